"""Cuts the real typeface out of the training part of the photographs.

Every character cell of a rectified plate is thresholded and cropped to its glyph. Sharp cells of
the same character are averaged by small random groups, which leaves clean masks of the real
typeface: a "font" for all colours and positions. It lives in the build folder only.
"""

import argparse
import os
import sys

import cv2
import numpy as np

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import alphabet  # noqa: E402
import lines  # noqa: E402
import photos  # noqa: E402

# Left edge of every character of a one-row plate in mm.
LEFT = [15.5, 72.5, 151.5, 208.5, 265.5, 322.5, 379.5]
BOX = (45, 90)


def cell(grey, number):
    """The slot of one character from a 440 x 140 grey plate with glyphs light, or None."""
    left = int(LEFT[number]) - 8
    slot = grey[16:124, max(0, left):left + 61]
    level, mask = cv2.threshold(slot, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(mask)
    keep = np.zeros(mask.shape, bool)
    for i in range(1, count):
        x, y, w, h, area = stats[i]
        inside = 5 < centres[i][0] < 56
        if area >= 25 and inside and h > 6 and not (x == 0 or x + w == mask.shape[1]) \
                and not (y == 0 and h < 20) and not (y + h == mask.shape[0] and h < 20):
            keep |= labels == i
    ys, xs = np.where(keep)
    if len(xs) < 150:
        return None
    x0, x1, y0, y1 = xs.min(), xs.max() + 1, ys.min(), ys.max() + 1
    if not 78 <= y1 - y0 <= 104 or x1 - x0 < 9:
        return None
    part = slot[y0:y1, x0:x1].astype(np.float32)
    dark = float(np.percentile(slot, 20))
    light = float(part[keep[y0:y1, x0:x1]].mean())
    if light - dark < 40:
        return None
    return np.clip((part - dark) / (light - dark), 0, 1)


def box_of(part, character):
    """The glyph in its 45 x 90 box; its natural width is kept where it is narrow."""
    width = int(np.clip(part.shape[1], 9, BOX[0]))
    if character not in "1" and width > 34:
        width = BOX[0]
    glyph = cv2.resize(part, (width, BOX[1]), interpolation=cv2.INTER_AREA)
    out = np.zeros((BOX[1], BOX[0]), np.float32)
    left = (BOX[0] - width) // 2
    out[:, left:left + width] = glyph
    return out


def collect(folder):
    found = {}
    for photo in photos.read(folder, wanted=photos.TRAINING):
        if photo.colour not in ("blue", "yellow") or photo.rows != 1 or len(photo.plate) != 7:
            continue
        if photo.kind == "crop":
            picture = cv2.imread(photo.path)
            height, width = picture.shape[:2]
            quad = [[0, 0], [width, 0], [width, height], [0, height]]
            if photo.plate[0] == "皖":
                continue
            numbers = [0]
        elif photo.ccpd:
            picture, quad, numbers = cv2.imread(photo.path), photo.quad, range(7)
            if np.linalg.norm(quad[1] - quad[0]) < 150:
                continue
        else:
            continue
        target = np.float32([[0, 0], [440, 0], [440, 140], [0, 140]])
        matrix = cv2.getPerspectiveTransform(np.float32(quad), target)
        grey = cv2.warpPerspective(picture, matrix, (440, 140), flags=cv2.INTER_CUBIC,
                                   borderMode=cv2.BORDER_REPLICATE)
        grey = cv2.cvtColor(grey, cv2.COLOR_BGR2GRAY)
        if photo.colour in lines.INVERTED or photo.colour == "blue":
            pass
        else:
            grey = 255 - grey
        low, high = np.percentile(grey, [2, 98])
        if high - low < 60:
            continue
        grey = np.clip((grey - low) * 255.0 / (high - low), 0, 255).astype(np.uint8)
        for number in numbers:
            part = cell(grey, number)
            if part is None:
                continue
            glyph = box_of(part, photo.plate[number])
            sharp = float(np.abs(cv2.Laplacian(glyph, cv2.CV_32F)).mean())
            found.setdefault(photo.plate[number], []).append((sharp, glyph))
    return found


def groups(samples, character, generator, wanted=24):
    """Means of small groups of samples that look alike, made crisper."""
    samples = sorted(samples, key=lambda s: -s[0])
    samples = [s[1] for s in samples[:max(12, len(samples) // 2)]]
    if len(samples) < 5:
        # Of rare characters every sharp sample stands for itself: better the true shape, soft,
        # than another typeface's.
        return [(s * 255).astype(np.uint8) for s in samples] if alphabet.is_hanzi(character) else []
    middle = np.median(samples, axis=0)
    samples.sort(key=lambda s: float(np.abs(s - middle).mean()))
    samples = samples[:max(3, len(samples) * 2 // 3)]
    out = []
    size = min(len(samples), 8 if alphabet.is_hanzi(character) else 5)
    for _ in range(wanted if len(samples) > 5 else 4):
        chosen = generator.choice(len(samples), size, replace=False)
        mean = np.mean([samples[i] for i in chosen], axis=0)
        crisp = np.clip((mean - 0.5) * 2.2 + 0.5, 0, 1)
        out.append((crisp * 255).astype(np.uint8))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", default=photos.DEFAULT)
    parser.add_argument("--out", default="build/real_glyphs.npz")
    arguments = parser.parse_args()
    generator = np.random.RandomState(5)
    found = collect(arguments.photos)
    bank = {}
    for character in sorted(found):
        made = groups(found[character], character, generator)
        print(character, len(found[character]), len(made))
        if made:
            bank["%04x" % ord(character)] = np.array(made)
    os.makedirs(os.path.dirname(arguments.out) or ".", exist_ok=True)
    np.savez_compressed(arguments.out, **bank)


if __name__ == "__main__":
    main()
