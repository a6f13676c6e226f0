"""Other characters on photographed plates.

Nine tenths of the photographs show one province. Putting other provinces' characters onto them
keeps what no generator draws well (light, dirt, optics) and takes the bias away.
"""

import cv2
import numpy as np

import lines
import photos
from generator import plates

COLOURS = ("blue", "yellow")
# The plate laid flat, a pixel to the millimetre, with a margin of what is around it.
SIZE, MARGIN = (440, 140), 30
LEFT, TOP, BOX = (15.5, 72.5, 151.5, 208.5, 265.5, 322.5, 379.5), 25, (45, 90)
# How far a character's blur and its neighbours' dot reach beyond its box.
REACH = 5


def exchanged(picture, quad, colour, text, bank, random):
    """(picture, quad, text): the plate laid flat, its first character and some others new."""
    width = float(np.linalg.norm(quad[1] - quad[0]))
    picture, quad = lines.shrunk(picture, quad)
    right, low = SIZE[0] + MARGIN, SIZE[1] + MARGIN
    corners = np.float32([[MARGIN, MARGIN], [right, MARGIN], [right, low], [MARGIN, low]])
    flat = cv2.warpPerspective(picture, cv2.getPerspectiveTransform(quad, corners),
                               (right + MARGIN, low + MARGIN), flags=cv2.INTER_LINEAR,
                               borderMode=cv2.BORDER_REPLICATE)
    style = bank.style(random)
    share = 0.2 if random.rand() < 0.5 else 0.0
    new = text
    for number in range(7):
        if number == 0 or random.rand() < share:
            new = new[:number] + character(number, random) + new[number + 1:]
    if photos.part(new) != photos.TRAINING:
        return flat, corners, text
    blur = max(0.4, 0.4 * SIZE[0] / width * random.uniform(0.8, 1.3))
    for number in range(7):
        if number == 0 or new[number] != text[number]:
            glyph = bank.glyph(new[number], style, random)
            put(flat, glyph, number, colour not in lines.INVERTED, blur, random)
    return flat, corners, new


def character(number, random):
    kinds = plates.PROVINCES if number == 0 else plates.LETTERS if number == 1 else plates.SERIAL
    return plates.pick(random, kinds)


def put(flat, glyph, number, is_dark, blur, random):
    """Wipes a character off the plate and draws another in its ink."""
    x, y = int(MARGIN + LEFT[number]), MARGIN + TOP
    part = flat[y - REACH:y + BOX[1] + REACH, x - REACH:x + BOX[0] + REACH].astype(np.float32)
    if is_dark:
        part = 255 - part
    grey = part.mean(axis=2)
    inked = grey >= np.percentile(grey, 90)
    ink = part[inked].mean(axis=0)
    kernel = np.ones((25, 25), np.uint8)
    field = cv2.GaussianBlur(cv2.morphologyEx(part, cv2.MORPH_OPEN, kernel), (0, 0), 4)
    field += np.float32(random.normal(0, 1.5, part.shape[:2] + (1,)))
    mask = np.zeros(part.shape[:2], np.float32)
    dx, dy = random.randint(-2, 3, 2)
    mask[REACH + dy:REACH + dy + BOX[1], REACH + dx:REACH + dx + BOX[0]] = glyph / 255.0
    mask = cv2.GaussianBlur(mask, (0, 0), blur)[..., None] * np.float32(random.uniform(0.85, 1.0))
    out = np.clip(field + mask * (ink - field), 0, 255)
    flat[y - REACH:y + BOX[1] + REACH, x - REACH:x + BOX[0] + REACH] = 255 - out if is_dark else out
