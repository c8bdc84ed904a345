"""Writes the pictures that Node cannot: run it once with Pillow after changing it (`python make.py`)."""

import pathlib

from PIL import Image

HERE = pathlib.Path(__file__).parent
RED, GREEN, BLUE = (220, 30, 40), (20, 180, 60), (30, 60, 210)


def halves(size, left, right):
    image = Image.new("RGB", size, left)
    image.paste(right, (size[0] // 2, 0, size[0], size[1]))
    return image


# Two frames: the first one green and blue, the second all red.
first = halves((60, 40), GREEN, BLUE)
first.save(HERE / "animated.gif", save_all=True, append_images=[Image.new("RGB", (60, 40), RED)], duration=100, loop=0)

# Stored lying on its side: upright it is 40 wide and 60 high, and red at the top.
exif = Image.Exif()
exif[0x0112] = 6
halves((60, 40), RED, BLUE).save(HERE / "turned.jpg", quality=95, subsampling=0, exif=exif)

# As printers want it, red on the left, green on the right.
halves((60, 40), RED, GREEN).convert("CMYK").save(HERE / "cmyk.jpg", quality=95)
