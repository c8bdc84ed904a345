"""Times Albumentations for `npm run bench`: one JSON task a line in, one JSON answer a line out.

A task is {"preset": text of a file for A.from_dict, "picture": path, "side": pixels, "boxes": [[x, y, width, height]],
"tiles": n, "repetitions": n, "patience": milliseconds, "processes": n}; an answer is {"times": [milliseconds], "tiles": n},
of so many tiles, or {"error": text}.
"""

import json
import multiprocessing
import sys
import time

import albumentations as A
import cv2
import numpy as np

cv2.setNumThreads(1)

pipelines: dict[str, A.BaseCompose] = {}
pictures: dict[tuple[str, int], np.ndarray] = {}


def pipeline_of(preset: str) -> A.BaseCompose:
    if preset not in pipelines:
        pipelines[preset] = A.from_dict(json.loads(preset))
    return pipelines[preset]


def picture_of(path: str, side: int) -> np.ndarray:
    if (path, side) not in pictures:
        whole = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)
        pictures[path, side] = cv2.resize(whole, (side, side), interpolation=cv2.INTER_AREA)
    return pictures[path, side]


def make(task: tuple[str, str, int, list, int]) -> list[np.ndarray]:
    """Tiles of one process, all of them kept."""
    preset, path, side, boxes, tiles = task
    pipeline = pipeline_of(preset)
    data = {"image": picture_of(path, side)}
    if boxes:
        data |= {"bboxes": np.array(boxes, np.float32), "labels": ["object"] * len(boxes)}
    return [pipeline(**data)["image"] for _ in range(tiles)]


def shares(tiles: int, processes: int) -> list[int]:
    return [tiles // processes + (i < tiles % processes) for i in range(processes)]


# Milliseconds a repetition may take; beyond that fewer tiles are run.
LONGEST = 800


def measured(task: dict, pool) -> dict:
    what = (task["preset"], task["picture"], task["side"], task["boxes"])
    processes = task["processes"]

    def once(tiles: int) -> float:
        start = time.perf_counter()
        if processes == 1:
            make((*what, tiles))
        else:
            pool.map(make, [(*what, share) for share in shares(tiles, processes)], chunksize=1)
        return (time.perf_counter() - start) * 1000

    once(processes)
    one = once(processes)
    if one > LONGEST:
        return {"times": [one], "tiles": processes}
    tiles = max(processes, min(task["tiles"], round(processes * LONGEST / one)))
    times: list[float] = []
    while len(times) < task["repetitions"] and (len(times) < 3 or sum(times) < task["patience"]):
        times.append(once(tiles))
    return {"times": times, "tiles": tiles}


def main() -> None:
    processes = multiprocessing.cpu_count()
    with multiprocessing.Pool(processes, initializer=cv2.setNumThreads, initargs=(1,)) as pool:
        versions = {"albumentations": A.__version__, "opencv": cv2.__version__, "numpy": np.__version__}
        print(json.dumps({"processes": processes, **versions}), flush=True)
        for line in sys.stdin:
            try:
                answer = measured(json.loads(line), pool)
            except Exception as error:  # noqa: BLE001: whatever it is, the benchmark goes on and says so
                answer = {"error": f"{type(error).__name__}: {error}"}
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
