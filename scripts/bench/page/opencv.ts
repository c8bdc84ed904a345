/** The same work by OpenCV.js (WebAssembly), tile by tile, 8-bit RGB in its memory. */
import type { Contender, Picture, Prepared } from './contender';
import { type CvSteps, opencvSteps } from './opencv-steps';
import { script } from './scripts';

type Started = { readonly cv: OpenCv; readonly steps: CvSteps };

let starting: Promise<Started> | null = null;

/** In an object, because the module has a `then` that never comes to an end. */
function start(): Promise<Started> {
  starting ??= (async () => {
    await script('@techstark/opencv-js/dist/opencv.js');
    const { cv } = window as unknown as { cv: OpenCv };
    if (!cv.Mat)
      await new Promise<void>((resolve) => {
        cv.onRuntimeInitialized = resolve;
      });
    return { cv, steps: opencvSteps(cv) };
  })();
  return starting;
}

function matOf(cv: OpenCv, { width, height, rgba }: Picture): Mat {
  const mat = new cv.Mat(height, width, cv.CV_8UC3 as number);
  for (let i = 0, j = 0; i < rgba.length; i += 4, j += 3) mat.data.set(rgba.subarray(i, i + 3), j);
  return mat;
}

export const opencv: Contender = {
  async prepare({ nodes, tiles }, picture): Promise<Prepared | null> {
    const { cv, steps } = await start();
    const chosen = nodes.map((node) => steps[node.transform]);
    if (chosen.some((step) => step === undefined)) return null;
    const source = matOf(cv, picture);
    const results = Array.from({ length: tiles }, () => [new cv.Mat(), new cv.Mat()] as const);
    return {
      run() {
        for (const pair of results) {
          let from = source;
          nodes.forEach((node, i) => {
            const to = pair[i % 2]!;
            chosen[i]!(from, to, node.params);
            from = to;
          });
        }
      },
      release() {
        source.delete();
        for (const pair of results) for (const mat of pair) mat.delete();
      },
    };
  },
};

/** Version of the library, where it says so. */
export const opencvVersion = async (): Promise<string> =>
  /Version control:\s*(\S+)|OpenCV (\d\S*)/
    .exec((await start()).cv.getBuildInformation())?.[0]
    .split(/\s+/)
    .at(-1) ?? '';
