"""The golden cases: transforms with every number pinned, written as the library's own dictionaries.

Values are interior (no 0, 90 or 180 degrees), sizes are odd, so that a wrong centre, rounding or axis shows.
"""

FILL = [40.0, 90.0, 200.0]


def node(name, **args):
    return {"__class_fullname__": name, "p": 1.0, **args}


def rotate(angle, **args):
    return node("Rotate", limit=[angle, angle], **args)


def affine(**args):
    pinned = {key: {"x": [x, x], "y": [y, y]} for key, (x, y) in args.pop("xy", {}).items()}
    return node("Affine", **pinned, **args)


INTERPOLATIONS = {
    "nearest": 0, "linear": 1, "cubic": 2, "area": 3, "lanczos": 4, "linear-exact": 5, "nearest-exact": 6
}
BORDERS = {"constant": 0, "replicate": 1, "reflect": 2, "wrap": 3, "reflect101": 4}


def scaled(change, **args):
    return node("RandomScale", scale_limit=[change, change], **args)


def resized_crop(**args):
    """Proportions that never fit, so that the middle is always taken."""
    return node("RandomResizedCrop", scale=[1.0, 1.0], ratio=[2.1, 2.1], **args)


def sized_crop(height, **args):
    """As wide as the picture and higher: always all of it."""
    return node("RandomSizedCrop", min_max_height=[height, height], w2h_ratio=1.3, **args)


# Resizes, crops that are resized, and pads.
SIZES = {
    **{f"RandomScale-{name}": [scaled(0.37, interpolation=code)] for name, code in INTERPOLATIONS.items()},
    **{f"RandomScale-down-{name}": [scaled(-0.43, interpolation=code)] for name, code in INTERPOLATIONS.items()},
    **{f"Resize-{name}-{n}": [node("Resize", height=30 + 3 * n, width=97 - 11 * n, interpolation=code)]
       for name, code in (("linear-exact", 5), ("nearest-exact", 6)) for n in range(6)},
    "Resize-halving-exact": [
        node("Crop", x_min=1, y_min=1, x_max=61, y_max=47), node("Resize", height=23, width=30, interpolation=5)
    ],
    "RandomScale-area-down": [scaled(-0.37, area_for_downscale="image")],
    "RandomScale-area-up": [scaled(0.23, area_for_downscale="image_mask")],
    "LongestMaxSize-hw": [node("LongestMaxSize", max_size=None, max_size_hw=[40, 43])],
    "SmallestMaxSize": [node("SmallestMaxSize", max_size=33)],
    "SmallestMaxSize-up": [node("SmallestMaxSize", max_size=71, interpolation=2)],
    "SmallestMaxSize-area": [node("SmallestMaxSize", max_size=22, area_for_downscale="image")],
    "SmallestMaxSize-hw": [node("SmallestMaxSize", max_size=None, max_size_hw=[40, 43])],
    **{
        f"RandomResizedCrop-{name}": [resized_crop(size=[51, 83], interpolation=code)]
        for name, code in INTERPOLATIONS.items()
    },
    "RandomResizedCrop-down": [resized_crop(size=[17, 23])],
    "RandomResizedCrop-area": [resized_crop(size=[17, 71], area_for_downscale="image")],
    "RandomSizedCrop": [sized_crop(47, size=[31, 77])],
    "RandomSizedCrop-clamped": [sized_crop(60, size=[77, 31], area_for_downscale="image_mask")],
    "CropAndPad-px": [node("CropAndPad", px=[-6, -5])],
    "CropAndPad-px-out": [node("CropAndPad", px=[7, 8], fill=70.0)],
    "CropAndPad-percent": [node("CropAndPad", percent=[-0.13, -0.13], keep_size=False)],
    "CropAndPad-percent-number": [node("CropAndPad", percent=0.17, fill=200.0)],
    # So much is cut off that the sides must give some back.
    "CropAndPad-overcut": [node("CropAndPad", px=[-24, -23], keep_size=False)],
    **{
        f"CropAndPad-{name}": [node("CropAndPad", px=[9, 10], border_mode=code, fill=70.0, keep_size=False)]
        for name, code in BORDERS.items()
    },
    **{
        f"CropAndPad-{name}": [node("CropAndPad", percent=[-0.11, -0.11], interpolation=code)]
        for name, code in INTERPOLATIONS.items()
    },
    **{
        f"CropAndPad-out-{name}": [node("CropAndPad", percent=[0.12, 0.12], interpolation=code, border_mode=4)]
        for name, code in INTERPOLATIONS.items()
    },
    **{
        f"Pad-{name}": [node("Pad", padding=[5, 11, 17, 3], border_mode=code, fill=FILL)]
        for name, code in BORDERS.items()
    },
    "Pad-number": [node("Pad", padding=9, fill=120.0)],
    "Pad-pair": [node("Pad", padding=[9, 4], fill=FILL)],
    # Further than the picture is wide: mirrored again and again.
    **{
        f"Pad-far-{name}": [node("Pad", padding=[70, 101, 130, 60], border_mode=code)]
        for name, code in BORDERS.items()
        if code != 0
    },
    "PadIfNeeded": [node("PadIfNeeded", min_height=60, min_width=80, fill=FILL)],
    "PadIfNeeded-one-side": [node("PadIfNeeded", min_height=60, min_width=40, border_mode=4)],
    "PadIfNeeded-divisor": [
        node(
            "PadIfNeeded", min_height=None, min_width=None, pad_height_divisor=32, pad_width_divisor=9, border_mode=1
        )
    ],
    "PadIfNeeded-mixed": [
        node("PadIfNeeded", min_height=None, min_width=90, pad_height_divisor=10, position="top_right", border_mode=2)
    ],
    **{
        f"PadIfNeeded-{position}": [
            node("PadIfNeeded", min_height=60, min_width=80, position=position, border_mode=3)
        ]
        for position in ("top_left", "top_right", "bottom_left", "bottom_right")
    },
    "chain-sized-crop-pad": [
        node("HorizontalFlip"),
        resized_crop(size=[51, 83]),
        node("InvertImg"),
        node("CropAndPad", px=[-6, -5], keep_size=False),
        node("Pad", padding=[9, 4], fill=FILL),
        rotate(19.0),
        scaled(-0.3),
    ],
}

def edge(width, **args):
    return {"blur_limit": [width, width], **args}


# Filters of every width class that OpenCV treats differently.
FILTERS = {
    **{f"Blur-{width}": [node("Blur", **edge(width))] for width in (3, 5, 7, 23)},
    **{f"MedianBlur-{width}": [node("MedianBlur", **edge(width))] for width in (3, 5, 7, 9, 15)},
    **{
        f"MotionBlur-{angle}": [
            node(
                "MotionBlur",
                **edge(width, angle_range=[angle, angle], direction_range=[side, side], allow_shifted=False),
            )
        ]
        for width, angle, side in ((3, 71.0, 0.0), (7, 203.7, 0.4), (11, 331.2, -0.7), (13, 24.6, 1.0), (25, 117.9, 0.0))
    },
    **{
        f"Defocus-{radius}": [node("Defocus", radius=[radius, radius], alias_blur=[alias, alias])]
        for radius, alias in ((1, 0.0), (3, 0.37), (8, 0.9), (10, 0.0), (13, 0.61))
    },
    **{
        f"ZoomBlur-{name}": [node("ZoomBlur", max_factor=[most, most], step_factor=[step, step])]
        for name, most, step in (("near", 1.0, 0.017), ("middle", 1.283, 0.023), ("far", 2.41, 0.11), ("one", 1.2, 0.7))
    },
    **{
        f"Sharpen-{name}": [node("Sharpen", alpha=[alpha, alpha], lightness=[light, light])]
        for name, alpha, light in (("weak", 0.23, 0.61), ("strong", 0.87, 1.37))
    },
    **{
        f"Sharpen-gaussian-{width}": [
            node("Sharpen", alpha=[alpha, alpha], method="gaussian", kernel_size=width, sigma=sigma)
        ]
        for width, sigma, alpha in ((3, 0.6, 0.31), (5, 1.0, 0.47), (13, 2.9, 0.83))
    },
    **{
        f"Emboss-{name}": [node("Emboss", alpha=[alpha, alpha], strength=[depth, depth])]
        for name, alpha, depth in (("weak", 0.27, 0.33), ("strong", 0.91, 1.71))
    },
    **{
        f"UnsharpMask-{name}": [
            node("UnsharpMask", **edge(width, sigma_limit=[sigma, sigma], alpha=[alpha, alpha], threshold=threshold))
        ]
        for name, width, sigma, alpha, threshold in (
            ("fitted-3", 3, 0.0, 0.43, 10),
            ("fitted-7", 7, 0.0, 0.97, 10),
            ("spread", 5, 1.3, 0.37, 3),
            ("wide", 17, 4.1, 0.71, 27),
            ("all", 7, 2.2, 0.53, 0),
        )
    },
    **{
        f"RingingOvershoot-{name}": [node("RingingOvershoot", **edge(width, cutoff=[cutoff, cutoff]))]
        for name, width, cutoff in (("narrow", 7, 1.37), ("wide", 15, 0.83), ("fine", 11, 2.9))
    },
}

# Colours that need no neighbours, and holes that can be pinned.
NEUTRAL = {"brightness": [1.0, 1.0], "contrast": [1.0, 1.0], "saturation": [1.0, 1.0], "hue": [0.0, 0.0]}
COLOURS = {
    "ToSepia": [node("ToSepia")],
    "Solarize": [node("Solarize", threshold_range=[0.37, 0.37])],
    "Posterize": [node("Posterize", num_bits=[3, 3])],
    "Posterize-two": [node("Posterize", num_bits=[2, 2])],
    "RandomToneCurve": [node("RandomToneCurve", scale=0.0)],
    "RGBShift": [node("RGBShift", r_shift_limit=[13.4, 13.4], g_shift_limit=[-21.7, -21.7], b_shift_limit=[7.0, 7.0])],
    # Parts of full white, as they are not beyond one.
    "RGBShift-parts": [
        node("RGBShift", r_shift_limit=[0.07, 0.07], g_shift_limit=[-0.31, -0.31], b_shift_limit=[1.0, 1.0])
    ],
    **{
        f"ColorJitter-{name}-{value}": [node("ColorJitter", **{**NEUTRAL, name: [value, value]})]
        for name, values in {
            "brightness": (0.71, 1.23, 0.0),
            "contrast": (0.63, 1.37, 0.0),
            "saturation": (0.47, 1.71, 0.0),
            "hue": (-0.137, 0.313),
        }.items()
        for value in values
    },
    **{
        f"Illumination-{angle}-{effect}": [
            node("Illumination", intensity_range=[0.17, 0.17], effect_type=effect, angle_range=[angle, angle])
        ]
        for angle, effect in (
            (23.7, "brighten"), (217.3, "darken"), (0.0, "brighten"), (45.0, "darken"), (90.0, "brighten"),
            (135.0, "brighten"), (180.0, "darken"), (225.0, "brighten"), (270.0, "brighten"), (315.0, "darken"),
        )
    },
    **{
        f"Illumination-spot-{effect}": [
            node(
                "Illumination", mode="gaussian", intensity_range=[0.19, 0.19], effect_type=effect,
                center_range=[0.31, 0.31], sigma_range=[0.27, 0.27],
            )
        ]
        for effect in ("brighten", "darken")
    },
    **{
        f"HEStain-{preset}": [
            node(
                "HEStain", method="preset", preset=preset, intensity_scale_range=[1.13, 1.13],
                intensity_shift_range=[-0.07, -0.07],
            )
        ]
        for preset in ("ruifrok", "macenko", "standard", "high_contrast", "h_heavy", "e_heavy", "dark", "light")
    },
    "MultiplicativeNoise": [node("MultiplicativeNoise", multiplier=[1.37, 1.37])],
    "MultiplicativeNoise-dark": [node("MultiplicativeNoise", multiplier=[0.71, 0.71], per_channel=True)],
    "MultiplicativeNoise-pixels": [node("MultiplicativeNoise", multiplier=[1.37, 1.37], elementwise=True)],
    **{
        f"ChromaticAberration-{mode}-{code}": [
            node(
                "ChromaticAberration", mode=mode, interpolation=code,
                primary_distortion_limit=[first, first], secondary_distortion_limit=[second, second],
            )
        ]
        for mode, code, first, second in (
            ("green_purple", 1, 0.217, -0.131), ("red_blue", 1, -0.173, -0.319), ("red_blue", 0, 0.377, 0.219),
            ("random", 2, -0.461, 0.273), ("green_purple", 3, 0.097, 0.713), ("red_blue", 4, 0.191, 0.383),
        )
    },
    **{
        f"Morphological-{operation}-{across}-{down}": [
            node("Morphological", scale=[across, down], operation=operation)
        ]
        for across, down in ((2, 3), (1, 5), (4, 4), (5, 9), (3, 60))
        for operation in ("dilation", "erosion")
    },
    **{
        f"AdditiveNoise-{name}": [
            node("AdditiveNoise", spatial_mode=mode, approximation=part, noise_params={"ranges": ranges})
        ]
        for name, mode, part, ranges in (
            ("one", "constant", 1.0, [[0.137, 0.137]]),
            ("three", "constant", 0.5, [[0.071, 0.071], [-0.313, -0.313], [0.0, 0.0]]),
            ("pixels", "per_pixel", 1.0, [[-0.219, -0.219], [0.5, 0.9], [0.1, 0.1]]),
            ("shared", "shared", 0.37, [[0.341, 0.341]]),
        )
    },
    "SaltAndPepper-white": [node("SaltAndPepper", amount=[1.0, 1.0], salt_vs_pepper=[1.0, 1.0])],
    "PixelDropout-all": [node("PixelDropout", dropout_prob=1.0, drop_value=FILL)],
    "GridDropout-shift": [
        node("GridDropout", random_offset=False, holes_number_xy=[1, 1], shift_xy=[9, 13], ratio=0.37, fill=FILL)
    ],
    "chain-colour-light-colour": [
        node("ToSepia"),
        node("Illumination", intensity_range=[0.17, 0.17], effect_type="darken", angle_range=[23.7, 23.7]),
        node("HorizontalFlip"),
        node("Posterize", num_bits=[3, 3]),
    ],
}

# Losses of quality.
QUALITY = {
    # Every piece but the first is replaced, so that nothing is left to chance.
    **{
        f"Superpixels-{pieces}-{size}-{code}": [
            node("Superpixels", p_replace=[1.0, 1.0], n_segments=[pieces, pieces], max_size=size, interpolation=code)
        ]
        for pieces, size, code in ((100, 128, 1), (7, None, 1), (1, 61, 1), (37, 40, 1), (53, 33, 2), (400, 60, 0), (20, 47, 3))
    },
    **{
        f"ImageCompression-{quality}": [node("ImageCompression", quality_range=[quality, quality])]
        for quality in (1, 4, 13, 37, 50, 71, 86, 95, 99, 100)
    },
    **{
        f"ImageCompression-{width}x{height}": [
            node("Crop", x_min=5, y_min=3, x_max=5 + width, y_max=3 + height),
            node("ImageCompression", quality_range=[23, 23]),
        ]
        for width, height in ((48, 32), (1, 1), (4, 9), (5, 2), (17, 16), (33, 31))
    },
    "ImageCompression-twice": [
        node("ImageCompression", quality_range=[31, 31]),
        node("HorizontalFlip"),
        node("InvertImg"),
        node("ImageCompression", quality_range=[57, 57]),
    ],
    **{
        f"ImageCompression-webp-{quality}": [
            node("ImageCompression", compression_type="webp", quality_range=[quality, quality])
        ]
        for quality in (1, 7, 33, 62, 90, 100)
    },
    **{
        f"ImageCompression-webp-{width}x{height}": [
            node("Crop", x_min=5, y_min=3, x_max=5 + width, y_max=3 + height),
            node("ImageCompression", compression_type="webp", quality_range=[23, 23]),
        ]
        for width, height in ((1, 1), (5, 2), (17, 16), (33, 31))
    },
    "ImageCompression-webp-between": [
        node("ImageCompression", compression_type="webp", quality_range=[81, 81]),
        node("Transpose"),
        node("InvertImg"),
        node("ImageCompression", quality_range=[57, 57]),
        node("ImageCompression", compression_type="webp", quality_range=[41, 41]),
        node("HorizontalFlip"),
    ],
    **{
        f"Downscale-{scale}-{down}-{up}": [
            node("Downscale", scale_range=[scale, scale], interpolation_pair={"downscale": down, "upscale": up})
        ]
        for scale, down, up in (
            (0.25, 0, 0), (0.37, 0, 1), (0.61, 1, 2), (0.43, 2, 0), (0.29, 3, 4), (0.5, 3, 1), (0.5, 1, 3),
            (0.33, 4, 5), (0.71, 5, 6), (0.17, 6, 2), (0.995, 3, 3), (0.83, 3, 0), (0.057, 3, 1), (0.5, 5, 2),
        )
    },
}

def clahe(clip, *grid):
    return node("CLAHE", clip_limit=[clip, clip], tile_grid_size=list(grid))


# What the whole picture is counted for first.
STATISTICS = {
    **{
        f"Equalize-{mode}-{'channels' if each else 'luma'}": [node("Equalize", mode=mode, by_channels=each)]
        for mode in ("cv", "pil")
        for each in (True, False)
    },
    **{
        f"AutoContrast-{method}-{cutoff}": [node("AutoContrast", method=method, cutoff=cutoff)]
        for method in ("cdf", "pil")
        for cutoff in (0, 0.7, 7.3, 31, 50, 63, 100)
    },
    # A narrow range, where rounding shows most, and white, which is not counted.
    **{
        f"AutoContrast-narrow-{method}": [
            node("RandomBrightnessContrast", brightness_limit=[0.1, 0.1], contrast_limit=[-0.81, -0.81]),
            node("AutoContrast", method=method, cutoff=2),
        ]
        for method in ("cdf", "pil")
    },
    "AutoContrast-white": [
        node("RandomBrightnessContrast", brightness_limit=[0.4, 0.4], contrast_limit=[0.3, 0.3]), node("AutoContrast")
    ],
    "Equalize-narrow": [
        node("RandomBrightnessContrast", brightness_limit=[0.1, 0.1], contrast_limit=[-0.93, -0.93]),
        node("Equalize", mode="pil"),
    ],
    # One level in the whole picture.
    **{
        f"{name}-flat": [node("RandomBrightnessContrast", brightness_limit=[0.3, 0.3], contrast_limit=[-1, -1]), node(name)]
        for name in ("Equalize", "AutoContrast")
    },
    "Equalize-large": [scaled(6.37), node("Equalize")],
    "Equalize-chain": [
        node("CenterCrop", height=60, width=33, pad_if_needed=True, fill=FILL),
        node("HorizontalFlip"),
        node("Equalize", by_channels=False),
        node("AutoContrast", method="pil"),
        node("InvertImg"),
    ],
    "ToGray-pca": [node("ToGray", method="pca")],
    "ToGray-pca-flat": [
        node("RandomBrightnessContrast", brightness_limit=[0.3, 0.3], contrast_limit=[-1, -1]),
        node("ToGray", method="pca"),
    ],
    "ToGray-pca-turned": [
        node("Solarize", threshold_range=[0.43, 0.43]),
        node("ToGray", method="pca"),
    ],
    "ToGray-pca-narrow": [
        node("RandomBrightnessContrast", brightness_limit=[0.4, 0.4], contrast_limit=[-0.81, -0.81]),
        node("ToGray", method="pca"),
    ],
    "ToGray-pca-large": [scaled(4.37), node("ToGray", method="pca")],
    "CLAHE": [clahe(4.0, 8, 8)],
    "CLAHE-uneven": [clahe(2.37, 3, 5)],
    "CLAHE-one": [clahe(1.0, 1, 1)],
    # Neither side needs padding.
    "CLAHE-fitting": [node("Crop", x_min=1, y_min=2, x_max=49, y_max=42), clahe(3.1, 6, 4)],
    # One side would fit; the other makes it grow by a whole cell.
    "CLAHE-half-fitting": [node("Crop", x_min=1, y_min=2, x_max=49, y_max=41), clahe(39.0, 6, 4)],
    "CLAHE-tiny-cells": [clahe(1.7, 40, 33)],
    "CLAHE-large": [scaled(4.37), clahe(5.3, 4, 3)],
}

CASES = {
    **COLOURS,
    **STATISTICS,
    **QUALITY,
    **FILTERS,
    **SIZES,
    "HorizontalFlip": [node("HorizontalFlip")],
    "VerticalFlip": [node("VerticalFlip")],
    "Transpose": [node("Transpose")],
    "Crop": [node("Crop", x_min=7, y_min=3, x_max=40, y_max=36)],
    "CenterCrop": [node("CenterCrop", height=30, width=33)],
    "CenterCrop-pad": [node("CenterCrop", height=60, width=33, pad_if_needed=True, border_mode=0, fill=FILL)],
    "CenterCrop-pad-reflect": [node("CenterCrop", height=70, width=81, pad_if_needed=True, border_mode=4)],
    "CenterCrop-pad-wrap": [node("CenterCrop", height=70, width=81, pad_if_needed=True, border_mode=3)],
    "Rotate-17": [rotate(17.3)],
    "Rotate-fill": [rotate(-41.7, fill=FILL)],
    "Rotate-nearest": [rotate(23.9, interpolation=0)],
    "Rotate-cubic": [rotate(23.9, interpolation=2)],
    "Rotate-area": [rotate(23.9, interpolation=3)],
    "Rotate-lanczos": [rotate(23.9, interpolation=4)],
    "Rotate-replicate": [rotate(61.2, border_mode=1)],
    "Rotate-reflect": [rotate(61.2, border_mode=2)],
    "Rotate-wrap": [rotate(61.2, border_mode=3)],
    "Rotate-reflect101": [rotate(61.2, border_mode=4)],
    "Rotate-crop": [rotate(12.6, crop_border=True)],
    "Affine-scale": [affine(xy={"scale": (1.31, 0.77)})],
    "Affine-shear": [affine(xy={"shear": (14.2, -8.4)})],
    "Affine-translate": [affine(xy={"translate_percent": (0.17, -0.11)})],
    "Affine-translate-px": [affine(xy={"translate_px": (9, -5)}, fill=FILL)],
    "Affine-all": [
        affine(xy={"scale": (1.17, 0.86), "shear": (11.0, 6.5), "translate_percent": (0.06, 0.09)}, rotate=[31.4, 31.4])
    ],
    "Affine-fit": [affine(xy={"scale": (0.9, 1.2)}, rotate=[24.0, 24.0], fit_output=True)],
    "SafeRotate": [node("SafeRotate", limit=[23.7, 23.7])],
    "SafeRotate-fill": [node("SafeRotate", limit=[-71.2, -71.2], fill=90.0, interpolation=2)],
    "SafeRotate-reflect101": [node("SafeRotate", limit=[140.3, 140.3], border_mode=4, interpolation=0)],
    "ShiftScaleRotate": [
        node(
            "ShiftScaleRotate",
            shift_limit_x=[0.13, 0.13],
            shift_limit_y=[-0.09, -0.09],
            scale_limit=[0.27, 0.27],
            rotate_limit=[-33.1, -33.1],
            fill=FILL,
        )
    ],
    "ShiftScaleRotate-lanczos": [
        node(
            "ShiftScaleRotate",
            shift_limit_x=[-0.03, -0.03],
            shift_limit_y=[0.21, 0.21],
            scale_limit=[-0.31, -0.31],
            rotate_limit=[12.4, 12.4],
            interpolation=4,
            border_mode=2,
        )
    ],
    "Resize-down": [node("Resize", height=29, width=37)],
    "Resize-up": [node("Resize", height=83, width=101)],
    "Resize-half-area": [node("Resize", height=23, width=30, interpolation=3)],
    "Resize-nearest": [node("Resize", height=29, width=77, interpolation=0)],
    "Resize-cubic": [node("Resize", height=83, width=101, interpolation=2)],
    "Resize-area-up": [node("Resize", height=83, width=101, interpolation=3)],
    "Resize-lanczos": [node("Resize", height=83, width=101, interpolation=4)],
    "Resize-halving": [node("Crop", x_min=1, y_min=1, x_max=61, y_max=47), node("Resize", height=23, width=30)],
    "LongestMaxSize": [node("LongestMaxSize", max_size=44)],
    "LongestMaxSize-area": [node("LongestMaxSize", max_size=25, area_for_downscale="image")],
    "LongestMaxSize-up": [node("LongestMaxSize", max_size=97, area_for_downscale="image")],
    "RandomBrightnessContrast": [
        node("RandomBrightnessContrast", brightness_limit=[0.13, 0.13], contrast_limit=[-0.27, -0.27])
    ],
    "RandomBrightnessContrast-mean": [
        node("RandomBrightnessContrast", brightness_limit=[0.31, 0.31], contrast_limit=[0.21, 0.21], brightness_by_max=False)
    ],
    "RandomBrightnessContrast-safe": [
        node("RandomBrightnessContrast", brightness_limit=[0.31, 0.31], contrast_limit=[0.41, 0.41], ensure_safe_range=True)
    ],
    "HueSaturationValue": [
        node("HueSaturationValue", hue_shift_limit=[13.4, 13.4], sat_shift_limit=[-21.7, -21.7], val_shift_limit=[17.2, 17.2])
    ],
    "HueSaturationValue-negative": [
        node("HueSaturationValue", hue_shift_limit=[-37.8, -37.8], sat_shift_limit=[44.1, 44.1], val_shift_limit=[-12.9, -12.9])
    ],
    "RandomGamma": [node("RandomGamma", gamma_limit=[143.0, 143.0])],
    "RandomGamma-bright": [node("RandomGamma", gamma_limit=[57.0, 57.0])],
    "ToGray": [node("ToGray")],
    "ToGray-lab": [node("ToGray", method="from_lab")],
    "ToGray-desaturation": [node("ToGray", method="desaturation")],
    "ToGray-average": [node("ToGray", method="average")],
    "ToGray-max": [node("ToGray", method="max")],
    "InvertImg": [node("InvertImg")],
    "GaussianBlur": [node("GaussianBlur", blur_limit=[0, 0], sigma_limit=[1.37, 1.37])],
    "GaussianBlur-kernel": [node("GaussianBlur", blur_limit=[7, 7], sigma_limit=[2.2, 2.2])],
    # Whole chains: what is fused, merged or split must give what one step after another gives.
    "chain-flip-rotate-crop": [
        node("HorizontalFlip"),
        rotate(19.0, fill=FILL),
        node("Crop", x_min=5, y_min=2, x_max=50, y_max=41),
        node("Transpose"),
    ],
    "chain-colour-warp-colour": [
        node("RandomGamma", gamma_limit=[81.0, 81.0]),
        rotate(-28.0),
        node("InvertImg"),
        node("VerticalFlip"),
        node("RandomBrightnessContrast", brightness_limit=[0.1, 0.1], contrast_limit=[0.3, 0.3]),
    ],
    "chain-pad-colour-pad": [
        node("CenterCrop", height=60, width=33, pad_if_needed=True, fill=FILL),
        node("InvertImg"),
        node("CenterCrop", height=66, width=71, pad_if_needed=True, fill=[1.0, 2.0, 3.0]),
        node("HueSaturationValue", hue_shift_limit=[20.0, 20.0], sat_shift_limit=[11.0, 11.0], val_shift_limit=[5.0, 5.0]),
    ],
    "chain-pad-warp": [
        node("CenterCrop", height=60, width=70, pad_if_needed=True, border_mode=4),
        node("HorizontalFlip"),
        rotate(33.0, border_mode=2),
        node("GaussianBlur", blur_limit=[5, 5], sigma_limit=[1.1, 1.1]),
        node("ToGray"),
    ],
}
