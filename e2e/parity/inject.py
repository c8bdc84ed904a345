"""Gives the library's own transform objects what the page drew, where no parameter of theirs can pin it.

    python inject.py    # prints the names of the transforms that it can do that to
"""

import json

import numpy as np

import colours
import distortions
import grains
import kernels
import placements

# Each has INJECTIONS, by transform, and drawn_cases(): golden cases with a draw to inject.
FAMILIES = (colours, distortions, placements, kernels, grains)


def holes(transform, draw):
    """Rectangles: left, top, right, bottom. What fills them, where it is random, stays the library's."""
    given = np.array(draw["holes"], dtype=np.int32).reshape(-1, 4)

    def drawn(params, data):
        return {"holes": given, "seed": int(transform.random_generator.integers(0, 2**32))}

    transform.get_params_dependent_on_data = drawn


INJECTIONS = {name: put for family in FAMILIES for name, put in family.INJECTIONS.items()} | {"CoarseDropout": holes}


def inject(transform, draw):
    INJECTIONS[type(transform).__name__](transform, draw)


if __name__ == "__main__":
    print(json.dumps(sorted(INJECTIONS)))
