"""Runs preset files through the real library, as a user's training script would.

A file passes when `A.load` and `A.from_dict` take it without a warning, the pipeline they build says the same as the
file when it is written out again, and it runs on pictures of several shapes. A file called `refused-…` holds what the
page says the library refuses: it passes when the library does.

    python check_presets.py PRESET.json...
"""

import importlib.util
import json
import math
import os
import sys
import time
import warnings
from multiprocessing import Pool

import albumentations as A
import numpy as np

# Height and width, and how often to run.
SHAPES = {(288, 320): 3, (384, 384): 1, (431, 377): 1}
# Seconds after which a slow transform has run often enough.
PATIENCE = 0.5
# These go through the picture piece by piece and get a small one, once.
SLOW = {"PiecewiseAffine"}
SMALL = {(72, 80): 1}
# Not there without another package, which is as large as all the others together.
ELSEWHERE = {"ToTensorV2": "torch"}
# What the library writes although its constructor does not take it, and warns about when it reads it again.
ECHOES = {
    # Of a transform's own dictionary, which says what it is for once more.
    None: {"noise_type"},
    "Equalize": {"mask"},
    "PadIfNeeded": {"padding"},
    "RGBShift": {"approximation", "noise_params", "noise_type", "spatial_mode"},
    "SafeRotate": {
        "balanced_scale", "fit_output", "keep_ratio", "rotate", "scale", "shear", "translate_percent", "translate_px"
    },
    "ShiftScaleRotate": {"shift_limit"},
}
# What it takes and then forgets: it always works with its default.
FORGOTTEN = {"PlasmaShadow": {"plasma_size"}}
# What it takes and never writes.
UNSAID = {"filter_invalid_bboxes"}


def same(written, rebuilt):
    """Whether a value came back; the library adds one to some numbers and takes it off again."""
    if isinstance(written, float) and isinstance(rebuilt, float):
        return math.isclose(written, rebuilt, rel_tol=1e-12, abs_tol=1e-12)
    return written == rebuilt


def differences(written, rebuilt, path="transform"):
    """Yields where a preset's own JSON and the library's serialisation of the pipeline built from it differ."""
    if isinstance(written, dict) and isinstance(rebuilt, dict):
        echoes = ECHOES.get(rebuilt.get("__class_fullname__"), set()) - written.keys()
        forgotten = FORGOTTEN.get(rebuilt.get("__class_fullname__"), set())
        for key in sorted((written.keys() | rebuilt.keys()) - echoes - forgotten):
            if key not in rebuilt and key in UNSAID:
                continue
            if key not in rebuilt:
                yield f"{path}.{key}: the library does not know it"
            elif key not in written:
                yield f"{path}.{key}: left to the library's default"
            else:
                yield from differences(written[key], rebuilt[key], f"{path}.{key}")
    elif isinstance(written, (list, tuple)) and isinstance(rebuilt, (list, tuple)):
        if len(written) != len(rebuilt):
            yield f"{path}: {len(written)} items written, {len(rebuilt)} read"
        for index, (one, other) in enumerate(zip(written, rebuilt)):
            yield from differences(one, other, f"{path}[{index}]")
    elif written is not None and not same(written, rebuilt):  # The library spells out what None stands for.
        yield f"{path}: {written!r} was read as {rebuilt!r}"


# They look at the mask, which must have one channel, or at names of boxes.
LOOKING = {"ConstrainedCoarseDropout", "CropNonEmptyMaskIfExists", "MaskDropout"}


def targets(shape, pipeline, looks):
    """A picture of noise and a mask of as many channels (any fill fits), with every label the pipeline moves."""
    height, width = shape
    random = np.random.default_rng(height)
    data = {
        "image": random.integers(0, 256, (height, width, 3), dtype=np.uint8),
        "mask": random.integers(0, 3, (height, width, 3), dtype=np.uint8),
    }
    if looks:
        data["mask"] = np.repeat(np.repeat(data["mask"][::40, ::40, 0], 40, 0), 40, 1)[:height, :width]
    if "bboxes" in pipeline.processors and looks:
        data["bboxes"] = np.array([[4, 6, 40, 30], [50, 60, 90, 70]], dtype=np.float32)
        data["labels"] = ["cat", "dog"]
    elif "bboxes" in pipeline.processors:
        box = pipeline.processors["bboxes"].params
        data["bboxes"] = np.array([[4, 6, 40, 30]], dtype=np.float32)
        data.update({field: [1] for field in box.label_fields or []})
    if "keypoints" in pipeline.processors:
        points = pipeline.processors["keypoints"].params
        data["keypoints"] = np.array([[10, 20]], dtype=np.float32)
        data.update({field: [1] for field in points.label_fields or []})
    return data


def names(tree):
    """Every class in a pipeline's dictionary."""
    if isinstance(tree, dict):
        found = {tree.get("__class_fullname__")} - {None}
        return found.union(*(names(part) for part in tree.values()))
    return set().union(*(names(part) for part in tree)) if isinstance(tree, list) else set()


def missing(preset):
    """Packages without which the library has no such transform."""
    packages = {ELSEWHERE[name] for name in names(preset["transform"]) & ELSEWHERE.keys()}
    return {name for name in packages if importlib.util.find_spec(name) is None}


def check(file, preset):
    """Returns what is wrong with a preset file, line by line; raises what the library raises."""
    shapes = SMALL if names(preset["transform"]) & SLOW else SHAPES
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # Advice to take another transform.
        warnings.filterwarnings("ignore", message="ShiftScaleRotate is a special case|This augmenter is very slow")
        # It has nothing to do by default.
        warnings.filterwarnings("ignore", message="Neither valid mask nor bboxes provided")
        # It expects grey pictures, and shows others as they are.
        warnings.filterwarnings("ignore", message="The image is already an RGB")
        # A kernel of nothing: the picture comes out black, here as there.
        warnings.filterwarnings("ignore", message="invalid value encountered in divide", module="albumentations.*blur")
        pipeline = A.load(file)
        A.from_dict(preset)
        problems = list(differences(preset["transform"], A.to_dict(pipeline)["transform"]))
        end = time.monotonic() + PATIENCE
        for shape, runs in shapes.items():
            for _ in range(runs if time.monotonic() < end else 0):
                image = pipeline(**targets(shape, pipeline, bool(names(preset["transform"]) & LOOKING)))["image"]
                if image.ndim not in (2, 3) or not np.isfinite(image).all():
                    problems.append(f"gave an image of shape {image.shape} and type {image.dtype}")
    return problems


def problems_of(file):
    """As `check`, with what was raised among the problems, unless that was to be expected; None where it cannot be run."""
    refused = os.path.basename(file).startswith("refused-")
    with open(file, encoding="utf-8") as stream:
        preset = json.load(stream)
    if missing(preset):
        return None
    try:
        problems = check(file, preset)
    except Exception as error:  # Whatever a user's script would have died of.
        return [] if refused else [f"{type(error).__name__}: {error}"]
    return ["the page refuses what the library runs"] if refused else problems


def main(files):
    failed = 0
    with Pool() as pool:
        # One by one: slow ones lie side by side, and must not all go to one process.
        found = pool.map(problems_of, files, chunksize=1)
    for file, problems in zip(files, found):
        failed += bool(problems)
        for problem in problems or ():
            print(f"{os.path.basename(file)}: {problem}")
    skipped = sum(problems is None for problems in found)
    if skipped:
        print(f"{skipped} skipped: they need {', '.join(sorted(set(ELSEWHERE.values())))}, which is not installed")
    print(f"{len(files) - failed - skipped} passed, {failed} failed")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
