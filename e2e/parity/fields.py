"""Writes what the real library's random fields look like in numbers: `golden/figures/fields.json`.

Grains cannot be repeated, so src/gpu/fields.browser.test.ts holds the law instead: mean, deviation, the share of every
level, and how much neighbours, channels and runs have to do with each other.
"""

import json
import pathlib
import sys

import albumentations as A
import numpy as np

FIGURES = pathlib.Path(__file__).parent / "golden" / "figures"
SIZE = 256
RUNS = 6

NOISE = [
    {"level": 128, "std": 0.1, "mean": 0, "per_channel": True, "scale": 1},
    # Barely a level of noise: whether the fraction is dropped or rounded decides everything.
    {"level": 100, "std": 0.004, "mean": 0, "per_channel": True, "scale": 1},
    {"level": 100, "std": 0.004, "mean": 0.0065, "per_channel": True, "scale": 1},
    {"level": 128, "std": 0.2, "mean": -0.15, "per_channel": False, "scale": 1},
    # Near black and white, where it is clipped.
    {"level": 12, "std": 0.15, "mean": 0.02, "per_channel": True, "scale": 1},
    {"level": 250, "std": 0.44, "mean": 0, "per_channel": False, "scale": 1},
    {"level": 128, "std": 0.2, "mean": 0.05, "per_channel": True, "scale": 0.5},
    {"level": 128, "std": 0.2, "mean": 0, "per_channel": False, "scale": 0.3},
]


GRAINS = [
    {"transform": "MultiplicativeNoise", "level": 128, "params": {"multiplier": [0.5, 1.5], "elementwise": True}},
    {
        "transform": "MultiplicativeNoise", "level": 200,
        "params": {"multiplier": [0.8, 1.4], "elementwise": True, "per_channel": True},
    },
    *(
        {
            "transform": "AdditiveNoise", "level": level,
            "params": {"noise_type": law, "spatial_mode": mode, "noise_params": numbers},
        }
        for law, level, mode, numbers in (
            ("uniform", 128, "per_pixel", {"ranges": [[-0.21, 0.13]]}),
            ("uniform", 100, "shared", {"ranges": [[0.01, 0.03]]}),
            ("gaussian", 128, "shared", {"mean_range": [0.07, 0.07], "std_range": [0.11, 0.11]}),
            ("laplace", 128, "per_pixel", {"mean_range": [-0.03, -0.03], "scale_range": [0.09, 0.09]}),
            ("laplace", 12, "shared", {"mean_range": [0.02, 0.02], "scale_range": [0.2, 0.2]}),
            *(
                ("beta", 128, mode, {"alpha_range": [a, a], "beta_range": [b, b], "scale_range": [0.4, 0.4]})
                for a, b, mode in ((0.5, 0.5, "per_pixel"), (1.5, 0.7, "shared"), (4.3, 11.0, "per_pixel"), (0.07, 0.2, "shared"))
            ),
        )
    ),
    {"transform": "SaltAndPepper", "level": 128, "params": {"amount": [0.3, 0.3], "salt_vs_pepper": [0.25, 0.25]}},
    # From a handful of photons to hundreds.
    {"transform": "ShotNoise", "level": 60, "params": {"scale_range": [0.3, 0.3]}},
    {"transform": "ShotNoise", "level": 128, "params": {"scale_range": [0.1, 0.1]}},
    {"transform": "ShotNoise", "level": 250, "params": {"scale_range": [0.03, 0.03]}},
    {"transform": "ShotNoise", "level": 200, "params": {"scale_range": [0.005, 0.005]}},
    {"transform": "PixelDropout", "level": 128, "params": {"dropout_prob": 0.3, "drop_value": 20}},
    {"transform": "PixelDropout", "level": 128, "params": {"dropout_prob": 0.2, "drop_value": 0, "per_channel": True}},
]


def correlation(first, second):
    """Zero where they have nothing to do with each other; 1 where they are the same."""
    return float(np.corrcoef(first.ravel(), second.ravel())[0, 1])


def average(values):
    return round(float(np.mean(values)), 5)


def noise(case):
    image = np.full((SIZE, SIZE, 3), case["level"], np.uint8)
    std, mean = case["std"], case["mean"]
    transform = A.GaussNoise(
        (std, std), (mean, mean), per_channel=case["per_channel"], noise_scale_factor=case["scale"], p=1
    )
    return {**case, "measured": measured(transform, image)}


def grains(case):
    image = np.full((SIZE, SIZE, 3), case["level"], np.uint8)
    arguments = {key: tuple(value) if isinstance(value, list) else value for key, value in case["params"].items()}
    return {**case, "measured": measured(getattr(A, case["transform"])(**arguments, p=1), image)}


def measured(transform, image):
    fields = []
    for run in range(RUNS):
        transform.set_random_seed(run)
        fields.append(transform(image=image)["image"].astype(np.float64))
    values = np.stack(fields)
    return {
        "mean": average(values),
        "deviation": average([field.std() for field in fields]),
        "shares": [round(float(n) / values.size, 6) for n in np.bincount(values.astype(int).ravel(), minlength=256)],
        "right": average([correlation(f[:, :-1], f[:, 1:]) for f in fields]),
        "below": average([correlation(f[:-1], f[1:]) for f in fields]),
        "far": average([correlation(f[:, :-9], f[:, 9:]) for f in fields]),
        "channels": average([correlation(f[..., 0], f[..., 1]) for f in fields]),
        "runs": average([correlation(fields[i], fields[i + 1]) for i in range(RUNS - 1)]),
    }


def holes(word):
    """One hole over the whole picture: its levels, and how many colours it has."""
    image = np.full((64, 64, 3), 40, np.uint8)
    transform = A.CoarseDropout((1, 1), (64, 64), (64, 64), fill=word, p=1)
    found = []
    for run in range(200):
        transform.set_random_seed(run)
        found.append(transform(image=image)["image"])
    values = np.stack(found).astype(np.float64)
    colors = [len(np.unique(hole.reshape(-1, 3), axis=0)) for hole in found]
    return {
        "fill": word,
        "mean": average(values),
        "deviation": average(values.std()),
        "least": int(values.min()),
        "most": int(values.max()),
        "colors": average(colors),
    }


def main():
    FIGURES.mkdir(parents=True, exist_ok=True)
    figures = {
        "noise": [noise(case) for case in NOISE],
        "grains": [grains(case) for case in GRAINS],
        "holes": [holes("random"), holes("random_uniform")],
    }
    (FIGURES / "fields.json").write_text(json.dumps(figures, separators=(",", ":")) + "\n")
    print(f"fields of albumentations {A.__version__}")


if __name__ == "__main__":
    sys.exit(main())
