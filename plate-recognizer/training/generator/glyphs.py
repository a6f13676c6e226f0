"""Glyphs from fonts, stretched into the character box of a plate.

A glyph is a grey picture (white on black) that fills its box as the characters of a plate do.
Fonts are looked for in Debian's folders; one that is not installed is left out.
"""

import os

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from alphabet import is_hanzi

ROOT = "/usr/share/fonts"
NOTO = "opentype/noto/NotoSansCJK-%s.ttc"

# (file, index in the collection, extra width of upright strokes in 1/90 of the box's width).
# A square hanzi drawn twice as high as wide has thin upright strokes: they are widened again.
HANZI_FONTS = [
    (NOTO % "Medium", 2, 4),
    (NOTO % "Regular", 2, 6),
    (NOTO % "DemiLight", 2, 5),
    (NOTO % "Bold", 2, 2),
    ("truetype/wqy/wqy-zenhei.ttc", 0, 5),
    ("truetype/wqy/wqy-microhei.ttc", 0, 6),
    ("truetype/droid/DroidSansFallbackFull.ttf", 0, 6),
]
LATIN_FONTS = [
    ("truetype/opendin/OSP-DIN.ttf", 0, 0),
    ("truetype/roboto/unhinted/RobotoCondensed-Medium.ttf", 0, 0),
    ("truetype/roboto/unhinted/RobotoCondensed-Bold.ttf", 0, 0),
    ("opentype/urw-base35/NimbusSansNarrow-Bold.otf", 0, 0),
    ("opentype/bebas-neue/BebasNeue-Bold.otf", 0, 0),
    ("truetype/dejavu/DejaVuSansCondensed-Bold.ttf", 0, 0),
    (NOTO % "Medium", 2, 0),
]
# The fonts of the glyph atlas, which the program's own clips are drawn with.
ATLAS_HANZI, ATLAS_LATIN = HANZI_FONTS[0], LATIN_FONTS[1]
# Characters that do not fill the width of their box, and the share of it they take.
NARROW = {"1": 0.42, "J": 0.9}


def installed(fonts):
    return [f for f in fonts if os.path.exists(os.path.join(ROOT, f[0]))]


def draw(character, font, width=90, height=180):
    """One character of one font in a box of the given size."""
    path, index, widen = font
    face = ImageFont.truetype(os.path.join(ROOT, path), 220, index=index)
    canvas = Image.new("L", (520, 520), 0)
    ImageDraw.Draw(canvas).text((120, 100), character, fill=255, font=face)
    picture = np.array(canvas)
    ys, xs = np.where(picture > 64)
    if len(xs) == 0:
        raise ValueError("%s has no glyph for U+%04X" % (path, ord(character)))
    tight = picture[ys.min():ys.max() + 1, xs.min():xs.max() + 1]
    inner = width if is_hanzi(character) else int(round(width * NARROW.get(character, 1)))
    extra = int(round(widen * width / 90.0)) if is_hanzi(character) else 0
    glyph = cv2.resize(tight, (max(4, inner - extra), height), interpolation=cv2.INTER_AREA)
    left = (width - glyph.shape[1]) // 2
    box = np.zeros((height, width), np.uint8)
    box[:, left:left + glyph.shape[1]] = glyph
    if extra:
        box = cv2.dilate(box, np.ones((1, extra + 1), np.uint8))
    return box
