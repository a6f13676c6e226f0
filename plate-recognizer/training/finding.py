"""Finds plates with detector.onnx exactly as the program does: a look at the whole frame, then a
close-up of each find, which must confirm it and gives the corners.

The network takes any input whose sides are multiples of 32. A frame is shrunk until its longer
side has 320 pixels and stands at the top left of the smallest such input; a close-up is 192 x 96
and shows the plate 116 pixels wide."""

import time

import cv2
import numpy as np

import photos
from detector import SIZE, STRIDE

FIRST_SCORE, SCORE = 0.25, 0.35
STEP = 32
CLOSE = (192, 96)
CLOSE_WIDTH = 116.0
NARROWEST = 9.0
SAME, OVERLAPPING = 0.1, 0.3


class Found:
    """A plate: score 0..1, corners tl, tr, br, bl in pixels, colour and rows."""

    def __init__(self, score, quad, colour, rows):
        self.score, self.quad, self.colour, self.rows = score, quad, colour, rows


def overlap(a, b):
    """Common area over joint area of two quads."""
    a, b = np.float32(a), np.float32(b)
    common = cv2.intersectConvexConvex(a, b)[0]
    return common / max(cv2.contourArea(a) + cv2.contourArea(b) - common, 1e-6)


def separate(found):
    """Best first, none that overlaps a better one."""
    kept = []
    for one in sorted(found, key=lambda f: -f.score):
        if all(overlap(one.quad, k.quad) <= OVERLAPPING for k in kept):
            kept.append(one)
    return kept


def width(quad):
    return (np.linalg.norm(quad[1] - quad[0]) + np.linalg.norm(quad[2] - quad[3])) / 2


def cut(picture, left, top, scale, size):
    """The network's input: a part of the picture, grey where there is no picture."""
    height, wide = picture.shape[:2]
    x0, y0 = (int(np.clip(np.floor(v + 0.5), 0, end)) for v, end in ((left, wide), (top, height)))
    x1, y1 = (int(np.clip(np.floor(v + side / scale + 0.5), 0, end))
              for v, side, end in ((left, size[0], wide), (top, size[1], height)))
    canvas = np.full((size[1], size[0], 3), 128, np.uint8)
    x, y = (max(0, int(np.floor(v + 0.5))) for v in ((x0 - left) * scale, (y0 - top) * scale))
    w = min(size[0] - x, int(np.floor((x1 - x0) * scale + 0.5)))
    h = min(size[1] - y, int(np.floor((y1 - y0) * scale + 0.5)))
    if w > 0 and h > 0 and x1 > x0 and y1 > y0:
        part = picture[y0:y1, x0:x1]
        while part.shape[1] >= 2 * w and part.shape[0] >= 2 * h:
            part = cv2.resize(part, (part.shape[1] // 2, part.shape[0] // 2),
                              interpolation=cv2.INTER_AREA)
        canvas[y:y + h, x:x + w] = cv2.resize(part, (w, h), interpolation=cv2.INTER_LINEAR)
    return canvas


class Finder:
    def __init__(self, path):
        self.net = cv2.dnn.readNetFromONNX(path)
        self.seconds, self.looks = 0.0, 0

    def look(self, picture, left, top, scale, size):
        self.net.setInput(cv2.dnn.blobFromImage(cut(picture, left, top, scale, size), 1 / 255.0,
                                                swapRB=True))
        start = time.process_time()
        heat, corners, colour, rows = (
            o[0] for o in self.net.forward(["heat", "corners", "colour", "rows"]))
        self.seconds += time.process_time() - start
        self.looks += 1
        heat = heat[0]
        peaks = (heat == cv2.dilate(heat, np.ones((3, 3)))) & (heat >= FIRST_SCORE)
        found = []
        for y, x in zip(*np.where(peaks)):
            middle = (np.array([x, y]) + 0.5) * STRIDE
            quad = (corners[:, y, x].reshape(4, 2) + middle) / scale + [left, top]
            if cv2.contourArea(np.float32(quad), True) * scale ** 2 > 1:
                found.append(Found(float(heat[y, x]), quad.astype(np.float32),
                                   photos.COLOURS[int(colour[:, y, x].argmax())],
                                   2 if rows[0, y, x] > 0.5 else 1))
        return separate(found)

    def first(self, picture):
        height, wide = picture.shape[:2]
        scale = SIZE / max(wide, height)
        return self.look(picture, 0, 0, scale, tuple(
            STEP * int(np.ceil(max(1, np.floor(v * scale + 0.5)) / STEP)) for v in (wide, height)))

    def closer(self, picture, one):
        """The find as a close-up shows it, or none."""
        scale = CLOSE_WIDTH / max(NARROWEST, width(one.quad))
        left, top = np.floor(one.quad.mean(axis=0) - np.float32(CLOSE) / scale / 2 + 0.5)
        again = [f for f in self.look(picture, left, top, scale, CLOSE)
                 if overlap(f.quad, one.quad) >= SAME]
        best = max(again, key=lambda f: overlap(f.quad, one.quad), default=None)
        return best if best and best.score >= SCORE else None

    def plates(self, picture):
        """All plates of a frame, best first."""
        return separate([c for c in (self.closer(picture, f) for f in self.first(picture)) if c])
