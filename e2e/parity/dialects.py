"""Golden pictures of the transforms that belong to other libraries: `golden/<input>/<case>.png`, `golden/dialects.json`.

    python dialects.py

Writes what the installed packages allow, which no single environment does: tensorflow 2.21 for tf.image and Keras,
imgaug 0.4.0 with numpy 1.23 and opencv-python-headless below 4.9 for imgaug. Neither is needed to run the tests.
"""

import json
import pathlib

import cv2
import numpy as np

GOLDEN = pathlib.Path(__file__).parent / "golden"


def case(transform, draw, **params):
    return {"node": {"__class_fullname__": transform, "p": 1.0, **params}, "draw": draw}


CASES = {
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


def main():
    written = 0
    for library in (with_tensorflow, with_imgaug):
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
