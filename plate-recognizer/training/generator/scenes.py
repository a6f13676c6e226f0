"""Frames for the detector: real ones turned and spoiled, and generated plates put into frames."""

import cv2
import numpy as np

import photos
from generator import degrade, plates

SIZE = 320
# Frames are kept in memory with their longer side so many pixels long.
KEPT = 640
# Of the plates put into frames, those that were cut out of photographs of rarer colours.
CUT_OUT_SHARE = 0.2
# Frames whose cars and surroundings get another colour.
REPAINTED_SHARE = 0.2


class Drawn:
    """Parts of frames that are drawn without any photograph."""

    def __init__(self, bank, random, pool=600):
        self.random, self.bank = random, bank
        self.pool = [plates.any_plate(bank, random) for _ in range(pool)]

    def plate(self):
        number = self.random.randint(len(self.pool))
        if self.random.rand() < 0.03:
            self.pool[number] = plates.any_plate(self.bank, self.random)
        return self.pool[number]

    @staticmethod
    def over(frame, picture, quad):
        """Puts a picture onto a quad of the frame."""
        h, w = picture.shape[:2]
        width = float(np.linalg.norm(quad[1] - quad[0]))
        if width < w * 0.6:
            scale = max(width * 1.4 / w, 0.03)
            picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            h, w = picture.shape[:2]
        matrix = cv2.getPerspectiveTransform(np.float32([[0, 0], [w, 0], [w, h], [0, h]]),
                                             np.float32(quad))
        cv2.warpPerspective(picture, matrix, frame.shape[1::-1], dst=frame,
                            flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT)

    def lit(self, plate, frame, quad):
        """The generated plate as bright as what it replaces."""
        worn = degrade.wear(plate.picture, self.random, 0.8)
        edge = np.clip(quad.astype(int), 0, np.int64(frame.shape[1::-1]) - 1)
        around = frame[edge[:, 1].min():edge[:, 1].max() + 1,
                       edge[:, 0].min():edge[:, 0].max() + 1]
        level = float(np.percentile(around, 85)) if around.size else 150.0
        gain = np.clip(level / 220.0 + self.random.uniform(-0.1, 0.35), 0.15, 1.1)
        return np.clip(worn * gain, 0, 255).astype(np.uint8)

    def background(self):
        """A road, wall or bumper of plain shapes."""
        random = self.random
        frame = np.empty((SIZE, SIZE, 3), np.float32)
        frame[:] = random.uniform(10, 220) + random.uniform(-25, 25, 3)
        frame += (degrade.cloud(random, SIZE, SIZE, random.randint(3, 40))
                  * random.uniform(-90, 90))[..., None]
        frame = np.clip(frame, 0, 255).astype(np.uint8)
        for _ in range(random.randint(2, 9)):
            a = random.uniform(-40, SIZE, 2)
            b = a + random.uniform(10, 220, 2)
            tone = [float(v) for v in np.clip(random.uniform(0, 255)
                                              + random.uniform(-50, 50, 3), 0, 255)]
            if random.rand() < 0.6:
                cv2.rectangle(frame, tuple(a.astype(int).tolist()),
                              tuple(b.astype(int).tolist()), tone, -1)
            else:
                cv2.ellipse(frame, tuple(a.astype(int).tolist()),
                            tuple((np.abs(b - a) / 2).astype(int).tolist()),
                            random.uniform(0, 180), 0, 360, tone, -1)
        return frame

    def car(self, frame, quad):
        """A car's end of plain shapes round a place for a plate: body, window, lamps, recess."""
        random = self.random
        x, y = (float(v) for v in quad.mean(axis=0))
        width = float(np.linalg.norm(quad[1] - quad[0]))
        tone = random.uniform(10, 240)
        body = np.clip(tone + random.uniform(-40, 40, 3) * (random.rand() < 0.5), 0, 255)
        half = width * random.uniform(1.5, 2.4)
        top, low = y - width * random.uniform(0.7, 2.0), y + width * random.uniform(0.4, 1.0)

        def box(left, upper, right, lower, colour):
            cv2.rectangle(frame, (int(left), int(upper)), (int(right), int(lower)),
                          [float(v) for v in np.clip(colour, 0, 255)], -1)

        box(x - half * 0.8, top - width * 0.8, x + half * 0.8, top + 2,
            np.float32([70, 60, 50]) * random.uniform(0.3, 1.8))
        box(x - half, top, x + half, low, body)
        box(x - half, low - width * 0.2, x + half, low, body * random.uniform(0.3, 0.9))
        lamp = random.uniform([20, 20, 120], [255, 255, 255])
        high = y - width * random.uniform(0.0, 0.6)
        for side in (-1, 1):
            middle = (int(x + side * half * 0.78), int(high))
            cv2.ellipse(frame, middle, (int(width * 0.35), int(width * random.uniform(0.1, 0.25))),
                        0, 0, 360, [float(v) for v in lamp], -1, cv2.LINE_AA)
        if random.rand() < 0.6:
            recess = quad.mean(axis=0) + (quad - quad.mean(axis=0)) * random.uniform(1.04, 1.5)
            cv2.fillConvexPoly(frame, recess.astype(np.int32),
                               [float(v) for v in body * random.uniform(0.2, 1.2)], cv2.LINE_AA)

    def free(self, frame):
        """One or two generated plates anywhere in a frame, mostly on a car."""
        found, random = [], self.random
        for _ in range(1 if random.rand() < 0.75 else 2):
            plate = self.plate()
            h, w = plate.picture.shape[:2]
            width = np.exp(random.uniform(np.log(14), np.log(200)))
            quad = degrade.view((w, h), width, random, 0.9)
            middle = random.uniform([width * 0.5, width * 0.3],
                                    [SIZE - width * 0.5, SIZE - width * 0.3])
            quad = (quad + middle).astype(np.float32)
            if any(np.abs(quad.mean(axis=0) - q[0].mean(axis=0)).max() < width * 1.2 + 60
                   for q in found):
                continue
            if not found and random.rand() < 0.6:
                self.car(frame, quad)
            self.over(frame, self.lit(plate, frame, quad), quad)
            found.append((quad, plate.colour, plate.rows))
        return found


class Scenes(Drawn):
    """Training frames: picture 320 x 320 (BGR), and per plate its quad, colour and rows."""

    def __init__(self, folder, part, bank, random, pool=600):
        super().__init__(bank, random, pool)
        self.real, self.empty, self.cut_out = [], [], []
        for photo in photos.read(folder, wanted=part):
            if photo.kind == "negative":
                self.empty.append(self.small(cv2.imread(photo.path), 0)[0])
            elif photo.ccpd and len(photo.plates) == 1 and photo.kind in ("full", "context"):
                self.real.append(self.small(cv2.imread(photo.path), photo.quad) + (photo.colour,))
            elif photo.kind == "crop" and photo.colour in ("yellow", "green", "black"):
                self.cut_out.append(plates.Plate(cv2.imread(photo.path), photo.plate,
                                                 "photographed", photo.colour, photo.rows))

    @staticmethod
    def small(picture, quad):
        scale = min(1.0, KEPT / max(picture.shape[:2]))
        if scale < 1:
            picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return picture, quad * np.float32(scale)

    def plate(self):
        if self.cut_out and self.random.rand() < CUT_OUT_SHARE:
            return self.cut_out[self.random.randint(len(self.cut_out))]
        return super().plate()

    def placing(self, quad):
        """An affine map that brings a quad to a random size, turn and place."""
        random = self.random
        width = float(np.linalg.norm(quad[1] - quad[0]))
        choice = random.rand()
        if choice < 0.45:
            wanted = np.exp(random.uniform(np.log(14), np.log(75)))
        else:
            wanted = random.uniform(95, 150) if choice < 0.85 else random.uniform(75, 240)
        angle = np.radians(random.normal(0, 5))
        scale = wanted / max(width, 1)
        # Some cameras squeeze their pictures: a plate's shape alone does not tell its rows.
        squeezed = random.rand() < 0.3
        stretch = np.exp(random.uniform(*np.log([0.7, 1.45] if squeezed else [0.88, 1.12])))
        c, s = np.cos(angle) * scale, np.sin(angle) * scale
        matrix = np.array([[c, -s * stretch], [s, c * stretch]])
        shear = np.array([[1, random.normal(0, 0.06)], [random.normal(0, 0.04), 1]])
        matrix = matrix @ shear
        half = min(wanted / 2, 150)
        middle = random.uniform([half, half * 0.4], [SIZE - half, SIZE - half * 0.4])
        if 0.45 <= choice < 0.75:
            middle = random.normal(SIZE / 2, 8, 2)
        shift = middle - matrix @ quad.mean(axis=0)
        return np.hstack([matrix, shift[:, None]]).astype(np.float32), wanted

    @staticmethod
    def warp(picture, matrix, frame):
        scale = np.sqrt(abs(np.linalg.det(matrix[:, :2])))
        while scale < 0.5:
            picture = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
            matrix = matrix * np.float32([[2, 2, 1], [2, 2, 1]])
            scale *= 2
        return cv2.warpAffine(picture, matrix, (SIZE, SIZE), dst=frame, flags=cv2.INTER_LINEAR,
                              borderMode=cv2.BORDER_TRANSPARENT)

    def patch(self, frame, quad):
        """Hides a plate under a smooth patch of bumper."""
        grown = quad.mean(axis=0) + (quad - quad.mean(axis=0)) * 1.15
        edge = np.clip(grown.astype(int), 0, SIZE - 1)
        tones = frame[edge[:, 1], edge[:, 0]].astype(np.float32)
        small = tones[[0, 1, 3, 2]].reshape(2, 2, 3)
        cover = cv2.resize(small, (64, 24), interpolation=cv2.INTER_LINEAR)
        cover += self.random.randn(24, 64, 1) * 4
        self.over(frame, np.clip(cover, 0, 255).astype(np.uint8), grown)

    def put(self, frame, quad):
        """A generated plate over a real one; two-row plates get their height."""
        plate = self.plate()
        if plate.rows == 2:
            up, down = quad[0] - quad[3], quad[1] - quad[2]
            quad = quad + np.float32([up, down, -down, -up]) * 0.28
        else:
            middle = quad.mean(axis=0)
            quad = middle + (quad - middle) * 1.06
        quad = quad.astype(np.float32)
        self.over(frame, self.lit(plate, frame, quad), quad)
        return quad, plate.colour, plate.rows

    def distract(self, frame):
        """Something like a plate that is none: a sign, a bare panel, a line of text."""
        random = self.random
        w = random.uniform(15, 120)
        h = w * random.uniform(0.15, 1.0)
        x, y = random.uniform(0, SIZE - w), random.uniform(0, SIZE - h)
        tone = [float(v) for v in random.uniform(0, 255, 3)]
        ink = [float(v) for v in random.uniform(0, 255, 3)]
        if random.rand() < 0.7:
            cv2.rectangle(frame, (int(x), int(y)), (int(x + w), int(y + h)), tone, -1)
        for _ in range(random.randint(0, 3)):
            words = "".join(chr(random.randint(48, 91)) for _ in range(random.randint(1, 4)))
            cv2.putText(frame, words, (int(x + random.uniform(0, w)), int(y + h * 0.8)),
                        random.randint(0, 4), random.uniform(0.2, 1), ink, random.randint(1, 3))

    def surroundings(self):
        """What fills the frame beyond the picture: grey, plain shapes or another street."""
        random = self.random
        choice = random.rand()
        if choice < 0.3:
            return np.full((SIZE, SIZE, 3), 128, np.uint8)
        if choice < 0.4:
            return self.background()
        picture, quad, _ = self.real[random.randint(len(self.real))]
        frame = cv2.resize(picture, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR)
        scale = np.float32([SIZE / picture.shape[1], SIZE / picture.shape[0]])
        self.patch(frame, quad * scale)
        return cv2.flip(frame, 1) if random.rand() < 0.5 else frame

    def repaint(self, frame, quads):
        """The frame in one strong colour, half the time a blue one, but for its plates: trucks and
        vans are painted in the colours of plates."""
        random = self.random
        hsv = cv2.cvtColor(frame, cv2.COLOR_BGR2HSV)
        blue = random.rand() < 0.5
        hsv[:, :, 0] = random.randint(100, 122) if blue else random.randint(0, 180)
        share, more = random.uniform(0.3, 1.0), random.uniform(20, 200)
        hsv[:, :, 1] = np.clip(hsv[:, :, 1] * share + more, 0, 255).astype(np.uint8)
        painted = cv2.cvtColor(hsv, cv2.COLOR_HSV2BGR)
        mask = np.zeros(frame.shape[:2], np.uint8)
        for quad in quads:
            grown = quad.mean(axis=0) + (quad - quad.mean(axis=0)) * random.uniform(1.0, 1.1)
            cv2.fillConvexPoly(mask, grown.astype(np.int32), 255, cv2.LINE_AA)
        alpha = mask[..., None].astype(np.float32) / 255
        return (frame * alpha + painted * (1 - alpha)).astype(np.uint8)

    def letterbox(self, frame, found):
        """Grey below or beside the picture, as a frame that is not square leaves it."""
        size = int(self.random.uniform(160, 250))
        axis = self.random.randint(2)
        if all(quad[:, 1 - axis].max() < size for quad, _, _ in found):
            if axis:
                frame[:, size:] = 128
            else:
                frame[size:] = 128

    def sample(self):
        random = self.random
        choice = random.rand()
        found, width = [], 60.0
        if choice < 0.78:
            picture, quad, colour = self.real[random.randint(len(self.real))]
            matrix, width = self.placing(quad)
            frame = self.warp(picture, matrix, self.surroundings())
            quad = quad @ matrix[:, :2].T + matrix[:, 2]
            if choice < 0.38:
                found.append((quad, colour, 1))
            elif choice < 0.71:
                found.append(self.put(frame, quad))
            else:
                self.patch(frame, quad)
        else:
            if random.rand() < 0.5 and self.empty:
                picture = self.empty[random.randint(len(self.empty))]
                frame = cv2.resize(picture, (SIZE, SIZE), interpolation=cv2.INTER_AREA)
            else:
                frame = self.background()
            if choice < 0.96:
                found = self.free(frame)
        if random.rand() < REPAINTED_SHARE:
            frame = self.repaint(frame, [quad for quad, _, _ in found])
        if not found and random.rand() < 0.5:
            self.distract(frame)
        if random.rand() < 0.75:
            frame = degrade.light(frame, random, 0.9)
        frame = degrade.camera(frame, random, 0.6, min(width, 100))
        if random.rand() < 0.3:
            self.letterbox(frame, found)
        return frame, found
