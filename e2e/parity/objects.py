"""What looks at objects: holes in boxes and masks, objects that are hidden whole, crops around something."""

import random

import cv2
import numpy as np
from albumentations.augmentations.dropout import functional as dropout
from albumentations.core.bbox_utils import denormalize_bboxes

from cases import FILL, node

# Of the golden pictures.
WIDTH, HEIGHT = 61, 47


def holes(transform, draw):
    given = np.array(draw["holes"], dtype=np.int32).reshape(-1, 4)
    transform.get_params_dependent_on_data = lambda params, data: {"holes": given, "seed": 0}


def without_mask(transform):
    """The same transform, but it no longer insists on a mask."""
    kind = type(transform)
    transform.__class__ = type(kind.__name__, (kind,), {"targets_as_params": []})


def hidden(transform, draw):
    without_mask(transform)

    def drawn(params, data):
        mask = np.zeros(params["shape"][:2], dtype=bool)
        for y, start, end in draw["runs"]:
            mask[y, start:end] = True
        return {"dropout_mask": mask if mask.any() else None}

    transform.get_params_dependent_on_data = drawn


def window(transform, draw):
    without_mask(transform)
    corners = draw["x"], draw["y"], draw["x"] + draw["width"], draw["y"] + draw["height"]
    transform.get_params_dependent_on_data = lambda params, data: {"crop_coords": corners}


def pieces(transform, draw):
    given = {"replace_samples": np.array(draw["replaced"], dtype=bool), "n_segments": draw["segments"]}
    transform.get_params = lambda: given


INJECTIONS = {"Superpixels": pieces, "ConstrainedCoarseDropout": holes, "MaskDropout": hidden, "CropNonEmptyMaskIfExists": window}


def runs_of(mask):
    """Stretches of a mask as the page draws them: row, first column, column after the last."""
    runs = []
    for y, row in enumerate(np.pad(mask.astype(np.int8), ((0, 0), (1, 1)))):
        edges = np.flatnonzero(np.diff(row))
        runs += [[y, int(start), int(end)] for start, end in edges.reshape(-1, 2)]
    return runs


def drawn_cases():
    """Name to a node and the draw that it is given."""
    shapes = blobs(random.Random(4), WIDTH, HEIGHT, [1]) > 0
    two = [[3, 5, 21, 19], [15, 11, 40, 30]]
    return {
        "ConstrainedCoarseDropout": (
            node("ConstrainedCoarseDropout", bbox_labels=["cat"], fill=FILL),
            {"holes": two, "colors": [], "seed": 0, "each": 2},
        ),
        "MaskDropout": (node("MaskDropout"), {"runs": runs_of(shapes), "dropped": 4, "of": 5}),
        "MaskDropout-filled": (
            node("MaskDropout", fill=77.9, fill_mask=3.0), {"runs": runs_of(shapes), "dropped": 4, "of": 5}
        ),
        **{
            f"Superpixels-some-{count}": (
                node("Superpixels", max_size=side),
                {
                    "segments": count, "share": 0.4, "replaced": [int(i * 7 % 5 < 2) for i in range(count)],
                    "size": [WIDTH, HEIGHT], "small": small,
                },
            )
            for count, side, small in ((83, 128, [WIDTH, HEIGHT]), (30, 41, [41, 31]))
        },
        "MaskDropout-none": (node("MaskDropout", fill=77.9), {"runs": [], "dropped": 0, "of": 0}),
        "CropNonEmptyMaskIfExists": (
            node("CropNonEmptyMaskIfExists", height=29, width=41), {"x": 7, "y": 3, "width": 41, "height": 29}
        ),
    }


class Given:
    """A generator of random numbers that returns what it is given."""

    def __init__(self, uniforms, choices=()):
        self.uniforms = list(uniforms)
        self.choices = list(choices)

    def uniform(self, low, high, size):
        units = np.array(self.uniforms.pop(0)).reshape(size)
        return low + (high - low) * units

    def choice(self, count, size, replace):
        return np.array([int(unit * count) for unit in self.choices.pop(0)])


def blobs(rng, width, height, classes):
    """A mask of overlapping discs and single pixels."""
    mask = np.zeros((height, width), np.uint8)
    for _ in range(rng.randint(1, 9)):
        at = rng.randrange(width), rng.randrange(height)
        cv2.circle(mask, at, rng.choice([0, 0, 1, 3, 6]), rng.choice(classes), -1)
    return mask


def figures():
    """Holes that the library makes of given numbers in 0..1, by name and index; and how many objects a mask has."""
    rng = random.Random(21)
    unit = lambda: round(rng.random(), 6)
    pair = lambda: sorted((unit(), unit()))
    in_boxes, in_masks, counts = [], [], []
    for _ in range(40):
        each, ranges = rng.randint(1, 4), (pair(), pair())
        boxes = []
        for _ in range(rng.randint(1, 4)):
            (x1, x2), (y1, y2) = sorted((unit() * 60, unit() * 60)), sorted((unit() * 40, unit() * 40))
            boxes.append([x1, y1, x2, y2])
        units = [[unit() for _ in range(each * len(boxes))] for _ in range(4)]
        found = dropout.get_holes_from_boxes(np.array(boxes), each, *ranges, Given(units))
        names = ("hole_height_range", "hole_width_range", "x", "y")
        in_boxes.append({"boxes": boxes, "each": each, "ranges": ranges, "units": dict(zip(names, units)), "holes": found.tolist()})
    for _ in range(60):
        mask = blobs(rng, 31, 23, [1, 2, 7])
        each, ranges, wanted = rng.randint(1, 3), (pair(), pair()), rng.choice([[1], [2, 7], [1, 2, 7], [9]])
        count, labels = cv2.connectedComponents(np.isin(mask, wanted).astype(np.uint8))
        firsts = [int(np.flatnonzero(labels == label)[0]) for label in range(1, count)]
        # The page numbers objects by their first pixels, OpenCV by its own way through the picture.
        ranks = [sorted(firsts).index(first) for first in firsts]
        units = [[unit() for _ in range(each * (count - 1))] for _ in range(3)]
        arranged = [[values[rank * each + n] for rank in ranks for n in range(each)] for values in units]
        chosen = [arranged[0][i * each : (i + 1) * each] for i in range(count - 1)]
        found = dropout.get_holes_from_mask(mask, each, wanted, *ranges, Given(arranged[1:], chosen))
        names = ("pixel", "hole_height_range", "hole_width_range")
        in_masks.append({
            "mask": mask.ravel().tolist(), "wanted": wanted, "each": each, "ranges": ranges,
            "units": dict(zip(names, units)), "holes": found.tolist(),
        })
        counts.append(int(dropout.label(mask, return_num=True)[1]))
    return {"size": [31, 23], "boxes": in_boxes, "masks": in_masks, "counts": counts, "labels": fates(rng)}


def fates(rng):
    """Which boxes and keypoints stay when pixels are hidden; boxes as the library has them, in fractions of 32 bits."""
    found = []
    for _ in range(60):
        mask = blobs(rng, 31, 23, [1]) > 0
        boxes = []
        for _ in range(3):
            whole = rng.random() < 0.5
            edge = lambda side: rng.randint(0, side) if whole else round(rng.uniform(0, side), 3)
            (x1, x2), (y1, y2) = sorted((edge(31), edge(31))), sorted((edge(23), edge(23)))
            if x2 > x1 and y2 > y1:
                boxes.append([x1, y1, x2, y2])
        points = [[round(rng.uniform(-1, 32), 3), round(rng.uniform(-1, 24), 3)] for _ in range(4)]
        area, share = rng.choice([0, 0, 20, 60]), rng.choice([0, 0.5, 0.9, 1])
        fractions = np.array(boxes, np.float32).reshape(-1, 4) / np.array([31, 23, 31, 23], np.float32)
        given = denormalize_bboxes(fractions, (23, 31))
        stays = [len(dropout.mask_dropout_bboxes(box[None], mask, (23, 31), area, share)) == 1 for box in given]
        seen = [len(dropout.mask_dropout_keypoints(np.array([[x, y, 0, 0, 0]]), mask)) == 1 for x, y in points]
        found.append({
            "runs": runs_of(mask), "boxes": boxes, "points": points, "keep": {"area": area, "visibility": share},
            "boxesStay": stays, "pointsStay": seen,
        })
    return found
