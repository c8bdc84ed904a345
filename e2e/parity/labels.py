"""Moves boxes and keypoints through the library with every setting.

    python labels.py SCENES.json ANSWERS.json

label-scenes.ts makes the scenes; label-check.ts holds the answers against the page's own. Those of `golden/figures` were
written by `npm run parity -- goldens`.
"""

import json
import sys
import warnings

import albumentations as A
import numpy as np

from inject import inject


def written(boxes, form, width, height):
    """Edges in pixels, in one of the library's formats."""
    x1, y1, x2, y2 = np.array(boxes, dtype=np.float64).reshape(-1, 4).T
    fractions = [x1 / width, y1 / height, x2 / width, y2 / height]
    rows = {
        "coco": [x1, y1, x2 - x1, y2 - y1],
        "pascal_voc": [x1, y1, x2, y2],
        "albumentations": fractions,
        "yolo": [
            (fractions[0] + fractions[2]) / 2,
            (fractions[1] + fractions[3]) / 2,
            fractions[2] - fractions[0],
            fractions[3] - fractions[1],
        ],
    }[form]
    return np.stack(rows, 1)


def read(boxes, form, width, height):
    """Back to edges in pixels."""
    a, b, c, d = np.array(boxes, dtype=np.float64).reshape(-1, 4).T
    scale = np.array([width, height, width, height])
    rows = {
        "coco": lambda: np.stack([a, b, a + c, b + d], 1),
        "pascal_voc": lambda: np.stack([a, b, c, d], 1),
        "albumentations": lambda: np.stack([a, b, c, d], 1) * scale,
        "yolo": lambda: np.stack([a - c / 2, b - d / 2, a + c / 2, b + d / 2], 1) * scale,
    }[form]()
    return rows


def rounded(rows):
    return [[round(float(value), 4) for value in row] for row in rows]


def run(scene):
    """What the library makes of a scene, or why it refuses."""
    boxes, points = scene["settings"]["boxes"], scene["settings"]["points"]
    tree = {
        "__class_fullname__": "Compose",
        "p": 1.0,
        "transforms": scene["transforms"],
        "bbox_params": {**boxes, "label_fields": ["box_ids"]},
        "keypoint_params": {**points, "label_fields": ["point_ids"]},
    }
    pipeline = A.from_dict({"__version__": A.__version__, "transform": tree})
    for index, draw in scene["draws"].items():
        inject(pipeline.transforms[int(index)], draw)
    width, height, form = scene["width"], scene["height"], boxes["format"]
    try:
        done = pipeline(
            image=np.zeros((height, width, 3), np.uint8),
            bboxes=written(scene["boxes"], form, width, height).tolist(),
            box_ids=list(range(len(scene["boxes"]))),
            keypoints=scene["points"],
            point_ids=list(range(len(scene["points"]))),
            # One transform insists on it; where it cuts is put in.
            cropping_bbox=[0, 0, width, height],
        )
    except ValueError as error:
        return {"refused": str(error).split("\n", 1)[0]}
    out_height, out_width = done["image"].shape[:2]
    return {
        "size": [out_width, out_height],
        "boxes": [
            [int(name), *edges]
            for name, edges in zip(done["box_ids"], rounded(read(done["bboxes"], form, out_width, out_height)))
        ],
        "points": [[int(name), *place] for name, place in zip(done["point_ids"], rounded(done["keypoints"]))],
    }


def main(scenes, file):
    warnings.simplefilter("ignore")
    with open(scenes, encoding="utf-8") as stream:
        asked = json.load(stream)
    kept = ("width", "height", "settings", "boxes", "points", "steps")
    answers = [{**{name: scene[name] for name in kept}, "library": run(scene)} for scene in asked]
    with open(file, "w", encoding="utf-8") as stream:
        stream.write(json.dumps(answers, separators=(",", ":")) + "\n")
    refused = sum("refused" in answer["library"] for answer in answers)
    print(f"{len(answers)} scenes, of which the library refuses {refused}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
