"""Endless line images with their texts, from generated plates and from photographs."""

import cv2
import numpy as np

import lines
from generator import degrade, plates
import photos

# Of the generated plates, those that are seen as a lane camera's stream shows them.
LANE_SHARE = 0.35


def generated(bank, random, strength, kind=None):
    """(line image, text) of a generated plate."""
    plate = plates.draw(kind, bank, random) if kind else plates.any_plate(bank, random)
    if strength and random.rand() < LANE_SHARE:
        picture, quad = degrade.shot(plate.picture, random, strength * 0.7, 60, 160)
        picture = degrade.video(picture, random)
    else:
        picture, quad = degrade.shot(plate.picture, random, strength)
    if strength:
        quad = degrade.jitter(quad, random, random.uniform(0.3, 5.0))
    return lines.line_image(picture, quad, plate.colour, plate.rows), plate.text


class Pictures:
    """Real plates of one part, cut to their surroundings so that they fit into memory."""

    def __init__(self, folder, test):
        self.entries = []
        for photo in photos.read(folder, test=test):
            if photo.colour not in photos.COLOURS and photo.colour != "unknown":
                continue
            if photo.kind == "crop":
                picture = cv2.imread(photo.path)
                h, w = picture.shape[:2]
                quad = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
            elif photo.ccpd and len(photo.plates) == 1:
                picture, quad = self.cut(cv2.imread(photo.path), photo.quad)
            else:
                continue
            colour = self.colour(picture, quad, photo)
            self.entries.append((picture, quad, colour, photo.plate, photo.kind == "crop"))
        self.by_province = {}
        for number, entry in enumerate(self.entries):
            self.by_province.setdefault(entry[3][0], []).append(number)
        # Provinces that are rare get more than their share, far from all of it.
        names = sorted(self.by_province)
        sizes = np.array([len(self.by_province[n]) for n in names], float)
        self.names, self.weights = names, sizes ** 0.55 / (sizes ** 0.55).sum()

    @staticmethod
    def cut(picture, quad):
        low, high = quad.min(axis=0), quad.max(axis=0)
        margin = (high - low) * 0.25
        low = np.maximum(low - margin, 0).astype(int)
        high = (high + margin).astype(int)
        part = picture[low[1]:high[1], low[0]:high[0]]
        return np.ascontiguousarray(part), quad - low

    @staticmethod
    def colour(picture, quad, photo):
        """Plates of unknown colour are told by their darker or lighter ground."""
        if photo.colour != "unknown":
            return photo.colour
        grey = cv2.cvtColor(lines.rectify(picture, quad, 1), cv2.COLOR_BGR2GRAY)
        return "blue" if np.median(grey) < (int(grey.min()) + int(grey.max())) / 2 else "yellow"

    def sample(self, random):
        """(line image, text) of a real plate, with corners and light changed."""
        name = self.names[random.choice(len(self.names), p=self.weights)]
        numbers = self.by_province[name]
        picture, quad, colour, text, crop = self.entries[numbers[random.randint(len(numbers))]]
        rows = 1
        quad = degrade.jitter(quad, random, random.uniform(0.2, 2.0 if crop else 6.0))
        if random.rand() < 0.5:
            picture = degrade.light(picture, random, 0.6)
        if random.rand() < 0.5 and not crop:
            width = float(np.linalg.norm(quad[1] - quad[0]))
            wanted = np.exp(random.uniform(np.log(45), np.log(160)))
            if wanted < width:
                scale = wanted / width
                picture = cv2.resize(picture, None, fx=scale, fy=scale,
                                     interpolation=cv2.INTER_AREA)
                quad, width = quad * np.float32(scale), wanted
            picture = degrade.camera(picture, random, 0.8, width)
        elif random.rand() < 0.3:
            picture = degrade.camera(picture, random, 0.5, 60)
        return lines.line_image(picture, quad, colour, rows), text
