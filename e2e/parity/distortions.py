"""The maps and matrices that the library makes of the numbers the page drew, and golden cases with such numbers."""

import random

import cv2
import numpy as np
from albumentations.augmentations.geometric import functional as F

from cases import FILL, node


def grid_size(params):
    return params["shape"][:2]


def perspective(transform, draw):
    def drawn(params, data):
        shape = grid_size(params)
        matrix, width, height = F.compute_perspective_params(F.order_points(np.array(draw["corners"])), shape)
        if transform.fit_output:
            matrix, width, height = F.expand_transform(matrix, shape)
        return {"matrix": matrix, "matrix_bbox": matrix, "max_width": width, "max_height": height}

    transform.get_params_dependent_on_data = drawn


def maps(make):
    """A distortion whose maps `make` computes from the transform, its draw and the size of the picture."""

    def given(transform, draw):
        def drawn(params, data):
            map_x, map_y = make(transform, draw, *grid_size(params))
            return {"map_x": map_x, "map_y": map_y}

        transform.get_params_dependent_on_data = drawn

    return given


def grid(transform, draw, height, width):
    steps = {"steps_x": list(draw["columns"]), "steps_y": list(draw["rows"])}
    if transform.normalized:
        steps = F.normalize_grid_distortion_steps(
            (height, width), transform.num_steps, steps["steps_x"], steps["steps_y"]
        )
    return F.generate_grid((height, width), **steps, num_steps=transform.num_steps)


def optical(transform, draw, height, width):
    make = F.get_camera_matrix_distortion_maps if transform.mode == "camera" else F.get_fisheye_distortion_maps
    return make((height, width), draw["k"])


class Given:
    """A generator of random numbers that has only these to give."""

    def __init__(self, values):
        self.values = values

    def normal(self, mean, deviation, size):
        return np.array(self.values, dtype=float).reshape(size)


def piecewise(transform, draw, height, width):
    # The library draws down before right.
    jitter = Given([move[::-1] for move in draw["moves"]])
    cells = (draw["rows"], draw["columns"])
    return F.create_piecewise_affine_maps((height, width), cells, draw["scale"], transform.absolute_scale, jitter)


def spline(transform, draw, height, width):
    points = F.generate_control_points(transform.num_control_points)
    weights, affine = F.compute_tps_weights(points, points + np.array(draw["moves"]))
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    places = np.stack([x.flatten(), y.flatten()], axis=1).astype(np.float32)
    moved = F.tps_transform(places / [width, height], points, weights, affine) * [width, height]
    return [moved[:, axis].reshape(height, width).astype(np.float32) for axis in (0, 1)]


def pcg(v):
    state = v * np.uint32(747796405) + np.uint32(2891336453)
    word = ((state >> ((state >> np.uint32(28)) + np.uint32(4))) ^ state) * np.uint32(277803737)
    return (word >> np.uint32(22)) ^ word


def pcg4d(x, y, z, w):
    def mix(x, y, z, w):
        x = x + y * w
        y = y + z * x
        z = z + x * y
        return x, y, z, w + y * z

    words = (v * np.uint32(1664525) + np.uint32(1013904223) for v in (x, y, z, w))
    return mix(*(v ^ (v >> np.uint32(16)) for v in mix(*words)))


def noise(seed, gaussian, height, width):
    """The page's noise (src/glsl/hash.ts)."""
    y, x = np.mgrid[:height, :width].astype(np.uint32)
    key = np.full_like(x, seed)
    words = [word >> np.uint32(8) for word in pcg4d(x, y, pcg(key), key)]
    if not gaussian:
        return np.stack([words[0], words[1]]) / 2**23 - 1
    radius, turn = np.sqrt(-2 * np.log((words[0] + 1) / 2**24)), 2 * np.pi * (words[2] + 1) / 2**24
    return radius * np.stack([np.cos(turn), np.sin(turn)])


def elastic(transform, draw, height, width):
    field = noise(draw["seed"], transform.noise_distribution == "gaussian", height, width) / draw["peak"]
    if transform.same_dxdy:
        field = field[:1]
    shape = field.shape
    kernel = (17, 17) if transform.approximate else (0, 0)
    stacked = field.reshape(-1, width).astype(np.float32)
    field = cv2.GaussianBlur(stacked, kernel, transform.sigma, borderType=cv2.BORDER_REPLICATE).reshape(shape)
    moved = np.stack(np.meshgrid(np.arange(width), np.arange(height))) + field * np.float32(transform.alpha)
    return moved.astype(np.float32)


def mesh(transform, draw):
    def drawn(params, data):
        rows, columns = draw["rows"], draw["columns"]
        cells = [
            [columns[j], rows[i], columns[j + 1], rows[i + 1]]
            for i in range(len(rows) - 1)
            for j in range(len(columns) - 1)
        ]
        across, down = transform.num_grid_xy
        dimensions = np.array(cells, dtype=np.int16).reshape(down, across, 4)
        moves = np.array(draw["moves"], dtype=np.int64).reshape(down - 1, across - 1, 2)
        given = type("Given", (), {"integers": staticmethod(lambda low, high, size: moves)})
        polygons = F.generate_distorted_grid_polygons(dimensions, transform.magnitude, given)
        return {"generated_mesh": transform._generate_mesh(polygons, dimensions)}

    transform.get_params_dependent_on_data = drawn


INJECTIONS = {
    "Perspective": perspective,
    "GridDistortion": maps(grid),
    "OpticalDistortion": maps(optical),
    "PiecewiseAffine": maps(piecewise),
    "ThinPlateSpline": maps(spline),
    "ElasticTransform": maps(elastic),
    "GridElasticDeform": mesh,
}

INTERPOLATIONS = {"nearest": 0, "cubic": 2, "area": 3, "lanczos": 4}
BORDERS = {"replicate": 1, "reflect": 2, "wrap": 3, "reflect101": 4}

# Of the golden pictures.
WIDTH, HEIGHT = 61, 47


def drawn_cases():
    """Name to a node and the draw that it is given."""
    def rounded(value):
        return round(value, 6)

    def corners(seed, scale):
        rng = random.Random(seed)
        inset = [[rounded(abs(rng.gauss(0, scale)) % 0.32) for _ in range(2)] for _ in range(4)]
        places = zip(inset, ((0, 0), (1, 0), (1, 1), (0, 1)))
        points = [[abs(right - x) * WIDTH, abs(below - y) * HEIGHT] for (x, y), (right, below) in places]
        return {"scale": scale, "corners": points}

    def factors(seed, steps, limit=0.3):
        rng = random.Random(seed)
        some = lambda: [rounded(1 + rng.uniform(-limit, limit)) for _ in range(steps + 1)]
        return {"columns": some(), "rows": some()}

    def bend(seed, rows, columns, scale=0.05):
        rng = random.Random(seed)
        deviation = scale * HEIGHT / 3
        moves = [[rounded(rng.gauss(0, deviation)) for _ in range(2)] for _ in range(rows * columns)]
        return {"rows": rows, "columns": columns, "scale": scale, "moves": moves}

    def pushed(seed, points, scale=0.3):
        rng = random.Random(seed)
        return {"scale": scale, "moves": [[rounded(rng.gauss(0, scale / 10)) for _ in range(2)] for _ in range(points)]}

    def cells(seed, across, down, magnitude):
        rng = random.Random(seed)
        def edges(side, count):
            sizes = [side // count + (i < side % count) for i in range(count)]
            rng.shuffle(sizes)
            return [sum(sizes[:i]) for i in range(count + 1)]

        moves = [[rng.randint(-magnitude, magnitude) for _ in range(2)] for _ in range((across - 1) * (down - 1))]
        return {"rows": edges(HEIGHT, across), "columns": edges(WIDTH, down), "moves": moves}

    view, squeezed, wave = corners(1, 0.1), factors(2, 5), {"seed": 1234567, "peak": 4.1}
    found = {
        "Perspective": (node("Perspective"), view),
        "Perspective-strong": (node("Perspective", fill=FILL), corners(3, 0.3)),
        "Perspective-size": (node("Perspective", keep_size=False), corners(4, 0.12)),
        "Perspective-fit": (node("Perspective", fit_output=True, keep_size=False, fill=FILL), corners(5, 0.08)),
        "Perspective-fit-size": (node("Perspective", fit_output=True, fill=90.0), corners(6, 0.1)),
        "Perspective-still": (node("Perspective"), corners(7, 0.0)),
        "GridDistortion": (node("GridDistortion"), squeezed),
        "GridDistortion-free": (node("GridDistortion", normalized=False, fill=FILL), factors(8, 5)),
        "GridDistortion-fine": (node("GridDistortion", num_steps=13, normalized=False), factors(9, 13, 0.9)),
        "GridDistortion-short": (node("GridDistortion", num_steps=25, normalized=False), factors(10, 25)),
        "GridDistortion-one": (node("GridDistortion", num_steps=1), factors(11, 1, 0.6)),
        "OpticalDistortion": (node("OpticalDistortion", fill=FILL), {"k": 0.31}),
        "OpticalDistortion-still": (node("OpticalDistortion"), {"k": 0.0}),
        "OpticalDistortion-out": (node("OpticalDistortion", fill=110.0), {"k": -0.77}),
        "OpticalDistortion-fisheye": (node("OpticalDistortion", mode="fisheye", fill=FILL), {"k": 0.53}),
        "OpticalDistortion-fisheye-out": (node("OpticalDistortion", mode="fisheye"), {"k": -0.41}),
        "PiecewiseAffine": (node("PiecewiseAffine"), bend(12, 4, 4)),
        "PiecewiseAffine-uneven": (node("PiecewiseAffine", nb_rows=[2, 2], nb_cols=[7, 7]), bend(13, 2, 7, 0.4)),
        "PiecewiseAffine-px": (node("PiecewiseAffine", absolute_scale=True), bend(14, 5, 3, 0.1)),
        "ThinPlateSpline": (node("ThinPlateSpline"), pushed(15, 16)),
        "ThinPlateSpline-two": (node("ThinPlateSpline", num_control_points=2, fill=FILL), pushed(16, 5, 0.8)),
        # With more points the library's own rounding decides over the last bits: bends.py has those.
        "ThinPlateSpline-three": (node("ThinPlateSpline", num_control_points=3), pushed(17, 9, 0.5)),
        "ElasticTransform": (node("ElasticTransform", alpha=60.0, sigma=5.0), wave),
        "ElasticTransform-rough": (node("ElasticTransform", alpha=9.0, sigma=1.3, fill=FILL), wave),
        "ElasticTransform-wide": (node("ElasticTransform", alpha=900.0, sigma=33.0, border_mode=1), wave),
        "ElasticTransform-middle": (node("ElasticTransform", alpha=150.0, sigma=12.0), wave),
        "ElasticTransform-same": (node("ElasticTransform", alpha=90.0, sigma=9.0, same_dxdy=True), wave),
        "ElasticTransform-approximate": (node("ElasticTransform", alpha=60.0, sigma=7.0, approximate=True), wave),
        "ElasticTransform-uniform": (
            node("ElasticTransform", alpha=40.0, sigma=6.0, noise_distribution="uniform"),
            {"seed": 7654321, "peak": 1},
        ),
        "GridElasticDeform": (node("GridElasticDeform", num_grid_xy=[4, 4], magnitude=5), cells(18, 4, 4, 5)),
        "GridElasticDeform-torn": (node("GridElasticDeform", num_grid_xy=[5, 3], magnitude=4), cells(19, 5, 3, 4)),
        "GridElasticDeform-folded": (node("GridElasticDeform", num_grid_xy=[6, 6], magnitude=11), cells(20, 6, 6, 11)),
        "GridElasticDeform-one": (node("GridElasticDeform", num_grid_xy=[1, 1], magnitude=3), cells(21, 1, 1, 3)),
    }
    steep, wide = corners(22, 0.15), {"k": 0.4}
    for name, code in INTERPOLATIONS.items():
        found[f"Perspective-{name}"] = (node("Perspective", interpolation=code), view)
        found[f"GridDistortion-{name}"] = (node("GridDistortion", interpolation=code), squeezed)
        found[f"GridElasticDeform-{name}"] = (
            node("GridElasticDeform", num_grid_xy=[3, 3], magnitude=6, interpolation=code),
            cells(23, 3, 3, 6),
        )
    for name, code in BORDERS.items():
        found[f"Perspective-{name}"] = (node("Perspective", border_mode=code, fit_output=True), steep)
        found[f"OpticalDistortion-{name}"] = (node("OpticalDistortion", border_mode=code, mode="fisheye"), wide)
        found[f"ElasticTransform-{name}"] = (node("ElasticTransform", alpha=80.0, sigma=4.0, border_mode=code), wave)
    return found
