"""The line image that the readers see. The Java program does exactly the same.

1. Corners tl, tr, br, bl of the plate are mapped onto (0,0), (W,0), (W,H), (0,H) with
   getPerspectiveTransform and warpPerspective (INTER_LINEAR, BORDER_REPLICATE);
   W x H is 240 x 72 for plates of one row and 240 x 160 for plates of two.
2. cvtColor BGR2GRAY.
3. One row: resize to 120 x 36 (INTER_AREA).
   Two rows: upper row = picture rows 8..59, columns 48..191, resized to 40 x 36 (INTER_AREA);
   lower row = picture rows 60..159, all columns, resized to 80 x 36 (INTER_AREA);
   upper and lower are put side by side: 120 x 36.
4. Blue and black plates are inverted (255 - v), so that glyphs are dark on light.
5. Stretched: lo and hi are elements 86 and 4233 of the 4,320 sorted values;
   v' = floor(clip((v - lo) * 255 / max(hi - lo, 1), 0, 255) + 0.5).
"""

import cv2
import numpy as np

WIDTH, HEIGHT = 120, 36
LOW, HIGH = 86, 4233
INVERTED = ("blue", "black")


def rectify(picture, quad, rows):
    width, height = 240, 160 if rows == 2 else 72
    target = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    matrix = cv2.getPerspectiveTransform(np.float32(quad), target)
    return cv2.warpPerspective(picture, matrix, (width, height), flags=cv2.INTER_LINEAR,
                               borderMode=cv2.BORDER_REPLICATE)


def join(grey, rows):
    """Grey rectified plate to the unstretched line."""
    if rows == 1:
        return cv2.resize(grey, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    upper = cv2.resize(grey[8:60, 48:192], (40, HEIGHT), interpolation=cv2.INTER_AREA)
    lower = cv2.resize(grey[60:160], (80, HEIGHT), interpolation=cv2.INTER_AREA)
    return np.hstack([upper, lower])


def normalise(line, colour):
    """Polarity and contrast of a grey line."""
    if colour in INVERTED:
        line = 255 - line
    ordered = np.sort(line, axis=None)
    low, high = int(ordered[LOW]), int(ordered[HIGH])
    stretched = (line.astype(np.float64) - low) * 255 / max(high - low, 1)
    return np.floor(np.clip(stretched, 0, 255) + 0.5).astype(np.uint8)


def line_image(picture, quad, colour, rows=1):
    grey = cv2.cvtColor(rectify(picture, quad, rows), cv2.COLOR_BGR2GRAY)
    return normalise(join(grey, rows), colour)


def whole(picture, colour, rows=1):
    """The line of a picture that shows nothing but the plate."""
    height, width = picture.shape[:2]
    return line_image(picture, [[0, 0], [width, 0], [width, height], [0, height]], colour, rows)
