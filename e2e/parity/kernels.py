"""Filters whose kernels the library draws from numbers that no parameter pins, and golden cases with such numbers."""

import random

import albumentations as A
import cv2
import numpy as np

from cases import node


class Listed:
    """Both of a transform's generators, with only these numbers to give, in this order."""

    def __init__(self, numbers, sides=(), squares=()):
        self.numbers, self.sides, self.squares = iter(numbers), iter(sides), iter(squares)

    def randint(self, low, high):
        return 0

    def random(self):
        return next(self.sides)

    def uniform(self, low, high, size=None):
        return next(self.numbers) if size is None else np.array(next(self.squares), dtype=float).reshape(size)


def given(make):
    """The library's own kernel, made of the numbers that `make` lists from a draw."""

    def injected(transform, draw):
        transform.blur_limit = (draw["size"], draw["size"])
        transform.py_random = transform.random_generator = make(draw)

    return injected


def motion(draw):
    return Listed([draw["angle"], draw["direction"], *draw["shift"]])


def bell(draw):
    return Listed([*draw["sigma"], draw["angle"], draw["beta"]], sides=[0.1], squares=[draw["noise"]])


INJECTIONS = {"MotionBlur": given(motion), "AdvancedBlur": given(bell)}


def drawn_cases():
    rng = random.Random(11)

    def advanced(size, sigma, angle, beta, spread):
        noise = [round(rng.uniform(1 - spread, 1 + spread), 6) for _ in range(size * size)]
        return {"size": size, "sigma": sigma, "angle": angle, "beta": beta, "noise": noise}

    def shifted(size, angle, direction, shift):
        return {"size": size, "angle": angle, "direction": direction, "shift": shift}

    return {
        "MotionBlur-shifted": (node("MotionBlur"), shifted(9, 33.3, 0.21, [0.71, -0.43])),
        "MotionBlur-shifted-far": (node("MotionBlur"), shifted(21, 197.0, -0.83, [-0.97, 0.94])),
        "AdvancedBlur": (node("AdvancedBlur"), advanced(5, [0.9, 0.4], 37.0, 0.8, 0.1)),
        "AdvancedBlur-sharp": (node("AdvancedBlur"), advanced(7, [2.6, 0.9], -61.0, 0.37, 0.3)),
        "AdvancedBlur-flat": (node("AdvancedBlur"), advanced(11, [3.7, 1.6], 18.0, 5.3, 0.02)),
    }


def row_by_row(kernel):
    return np.asarray(kernel, dtype=np.float32).ravel().astype(float).tolist()


def disc(draw):
    """What `Defocus` convolves with; the library keeps it to itself."""
    radius = draw["radius"]
    length = np.arange(-max(8, radius), max(8, radius) + 1)
    x, y = np.meshgrid(length, length)
    kernel = np.array(x**2 + y**2 <= radius**2, dtype=np.float32)
    kernel /= np.sum(kernel)
    width = 3 if radius <= 8 else 5
    return cv2.GaussianBlur(kernel, (width, width), sigmaX=draw["alias"])


def kernels():
    """Weights, row by row, that the library makes of the page's draws."""
    found = []

    def add(name, key, draw, **args):
        transform = getattr(A, name)(**args)
        if name in INJECTIONS:
            INJECTIONS[name](transform, draw)
        found.append({"name": name, "draw": draw, "weights": row_by_row(transform.get_params()[key])})

    for one, draw in drawn_cases().values():
        add(one["__class_fullname__"], "kernel", draw)
    for size, angle, direction in ((3, 0.0, 0.0), (5, 45.0, 1.0), (7, 90.0, -0.3), (31, 211.4, 0.77)):
        add("MotionBlur", "kernel", {"size": size, "angle": angle, "direction": direction, "shift": [0, 0]})
    for size, cutoff in ((3, 3.14), (15, 0.8), (21, 1.5)):
        pinned = {"blur_limit": (size, size), "cutoff": (cutoff, cutoff)}
        add("RingingOvershoot", "kernel", {"size": size, "cutoff": cutoff}, **pinned)
    for alpha, lightness in ((0.0, 0.7), (0.31, 0.6), (1.0, 2.3)):
        pinned = {"alpha": (alpha, alpha), "lightness": (lightness, lightness)}
        add("Sharpen", "sharpening_matrix", {"alpha": alpha, "lightness": lightness}, **pinned)
    for alpha, strength in ((0.0, 0.7), (0.31, 0.6), (1.0, 2.3)):
        pinned = {"alpha": (alpha, alpha), "strength": (strength, strength)}
        add("Emboss", "emboss_matrix", {"alpha": alpha, "strength": strength}, **pinned)
    for radius, alias in ((1, 0.3), (8, 0.0), (9, 0.0), (12, 0.77)):
        draw = {"radius": radius, "alias": alias}
        found.append({"name": "Defocus", "draw": draw, "weights": row_by_row(disc(draw))})
    return found
