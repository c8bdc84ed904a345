/** A pipeline, its seed and grid in the part of a link that never leaves the browser. */
import type { Text } from '../math/text';
import { transformNamed } from '../transforms/index';
import { type Imported, type Lookup, limitNotes } from './imported';
import { parseJson } from './parse';
import { readPlayground, type Shared, writePlayground } from './playground';

/** `#p1=`: the 1 counts versions of this encoding, not of what is encoded. */
const prefix = '#p1=';
const longestLink = 256 * 1024;
const mostBytes = 256 * 1024;

/** Whether the hash holds a pipeline, of this version or another. */
export const isLink = (hash: string): boolean => /^#p\d+=/.test(hash);

/** The hash of a link that opens the same editor elsewhere. */
export async function writeLink(shared: Shared): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(writePlayground(shared)));
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return prefix + toBase64Url(new Uint8Array(await new Response(packed).arrayBuffer()));
}

/** Reads `location.hash`. */
export async function readLink(hash: string, lookup: Lookup = transformNamed): Promise<Imported> {
  if (!hash.startsWith(prefix)) return { ok: false, error: isLink(hash) ? texts.newer : texts.foreign };
  if (hash.length > longestLink) return { ok: false, error: texts.tooLong };
  const bytes = fromBase64Url(hash.slice(prefix.length));
  if (bytes === null) return { ok: false, error: texts.damaged };
  const text = await inflate(bytes);
  if (typeof text !== 'string') return { ok: false, error: text };
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, error: texts.damaged };
  const result = readPlayground(parsed.json, 'link', lookup);
  return result.ok ? { ...result, notes: limitNotes(result.notes) } : result;
}

const texts = {
  foreign: { en: 'the link holds no pipeline', ko: '링크에 파이프라인이 없습니다' },
  newer: { en: 'the link is of another version of this page', ko: '이 페이지와 버전이 다른 링크입니다' },
  tooLong: { en: 'the link is too long', ko: '링크가 너무 깁니다' },
  damaged: { en: 'the link is cut off or damaged', ko: '링크가 잘렸거나 손상되었습니다' },
} satisfies { readonly [name: string]: Text };

/** Stops at the cap: a short link may inflate to a thousand times its length. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string | Text> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let count = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      count += value.length;
      if (count > mostBytes) {
        await reader.cancel();
        return texts.tooLong;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return texts.damaged;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null;
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
}
