"""Measures the models on the held-out photographs and on generated plates.

    python3 evaluate.py --photos FOLDER [--models FOLDER] [--generated 100]

Prints one "name: value" a line; nothing that it prints names a plate.
"""

import argparse
import os
import subprocess
import tempfile

import cv2
import numpy as np
from PIL import Image

import finding
import lines
import photos
from generator import bank, plates, samples

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "src", "main", "resources", "recognizer", "models")


def tesseract(folder, pictures):
    """The texts of wide lines, all read by one process."""
    if not pictures:
        return []
    pictures = [lines.for_tesseract(p) for p in pictures]
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
    """The texts that the CTC network reads in wide lines; blank is the last class."""
    net = cv2.dnn.readNetFromONNX(os.path.join(folder, "reader.onnx"))
    with open(os.path.join(folder, "reader.txt"), encoding="utf-8") as text:
        characters = text.read().strip()
    texts = []
    for picture in pictures:
        net.setInput(cv2.dnn.blobFromImage(lines.for_network(picture), 1 / 255.0))
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


def painted_over(picture):
    """Without the red boxes that are burnt into some sources' frames."""
    blue, green, red = (picture[:, :, i].astype(int) for i in range(3))
    mask = ((red > 190) & (green < 70) & (blue < 70)).astype(np.uint8)
    return cv2.inpaint(picture, cv2.dilate(mask, np.ones((3, 3))), 3, cv2.INPAINT_TELEA)


def line_of(picture, plate):
    return lines.wide_line(picture, plate.quad, plate.colour, plate.rows)


def end_to_end(readers, name, frames):
    """Frames as (lines of the plates found, labelled texts): whether a label is read."""
    answers = {}
    for reader, read in readers.items():
        texts = iter(read([line for frame in frames for line in frame[0]]))
        answers[reader] = [[next(texts) for _ in frame[0]] for frame in frames]
        show("end to end %s exact, %s" % (name, reader),
             sum(any(t in frame[1] for t in got) for got, frame in zip(answers[reader], frames)),
             len(frames))
    if len(answers) == 2:
        agreed = [[a for a, b in zip(*pair) if a == b] for pair in zip(*answers.values())]
        show("end to end %s exact and agreed" % name,
             sum(any(t in frame[1] for t in got) for got, frame in zip(agreed, frames)),
             len(frames))
        count = sum(bool(got) for got in agreed)
        show("end to end %s agreed on something else" % name,
             sum(bool(got) and not any(t in frame[1] for t in got)
                 for got, frame in zip(agreed, frames)), count)


def corner_rates(photo, first, plates, sums):
    """Adds one frame to the sums: found, colours, corner errors of either look."""
    size = float(np.linalg.norm(photo.quad[1] - photo.quad[0]))
    for key, some in (("first", first), ("all", plates)):
        best = max(some, key=lambda f: finding.overlap(f.quad, photo.quad), default=None)
        if best and finding.overlap(best.quad, photo.quad) >= 0.5:
            sums[key].append(np.linalg.norm(best.quad - photo.quad, axis=1).mean() / size)
            if key == "all":
                sums["colour"].append(best.colour == photo.colour)
                sums["rows"].append(best.rows == photo.rows)


def detector_rates(finder, folder, readers):
    held = [p for p in photos.read(folder, "full", photos.HELD_OUT) if p.ccpd and len(p.plates) == 1]
    sums, frames = {"first": [], "all": [], "colour": [], "rows": []}, []
    for photo in held:
        picture = cv2.imread(photo.path)
        plates_found = finder.plates(picture)
        corner_rates(photo, finder.first(picture), plates_found, sums)
        frames.append(([line_of(picture, p) for p in plates_found], photo.plates))
    show("detector held-out CCPD frames found, first look", len(sums["first"]), len(held))
    show("detector held-out CCPD frames found", len(sums["all"]), len(held))
    show("detector colour right", sum(sums["colour"]), len(sums["all"]))
    show("detector rows right", sum(sums["rows"]), len(sums["all"]))
    print("detector corner error, first look: %.2f %% of width" % (100 * np.mean(sums["first"])))
    print("detector corner error, close-up: %.2f %% of width" % (100 * np.mean(sums["all"])))
    end_to_end(readers, "held-out CCPD frames", frames)
    learned = {t for p in photos.read(folder)
               if p.part != photos.HELD_OUT and (p.kind == "crop" or p.ccpd) for t in p.plates}
    frames = []
    for photo in photos.read(folder, "full"):
        if not photo.ccpd and photo.plates and not learned & set(photo.plates):
            picture = cv2.imread(photo.path)
            if "HyperLPR" in photo.source:
                picture = painted_over(picture)
            frames.append(([line_of(picture, p) for p in finder.plates(picture)], photo.plates))
    show("detector other frames with a find", sum(bool(f[0]) for f in frames), len(frames))
    end_to_end(readers, "other frames", frames)
    empty = photos.read(folder, "negative", photos.HELD_OUT)
    show("detector false alarms on held-out frames without plates",
         sum(bool(finder.plates(cv2.imread(p.path))) for p in empty), len(empty))
    print("detector look: %.1f ms" % (1000 * finder.seconds / finder.looks))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", default=photos.DEFAULT)
    parser.add_argument("--models", default=MODELS)
    parser.add_argument("--generated", type=int, default=1000, help="plates of each class")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    folder, readers = arguments.models, {}
    if os.path.exists(os.path.join(folder, "plate.traineddata")):
        readers["tesseract"] = lambda pictures: tesseract(folder, pictures)
    if os.path.exists(os.path.join(folder, "reader.onnx")):
        readers["network"] = lambda pictures: network(folder, pictures)
    rectified, crops = [], []
    for photo in photos.read(arguments.photos, wanted=photos.HELD_OUT):
        if photo.kind == "crop" and photo.colour in photos.COLOURS:
            crops.append((lines.whole(cv2.imread(photo.path), photo.colour), photo.plate))
        elif photo.ccpd and len(photo.plates) == 1:
            rectified.append((lines.wide_line(cv2.imread(photo.path), photo.quad, photo.colour,
                                               photo.rows), photo.plate))
    if readers:
        read_rates(readers, "held-out rectified", rectified)
        read_rates(readers, "held-out crops", crops)
        random = np.random.RandomState(99)
        glyphs = bank.Bank(os.path.join(HERE, "build", "real_glyphs.npz"))
        for kind in plates.NAMES if arguments.generated else []:
            made = [samples.generated(glyphs, random, 0.7, kind)
                    for _ in range(arguments.generated)]
            read_rates(readers, "generated " + kind, made)
    if os.path.exists(os.path.join(folder, "detector.onnx")):
        detector_rates(finding.Finder(os.path.join(folder, "detector.onnx")), arguments.photos,
                       readers)


if __name__ == "__main__":
    main()
