"""Reads the folder of labelled photographs and splits it for good.

A plate's part is said by the hash of its text, so that no plate is trained on in one picture and
tested in another: 15 of 100 are held out to be measured on, 7 decide between checkpoints and
calibrate confidences, the rest is trained on. The photographs never enter the repository.
"""

import csv
import hashlib
import os

import numpy as np

COLOURS = ["blue", "green", "yellow", "white", "black", "yellow-green"]
DEFAULT = os.path.normpath(os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared", "plates"))
HELD_OUT_PERCENT, TUNING_PERCENT = 15, 7
TRAINING, TUNING, HELD_OUT = "training", "tuning", "held out"


class Photo:
    """One line of the photographs' manifest."""

    def __init__(self, folder, row):
        self.path = os.path.join(folder, row["path"])
        self.kind = row["kind"]
        self.plates = [p for p in row["plate"].split(";") if p]
        self.plate = self.plates[0] if self.plates else ""
        self.colour = row["colour"]
        self.rows = int(row["rows"] or 1)
        self.source = row["source"]
        self.quad = None
        if row["quad"]:
            points = [[float(v) for v in p.split(":")] for p in row["quad"].split(";")]
            self.quad = np.array(points[:4], np.float32)

    @property
    def part(self):
        return part(self.plate or os.path.basename(self.path))

    @property
    def ccpd(self):
        return "HyperLPR" not in self.source and self.quad is not None


def part(text):
    """The part that a plate's text, or the file name of a picture without one, falls into."""
    percent = hashlib.sha256(text.encode("utf-8")).digest()[0] * 100 // 256
    if percent < HELD_OUT_PERCENT:
        return HELD_OUT
    return TUNING if percent < HELD_OUT_PERCENT + TUNING_PERCENT else TRAINING


def read(folder, kind=None, wanted=None):
    """The photographs of a kind ("full", "context", "crop", "negative"), of one part or all."""
    with open(os.path.join(folder, "manifest.csv"), encoding="utf-8") as lines:
        photos = [Photo(folder, row) for row in csv.DictReader(lines)]
    return [p for p in photos
            if p.kind != "video" and (kind is None or p.kind == kind)
            and (wanted is None or p.part == wanted)]
