"""Grains, swaps and lenses: what the library does with the page's own random numbers, and golden cases of it."""

import albumentations as A
import numpy as np
from albumentations.augmentations.pixel import functional as F

from cases import node
from distortions import pcg

WHOLE = 2**32


def put(make):
    """Puts what `make` computes of the transform, its draw and the picture's height and width in place of what it draws."""

    def given(transform, draw):
        transform.get_params = lambda: {}
        transform.get_params_dependent_on_data = lambda params, data: make(transform, draw, *params["shape"][:2])

    return given


def shuffled(count, seed):
    """The page's order of the pixels (src/transforms/noise/SaltAndPepper.ts): the place of each."""
    bits = 2
    while bits < 31 and 1 << bits < count:
        bits += 1
    mask, middle = (1 << bits) - 1, (bits + 1) // 2
    keys = [int(pcg(np.array([seed + turn], dtype=np.uint32))[0]) for turn in range(5)]

    def mixed(place):
        for key in keys:
            place = ((place ^ key) * (key << 1 | 1)) % WHOLE & mask
            place ^= place >> middle
        return place

    def place_of(index):
        place = mixed(index)
        while place >= count:
            place = mixed(place)
        return place

    return np.array([place_of(index) for index in range(count)])


def salt_and_pepper(transform, draw, height, width):
    places = shuffled(height * width, draw["seed"]).reshape(height, width)
    salt = places < draw["salt"]
    return {"salt_mask": salt, "pepper_mask": (places < draw["pixels"]) & ~salt}


def lens(transform, draw, height, width):
    return {
        f"{order}_distortion_{channel}": draw[channel][i]
        for channel in ("red", "blue")
        for i, order in enumerate(("primary", "secondary"))
    }


def glass(transform, draw, height, width):
    reach = transform.max_delta
    count = (height - 2 * reach) * (width - 2 * reach)
    rounds = np.arange(transform.iterations, dtype=np.uint32)
    keys = pcg(np.uint32(draw["seed"]) + rounds)
    words = pcg(np.arange(count, dtype=np.uint32)[:, None] + keys).astype(np.int64)
    return {"dxy": (np.stack([words >> 16, words & 0xFFFF], -1) * 2 * reach >> 16) - reach}


class Hashed:
    """A generator of uniform numbers that are the page's, in the order in which its plasma asks for them."""

    def __init__(self, seed):
        self.seed = seed

    def uniform(self, low, high, size):
        words = pcg(pcg(np.array([self.seed], np.uint32)) + np.arange(np.prod(size), dtype=np.uint32))
        self.seed += 1
        return float(low) + (float(high) - float(low)) * words.reshape(size) / WHOLE


def plasma(*factors):
    def make(transform, draw, height, width):
        pattern = F.generate_plasma_pattern((height, width), transform.roughness, Hashed(draw["seed"]))
        return {"plasma_pattern": pattern} | {given: draw[name] for name, given in factors}

    return put(make)


INJECTIONS = {
    "PlasmaBrightnessContrast": plasma(("brightness", "brightness_factor"), ("contrast", "contrast_factor")),
    "PlasmaShadow": plasma(("intensity", "intensity")),
    "GlassBlur": put(glass),
    "ChromaticAberration": put(lens),
    "SaltAndPepper": put(salt_and_pepper),
}


def morphology():
    """Boxes, in pixels, before and after the library swept them."""
    random = np.random.default_rng(5)
    found = []
    for run in range(60):
        width, height = (int(side) for side in random.integers(20, 200, 2))
        scale = sorted(int(side) for side in random.integers(1, 12, 2))
        operation = ("dilation", "erosion")[run % 2]
        corners = random.uniform(0, 1, (1 + run % 5, 2, 2)) * [width, height]
        boxes = np.concatenate([corners.min(1), corners.max(1) + 1], 1).clip(0, [width, height, width, height])
        if run % 3:
            boxes = boxes.round()
        pipeline = A.Compose(
            [A.Morphological(scale=scale, operation=operation, p=1)],
            bbox_params=A.BboxParams("pascal_voc", label_fields=["names"]),
        )
        result = pipeline(image=np.zeros((height, width, 3), np.uint8), bboxes=boxes, names=list(range(len(boxes))))
        after = dict(zip((int(name) for name in result["names"]), np.asarray(result["bboxes"]).tolist()))
        found.append(
            {
                "params": {"scale": scale, "operation": operation},
                "width": width,
                "height": height,
                "boxes": boxes.tolist(),
                "after": [after.get(i) for i in range(len(boxes))],
            }
        )
    return found


def spread(values):
    """Over runs: the mean, and how much one run differs from another."""
    return {"mean": round(float(np.mean(values)), 6), "deviation": round(float(np.std(values, ddof=1)), 6)}


def together(first, second):
    return float(np.corrcoef(first.ravel(), second.ravel())[0, 1])


def clouds(runs=40):
    """Plasma as the library draws it: its levels, and what neighbours have to do with each other."""
    found = []
    for width, height, roughness in ((96, 80, 3.0), (96, 80, 0.5), (65, 129, 1.0)):
        patterns = [
            F.generate_plasma_pattern((height, width), roughness, np.random.default_rng(run)) for run in range(runs)
        ]
        figures = {
            "mean": [p.mean() for p in patterns],
            "deviation": [p.std() for p in patterns],
            "low": [(p < 0.25).mean() for p in patterns],
            "high": [(p > 0.75).mean() for p in patterns],
            "right": [together(p[:, :-1], p[:, 1:]) for p in patterns],
            "below": [together(p[:-1], p[1:]) for p in patterns],
            "far": [together(p[:-9, :-9], p[9:, 9:]) for p in patterns],
        }
        found.append(
            {"width": width, "height": height, "roughness": roughness}
            | {"figures": {name: spread(values) for name, values in figures.items()}}
        )
    return found


def shuffles(runs=40):
    """How far the library's glass moves pixels: a picture that holds its own coordinates, and a blur of one pixel."""
    side = 96
    y, x = np.mgrid[:side, :side]
    image = np.stack([x, y, x], 2).astype(np.uint8)
    found = []
    for mode, reach, rounds in (("fast", 4, 2), ("fast", 11, 1), ("exact", 4, 2), ("exact", 7, 3)):
        transform = A.GlassBlur(sigma=0.01, max_delta=reach, iterations=rounds, mode=mode, p=1)
        figures = {name: [] for name in ("still", "right", "down", "across", "distance", "kept")}
        for run in range(runs):
            transform.set_random_seed(run)
            moved = transform(image=image)["image"].astype(int)
            dx, dy = moved[..., 0] - x, moved[..., 1] - y
            figures["still"].append(((dx == 0) & (dy == 0)).mean())
            figures["right"].append(dx.mean())
            figures["down"].append(dy.mean())
            figures["across"].append(np.abs(dx).mean())
            figures["distance"].append(np.hypot(dx, dy).mean())
            figures["kept"].append(len(np.unique(moved[..., 1] * side + moved[..., 0])) / side**2)
        found.append(
            {"side": side, "mode": mode, "reach": reach, "rounds": rounds}
            | {"figures": {name: spread(values) for name, values in figures.items()}}
        )
    return found


def drawn_cases():
    return {
        "ChromaticAberration-drawn": (
            node("ChromaticAberration", mode="random"), {"red": [0.123, 0.271], "blue": [-0.217, -0.083]}
        ),
        **{
            f"GlassBlur-{name}": (
                node("GlassBlur", sigma=sigma, max_delta=reach, iterations=rounds, mode=mode), {"seed": 3141592}
            )
            for name, mode, sigma, reach, rounds in (
                ("default", "fast", 0.7, 4, 2), ("far", "fast", 0.31, 17, 1), ("soft", "fast", 1.9, 3, 5),
                ("exact", "exact", 0.7, 4, 2), ("exact-far", "exact", 0.13, 13, 3),
            )
        },
        **{
            f"PlasmaShadow-{roughness}": (
                node("PlasmaShadow", roughness=roughness), {"intensity": intensity, "seed": seed}
            )
            for roughness, intensity, seed in ((3.0, 0.613, 271828), (0.37, 0.871, 182845), (1.0, 0.439, 904523))
        },
        **{
            f"PlasmaBrightnessContrast-{name}": (
                node("PlasmaBrightnessContrast", roughness=roughness),
                {"brightness": brightness, "contrast": contrast, "seed": 577215 + round(100 * roughness)},
            )
            for name, roughness, brightness, contrast in (
                ("both", 0.61, 0.273, 0.719), ("grainy", 3.0, 0.119, 0.283), ("light", 0.43, 0.831, 0.0),
                ("contrast", 1.3, -0.271, 0.937), ("nothing", 2.0, -0.31, -0.47),
            )
        },
        "SaltAndPepper-few": (node("SaltAndPepper"), {"pixels": 97, "salt": 61, "seed": 7654321}),
        "SaltAndPepper-many": (node("SaltAndPepper"), {"pixels": 2011, "salt": 402, "seed": 1234567}),
    }
