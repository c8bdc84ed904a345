"""What follows from a picture's own statistics: the page's draws put into the library, and golden cases of it."""

import albumentations as A
import albumentations.augmentations.pixel.functional as fpixel
import numpy as np

from cases import node
from distortions import pcg, pcg4d


def strengths(transform, draw):
    """Strengths along axes that point to where 4 R + 2 G + B grows; the library's point wherever LAPACK left them."""

    def drawn(params, data):
        pixels = data["image"].reshape(-1, 3).astype(np.float32) / 255
        axes = np.linalg.eigh(np.cov(pixels - pixels.mean(0), rowvar=False))[1][:, ::-1]
        signs = np.where(np.array([4, 2, 1]) @ axes < 0, -1, 1)
        return {"alpha_vector": (np.array(draw["alpha"]) * signs).astype(np.float32)}

    transform.get_params_dependent_on_data = drawn


class Grains:
    """The page's random numbers of every pixel (src/transforms/noise/ISONoise.ts) in the place of numpy's."""

    def __init__(self, seed, shape):
        y, x = np.mgrid[: shape[0], : shape[1]].astype(np.uint32)
        key = np.full_like(x, seed)
        self.units = [((word >> np.uint32(8)) + 1) / 2**24 for word in pcg4d(x, y, pcg(key), key)]

    def poisson(self, rate, size):
        share = np.exp(-rate).item()
        total, counts = share, np.zeros(size)
        for count in range(1, 200):
            # The highest unit stands for the last half of a step below one.
            counts += np.minimum(self.units[3], 1 - 2**-25) > total
            share *= rate.item() / count
            total += share
        return counts

    def normal(self, mean, deviation, size):
        return mean + deviation * np.sqrt(-2 * np.log(self.units[0])) * np.cos(2 * np.pi * self.units[2])


def grains(transform, draw):
    def apply(img, **params):
        return fpixel.iso_noise(img, draw["color_shift"], draw["intensity"], Grains(draw["seed"], img.shape[:2]))

    # The library looked its own up when the transform was made.
    transform._key2func["image"] = apply


INJECTIONS = {"FancyPCA": strengths, "ISONoise": grains}


def iso(shift, intensity):
    return node("ISONoise"), {"color_shift": shift, "intensity": intensity, "seed": 3141592}


def drawn_cases():
    return {
        "FancyPCA-default": (node("FancyPCA"), {"alpha": [0.0713, -0.1219, 0.0931]}),
        "FancyPCA-strong": (node("FancyPCA", alpha=9), {"alpha": [-7.31, 14.7, 21.3]}),
        "FancyPCA-opposed": (node("FancyPCA", alpha=9), {"alpha": [17.1, -31.9, -8.37]}),
        "ISONoise-default": iso(0.0313, 0.271),
        "ISONoise-strong": iso(0.93, 0.871),
        "ISONoise-over": iso(1.0, 2.31),
    }


def law():
    """What the library's own random numbers do: levels gained per pixel, over many runs on the pictures of the golden cases."""
    from goldens import inputs

    found = []
    for name, image in inputs().items():
        for shift, intensity in ((0.05, 0.31), (0.9, 0.83)):
            noisy = A.ISONoise(color_shift=(shift, shift), intensity=(intensity, intensity), p=1)
            noisy.set_random_seed(20)
            gained = np.stack([noisy(image=image)["image"].astype(int) - image for _ in range(1500)])
            shares = np.bincount(gained.ravel() + 255, minlength=511) / gained.size
            found.append(
                {
                    "picture": name,
                    "params": {"color_shift": [shift, shift], "intensity": [intensity, intensity]},
                    "mean": round(gained.mean(), 6),
                    "deviation": round(gained.std(), 6),
                    "changed": round((gained != 0).any(-1).mean(), 7),
                    "shares": [round(share, 8) for share in shares.tolist()],
                }
            )
    return found
