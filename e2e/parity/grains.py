"""Grains, swaps and lenses: what the library does with the page's own random numbers, and golden cases of it."""

import numpy as np

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


INJECTIONS = {
    "SaltAndPepper": put(salt_and_pepper),
}


def drawn_cases():
    return {
        "SaltAndPepper-few": (node("SaltAndPepper"), {"pixels": 97, "salt": 61, "seed": 7654321}),
        "SaltAndPepper-many": (node("SaltAndPepper"), {"pixels": 2011, "salt": 402, "seed": 1234567}),
    }
