/** The same work by Canvas 2D, where it has a filter or a movement for it: straight to a canvas, as one sees it. */
import { between, type Contender, type Prepared } from './contender';

/** What one tile is drawn with. */
interface Drawing {
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly side: number;
  /** CSS filters, joined in the order of the steps. */
  readonly filters: string[];
  /** Done after the picture is drawn. */
  readonly after: (() => void)[];
}

const turned = ({ context, side }: Drawing, degrees: number, scale: number): void => {
  context.translate(side / 2, side / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.scale(scale, scale);
  context.translate(-side / 2, -side / 2);
};

const steps: Readonly<Record<string, ((drawing: Drawing) => void) | undefined>> = {
  HorizontalFlip: ({ context, side }) => context.transform(-1, 0, 0, 1, side, 0),
  VerticalFlip: ({ context, side }) => context.transform(1, 0, 0, -1, 0, side),
  Transpose: ({ context }) => context.transform(0, 1, 1, 0, 0, 0),
  Affine: (drawing) => turned(drawing, between(-30, 30), between(0.8, 1.2)),
  Rotate: (drawing) => turned(drawing, between(-90, 90), 1),
  ShiftScaleRotate: (drawing) => turned(drawing, between(-45, 45), between(0.9, 1.1)),
  RandomBrightnessContrast: ({ filters }) =>
    filters.push(`brightness(${between(0.8, 1.2)})`, `contrast(${between(0.8, 1.2)})`),
  HueSaturationValue: ({ filters }) =>
    filters.push(`hue-rotate(${between(-40, 40)}deg)`, `saturate(${between(0.8, 1.2)})`),
  InvertImg: ({ filters }) => filters.push('invert(1)'),
  ToGray: ({ filters }) => filters.push('grayscale(1)'),
  ToSepia: ({ filters }) => filters.push('sepia(1)'),
  GaussianBlur: ({ filters }) => filters.push(`blur(${between(0.5, 3)}px)`),
  CoarseDropout: ({ context, side, after }) =>
    after.push(() => {
      for (let hole = Math.round(between(2, 8)); hole > 0; hole--) {
        const [x, y] = [between(0, 0.8 * side), between(0, 0.8 * side)];
        context.fillRect(x, y, between(0.1, 0.2) * side, between(0.1, 0.2) * side);
      }
    }),
};

export const canvas2d: Contender = {
  async prepare({ nodes, tiles, side }, { width, height, rgba }): Promise<Prepared | null> {
    const chosen = nodes.map((node) => steps[node.transform]);
    if (chosen.some((step) => step === undefined)) return null;
    const columns = Math.ceil(Math.sqrt(tiles));
    const canvas = new OffscreenCanvas(columns * side, Math.ceil(tiles / columns) * side);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser has no Canvas 2D.');
    const source = await createImageBitmap(new ImageData(new Uint8ClampedArray(rgba), width, height));
    return {
      run() {
        for (let tile = 0; tile < tiles; tile++) {
          context.save();
          context.beginPath();
          context.translate((tile % columns) * side, Math.floor(tile / columns) * side);
          context.rect(0, 0, side, side);
          context.clip();
          const drawing: Drawing = { context, side, filters: [], after: [] };
          for (const step of chosen) step?.(drawing);
          context.filter = drawing.filters.join(' ') || 'none';
          context.drawImage(source, 0, 0);
          context.filter = 'none';
          for (const finish of drawing.after) finish();
          context.restore();
        }
        context.getImageData(canvas.width - 1, canvas.height - 1, 1, 1);
      },
      release: () => source.close(),
    };
  },
};
