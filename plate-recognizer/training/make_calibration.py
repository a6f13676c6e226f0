"""Makes pictures to calibrate confidences on: build/calibration/*.png and manifest.csv.

Photographs of the tuning part, which no model was trained on, each spoiled in several ways, and
generated plates of all classes. The program's evaluate command reads the manifest:

    java -jar plate-recognizer.jar evaluate --manifest build/calibration/manifest.csv --pairs FILE
    python3 calibrate.py FILE
"""

import argparse
import os

import cv2
import numpy as np

import make_lines
import photos
from generator import degrade, plates

HERE = os.path.dirname(os.path.abspath(__file__))
# Of the pictures of one photograph, the first is as it was taken.
VARIANTS = 12


def spoiled(picture, width, random):
    """A picture seen in other light by a worse camera, often smaller."""
    wanted = float(np.exp(random.uniform(np.log(50), np.log(180))))
    if wanted < width:
        scale = wanted / width
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        width = wanted
    if random.rand() < 0.6:
        picture = degrade.light(picture, random, 0.7)
    return degrade.camera(picture, random, 0.8, width)


def around(photo, random):
    """A part of the photograph that shows the plate and what is round it; the plate's width."""
    picture = cv2.imread(photo.path)
    if photo.quad is None:
        return picture, float(picture.shape[1])
    low, high = photo.quad.min(axis=0), photo.quad.max(axis=0)
    size = high - low
    low = np.maximum(low - size * random.uniform(0.6, 1.6, 2), 0).astype(int)
    high = (high + size * random.uniform(0.6, 1.6, 2)).astype(int)
    return picture[low[1]:high[1], low[0]:high[0]], float(size[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", default=photos.DEFAULT)
    parser.add_argument("--out", default=os.path.join(HERE, "build", "calibration"))
    parser.add_argument("--generated", type=int, default=2000)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    os.makedirs(arguments.out, exist_ok=True)
    random = np.random.RandomState(77)
    rows = ["path,kind,plate,colour,rows"]

    def keep(picture, kind, plate, colour, count):
        name = "%05d.png" % len(rows)
        cv2.imwrite(os.path.join(arguments.out, name), picture)
        rows.append("%s,%s,%s,%s,%d" % (name, kind, plate, colour, count))

    for photo in photos.read(arguments.photos, wanted=photos.TUNING):
        if len(photo.plates) != 1 or photo.kind == "negative" or (
                photo.quad is None and photo.kind != "crop"):
            continue
        for variant in range(VARIANTS):
            picture, width = around(photo, random)
            if variant:
                picture = spoiled(picture, width, random)
            keep(picture, photo.kind, photo.plate, photo.colour, photo.rows)
    glyphs = make_lines.glyphs_at_hand()
    for _ in range(arguments.generated):
        plate = plates.any_plate(glyphs, random)
        picture, _ = degrade.shot(plate.picture, random, random.uniform(0.2, 0.9))
        keep(picture, "generated", plate.text, plate.colour, plate.rows)
    with open(os.path.join(arguments.out, "manifest.csv"), "w", encoding="utf-8") as table:
        table.write("\n".join(rows) + "\n")
    print("pictures: %d" % (len(rows) - 1))


if __name__ == "__main__":
    main()
