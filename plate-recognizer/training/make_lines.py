"""Makes the readers' training lines: build/lines/NAME-000.npz and so on, a thousand each, wide and
without stretched contrast; each reader's trainer makes its own of them.

    python3 make_lines.py clean --files 5      # generated plates, straight on
    python3 make_lines.py mix --files 40       # half generated and spoiled, half photographs

A file that is there already is kept; the same seed makes the same files.
"""

import argparse
import os

import cv2
import numpy as np

import photos
from generator import bank, samples

HERE = os.path.dirname(os.path.abspath(__file__))
COUNT = 1000
REAL_SHARE = 0.5


def glyphs_at_hand():
    return bank.Bank(os.path.join(HERE, "build", "real_glyphs.npz"))


def make(kind, pictures, seed):
    """The pictures (COUNT x 72 x 240) and texts of one file."""
    random = np.random.RandomState(seed)
    glyphs = glyphs_at_hand()
    found, texts = [], []
    while len(texts) < COUNT:
        if kind == "clean":
            line, text = samples.generated(glyphs, random, 0.0)
        elif random.rand() < REAL_SHARE:
            line, text = pictures.sample(random)
        else:
            line, text = samples.generated(glyphs, random, random.uniform(0.2, 1.0))
        found.append(line)
        texts.append(text)
    return np.array(found), np.array(texts)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["clean", "mix"])
    parser.add_argument("--photos", default=photos.DEFAULT)
    parser.add_argument("--out", default=os.path.join(HERE, "build", "lines"))
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    os.makedirs(arguments.out, exist_ok=True)
    pictures = None
    if arguments.kind == "mix":
        pictures = samples.Pictures(arguments.photos, photos.TRAINING, glyphs_at_hand())
    for number in range(arguments.first, arguments.files):
        path = os.path.join(arguments.out, "%s-%03d.npz" % (arguments.kind, number))
        if not os.path.exists(path):
            seed = number + (1000 if arguments.kind == "mix" else 0)
            lines, texts = make(arguments.kind, pictures, seed)
            np.savez(path + ".part.npz", pictures=lines, texts=texts)
            os.rename(path + ".part.npz", path)
    print("files:", arguments.files, flush=True)


if __name__ == "__main__":
    main()
