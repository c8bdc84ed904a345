"""Runs training loops of the page, each in its own folder, and looks at what their last batch holds.

    python loops.py FOLDER/FILE...

With PyTorch, TensorFlow and the reference library beside it; loops.ts writes the folders. Prints a line for every
problem.
"""

import os
import runpy
import sys

import numpy as np

# What the examples in the loops say; the presets flip, crop and resize to 32 pixels.
GIVEN = {"bboxes": [8, 8, 16, 16], "keypoints": [16, 12]}
SIDE = 32


def sample_of(made):
    """The first sample of the last batch: PyTorch has a list of them, TensorFlow one dictionary."""
    batch = made.get("batch")
    if isinstance(batch, dict):
        return {name: value[0].numpy() for name, value in batch.items()}
    if isinstance(batch, list) and isinstance(batch[0], dict):
        return {name: np.asarray(value) for name, value in batch[0].items()}
    return {
        name: np.asarray(made[several][0])
        for name, several in {"image": "images", "mask": "masks"}.items()
        if several in made
    }


def problems(file):
    os.chdir(os.path.dirname(file))
    with open("preset.json", encoding="utf-8") as stream:
        preset = stream.read()
    sample = sample_of(runpy.run_path(file))
    sides = sorted(sample["image"].shape)
    if sides != [3, SIDE, SIDE]:
        yield f"the picture has {sides}"
    if "mask" in os.path.basename(os.path.dirname(file)):
        shape = sample["mask"].shape
        if shape != (SIDE, SIDE):
            yield f"the mask has {shape}"
    for name, given in GIVEN.items():
        if ("bbox_params" if name == "bboxes" else "keypoint_params") + '": {' not in preset:
            continue
        moved = np.asarray(sample[name], np.float64)[0][: len(given)]
        if np.allclose(moved, given) or moved.min() < 0 or moved.max() > SIDE:
            yield f"{name} are {moved.tolist()}"


def main(*files):
    for file in files:
        try:
            found = list(problems(file))
        except Exception as error:  # Whatever a user's loop would have died of.
            found = [f"{type(error).__name__}: {error}"]
        for problem in found:
            print(f"\n{os.path.basename(os.path.dirname(file))}/{os.path.basename(file)}: {problem}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
