import { glsl } from '../../glsl/glsl';
import type { Size } from '../../math/box';
import { rint } from '../../math/round';
import { defineTransform, type FilterKernel, filterPass, Refusal, type Use } from '../define';
import { dimensions } from '../format';
import { choice, type Interval, interval, type ValuesOf } from '../params';

/** The boxes as they lie in the picture by then: the library lets those that are next to each other run together. */
type Draw = { boxes: readonly (readonly number[])[] };

const params = {
  scale: interval(
    [2, 3],
    { hard: [1, 1000], slider: [1, 15], step: 1, unit: 'px', int: true, scalar: 'one-to' },
    {
      en: 'Width, then height of the ellipse that sweeps the picture; nothing is drawn from in between.',
      ko: '훑는 타원의 너비와 높이. 그 사이에서 뽑는 값이 아님',
    },
  ),
  operation: choice<'dilation' | 'erosion'>(
    'dilation',
    [
      { value: 'dilation', label: { en: 'brightest: light grows', ko: '가장 밝은 값: 밝은 곳이 커짐' } },
      { value: 'erosion', label: { en: 'darkest: dark grows', ko: '가장 어두운 값: 어두운 곳이 커짐' } },
    ],
    { en: 'What each pixel takes from under the ellipse.', ko: '타원 아래에서 고르는 값' },
  ),
} as const;

type Swept = Use<ValuesOf<typeof params>, Draw>;

/** OpenCV's ellipse, row by row: how far below the middle, and from where to where around it. */
export function ellipse([width, height]: Interval): readonly (readonly [number, number, number])[] {
  const [across, down] = [Math.trunc(width / 2), Math.trunc(height / 2)];
  return Array.from({ length: height }, (_, row) => {
    const dy = row - down;
    const dx = down === 0 ? 0 : rint(across * Math.sqrt((down * down - dy * dy) * (1 / (down * down))));
    return [dy, Math.max(-dx, -across), Math.min(dx, width - 1 - across)];
  });
}

const sweep: FilterKernel<ValuesOf<typeof params>, Draw> = {
  kind: 'filter',
  border: 1,
  masks: true,
  reach: ({ params }) => Math.max(...params.scale),
  passes: [
    filterPass({
      stores: 'byte',
      uniforms: { rows: 'list', sign: 'float' },
      values: ({ params }: Swept) => ({
        rows: ellipse(params.scale),
        sign: params.operation === 'dilation' ? 1 : -1,
      }),
      // What lies outside the picture does not count.
      glsl: glsl`
vec3 most = vec3(-255.0);
for (int i = 0; i < rows.y; i++) {
  ivec3 row = ivec3(listed(rows, i).xyz);
  int y = at.y + row.x, last = min(at.x + row.z, size.x - 1);
  if (y < 0 || y >= size.y) continue;
  for (int x = max(at.x + row.y, 0); x <= last; x++) most = max(most, sign * tap(ivec2(x, y)));
}
return sign * most;
`,
    }),
  ],
};

type Edges = readonly [number, number, number, number];

/** Whole pixels, as the library finds them from parts of the sides: 32 bits at first, 64 after another step. */
function wholePixels([x1, y1, x2, y2]: Edges, { width, height }: Size, wide: boolean): Edges {
  const whole = (value: number, side: number): number => {
    const part = wide ? value / side : Math.fround(Math.fround(value) / side);
    return Math.min(side, Math.max(0, Math.trunc(part * side)));
  };
  return [whole(x1, width), whole(y1, height), whole(x2, width), whole(y2, height)];
}

const empty = ([x1, y1, x2, y2]: Edges): boolean => x1 >= x2 || y1 >= y2;

/**
 * The library sweeps the boxes of a picture as one solid: the ellipse's width goes down the picture, its height from box
 * to box in the order of the list.
 */
function swept(index: number, boxes: readonly Edges[], { params, input }: Swept): Edges | null {
  const grows = params.operation === 'dilation';
  let found: Edges | null = null;
  for (const [step, first, last] of ellipse(params.scale)) {
    const box = boxes[index + step];
    if (box === undefined || (grows && empty(box))) continue;
    const [x1, y1, x2, y2] = box;
    const next: Edges = grows
      ? [x1, Math.max(0, y1 - last), x2, Math.min(input.height, y2 - first)]
      : [x1, y1 === 0 ? 0 : y1 - first, x2, y2 === input.height ? y2 : y2 - last];
    const [low, high] = grows ? [Math.min, Math.max] : [Math.max, Math.min];
    found = found
      ? [low(found[0], next[0]), low(found[1], next[1]), high(found[2], next[2]), high(found[3], next[3])]
      : next;
  }
  return found === null || empty(found) ? null : found;
}

/** Beyond this the library's OpenCV gives up on boxes. */
const widest = 512;

export const Morphological = defineTransform({
  name: 'Morphological',
  category: 'blur',
  doc: {
    en: 'Makes light parts grow or shrink, in masks too: strokes get bolder or thinner.',
    ko: '밝은 부분을 키우거나 줄이기. 마스크도 함께 바뀌며, 획이 굵어지거나 가늘어짐',
  },
  note: {
    en: 'Boxes grow or shrink up and down only, and take in their neighbours in the list: a flaw of the library, shown as it is.',
    ko: '바운딩 박스는 위아래로만 커지거나 줄고, 목록에서 이웃한 박스와 섞임. 라이브러리의 결함을 그대로 보여 줌',
  },
  words: ['dilate', 'dilation', 'erode', 'erosion', 'morphology', 'bold', 'thin', '팽창', '침식', '모폴로지', '굵게'],
  p: 0.5,
  params,
  thumbnail: { scale: [5, 5] },
  sample(_, __, { boxes, width }): Draw {
    if (boxes.length > 0 && width > widest)
      throw new Refusal({
        en: `With boxes, the library cannot do this to pictures wider than ${widest} pixels.`,
        ko: `바운딩 박스가 있으면 너비 ${widest}픽셀이 넘는 이미지에서는 라이브러리가 오류를 냄`,
      });
    return { boxes: boxes.map(({ x1, y1, x2, y2 }) => [x1, y1, x2, y2]) };
  },
  caption: ({ params }) => dimensions(...params.scale),
  fix: ({ params }) => ({ nodes: [{ transform: 'Morphological', params }] }),
  kernel: () => sweep,
  labels: {
    box(box, use) {
      const boxes = use.draw.boxes as readonly Edges[];
      const index = boxes.findIndex((other) => other.every((edge, i) => edge === box[i]));
      if (index < 0) return box;
      const wide = use.keep?.wide === true;
      return swept(
        index,
        boxes.map((other) => wholePixels(other, use.input, wide)),
        use,
      );
    },
  },
});
