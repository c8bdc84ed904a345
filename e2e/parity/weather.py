"""Weather that the library draws from numbers no parameter pins: golden cases with such numbers, and OpenCV's shapes.

    python weather.py    # writes golden/figures/strokes.json: what OpenCV's lines, discs and polygons mark,
                         # and golden/figures/weather.json: from which ranges the library draws, and how often
"""

import collections
import json
import pathlib
import random
import sys

import albumentations as A
import cv2
import numpy as np

from cases import node
from distortions import noise, pcg, pcg4d

FIGURES = pathlib.Path(__file__).parent / "golden" / "figures"


# Of the golden pictures.
WIDTH, HEIGHT = 61, 47


def given(make):
    """What `make` says in place of what the transform draws."""

    def injected(transform, draw):
        transform.get_params_dependent_on_data = lambda params, data: make(transform, draw, params["shape"][:2])

    return injected


def shadow(transform, draw, shape):
    vertices = [np.array(corners, dtype=np.int64).reshape(-1, 2) for corners in draw["corners"]]
    return {"vertices_list": vertices, "intensities": np.array(draw["intensities"])}


def triples(flat, count):
    return [flat[i : i + count] for i in range(0, len(flat), count)]


def fog(transform, draw, shape):
    discs = triples(draw["discs"], 3)
    places, radii = [(x, y) for x, y, _ in discs], [radius for _, _, radius in discs]
    return {"particle_positions": places, "intensity": draw["intensity"], "radiuses": radii}


def rain(transform, draw, shape):
    drops = np.array(draw["drops"], dtype=np.int32).reshape(-1, 2)
    return {"drop_length": draw["length"], "slant": draw["slant"], "rain_drops": drops}


def pcg3d(x, y, z):
    def mix(x, y, z):
        x = x + y * z
        y = y + z * x
        return x, y, z + x * y

    words = (v * np.uint32(1664525) + np.uint32(1013904223) for v in (x, y, z))
    return mix(*(v ^ (v >> np.uint32(16)) for v in mix(*words)))


def snow(transform, draw, shape):
    given = {"snow_point": draw["point"], "snow_texture": None, "sparkle_mask": None}
    if transform.method == "texture":
        height, width = shape
        grains = 0.5 + 0.3 * noise(draw["seed"], True, height, width)[0]
        y, x = np.mgrid[:height, :width].astype(np.uint32)
        chances = pcg3d(x, y, pcg(np.full_like(x, draw["sparkle"])))[0] >> np.uint32(8)
        given["snow_texture"] = cv2.GaussianBlur(grains, (0, 0), sigmaX=1, sigmaY=1)
        given["sparkle_mask"] = chances / 2**24 > 0.99
    return given


def flare(transform, draw, shape):
    circles = [(alpha, (x, y), radius, (r, g, b)) for alpha, x, y, radius, r, g, b in draw["circles"]]
    return {"circles": circles, "flare_center": tuple(draw["center"])}


def gravel(transform, draw, shape):
    return {"gravels_infos": np.array(draw["stones"], dtype=np.int64)}


class Liquid:
    """The page's own noise as the library's generator of random numbers (src/transforms/weather/spatter)."""

    def __init__(self, seed, shape):
        self.seed, self.shape = seed, shape

    def normal(self, size, loc, scale):
        return loc + scale * noise(self.seed, True, *self.shape)[0]

    def choice(self, count, needed, replace):
        y, x = np.mgrid[: self.shape[0], : self.shape[1]].astype(np.uint32)
        key = np.full_like(x, self.seed)
        return np.argsort((pcg4d(x, y, pcg(key), key)[1] >> np.uint32(8)).ravel(), kind="stable")[:needed]


def spatter(transform, draw):
    parts = {"mean": "mean", "std": "std", "sigma": "gauss_sigma", "threshold": "cutout_threshold", "intensity": "intensity"}
    for name, parameter in parts.items():
        setattr(transform, parameter, (draw[name], draw[name]))
    make = transform.get_params_dependent_on_data

    def drawn(params, data):
        transform.random_generator = Liquid(draw["seed"], params["shape"][:2])
        return make(params, data)

    transform.get_params_dependent_on_data = drawn


INJECTIONS = {
    "RandomShadow": given(shadow),
    "RandomFog": given(fog),
    "RandomRain": given(rain),
    "RandomSnow": given(snow),
    "RandomSunFlare": given(flare),
    "RandomGravel": given(gravel),
    "Spatter": spatter,
}


def shadows(seed, intensities, corners, top=0):
    rng = random.Random(seed)
    place = lambda i: rng.randrange(top, HEIGHT) if i % 2 else rng.randrange(WIDTH)
    return {"intensities": intensities, "corners": [[place(i) for i in range(2 * corners)] for _ in intensities]}


def discs(seed, intensity, count, radii):
    rng = random.Random(seed)
    some = (value for _ in range(count) for value in (rng.randint(-9, 66), rng.randint(-5, 52), rng.randint(*radii)))
    return {"intensity": intensity, "discs": list(some)}


def drops(seed, slant, length, count):
    rng = random.Random(seed)
    places = [value for _ in range(count) for value in (rng.randrange(WIDTH), rng.randrange(HEIGHT - length))]
    return {"slant": slant, "length": length, "drops": places}


def snowy(point):
    return {"point": point, "seed": 7654321, "sparkle": 1234567}


def sun(seed, center, count, radii=(1, 8)):
    rng = random.Random(seed)
    color = lambda: [rng.randint(0, 255) for _ in range(3)]
    circle = lambda: [rng.uniform(0.05, 0.2), rng.randint(-9, 70), rng.randint(-9, 55), rng.choice(radii), *color()]
    return {"center": center, "turn": 0.3, "circles": [circle() for _ in range(count)]}


def stones(seed, count):
    rng = random.Random(seed)

    def one():
        x, y, radius = rng.randint(0, WIDTH), rng.randint(0, HEIGHT), rng.randint(1, 3)
        return [max(y - radius, 0), min(y + radius, HEIGHT - 1), max(x - radius, 0), min(x + radius, WIDTH - 1), rng.randint(0, 255)]

    return {"stones": [one() for _ in range(count)]}


def drawn_cases():
    """Name to a node and the draw that it is given."""
    orange = [250, 180, 90]
    found = {
        "RandomShadow": (node("RandomShadow"), shadows(1, [0.5], 5, 23)),
        "RandomShadow-many": (node("RandomShadow"), shadows(2, [0.31, 0.07, 0.77], 9)),
        "RandomShadow-crossed": (node("RandomShadow"), shadows(3, [0.613], 40)),
        "RandomShadow-black": (node("RandomShadow"), shadows(4, [1.0, 0.4], 3)),
        "RandomFog": (node("RandomFog"), discs(5, 0.73, 90, (2, 3))),
        "RandomFog-thick": (node("RandomFog", alpha_coef=0.31), discs(6, 0.97, 700, (1, 6))),
        "RandomFog-none": (node("RandomFog"), discs(7, 0.4, 0, (1, 1))),
        "RandomRain": (node("RandomRain"), drops(8, -7.3, 5, 15)),
        "RandomRain-heavy": (
            node("RandomRain", drop_width=3, drop_color=[31, 77, 255], blur_value=4, brightness_coefficient=0.83),
            drops(9, 21.6, 17, 47),
        ),
        "RandomRain-sharp": (node("RandomRain", blur_value=1, brightness_coefficient=1.0), drops(10, -33.9, 11, 20)),
        "RandomRain-none": (node("RandomRain"), drops(11, 3.0, 5, 0)),
        "RandomSnow": (node("RandomSnow"), snowy(0.21)),
        "RandomSnow-dim": (node("RandomSnow", brightness_coeff=0.77), snowy(0.83)),
        "RandomSnow-texture": (node("RandomSnow", method="texture"), snowy(0.23)),
        "RandomSnow-texture-strong": (node("RandomSnow", method="texture", brightness_coeff=0.9), snowy(0.93)),
        "RandomSunFlare": (node("RandomSunFlare"), sun(12, [19, 11], 8)),
        "RandomSunFlare-small": (node("RandomSunFlare", src_radius=53, src_color=orange), sun(13, [40, 20], 5, (1, 8, 27))),
        "RandomSunFlare-tiny": (node("RandomSunFlare", src_radius=17), sun(14, [60, 46], 1, (64,))),
        "RandomSunFlare-none": (node("RandomSunFlare", src_radius=9), sun(15, [3, 3], 20)),
        "RandomGravel": (node("RandomGravel"), stones(16, 20)),
        "RandomGravel-dense": (node("RandomGravel"), stones(17, 150)),
        "RandomGravel-none": (node("RandomGravel"), stones(18, 0)),
    }
    spatters = {
        "": {},
        "-thick": {"mean": 0.8, "threshold": 0.71, "intensity": 0.8317},
        "-fine": {"std": 0.41, "sigma": 0.9},
        "-rough": {"sigma": 0.1},
        "-empty": {"mean": 0.2, "std": 0.05},
        "-wide": {"sigma": 4.7, "std": 0.9},
    }
    usual = {"mean": 0.65, "std": 0.3, "sigma": 2, "threshold": 0.68, "intensity": 0.6, "seed": 3456789}
    for name, parts in spatters.items():
        for mode, color in (("rain", [238, 238, 175]), ("mud", [20, 0, 163])):
            found[f"Spatter-{mode}{name}"] = (node("Spatter", mode=mode, color=color), {**usual, **parts})
    for blur in (2, 3, 6, 8, 11, 12, 16, 18, 21):
        found[f"RandomRain-{blur}"] = (node("RandomRain", blur_value=blur, drop_color=[255, 201, 77]), drops(blur, 4.4, 9, 60))
    for radius, center in ((400, [19, 11]), (7, [30, 20]), (21, [50, 40])):
        physical = node("RandomSunFlare", method="physics_based", src_radius=radius, src_color=orange)
        found[f"RandomSunFlare-physics-{radius}"] = (physical, sun(radius, center, 7, (1, 8, 27, 125)))
    return found


def runs(sheet):
    """Lengths of what is unmarked, marked, unmarked and so on, row after row."""
    marks = np.concatenate([[0], (sheet.ravel() > 0).astype(int), [2]])
    changes = np.flatnonzero(np.diff(marks))
    return np.diff(np.concatenate([[0], changes])).tolist()


def stroke(rng, kind):
    height, width = rng.choice([(23, 31), (40, 17), (64, 48)])
    sheet = np.zeros((height, width), np.uint8)
    inside = lambda: [rng.randrange(width), rng.randrange(height)]
    around = lambda: [rng.randint(-20, width + 20), rng.randint(-20, height + 20)]
    if kind == "polygon":
        points = [inside() for _ in range(rng.choice([3, 4, 5, 5, 9, 20]))]
        cv2.fillPoly(sheet, [np.array(points, dtype=np.int64).astype(np.int32)], 255)
        given = {"points": points}
    elif kind == "disc":
        points, radius = around(), rng.choice([0, 1, 2, 5, 8, 13, 27])
        cv2.circle(sheet, points, radius, 255, thickness=-1)
        given = {"points": [points], "radius": radius}
    else:
        points, thickness = [around(), rng.choice([around, inside])()], rng.choice([1, 1, 2, 3, 4, 7])
        if rng.random() < 0.1:
            points[1] = list(points[0])
        connectivity = rng.choice([4, 8])
        lines = np.array([points], dtype=np.int32)
        cv2.polylines(sheet, lines, False, 255, thickness, lineType=connectivity)
        given = {"points": points, "thickness": thickness, "connectivity": connectivity}
    return {"kind": kind, "width": width, "height": height, **given, "runs": runs(sheet)}


def strokes(count):
    rng = random.Random(17)
    return [stroke(rng, kind) for kind in ("polygon", "disc", "line") for _ in range(count)]


class Middles:
    """Both of a transform's generators, that give the middle of every range and count how often each is asked for."""

    def __init__(self):
        self.asked = collections.Counter()

    def whole(self, low, high, count=1):
        if low > high:
            raise ValueError("empty range")
        self.asked[f"{low} to {high}"] += count
        return (low + high) // 2

    def randint(self, low, high):
        return self.whole(low, high)

    def choice(self, items):
        return items[self.whole(0, len(items) - 1)]

    def uniform(self, low, high, size=1):
        self.asked[f"{low:g}..{high:g}"] += size
        return (low + high) / 2 if size == 1 else np.full(size, (low + high) / 2)

    def integers(self, low, high, size=1, dtype=None):
        if isinstance(low, list):
            return np.array([[self.whole(a, b - 1, size[0]) for a, b in zip(low, high)]] * size[0], dtype=dtype)
        middle = self.whole(low, high - 1, size)
        return middle if size == 1 else np.full(size, middle)


SAMPLED = (
    ("RandomFog", [{}, {"fog_coef_range": [0.05, 0.05]}, {"fog_coef_range": [1.0, 1.0]}, {"fog_coef_range": [0.0, 0.0]}]),
    ("RandomRain", [{}, *({"rain_type": kind} for kind in ("drizzle", "heavy", "torrential")), {"drop_length": 19}]),
    ("RandomSunFlare", [{}, {"src_color": [250, 180, 90], "flare_roi": [0.3, 0.2, 0.7, 0.9], "angle_range": [0.6, 0.7]}]),
    ("RandomShadow", [{}, {"num_shadows_limit": [3, 3], "shadow_dimension": 7, "shadow_roi": [0.1, 0.2, 0.6, 0.7]}]),
    ("RandomGravel", [{}, {"number_of_patches": 7, "gravel_roi": [0.0, 0.1, 1.0, 0.93]}]),
)


def sampled(name, params, size):
    height, width = size
    transform = getattr(A, name)(**{k: tuple(v) if isinstance(v, list) else v for k, v in params.items()}, p=1)
    transform.py_random = transform.random_generator = middles = Middles()
    try:
        drawn = transform.get_params_dependent_on_data({"shape": (height, width, 3)}, {})
    except ValueError:
        return {"name": name, "params": params, "input": [width, height], "asked": None, "draw": None}
    match name:
        case "RandomFog":
            draw = {"intensity": drawn["intensity"]}
        case "RandomRain":
            draw = {"slant": drawn["slant"], "length": drawn["drop_length"]}
        case "RandomSunFlare":
            circles = [[alpha, x, y, radius, *color] for alpha, (x, y), radius, color in drawn["circles"]]
            draw = {"center": drawn["flare_center"], "circles": circles}
        case "RandomShadow":
            corners = [vertices.ravel().tolist() for vertices in drawn["vertices_list"]]
            draw = {"intensities": drawn["intensities"].tolist() if len(corners) > 1 else [float(drawn["intensities"])]}
            draw["corners"] = corners
        case "RandomGravel":
            draw = {"stones": drawn["gravels_infos"].tolist()}
    return {"name": name, "params": params, "input": [width, height], "asked": dict(middles.asked), "draw": draw}


def samples():
    sizes = [(47, 61), (200, 256), (150, 33), (640, 1001), (2, 3), (14, 14)]
    return [sampled(name, params, size) for name, choices in SAMPLED for params in choices for size in sizes]


def written(name, rows):
    (FIGURES / f"{name}.json").write_text(json.dumps(rows, separators=(",", ":")).replace("},{", "},\n{") + "\n")


def main():
    written("strokes", strokes(60))
    written("weather", samples())
    print(f"shapes of OpenCV {cv2.__version__}, draws of albumentations {A.__version__}")


if __name__ == "__main__":
    sys.exit(main())
