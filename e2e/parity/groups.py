"""Writes how often the real library runs what, in which order: `golden/figures/groups.json`.

Every transform leaves its letter; src/pipeline/groups.test.ts counts the same trees here and compares.
"""

import collections
import json
import pathlib
import random
import sys
import warnings

import albumentations as A
import numpy as np

FIGURES = pathlib.Path(__file__).parent / "golden" / "figures"
RUNS = 20_000
ran = []


class Letter(A.ImageOnlyTransform):
    def __init__(self, letter, p):
        super().__init__(p=p)
        self.letter = letter

    def apply(self, img, **params):
        ran.append(self.letter)
        return img


def leaf(letter, p):
    return {"letter": letter, "p": p}


def group(kind, p, children, n=1, replace=False):
    return {"group": kind, "p": p, "n": n, "replace": replace, "children": children}


def leaves(letters, ps):
    return [leaf(letter, p) for letter, p in zip(letters, ps)]


TREES = {
    "one transform": leaf("a", 0.3),
    "certain and impossible": group("Sequential", 1, leaves("abc", (1, 0, 1))),
    "Sequential": group("Sequential", 0.7, leaves("ab", (0.5, 0.9))),
    "Compose": group("Compose", 0.6, leaves("ab", (0.4, 0.8))),
    "OneOf by weight": group("OneOf", 0.8, leaves("abc", (0.1, 0.5, 0.9))),
    "OneOf of one": group("OneOf", 0.5, leaves("a", (0.3,))),
    "OneOf with an impossible child": group("OneOf", 1, leaves("abc", (0, 1, 0.5))),
    "OneOf forces transforms and groups": group(
        "OneOf",
        1,
        [
            leaf("a", 0.2),
            group("OneOf", 0.2, leaves("bc", (0.3, 0.6))),
            group("Sequential", 0.3, leaves("de", (1, 0.5))),
            group("Compose", 0.4, leaves("fg", (0.5, 1))),
        ],
    ),
    "OneOf does not force SomeOf and RandomOrder": group(
        "OneOf",
        1,
        [
            group("SomeOf", 0.3, leaves("abc", (1, 1, 0.5)), n=2),
            group("RandomOrder", 0.4, leaves("de", (1, 0.7)), n=2),
            leaf("f", 0.1),
        ],
    ),
    "SomeOf": group("SomeOf", 0.9, leaves("abcd", (1, 0.5, 0.8, 0.2)), n=2),
    "SomeOf of more than there are": group("SomeOf", 1, leaves("abc", (0.9, 0.5, 0.3)), n=5),
    "SomeOf with replacement": group("SomeOf", 0.9, leaves("abc", (1, 0.6, 0.9)), n=3, replace=True),
    "RandomOrder of some": group("RandomOrder", 0.9, leaves("abcd", (1, 0.8, 1, 0.5)), n=2),
    "RandomOrder of all": group("RandomOrder", 0.8, leaves("abc", (1, 1, 0.7)), n=3),
    "RandomOrder with replacement": group("RandomOrder", 1, leaves("ab", (1, 0.6)), n=3, replace=True),
    "groups in groups": group(
        "Compose",
        0.9,
        [
            leaf("a", 0.5),
            group(
                "SomeOf",
                0.8,
                [
                    group("OneOf", 0.5, leaves("bc", (0.4, 0.6))),
                    group("Sequential", 0.8, leaves("de", (0.5, 0.9))),
                    leaf("f", 0.7),
                ],
                n=2,
            ),
            group("RandomOrder", 1, [leaf("g", 1), group("OneOf", 0.7, leaves("hi", (1, 1)))], n=2),
        ],
    ),
}


def built(tree):
    if "letter" in tree:
        return Letter(tree["letter"], tree["p"])
    children = [built(child) for child in tree["children"]]
    extra = {"n": tree["n"], "replace": tree["replace"]} if tree["group"] in ("SomeOf", "RandomOrder") else {}
    return getattr(A, tree["group"])(children, p=tree["p"], **extra)


def counts(tree, seed):
    pipeline = A.Compose([built(tree)])
    # Not Compose(seed=…), which gives every transform the same numbers: those that fire would fire together.
    pipeline.set_random_state(np.random.default_rng(seed), random.Random(seed))
    image = np.zeros((2, 2, 3), np.uint8)
    found = collections.Counter()
    for _ in range(RUNS):
        ran.clear()
        pipeline(image=image)
        found["".join(ran)] += 1
    return dict(sorted(found.items()))


def main():
    # SomeOf says that it lowers n: that is what is looked at.
    warnings.simplefilter("ignore")
    FIGURES.mkdir(parents=True, exist_ok=True)
    figures = [
        {"name": name, "tree": tree, "runs": RUNS, "counts": counts(tree, seed)}
        for seed, (name, tree) in enumerate(TREES.items())
    ]
    (FIGURES / "groups.json").write_text(json.dumps(figures, separators=(",", ":")) + "\n")
    print(f"groups of albumentations {A.__version__}")


if __name__ == "__main__":
    sys.exit(main())
