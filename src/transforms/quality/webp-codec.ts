/** libwebp, compiled to WebAssembly: a file of its own, which is fetched when a picture first goes through WebP. */
import decoder from '@jsquash/webp/codec/dec/webp_dec.js';
import decoderUrl from '@jsquash/webp/codec/dec/webp_dec.wasm?url';
import encoder from '@jsquash/webp/codec/enc/webp_enc_simd.js';
import encoderUrl from '@jsquash/webp/codec/enc/webp_enc_simd.wasm?url';
import { defaultOptions } from '@jsquash/webp/meta.js';
import { initEmscriptenModule } from '@jsquash/webp/utils.js';
import type { Size } from '../../math/box';

/** Saves RGBA as a lossy file of this quality, with the encoder's other settings at their defaults, and opens it again. */
export type Codec = (rgba: Uint8ClampedArray<ArrayBuffer>, size: Size, quality: number) => Uint8ClampedArray;

async function compiled(address: string): Promise<WebAssembly.Module> {
  // The worker was started from a blob, which addresses cannot be relative to.
  const response = await fetch(new URL(address, import.meta.url));
  if (!response.ok) throw new Error(`The WebP codec could not be fetched (${response.status}).`);
  return WebAssembly.compile(await response.arrayBuffer());
}

export async function openCodec(): Promise<Codec> {
  const modules = await Promise.all([compiled(encoderUrl), compiled(decoderUrl)]);
  const [{ encode }, { decode }] = await Promise.all([
    initEmscriptenModule(encoder, modules[0]),
    initEmscriptenModule(decoder, modules[1]),
  ]);
  return (rgba, { width, height }, quality) => {
    const file = encode(rgba, width, height, { ...defaultOptions, quality });
    const picture = file && decode(new Uint8Array(file));
    if (!picture)
      throw new Error(`The WebP codec refused a picture of ${width} x ${height} pixels at quality ${quality}.`);
    return picture.data;
  };
}
