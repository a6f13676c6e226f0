"""What weather, light and cameras do to a plate. Strength 0 leaves pictures nearly clean."""

import cv2
import numpy as np

# Noise of sensors, drawn once: pictures show a random part of it.
GRAIN = np.random.RandomState(3).randn(600, 900, 3).astype(np.float32)


def grain_of(shape, random):
    """A part of the noise of a picture's size, repeated where the picture is larger."""
    y, x = random.randint(0, 256, 2)
    if y + shape[0] <= GRAIN.shape[0] and x + shape[1] <= GRAIN.shape[1]:
        return GRAIN[y:y + shape[0], x:x + shape[1]]
    rows, columns = ((np.arange(n) + start) % size
                     for n, start, size in zip(shape, (y, x), GRAIN.shape))
    return GRAIN[rows[:, None], columns]


def cloud(random, height, width, cells):
    """Smooth noise between 0 and 1."""
    small = random.rand(max(2, cells * height // width), cells).astype(np.float32)
    return np.clip(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), 0, 1)


def dirt(plate, random, strength):
    """Mud and worn paint on the plate itself."""
    height, width = plate.shape[:2]
    tone = np.float32([60, 75, 90]) * random.uniform(0.5, 2.2)
    amount = random.uniform(0.3, 0.9) * strength
    mask = np.clip((cloud(random, height, width, random.randint(5, 24)) - 0.55) * 4, 0, 1)
    mask = (mask * amount)[..., None]
    return (plate * (1 - mask) + tone * mask).astype(np.uint8)


def frame(plate, random):
    """A holder that hides the outermost millimetres, often with a dealer's line of text."""
    plate = plate.copy()
    height, width = plate.shape[:2]
    tone = [float(v) for v in np.clip(random.uniform(0, 255) + random.uniform(-15, 15, 3), 0, 255)]
    sides = random.randint(0, 9, 4)
    plate[:sides[0]] = tone
    plate[height - sides[1]:] = tone
    plate[:, :sides[2]] = tone
    plate[:, width - sides[3]:] = tone
    return plate


def light(picture, random, strength):
    """Exposure, shadow edges, glare and colour cast."""
    height, width = picture.shape[:2]
    out = picture.astype(np.float32)
    if random.rand() < 0.6 * strength:
        angle = random.uniform(0, 2 * np.pi)
        xs = np.linspace(-1, 1, width, dtype=np.float32) * np.float32(np.cos(angle))
        ys = np.linspace(-1, 1, height, dtype=np.float32) * np.float32(np.sin(angle))
        side = xs + ys[:, None] - np.float32(random.uniform(-0.7, 0.7))
        soft = np.float32(random.choice([0.02, 0.1, 0.5, 1.0]))
        shadow = 1 / (1 + np.exp(-np.clip(side / soft, -30, 30)))
        out *= (1 - np.float32(random.uniform(0.2, 0.7)) * shadow)[..., None]
    if random.rand() < 0.2 * strength:
        cx, cy = random.uniform(0, width), random.uniform(0, height)
        radius = random.uniform(0.1, 0.5) * width
        xs = np.exp(-(np.arange(width) - cx) ** 2 / (2 * radius ** 2)).astype(np.float32)
        ys = np.exp(-(np.arange(height) - cy) ** 2 / (2 * radius ** 2)).astype(np.float32)
        out += (ys[:, None] * xs * np.float32(random.uniform(40, 200)))[..., None]
    gain = 1.0
    if random.rand() < 0.8 * strength:
        gain = np.exp(random.uniform(-1.6, 0.35)) if random.rand() < 0.4 else \
            random.uniform(0.6, 1.25)
    out *= gain * (1 + random.uniform(-0.12, 0.12, 3).astype(np.float32) * strength)
    if random.rand() < 0.3 * strength:
        level = random.uniform(20, 110)
        fade = random.uniform(0.3, 0.8)
        out = out * fade + level * (1 - fade)
    if random.rand() < 0.12 * strength:
        grey = out.mean(axis=2, keepdims=True)
        out = out * 0.1 + grey * 0.9
    return np.clip(out, 0, 255).astype(np.uint8)


def motion(picture, random, length):
    angle = random.choice([0, 0, 90]) + random.uniform(-20, 20)
    size = int(length) | 1
    kernel = np.zeros((size, size), np.float32)
    kernel[size // 2] = 1
    turn = cv2.getRotationMatrix2D((size / 2 - 0.5, size / 2 - 0.5), angle, 1)
    kernel = cv2.warpAffine(kernel, turn, (size, size))
    return cv2.filter2D(picture, -1, kernel / max(kernel.sum(), 1e-6))


def camera(picture, random, strength, width):
    """Blur, noise and compression; width is that of the plate in pixels."""
    if random.rand() < 0.55 * strength:
        picture = cv2.GaussianBlur(picture, (0, 0),
                                   random.uniform(0.3, 0.8) * max(1.0, width / 90.0))
    if random.rand() < 0.3 * strength:
        length = random.uniform(3, 3 + 0.05 * width)
        if length >= 3:
            picture = motion(picture, random, length)
    if random.rand() < 0.7 * strength:
        sigma = random.exponential(4.5) * strength
        grain = grain_of(picture.shape, random)
        if random.rand() < 0.5:
            grain = grain[:, :, random.randint(3)][..., None]
        noise = picture + grain * np.float32(sigma)
        picture = np.clip(noise, 0, 255).astype(np.uint8)
    if random.rand() < 0.5 * strength:
        quality = int(random.uniform(25, 92))
        coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        picture = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return picture


def video(picture, random):
    """The softness of a video stream: half the colour, few coefficients, smoothed blocks."""
    height, width = picture.shape[:2]
    parts = list(cv2.split(cv2.cvtColor(picture, cv2.COLOR_BGR2YCrCb)))
    for channel in (1, 2):
        half = cv2.resize(parts[channel], (max(1, width // 2), max(1, height // 2)),
                          interpolation=cv2.INTER_AREA)
        parts[channel] = cv2.resize(half, (width, height), interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(cv2.cvtColor(cv2.merge(parts), cv2.COLOR_YCrCb2BGR), (0, 0),
                            random.uniform(0.3, 0.9))
    coded = cv2.imencode(".jpg", soft, [cv2.IMWRITE_JPEG_QUALITY, int(random.uniform(18, 60))])[1]
    return cv2.GaussianBlur(cv2.imdecode(coded, cv2.IMREAD_COLOR), (0, 0),
                            random.uniform(0.25, 0.6))


def wear(plate, random, strength):
    """Everything that happens to the plate before it is photographed."""
    if random.rand() < 0.3 * strength:
        plate = dirt(plate, random, strength)
    if random.rand() < 0.35 * strength:
        plate = frame(plate, random)
    return plate


def view(size, width, random, strength):
    """Corners of a plate seen from somewhere: roughly `width` pixels wide, round the origin."""
    ratio = size[1] / float(size[0])
    height = width * ratio * random.uniform(0.85, 1.15 if strength else 1.0)
    quad = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * [width / 2, height / 2]
    shear = random.uniform(-0.3, 0.3) * strength
    slope = random.uniform(-0.12, 0.12) * strength
    tilt = np.array([[1, shear * random.rand()], [slope, 1]])
    quad = quad @ tilt.T
    return (quad + random.uniform(-0.03, 0.03, (4, 2)) * height * strength).astype(np.float32)


def shot(plate, random, strength, narrowest=45, widest=200):
    """A small photograph of a plate: (picture, quad). The plate covers most of it."""
    width = np.exp(random.uniform(np.log(narrowest), np.log(widest)))
    height, length = plate.shape[:2]
    quad = view((length, height), width, random, strength)
    margin = width * 0.08 + 4
    quad += margin - quad.min(axis=0)
    size = np.ceil(quad.max(axis=0) + margin).astype(int)
    worn = wear(plate, random, strength)
    scale = width / length
    if scale < 0.5:
        worn = cv2.resize(worn, (max(8, int(length * scale * 1.5)),
                                 max(4, int(height * scale * 1.5))),
                          interpolation=cv2.INTER_AREA)
    h, w = worn.shape[:2]
    source = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
    matrix = cv2.getPerspectiveTransform(source, quad)
    tone = np.clip(random.uniform(0, 220) + random.uniform(-20, 20, 3), 0, 255)
    around = np.empty((size[1], size[0], 3), np.float32)
    around[:] = tone
    around += (cloud(random, size[1], size[0], 6) * random.uniform(-60, 60))[..., None]
    around = np.clip(around, 0, 255).astype(np.uint8)
    cv2.warpPerspective(worn, matrix, (int(size[0]), int(size[1])), dst=around,
                        flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT)
    picture = light(around, random, strength)
    return camera(picture, random, strength, width), quad


def jitter(quad, random, pixels):
    """Corners as a detector finds them: wrong by some pixels of a 120 pixel wide plate."""
    width = np.linalg.norm(quad[1] - quad[0])
    unit = width / 120.0
    common = random.uniform(-0.6, 0.6, 2)
    each = random.uniform(-1, 1, (4, 2)) * [1.0, 0.7]
    return (quad + (common + each) * pixels * unit).astype(np.float32)
