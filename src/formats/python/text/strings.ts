/** Python's string literals without what runs code or needs bytes. */

const escapes: { readonly [character: string]: string } = {
  ...{ n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '0': '\0', a: '\x07', b: '\b', f: '\f', v: '\v' },
};

/** The text of a literal; null for bytes and for escapes that are none. */
export function stringOf(literal: string): string | null {
  const parts = /^([rRuU]?)("""|'''|"|')([\s\S]*)\2$/.exec(literal);
  if (!parts) return null;
  const inside = parts[3]!;
  if (parts[1]?.toLowerCase() === 'r') return inside;
  let known = true;
  const text = inside.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(\n)|([\s\S]))/g,
    (_, hex?: string, wide?: string, newline?: string, character?: string) => {
      if (hex ?? wide) return String.fromCharCode(Number.parseInt((hex ?? wide)!, 16));
      if (newline) return '';
      if (character !== undefined && Object.hasOwn(escapes, character)) return escapes[character]!;
      known = false;
      return '';
    },
  );
  return known ? text : null;
}
