"""Prints what the page is compared with."""

import json
import platform

import albumentations
import cv2
import numpy
import scipy

print(json.dumps({
    "Python": platform.python_version(),
    "Albumentations": albumentations.__version__,
    "OpenCV": cv2.__version__,
    "NumPy": numpy.__version__,
    "SciPy": scipy.__version__,
    "processor": platform.machine(),
}))
