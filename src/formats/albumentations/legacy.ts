/** Arguments of Albumentations 1.x under the names and in the units of 2.0.8. */
import type { Json, Text } from '../../math/text';
import type { JsonObject } from '../imported';
import { imgaugRules } from './legacy-imgaug';
import { type Arguments, type Rule, rules } from './legacy-rules';

export interface Upgraded {
  readonly name: string;
  readonly args: JsonObject;
  /** Each change, short: `value → fill`. */
  readonly changes: readonly string[];
  /** Where the two versions differ in a way that no argument expresses. */
  readonly differs: readonly Text[];
}

const all: { readonly [name: string]: Rule } = { ...rules, ...imgaugRules };

/** What became of a class; nothing where it is as it was. */
export const ruleOf = (name: string): Rule => (Object.hasOwn(all, name) ? all[name]! : {});

/**
 * Rewrites the arguments of one transform. `ownDefaults` fills in 1.3's defaults first, where they are not 2.0.8's:
 * versions 1.4 and later may already have had the new ones.
 */
export function upgrade(name: string, old: JsonObject, ownDefaults: boolean): Upgraded {
  const rule = ruleOf(name);
  const args: Arguments = new Map(Object.entries(old));
  const changes: string[] = [];
  const differs: Text[] = [];

  if (ownDefaults) {
    for (const [argument, value] of Object.entries(rule.defaults ?? {})) {
      if (args.has(argument)) continue;
      args.set(argument, value);
      changes.push(`${argument} = ${JSON.stringify(value)}`);
    }
  }
  for (const [from, to] of Object.entries(rule.rename ?? {})) {
    const value = take(args, from);
    if (value === undefined) continue;
    changes.push(`${from} → ${to}`);
    if (!args.has(to)) args.set(to, value === null && !keepsNull.has(from) ? 0 : value);
  }
  for (const [to, [from, until]] of Object.entries(rule.pairs ?? {})) {
    const [low, high] = [take(args, from), take(args, until)];
    if (low === undefined && high === undefined) continue;
    changes.push(`${from}, ${until} → ${to}`);
    // 1.3 takes a missing or null lower end for "the same as the upper one", and the other way round.
    if (!args.has(to)) args.set(to, low == null && high == null ? null : [low ?? high!, high ?? low!]);
  }
  for (const argument of rule.drop ?? []) if (take(args, argument) != null) changes.push(`${argument} → –`);
  rule.convert?.(args, { changed: (text) => changes.push(text), differs: (text) => differs.push(text) });
  if (rule.name !== undefined) changes.unshift(`${name} → ${rule.name}`);
  return { name: rule.name ?? name, args: Object.fromEntries(args), changes, differs };
}

/** Arguments for which null says "leave the masks alone" in both versions; elsewhere it says black. */
const keepsNull: ReadonlySet<string> = new Set(['mask_fill_value']);

function take(args: Arguments, name: string): Json | undefined {
  const value = args.get(name);
  args.delete(name);
  return value;
}
