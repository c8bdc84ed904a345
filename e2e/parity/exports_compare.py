"""Holds what generated files made against the golden pictures, or against the law of the draws.

    python exports_compare.py TASKS.json FOLDER OUT

In the reference's environment, after exports.py. A law is learned from the reference library, or from the page's own
tiles of what it does not have.
"""

import json
import os
import pickle
import sys

import compare
import numpy as np
from exports import place, read_image

# More different results than this are no choice among a few any more.
FEW = 12
# Two samples of one law are further apart in one of a million cases.
RARE = 1e-6


def same_kind(ours, theirs):
    if ours.ndim == 3 and theirs.ndim == 2:
        return np.repeat(theirs[..., None], ours.shape[2], 2)
    # Channels first, where the file writes a picture.
    if theirs.ndim == 3 and ours.shape != theirs.shape and theirs.transpose(1, 2, 0).shape == ours.shape:
        return theirs.transpose(1, 2, 0)
    return theirs


def one(ours, theirs, bar):
    """The measure of one picture and what is wrong with it."""
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


def apart(a, b):
    """How far the shares below any value are apart at most (Kolmogorov-Smirnov), and how far one law would let them be."""
    # Last bits are no spread.
    a, b = np.round(a, 3), np.round(b, 3)
    values = np.concatenate([a, b])
    shares = [np.searchsorted(np.sort(each), values, "right") / len(each) for each in (a, b)]
    allowed = np.sqrt(-np.log(RARE / 2) / 2 * (1 / len(a) + 1 / len(b)))
    return float(np.abs(shares[0] - shares[1]).max()), float(allowed)


def law(ours, theirs, before, bar):
    """Whether many results have one law: the same few results, or figures that are spread alike."""
    ours, ours_labels = ours["made"], ours["labels"]
    theirs, theirs_labels = theirs["made"], theirs["labels"]
    theirs = [same_kind(ours[0], each) for each in theirs]
    distinct = {each.tobytes(): each for each in theirs}
    seen = [sum(each.tobytes() == key for each in theirs) for key in distinct]
    if len(distinct) <= FEW and min(seen) > 1:
        problems = []
        for name, some, others in (("reference", distinct.values(), ours), ("file", ours, distinct.values())):
            lacking = sum(all(one(each, other, bar)[1] for other in others) for each in some)
            if lacking:
                problems.append(f"{lacking} results of the {name} have no equal")
        if ours_labels and theirs_labels:
            ours, theirs = [{tuple(np.round(list(each.values()), 2)) for each in side} for side in (ours_labels, theirs_labels)]
            if ours != theirs:
                problems.append(f"labels {ours - theirs} instead of {theirs - ours}")
        return {"ways": len(distinct)}, problems
    here, there = [
        [{**figures(each, before), **more} for each, more in zip(images, labels or [{}] * len(images))]
        for images, labels in ((ours, ours_labels), (theirs, theirs_labels))
    ]
    problems, worst = [], 0.0
    # Pictures of other sizes have no change to speak of.
    for name in [name for name in there[0] if all(name in each for each in here + there)]:
        a, b = np.array([each[name] for each in here]), np.array([each[name] for each in there])
        error = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
        off = abs(a.mean() - b.mean())
        worst = max(worst, off if name in ("mean", "deviation", "change") else 0.0)
        if off > 5 * error + 0.05 * max(1.0, b.std()):
            problems.append(f"{name} is {a.mean():.2f}, {b.mean():.2f} in the reference")
        # A spread this small may be rounding.
        elif max(a.std(), b.std()) > 0.05:
            most, allowed = apart(a, b)
            if most > allowed:
                problems.append(f"{name} is spread otherwise: {most:.2f} of 1 apart")
    return {"mean": float(worst)}, problems


def tiles(folder):
    """What the page rendered."""
    names = sorted(name for name in os.listdir(folder) if name.startswith("tile-") and name.endswith(".png"))
    return {"made": [read_image(os.path.join(folder, name)) for name in names], "labels": []}


def main(file, folder, out):
    with open(file, encoding="utf-8") as stream:
        tasks = json.load(stream)
    with open(os.path.join(folder, "laws.pickle"), "rb") as stream:
        known = pickle.load(stream)
    results = {}
    for task in tasks:
        if not os.path.exists(place(folder, task)):
            continue
        with open(place(folder, task), "rb") as stream:
            result = pickle.load(stream)
        measure, problems, kind = None, [], "runs"
        if result["problem"] is None and task["wanted"]:
            kind = "pixels"
            measure, problems = one(result["made"][0], read_image(task["wanted"]), task["bar"])
        elif result["problem"] is None and task["preset"]:
            kind = "law"
            reference = tiles(task["rendered"]) if task["rendered"] else known[task["preset"]]
            if reference["made"]:
                measure, problems = law(result, reference, read_image(task["source"]), task["bar"])
        results[task["id"]] = {"kind": kind, "died": result["problem"], "measure": measure, "problems": problems}
    with open(out, "w", encoding="utf-8") as stream:
        json.dump(results, stream)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
