import { describe, expect, it } from 'vitest';
import { isSoftware, withRows } from './rows';

const body = 'out vec4 c;\nvoid main() { c = row[7] + row[2].xxyy + row[7] + row[12]; }\n';

describe('numbers of a tile', () => {
  it('are a block of the pixels’ shader on a GPU', () => {
    const { vertex, fragment } = withRows(body, 0);
    expect(fragment).toContain('uniform Row { vec4 row[13]; };');
    expect(fragment).toContain(body);
    expect(vertex).not.toContain('flat');
  });

  it('go through the vertex shader on a software renderer, each once', () => {
    const { vertex, fragment } = withRows(body, 30);
    expect(fragment).toContain('c = carried7 + carried2.xxyy + carried7 + carried12;');
    expect(fragment).not.toContain('row[');
    for (const i of [2, 7, 12]) {
      expect(vertex).toContain(`carried${i} = row[${i}];`);
      expect(fragment.split(`flat in vec4 carried${i};`)).toHaveLength(2);
    }
  });

  it('that are too many for varyings stay in the block', () => {
    const { vertex, fragment } = withRows(body, 2);
    expect(fragment).toContain('c = carried7 + carried2.xxyy + carried7 + row[12];');
    const block = 'uniform Row { vec4 row[13]; };';
    expect(vertex).toContain(block);
    expect(fragment).toContain(block);
  });

  it('need no block where there are none', () => {
    const { vertex, fragment } = withRows('void main() {}', 30);
    expect(vertex + fragment).not.toContain('Row');
  });

  it('knows renderers without a GPU', () => {
    expect(isSoftware('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)')).toBe(true);
    expect(isSoftware('llvmpipe (LLVM 15.0.7, 256 bits)')).toBe(true);
    expect(isSoftware('ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)')).toBe(true);
    expect(isSoftware('ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11)')).toBe(false);
    expect(isSoftware('Apple M2')).toBe(false);
  });
});
