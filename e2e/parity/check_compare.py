"""Checks the comparison itself: right pictures must hold, and pictures and labels that are wrong must be found out.

Wrong ones are made by the library with other numbers, or by moving values about as a broken kernel would.

    python check_compare.py BARS.json

BARS.json holds the bars that cases and replay are held to.
"""

import json
import sys

import albumentations as A
import cv2
import numpy as np

import compare

def scene():
    """A picture with smooth and rough parts, which is what hides mistakes, and a mask of classes."""
    rough = np.random.default_rng(3).integers(0, 256, (131, 173, 3), dtype=np.uint8)
    image = cv2.addWeighted(cv2.GaussianBlur(rough, (0, 0), 5), 0.9, rough, 0.1, 0)
    mask = (np.indices((131, 173)).sum(0) // 40).astype(np.uint8)
    return image, mask


def rotated(image, angle, **options):
    return A.Rotate((angle, angle), p=1, **options)(image=image)["image"]


def shifted(image):
    return np.roll(image, 1, axis=1)


def nudged(image, share, by=1):
    """`share` of the values a little off."""
    chosen = np.random.default_rng(1).random(image.shape) < share
    return np.clip(image.astype(int) + by * chosen, 0, 255).astype(np.uint8)


def pictures(bars):
    """Yields what is compared, whether it must hold, and the problems found."""
    exact, through_hsv, warp, smooth = (bars[name] for name in ("exact", "HSV/Lab", "warp", "filter"))
    image, mask = scene()
    turned = rotated(image, 17.3)
    blurred = A.GaussianBlur((0, 0), (1.4, 1.4), p=1)(image=image)["image"]
    image = np.minimum(image, 250)
    pairs = [
        ("the same picture", True, image, image, exact),
        ("the same warp", True, turned, turned, warp),
        ("the same filter", True, blurred, blurred, smooth),
        ("a grey picture of one channel", True, np.repeat(image[..., :1], 3, 2), image[..., :1], exact),
        ("one level off in one value of two thousand", True, nudged(image, 0.0005), image, exact),
        ("one level off in every fourth value, through HSV", True, nudged(image, 0.25), image, through_hsv),
        ("one level off in one value of a hundred", False, nudged(image, 0.01), image, exact),
        ("two levels off in one value of two thousand", False, nudged(image, 0.0005, 2), image, exact),
        ("two levels off in one value of two thousand, through HSV", False, nudged(image, 0.0005, 2), image, through_hsv),
        ("channels swapped", False, np.ascontiguousarray(image[..., ::-1]), image, exact),
        ("moved by one pixel", False, shifted(image), image, exact),
        ("turned by a twentieth of a degree too much", False, rotated(image, 17.35), turned, warp),
        ("turned the other way", False, rotated(image, -17.3), turned, warp),
        ("cubic instead of linear", False, rotated(image, 17.3, interpolation=cv2.INTER_CUBIC), turned, warp),
        ("another border", False, rotated(image, 17.3, border_mode=cv2.BORDER_REPLICATE), turned, warp),
        ("one level off in two values of a hundred of a warp", False, nudged(turned, 0.02), turned, warp),
        ("two levels off in half a percent of a warp", False, nudged(turned, 0.005, 2), turned, warp),
        ("not smoothed", False, image, blurred, smooth),
        ("smoothed more", False, A.GaussianBlur((0, 0), (1.6, 1.6), p=1)(image=image)["image"], blurred, smooth),
        ("one level darker after a filter", False, nudged(blurred, 1, -1), blurred, smooth),
        ("another size", False, image[:-1], image, exact),
        ("turned on its side", False, np.ascontiguousarray(image.transpose(1, 0, 2)), image, exact),
        ("numbers that are no bytes", False, image, image.astype(np.float32) / 255, exact),
        ("the same mask", True, mask, mask, bars["mask"]),
        ("a mask moved by one pixel", False, shifted(mask), mask, bars["mask"]),
        ("a mask of neighbouring classes", False, mask + 1, mask, bars["mask"]),
    ]
    for name, holds, ours, theirs, bar in pairs:
        yield name, holds, compare.picture(ours, theirs, bar, "picture")[1]


def labels():
    boxes = [("cat", [10.0, 20.0, 30.0, 40.0]), ("eye", [12.5, 22.0, 3.0, 4.0])]

    def moved(by):
        return [boxes[0], ("eye", [12.5, 22.0, 3.0, 4.0 + by])]

    lists = [
        ("the same boxes", True, boxes, 0.01),
        ("the same boxes in another order", True, boxes[::-1], 0.01),
        ("a box by a two-hundredth pixel", True, moved(0.005), 0.01),
        ("a box by a fiftieth of a pixel", False, moved(0.02), 0.01),
        ("a box by a third of a pixel where lines bend", True, moved(0.3), 0.5),
        ("a box by a pixel where lines bend", False, moved(1.0), 0.5),
        ("a box that is no number", False, moved(float("nan")), 0.01),
        ("a box lost", False, boxes[:1], 0.01),
        ("a box too many", False, boxes + boxes[:1], 0.01),
        ("names exchanged", False, [("eye", boxes[0][1]), ("cat", boxes[1][1])], 0.01),
    ]
    for name, holds, ours, allowed in lists:
        yield name, holds, compare.labels(ours, boxes, allowed, "boxes")[1]


def laws():
    image, _ = scene()

    def noise(seed, deviation=0.1, mean=0.0, share=1.0):
        transform = A.GaussNoise((deviation, deviation), (mean, mean), p=1)
        transform.set_random_seed(seed)
        change = transform(image=image)["image"].astype(np.float64) - image
        return change * (np.random.default_rng(seed).random(image.shape) < share)

    runs = [noise(seed) for seed in range(12)]
    fields = [
        ("noise of the same law", True, noise(100)),
        ("no noise", False, noise(100) * 0),
        ("noise a tenth stronger", False, noise(100, 0.11)),
        ("noise that brightens by a hundredth", False, noise(100, 0.1, 0.01)),
        ("noise on nine of ten values", False, noise(100, share=0.9)),
    ]
    for name, holds, ours in fields:
        yield name, holds, compare.law(ours, runs, "picture")


def main(file):
    with open(file, encoding="utf-8") as stream:
        bars = json.load(stream)
    wrong = 0
    found = [*pictures(bars), *labels(), *laws()]
    for name, holds, problems in found:
        if holds != (not problems):
            wrong += 1
            print(f"{name}: {'; '.join(problems) or 'not found out'}")
    print(f"{len(found) - wrong} passed, {wrong} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
