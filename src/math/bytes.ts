/** Bytes by their index; `Uint8Array.from` takes several times as long, and tables are made for every tile of every frame. */
export function bytesOf(length: number, byte: (index: number) => number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = byte(i);
  return bytes;
}
