"""Writes generated scenes with the line images expected from them, for the Java tests.

Drawn from fonts and plain shapes only. lines.csv: name,text,colour,rows,quad with the corners as
x:y;x:y;x:y;x:y (tl, tr, br, bl); NAME.png is the scene, NAME-line.png the
line that the network reads, 160 x 48.
"""

import argparse
import os

import cv2
import numpy as np

import lines
from generator import bank, degrade, plates

KINDS = ["blue", "yellow", "yellow two rows", "green", "yellow-green", "police", "military",
         "hong kong macau", "trailer"]


def scene(kind, glyphs, random):
    plate = plates.draw(kind, glyphs, random)
    picture = np.empty((360, 640, 3), np.float32)
    picture[:] = random.uniform(40, 160, 3)
    picture += (degrade.cloud(random, 360, 640, 9) * 70)[..., None]
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    height, width = plate.picture.shape[:2]
    quad = degrade.view((width, height), random.uniform(100, 230), random, 0.8)
    quad = np.round(quad + random.uniform([170, 130], [470, 230]), 1).astype(np.float32)
    source = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    cv2.warpPerspective(plate.picture, cv2.getPerspectiveTransform(source, quad), (640, 360),
                        dst=picture, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT)
    return degrade.camera(picture, random, 0.3, 150), quad, plate


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--out", default=os.path.join(
        here, "..", "src", "test", "resources", "recognizer", "lines"))
    out = parser.parse_args().out
    os.makedirs(out, exist_ok=True)
    random = np.random.RandomState(11)
    glyphs = bank.Bank()
    rows = ["name,text,colour,rows,quad"]
    for kind in KINDS:
        picture, quad, plate = scene(kind, glyphs, random)
        name = kind.replace(" ", "-")
        cv2.imwrite(os.path.join(out, name + ".png"), picture)
        cv2.imwrite(os.path.join(out, name + "-line.png"),
                    lines.for_network(lines.wide_line(picture, quad, plate.colour, plate.rows)))
        corners = ";".join("%.1f:%.1f" % (x, y) for x, y in quad)
        rows.append("%s,%s,%s,%d,%s" % (name, plate.text, plate.colour, plate.rows, corners))
    with open(os.path.join(out, "lines.csv"), "w", encoding="utf-8") as table:
        table.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
