import { glsl } from '../../glsl/glsl';
import { radialLens } from '../../glsl/lens';
import { defineTransform, type Interpolation, map, type Use } from '../define';
import { decimal, parts } from '../format';
import { resampling } from '../geometric/parameters';
import { choice, type Interval, interval, type ValuesOf } from '../params';
import { remember } from '../remember';

/** Strength of the lens for a channel: what grows with the square of the radius, and with its fourth power. */
type Draw = { red: readonly number[]; blue: readonly number[] };

type Mode = 'green_purple' | 'red_blue' | 'random';

const params = {
  primary_distortion_limit: interval(
    [-0.02, 0.02],
    { hard: [-10, 10], slider: [-0.5, 0.5], step: 0.01 },
    {
      en: 'How far red and blue are bent: positive pulls them in, negative pushes them out.',
      ko: '빨강과 파랑을 휘는 정도. 양수는 안으로, 음수는 밖으로',
    },
  ),
  secondary_distortion_limit: interval(
    [-0.05, 0.05],
    { hard: [-10, 10], slider: [-0.5, 0.5], step: 0.01 },
    {
      en: 'How much more towards the corners; it always takes the sign of the first.',
      ko: '모서리 쪽에서 더 휘는 정도. 부호는 항상 위의 값을 따름',
    },
  ),
  mode: choice<Mode>(
    'green_purple',
    [
      { value: 'green_purple', label: { en: 'green and purple', ko: '초록과 보라' } },
      { value: 'red_blue', label: { en: 'red and blue', ko: '빨강과 파랑' } },
      { value: 'random', label: { en: 'either', ko: '무작위' } },
    ],
    {
      en: 'Colour of the fringes: red and blue go the same way, opposite ways, or as it comes.',
      ko: '테두리의 색. 빨강과 파랑이 같은 쪽, 반대쪽, 또는 되는대로 벗어남',
    },
  ),
  interpolation: resampling.interpolation,
} as const;

const matched = (sign: number, value: number): number => (sign * value < 0 ? -value : value);
const opposed = (sign: number, value: number): number => (sign * value > 0 ? -value : value);

const kernel = remember((interpolation: Interpolation) =>
  map({
    interpolation: { image: interpolation, mask: interpolation },
    border: 1,
    fill: () => [0, 0, 0],
    apart: true,
    masks: false,
    uses: [radialLens],
    uniforms: { red: 'vec2', blue: 'vec2' },
    values: ({ draw }: Use<ValuesOf<typeof params>, Draw>) => ({ red: draw.red, blue: draw.blue }),
    glsl: glsl`
vec2 p = vec2(at), unit = vec2(size);
vec2 d = p - 0.5 * unit;
return mat3x2(p + bentBy(d, unit, red), p, p + bentBy(d, unit, blue));
`,
  }),
);

const pinned = ([low, high]: Interval): boolean => low === high;

export const ChromaticAberration = defineTransform({
  name: 'ChromaticAberration',
  category: 'color',
  doc: {
    en: 'Fringes of colour, as a lens makes that bends each colour otherwise.',
    ko: '색마다 다르게 휘는 렌즈처럼 가장자리에 색 번짐 만들기',
  },
  words: ['lens', 'fringe', 'fringing', 'purple', 'dispersion', 'rgb split', '색수차', '색 번짐', '렌즈', '보라'],
  p: 0.5,
  params,
  thumbnail: { primary_distortion_limit: [0.3, 0.3], secondary_distortion_limit: [0.2, 0.2], mode: 'red_blue' },
  sample(params, draws): Draw {
    const drawn = (channel: number): readonly [number, number] => {
      const primary = draws.uniform('primary_distortion_limit', params.primary_distortion_limit, channel);
      const secondary = draws.uniform('secondary_distortion_limit', params.secondary_distortion_limit, channel);
      return [primary, matched(primary, secondary)];
    };
    const [red, blue] = [drawn(0), drawn(1)];
    if (params.mode === 'random') return { red, blue };
    const follow = params.mode === 'green_purple' ? matched : opposed;
    return { red, blue: [follow(red[0], blue[0]), follow(red[1], blue[1])] };
  },
  caption({ draw }) {
    const shown = (name: string, [primary, secondary]: readonly number[]): string =>
      `${name} ${decimal(primary!, 3)} ${decimal(secondary!, 3)}`;
    return parts(shown('R', draw.red), shown('B', draw.blue));
  },
  fix: ({ params }) => ({
    nodes: [{ transform: 'ChromaticAberration', params }],
    ...(!(pinned(params.primary_distortion_limit) && pinned(params.secondary_distortion_limit)) && {
      random: { en: 'How far red and blue are bent stays random.', ko: '빨강과 파랑이 휘는 정도는 무작위로 남음' },
    }),
  }),
  kernel: (params) => kernel(params.interpolation),
});
