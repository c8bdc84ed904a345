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


def widened(bar, picture, others):
    """A bar that the library meets with its own pictures from other processors."""
    found = [compare.measure(other, picture, bar["reach"]) for other in others if other.shape == picture.shape]
    return {
        **bar,
        **{name: min(bar[name], *(each[name] for each in found)) for name in ("equal", "near")},
        **{name: max(bar[name], *(each[name] for each in found)) for name in ("mean", "most")},
    }


def answers(tasks, file):
    """The answers, each with the bar that its picture was held to."""
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
        bar = widened(task["bars"]["image"], picture, others)
        bars = {**task["bars"], "image": bar}
        found[task["id"]] = {**library.answer({**task, "bars": bars}), "bar": bar}
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
