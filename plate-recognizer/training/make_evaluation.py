"""Makes generated frames to measure the whole program on: OUT/*.jpg and OUT/manifest.csv.

    python3 make_evaluation.py --count 1000            # of each class, to build/evaluation
    java -jar plate-recognizer.jar evaluate --manifest build/evaluation/manifest.csv
    python3 make_evaluation.py --strength 1          # worse pictures, for what is confused with what
    python3 make_evaluation.py --golden              # the few small ones of the Java tests

Kinds are the classes of plates, "several" for frames with two or three cars, "none" for frames
without a plate. A plate is 90 to 220 pixels wide, as a lane camera should show it, on a car of plain
shapes, worn, seen askew in changing light by cameras of all qualities. Texts are of the held-out
part, so no model has seen them. No photograph is used.
"""

import argparse
import os

import cv2
import numpy as np

import make_lines
import photos
from generator import bank, degrade, plates, scenes

HERE = os.path.dirname(os.path.abspath(__file__))
SIZE = (960, 540)
NARROWEST, WIDEST = 90, 220
STRENGTH = 0.7
GOLDEN = os.path.join(HERE, "..", "src", "test", "resources", "recognizer", "generated")
GOLDEN_SIZE, GOLDEN_STRENGTH, GOLDEN_COUNT, GOLDEN_SEED = (448, 252), 0.3, 2, 6


class Frames:
    """Endless frames with generated plates."""

    def __init__(self, glyphs, random, size=SIZE, strength=STRENGTH):
        self.bank, self.random, self.size, self.strength = glyphs, random, size, strength
        self.drawn = scenes.Drawn(glyphs, random, pool=0)

    def plate(self, kind):
        """A plate whose text no training has shown."""
        while True:
            text = plates.text_of(kind, self.random)
            if photos.part(text) == photos.HELD_OUT:
                return plates.draw(kind, self.bank, self.random, text)

    def empty(self):
        return cv2.resize(self.drawn.background(), self.size, interpolation=cv2.INTER_CUBIC)

    def place(self, plate, left, right):
        """Corners for a plate between two columns."""
        random = self.random
        height, width = plate.picture.shape[:2]
        shown = random.uniform(NARROWEST, min(WIDEST, (right - left) * 0.7))
        quad = degrade.view((width, height), shown, random, self.strength)
        middle = [random.uniform(left + shown * 0.6, right - shown * 0.6),
                  random.uniform(self.size[1] * 0.35, self.size[1] - shown * 0.5)]
        return (quad + middle).astype(np.float32)

    def sample(self, kind):
        """(picture, plates)"""
        frame, random = self.empty(), self.random
        kinds = [] if kind == "none" else [kind]
        if kind == "several":
            kinds = [plates.NAMES[random.choice(len(plates.NAMES), p=plates.WEIGHTS)]
                     for _ in range(random.randint(2, 4))]
        shown = [self.plate(one) for one in kinds]
        part = self.size[0] / max(1, len(shown))
        quads = [self.place(p, i * part, (i + 1) * part) for i, p in enumerate(shown)]
        for quad in quads:
            self.drawn.car(frame, quad)
        for plate, quad in zip(shown, quads):
            self.drawn.over(frame, self.drawn.lit(plate, frame, quad), quad)
        if random.rand() < 0.75:
            frame = degrade.light(frame, random, self.strength)
        return degrade.camera(frame, random, self.strength, 150), shown


def write(frames, kinds, count, out):
    """Writes so many frames of each kind and their table."""
    os.makedirs(out, exist_ok=True)
    rows = ["path,kind,plate,colour,rows"]
    for kind in kinds:
        for number in range(count):
            picture, shown = frames.sample(kind)
            name = "%s-%03d.jpg" % (kind.replace(" ", "-"), number)
            cv2.imwrite(os.path.join(out, name), picture, [cv2.IMWRITE_JPEG_QUALITY, 90])
            rows.append("%s,%s,%s,%s,%s" % (
                name, kind, ";".join(p.text for p in shown),
                shown[0].colour if shown else "", shown[0].rows if shown else ""))
    with open(os.path.join(out, "manifest.csv"), "w", encoding="utf-8") as table:
        table.write("\n".join(rows) + "\n")
    print("pictures: %d" % (len(rows) - 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", default=os.path.join(HERE, "build", "evaluation"))
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--strength", type=float, default=STRENGTH,
                        help="of wear, view, light and camera, 0 to 1")
    parser.add_argument("--golden", action="store_true")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    kinds = plates.NAMES + ["several", "none"]
    if arguments.golden:
        # The typeface cut from photographs stays out of the repository.
        frames = Frames(bank.Bank(), np.random.RandomState(GOLDEN_SEED), GOLDEN_SIZE,
                        GOLDEN_STRENGTH)
        write(frames, kinds, GOLDEN_COUNT, GOLDEN)
    else:
        frames = Frames(make_lines.glyphs_at_hand(), np.random.RandomState(arguments.seed),
                        strength=arguments.strength)
        write(frames, kinds, arguments.count, arguments.out)


if __name__ == "__main__":
    main()
