"""Measures the models on the held-out photographs and on generated plates.

    python3 evaluate.py --photos FOLDER [--models FOLDER] [--generated 100]

Prints one "name: value" a line; nothing that it prints names a plate.
"""

import argparse
import os
import subprocess
import tempfile
import time

import cv2
import numpy as np
from PIL import Image

import lines
import photos
from generator import bank, plates, samples

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "src", "main", "resources", "recognizer", "models")
SIZE, STRIDE, CLOSER = 320, 8, 2.75


class Detector:
    def __init__(self, path, threshold):
        self.net = cv2.dnn.readNetFromONNX(path)
        self.threshold = threshold
        self.seconds, self.calls = 0.0, 0

    def hits(self, picture):
        """[(score, quad, colour, rows)] of a frame, best first, one per place."""
        scale = SIZE / max(picture.shape[:2])
        shrunk = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA
                            if scale < 1 else cv2.INTER_LINEAR)[:SIZE, :SIZE]
        canvas = np.full((SIZE, SIZE, 3), 128, np.uint8)
        canvas[:shrunk.shape[0], :shrunk.shape[1]] = shrunk
        self.net.setInput(cv2.dnn.blobFromImage(canvas, 1 / 255.0, swapRB=True))
        start = time.process_time()
        names = ["heat", "corners", "colour", "rows"]
        heat, corners, colour, rows = (o[0] for o in self.net.forward(names))
        self.seconds += time.process_time() - start
        self.calls += 1
        heat = heat[0]
        top = (heat == cv2.dilate(heat, np.ones((5, 5)))) & (heat >= self.threshold)
        found = []
        for y, x in sorted(zip(*np.where(top)), key=lambda c: -heat[c]):
            middle = np.array([x + 0.5, y + 0.5]) * STRIDE
            quad = (corners[:, y, x].reshape(4, 2) + middle) / scale
            width = np.linalg.norm(quad[1] - quad[0])
            if all(np.linalg.norm(quad.mean(0) - f[1].mean(0)) > width / 2 for f in found):
                found.append((float(heat[y, x]), quad.astype(np.float32),
                              photos.COLOURS[int(colour[:, y, x].argmax())],
                              2 if rows[0, y, x] > 0.5 else 1))
        return found

    def closer(self, picture, hit):
        """The same plate looked at again in an enlarged cut-out."""
        middle = hit[1].mean(0)
        side = max(CLOSER * np.linalg.norm(hit[1][1] - hit[1][0]), 24)
        matrix = np.float32([[SIZE / side, 0, SIZE / 2 - middle[0] * SIZE / side],
                             [0, SIZE / side, SIZE / 2 - middle[1] * SIZE / side]])
        part = cv2.warpAffine(picture, matrix, (SIZE, SIZE), flags=cv2.INTER_LINEAR,
                              borderMode=cv2.BORDER_CONSTANT, borderValue=(128, 128, 128))
        again = self.hits(part)
        if not again:
            return hit
        best = min(again, key=lambda h: np.linalg.norm(h[1].mean(0) - SIZE / 2) - 40 * h[0])
        quad = (best[1] - matrix[:, 2]) * side / SIZE
        return (hit[0], quad.astype(np.float32), best[2], best[3])


def overlap(a, b):
    common = cv2.intersectConvexConvex(np.float32(cv2.convexHull(a)),
                                       np.float32(cv2.convexHull(b)))[0]
    return common / max(cv2.contourArea(cv2.convexHull(a))
                        + cv2.contourArea(cv2.convexHull(b)) - common, 1e-6)


def tesseract(folder, pictures):
    """The texts of line images, all read by one process."""
    if not pictures:
        return []
    with tempfile.TemporaryDirectory() as place:
        name = os.path.join(place, "lines.tif")
        pages = [Image.fromarray(p) for p in pictures]
        pages[0].save(name, save_all=True, append_images=pages[1:])
        command = ["tesseract", name, "-", "--tessdata-dir", folder, "-l", "plate",
                   "--psm", "13"]
        out = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                             env=dict(os.environ, OMP_THREAD_LIMIT="1"), check=True).stdout
    return ["".join(t.split()) for t in out.decode("utf-8").split("\f")[:len(pictures)]]


def network(folder, pictures):
    """The texts that the CTC network reads; blank is the last class."""
    net = cv2.dnn.readNetFromONNX(os.path.join(folder, "reader.onnx"))
    with open(os.path.join(folder, "reader.txt"), encoding="utf-8") as text:
        characters = text.read().strip()
    texts = []
    for picture in pictures:
        net.setInput(cv2.dnn.blobFromImage(picture, 1 / 255.0))
        best = net.forward().reshape(-1, len(characters) + 1).argmax(1)
        kept = [b for i, b in enumerate(best)
                if b < len(characters) and (i == 0 or b != best[i - 1])]
        texts.append("".join(characters[k] for k in kept))
    return texts


def show(name, good, count):
    print("%s: %.1f %% of %d" % (name, 100.0 * good / max(count, 1), count), flush=True)


def read_rates(readers, name, samples_of_set):
    pictures, texts = [s[0] for s in samples_of_set], [s[1] for s in samples_of_set]
    answers = {}
    for reader, read in readers.items():
        answers[reader] = read(pictures)
        pairs = list(zip(answers[reader], texts))
        show("%s %s exact" % (reader, name), sum(a == t for a, t in pairs), len(texts))
        show("%s %s exact without first" % (reader, name),
             sum(a[1:] == t[1:] for a, t in pairs), len(texts))
    if len(answers) == 2:
        agreed = [(a, t) for a, b, t in zip(*answers.values(), texts) if a == b]
        show("agreement %s" % name, len(agreed), len(texts))
        show("wrong when agreed %s" % name, sum(a != t for a, t in agreed), len(agreed))


def detector_rates(detector, folder, readers):
    held = [p for p in photos.read(folder, "full", True) if p.ccpd and len(p.plates) == 1]
    errors, closer_errors, ends, found, hue = [], [], [], 0, 0
    for photo in held:
        picture = cv2.imread(photo.path)
        hits = detector.hits(picture)
        width = float(np.linalg.norm(photo.quad[1] - photo.quad[0]))
        if not hits:
            continue
        again = detector.closer(picture, hits[0])
        ends.append((lines.line_image(picture, again[1], again[2], again[3]), photo.plate))
        if overlap(hits[0][1], photo.quad) >= 0.5:
            found += 1
            hue += hits[0][2] == photo.colour
            for hit, into in ((hits[0], errors), (again, closer_errors)):
                into.append(np.linalg.norm(hit[1] - photo.quad, axis=1).mean() / width)
    show("detector held-out CCPD frames found", found, len(held))
    show("detector colour right", hue, found)
    print("detector mean corner error, one pass: %.2f %% of width" % (100 * np.mean(errors)))
    print("detector mean corner error, two passes: %.2f %% of width"
          % (100 * np.mean(closer_errors)))
    for name, read in readers.items():
        answers = read([e[0] for e in ends])
        show("end to end held-out CCPD frames exact, %s" % name,
             sum(a == e[1] for a, e in zip(answers, ends)), len(held))
    other = [p for p in photos.read(folder, "full") if not p.ccpd and p.plates]
    ends, found = [], 0
    for photo in other:
        picture = cv2.imread(photo.path)
        if "HyperLPR" in photo.source:
            blue, green, red = (picture[:, :, i].astype(int) for i in range(3))
            mask = ((red > 190) & (green < 70) & (blue < 70)).astype(np.uint8)
            picture = cv2.inpaint(picture, cv2.dilate(mask, np.ones((3, 3))), 3,
                                  cv2.INPAINT_TELEA)
        hits = detector.hits(picture)
        found += bool(hits)
        parts = [detector.closer(picture, h) for h in hits[:3]]
        ends.append(([lines.line_image(picture, h[1], h[2], h[3]) for h in parts], photo.plates))
    show("detector other frames with a hit", found, len(other))
    flat = [line for e in ends for line in e[0]]
    for name, read in readers.items():
        answers = iter(read(flat))
        good = sum(any([next(answers) in e[1] for _ in e[0]]) for e in ends)
        show("end to end other frames exact, %s" % name, good, len(other))
    empty = photos.read(folder, "negative")
    show("detector negatives with a false alarm",
         sum(bool(detector.hits(cv2.imread(p.path))) for p in empty), len(empty))
    print("detector forward: %.1f ms" % (1000 * detector.seconds / detector.calls))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", default=photos.DEFAULT)
    parser.add_argument("--models", default=MODELS)
    parser.add_argument("--generated", type=int, default=1000, help="plates of each class")
    parser.add_argument("--threshold", type=float, default=0.4)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    folder, readers = arguments.models, {}
    if os.path.exists(os.path.join(folder, "plate.traineddata")):
        readers["tesseract"] = lambda pictures: tesseract(folder, pictures)
    if os.path.exists(os.path.join(folder, "reader.onnx")):
        readers["network"] = lambda pictures: network(folder, pictures)
    rectified, crops = [], []
    for photo in photos.read(arguments.photos, test=True):
        if photo.kind == "crop" and photo.colour in photos.COLOURS:
            crops.append((lines.whole(cv2.imread(photo.path), photo.colour), photo.plate))
        elif photo.ccpd and len(photo.plates) == 1:
            rectified.append((lines.line_image(cv2.imread(photo.path), photo.quad, photo.colour,
                                               photo.rows), photo.plate))
    if readers:
        read_rates(readers, "held-out rectified", rectified)
        read_rates(readers, "held-out crops", crops)
        random = np.random.RandomState(99)
        glyphs = bank.Bank(os.path.join(HERE, "build", "real_glyphs.npz"))
        for kind in plates.NAMES:
            made = [samples.generated(glyphs, random, 0.7, kind)
                    for _ in range(arguments.generated)]
            read_rates(readers, "generated " + kind, made)
    if os.path.exists(os.path.join(folder, "detector.onnx")):
        detector_rates(Detector(os.path.join(folder, "detector.onnx"), arguments.threshold),
                       arguments.photos, readers)


if __name__ == "__main__":
    main()
