"""Runs files that the page wrote for a library, in that library.

    python exports.py run LIBRARY TASKS.json FOLDER     in the library's own environment: leaves what each file made
    python exports.py laws TASKS.json FOLDER            in the reference's: what each transform makes, many times over
    python exports.py compare TASKS.json FOLDER OUT     in the reference's: holds the two against each other

exports.ts has the shape of a task.
"""

import importlib.util
import io
import json
import os
import pickle
import sys
import warnings
from contextlib import redirect_stdout

import numpy as np

RUNS = 60
# More different results than this are no choice among a few any more.
FEW = 12


def place(folder, task):
    return os.path.join(folder, "made", task["id"].replace("/", "__") + ".pickle")


def load(script, name):
    spec = importlib.util.spec_from_file_location(name, script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Dictionary:
    """A file that the library loads by itself, with what it takes of a picture."""

    def __init__(self, file):
        import albumentations as A

        self.transform = A.load(file, data_format="yaml" if file.endswith(".yaml") else "json")

    def main(self, source, target):
        import cv2

        data = {"image": cv2.imread(source, cv2.IMREAD_COLOR)[..., ::-1].copy()}
        if "bboxes" in self.transform.processors:
            data.update(bboxes=[[8, 8, 16, 16]], labels=["example"])
        if "keypoints" in self.transform.processors:
            data.update(keypoints=[[16, 12]], keypoint_labels=["example"])
        np.save(target, np.asarray(self.transform(**data)["image"]))


def read(file):
    import cv2

    if os.path.exists(file + ".npy"):
        made = np.load(file + ".npy")
        os.remove(file + ".npy")
        return made
    return cv2.imread(file, cv2.IMREAD_COLOR)[..., ::-1].copy()


def run(library, tasks, folder):
    """Every file in turn: what it made, or what it died of."""
    preset = {"albumentations": "albumentations", "albumentations1": "albumentations"}.get(library)
    if preset:
        __import__(preset)
    for index, task in enumerate(tasks):
        if task["library"] != library:
            continue
        made, problem = [], None
        target = os.path.join(folder, f"{library}-out.png")
        try:
            with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
                warnings.simplefilter("error" if preset else "ignore")
                # What libraries say about each other.
                warnings.simplefilter("ignore", DeprecationWarning)
                warnings.simplefilter("ignore", PendingDeprecationWarning)
                # Advice to take another transform.
                warnings.filterwarnings("ignore", message="ShiftScaleRotate is a special case|This augmenter is very slow")
                # What there is nothing to do for.
                warnings.filterwarnings("ignore", message="The image is already an RGB|Neither valid mask nor bboxes")
                python = task["script"].endswith(".py")
                module = load(task["script"], f"made_{index}") if python else Dictionary(task["script"])
                times = 1 if task["wanted"] else 3 if task["transform"] is None else RUNS
                for _ in range(times):
                    module.main(task["source"], target)
                    made.append(read(target))
        except Exception as error:  # Whatever a user's script would have died of.
            problem = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        with open(place(folder, task), "wb") as stream:
            pickle.dump({"made": made, "problem": problem}, stream)


def laws(tasks, folder):
    """The reference's own results for what cannot be pinned."""
    import albumentations as A
    import cv2

    warnings.simplefilter("ignore")
    found = {}
    for task in tasks:
        if task["preset"] is None or task["preset"] in found:
            continue
        image = cv2.imread(task["source"], cv2.IMREAD_COLOR)[..., ::-1].copy()
        made = []
        try:
            pipeline = A.load(task["preset"])
            for seed in range(RUNS):
                pipeline.set_random_seed(seed)
                made.append(np.asarray(pipeline(image=image)["image"]))
        except Exception:  # Refused for this picture, or in need of torch: nothing to hold the others against.
            made = []
        found[task["preset"]] = made
    with open(os.path.join(folder, "laws.pickle"), "wb") as stream:
        pickle.dump(found, stream)


def same_kind(ours, theirs):
    if ours.ndim == 3 and theirs.ndim == 2:
        return np.repeat(theirs[..., None], ours.shape[2], 2)
    if theirs.dtype != np.uint8 and theirs.ndim == 3 and theirs.shape[0] == 3 and ours.ndim == 3 and ours.shape[0] != 3:
        return theirs.transpose(1, 2, 0)
    return theirs


def one(ours, theirs, bar):
    """The measure of one picture and what is wrong with it."""
    import compare

    theirs = same_kind(ours, theirs)
    if ours.shape != theirs.shape:
        return None, [f"{compare.size(ours)} instead of {compare.size(theirs)}"]
    if ours.dtype != np.uint8 or theirs.dtype != np.uint8:
        off = float(np.abs(ours.astype(np.float64) - theirs.astype(np.float64)).max())
        spread = float(np.abs(theirs).max()) or 1.0
        close = off <= 1e-4 * spread
        measure = {"equal": float(close), "near": float(close), "mean": off, "most": off}
        return measure, [] if close else [f"off by up to {off:.4f}"]
    found = compare.measure(ours, theirs, bar["reach"])
    return found, list(compare.below(found, bar, "picture"))


def figures(image, before):
    image = image.astype(np.float64)
    rows = {"mean": image.mean(), "deviation": image.std(), "height": image.shape[0], "width": image.shape[1]}
    if image.shape == before.shape:
        rows["changed percent"] = 100 * np.mean(image != before)
        rows["change"] = np.abs(image - before).mean()
    return rows


def law(ours, theirs, before, bar):
    """Whether many results have one law: the same few results, or figures whose means agree within five errors."""
    theirs = [same_kind(ours[0], each) for each in theirs]
    distinct = {each.tobytes(): each for each in theirs}
    seen = [sum(each.tobytes() == key for each in theirs) for key in distinct]
    if len(distinct) <= FEW and min(seen) > 1:
        problems = []
        for name, some, others in (("reference", distinct.values(), ours), ("file", ours, distinct.values())):
            lacking = sum(all(one(each, other, bar)[1] for other in others) for each in some)
            if lacking:
                problems.append(f"{lacking} results of the {name} have no equal")
        return {"ways": len(distinct)}, problems
    here, there = [figures(each, before) for each in ours], [figures(each, before) for each in theirs]
    if here[0].keys() != there[0].keys():
        return None, ["other sizes"]
    problems, worst = [], 0.0
    for name in here[0]:
        a, b = np.array([each[name] for each in here]), np.array([each[name] for each in there])
        error = np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / RUNS)
        off = abs(a.mean() - b.mean())
        worst = max(worst, off if name in ("mean", "deviation", "change") else 0.0)
        if off > 5 * error + 0.05 * max(1.0, b.std()):
            problems.append(f"{name} is {a.mean():.2f}, {b.mean():.2f} in the reference")
    return {"mean": float(worst)}, problems


def compare_all(tasks, folder, out):
    import cv2

    with open(os.path.join(folder, "laws.pickle"), "rb") as stream:
        known = pickle.load(stream)
    results = {}
    for task in tasks:
        file = place(folder, task)
        if not os.path.exists(file):
            continue
        with open(file, "rb") as stream:
            result = pickle.load(stream)
        measure, problems, kind = None, [], "runs"
        if result["problem"] is None and task["wanted"]:
            kind = "pixels"
            wanted = cv2.imread(task["wanted"], cv2.IMREAD_COLOR)[..., ::-1]
            measure, problems = one(result["made"][0], wanted, task["bar"])
        elif result["problem"] is None and task["preset"]:
            kind = "law"
            before = cv2.imread(task["source"], cv2.IMREAD_COLOR)[..., ::-1]
            reference = known[task["preset"]]
            if reference:
                measure, problems = law(result["made"], reference, before, task["bar"])
        results[task["id"]] = {"kind": kind, "died": result["problem"], "measure": measure, "problems": problems}
    with open(out, "w", encoding="utf-8") as stream:
        json.dump(results, stream)


def main(mode, *rest):
    *library, file, folder = rest[:3] if mode == "run" else rest[:2]
    with open(file, encoding="utf-8") as stream:
        tasks = json.load(stream)
    os.makedirs(os.path.join(folder, "made"), exist_ok=True)
    if mode == "run":
        run(library[0], tasks, folder)
    elif mode == "laws":
        laws(tasks, folder)
    else:
        compare_all(tasks, folder, rest[2])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
