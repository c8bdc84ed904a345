"""Gives the library's own transform objects what the page drew, where no parameter of theirs can pin it.

    python inject.py    # prints the names of the transforms that it can do that to
"""

import json

import axes
import colours
import distortions
import grains
import kernels
import objects
import placements
import weather

# Each has INJECTIONS, by transform, and drawn_cases(): golden cases with a draw to inject.
FAMILIES = (colours, distortions, placements, kernels, weather, grains, objects, axes)


INJECTIONS = {name: put for family in FAMILIES for name, put in family.INJECTIONS.items()}


def inject(transform, draw):
    INJECTIONS[type(transform).__name__](transform, draw)


if __name__ == "__main__":
    print(json.dumps(sorted(INJECTIONS)))
