"""Writes how the real library moves labels under distortions, and the law of its elastic fields: `golden/figures/bends.json`.

src/transforms/geometric/distortion/bends.test.ts holds the page's own numbers against them.
"""

import json
import pathlib
import random
import sys
import warnings

import albumentations as A
import cv2
import numpy as np
from albumentations.augmentations.geometric import functional as F

from distortions import HEIGHT, WIDTH, drawn_cases
from inject import inject

FIGURES = pathlib.Path(__file__).parent / "golden" / "figures"
RUNS = 400
FIELD = (40, 56)
FIELDS = [
    {"sigma": 3.0},
    {"sigma": 9.0},
    # So wide that the page computes only every other pixel, and then every fourth.
    {"sigma": 13.0},
    {"sigma": 25.0},
    {"sigma": 6.0, "approximate": True},
    {"sigma": 5.0, "same_dxdy": True},
    {"sigma": 4.0, "noise_distribution": "uniform"},
]


def rounded(values):
    return np.round(np.asarray(values, dtype=float), 5).tolist()


def labels(rng):
    boxes = []
    for index in range(4):
        x, y = rng.uniform(0, WIDTH - 8), rng.uniform(0, HEIGHT - 8)
        box = [x, y, rng.uniform(x + 4, WIDTH), rng.uniform(y + 4, HEIGHT)]
        boxes.append([round(value, 0 if index % 2 else 3) for value in box])
    points = [[round(rng.uniform(0, WIDTH - 1), 3), round(rng.uniform(0, HEIGHT - 1), 3)] for _ in range(6)]
    return boxes, points


def moved(rng, one, draw, method):
    """One box or keypoint at a time, as they travel through a Compose: boxes as 32-bit fractions."""
    arguments = {key: value for key, value in one.items() if key not in ("__class_fullname__", "p")}
    if method:
        arguments["keypoint_remapping_method"] = method
    transform = getattr(A, one["__class_fullname__"])(**arguments, p=1)
    inject(transform, draw)
    shape = {"shape": (HEIGHT, WIDTH, 3)}
    drawn = {**shape, **transform.get_params_dependent_on_data(shape, {})}
    output = transform.apply(np.zeros(shape["shape"], np.uint8), **drawn).shape[1::-1]
    boxes, points = labels(rng)
    sides = np.float32([WIDTH, HEIGHT, WIDTH, HEIGHT])
    after_boxes = [transform.apply_to_bboxes(np.float32([box]) / sides, **drawn)[0] * (output * 2) for box in boxes]
    after_points = [
        transform.apply_to_keypoints(np.array([[x, y, 0, 0.3, 2]], dtype=np.float32), **drawn) for x, y in points
    ]
    return {
        "name": one["__class_fullname__"],
        "params": arguments,
        "draw": draw,
        "output": list(output),
        "boxes": boxes,
        "points": points,
        "movedBoxes": rounded(after_boxes),
        "movedPoints": [rounded(found[0][[0, 1, 3, 4]]) if len(found) else None for found in after_points],
    }


def all_moved():
    rng = random.Random(3)
    found = []
    for name, (one, draw) in drawn_cases().items():
        if name.rsplit("-", 1)[-1] in ("nearest", "cubic", "area", "lanczos"):
            continue
        methods = (None,) if one["__class_fullname__"] in ("Perspective", "GridElasticDeform") else ("mask", "direct")
        found += [moved(rng, one, draw, method) for method in methods]
    return found


def splines():
    """Maps of splines with more points than golden pictures can show: their error is the library's own."""
    rng = np.random.default_rng(4)
    found = []
    for count in (3, 5, 7, 9, 12):
        points = F.generate_control_points(count)
        moves = np.round(rng.normal(0, 0.02, points.shape), 6)
        weights, affine = F.compute_tps_weights(points, points + moves)
        x, y = np.meshgrid(np.arange(0, WIDTH, 6), np.arange(0, HEIGHT, 6))
        places = np.stack([x.flatten(), y.flatten()], axis=1).astype(np.float32) / [WIDTH, HEIGHT]
        moved_to = F.tps_transform(places, points, weights, affine) * [WIDTH, HEIGHT]
        found.append({"count": count, "moves": moves.tolist(), "map": rounded(moved_to)})
    return found


def polygons():
    """Four corners, many of them crossed or outside, and the pixels that are filled: a list of columns per row."""
    rng = random.Random(8)
    found = []
    for _ in range(80):
        x, y, reach = rng.randint(-5, 15), rng.randint(-5, 12), rng.choice([2, 8, 20])
        right, bottom = x + rng.randint(1, 12), y + rng.randint(1, 10)
        corners = [[x, y], [right, y], [right, bottom], [x, bottom]]
        corners = [[a + rng.randint(-reach, reach), b + rng.randint(-reach, reach)] for a, b in corners]
        mask = np.zeros((17, 23), np.uint8)
        cv2.fillConvexPoly(mask, np.int32(corners), 255)
        found.append({"corners": corners, "rows": [np.flatnonzero(row).tolist() for row in mask]})
    return found


def measures(x, y):
    """Numbers of one pair of fields; the page's test computes the same ones."""
    height, width = x.shape
    middle = x[height // 2 - 4 : height // 2 + 4, width // 2 - 4 : width // 2 + 4]
    return {
        "mean": x.mean(),
        "squares": (x**2).mean(),
        "middle": (middle**2).mean(),
        "left": (x[:, 0] ** 2).mean(),
        "top": (x[0] ** 2).mean(),
        "corner": x[0, 0] ** 2,
        "bottom": (x[-1] ** 2).mean(),
        "right5": (x[:, :-5] * x[:, 5:]).mean(),
        "below5": (x[:-5] * x[5:]).mean(),
        "right20": (x[:, :-20] * x[:, 20:]).mean(),
        "seam": (x[-1] * y[0]).mean(),
        "apart": (x[0] * y[-1]).mean(),
        "both": (x * y).mean(),
        "small": np.mean(np.abs(x) < 0.5 * np.sqrt((x**2).mean())),
        "large": np.mean(np.abs(x) > 1.5 * np.sqrt((x**2).mean())),
    }


def field(arguments):
    transform = A.ElasticTransform(alpha=1000, p=1, **arguments)
    found = []
    y, x = np.mgrid[: FIELD[0], : FIELD[1]]
    for run in range(RUNS):
        transform.set_random_seed(run)
        maps = transform.get_params_dependent_on_data({"shape": (*FIELD, 3)}, {})
        found.append(measures(maps["map_x"] - x, maps["map_y"] - y))
    figures = {}
    for name in found[0]:
        values = [each[name] for each in found]
        figures[name] = [float(f"{value:.6g}") for value in (np.mean(values), np.std(values, ddof=1) / RUNS**0.5)]
    return {"params": arguments, "figures": figures}


def peaks():
    """The largest of so many normal deviates: mean, its error, and deviation."""
    rng = np.random.default_rng(9)
    found = []
    for count in (8, 600, 20000):
        values = [np.abs(rng.standard_normal(count, dtype=np.float32)).max() for _ in range(2000)]
        found.append([count, *rounded([np.mean(values), np.std(values) / 2000**0.5, np.std(values)])])
    return found


def main():
    warnings.filterwarnings("ignore", message="This augmenter is very slow")
    figures = {"moved": all_moved(), "splines": splines(), "fields": [field(each) for each in FIELDS], "peaks": peaks()}
    figures["polygons"] = polygons()
    figures["size"] = [FIELD[1], FIELD[0]]
    FIGURES.mkdir(parents=True, exist_ok=True)
    (FIGURES / "bends.json").write_text(json.dumps(figures, separators=(",", ":")) + "\n")
    print(f"bends of albumentations {A.__version__}")


if __name__ == "__main__":
    sys.exit(main())
