import { expect, test } from 'vitest';
import { shortRenderer } from './renderer';

test.each([
  ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', 'Apple M2'],
  ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)', 'NVIDIA GeForce RTX 3060'],
  ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)', 'Mesa Intel UHD Graphics 620'],
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', 'SwiftShader'],
  ['Mozilla', 'Mozilla'],
  ['Adreno (TM) 640', 'Adreno 640'],
])('%s', (full, short) => {
  expect(shortRenderer(full)).toBe(short);
});
