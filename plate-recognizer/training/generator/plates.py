"""Plates by GA 36: texts of every class, layouts in millimetres, pictures at 1 pixel per mm."""

import cv2
import numpy as np

import alphabet
import photos

SERIAL = list(alphabet.SERIAL)
LETTERS = list(alphabet.LETTERS)
DIGITS = list(alphabet.DIGITS)
PROVINCES = list(alphabet.PROVINCES)

# kind: (colour class, weight in the mix)
KINDS = {
    "blue": ("blue", 24), "yellow": ("yellow", 11), "yellow two rows": ("yellow", 10),
    "green": ("green", 22), "yellow-green": ("yellow-green", 6), "police": ("white", 5),
    "military": ("white", 6), "military two rows": ("white", 2), "armed police": ("white", 3),
    "embassy": ("black", 1.5), "consulate": ("black", 1.5), "hong kong macau": ("black", 3),
    "trailer": ("yellow", 3), "learner": ("yellow", 2), "test": ("yellow", 2.5),
    "emergency": ("white", 2.5), "aviation": ("green", 1.5),
}
NAMES = list(KINDS)
WEIGHTS = np.array([KINDS[n][1] for n in NAMES], float) / sum(k[1] for k in KINDS.values())


class Plate:
    """A drawn plate: its picture (BGR), text, colour class and number of rows."""

    def __init__(self, picture, text, kind, colour, rows):
        self.picture, self.text, self.kind = picture, text, kind
        self.colour, self.rows = colour, rows


def pick(random, characters, count=1):
    return "".join(characters[random.randint(len(characters))] for _ in range(count))


def serial(random, count):
    """Mostly digits, as on the road, with a share of letters so that every one is learned."""
    share = 0.15 if random.rand() < 0.5 else 0.5
    return "".join(pick(random, LETTERS if random.rand() < share else DIGITS)
                   for _ in range(count))


def text_of(kind, random):
    province, city = pick(random, PROVINCES), pick(random, LETTERS)
    if kind in ("blue", "yellow", "yellow two rows"):
        return province + city + serial(random, 5)
    if kind == "green":
        second = pick(random, SERIAL if random.rand() < 0.4 else DIGITS)
        return province + city + pick(random, list("DFDFABCEGHJK")) + second \
            + pick(random, DIGITS, 4)
    if kind == "yellow-green":
        return province + city + pick(random, DIGITS, 5) + pick(random, list("DFABCEGHJK"))
    if kind == "police":
        return province + city + pick(random, list("ABCD") + DIGITS) \
            + pick(random, DIGITS, 3) + "警"
    if kind.startswith("military"):
        return pick(random, list("VKHBSLJNGCEZQ")) + pick(random, list("ABCDEFGHJKLMNPRSTVY")) \
            + pick(random, DIGITS, 5)
    if kind == "armed police":
        return "WJ" + province + pick(random, DIGITS, 4) + pick(random, list("TDSHBXJ") + DIGITS)
    if kind == "embassy":
        if random.rand() < 0.5:
            return pick(random, list("123")) + pick(random, DIGITS, 5) + "使"
        return "使" + pick(random, list("123")) + pick(random, DIGITS, 5)
    if kind == "consulate":
        return province + (city + serial(random, 4) if random.rand() < 0.5 else
                           pick(random, list("123")) + pick(random, DIGITS, 4)) + "领"
    if kind == "hong kong macau":
        return "粤Z" + serial(random, 4) + pick(random, list("港澳"))
    if kind == "trailer":
        return province + city + serial(random, 4) + "挂"
    if kind == "learner":
        return province + city + serial(random, 4) + "学"
    if kind == "test":
        return province + city + serial(random, 4) + pick(random, list("试超"))
    if kind == "emergency":
        return province + pick(random, list("XS")) + pick(random, DIGITS, 4) + "应急"
    if kind == "aviation":
        return "民航" + serial(random, 5)
    raise ValueError(kind)


def layout(kind, text):
    """Size, boxes (x, y, width, height) of the characters and middles of the dots."""
    if kind in ("yellow two rows", "trailer", "military two rows"):
        boxes = [(110, 15, 80, 60), (250, 15, 80, 60)]
        boxes += [(27.5 + 80 * i, 90, 65, 110) for i in range(5)]
        return (440, 220), boxes, [(220, 45)]
    if kind in ("green", "yellow-green", "emergency"):
        boxes = [(15.5, 25, 45, 90), (69.5, 25, 43, 90)]
        boxes += [(161.5 + 52 * i, 25, 43, 90) for i in range(6)]
        return (480, 140), boxes, [(137, 70)] if kind == "emergency" else []
    if len(text) == 8:
        boxes = [(14 + 52.5 * i + (6 if i > 2 else 0), 25, 43, 90) for i in range(8)]
        return (440, 140), boxes, []
    if kind == "embassy" and text[0] != "使":
        boxes = [(15.5 + 57 * i + (22 if i > 2 else 0), 25, 45, 90) for i in range(7)]
        return (440, 140), boxes, [(15.5 + 57 * 3 + 5, 70)]
    boxes = [(15.5 + 57 * i + (22 if i > 1 else 0), 25, 45, 90) for i in range(7)]
    return (440, 140), boxes, [(134.5, 70)]


def shade(random, bgr, spread=14):
    return np.clip(np.array(bgr, np.float32) + random.uniform(-spread, spread, 3), 0, 255)


def field(kind, size, random):
    """The plate's ground as a float picture, and the colour of its glyphs."""
    width, height = size
    ground = np.empty((height, width, 3), np.float32)
    colour = KINDS[kind][0]
    if colour == "blue":
        ground[:] = shade(random, (170 + random.uniform(-30, 50), 70 + random.uniform(-30, 40),
                                   20 + random.uniform(-10, 30)))
        return ground, shade(random, (240, 240, 240))
    if colour == "yellow":
        ground[:] = shade(random, (25 + random.uniform(-20, 50), 170 + random.uniform(-25, 25),
                                   228 + random.uniform(-30, 20)))
        return ground, shade(random, (25, 25, 25))
    if kind == "aviation":
        ground[:] = shade(random, (60, 110, 20))
        return ground, shade(random, (240, 240, 240))
    if colour in ("green", "yellow-green"):
        top = shade(random, (235, 240, 225)) if colour == "green" else \
            shade(random, (110, 205, 110), 20)
        bottom = shade(random, (100 + random.uniform(-30, 20), 190 + random.uniform(-20, 20),
                                85 + random.uniform(-50, 20)))
        t = np.clip(np.linspace(random.uniform(-0.4, 0), random.uniform(0.9, 1.3), height), 0, 1)
        t = t.astype(np.float32)[:, None, None]
        ground[:] = top * (1 - t) + bottom * t
        if colour == "yellow-green":
            ground[:, :int(137 + random.uniform(-6, 6))] = shade(random, (30, 190, 230), 20)
        return ground, shade(random, (25, 25, 25))
    if colour == "white":
        ground[:] = shade(random, (232, 234, 234))
        return ground, shade(random, (25, 25, 25))
    ground[:] = shade(random, (32, 30, 30))
    return ground, shade(random, (235, 235, 235))


def paint(ground, mask, colour, x, y):
    """Blends a colour through a mask placed at whole pixels."""
    x, y = int(round(x)), int(round(y))
    height, width = mask.shape
    part = ground[y:y + height, x:x + width]
    alpha = mask[:part.shape[0], :part.shape[1], None].astype(np.float32) / 255
    part += alpha * (np.asarray(colour, np.float32) - part)


def edge(ground, colour, random):
    """The thin line that runs along the plate's edge."""
    height, width = ground.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    inset = random.randint(2, 8)
    cv2.rectangle(mask, (inset, inset), (width - 1 - inset, height - 1 - inset), 255,
                  random.randint(1, 4))
    paint(ground, mask, colour, 0, 0)


def screws(ground, random):
    height, width = ground.shape[:2]
    dx, dy = random.uniform(0.18, 0.28) * width, random.uniform(7, 16)
    for x in (dx, width - dx):
        for y in (dy, height - dy):
            if random.rand() < 0.6:
                tone = float(random.uniform(40, 230))
                middle = (int(x), int(y))
                cv2.circle(ground, middle, random.randint(5, 12), (tone, tone, tone), -1)
                cv2.circle(ground, middle, 3, (tone * 0.5,) * 3, -1)


def red_first(kind, number, character):
    if kind.startswith("military"):
        return number < 2
    if kind == "armed police":
        return number < 3
    return character in "警" or character in "应急" or (kind == "emergency" and number == 1)


def draw(kind, bank, random, text=None):
    """A clean plate of a kind. Texts that belong to the held-out part are not drawn by chance."""
    while text is None:
        text = text_of(kind, random)
        if photos.part(text) != photos.TRAINING:
            text = None
    size, boxes, dots = layout(kind, text)
    ground, ink = field(kind, size, random)
    style = bank.style(random)
    if random.rand() < 0.8:
        edge(ground, ink, random)
    weight = random.randint(-1, 2)
    for number, (character, (x, y, w, h)) in enumerate(zip(text, boxes)):
        glyph = bank.glyph(character, style, random)
        if alphabet.is_hanzi(character) and random.rand() < 0.4:
            glyph = varied(glyph, random)
        if (w, h) != (45, 90):
            glyph = cv2.resize(glyph, (int(round(w)), int(round(h))),
                               interpolation=cv2.INTER_LINEAR)
        if weight and not style[0]:
            kernel = np.ones((2, 2), np.uint8)
            glyph = cv2.dilate(glyph, kernel) if weight > 0 else cv2.erode(glyph, kernel)
        red = red_first(kind, number, character)
        colour = shade(random, (40, 35, 200)) if red else ink
        paint(ground, glyph, colour, x + random.uniform(-1, 1), y + random.uniform(-1, 1))
    for x, y in dots:
        if random.rand() < 0.9:
            cv2.circle(ground, (int(x), int(y)), 5, [float(v) for v in ink], -1, cv2.LINE_AA)
    if kind == "green" and random.rand() < 0.6:
        tone = float(random.uniform(150, 240))
        cv2.circle(ground, (137, 70), random.randint(6, 11), (tone, tone, tone * 0.95), -1)
    if random.rand() < 0.7:
        screws(ground, random)
    rows = 2 if size[1] == 220 else 1
    picture = np.clip(ground, 0, 255).astype(np.uint8)
    return Plate(picture, text, kind, KINDS[kind][0], rows)


def varied(glyph, random):
    """A glyph that is cut a little smaller, heavier or lighter than the typeface's."""
    height, width = glyph.shape
    inner = (int(width * random.uniform(0.86, 1.0)), int(height * random.uniform(0.9, 1.0)))
    small = cv2.resize(glyph, inner, interpolation=cv2.INTER_AREA)
    out = np.zeros_like(glyph)
    x = random.randint(0, width - inner[0] + 1)
    y = random.randint(0, height - inner[1] + 1)
    out[y:y + inner[1], x:x + inner[0]] = small
    choice = random.rand()
    if choice < 0.5:
        kernel = np.ones((random.randint(1, 4), random.randint(1, 4)), np.uint8)
        out = cv2.dilate(out, kernel) if choice < 0.3 else cv2.erode(out, kernel)
    return out


def any_plate(bank, random):
    return draw(NAMES[random.choice(len(NAMES), p=WEIGHTS)], bank, random)
