"""Endless wide lines with their texts, from generated plates and from photographs."""

import cv2
import numpy as np

import lines
import photos
from generator import degrade, exchange, plates

# Of the generated plates, those that are seen as a lane camera's stream shows them.
LANE_SHARE = 0.35
# Of the photographed plates with corners, those that get another province and other characters.
EXCHANGED_SHARE = 0.8
# Of the photographs, those that are drawn among the plates with corners.
WITH_CORNERS_SHARE = 0.6
# How far rare provinces are favoured among the rest: 1 not at all, 0 all alike.
FAVOUR = 0.7


def generated(bank, random, strength, kind=None):
    """(wide line, text) of a generated plate."""
    plate = plates.draw(kind, bank, random) if kind else plates.any_plate(bank, random)
    if strength and random.rand() < LANE_SHARE:
        picture, quad = degrade.shot(plate.picture, random, strength * 0.7, 60, 160)
        picture = degrade.video(picture, random)
    else:
        picture, quad = degrade.shot(plate.picture, random, strength)
    if strength:
        quad = degrade.jitter(quad, random, random.uniform(0.3, 5.0))
    return lines.wide_line(picture, quad, plate.colour, plate.rows), plate.text


class Pictures:
    """Real plates of one part, cut to their surroundings so that they fit into memory."""

    def __init__(self, folder, part, bank):
        self.entries, self.bank = [], bank
        for photo in photos.read(folder, wanted=part):
            if photo.colour not in photos.COLOURS and photo.colour != "unknown":
                continue
            if photo.kind == "crop":
                picture = cv2.imread(photo.path)
                h, w = picture.shape[:2]
                if picture[:, w * 2 // 3:].std() < 3:
                    continue  # letterboxed: the plate is not the whole picture
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
        names = sorted(self.by_province)
        sizes = np.array([len(self.by_province[n]) for n in names], float) ** FAVOUR
        self.names, self.weights = names, sizes / sizes.sum()
        self.with_corners = [i for i, entry in enumerate(self.entries) if not entry[4]]

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
        """(wide line, text) of a real plate, with corners, light and often characters changed."""
        if random.rand() < WITH_CORNERS_SHARE:
            numbers = self.with_corners
        else:
            numbers = self.by_province[self.names[random.choice(len(self.names), p=self.weights)]]
        picture, quad, colour, text, crop = self.entries[numbers[random.randint(len(numbers))]]
        if not crop and colour in exchange.COLOURS and len(text) == 7 \
                and random.rand() < EXCHANGED_SHARE:
            picture, quad, text = exchange.exchanged(picture, quad, colour, text, self.bank, random)
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
        return lines.wide_line(picture, quad, colour), text
