"""The line images that the readers see. The Java program does exactly the same.

1. A picture in which the plate is wider than 480 pixels is halved (INTER_AREA) until it is not.
2. Corners tl, tr, br, bl of the plate are mapped onto (0,0), (W,0), (W,H), (0,H) with
   getPerspectiveTransform and warpPerspective (INTER_LINEAR, BORDER_REPLICATE);
   W x H is 240 x 72 for plates of one row and 240 x 160 for plates of two.
3. cvtColor BGR2GRAY. Of two rows, the upper one (picture rows 8..59, columns 48..191, resized to
   80 x 72 with INTER_LINEAR) and the lower one (picture rows 60..159, resized to 160 x 72 with
   INTER_LINEAR) are put side by side. This is the wide line, 240 x 72.
4. Blue and black plates are inverted (255 - v), so that glyphs are dark on light; green ones when
   their median is below the middle between elements k and n - 1 - k of the n sorted values,
   k = n / 20, rounded.
5. Each reader gets it resized (INTER_AREA): the network 160 x 48, Tesseract 120 x 36.
6. Stretched: of n sorted values, lo and hi are elements k and n - 1 - k with k = n / 50, rounded;
   v' = floor(clip((v - lo) * 255 / max(hi - lo, 1), 0, 255) + 0.5).
"""

import cv2
import numpy as np

WIDE = (240, 72)
NETWORK = (160, 48)
TESSERACT = (120, 36)
SHARPEST = 480
INVERTED = ("blue", "black")


def shrunk(picture, quad):
    """The picture about the plate, small enough that warping skips no pixels."""
    quad = np.float32(quad)
    while np.linalg.norm(quad[1] - quad[0]) > SHARPEST:
        low = np.maximum(np.floor(quad.min(axis=0)).astype(int) - 4, 0)
        high = np.ceil(quad.max(axis=0)).astype(int) + 5
        picture = picture[low[1]:high[1], low[0]:high[0]]
        height, width = picture.shape[:2]
        picture = cv2.resize(picture, (max(1, width // 2), max(1, height // 2)),
                             interpolation=cv2.INTER_AREA)
        quad = (quad - low) * np.float32([picture.shape[1] / width, picture.shape[0] / height])
    return picture, np.float32(quad)


def rectify(picture, quad, rows):
    picture, quad = shrunk(picture, quad)
    width, height = 240, 160 if rows == 2 else 72
    target = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    matrix = cv2.getPerspectiveTransform(quad, target)
    return cv2.warpPerspective(picture, matrix, (width, height), flags=cv2.INTER_LINEAR,
                               borderMode=cv2.BORDER_REPLICATE)


def join(grey, rows):
    """Grey rectified plate to the wide line."""
    if rows == 1:
        return grey
    upper = cv2.resize(grey[8:60, 48:192], (80, 72), interpolation=cv2.INTER_LINEAR)
    lower = cv2.resize(grey[60:160], (160, 72), interpolation=cv2.INTER_LINEAR)
    return np.hstack([upper, lower])


def wide_line(picture, quad, colour, rows=1):
    """240 x 72 values, glyphs dark, contrast as in the picture."""
    line = join(cv2.cvtColor(rectify(picture, quad, rows), cv2.COLOR_BGR2GRAY), rows)
    return 255 - line if light_on_dark(line, colour) else line


def light_on_dark(line, colour):
    """Green plates are dark on light, but for civil aviation's: their field is the darker part."""
    if colour != "green":
        return colour in INVERTED
    ordered = np.sort(line, axis=None)
    edge = int(len(ordered) / 20 + 0.5)
    middle = (int(ordered[edge]) + int(ordered[-1 - edge])) / 2
    return int(ordered[len(ordered) // 2]) < middle


def whole(picture, colour, rows=1):
    """The wide line of a picture that shows nothing but the plate."""
    height, width = picture.shape[:2]
    return wide_line(picture, [[0, 0], [width, 0], [width, height], [0, height]], colour, rows)


def stretched(line):
    ordered = np.sort(line, axis=None)
    edge = int(len(ordered) / 50 + 0.5)
    low, high = int(ordered[edge]), int(ordered[-1 - edge])
    values = (line.astype(np.float64) - low) * 255 / max(high - low, 1)
    return np.floor(np.clip(values, 0, 255) + 0.5).astype(np.uint8)


def for_network(wide):
    return stretched(cv2.resize(wide, NETWORK, interpolation=cv2.INTER_AREA))


def for_tesseract(wide):
    return stretched(cv2.resize(wide, TESSERACT, interpolation=cv2.INTER_AREA))
