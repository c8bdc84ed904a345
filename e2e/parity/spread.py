"""Has the library answer again, allowing for how much its answers depend on the processor it runs on.

OpenCV picks other code for other processors, whose numbers differ in their last bits; a few transforms (large systems of
equations in 32-bit floats) turn that into whole levels. What the library does not repeat itself, nobody else can.

    python spread.py TASKS.json RESULTS.json
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy as np

import compare
import library

# Instruction sets that OpenCV's primitives can be told to use; where it has none of them, all answers are the same.
VARIANTS = ("disabled", "sse42", "avx2")


def pictures(tasks):
    return [library.build(task)(**library.given(task, "start"))["image"] for task in tasks]


def spread(picture, others, reach):
    """How far the library is from itself: the worst of all processors."""
    found = [compare.measure(other, picture, reach) for other in others if other.shape == picture.shape]
    return {
        **{name: min((each[name] for each in found), default=1) for name in ("equal", "near")},
        **{name: max((each[name] for each in found), default=0) for name in ("mean", "most")},
    }


def widened(bar, own):
    """A bar that the library itself meets on every processor."""
    least = {name: min(bar[name], own[name]) for name in ("equal", "near")}
    return {**bar, **least, **{name: max(bar[name], own[name]) for name in ("mean", "most")}}


def answers(tasks, file):
    """The answers, each with how far the library is from itself there."""
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = []
        for variant in VARIANTS:
            saved = pathlib.Path(folder) / f"{variant}.npz"
            environment = {**os.environ, "OPENCV_IPP": variant}
            subprocess.run([sys.executable, __file__, file, str(saved)], env=environment, check=True)
            with np.load(saved) as arrays:
                elsewhere.append([arrays[f"arr_{index}"] for index in range(len(tasks))])
    found = {}
    for task, picture, *others in zip(tasks, pictures(tasks), *elsewhere):
        bar = task["bars"]["image"]
        own = spread(picture, others, bar["reach"])
        bars = {**task["bars"], "image": widened(bar, own)}
        found[task["id"]] = {**library.answer({**task, "bars": bars}), "own": {**own, "reach": bar["reach"]}}
    return found


def main(file, results):
    warnings.simplefilter("ignore")
    with open(file, encoding="utf-8") as stream:
        tasks = json.load(stream)
    if results.endswith(".npz"):
        np.savez(results, *pictures(tasks))
        return
    found = answers(tasks, file)
    with open(results, "w", encoding="utf-8") as stream:
        json.dump(found, stream)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
