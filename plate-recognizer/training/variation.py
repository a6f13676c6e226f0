"""What the trainers do to a wide line each time they show it to a reader."""

import cv2
import numpy as np

import lines

WIDTH, HEIGHT = lines.WIDE
FRAME = np.float32([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]])


def turned(line, random, size, strength=1.0):
    """The line as wrong corners would show it, in a reader's size."""
    shift = random.uniform(-1, 1, 2) * [3.0, 2.0] + random.normal(0, 1, (4, 2)) * [2.4, 1.6]
    corners = (FRAME + shift * strength).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(FRAME, corners)
    askew = cv2.warpPerspective(line, matrix, lines.WIDE, flags=cv2.INTER_LINEAR,
                                borderMode=cv2.BORDER_REPLICATE)
    return cv2.resize(askew, size, interpolation=cv2.INTER_AREA)


def askew(wide, seed):
    """Wide lines, two of three of them a little turned."""
    random = np.random.RandomState(seed)
    return [turned(line, random, lines.WIDE, 0.7) if random.rand() < 0.67 else line
            for line in wide]


def for_network(chosen, random):
    """Lines as the network sees them, values 0 to 1: turned, spoiled, now and then inverted."""
    width, height = lines.NETWORK
    out = np.empty((len(chosen), height, width), np.float32)
    for i, line in enumerate(chosen):
        one = turned(line, random, lines.NETWORK)
        if random.rand() < 0.15:
            one = cv2.GaussianBlur(one, (0, 0), random.uniform(0.4, 1.1))
        one = lines.stretched(one)
        if random.rand() < 0.15:
            x, y = random.randint(0, width - 8), random.randint(0, height - 8)
            one[y:y + random.randint(3, 12), x:x + random.randint(3, 9)] = random.uniform(0, 255)
        out[i] = 255 - one if random.rand() < 0.02 else one
    out = out / 255 * random.uniform(0.85, 1.1, (len(chosen), 1, 1))
    out += random.normal(0, 0.02, out.shape)
    return np.clip(out, 0, 1).astype(np.float32)
