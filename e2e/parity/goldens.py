"""Writes what the real library makes of every golden case: `golden/<input>.png` and `golden/<input>/<case>.png`.

Where no parameter pins a case, the page's own draw does: `golden/drawn.json`.

Run by `npm run parity -- goldens`; needs the packages of requirements.txt.

    python goldens.py             # all of them
    python goldens.py Fog Spatter # the pictures of cases whose names begin so; the lists are written whole
"""

import json
import pathlib
import sys
import warnings

import albumentations as A
import cv2
import numpy as np

from cases import CASES
from inject import FAMILIES, inject

HERE = pathlib.Path(__file__).parent
GOLDEN = HERE / "golden"


def write(path, image):
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), cv2.cvtColor(image, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 9])


def inputs():
    """A piece of a photo and pure noise, both of an odd size."""
    photo = cv2.cvtColor(cv2.imread(str(HERE / "../../public/samples/cat.png")), cv2.COLOR_BGR2RGB)
    photo = cv2.resize(photo, (91, 61), interpolation=cv2.INTER_AREA)[7:54, 20:81]
    noise = np.random.default_rng(20).integers(0, 256, (47, 61, 3), dtype=np.uint8)
    return {"photo": np.ascontiguousarray(photo), "noise": noise}


def pipeline(nodes):
    tree = {"__class_fullname__": "Compose", "p": 1.0, "transforms": nodes}
    return A.from_dict({"__version__": A.__version__, "transform": tree})


def main():
    warnings.simplefilter("error")
    # Advice to take another transform.
    warnings.filterwarnings("ignore", message="ShiftScaleRotate is a special case|This augmenter is very slow")
    wanted = tuple(sys.argv[1:]) or ("",)
    pictures = inputs()
    drawn = {case: given for family in FAMILIES for case, given in family.drawn_cases().items()}
    for name, image in pictures.items():
        write(GOLDEN / f"{name}.png", image)
        for case, nodes in CASES.items():
            if not case.startswith(wanted):
                continue
            write(GOLDEN / name / f"{case}.png", pipeline(nodes)(image=image)["image"])
        for case, (one, draw) in drawn.items():
            if not case.startswith(wanted):
                continue
            given = pipeline([one])
            inject(given.transforms[0], draw)
            write(GOLDEN / name / f"{case}.png", given(image=image)["image"])
    (GOLDEN / "cases.json").write_text(json.dumps(CASES, indent=1) + "\n")
    given = {case: {"node": one, "draw": draw} for case, (one, draw) in drawn.items()}
    (GOLDEN / "drawn.json").write_text(json.dumps(given, separators=(",", ":")).replace('},"', '},\n"') + "\n")
    print(f"{len(CASES) + len(drawn)} cases on {len(pictures)} pictures, albumentations {A.__version__}, OpenCV {cv2.__version__}")


if __name__ == "__main__":
    sys.exit(main())
