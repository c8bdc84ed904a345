/** What the benchmark uses of OpenCV.js, which is installed apart and loaded as a script. */
interface Mat {
  readonly rows: number;
  readonly cols: number;
  readonly data: Uint8Array;
  readonly data32F: Float32Array;
  roi(rectangle: object): Mat;
  setTo(colour: readonly number[]): void;
  convertTo(to: Mat, type: number, scale?: number, shift?: number): void;
  delete(): void;
}

interface MatVector {
  get(index: number): Mat;
  set(index: number, mat: Mat): void;
  push_back(mat: Mat): void;
  delete(): void;
}

interface OpenCv {
  Mat: {
    new (rows?: number, columns?: number, type?: number): Mat;
    ones(rows: number, columns: number, type: number): Mat;
  };
  MatVector: new () => MatVector;
  CLAHE: new (limit: number, tiles: object) => { apply(from: Mat, to: Mat): void; delete(): void };
  Size: new (width: number, height: number) => object;
  Point: new (x: number, y: number) => object;
  Rect: new (x: number, y: number, width: number, height: number) => object;
  matFromArray(rows: number, columns: number, type: number, values: readonly number[]): Mat;
  getBuildInformation(): string;
  onRuntimeInitialized?: () => void;
  /** Functions and codes by name; which there are depends on the build. */
  [name: string]: unknown;
}
