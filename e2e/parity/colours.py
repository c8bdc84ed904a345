"""Colours and holes: draws put into the library, where no parameter of it can pin them."""

import random

import numpy as np
from albumentations.augmentations.pixel.functional import STAIN_MATRICES

from cases import FILL, node

# Of the golden pictures.
WIDTH, HEIGHT = 61, 47


def given(values):
    """Puts what `values` makes of the draw in place of what the library would draw."""
    def put(transform, draw):
        found = values(draw)
        transform.get_params = lambda: found
        transform.get_params_dependent_on_data = lambda params, data: {}

    return put


def tone(draw):
    low, high = np.array(draw["low"], float), np.array(draw["high"], float)
    return {"low_y": low, "high_y": high} if len(low) > 1 else {"low_y": low[0], "high_y": high[0]}


def stain(draw):
    return {
        "stain_matrix": STAIN_MATRICES[draw["preset"]],
        "scale_factors": np.array(draw["scale"]),
        "shift_values": np.array(draw["shift"]),
    }


def holes(transform, draw):
    """Left, top, right, bottom. What fills them, where it is random, stays the library's."""
    given = np.array(draw["holes"], dtype=np.int32).reshape(-1, 4)

    def drawn(params, data):
        return {"holes": given, "seed": int(transform.random_generator.integers(0, 2**32))}

    transform.get_params = dict
    transform.get_params_dependent_on_data = drawn


INJECTIONS = {
    "ChannelDropout": given(lambda draw: {"channels_to_drop": list(draw["dropped"])}),
    "ChannelShuffle": given(lambda draw: {"channels_shuffled": list(draw["order"])}),
    "ColorJitter": given(dict),
    "CoarseDropout": holes,
    "Erasing": holes,
    "GridDropout": holes,
    "HEStain": given(stain),
    "Illumination": given(dict),
    "PlanckianJitter": given(lambda draw: {"temperature": draw["temperature"]}),
    "RandomToneCurve": given(tone),
    "XYMasking": holes,
}


def jitter(order):
    draw = {"brightness": 1.17, "contrast": 0.83, "saturation": 1.31, "hue": -0.137, "order": order}
    return node("ColorJitter"), draw


def light(mode, intensity, corner=0, center=(0.31, 0.77), sigma=0.37):
    draw = {"intensity": intensity, "angle": 0, "corner": corner, "center": center, "sigma": sigma}
    return node("Illumination", mode=mode), draw


def cut(rectangles, **draw):
    return {"holes": rectangles, "colors": [], "seed": 1, **draw}


def grid(down, across, **args):
    """Cells with a hole each, anywhere in them."""
    rng = random.Random(down)

    def splits(length, count):
        sizes = [length // count + (i < length % count) for i in range(count)]
        rng.shuffle(sizes)
        return [sum(sizes[:i]) for i in range(count + 1)]

    rows, columns = splits(HEIGHT, down), splits(WIDTH, across)
    rectangles = []
    for i in range(down):
        for j in range(across):
            high, wide = (max(1, (edges[k + 1] - edges[k]) // 2) for edges, k in ((rows, i), (columns, j)))
            top, left = rng.randint(rows[i], rows[i + 1] - high), rng.randint(columns[j], columns[j + 1] - wide)
            rectangles.append([left, top, left + wide, top + high])
    return node("GridDropout", **args), cut(rectangles, rows=rows, columns=columns)


def drawn_cases():
    """Name to a node and the draw that it is given."""
    orders = {"bcsh": [0, 1, 2, 3], "hscb": [3, 2, 1, 0], "csbh": [1, 2, 0, 3], "shbc": [2, 3, 0, 1]}
    orders_of_channels = {"gbr": [1, 2, 0], "brg": [2, 0, 1], "grb": [1, 0, 2]}
    return {
        **{f"ColorJitter-{name}": jitter(order) for name, order in orders.items()},
        **{f"ChannelShuffle-{name}": (node("ChannelShuffle"), {"order": o}) for name, o in orders_of_channels.items()},
        "ChannelDropout-one": (node("ChannelDropout", fill=77.0), {"dropped": [1]}),
        "ChannelDropout-two": (node("ChannelDropout", channel_drop_range=[1, 2]), {"dropped": [0, 2]}),
        "RandomToneCurve-drawn": (node("RandomToneCurve"), {"low": [0.137], "high": [0.871]}),
        "RandomToneCurve-channels": (
            node("RandomToneCurve", per_channel=True), {"low": [0, 0.43, 0.219], "high": [0.913, 0.37, 1]}
        ),
        **{
            f"PlanckianJitter-{mode}-{kelvin}": (node("PlanckianJitter", mode=mode), {"temperature": kelvin})
            for mode, kelvin in (("blackbody", 3117), ("blackbody", 11743), ("cied", 4321), ("cied", 15000))
        },
        **{f"Illumination-corner-{i}": light("corner", 0.173 * (-1) ** i, corner=i) for i in range(4)},
        "Illumination-spot-drawn": light("gaussian", -0.193),
        "HEStain-drawn": (
            node("HEStain"), {"preset": "e_heavy", "scale": [0.83, 1.21], "shift": [-0.11, 0.17]}
        ),
        "HEStain-background": (
            node("HEStain", augment_background=True),
            {"preset": "high_contrast", "scale": [1.27, 0.74], "shift": [0.13, -0.07]},
        ),
        "Erasing-drawn": (node("Erasing", fill=FILL), cut([[13, 5, 40, 31]], area=702, ratio=1.04)),
        "GridDropout-drawn": grid(5, 7, fill=FILL),
        "GridDropout-fine": grid(23, 30),
        "XYMasking-drawn": (
            node("XYMasking", fill=90.0), cut([[7, 0, 12, 47], [30, 0, 30, 47], [0, 22, 61, 31]], upright=2)
        ),
    }
