"""Writes glyphs.png and glyphs.txt: the glyphs that generated plates and clips are drawn with.

One row of cells 90 x 180 pixels (2 pixels per millimetre of a 45 x 90 mm character), white on
black. Drawn from free fonts (Noto Sans CJK, SIL Open Font License;
Roboto Condensed, Apache License 2.0) only.
"""

import argparse
import os

import cv2
import numpy as np

import alphabet
from generator import glyphs


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--out", default=os.path.join(
        here, "..", "src", "main", "resources", "recognizer", "clips"))
    out = parser.parse_args().out
    os.makedirs(out, exist_ok=True)
    cells = [glyphs.draw(c, glyphs.ATLAS_HANZI if alphabet.is_hanzi(c) else glyphs.ATLAS_LATIN)
             for c in alphabet.ALL]
    cv2.imwrite(os.path.join(out, "glyphs.png"), np.hstack(cells),
                [cv2.IMWRITE_PNG_COMPRESSION, 9])
    with open(os.path.join(out, "glyphs.txt"), "w", encoding="utf-8") as text:
        text.write(alphabet.ALL + "\n")


if __name__ == "__main__":
    main()
