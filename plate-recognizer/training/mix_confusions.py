"""Mixes measured confusions with published ones: the parking service's confusions.txt.

    python3 make_evaluation.py --strength 1 --count 350 --seed 8 --out build/confusion
    java -jar ../target/plate-recognizer.jar evaluate --manifest build/confusion/manifest.csv \\
        --confusions build/confusions.csv
    python3 mix_confusions.py build/confusions.csv ../../src/main/resources/parking/matching/confusions.txt

What was measured counts as often as the character was read, what was published as WEIGHT readings.
"""

import argparse
import collections

import alphabet

WEIGHT = 500.0
# Characters that others found confused with each other (sources: see HEADER).
PUBLISHED = ["0DOQ", "1I", "1T", "2Z", "38B", "5S", "6G", "8B", "EFP", "HKMR", "TVY", "7T", "4A"]
GROUP_SHARE = 0.7  # of a character's errors that stay inside its groups, before measuring
LEAST = 0.003  # per mille, of a pair of different kinds that nobody has seen
NOTHING = "-"
KINDS = ["serial", "province", "special"]

HEADER = """\
# How often one character of a plate is read as another, of 1,000 readings of the true one.
#
# "-" is no character: a true one that was lost, or a read one that was added. Pairs without a line
# of their own: of two serial characters, two provinces, two special hanzi, of any other two.
#
# Measured: this recogniser on %(plates)s generated plates of all classes, more worn, blurred and
# dark than those of docs/recognition.md, %(wrong)s of them read with one to three characters wrong;
# no real plate's text took part.
# Before measuring, each character counts as %(weight)d readings that err as often as their kind and
# stay to seven tenths inside these published groups:
#   0DOQ 1I 2Z 38B 5S EFP HKMR TVY   OPSCOM, "LPR plate lookups and fuzzy filtering"
#   0ODQ 1I 2Z 5S 8B 6G              Genetec Security Center 5.12, OCR equivalence
#   1T 7T 4A                         alike in the typeface of GA 36
# Made by plate-recognizer/training/mix_confusions.py. What a reading's confidence says scales
# all lines together, so only their ratios count.
#
# true  read  per-mille
"""


def kind(character):
    if character in alphabet.PROVINCES:
        return "province"
    return "special" if character in alphabet.SPECIAL else "serial"


def load(path):
    """{(true, read): count} and {edits: plates}"""
    counts, plates = collections.Counter(), collections.Counter()
    with open(path, encoding="utf-8") as table:
        for line in list(table)[1:]:
            truth, read, count = line.strip().split(",")
            if truth == "plates":
                plates[int(read)] = int(count)
            else:
                counts[truth, read] = int(count)
    return counts, plates


def partners(truth):
    return sorted({c for group in PUBLISHED if truth in group for c in group} - {truth})


def expected(truth, characters, error):
    """{read: rate} before anything was measured."""
    alike = [c for c in characters if kind(c) == kind(truth) and c != truth]
    near = [c for c in partners(truth) if c in alike]
    share = GROUP_SHARE if near else 0.0
    rates = {c: error * (1 - share) / len(alike) for c in alike}
    for c in near:
        rates[c] += error * share / len(near)
    return rates


class Shares:
    """Errors of all characters of a kind together, as shares of their readings."""

    def __init__(self, counts):
        self.read, swapped, lost = (collections.Counter() for _ in range(3))
        added = 0
        for (truth, other), count in counts.items():
            if truth == NOTHING:
                added += count
                continue
            self.read[truth] += count
            self.read[kind(truth)] += count
            lost[kind(truth)] += count if other == NOTHING else 0
            swapped[kind(truth)] += count if other not in (NOTHING, truth) else 0
        self.all_read = sum(self.read[k] for k in KINDS)
        self.swapped = {k: swapped[k] / self.read[k] for k in KINDS}
        self.lost = {k: lost[k] / self.read[k] for k in KINDS}
        self.added = added / self.all_read


def mix(counts, characters, shares):
    """{(true, read): per mille}"""
    rates = {}
    for truth in characters:
        read = shares.read[truth] + WEIGHT
        before = expected(truth, characters, shares.swapped[kind(truth)])
        for other in characters:
            if other != truth:
                rates[truth, other] = 1000 * (
                    counts[truth, other] + WEIGHT * before.get(other, 0)) / read
        rates[truth, NOTHING] = 1000 * (
            counts[truth, NOTHING] + WEIGHT * shares.lost[kind(truth)]) / read
    for other in characters:
        rates[NOTHING, other] = 1000 * (
            counts[NOTHING, other] + WEIGHT * shares.added / len(characters)) \
            / (shares.all_read + WEIGHT)
    return rates


def lines(rates, counts):
    """Pairs that were neither measured nor published share a line with their kind."""
    rare = collections.defaultdict(list)
    single = []
    for (truth, other), rate in sorted(rates.items()):
        if counts[truth, other] or other in partners(truth):
            single.append("%s %s %.2f" % (truth, other, rate))
        elif truth == NOTHING:
            rare["- any"].append(rate)
        elif other == NOTHING:
            rare["any -"].append(rate)
        elif kind(truth) == kind(other):
            rare["%s %s" % (kind(truth), kind(truth))].append(rate)
        else:
            rare["any any"].append(max(rate, LEAST))
    for pair in sorted(rare):
        yield "%s %.4f" % (pair, sum(rare[pair]) / len(rare[pair]))
    yield from single


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts")
    parser.add_argument("out")
    arguments = parser.parse_args()
    counts, plates = load(arguments.counts)
    characters = list(alphabet.DIGITS) + list("ABCDEFGHIJKLMNOPQRSTUVWXYZ") \
        + list(alphabet.PROVINCES) + list(alphabet.SPECIAL)
    rates = mix(counts, characters, Shares(counts))
    header = HEADER % {"plates": format(sum(plates.values()), ","),
                       "wrong": format(sum(plates.values()) - plates[0], ","), "weight": WEIGHT}
    with open(arguments.out, "w", encoding="utf-8") as table:
        table.write(header + "\n".join(lines(rates, counts)) + "\n")


if __name__ == "__main__":
    main()
