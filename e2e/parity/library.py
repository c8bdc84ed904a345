"""Has the real library do what the page did, and says how far the two are apart.

    python library.py TASKS.json RESULTS.json

tasks.ts has the shapes of both files.
"""

import json
import sys
import warnings
from multiprocessing import Pool

import albumentations as A
import cv2
import numpy as np

import compare
from inject import inject

RUNS = 12


def read(scene):
    """Pictures and labels as the library takes them."""
    return {
        "image": cv2.cvtColor(cv2.imread(scene["image"], cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB),
        "mask": cv2.imread(scene["mask"], cv2.IMREAD_UNCHANGED),
        "bboxes": [box["bbox"] for box in scene["boxes"]],
        "box_names": [box["label"] for box in scene["boxes"]],
        "keypoints": [[point["x"], point["y"]] for point in scene["keypoints"]],
        "point_names": [point["label"] for point in scene["keypoints"]],
    }


def given(task, which):
    """The scene of a task as the library's call takes it."""
    scene = read(task[which])
    if any(each["__class_fullname__"] == "RandomCropNearBBox" for each in task["transforms"]):
        # It insists on a box; where it cuts is put in.
        scene["cropping_bbox"] = [0, 0, scene["image"].shape[1], scene["image"].shape[0]]
    return scene


def build(task):
    """The task's transforms in a Compose that also moves labels, with its draws in their places."""
    tree = {
        "__class_fullname__": "Compose",
        "p": 1.0,
        "transforms": task["transforms"],
        "bbox_params": {"format": "coco", "label_fields": ["box_names"]},
        "keypoint_params": {"format": "xy", "label_fields": ["point_names"]},
    }
    pipeline = A.from_dict({"__version__": A.__version__, "transform": tree})
    for index, draw in task["draws"].items():
        inject(pipeline.transforms[int(index)], draw)
    return pipeline


def named(scene, coordinates, names):
    return [(str(name), list(values)) for name, values in zip(scene[names], np.asarray(scene[coordinates]).tolist())]


def solid(rows, what):
    """Rounding saves some boxes that lie outside from being dropped by the library: as lines on the edge."""
    return [row for row in rows if what != "boxes" or min(row[1][2:]) > 0.001]


def moved(task, ours, theirs):
    """Boxes and keypoints: how far the worst label is off, and what is wrong."""
    bars = task["bars"]
    worst, problems = 0.0, []
    for coordinates, names, what in (("bboxes", "box_names", "boxes"), ("keypoints", "point_names", "keypoints")):
        here, there = (solid(named(side, coordinates, names), what) for side in (ours, theirs))
        off, more = compare.labels(here, there, bars["labels"], what)
        problems += more
        worst = max(worst, off)
    return worst, problems


def check(task):
    """Runs a task whose every number is pinned."""
    ours = read(task["end"])
    theirs = build(task)(**given(task, "start"))
    image, problems = compare.picture(ours["image"], theirs["image"], task["bars"]["image"], "picture")
    mask, wrong = compare.picture(ours["mask"], theirs["mask"], task["bars"]["mask"], "mask")
    worst, lost = moved(task, ours, theirs)
    return {"image": image, "mask": mask, "labels": worst, "problems": problems + wrong + lost}


def check_law(task):
    """Runs a step whose random field only has its law in common with the page's."""
    before, after = given(task, "start"), read(task["end"])
    pipeline = build(task)
    runs = []
    for seed in range(RUNS):
        pipeline.set_random_seed(seed)
        runs.append(pipeline(**before))
    changes = lambda what: [run[what].astype(np.float64) - before[what] for run in runs]
    change = lambda what: after[what].astype(np.float64) - before[what]
    problems = compare.law(change("image"), changes("image"), "picture")
    if task["law"]["labels"]:
        masks = [run["mask"] for run in runs]
        if all(np.array_equal(mask, masks[0]) for mask in masks):
            problems += compare.picture(after["mask"], masks[0], task["bars"]["mask"], "mask")[1]
        else:
            problems += compare.law(change("mask"), changes("mask"), "mask")
        problems += moved(task, after, runs[0])[1]
    return {"image": None, "mask": None, "labels": None, "problems": problems}


def answer(task):
    try:
        return check_law(task) if task["law"] else check(task)
    except Exception as error:  # Whatever a user's script would have died of.
        reason = str(error).split("\n", 1)[0]
        return {"image": None, "mask": None, "labels": None, "problems": [f"{type(error).__name__}: {reason}"]}


def main(tasks, results):
    with open(tasks, encoding="utf-8") as stream:
        asked = json.load(stream)
    with Pool(initializer=warnings.simplefilter, initargs=("ignore",)) as pool:
        answers = dict(zip((task["id"] for task in asked), pool.map(answer, asked, chunksize=4)))
    with open(results, "w", encoding="utf-8") as stream:
        json.dump(answers, stream)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
