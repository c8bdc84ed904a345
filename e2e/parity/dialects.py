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
    "keras-brightness": case("keras.RandomBrightness", {"amount": 0.17}, factor=[0.17, 0.17]),
    "keras-contrast": case("keras.RandomContrast", {"amount": 1.28}),
    "keras-saturation": case("keras.RandomSaturation", {"amount": 0.62 / 0.38}, factor=[0.62, 0.62]),
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


def spread(values):
    return {"mean": float(np.mean(values)), "deviation": float(np.std(values))}


def with_tensorflow():
    import keras
    import tensorflow as tf

    def layer(apply):
        """Keras returns floats: shown rounded."""
        return lambda image: np.clip(np.floor(np.asarray(apply(image[None].astype(np.float32)))[0] + 0.5), 0, 255).astype(np.uint8)

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
        "keras-brightness": layer(lambda images: keras.layers.RandomBrightness((0.17, 0.17))(images, training=True)),
        "keras-contrast": layer(contrast),
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
    for name, library in (("torchvision", torchvision_laws),):
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
