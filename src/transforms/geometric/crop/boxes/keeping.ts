/** Crops that mind the boxes: the one around them all, and windows that keep it. */
import { type Box, boundingBox, corners, type Size } from '../../../../math/box';
import type { Draws } from '../../../../math/random';
import { clamp } from '../../../../math/round';
import type { Scene } from '../../../define';
import { number } from '../../../params';
import { type Window, windowAt } from '../window';

export const erosionRate = number(
  0,
  { hard: [0, 1], slider: [0, 1], step: 0.01 },
  {
    en: 'How much of the area around all boxes may be lost; 1 forgets the boxes. A single box is kept whole below 1.',
    ko: '모든 박스를 감싸는 영역 중 잃어도 되는 비율. 1이면 박스를 무시하고, 박스가 하나면 1 미만에서는 온전히 지킴',
  },
);

/** Thinner than this (as a part of the picture) counts as nothing. */
const vanished = 1e-6;

/** The area that must be kept, as parts of the picture; null where there is none. One box is never eroded. */
function union({ boxes, width, height }: Scene, erosion: number): Box | null {
  if (boxes.length === 0 || erosion === 1) return null;
  const all = boundingBox(boxes.flatMap(corners));
  const inside: Box = { x1: all.x1 / width, y1: all.y1 / height, x2: all.x2 / width, y2: all.y2 / height };
  if (boxes.length === 1) return inside;
  const lost = { x: ((inside.x2 - inside.x1) * erosion) / 2, y: ((inside.y2 - inside.y1) * erosion) / 2 };
  const kept = { x1: inside.x1 + lost.x, y1: inside.y1 + lost.y, x2: inside.x2 - lost.x, y2: inside.y2 - lost.y };
  return kept.x2 - kept.x1 < vanished || kept.y2 - kept.y1 < vanished ? null : kept;
}

/** A piece with the picture's own proportions, somewhere. */
function anywhere(erosion: number, draws: Draws, input: Size): Window {
  const least = Math.trunc(input.height * (1 - erosion));
  const height = least >= input.height ? input.height : draws.int('height', [least, input.height]);
  const width = Math.trunc((height * input.width) / input.height);
  return windowAt({ width, height }, [draws.unit('position', 0), draws.unit('position', 1)], input);
}

/** A window that keeps the boxes, as far as the erosion asks for it; may come out empty. */
export function safeWindow(erosion: number, draws: Draws, scene: Scene): Window {
  const kept = union(scene, erosion);
  if (kept === null) return anywhere(erosion, draws, scene);
  const [x1, y1] = [clamp(kept.x1, 0, 1), clamp(kept.y1, 0, 1)];
  const [x2, y2] = [clamp(kept.x2, x1, 1), clamp(kept.y2, y1, 1)];
  const left = Math.trunc(x1 * draws.unit('left') * scene.width);
  const top = Math.trunc(y1 * draws.unit('top') * scene.height);
  const right = Math.trunc((x2 + (1 - x2) * draws.unit('right')) * scene.width);
  const bottom = Math.trunc((y2 + (1 - y2) * draws.unit('bottom')) * scene.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
