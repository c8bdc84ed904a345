import { type GlslModule, glsl } from '../../../glsl/glsl';
import { defineTransform, point } from '../../define';
import { choice, flag } from '../../params';
import { countChannels, countOne, cumulated, lookUpChannels, tableOf } from './histogram';

type Mode = 'cv' | 'pil';

/** OpenCV's YCrCb of bytes: 14-bit weights. */
const ycrcb: GlslModule = {
  name: 'ycrcb',
  source: glsl`
int lumaOf(ivec3 c) { return (4899 * c.r + 9617 * c.g + 1868 * c.b + 8192) >> 14; }
vec3 withLuma(ivec3 c, int y) {
  int old = lumaOf(c);
  int cr = clamp(((c.r - old) * 11682 + 2105344) >> 14, 0, 255) - 128;
  int cb = clamp(((c.b - old) * 9241 + 2105344) >> 14, 0, 255) - 128;
  ivec3 shift = ivec3(22987 * cr, -11698 * cr - 5636 * cb, 29049 * cb) + 8192;
  return vec3(clamp(y + (shift >> 14), 0, 255));
}
`,
};

const tables = {
  /** A picture of one level keeps it; otherwise the least level becomes black. */
  cv: glsl`
vec3 least = countsUpTo(levelReaching(vec3(1.0)));
vec3 total = countsUpTo(ivec3(255));
vec3 sum = max(countsUpTo(at.xxx) - least, 0.0);
uvec3 rest = uvec3(total - least);
vec3 scale = vec3(quotient(255u, rest.r), quotient(255u, rest.g), quotient(255u, rest.b));
return vec4(mix(roundEven(sum * scale), vec3(at.x), equal(total, least)), 0.0);
`,
  pil: glsl`
ivec3 total = ivec3(countsUpTo(ivec3(255)));
ivec3 last = total - ivec3(countsUpTo(levelReaching(vec3(total)) - 1));
ivec3 each = (total - last) / 255;
ivec3 level = min((ivec3(countsUpTo(at.xxx)) + each / 2) / max(each, 1), 255);
return vec4(mix(vec3(level), vec3(at.x), equal(each, ivec3(0))), 0.0);
`,
};

const countLuma = countOne({ uses: [ycrcb], glsl: glsl`return vec3(lumaOf(ivec3(c)));` });

const plain = { uniforms: {}, values: () => ({}) } as const;

const byChannels = (mode: Mode) =>
  point({ ...plain, statistic: [countChannels, cumulated, tableOf(tables[mode])], glsl: lookUpChannels });

const byLuma = (mode: Mode) =>
  point({
    ...{ ...plain, uses: [ycrcb], statistic: [countLuma, cumulated, tableOf(tables[mode])] },
    glsl: glsl`return withLuma(ivec3(c), int(measured(lumaOf(ivec3(c)), 0).r));`,
  });

const kernels = {
  cv: { channels: byChannels('cv'), luma: byLuma('cv') },
  pil: { channels: byChannels('pil'), luma: byLuma('pil') },
} as const;

export const Equalize = defineTransform({
  name: 'Equalize',
  category: 'color',
  doc: {
    en: 'Spreads the levels so that all are about equally frequent.',
    ko: '모든 밝기가 고르게 쓰이도록 히스토그램 펼치기',
  },
  note: {
    en: 'The library’s mask, which limits what is counted, is code and so not offered here.',
    ko: '집계 범위를 제한하는 mask는 코드로만 줄 수 있어 여기서는 다루지 않음',
  },
  words: ['histogram equalization', 'contrast', 'pillow', 'YCrCb', '히스토그램', '평활화', '균등화', '대비'],
  p: 0.5,
  params: {
    mode: choice<Mode>(
      'cv',
      [
        { value: 'cv', label: { en: 'as OpenCV', ko: 'OpenCV 방식' } },
        { value: 'pil', label: { en: 'as Pillow', ko: 'Pillow 방식' } },
      ],
      { en: 'Whose rounding to use; they differ by a level or two.', ko: '계산 방식. 결과는 한두 단계만 차이 남' },
    ),
    by_channels: flag(true, {
      en: 'Each channel by itself, which shifts colours; off, brightness alone.',
      ko: '켜면 채널마다 따로 처리해 색이 변함. 끄면 밝기만',
    }),
  },
  sample: () => ({}),
  caption: ({ params }) => `${params.mode}, ${params.by_channels ? 'R G B' : 'Y'}`,
  fix: ({ params }) => ({ nodes: [{ transform: 'Equalize', params }] }),
  kernel: ({ mode, by_channels }) => kernels[mode][by_channels ? 'channels' : 'luma'],
});
