"""All glyphs at hand: fonts, and the real typeface when it has been cut out."""

import os

import numpy as np

import alphabet
from generator import glyphs


class Bank:
    """Glyphs of 45 x 90 pixels by character and typeface."""

    def __init__(self, real=None, real_share=0.6, atlas_share=0.12):
        self.real = {}
        self.real_share, self.atlas_share = real_share, atlas_share
        if real and os.path.exists(real):
            with np.load(real) as stored:
                for key in stored.files:
                    self.real[chr(int(key, 16))] = stored[key]
        self.hanzi = glyphs.installed(glyphs.HANZI_FONTS)
        self.latin = glyphs.installed(glyphs.LATIN_FONTS)
        self.drawn = {}

    def style(self, random):
        """The typeface of one plate: (real?, hanzi font, latin font)."""
        if random.rand() < self.atlas_share:
            return (False, self.hanzi.index(glyphs.ATLAS_HANZI),
                    self.latin.index(glyphs.ATLAS_LATIN))
        return (random.rand() < self.real_share, random.randint(len(self.hanzi)),
                random.randint(len(self.latin)))

    def glyph(self, character, style, random):
        real, hanzi, latin = style
        known = self.real.get(character)
        if real and known is not None and (not alphabet.is_hanzi(character)
                                           or random.rand() < 0.6):
            return known[random.randint(len(known))]
        font = self.hanzi[hanzi] if alphabet.is_hanzi(character) else self.latin[latin]
        key = (character, font)
        if key not in self.drawn:
            self.drawn[key] = glyphs.draw(character, font, 45, 90)
        return self.drawn[key]
