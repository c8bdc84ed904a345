"""Golden pictures of the transforms that belong to other libraries: `golden/<input>/<case>.png`, `golden/dialects.json`.

    python dialects.py

Writes what the installed packages allow, which no single environment does: torchvision 0.29 with torch 2.15, tensorflow 2.21
for tf.image and Keras, imgaug 0.4.0 with numpy 1.23 and opencv-python-headless below 4.9 for imgaug. None is needed to run
the tests. `golden/figures/dialects.json` has the laws of what is drawn, over many runs.
"""

import json
import pathlib

import cv2
import numpy as np

RUNS = 4000
GOLDEN = pathlib.Path(__file__).parent / "golden"


def case(transform, draw, **params):
    return {"node": {"__class_fullname__": transform, "p": 1.0, **params}, "draw": draw}


def jitter(order, **factors):
    """Each change by its factor, in this order; a single one is pinned by its parameter."""
    still = {"brightness": 1.0, "contrast": 1.0, "saturation": 1.0, "hue": 0.0}
    params = {name: [value, value] for name, value in {**still, **factors}.items()}
    return case("torchvision.ColorJitter", {**still, **factors, "order": order}, **params)


def jpeg(quality):
    """The goldens' own size: the encoder extends it to whole blocks."""
    draw = {"quality": quality, "width": 61, "height": 47}
    return case("tf.image.random_jpeg_quality", draw, jpeg_quality=[quality, quality])


def rotation(turns, mode):
    return case("keras.RandomRotation", {"turns": turns}, factor=[turns, turns], fill_mode=mode, fill_value=77)


def erasing(x, y, width, height, value):
    draw = {"x": x, "y": y, "width": width, "height": height, "scale": 0.2, "ratio": 1.0, "seed": 1}
    return case("torchvision.RandomErasing", draw, value=value)


CASES = {
    "tv-jitter-brightness": jitter([0, 1, 2, 3], brightness=1.37),
    "tv-jitter-dark": jitter([0, 1, 2, 3], brightness=0.613),
    "tv-jitter-contrast": jitter([0, 1, 2, 3], contrast=1.71),
    "tv-jitter-contrast-low": jitter([0, 1, 2, 3], contrast=0.43),
    "tv-jitter-saturation": jitter([0, 1, 2, 3], saturation=2.3),
    "tv-jitter-saturation-low": jitter([0, 1, 2, 3], saturation=0.29),
    "tv-jitter-grey": jitter([0, 1, 2, 3], saturation=0.0),
    "tv-jitter-hue": jitter([0, 1, 2, 3], hue=0.137),
    "tv-jitter-hue-back": jitter([0, 1, 2, 3], hue=-0.381),
    "tv-jitter-all": jitter([2, 0, 3, 1], brightness=1.23, contrast=0.87, saturation=1.41, hue=-0.083),
    "tv-jitter-hue-first": jitter([3, 1, 0, 2], brightness=0.81, contrast=1.53, saturation=0.67, hue=0.219),
    "tv-jitter-contrast-first": jitter([1, 2, 3, 0], brightness=1.09, contrast=1.37, saturation=1.83, hue=0.491),
    "tv-erasing": erasing(13, 5, 29, 17, 118),
    "tv-erasing-channels": erasing(0, 30, 60, 17, [201, 3, 77]),
    "tv-erasing-none": erasing(0, 0, 0, 0, 9),
    "tf-brightness": case("tf.image.adjust_brightness", {"delta": 0.237}, delta=0.237, saturate=True),
    "tf-brightness-down": case("tf.image.adjust_brightness", {"delta": -0.311}, delta=-0.311, saturate=True),
    "tf-brightness-unclipped": case("tf.image.adjust_brightness", {"delta": 0.237}, delta=0.237, saturate=False),
    "tf-contrast": case("tf.image.random_contrast", {"factor": 1.43}, factor=[1.43, 1.43]),
    "tf-contrast-low": case("tf.image.random_contrast", {"factor": 0.37}, factor=[0.37, 0.37]),
    "tf-saturation": case("tf.image.adjust_saturation", {"factor": 1.7}, saturation_factor=1.7),
    "tf-saturation-low": case("tf.image.adjust_saturation", {"factor": 0.4}, saturation_factor=0.4),
    "tf-hue": case("tf.image.adjust_hue", {"delta": 0.13}, delta=0.13),
    "tf-hue-back": case("tf.image.adjust_hue", {"delta": -0.41}, delta=-0.41),
    "tf-central-crop": case("tf.image.central_crop", {"x": 9, "y": 7, "width": 43, "height": 33}, central_fraction=[0.7, 0.7]),
    **{f"tf-jpeg-{quality}": jpeg(quality) for quality in (0, 7, 41, 63, 92, 100)},
    "keras-brightness": case("keras.RandomBrightness", {"amount": 0.17}, factor=[0.17, 0.17]),
    "keras-contrast": case("keras.RandomContrast", {"amount": 1.28}),
    "keras-saturation": case("keras.RandomSaturation", {"amount": 0.62 / 0.38}, factor=[0.62, 0.62]),
    "keras-hue": case("keras.RandomHue", {"amount": 0.137}),
    "keras-hue-back": case("keras.RandomHue", {"amount": -0.391}),
    "keras-degeneration": case("keras.RandomColorDegeneration", {"amount": 0.37}, factor=[0.37, 0.37]),
    "keras-degeneration-full": case("keras.RandomColorDegeneration", {"amount": 1.0}, factor=[1.0, 1.0]),
    "keras-solarization": case("keras.Solarization", {"addition": 23.4, "threshold": 117.3}),
    "keras-solarization-all": case("keras.Solarization", {"addition": 0, "threshold": 0}, addition_factor=[0, 0], threshold_factor=[0, 0]),
    "keras-auto-contrast": case("keras.AutoContrast", {}),
    "keras-equalization": case("keras.Equalization", {}),
    "keras-equalization-coarse": case("keras.Equalization", {}, bins=37),
    "keras-perspective": case("keras.RandomPerspective", {"right": -0.17, "bottom": 0.23, "corner": [-0.083, -0.211]}),
    "keras-perspective-rough": case("keras.RandomPerspective", {"right": 0.31, "bottom": -0.19, "corner": [0.117, 0.071]}, interpolation="nearest", fill_value=91),
    "keras-sharpness": case("keras.RandomSharpness", {"amount": 0.83}, factor=[0.83, 0.83]),
    "keras-sharpness-smooth": case("keras.RandomSharpness", {"amount": 0.07}, factor=[0.07, 0.07]),
    "keras-blur": case("keras.RandomGaussianBlur", {"horizontal": 0.61, "vertical": 0.93}, kernel_size=3),
    "keras-blur-wide": case("keras.RandomGaussianBlur", {"horizontal": 0.97, "vertical": 0.29}, kernel_size=7),
    "keras-erasing": case("keras.RandomErasing", {"x": 12, "y": 3, "width": 27, "height": 19, "seed": 1}, fill_value=[9, 201, 88]),
    **{f"keras-rotation-{mode}": rotation(0.0831, mode) for mode in ("reflect", "nearest", "wrap", "constant")},
    "keras-rotation-rough": case("keras.RandomRotation", {"turns": -0.317}, factor=[-0.317, -0.317], interpolation="nearest"),
    "keras-zoom-in": case("keras.RandomZoom", {"x": 0.63, "y": 0.63}, height_factor=[-0.37, -0.37]),
    "keras-zoom-out": case("keras.RandomZoom", {"x": 1.83, "y": 1.29}, height_factor=[0.29, 0.29], width_factor=[0.83, 0.83], fill_mode="wrap"),
    "keras-translation": case("keras.RandomTranslation", {"x": 0.237, "y": -0.391}, height_factor=[-0.391, -0.391], width_factor=[0.237, 0.237]),
    "keras-translation-filled": case("keras.RandomTranslation", {"x": -0.113, "y": 0.071}, height_factor=[0.071, 0.071], width_factor=[-0.113, -0.113], fill_mode="constant", fill_value=118),
    "keras-shear": case("keras.RandomShear", {"x": 0.31, "y": 0.17}),
    "keras-shear-back": case("keras.RandomShear", {"x": -0.83, "y": -0.41}, fill_mode="wrap"),
    "iaa-grayscale": case("iaa.Grayscale", {"alpha": 0.63}, alpha=[0.63, 0.63]),
    "iaa-grayscale-full": case("iaa.Grayscale", {"alpha": 1.0}, alpha=[1.0, 1.0]),
    "iaa-add-to-saturation": case("iaa.AddToSaturation", {"value": 51}, value=[51, 51]),
    "iaa-add-to-saturation-down": case("iaa.AddToSaturation", {"value": -38}, value=[-38, -38]),
    "iaa-crop": case("iaa.Crop", {"x": 6, "y": 4, "width": 53, "height": 40, "columns": 61, "rows": 47}),
}


def with_torchvision():
    import torch
    from torchvision.transforms import v2

    def jitter(node, draw):
        names = ("brightness", "contrast", "saturation", "hue")
        # None where it does nothing, as its own draw has it; numbers come out of a tensor of 32 bits.
        made = v2.ColorJitter(**{name: node[name] for name in names})
        factors = {f"{name}_factor": getattr(made, name) and float(np.float32(draw[name])) for name in names}
        return lambda picture: made.transform(picture, {"fn_idx": torch.tensor(draw["order"]), **factors})

    def erasing(node, draw):
        value = made_value(v2.RandomErasing(p=1.0, value=node["value"])) if draw["width"] else None
        place = {"i": draw["y"], "j": draw["x"], "h": draw["height"], "w": draw["width"], "v": value}
        return lambda picture: v2.RandomErasing(p=1.0).transform(picture, place)

    def made_value(transform):
        return torch.tensor(transform.value)[:, None, None]

    def run(made):
        return lambda image: made(torch.from_numpy(image.transpose(2, 0, 1).copy())).numpy().transpose(1, 2, 0)

    makers = {"torchvision.ColorJitter": jitter, "torchvision.RandomErasing": erasing}
    chosen = {name: each for name, each in CASES.items() if each["node"]["__class_fullname__"] in makers}
    return {name: run(makers[node["__class_fullname__"]](node, draw)) for name, (node, draw) in split(chosen)}


def split(cases):
    return [(name, (each["node"], each["draw"])) for name, each in cases.items()]


def torchvision_laws():
    import torch
    from torchvision.transforms import v2

    torch.manual_seed(1)

    def erasing(width, height, **params):
        """What is drawn for a picture; where no hole fitted, nothing but that."""
        made = v2.RandomErasing(p=1.0, **params)
        found = [made.make_params([torch.zeros(3, height, width, dtype=torch.uint8)]) for _ in range(RUNS)]
        holes = [each for each in found if each["v"] is not None]
        figures = {name: spread([hole[key] for hole in holes]) for name, key in (("x", "j"), ("y", "i"), ("width", "w"), ("height", "h"))}
        return {"transform": "torchvision.RandomErasing", "params": params, "input": [width, height], "fails": 1 - len(holes) / RUNS, "figures": figures}

    noise = v2.RandomErasing(p=1.0, value="random", scale=(0.9, 0.9), ratio=(1, 1))
    picture = torch.full((3, 500, 500), 100, dtype=torch.uint8)
    levels = noise(picture)[:, 24:476, 24:476].numpy()
    shares = np.bincount(levels.ravel(), minlength=256) / levels.size
    return {
        "draws": [
            erasing(301, 187),
            erasing(187, 301, scale=(0.3, 0.9), ratio=(0.2, 1.1)),
            erasing(61, 47, scale=(0.7, 1.0), ratio=(0.3, 3.3)),
        ],
        "noise": [float(share) for share in shares],
    }


def keras_laws():
    import keras

    keras.utils.set_random_seed(1)

    def figures(name, width, height, drawn, **params):
        """One draw per picture of a batch; `drawn` finds the figures in what the layer drew."""
        made = getattr(keras.layers, name)(**params)
        rows = {}
        for _ in range(RUNS // 100):
            found = drawn(made.get_random_transformation(np.zeros((100, height, width, 3), np.float32), training=True))
            for key, values in found.items():
                rows.setdefault(key, []).extend(np.asarray(values).ravel().tolist())
        return {"transform": f"keras.{name}", "params": params, "input": [width, height], "fails": 0, "figures": {key: spread(values) for key, values in rows.items()}}

    def boxes(name, **params):
        """Where the layer has boxes go, whose parameters pin what it draws."""
        box = [20.0, 18.0, 31.0, 29.0]
        made = getattr(keras.layers, name)(**params, bounding_box_format="xyxy")
        found = {"boxes": np.array([[box]], np.float32), "labels": np.array([[1]])}
        moved = made({"images": np.zeros((1, 47, 61, 3), np.float32), "bounding_boxes": found}, training=True)
        edges = np.asarray(moved["bounding_boxes"]["boxes"])[0, 0].tolist()
        return {"transform": f"keras.{name}", "params": params, "input": [61, 47], "box": box, "moved": edges}

    def hole(found):
        rows, columns = (np.asarray(found["batch_masks"])[..., 0].any(axis) for axis in (2, 1))
        return {"x": columns.argmax(1), "width": columns.sum(1), "y": rows.argmax(1), "height": rows.sum(1)}

    def solarized(found):
        return {"addition": found["additions"], "threshold": found["thresholds"]}

    return {
        "draws": [
            figures("RandomBrightness", 4, 4, lambda found: {"amount": np.asarray(found["rgb_delta"])[:, 0, 0, 0] / 255}, factor=[-0.3, 0.1]),
            figures("RandomHue", 4, 4, lambda found: {"amount": found["factor"]}, factor=[0.1, 0.7]),
            figures("RandomSharpness", 4, 4, lambda found: {"amount": found["factor"]}, factor=[0.2, 0.9]),
            figures("Solarization", 4, 4, solarized, addition_factor=[0.3, 0.5], threshold_factor=[0.1, 0.9]),
            figures("RandomPerspective", 61, 47, lambda found: {"right": np.asarray(found["end_points"])[:, 1, 0] / 60 - 1}, scale=0.8),
            figures("RandomErasing", 61, 47, hole, scale=[0.1, 0.7]),
            figures("RandomErasing", 40, 90, hole, scale=[0.02, 0.33]),
        ],
        "boxes": [
            boxes("RandomRotation", factor=[0.0831, 0.0831]),
            boxes("RandomRotation", factor=[-0.19, -0.19]),
            boxes("RandomZoom", height_factor=[0.29, 0.29], width_factor=[0.83, 0.83]),
            boxes("RandomZoom", height_factor=[-0.23, -0.23]),
            boxes("RandomTranslation", height_factor=[-0.11, -0.11], width_factor=[0.237, 0.237]),
        ],
    }


def spread(values):
    return {"mean": float(np.mean(values)), "deviation": float(np.std(values))}


def with_tensorflow():
    import keras
    import tensorflow as tf

    def layer(apply):
        """Keras returns floats: shown rounded."""
        return lambda image: np.rint(np.clip(np.asarray(apply(image[None].astype(np.float32)))[0], 0, 255)).astype(np.uint8)

    def given(made, transformation):
        """The layer's own arithmetic with what it draws given."""
        return layer(lambda images: made.transform_images(images, transformation(images), training=True))

    def amount(made, name, value):
        return given(made, lambda _: {name: tf.constant([value])})

    def moved(name, pinned):
        """A layer whose parameters pin what it draws."""
        params = {key: value for key, value in CASES[pinned]["node"].items() if key not in ("__class_fullname__", "p")}
        return layer(lambda images: getattr(keras.layers, name)(**params)(images, training=True))

    def perspective(made, right, bottom, across, down):
        def drawn(images):
            found = made.get_random_transformation(images)
            factors = tf.constant([[[0, 0], [right, 0], [0, bottom], [across, down]]])
            return {**found, "apply_perspective": tf.constant([True]), "end_points": found["start_points"] * (1 + factors)}

        return given(made, drawn)

    def shear(x, y, mode):
        made = keras.layers.RandomShear(0.5, 0.5, fill_mode=mode)
        return given(made, lambda images: {"shear_factor": tf.constant([[x, y]]), "input_shape": images.shape})

    def solarization(addition, threshold):
        return given(keras.layers.Solarization(), lambda _: {"additions": tf.constant(addition), "thresholds": tf.constant(threshold)})

    def blur(size, horizontal, vertical):
        drawn = {"should_apply_blur": tf.constant([True]), "blur_factor": tf.constant([horizontal, vertical])}
        return given(keras.layers.RandomGaussianBlur(kernel_size=size), lambda _: drawn)

    def erasing(x, y, width, height, fill):
        made = keras.layers.RandomErasing(fill_value=fill)

        def drawn(images):
            edges = [tf.constant([edge], tf.float32) for edge in (x - 0.3, x + width - 0.6, y - 0.9, y + height - 0.1)]
            found = made.get_random_transformation(images)
            return {**found, "apply_erasing": tf.constant([True]), "batch_masks": made._generate_batch_mask(images.shape, edges)}

        return given(made, drawn)

    def contrast(images):
        """The layer's own arithmetic with its factor given, which its constructor does not take."""
        made = keras.layers.RandomContrast(0.5)
        return made.transform_images(images, {"contrast_factor": tf.constant(1.28), "should_apply_contrast": True}, training=True)

    return {
        "tf-brightness": lambda image: tf.image.adjust_brightness(image, 0.237).numpy(),
        "tf-brightness-down": lambda image: tf.image.adjust_brightness(image, -0.311).numpy(),
        "tf-brightness-unclipped": lambda image: ((tf.image.convert_image_dtype(image, tf.float32) + 0.237).numpy() * np.float32(255)).astype(np.int64).astype(np.uint8),
        "tf-contrast": lambda image: tf.image.adjust_contrast(image, 1.43).numpy(),
        "tf-contrast-low": lambda image: tf.image.adjust_contrast(image, 0.37).numpy(),
        "tf-saturation": lambda image: tf.image.adjust_saturation(image, 1.7).numpy(),
        "tf-saturation-low": lambda image: tf.image.adjust_saturation(image, 0.4).numpy(),
        "tf-hue": lambda image: tf.image.adjust_hue(image, 0.13).numpy(),
        "tf-hue-back": lambda image: tf.image.adjust_hue(image, -0.41).numpy(),
        "tf-central-crop": lambda image: tf.image.central_crop(image, 0.7).numpy(),
        **{f"tf-jpeg-{quality}": lambda image, quality=quality: tf.image.adjust_jpeg_quality(image, quality).numpy() for quality in (0, 7, 41, 63, 92, 100)},
        "keras-brightness": layer(lambda images: keras.layers.RandomBrightness((0.17, 0.17))(images, training=True)),
        "keras-contrast": layer(contrast),
        **{f"keras-rotation-{mode}": moved("RandomRotation", f"keras-rotation-{mode}") for mode in ("reflect", "nearest", "wrap", "constant")},
        "keras-rotation-rough": moved("RandomRotation", "keras-rotation-rough"),
        "keras-zoom-in": moved("RandomZoom", "keras-zoom-in"),
        "keras-zoom-out": moved("RandomZoom", "keras-zoom-out"),
        "keras-translation": moved("RandomTranslation", "keras-translation"),
        "keras-translation-filled": moved("RandomTranslation", "keras-translation-filled"),
        "keras-shear": shear(0.31, 0.17, "reflect"),
        "keras-shear-back": shear(-0.83, -0.41, "wrap"),
        "keras-equalization": layer(lambda images: keras.layers.Equalization()(images, training=True)),
        "keras-equalization-coarse": layer(lambda images: keras.layers.Equalization(bins=37)(images, training=True)),
        "keras-perspective": perspective(keras.layers.RandomPerspective(), -0.17, 0.23, -0.083, -0.211),
        "keras-perspective-rough": perspective(keras.layers.RandomPerspective(interpolation="nearest", fill_value=91.0), 0.31, -0.19, 0.117, 0.071),
        "keras-hue": amount(keras.layers.RandomHue(0.5), "factor", 0.137),
        "keras-hue-back": amount(keras.layers.RandomHue(0.5), "factor", -0.391),
        "keras-degeneration": layer(lambda images: keras.layers.RandomColorDegeneration((0.37, 0.37))(images, training=True)),
        "keras-degeneration-full": layer(lambda images: keras.layers.RandomColorDegeneration((1.0, 1.0))(images, training=True)),
        "keras-solarization": solarization(23.4, 117.3),
        "keras-solarization-all": layer(lambda images: keras.layers.Solarization()(images, training=True)),
        "keras-auto-contrast": layer(lambda images: keras.layers.AutoContrast()(images)),
        "keras-sharpness": layer(lambda images: keras.layers.RandomSharpness((0.83, 0.83))(images, training=True)),
        "keras-sharpness-smooth": layer(lambda images: keras.layers.RandomSharpness((0.07, 0.07))(images, training=True)),
        "keras-blur": blur(3, 0.61, 0.93),
        "keras-blur-wide": blur(7, 0.97, 0.29),
        "keras-erasing": erasing(12, 3, 27, 19, [9, 201, 88]),
        "keras-saturation": layer(lambda images: keras.layers.RandomSaturation((0.62, 0.62))(images, training=True)),
    }


def with_imgaug():
    import imgaug.augmenters as iaa

    fixed = {
        "iaa-grayscale": iaa.Grayscale(0.63),
        "iaa-grayscale-full": iaa.Grayscale(1.0),
        "iaa-add-to-saturation": iaa.AddToSaturation(51),
        "iaa-add-to-saturation-down": iaa.AddToSaturation(-38),
        "iaa-crop": iaa.Crop(px=(4, 2, 3, 6)),
    }
    return {name: lambda image, made=made: made(image=image) for name, made in fixed.items()}


def laws():
    """Stored figures stay where a library is missing."""
    file = GOLDEN / "figures" / "dialects.json"
    found = json.loads(file.read_text()) if file.exists() else {}
    for name, library in (("torchvision", torchvision_laws), ("keras", keras_laws)):
        try:
            found[name] = library()
        except ImportError as missing:
            print(f"{missing}: the laws of {name} stay as they are")
    file.write_text(json.dumps(found, indent=1) + "\n")


def main():
    written = 0
    laws()
    for library in (with_torchvision, with_tensorflow, with_imgaug):
        try:
            made = library()
        except (ImportError, AttributeError) as missing:
            # imgaug names parts of numpy that are gone.
            print(f"{missing}: the pictures of {library.__name__} stay as they are")
            continue
        for name in ("photo", "noise"):
            image = cv2.cvtColor(cv2.imread(str(GOLDEN / f"{name}.png")), cv2.COLOR_BGR2RGB)
            for each, run in made.items():
                result = cv2.cvtColor(np.ascontiguousarray(run(image)), cv2.COLOR_RGB2BGR)
                cv2.imwrite(str(GOLDEN / name / f"{each}.png"), result, [cv2.IMWRITE_PNG_COMPRESSION, 9])
                written += 1
    (GOLDEN / "dialects.json").write_text(json.dumps(CASES, indent=1) + "\n")
    print(f"{written} pictures")


if __name__ == "__main__":
    main()
