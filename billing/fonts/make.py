"""Makes the font of printed price boards from a complete one: see README.md beside this file.

usage: make.py NotoSansSC_400Regular.ttf Unihan_OtherMappings.txt.bz2 board-sans-sc.ttf
"""

import bz2
import sys

from fontTools import subset

FAMILY = "Board Sans SC"
# Contiguous ranges of Unicode, the last one included.
RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1, with the sign of the yuan
    (0x0100, 0x017F),  # Latin letters with marks, as far as the source has them
    (0x01CD, 0x01DC),  # letters of pinyin
    (0x2010, 0x205E),  # dashes, quotation marks, dots
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x214F),  # number, degree
    (0x2150, 0x2189),  # fractions, Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # at most, at least, times
    (0x2460, 0x24FF),  # numbers in circles
    (0x25A0, 0x25FF),  # squares, dots
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3380, 0x33DF),  # square metres
    (0xFF00, 0xFFEF),  # wide letters and signs
]
# Each looks like a commoner character, which would be read out of a PDF as this one.
UNWANTED = {0x2012, 0x2035, 0x2215, 0x301C}


def gb2312():
    """All that the national character set of 1980 has."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes([row, cell]).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def general_standard(unihan):
    """The 8105 characters of the General Standard of 2013, names of places among them."""
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 3 and cells[1] == "kTGH":
                yield int(cells[0][2:], 16)


def rename(font):
    """A changed font is not to be mistaken for the one that it was made of."""
    names = font["name"]
    version = names.getDebugName(5)
    names.setName(FAMILY, 1, 3, 1, 0x409)
    names.setName(FAMILY + " Regular", 4, 3, 1, 0x409)
    names.setName(FAMILY.replace(" ", "") + "-Regular", 6, 3, 1, 0x409)
    names.setName(FAMILY + " 1; of Noto Sans SC " + version, 3, 3, 1, 0x409)


def main(source, unihan, target):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "vhea", "vmtx"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 14]
    font = subset.load_font(source, options)
    wanted = set(gb2312()) | set(general_standard(unihan))
    for first, last in RANGES:
        wanted |= set(range(first, last + 1))
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=wanted - UNWANTED)
    chosen.subset(font)
    # The library that embeds the font warns where glyphs have no names, and of variants.
    font["post"].formatType = 2.0
    font["post"].extraNames = []
    font["post"].mapping = {}
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]
    rename(font)
    font.recalcTimestamp = False
    font.save(target)
    print(len(font.getBestCmap()), "characters")


if __name__ == "__main__":
    main(*sys.argv[1:])
