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


CASES = {
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
