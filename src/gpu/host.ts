/** The way of tiles to the CPU and back. */
import type { HostWork } from '../pipeline/plan/host';
import type { Spot } from './batch';
import { cellOrigin, cellsFor, sheetSize } from './cells';
import type { Tensors } from './tensors';

/** Where the tiles of the work are once it is done: on a sheet of their own. `spots` says where every tile is. */
export async function runHost(tensors: Tensors, { tasks }: HostWork, spots: readonly Spot[]): Promise<readonly Spot[]> {
  const sources = tasks.map(({ tile }) => spots[tile]!);
  const pictures = await pixelsOf(tensors, sources);
  const results: Uint8ClampedArray[] = [];
  for (const [i, task] of tasks.entries()) results.push(await task.run(pictures[i]!));
  if (tensors.lost) throw new Error('The WebGL context was lost.');
  const cells = cellsFor(sources, 1);
  const { width, height } = sheetSize(cells);
  const sheet = tensors.allocate(width, height, 'byte');
  return sources.map((from, i): Spot => {
    const [x, y] = cellOrigin(cells, i);
    const spot = { sheet, x, y, width: from.width, height: from.height };
    tensors.writeBytes(sheet, spot, results[i]!);
    return spot;
  });
}

/** RGBA of every spot, while the thread goes on. @throws if the context is lost meanwhile. */
async function pixelsOf(tensors: Tensors, spots: readonly Spot[]): Promise<readonly Uint8ClampedArray[]> {
  const { gl } = tensors;
  let length = 0;
  const parts = spots.map(({ width, height }) => {
    const part = { start: length, size: width * height * 4 };
    length += part.size;
    return part;
  });
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  gl.bufferData(gl.PIXEL_PACK_BUFFER, length, gl.STREAM_READ);
  spots.forEach(({ sheet, x, y, width, height }, i) => {
    tensors.attached(sheet, () => gl.readPixels(x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, parts[i]!.start));
  });
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  await tensors.settle();
  if (tensors.lost) throw new Error('The WebGL context was lost.');
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  const pixels = parts.map(({ start, size }) => {
    const data = new Uint8ClampedArray(size);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, start, data);
    return data;
  });
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  gl.deleteBuffer(buffer);
  return pixels;
}
