"""Runs files that the page wrote for a library, in that library.

    python exports.py run LIBRARY TASKS.json FOLDER     in the library's own environment: leaves what each file made
    python exports.py laws reference TASKS.json FOLDER  in the reference's: what each transform makes, many times over

Tasks that need PyTorch beside Albumentations are left to an environment that has it; with `torch` at the end, nothing
else is run. exports.ts has the shape of a task, exports_compare.py holds the two against each other.
"""

import importlib.util
import io
import json
import os
import pickle
import sys
import warnings
from contextlib import redirect_stdout

import numpy as np

RUNS = 60


def place(folder, task):
    return os.path.join(folder, "made", task["id"].replace("/", "__") + ".pickle")


def read_image(file):
    import cv2

    return cv2.imread(file, cv2.IMREAD_COLOR)[..., ::-1].copy()


def scene_of(task, transform):
    """The picture with what the task has beside it, as the library takes it."""
    image, scene = read_image(task["source"]), task["scene"]
    if scene is None:
        return {"image": image}
    mask = np.zeros(image.shape[:2], np.uint8)
    for x, y, width, height, value in scene["objects"]:
        mask[y : y + height, x : x + width] = value
    boxes = {"bboxes": scene["boxes"], "labels": list(range(len(scene["boxes"])))}
    own = {"cropping_bbox": scene["cropping"]} if "RandomCropNearBBox" in task["id"] else {}
    return {"image": image, "mask": mask, **own, **(boxes if "bboxes" in transform.processors else {})}


def labels_of(made):
    """Where the labels of a result lie, as figures."""
    boxes = np.array([each[:4] for each in made.get("bboxes", [])], np.float64).reshape(-1, 4)
    rows = {"boxes": float(len(boxes)), "mask": float(np.mean(made["mask"])), "objects": len(np.unique(made["mask"]))}
    return {**rows, **{name: boxes[:, i].mean() if len(boxes) else 0.0 for i, name in enumerate("xywh")}}


def load(script, name):
    spec = importlib.util.spec_from_file_location(name, script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Dictionary:
    """A file that the library loads by itself, with what it takes of a picture."""

    def __init__(self, file):
        import albumentations as A

        self.transform = A.load(file, data_format="yaml" if file.endswith(".yaml") else "json")

    def main(self, source, target):
        data = {"image": read_image(source)}
        if "bboxes" in self.transform.processors:
            data.update(bboxes=[[8, 8, 16, 16]], labels=["example"])
        if "keypoints" in self.transform.processors:
            data.update(keypoints=[[16, 12]], keypoint_labels=["example"])
        np.save(target, np.asarray(self.transform(**data)["image"]))


def read(file):
    if os.path.exists(file + ".npy"):
        made = np.load(file + ".npy")
        os.remove(file + ".npy")
        return made
    return read_image(file)


def run(library, tasks, folder):
    """Every file in turn: what it made, or what it died of."""
    preset = {"albumentations": "albumentations", "albumentations1": "albumentations"}.get(library)
    if preset:
        __import__(preset)
    for index, task in enumerate(tasks):
        if task["library"] != library:
            continue
        made, labels, problem = [], [], None
        target = os.path.join(folder, f"{library}-out.png")
        try:
            with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
                warnings.simplefilter("error" if preset else "ignore")
                # What libraries say about each other.
                warnings.simplefilter("ignore", DeprecationWarning)
                warnings.simplefilter("ignore", PendingDeprecationWarning)
                # Advice to take another transform.
                warnings.filterwarnings("ignore", message="ShiftScaleRotate is a special case|This augmenter is very slow")
                # What there is nothing to do for.
                warnings.filterwarnings("ignore", message="The image is already an RGB|Neither valid mask nor bboxes")
                python = task["script"].endswith(".py")
                module = load(task["script"], f"made_{index}") if python else Dictionary(task["script"])
                times = 1 if task["wanted"] else 3 if task["transform"] is None else RUNS
                for _ in range(1 if task["scene"] else times):
                    module.main(task["source"], target)
                    made.append(read(target))
                if task["scene"]:
                    results = [module.transform(**scene_of(task, module.transform)) for _ in range(times)]
                    made, labels = [each["image"] for each in results], [labels_of(each) for each in results]
        except Exception as error:  # Whatever a user's script would have died of.
            problem = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        with open(place(folder, task), "wb") as stream:
            pickle.dump({"made": made, "labels": labels, "problem": problem}, stream)


def laws(tasks, folder):
    """The reference's own results for what cannot be pinned."""
    import albumentations as A

    warnings.simplefilter("ignore")
    file = os.path.join(folder, "laws.pickle")
    found = {}
    if os.path.exists(file):
        with open(file, "rb") as stream:
            found = pickle.load(stream)
    for task in tasks:
        if task["preset"] is None or task["rendered"] is not None or task["preset"] in found:
            continue
        made, labels = [], []
        pipeline = A.load(task["preset"])
        for seed in range(RUNS):
            pipeline.set_random_seed(seed)
            try:
                result = pipeline(**scene_of(task, pipeline))
            except Exception:  # Refused for this picture: nothing to hold the others against.
                break
            made.append(np.asarray(result["image"]))
            labels.append(labels_of(result) if task["scene"] else {})
        found[task["preset"]] = {"made": made, "labels": labels}
    with open(file, "wb") as stream:
        pickle.dump(found, stream)


def main(mode, library, file, folder, torch=None):
    with open(file, encoding="utf-8") as stream:
        tasks = json.load(stream)
    os.makedirs(os.path.join(folder, "made"), exist_ok=True)
    # The libraries that bring PyTorch have it in any case.
    brings = library in ("torchvision", "kornia", "tensorflow", "imgaug")
    tasks = [task for task in tasks if brings or task["torch"] == (torch == "torch")]
    if mode == "run":
        run(library, tasks, folder)
    else:
        laws(tasks, folder)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
