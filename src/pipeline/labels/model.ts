/** Labels of the picture as they came, and the library's settings for moving them. Plain JSON. */

/** A box by its edges, in pixels of the source picture; edges are continuous: the whole picture is 0, 0, width, height. */
export interface BoxLabel {
  readonly id: string;
  readonly label: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A closed outline; edges are continuous, as those of boxes. */
export interface PolygonLabel {
  readonly id: string;
  readonly label: string;
  readonly points: readonly (readonly [number, number])[];
}

/** A keypoint in pixel-index coordinates. */
export interface PointLabel {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** The picture of class numbers that moves with the image: one byte per pixel, in the red channel. */
export interface MaskRef {
  /** Finds the pixels, as the id of an image does. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The values that occur in it, ascending; 0 is the background and none of them. */
  readonly classes: readonly { readonly value: number; readonly label: string }[];
}

export interface LabelSet {
  readonly boxes: readonly BoxLabel[];
  readonly polygons: readonly PolygonLabel[];
  readonly points: readonly PointLabel[];
  readonly mask: MaskRef | null;
}

export type LabelKind = 'boxes' | 'polygons' | 'points';
export const labelKinds: readonly LabelKind[] = ['boxes', 'polygons', 'points'];

/** The label that a part belongs to: a polygon `b7/p1` is the outline of the box `b7`. */
export const ownerOf = (id: string): string => {
  const slash = id.indexOf('/');
  return slash < 0 ? id : id.slice(0, slash);
};

export const emptyLabels: LabelSet = { boxes: [], polygons: [], points: [], mask: null };

export const boxFormats = ['coco', 'pascal_voc', 'yolo', 'albumentations'] as const;
export type BoxFormat = (typeof boxFormats)[number];

export const pointFormats = ['xy', 'yx', 'xya', 'xys', 'xyas', 'xysa'] as const;
export type PointFormat = (typeof pointFormats)[number];

/** The library's `BboxParams`. */
export interface BoxSettings {
  readonly format: BoxFormat;
  /** Square pixels. */
  readonly min_area: number;
  /** Share of a box that a single step must leave inside the image, 0..1. */
  readonly min_visibility: number;
  readonly min_width: number;
  readonly min_height: number;
  /** Longer side by the shorter, at least 1; null accepts any. */
  readonly max_accept_ratio: number | null;
  readonly clip: boolean;
  readonly filter_invalid_bboxes: boolean;
  readonly check_each_transform: boolean;
}

/** The library's `KeypointParams`. */
export interface PointSettings {
  readonly format: PointFormat;
  readonly remove_invisible: boolean;
  readonly angle_in_degrees: boolean;
  readonly check_each_transform: boolean;
}

export interface LabelSettings {
  readonly boxes: BoxSettings;
  readonly points: PointSettings;
  /** Names of keypoints that trade places when a step mirrors the picture; ours, the library has no such thing. */
  readonly flipPairs: readonly (readonly [string, string])[];
}

/** The library's own defaults; its formats have none, so the most common ones are taken. */
export const defaultLabelSettings: LabelSettings = {
  boxes: {
    format: 'coco',
    min_area: 0,
    min_visibility: 0,
    min_width: 0,
    min_height: 0,
    max_accept_ratio: null,
    clip: false,
    filter_invalid_bboxes: false,
    check_each_transform: true,
  },
  points: { format: 'xy', remove_invisible: true, angle_in_degrees: true, check_each_transform: true },
  flipPairs: [],
};

/** Limits of one picture's labels, for files and the editor alike. */
export const labelLimits = {
  boxes: 20_000,
  polygons: 20_000,
  points: 50_000,
  vertices: 200_000,
  pairs: 100,
  name: 200,
} as const;
