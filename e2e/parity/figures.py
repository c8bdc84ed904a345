"""Writes numbers of the real library that need no picture: `golden/figures/{defaults,classes,tables,levels,movements,placements,holes,weights,kernels}.json`.

The unit tests of src/transforms hold defaults, tables, matrices, output sizes and moved labels against them.
"""

import json
import pathlib
import random
import sys

import albumentations as A
import numpy as np
from albumentations.augmentations.blur.functional import create_gaussian_kernel_1d
from albumentations.core.bbox_utils import BboxProcessor

import axes
import grains
import kernels
import objects
import placements

FIGURES = pathlib.Path(__file__).parent / "golden" / "figures"
SIZES = [(37, 53), (64, 48), (101, 101)]


def write(name, value):
    FIGURES.mkdir(parents=True, exist_ok=True)
    (FIGURES / f"{name}.json").write_text(json.dumps(value, separators=(",", ":")) + "\n")


def table(transform):
    ramp = np.repeat(np.arange(256, dtype=np.uint8).reshape(16, 16, 1), 3, 2)
    return transform(image=ramp)["image"][..., 0].ravel().tolist()


def tables():
    gammas = [1, 50, 80, 93.7, 100, 120, 250]
    shifts = [(0, 0), (0.2, -0.2), (-0.13, 0.37), (0.5, -1.5), (-0.7, 0.05)]
    gamma = [[g, table(A.RandomGamma((g, g), p=1))] for g in gammas]
    linear = [
        [b, c, safe, table(A.RandomBrightnessContrast((b, b), (c, c), ensure_safe_range=safe, p=1))]
        for b, c in shifts
        for safe in (False, True)
    ]
    return {"gamma": gamma, "linear": linear}


def levels():
    """Tables of what changes every level by itself: name, arguments, and the level that each becomes, per channel."""
    ramp = np.repeat(np.arange(256, dtype=np.uint8).reshape(16, 16, 1), 3, 2)
    cases = [
        *(("Solarize", {"threshold_range": (t, t)}) for t in (0, 0.37, 0.5, 1)),
        *(("Posterize", {"num_bits": (bits, bits)}) for bits in range(1, 8)),
        ("RandomToneCurve", {"scale": 0}),
        *(
            ("RGBShift", {f"{name}_shift_limit": (v, v) for name, v in zip("rgb", shifts)})
            for shifts in ((-5.5, 5.5, 0), (7, -7, 1.5), (1, -1, 0.3), (255, -255, 20), (-0.04, 0.999, 100.3))
        ),
        *(("MultiplicativeNoise", {"multiplier": (m, m), "per_channel": True}) for m in (0, 0.9, 1, 1.1, 3.7)),
    ]
    return [
        [name, arguments, getattr(A, name)(**arguments, p=1)(image=ramp)["image"].reshape(256, 3).T.ravel().tolist()]
        for name, arguments in cases
    ]


def labels(rng, height, width):
    boxes = []
    for _ in range(2):
        x, y = rng.uniform(0, width - 2), rng.uniform(0, height - 2)
        boxes.append([x, y, rng.uniform(x + 1, width), rng.uniform(y + 1, height)])
    boxes = rounded(boxes)
    points = [[rng.uniform(0, width - 1), rng.uniform(0, height - 1), rng.uniform(0, 6.28), rng.uniform(1, 3)]]
    return boxes, rounded(points)


def rounded(rows):
    return [[round(float(value), 5) for value in row] for row in rows]


def visible_boxes(rows, size):
    return rounded(r for r in rows if r[2] > 0 and r[3] > 0 and r[0] < size[0] and r[1] < size[1])


def visible_points(rows, size):
    return rounded(r for r in rows if 0 <= r[0] < size[0] and 0 <= r[1] < size[1])


def movement(rng, name, arguments, size, draw=lambda _: {}, data=None):
    """One transform applied to one size: its output size, matrix, and where labels went, before any clipping."""
    height, width = size
    transform = getattr(A, name)(**arguments, p=1)
    transform.set_random_seed(rng.randrange(2**31))
    transform.set_processors({"bboxes": BboxProcessor(A.BboxParams("albumentations"))})
    image = np.zeros((height, width, 3), np.uint8)
    shape = {"shape": image.shape}
    drawn = {**transform.get_params(), **transform.get_params_dependent_on_data(shape, {"image": image, **(data or {})})}
    out_height, out_width = transform.apply(image, **{**drawn, **shape}).shape[:2]
    boxes, points = labels(rng, height, width)
    moved_boxes = [
        transform.apply_to_bboxes(np.array([box]) / [width, height, width, height], **{**drawn, **shape})
        for box in boxes
    ]
    scale = [out_width, out_height, out_width, out_height]
    moved_points = [
        transform.apply_to_keypoints(np.array([[x, y, 0, angle, extent]]), **{**drawn, **shape})
        for x, y, angle, extent in points
    ]
    return {
        "name": name,
        "params": arguments,
        "input": [width, height],
        "draw": draw(drawn),
        "output": [out_width, out_height],
        "matrix": np.asarray(drawn["matrix"], float).ravel().tolist() if "matrix" in drawn else None,
        "boxes": boxes,
        "points": points,
        "movedBoxes": [visible_boxes(np.reshape(box, (-1, 4)) * scale, scale) for box in moved_boxes],
        "movedPoints": [visible_points(np.asarray(points)[:, [0, 1, 3, 4]], scale) for points in moved_points],
    }


def cut(drawn):
    x1, y1, x2, y2 = map(int, drawn["crop_coords"])
    padding = drawn["pad_params"] or {}
    pad = [int(padding.get(f"pad_{side}", 0)) for side in ("top", "bottom", "left", "right")]
    return {"x": x1, "y": y1, "width": x2 - x1, "height": y2 - y1, "pad": pad}


def pin(pair):
    return {"x": (pair[0], pair[0]), "y": (pair[1], pair[1])}


def affine(rng, size, fit, border, method, scale, angle, shear):
    translate = (rng.randint(-9, 9), rng.randint(-9, 9))
    arguments = {
        "scale": pin(scale), "translate_px": pin(translate), "rotate": (angle, angle), "shear": pin(shear),
        "fit_output": fit, "border_mode": border, "rotate_method": method,
    }
    drawn = {"rotate": angle, "scale": scale, "shear": shear, "translate": translate}
    return movement(rng, "Affine", arguments, size, lambda _: drawn)


def shift_scale_rotate(rng, size, border, angle):
    height, width = size
    arguments = {
        "shift_limit_x": (0.13, 0.13), "shift_limit_y": (-0.09, -0.09), "scale_limit": (0.27, 0.27),
        "rotate_limit": (angle, angle), "border_mode": border,
    }
    shift = (int(0.13 * width), int(-0.09 * height))
    draw = {"rotate": angle, "scale": (1.27, 1.27), "shift": shift}
    return movement(rng, "ShiftScaleRotate", arguments, size, lambda _: draw)


def movements():
    rng = random.Random(7)
    found = []
    for size in SIZES:
        for name in ("HorizontalFlip", "VerticalFlip", "Transpose"):
            found.append(movement(rng, name, {}, size))
        for _ in range(4):
            found.append(movement(rng, "RandomRotate90", {}, size, lambda p: {"factor": int(p["factor"])}))
        found.append(movement(rng, "Resize", {"height": 41, "width": 90}, size))
        found.append(movement(rng, "LongestMaxSize", {"max_size": 75}, size))
        for border in (0, 2, 4):
            for position in ("center", "bottom_right", "random"):
                padding = {"pad_if_needed": True, "pad_position": position, "border_mode": border}
                found.append(movement(rng, "RandomCrop", {"height": 50, "width": 60, **padding}, size, cut))
                found.append(movement(rng, "CenterCrop", {"height": 91, "width": 33, **padding}, size, cut))
                edges = {"x_min": 3, "y_min": 4, "x_max": 70, "y_max": 71}
                found.append(movement(rng, "Crop", {**edges, **padding}, size, cut))
            for angle in (17.3, -61.2, 90):
                for crop in (False, True):
                    arguments = {"limit": (angle, angle), "crop_border": crop, "border_mode": border}
                    draw = {"angle": angle}
                    found.append(movement(rng, "Rotate", arguments, size, lambda _, draw=draw: draw))
            for angle in (0, 31.7, -103.9):
                arguments = {"limit": (angle, angle), "border_mode": border, "rotate_method": "ellipse"}
                found.append(movement(rng, "SafeRotate", arguments, size, lambda _, angle=angle: {"angle": angle}))
                found.append(shift_scale_rotate(rng, size, border, angle))
            for fit in (False, True):
                for method in ("largest_box", "ellipse"):
                    found.append(affine(rng, size, fit, border, method, (1.31, 0.77), -23.4, (14.2, -8.4)))
        # The signs, one movement at a time.
        for scale, angle, shear in (
            ((1, 1), 30, (0, 0)), ((1, 1), 0, (20, 0)), ((1, 1), 0, (0, 20)), ((1.5, 1), 30, (0, 0)),
            ((1, 1), 30, (20, 0)), ((1, 1), 90, (0, 0)), ((1, 1), 0, (0, 0)),
        ):
            for fit in (False, True):
                found.append(affine(rng, size, fit, 0, "largest_box", scale, angle, shear))
    return found + placements.movements(movement, SIZES)


def holes():
    """Through a whole Compose, as boxes pass through float32 there."""
    rng = random.Random(2)
    found = []
    for i in range(40):
        height, width = rng.choice([(37, 53), (280, 300), (101, 640)])
        ends = ((1, height // 2), (1, width // 2)) if i % 2 else ((0.05, 0.6), (0.05, 0.6))
        dropout = A.CoarseDropout((1, 8), *ends, p=1)
        boxes = []
        for k in range(4):
            x, y = rng.uniform(0, width - 3), rng.uniform(0, height - 3)
            box = [x, y, rng.uniform(x + 1.5, width), rng.uniform(y + 1.5, height)]
            boxes.append([float(int(v)) for v in box] if k % 2 else box)
        points = [[rng.uniform(0, width - 1), rng.uniform(0, height - 1)] for _ in range(4)]
        compose = A.Compose(
            [dropout],
            bbox_params=A.BboxParams("pascal_voc", label_fields=["names"]),
            keypoint_params=A.KeypointParams("xy", label_fields=["marks"]),
            save_applied_params=True,
            seed=i,
        )
        result = compose(
            image=np.zeros((height, width, 3), np.uint8),
            bboxes=boxes, names=list(range(len(boxes))), keypoints=points, marks=list(range(len(points))),
        )
        drawn = result["applied_transforms"][0][1]["holes"]
        kept = {int(name): list(map(float, box)) for name, box in zip(result["names"], result["bboxes"])}
        found.append({
            "input": [width, height],
            "holes": np.asarray(drawn).tolist(),
            "boxes": boxes,
            "points": points,
            "movedBoxes": [kept.get(k) for k in range(len(boxes))],
            "seen": [k in set(map(int, result["marks"])) for k in range(len(points))],
        })
    return found


def weights():
    pairs = [(0.2, 0), (0.5, 0), (1.7, 0), (3, 0), (2.2, 7), (2.2, 8), (9.3, 0), (0.4, 51)]
    kernels = [(sigma, width, create_gaussian_kernel_1d(sigma, width)) for sigma, width in pairs]
    return [[s, w, len(k), np.float32(k[len(k) // 2 :]).astype(float).tolist()] for s, w, k in kernels]


# What must be given; everything else has a default.
REQUIRED = {
    "Resize": {"height": 8, "width": 8}, "LongestMaxSize": {"max_size": 8},
    "RandomCrop": {"height": 8, "width": 8}, "CenterCrop": {"height": 8, "width": 8},
    "SmallestMaxSize": {"max_size": 8}, "RandomResizedCrop": {"size": (8, 8)},
    "RandomSizedCrop": {"min_max_height": (4, 8), "size": (8, 8)},
    "RandomSizedBBoxSafeCrop": {"height": 8, "width": 8}, "AtLeastOneBBoxRandomCrop": {"height": 8, "width": 8},
    "CropAndPad": {"percent": 0.1},
    "CropNonEmptyMaskIfExists": {"height": 8, "width": 8},
    "GridElasticDeform": {"num_grid_xy": (4, 4), "magnitude": 5},
    # All of it is nothing at all by default.
    "XYMasking": {"num_masks_x": 1, "num_masks_y": 1, "mask_x_length": 2, "mask_y_length": 2},
}
NAMES = (
    "HorizontalFlip VerticalFlip Transpose RandomRotate90 Rotate Affine RandomCrop CenterCrop Crop Resize "
    "LongestMaxSize RandomBrightnessContrast HueSaturationValue RandomGamma ToGray InvertImg Normalize GaussianBlur "
    "GaussNoise CoarseDropout SmallestMaxSize RandomScale CropAndPad RandomResizedCrop RandomSizedCrop "
    "RandomCropFromBorders RandomCropNearBBox BBoxSafeRandomCrop RandomSizedBBoxSafeCrop AtLeastOneBBoxRandomCrop "
    "Pad PadIfNeeded D4 RandomGridShuffle SafeRotate ShiftScaleRotate Perspective ElasticTransform GridDistortion "
    "OpticalDistortion ThinPlateSpline PiecewiseAffine GridElasticDeform "
    "Blur MedianBlur MotionBlur Defocus ZoomBlur AdvancedBlur Sharpen UnsharpMask RingingOvershoot Emboss "
    "RandomToneCurve Solarize Posterize ColorJitter RGBShift PlanckianJitter ToSepia HEStain Illumination ToRGB "
    "ChannelShuffle ChannelDropout ToFloat FromFloat MultiplicativeNoise ShotNoise Erasing GridDropout "
    "Equalize AutoContrast CLAHE FancyPCA ISONoise XYMasking PixelDropout Downscale ImageCompression ConstrainedCoarseDropout MaskDropout CropNonEmptyMaskIfExists Superpixels SaltAndPepper ChromaticAberration Morphological GlassBlur PlasmaBrightnessContrast PlasmaShadow AdditiveNoise "
    "RandomFog RandomRain RandomSnow RandomSunFlare RandomShadow RandomGravel Spatter"
).split()
# What the library writes although no argument of it is called so, or although it is code.
LEFT_OUT = {
    "Equalize": {"mask", "mask_params"},
    "PadIfNeeded": {"padding"},
    "RGBShift": {"approximation", "noise_params", "noise_type", "spatial_mode"},
    "SafeRotate": {
        "balanced_scale", "fit_output", "keep_ratio", "rotate", "scale", "shear", "translate_percent", "translate_px"
    },
}


# Only there where PyTorch is installed.
ELSEWHERE = {"ToTensorV2": {"p": 1.0, "transpose_mask": False}}


def defaults():
    found = dict(ELSEWHERE)
    for name in NAMES:
        required = REQUIRED.get(name, {})
        tree = getattr(A, name)(**required).to_dict()["transform"]
        skipped = {"__class_fullname__", *required, *LEFT_OUT.get(name, ())}
        found[name] = {key: value for key, value in tree.items() if key not in skipped}
    return found


ABSTRACT = {"BasicTransform", "DualTransform", "ImageOnlyTransform", "Transform3D"}


def classes():
    """Every transform that the library has, by name."""
    found = ((name, getattr(A, name)) for name in dir(A))
    own = {name for name, one in found if isinstance(one, type) and issubclass(one, A.BasicTransform)}
    return sorted(own - ABSTRACT | set(ELSEWHERE))


def main():
    write("defaults", defaults())
    write("classes", classes())
    write("tables", tables())
    write("levels", levels())
    write("movements", movements())
    write("placements", placements.draws())
    write("holes", holes())
    write("weights", weights())
    write("kernels", kernels.kernels())
    write("morphology", grains.morphology())
    write("clouds", {"plasma": grains.clouds(), "glass": grains.shuffles()})
    write("objects", objects.figures())
    write("iso", axes.law())
    print(f"figures of albumentations {A.__version__}")


if __name__ == "__main__":
    sys.exit(main())
