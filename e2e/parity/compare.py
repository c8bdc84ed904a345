"""Holds what the page made against what the library made: numbers first, then what is wrong with them."""

import numpy as np
from scipy.optimize import linear_sum_assignment


def measure(ours, theirs, reach):
    """Returns how much two pictures of one shape agree, value by value."""
    off = np.abs(ours.astype(np.int16) - theirs.astype(np.int16))
    return {
        "equal": float(np.mean(off == 0)),
        "near": float(np.mean(off <= reach)),
        "mean": float(off.mean()),
        "most": int(off.max(initial=0)),
    }


def below(found, bar, what):
    """Yields which parts of a bar a measure misses."""
    if found["equal"] < bar["equal"]:
        yield f"{what}: {found['equal']:.4%} equal, {bar['equal']:.1%} wanted"
    if found["near"] < bar["near"]:
        yield f"{what}: {found['near']:.4%} within {bar['reach']}, {bar['near']:.1%} wanted"
    if found["most"] > bar["most"]:
        yield f"{what}: off by up to {found['most']}, {bar['most']} allowed"
    if found["mean"] > bar["mean"]:
        yield f"{what}: off by {found['mean']:.3f} on average, {bar['mean']:.2f} allowed"


def picture(ours, theirs, bar, what):
    """Returns the measure of two pictures and what is wrong; no measure where they cannot be compared."""
    if theirs.dtype != np.uint8:
        return None, [f"{what}: the library gives {theirs.dtype}"]
    if theirs.ndim == 3 and theirs.shape[2] == 1:
        theirs = theirs[..., 0]
    if ours.ndim == 3 and theirs.ndim == 2:
        theirs = np.repeat(theirs[..., None], ours.shape[2], 2)
    if ours.shape != theirs.shape:
        return None, [f"{what}: {size(ours)} here, {size(theirs)} in the library"]
    found = measure(ours, theirs, bar["reach"])
    return found, list(below(found, bar, what))


def size(image):
    return f"{image.shape[1]}x{image.shape[0]}"


def labels(ours, theirs, allowed, what):
    """Compares lists of (name, coordinates), in any order. Returns how far the worst is off, and what is wrong."""
    worst, problems = 0.0, []
    for name in sorted({name for name, _ in (*ours, *theirs)}):
        here, there = (np.array([each for label, each in side if label == name], float) for side in (ours, theirs))
        if len(here) != len(there):
            problems.append(f"{what}: {len(here)} {name} here, {len(there)} in the library")
            continue
        off = np.abs(here[:, None] - there[None]).max(2)
        if not np.isfinite(off).all():
            problems.append(f"{what}: {name} is nowhere")
            continue
        farthest = float(off[linear_sum_assignment(off)].max())
        worst = max(worst, farthest)
        if farthest > allowed:
            problems.append(f"{what}: {name} is {farthest:.3f} px off, {allowed} allowed")
    return worst, problems


def law(ours, runs, what):
    """Whether a random field looks like several of the library's: mean, deviation and share of changed values.

    Each lies within five deviations of what the runs give; half a level or half a percent beside it is too little to tell.
    """
    def figures(change):
        return {"mean": change.mean(), "deviation": change.std(), "changed percent": 100 * np.mean(change != 0)}

    theirs = [figures(run) for run in runs]
    problems = []
    for name, value in figures(ours).items():
        values = [each[name] for each in theirs]
        centre, spread = np.mean(values), np.std(values, ddof=1)
        if abs(value - centre) > 5 * spread + 0.5:
            problems.append(
                f"law: {name} of the {what}'s change is {value:.2f}, {centre:.2f} ± {spread:.2f} in the library"
            )
    return problems
