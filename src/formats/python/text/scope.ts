/** What the variables of a text stand for, as far as that can be told without running it. */
import type { SyntaxNode } from '@lezer/common';
import { Refused, type Source, type Value } from './syntax';

/** The function or class that a node is in; null at the top of the text. */
function ownerOf(node: SyntaxNode): SyntaxNode | null {
  let at = node.parent;
  while (at && at.name !== 'FunctionDefinition' && at.name !== 'ClassDefinition') at = at.parent;
  return at;
}

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
};

const nameOf = (source: Source, owner: SyntaxNode): string => {
  const name = owner.getChild('VariableName');
  return name ? source.of(name) : '';
};

/** Where an owner starts, 0 for the text itself: what tells it from others. */
type Owner = number;
/** Null where a variable is given more than one value, or changed: which counts is for Python to know. */
type Variables = Map<string, Value | null>;

/** Methods that change a list in place. */
const changing = /^(.+)\.(?:append|extend|insert|pop|remove|clear|reverse|sort|update)$/;

/** Null where it is no value: what a pipeline does not need may be anything. */
function readIn(source: Source, node: SyntaxNode): Value | null {
  try {
    return source.value(node);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function variablesOf(source: Source): ReadonlyMap<Owner, Variables> {
  const all = new Map<Owner, Variables>();
  const give = (owner: SyntaxNode | null, name: string, value: Value | null): void => {
    const at = owner ? owner.from + 1 : 0;
    const own: Variables = all.get(at) ?? new Map<string, Value | null>();
    all.set(at, own.set(name, own.has(name) ? null : value));
    // A class's own are reached through its name.
    if (owner?.name === 'ClassDefinition') give(ownerOf(owner), `${nameOf(source, owner)}.${name}`, value);
  };
  const read = (node: SyntaxNode): Value | null => readIn(source, node);
  /** Changed in place: by the function that does it or by one around, whichever has the variable. */
  const changed: (readonly [SyntaxNode, string])[] = [];
  const cursor = source.tree.cursor();
  do {
    const { node } = cursor;
    if (node.name === 'AssignStatement') {
      // With or without the type that some write between.
      const parts = childrenOf(node).filter(({ name }) => name !== 'TypeDef');
      const [target, ...rest] = parts;
      const plain = target?.name === 'VariableName' && rest.length === 2 && rest[0]?.name === 'AssignOp';
      const name = target && source.name(target);
      if (plain && rest[1]) give(ownerOf(node), source.of(target), read(rest[1]));
      else if (target?.name === 'VariableName')
        for (const [name, value] of several(parts)) give(ownerOf(node), source.of(name), value && read(value));
      // A member, of `self` mostly, is the same in every method.
      else if (name) give(null, name, rest.length === 2 && rest[1] ? read(rest[1]) : null);
    } else if (node.name === 'UpdateStatement') {
      const target = node.firstChild && source.name(node.firstChild);
      if (target) changed.push([node, target]);
    } else if (node.name === 'ForStatement') {
      // One value after the other.
      for (const name of node.getChildren('VariableName')) give(ownerOf(node), source.of(name), null);
    } else if (node.name === 'CallExpression') {
      const callee = node.firstChild && source.name(node.firstChild);
      const name = callee ? changing.exec(callee)?.[1] : undefined;
      if (name) changed.push([node, name]);
    }
  } while (cursor.next());
  for (const [node, name] of changed) {
    let owner = ownerOf(node);
    while (owner && !all.get(owner.from + 1)?.has(name)) owner = ownerOf(owner);
    const variables = all.get(owner ? owner.from + 1 : 0);
    if (variables?.has(name)) variables.set(name, null);
  }
  return all;
}

/** `a, b = 1, 2`: each target with its value, or with none where they do not pair up. */
function several(parts: readonly SyntaxNode[]): readonly (readonly [SyntaxNode, SyntaxNode | null])[] {
  const equals = parts.findIndex(({ name }) => name === 'AssignOp');
  const named = ({ name }: SyntaxNode): boolean => name !== ',';
  const targets = parts.slice(0, equals).filter(named);
  const values = parts.slice(equals + 1).filter(named);
  return targets
    .filter(({ name }) => name === 'VariableName')
    .map((target) => [target, targets.length === values.length ? values[targets.indexOf(target)]! : null]);
}

/** Parameters of a function, with what they are without an argument where that is said. */
function parametersOf(source: Source, owner: SyntaxNode): Variables {
  const list = owner.getChild('ParamList');
  const parts = list ? childrenOf(list).filter(({ name }) => name !== 'TypeDef') : [];
  const parameters: Variables = new Map();
  parts.forEach((part, index) => {
    if (part.name !== 'VariableName' || parts[index - 1]?.name === 'AssignOp') return;
    const value = parts[index + 1]?.name === 'AssignOp' ? parts[index + 2] : undefined;
    parameters.set(source.of(part), value ? readIn(source, value) : null);
  });
  return parameters;
}

/**
 * What names stand for at a place: of the functions around it first, then of the text, then of whatever other function is the
 * only one with such a variable.
 */
export function scopeAt(source: Source, place: SyntaxNode): ReadonlyMap<string, Value> {
  const all = variablesOf(source);
  const seen: Variables = new Map();
  const add = (variables: Variables | undefined): void => {
    for (const [name, value] of variables ?? []) if (!seen.has(name)) seen.set(name, value);
  };
  for (let owner = ownerOf(place); owner; owner = ownerOf(owner)) {
    add(all.get(owner.from + 1));
    if (owner.name === 'FunctionDefinition') add(parametersOf(source, owner));
  }
  add(all.get(0));
  const elsewhere: Variables = new Map();
  for (const variables of all.values())
    for (const [name, value] of variables) elsewhere.set(name, elsewhere.has(name) ? null : value);
  add(elsewhere);
  return new Map([...seen].flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}
