/** Transforms by OpenCV.js, as its users would write them; draws from the middle of the default ranges. */
import type { Params } from '../../../src/transforms/params';
import { between, several } from './contender';

export type CvStep = (from: Mat, to: Mat, params: Params) => void;
export type CvSteps = Readonly<Record<string, CvStep | undefined>>;

type Call = (...args: readonly unknown[]) => unknown;

/** Steps that this build of OpenCV.js has the functions for. */
export function opencvSteps(cv: OpenCv): CvSteps {
  const call = (name: string): Call => cv[name] as Call;
  const code = (name: string): number => cv[name] as number;
  const size = (width: number, height: number): object => new cv.Size(width, height);
  const anywhere = new cv.Point(-1, -1);

  /** Frees what a step made on its way. */
  const scratch = <T>(work: (make: (rows?: number, columns?: number, type?: number) => Mat) => T): T => {
    const made: Mat[] = [];
    const make = (rows?: number, columns?: number, type?: number): Mat => {
      const mat = rows === undefined ? new cv.Mat() : new cv.Mat(rows, columns, type);
      made.push(mat);
      return mat;
    };
    try {
      return work(make);
    } finally {
      for (const mat of made) mat.delete();
    }
  };

  const matrix = (rows: number, columns: number, values: readonly number[], type = code('CV_32F')): Mat =>
    cv.matFromArray(rows, columns, type, values);

  const lookUp =
    (level: (value: number, channel: number, draws: readonly number[]) => number, low: number, high: number): CvStep =>
    (from, to) => {
      const draws = several(3, low, high);
      const values = Array.from({ length: 768 }, (_, i) => level(Math.floor(i / 3), i % 3, draws));
      const table = matrix(
        1,
        256,
        values.map((value) => Math.max(0, Math.min(255, Math.round(value)))),
        code('CV_8UC3'),
      );
      call('LUT')(from, table, to);
      table.delete();
    };

  const warp = (from: Mat, to: Mat, angle: number, scale: number, shift: number): void => {
    const centre = new cv.Point(from.cols / 2 - 0.5, from.rows / 2 - 0.5);
    const turn = call('getRotationMatrix2D')(centre, angle, scale) as Mat & { data64F: Float64Array };
    turn.data64F[2]! += shift * from.cols;
    call('warpAffine')(from, to, turn, size(from.cols, from.rows), code('INTER_LINEAR'), code('BORDER_CONSTANT'));
    turn.delete();
  };

  const filtered =
    (kernel: () => readonly number[]): CvStep =>
    (from, to) => {
      const values = kernel();
      const side = Math.sqrt(values.length);
      const weights = matrix(side, side, values);
      call('filter2D')(from, to, -1, weights, anywhere, 0, code('BORDER_REFLECT_101'));
      weights.delete();
    };

  const channels = (from: Mat, to: Mat, change: (planes: MatVector) => void): void => {
    const planes = new cv.MatVector();
    call('split')(from, planes);
    change(planes);
    call('merge')(planes, to);
    planes.delete();
  };

  /** Changes some planes of a vector in place. */
  const eachPlane = (planes: MatVector, indices: readonly number[], change: (plane: Mat, into: Mat) => void): void => {
    for (const index of indices) {
      const plane = planes.get(index);
      const into = new cv.Mat();
      change(plane, into);
      planes.set(index, into);
      plane.delete();
      into.delete();
    }
  };

  const remapped = (from: Mat, to: Mat, fill: (x: Float32Array, y: Float32Array) => void): void =>
    scratch((make) => {
      const [x, y] = [0, 1].map(() => make(from.rows, from.cols, code('CV_32FC1')));
      fill(x!.data32F, y!.data32F);
      call('remap')(from, to, x, y, code('INTER_LINEAR'), code('BORDER_CONSTANT'));
    });

  const odd = (low: number, high: number): number => 2 * Math.round((between(low, high) - 1) / 2) + 1;

  const steps: Record<string, CvStep> = {
    HorizontalFlip: (from, to) => call('flip')(from, to, 1),
    VerticalFlip: (from, to) => call('flip')(from, to, 0),
    Transpose: (from, to) => call('transpose')(from, to),
    RandomRotate90: (from, to) => call('rotate')(from, to, code('ROTATE_90_CLOCKWISE')),
    Affine: (from, to) => warp(from, to, between(-30, 30), between(0.8, 1.2), 0),
    Rotate: (from, to) => warp(from, to, between(-90, 90), 1, 0),
    SafeRotate: (from, to) => warp(from, to, between(-90, 90), 0.8, 0),
    ShiftScaleRotate: (from, to) => warp(from, to, between(-45, 45), between(0.9, 1.1), between(-0.06, 0.06)),
    Perspective: (from, to) => {
      const [w, h] = [from.cols, from.rows];
      const moved = several(8, 0, 0.1).map(
        (part, i) => ([0, 0, 1, 0, 1, 1, 0, 1][i]! ? 1 - part : part) * (i % 2 ? h : w),
      );
      const corners = matrix(4, 1, moved, code('CV_32FC2'));
      const square = matrix(4, 1, [0, 0, w, 0, w, h, 0, h], code('CV_32FC2'));
      const turn = call('getPerspectiveTransform')(corners, square) as Mat;
      call('warpPerspective')(from, to, turn, size(w, h), code('INTER_LINEAR'), code('BORDER_CONSTANT'));
      for (const mat of [corners, square, turn]) mat.delete();
    },
    Resize: (from, to, params) =>
      call('resize')(from, to, size(Number(params.width), Number(params.height)), 0, 0, code('INTER_LINEAR')),
    Downscale: (from, to) =>
      scratch((make) => {
        const small = make();
        call('resize')(from, small, size(from.cols / 4, from.rows / 4), 0, 0, code('INTER_NEAREST'));
        call('resize')(small, to, size(from.cols, from.rows), 0, 0, code('INTER_NEAREST'));
      }),
    RandomBrightnessContrast: (from, to) => from.convertTo(to, -1, between(0.8, 1.2), between(-51, 51)),
    RandomGamma: lookUp((value, _, [gamma]) => 255 * (value / 255) ** gamma!, 0.8, 1.2),
    Posterize: lookUp((value) => value & 0xf0, 0, 1),
    Solarize: lookUp((value) => (value >= 128 ? 255 - value : value), 0, 1),
    RGBShift: lookUp((value, channel, shifts) => value + shifts[channel]!, -20, 20),
    InvertImg: (from, to) => call('bitwise_not')(from, to),
    ToGray: (from, to) =>
      scratch((make) => {
        const grey = make();
        call('cvtColor')(from, grey, code('COLOR_RGB2GRAY'));
        call('cvtColor')(grey, to, code('COLOR_GRAY2RGB'));
      }),
    ToSepia: (from, to) => {
      const weights = matrix(3, 3, [0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131]);
      call('transform')(from, to, weights);
      weights.delete();
    },
    ChannelShuffle: (from, to) =>
      channels(from, to, (planes) => {
        const [red, green] = [planes.get(0), planes.get(1)];
        planes.set(0, green);
        planes.set(1, red);
        red.delete();
        green.delete();
      }),
    HueSaturationValue: (from, to, params) =>
      scratch((make) => {
        const [hsv, moved] = [make(), make()];
        call('cvtColor')(from, hsv, code('COLOR_RGB2HSV'));
        lookUp((value, channel, by) => (channel === 0 ? (value + by[0]! + 180) % 180 : value + by[channel]!), -20, 20)(
          hsv,
          moved,
          params,
        );
        call('cvtColor')(moved, to, code('COLOR_HSV2RGB'));
      }),
    Equalize: (from, to) =>
      channels(from, to, (planes) => eachPlane(planes, [0, 1, 2], (plane, into) => call('equalizeHist')(plane, into))),
    CLAHE: (from, to) =>
      scratch((make) => {
        const [lab, equal] = [make(), make()];
        const clahe = new cv.CLAHE(between(1, 4), size(8, 8));
        call('cvtColor')(from, lab, code('COLOR_RGB2Lab'));
        channels(lab, equal, (planes) => eachPlane(planes, [0], (plane, into) => clahe.apply(plane, into)));
        call('cvtColor')(equal, to, code('COLOR_Lab2RGB'));
        clahe.delete();
      }),
    Blur: (from, to) => {
      const side = odd(3, 7);
      call('blur')(from, to, size(side, side), anywhere, code('BORDER_REFLECT_101'));
    },
    GaussianBlur: (from, to) => {
      const sigma = between(0.5, 3);
      call('GaussianBlur')(from, to, size(0, 0), sigma, sigma, code('BORDER_REFLECT_101'));
    },
    MedianBlur: (from, to) => call('medianBlur')(from, to, odd(3, 7)),
    MotionBlur: filtered(() => Array.from({ length: 49 }, (_, i) => (i % 8 === 0 ? 1 / 7 : 0))),
    Sharpen: filtered(() => [-0.3, -0.3, -0.3, -0.3, between(3.2, 3.8), -0.3, -0.3, -0.3, -0.3]),
    Emboss: filtered(() => [-0.4, -0.4, 0, -0.4, 1, 0.4, 0, 0.4, 0.4]),
    Morphological: (from, to) => {
      const side = Math.round(between(2, 3));
      const kernel = cv.Mat.ones(side, side, code('CV_8U'));
      call('dilate')(from, to, kernel, anywhere, 1);
      kernel.delete();
    },
    GaussNoise: (from, to) =>
      scratch((make) => {
        const noise = make(from.rows, from.cols, code('CV_32FC3'));
        const [mean, deviation] = [matrix(3, 1, [0, 0, 0]), matrix(3, 1, several(3, 13, 38))];
        call('randn')(noise, mean, deviation);
        call('add')(from, noise, to, new cv.Mat(), code('CV_8U'));
        for (const mat of [mean, deviation]) mat.delete();
      }),
    CoarseDropout: (from, to) => {
      (from as Mat & { copyTo(to: Mat): void }).copyTo(to);
      for (let hole = Math.round(between(2, 8)); hole > 0; hole--) {
        const [w, h] = several(2, 0.1, 0.2);
        const [width, height] = [Math.round(w! * from.cols), Math.round(h! * from.rows)];
        const [x, y] = [between(0, from.cols - width), between(0, from.rows - height)].map(Math.floor);
        const part = to.roi(new cv.Rect(x!, y!, width, height));
        part.setTo([0, 0, 0, 0]);
        part.delete();
      }
    },
    ElasticTransform: (from, to, params) =>
      scratch((make) => {
        const [zero, one] = [matrix(1, 1, [0]), matrix(1, 1, [1])];
        const [x, y] = [0, 1].map(() => {
          const [noise, smooth] = [make(from.rows, from.cols, code('CV_32FC1')), make()];
          call('randn')(noise, zero, one);
          call('GaussianBlur')(noise, smooth, size(0, 0), Number(params.sigma), 0, code('BORDER_REFLECT_101'));
          return smooth;
        });
        const alpha = Number(params.alpha);
        const place = (field: Float32Array, start: (i: number) => number): void => {
          for (let i = 0; i < field.length; i++) field[i] = alpha * field[i]! + start(i);
        };
        place(x!.data32F, (i) => i % from.cols);
        place(y!.data32F, (i) => Math.floor(i / from.cols));
        call('remap')(from, to, x, y, code('INTER_LINEAR'), code('BORDER_CONSTANT'));
        for (const mat of [zero, one]) mat.delete();
      }),
    OpticalDistortion: (from, to) =>
      remapped(from, to, (x, y) => {
        const k = between(-0.05, 0.05);
        const [w, h] = [from.cols, from.rows];
        for (let i = 0; i < x.length; i++) {
          const [u, v] = [(i % w) / w - 0.5, Math.floor(i / w) / h - 0.5];
          const far = 1 + k * (u * u + v * v) + k * (u * u + v * v) ** 2;
          x[i] = (u * far + 0.5) * w;
          y[i] = (v * far + 0.5) * h;
        }
      }),
  };
  const needs: Readonly<Record<string, string>> = {
    GaussNoise: 'randn',
    ElasticTransform: 'randn',
    ToSepia: 'transform',
  };
  for (const [name, needed] of Object.entries(needs)) if (typeof cv[needed] !== 'function') delete steps[name];
  return steps;
}
