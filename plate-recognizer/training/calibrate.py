"""Fits confidences to how often readings are right: writes calibration.txt for the program.

    python3 calibrate.py PAIRS      # PAIRS from the program's evaluate --pairs

A reading's score is the support of its weakest character or, where both readers agree, how sure the
network is of that; its confidence is the logistic curve
1 / (1 + exp(-(offset + slope * logit(score)))) that fits best. Characters have two curves of their own. Nothing in PAIRS names a plate.
"""

import argparse
import csv
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "main", "resources", "recognizer", "vote", "calibration.txt")
# Scores nearer to 0 and 1 count as these.
EDGE = 1e-4
# Name of a curve, whether it is for characters, whether readers agree, column of the score.
CURVES = [("agreed", False, 1, 3), ("disputed", False, 0, 2),
          ("character-unanimous", True, 1, 2), ("character-disputed", True, 0, 2)]
BINS = (0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1)


def fit(scores, right):
    """Offset and slope by Newton's method, held back a little from certainty that data lack."""
    scores = np.clip(scores, EDGE, 1 - EDGE)
    x = np.stack([np.ones(len(scores)), np.log(scores / (1 - scores))], 1)
    weights = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (right - p) - 1e-3 * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(2)
        weights += np.linalg.solve(curvature, gradient)
    return weights


def confidence(scores, offset, slope):
    scores = np.clip(scores, EDGE, 1 - EDGE)
    return 1 / (1 + np.exp(-(offset + slope * np.log(scores / (1 - scores)))))


def show(name, confidences, right):
    for low, high in zip(BINS, BINS[1:]):
        chosen = (confidences >= low) & (confidences < high)
        print("%s, confidence %.3f to %.3f: %d of %d right"
              % (name, low, high, right[chosen].sum(), chosen.sum()))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("--out", default=OUT)
    arguments = parser.parse_args()
    with open(arguments.pairs, encoding="utf-8") as lines:
        rows = list(csv.reader(lines))
    out = ["# score of a reading or character to its confidence: kind, offset, slope;"
           " made by calibrate.py"]
    for name, character, agreed, column in CURVES:
        part = np.array([[float(v) for v in row[1:]] for row in rows
                         if (row[0] == "character") == character])
        # A text that no format has is never charged, whatever its confidence.
        part = part[(part[:, 0] == agreed) & (part[:, 1] == 1)]
        offset, slope = fit(part[:, column], part[:, -1])
        out.append("%s %.4f %.4f" % (name, offset, slope))
        show(name, confidence(part[:, column], offset, slope), part[:, -1])
    with open(arguments.out, "w", encoding="utf-8") as text:
        text.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
