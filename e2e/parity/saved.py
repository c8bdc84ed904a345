"""Whole pipelines that the library itself saved, and what becomes of them once the page has read and written them.

    python saved.py save FOLDER              what A.save of the installed version writes: <pipeline>-<version>.json
    python saved.py run VERSION TASKS OUT    runs every file of this version from the same seed
    python saved.py compare TASKS FOLDER     in the reference's environment: holds them against the file they came from

For 1.3.1 and for 2.0.8; saved.ts has the shape of a task.
"""

import importlib.util
import json
import os
import pickle
import random
import sys
import warnings

import numpy as np

BOXES = [[8, 6, 30, 26], [34, 20, 60, 44], [40, 2, 52, 14]]
NAMES = ["cat", "dog", "cat"]
RUNS = 800


def detection(old):
    """Twenty steps as they train detectors, groups counted."""
    import albumentations as A

    grey = {"value" if old else "fill": (114, 114, 114)}
    move = {"scale_limit": 0.1, "rotate_limit": 15, "shift_limit": 0.0625}
    return [
        A.LongestMaxSize(max_size=128),
        A.PadIfNeeded(min_height=128, min_width=128, border_mode=0, **grey),
        A.RandomSizedBBoxSafeCrop(height=112, width=112, erosion_rate=0.1, p=0.5),
        A.HorizontalFlip(p=0.5),
        A.ShiftScaleRotate(border_mode=0, **move, **grey, p=0.7),
        A.SomeOf(
            [
                A.OneOf([A.RandomBrightnessContrast(p=1), A.RandomGamma(p=1), A.CLAHE(p=1)], p=1),
                A.OneOf([A.HueSaturationValue(10, 30, 20, p=1), A.RGBShift(20, 20, 20, p=1)], p=1),
                A.ToGray(p=1),
            ],
            n=2,
            replace=False,
            p=0.9,
        ),
        A.OneOf(
            [
                A.GaussNoise(**({"var_limit": (10.0, 50.0)} if old else {"std_range": (0.0124, 0.0277)})),
                A.ISONoise(),
                A.ImageCompression(**({"quality_lower": 60} if old else {"quality_range": (60, 100)})),
            ],
            p=0.5,
        ),
        A.MotionBlur(blur_limit=(3, 7), p=0.2),
        A.Normalize(),
    ]


def pinned(old):
    """Twenty steps with every number fixed: what is left to chance are the choices."""
    import albumentations as A

    fill = "value" if old else "fill"
    return [
        A.LongestMaxSize(max_size=96),
        A.PadIfNeeded(min_height=100, min_width=104, border_mode=0, **{fill: (10, 20, 30)}),
        A.Crop(x_min=3, y_min=2, x_max=99, y_max=97),
        A.HorizontalFlip(p=1),
        A.Rotate(limit=(17, 17), border_mode=1, p=1),
        A.SomeOf(
            [
                A.OneOf(
                    [A.RandomBrightnessContrast((0.1, 0.1), (-0.2, -0.2), p=1), A.RandomGamma((90, 90), p=1), A.Equalize(p=1)],
                    p=1,
                ),
                A.OneOf(
                    [
                        A.Posterize(**{"num_bits": 5} if old else {"num_bits": (5, 5)}, p=1),
                        A.Solarize(**{"threshold": (140, 140)} if old else {"threshold_range": (140 / 255, 140 / 255)}, p=1),
                    ],
                    p=1,
                ),
                A.InvertImg(p=1),
            ],
            n=2,
            replace=False,
            p=1,
        ),
        A.ImageCompression(**{"quality_lower": 80, "quality_upper": 80} if old else {"quality_range": (80, 80)}, p=1),
        A.VerticalFlip(p=1),
        A.CenterCrop(height=80, width=84),
        A.MedianBlur(blur_limit=(3, 3), p=1),
        A.Transpose(p=1),
        A.SmallestMaxSize(max_size=64),
    ]


PIPELINES = {"detection": detection, "pinned": pinned}


def save(folder):
    import albumentations as A

    warnings.simplefilter("ignore")
    for name, steps in PIPELINES.items():
        boxes = A.BboxParams(format="pascal_voc", label_fields=["class_labels"], min_area=16, min_visibility=0.1)
        pipeline = A.Compose(steps(A.__version__.startswith("1.")), bbox_params=boxes)
        A.save(pipeline, os.path.join(folder, f"{name}-{A.__version__}.json"))


def load(file):
    import albumentations as A

    if not file.endswith(".py"):
        return A.load(file, data_format="yaml" if file.endswith(".yaml") else "json")
    spec = importlib.util.spec_from_file_location("made", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.transform


def run(version, tasks, folder):
    import cv2

    warnings.simplefilter("ignore")
    image = cv2.imread(tasks["source"], cv2.IMREAD_COLOR)[..., ::-1].copy()
    for task in tasks["files"]:
        if task["version"] != version:
            continue
        transform, made = load(task["file"]), []
        (field,) = transform.processors["bboxes"].params.label_fields
        # Once: right after a seed, 2.0.8's groups within groups do not choose independently of each other.
        random.seed(137)
        np.random.seed(137)
        if hasattr(transform, "set_random_seed"):
            transform.set_random_seed(137)
        for _ in range(RUNS):
            result = transform(image=image, bboxes=BOXES, **{field: NAMES})
            boxes = [(*map(float, box[:4]), name) for box, name in zip(result["bboxes"], result[field])]
            made.append((result["image"], boxes))
        with open(os.path.join(folder, task["id"] + ".pickle"), "wb") as stream:
            pickle.dump(made, stream)


def same_boxes(one, other, most):
    return len(one) == len(other) and all(
        a[4] == b[4] and max(abs(p - q) for p, q in zip(a[:4], b[:4])) <= most for a, b in zip(one, other)
    )


def same(one, other):
    """Of one draw: every value, and boxes to the last digits that JSON keeps."""
    return one[0].dtype == other[0].dtype and np.array_equal(one[0], other[0]) and same_boxes(one[1], other[1], 1e-9)


def alike(one, other):
    """Of two versions: all but one value in a thousand, and those a level off; the newer one has boxes in 32 bits."""
    if one[0].shape != other[0].shape or not same_boxes(one[1], other[1], 1e-3):
        return False
    off = np.abs(one[0].astype(np.int64) - other[0].astype(np.int64))
    return off.max() <= 1 and np.count_nonzero(off) <= off.size / 1000


def kinds(made):
    return list({(image.tobytes(), image.shape): (image, boxes) for image, boxes in made}.values())


def compare(tasks, folder):
    """Per file how many runs there were, how many different results, and what is wrong with them."""
    found = {}
    for task in tasks["files"]:
        made, wanted = [
            pickle.load(open(os.path.join(folder, name + ".pickle"), "rb")) for name in (task["id"], task["origin"])
        ]
        problems = []
        if task["how"] == "same":
            wrong = sum(not same(one, other) for one, other in zip(made, wanted))
            if wrong:
                problems.append(f"{wrong} of {len(made)} runs from the same seed differ")
        elif task["how"] == "alike":
            here, there = kinds(made), kinds(wanted)
            for name, some, others in (("new", here, there), ("old", there, here)):
                lacking = sum(not any(alike(one, other) for other in others) for one in some)
                if lacking:
                    problems.append(f"{lacking} of {len(some)} results of the {name} file have no equal")
        found[task["id"]] = {"runs": len(made), "results": len(kinds(made)), "problems": problems}
    print(json.dumps(found))


def main(mode, *rest):
    if mode == "save":
        return save(rest[0])
    *version, file, folder = rest
    with open(file, encoding="utf-8") as stream:
        tasks = json.load(stream)
    return run(version[0], tasks, folder) if mode == "run" else compare(tasks, folder)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
