"""Crops, pads and shuffles: draws put into the library, and its own draws and labels for the page to be held against."""

import random

import albumentations as A
import numpy as np

from cases import FILL, node

# Of the golden pictures.
WIDTH, HEIGHT = 61, 47


def element(transform, draw):
    transform.get_params = lambda: {"group_element": draw["element"]}


def turn(transform, draw):
    transform.get_params = lambda: {"factor": draw["factor"]}


def corners(draw):
    return draw["x"], draw["y"], draw["x"] + draw["width"], draw["y"] + draw["height"]


def window(transform, draw):
    transform.get_params_dependent_on_data = lambda params, data: {"crop_coords": corners(draw)}


def cut(transform, draw):
    sides = dict(zip(("pad_top", "pad_bottom", "pad_left", "pad_right"), draw["pad"]))
    given = {"crop_coords": corners(draw), "pad_params": sides if any(draw["pad"]) else None}
    transform.get_params_dependent_on_data = lambda params, data: given


def pad(transform, draw):
    sides = dict(zip(("pad_top", "pad_bottom", "pad_left", "pad_right"), draw["pad"]))
    transform.get_params_dependent_on_data = lambda params, data: sides


def crop_and_pad(transform, draw):
    def drawn(params, data):
        height, width = params["shape"][:2]
        top, bottom, left, right = draw["pad"]
        whole = draw["width"] == width and draw["height"] == height
        return {
            "crop_params": None if whole else list(corners(draw)),
            "pad_params": list(draw["pad"]) if any(draw["pad"]) else None,
            "fill": float(draw["fill"]),
            "fill_mask": float(draw["fill_mask"]),
            "result_shape": (draw["height"] + top + bottom, draw["width"] + left + right),
        }

    transform.get_params_dependent_on_data = drawn


def tiles(rows, columns):
    cells = [
        (rows[i], columns[j], rows[i + 1], columns[j + 1])
        for i in range(len(rows) - 1)
        for j in range(len(columns) - 1)
    ]
    return np.array(cells, dtype=np.int16)


def shuffle(transform, draw):
    given = {"tiles": tiles(draw["rows"], draw["columns"]), "mapping": list(draw["mapping"])}
    transform.get_params_dependent_on_data = lambda params, data: given


WINDOWS = (
    "RandomResizedCrop RandomSizedCrop RandomCropFromBorders BBoxSafeRandomCrop RandomSizedBBoxSafeCrop "
    "AtLeastOneBBoxRandomCrop RandomCropNearBBox"
).split()
INJECTIONS = {
    **{name: window for name in WINDOWS},
    "CropAndPad": crop_and_pad,
    "D4": element,
    "PadIfNeeded": pad,
    "RandomCrop": cut,
    "RandomGridShuffle": shuffle,
    "RandomRotate90": turn,
}


def drawn_cases():
    """Name to a node and the draw that it is given."""
    rng = random.Random(5)

    def splits(length, count):
        sizes = [length // count + (i < length % count) for i in range(count)]
        rng.shuffle(sizes)
        return [sum(sizes[:i]) for i in range(count + 1)]

    def shuffled(down, across):
        rows, columns = splits(HEIGHT, down), splits(WIDTH, across)
        groups, mapping = {}, [0] * (down * across)
        for i, (top, left, bottom, right) in enumerate(tiles(rows, columns).tolist()):
            groups.setdefault((bottom - top, right - left), []).append(i)
        for members in groups.values():
            for cell, target in zip(members, rng.sample(members, len(members))):
                mapping[cell] = target
        return node("RandomGridShuffle", grid=[down, across]), {"rows": rows, "columns": columns, "mapping": mapping}

    piece = {"x": 7, "y": 3, "width": 41, "height": 29}
    sides = {"whole": [WIDTH, HEIGHT], "fill": 60, "fill_mask": 2, **piece}

    def mixed(pad, **args):
        return node("CropAndPad", percent=[-0.3, 0.3], fill=FILL, **args), {**sides, "pad": pad}

    sizes = {"size": [51, 37]}
    height_width = {"height": 51, "width": 37}
    return {
        **{f"D4-{name}": (node("D4"), {"element": name}) for name in "e r90 r180 r270 v hvt h t".split()},
        **{f"RandomRotate90-{factor}": (node("RandomRotate90"), {"factor": factor}) for factor in range(4)},
        "RandomGridShuffle": shuffled(3, 3),
        "RandomGridShuffle-wide": shuffled(2, 7),
        "RandomGridShuffle-fine": shuffled(23, 20),
        # More rows than the picture has: cells without pixels.
        "RandomGridShuffle-empty": shuffled(60, 4),
        "RandomResizedCrop-drawn": (node("RandomResizedCrop", **sizes), piece),
        "RandomResizedCrop-drawn-area": (node("RandomResizedCrop", area_for_downscale="image", size=[21, 50]), piece),
        "RandomSizedCrop-drawn": (node("RandomSizedCrop", min_max_height=[20, 40], **sizes), piece),
        "RandomSizedBBoxSafeCrop-drawn": (node("RandomSizedBBoxSafeCrop", interpolation=2, **height_width), piece),
        "RandomCropFromBorders-drawn": (node("RandomCropFromBorders"), piece),
        "CropAndPad-drawn": mixed([0, 11, 13, 0]),
        "CropAndPad-drawn-mirrored": mixed([4, 0, 0, 9], keep_size=False, border_mode=4),
        "CropAndPad-drawn-wrapped": mixed([30, 11, 50, 9], keep_size=False, border_mode=3),
        "RandomCrop-drawn": (
            node("RandomCrop", height=60, width=40, pad_if_needed=True, pad_position="random", border_mode=2),
            {"x": 9, "y": 0, "width": 40, "height": 60, "pad": [4, 9, 0, 0]},
        ),
        "PadIfNeeded-drawn": (
            node("PadIfNeeded", min_height=60, min_width=80, position="random", fill=FILL),
            {"x": 0, "y": 0, "width": 80, "height": 60, "pad": [10, 3, 1, 18]},
        ),
    }


def window_of(drawn):
    x1, y1, x2, y2 = map(int, drawn["crop_coords"])
    return {"x": x1, "y": y1, "width": x2 - x1, "height": y2 - y1}


def crop_and_pad_of(drawn, height, width):
    x1, y1, x2, y2 = drawn["crop_params"] or (0, 0, width, height)
    return {
        "x": x1, "y": y1, "width": x2 - x1, "height": y2 - y1, "pad": list(drawn["pad_params"] or (0, 0, 0, 0)),
        "fill": drawn["fill"], "fill_mask": drawn["fill_mask"], "whole": [width, height],
    }


def padded_of(drawn, height, width):
    pad = [int(drawn[f"pad_{side}"]) for side in ("top", "bottom", "left", "right")]
    return {"x": 0, "y": 0, "width": width + pad[2] + pad[3], "height": height + pad[0] + pad[1], "pad": pad}


def shuffle_of(drawn):
    cells = np.asarray(drawn["tiles"])
    edges = [sorted({int(edge) for edge in cells[:, [side, side + 2]].ravel()}) for side in (0, 1)]
    return {"rows": edges[0], "columns": edges[1], "mapping": [int(target) for target in drawn["mapping"]]}


def movements(movement, sizes):
    """Where labels went; `movement` is that of figures.py."""
    rng = random.Random(31)
    found = []
    for size in sizes:
        height, width = size

        def add(name, arguments, draw=lambda _: {}, data=None):
            found.append(movement(rng, name, arguments, size, draw, data))

        add("SmallestMaxSize", {"max_size": 75})
        add("SmallestMaxSize", {"max_size": None, "max_size_hw": (75, 41)})
        add("LongestMaxSize", {"max_size": None, "max_size_hw": (75, 41)})
        add("RandomScale", {"scale_limit": (-0.4, 0.7)}, lambda drawn: {"change": drawn["scale"] - 1})
        for _ in range(12):
            add("D4", {}, lambda drawn: {"element": str(drawn["group_element"])})
        sized = {"size": (41, 90)}
        box = np.array([[0.2, 0.3, 0.4, 0.7, 0], [0.5, 0.1, 0.8, 0.5, 1]])
        for _ in range(3):
            add("RandomResizedCrop", sized, window_of)
            add("RandomSizedCrop", {"min_max_height": (20, 60), **sized}, window_of)
            add("RandomCropFromBorders", {}, window_of)
            add("BBoxSafeRandomCrop", {}, window_of, {"bboxes": box})
            add("RandomSizedBBoxSafeCrop", {"height": 41, "width": 90}, window_of, {"bboxes": box})
            add("AtLeastOneBBoxRandomCrop", {"height": 30, "width": 25}, window_of, {"bboxes": box})
            add("RandomCropNearBBox", {}, window_of, {"cropping_bbox": (9, 11, 30, 31)})
            for grid in ((3, 3), (2, 7)):
                add("RandomGridShuffle", {"grid": grid}, shuffle_of)
        for border in (0, 2, 3, 4):
            for keep in (False, True):
                sides = {"percent": (-0.3, 0.4), "keep_size": keep, "border_mode": border}
                add("CropAndPad", sides, lambda drawn: crop_and_pad_of(drawn, height, width))
            add("Pad", {"padding": (9, 70, 33, 12), "border_mode": border}, lambda drawn: padded_of(drawn, height, width))
            for position in ("center", "top_right", "random"):
                least = {"min_height": 91, "min_width": 77, "position": position, "border_mode": border}
                add("PadIfNeeded", least, lambda drawn: padded_of(drawn, height, width))
        divisors = {"min_height": None, "min_width": None, "pad_height_divisor": 16, "pad_width_divisor": 9}
        add("PadIfNeeded", divisors, lambda drawn: padded_of(drawn, height, width))
    return found


class Units:
    """Python's generator of random numbers, fed with these: the page's own draws can be fed with the same."""

    def __init__(self, units):
        self.units = units
        self.taken = 0

    def random(self):
        self.taken += 1
        return self.units[self.taken - 1]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def randrange(self, low, high):
        if low >= high:
            raise ValueError("empty range")
        return low + int(self.random() * (high - low))

    def randint(self, low, high):
        return self.randrange(low, high + 1)

    def choice(self, items):
        return items[int(self.random() * len(items))]


def draws():
    """What the library draws from given numbers in 0..1, or that it raises an error."""
    rng = random.Random(8)
    pick = rng.choice

    def between(low, high, digits=3):
        return sorted(round(rng.uniform(low, high), digits) for _ in range(2))

    def arguments(name):
        side = lambda: rng.randint(1, 120)
        interpolation = {"size": [side(), side()]}
        match name:
            case "RandomResizedCrop":
                ratio = pick([[0.75, 1.25], between(0.2, 5), [3.0, 4.0], [0.1, 0.2]])
                return {"scale": pick([[0.08, 1.0], between(0, 1), [1.0, 1.0], [0.0, 0.001]]), "ratio": ratio, **interpolation}
            case "RandomSizedCrop":
                heights = sorted((side(), side()))
                return {"min_max_height": heights, "w2h_ratio": round(rng.uniform(0.01, 3), 2), **interpolation}
            case "RandomCropFromBorders":
                parts = {f"crop_{edge}": round(rng.uniform(0, 0.5), 2) for edge in ("left", "right", "top", "bottom")}
                return pick([parts, {"crop_left": 1.0, "crop_right": 0.0}, {}])
            case "BBoxSafeRandomCrop":
                return {"erosion_rate": pick([0.0, 0.0, 0.3, 0.9, 1.0])}
            case "RandomSizedBBoxSafeCrop":
                return {"erosion_rate": pick([0.0, 0.0, 0.3, 0.9, 1.0]), "height": side(), "width": side()}
            case "AtLeastOneBBoxRandomCrop":
                size = {"height": rng.randint(1, 70), "width": rng.randint(1, 70)}
                return {"erosion_factor": pick([0.0, 0.0, 0.3, 0.9, 1.0]), **size}
            case "RandomCropNearBBox":
                return {"max_part_shift": between(0, 1, 2)}
            case "CropAndPad":
                low = rng.randint(-60, 40)
                px = {"px": [low, low + rng.randint(1, 40)], "percent": None}
                fill = pick([{"fill": [10.0, 20.0, 30.0]}, {"fill": 7.0, "fill_mask": [1.0, 2.0, 3.0]}, {}])
                share = {"sample_independently": pick([True, False])}
                return {**pick([px, {"px": None, "percent": between(-0.7, 0.7)}]), **fill, **share}
            case "RandomScale":
                return {"scale_limit": between(-1, 1)}
            case "PadIfNeeded":
                some = pick([{}, {"min_height": side(), "min_width": side()}])
                divisors = {"min_height": None, "pad_height_divisor": side(), "min_width": side()}
                return {"position": pick(["random", "random", "bottom_right", "center"]), **pick([some, divisors])}

    names = [*WINDOWS, "CropAndPad", "RandomScale", "PadIfNeeded"]
    found = []
    for name in names:
        for _ in range(40):
            height, width = pick([(37, 53), (64, 48), (101, 101), (3, 5), (1, 90)])
            boxes = []
            for _ in range(rng.randint(0, 3)):
                (x1, x2), (y1, y2) = between(0, width), between(0, height)
                boxes.append([x1, y1, x2, y2])
            found.append(place(name, arguments(name), (height, width), boxes, [round(rng.random(), 9) for _ in range(50)]))
    return found


def place(name, arguments, size, boxes, units):
    height, width = size
    transform = getattr(A, name)(**arguments, p=1)
    transform.py_random = given = Units(units)
    image = np.zeros((height, width, 3), np.uint8)
    # As Compose hands them over, but in full precision: the page keeps it.
    normalised = np.array(boxes, dtype=float).reshape(-1, 4) / [width, height, width, height]
    data = {"image": image, "bboxes": normalised}
    if boxes:
        data["cropping_bbox"] = [round(edge) for edge in boxes[0]]
    try:
        drawn = {**transform.get_params(), **transform.get_params_dependent_on_data({"shape": image.shape}, data)}
        transform.apply(image, **{**drawn, "shape": image.shape})
    except Exception:
        draw = None
    else:
        if "crop_coords" in drawn:
            draw = window_of(drawn)
        elif "crop_params" in drawn:
            draw = crop_and_pad_of(drawn, height, width)
        else:
            change = {"change": Units(units).uniform(*transform.scale_limit)} if "scale" in drawn else None
            draw = change or padded_of(drawn, height, width)
    units = units[: given.taken]
    return {"name": name, "params": arguments, "input": [width, height], "boxes": boxes, "units": units, "draw": draw}
