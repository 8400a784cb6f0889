"""Writes made-up reports in which is known what changes: the same ones for the same seed.

    bench/planted.py FOLDER [SEED] [--noise]

24 months of 40 to 80 reports. 2,000 terms are noise, each with a rate of its own that stays; beside them

    rising   40 terms that 0.5 % of the reports name in the first month, and 8 % in the last
    fading   40 that go the other way
    bursts   20 that 15 % of the reports name in three months, and 0.5 % otherwise
    groups   two groups of 25 terms, each in a quarter of the reports, never in the same one
    pairs    30 pairs of terms that share their company; from the 17th month on, they share reports, too

FOLDER/reports gets the reports, FOLDER/truth.json what was planted. With --noise all of it is noise.
"""
import json
import random
import sys
from pathlib import Path

SYLLABLES = ("ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no"
             " ra re ri ro ta te ti to va ve vi vo").split()
PUBLISHERS = 60
MONTHS = 24
JOINED_FROM = 16
NOISE = 2000


class Planter:
    def __init__(self, seed, only_noise):
        self.random = random.Random(seed)
        self.names = set()
        self.noise = self.terms(NOISE)
        # The share of the reports that name it: most few, some many, as in real collections.
        self.rate = [min(0.05, 0.0025 * self.random.paretovariate(1.6)) for _ in self.noise]
        count = 0 if only_noise else 1
        self.rising, self.fading = self.terms(40 * count), self.terms(40 * count)
        self.bursts = [(term, self.random.randrange(4, MONTHS - 7))
                       for term in self.terms(20 * count)]
        self.groups = [self.terms(25 * count) for _ in range(2)]
        self.pairs = [tuple(self.terms(2)) for _ in range(30 * count)]
        self.company = [self.random.sample(self.noise, 6) for _ in self.pairs]

    def word(self):
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(3, 4)))

    def terms(self, count):
        """New ones, two words each, so that nothing takes them for one another."""
        made = []
        while len(made) < count:
            term = f"{self.word()} {self.word()}"
            if term not in self.names:
                self.names.add(term)
                made.append(term)
        return made

    def happens(self, chance):
        return self.random.random() < chance

    def terms_of(self, month, topic):
        """What a report of this month lists; its topic is one of the two groups, or none."""
        share = month / (MONTHS - 1)
        terms = [t for t, rate in zip(self.noise, self.rate) if self.happens(rate)]
        terms += [t for t in self.rising if self.happens(0.005 * 16**share)]
        terms += [t for t in self.fading if self.happens(0.08 * 16**-share)]
        for term, start in self.bursts:
            in_burst = start <= month < start + 3
            if self.happens(0.15 if in_burst else 0.005):
                terms.append(term)
        if topic is not None and self.groups[topic]:
            terms += self.random.sample(self.groups[topic], 4)
        for (one, other), company in zip(self.pairs, self.company):
            # Each of the two is in 1.5 % of the reports, joined or not.
            joined = month >= JOINED_FROM
            if not self.happens(0.02 if joined else 0.03):
                continue
            both = joined and self.happens(0.5)
            terms += [one, other] if both else [self.random.choice((one, other))]
            terms += self.random.sample(company, 2)
        terms = list(dict.fromkeys(terms))
        self.random.shuffle(terms)
        return terms

    def report(self, month, number):
        day = f"{2023 + month // 12}{month % 12 + 1:02}{self.random.randint(1, 28):02}"
        terms = self.terms_of(month, self.random.choice((0, 1, None, None)))
        half = len(terms) // 2
        host = f"publisher{self.random.randrange(PUBLISHERS)}.example"
        yield f"# __Report {number}__, (from page [{day}](https://example.org/{day}).)\n"
        yield f"__[External link](https://{host}/{number})__\n"
        yield "## Keywords\n\n" + "".join(f"* {term}\n" for term in terms[:half])
        yield "## Themes\n\n" + "".join(f"* {term}\n" for term in terms[half:])
        yield "## Other\n\n* Category: technology\n* Type: article\n"
        yield "## Summary\n\nA report that was made up.\n"

    def truth(self):
        return {"rising": self.rising, "fading": self.fading,
                "bursts": [{"term": term, "first": start, "last": start + 2}
                           for term, start in self.bursts],
                "groups": self.groups, "pairs": self.pairs, "joined_from": JOINED_FROM,
                "noise": self.noise}


def plant(folder, seed=1, only_noise=False):
    """Returns what was planted."""
    planter = Planter(seed, only_noise)
    reports = Path(folder) / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    number = 0
    for month in range(MONTHS):
        for _ in range(planter.random.randint(40, 80)):
            number += 1
            text = "\n".join(planter.report(month, number))
            (reports / f"{number:05}.md").write_text(text, encoding="utf-8")
    truth = planter.truth()
    (Path(folder) / "truth.json").write_text(json.dumps(truth, indent=1), encoding="utf-8")
    return truth


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--noise"]
    if len(arguments) not in (1, 2):
        sys.exit(__doc__)
    plant(arguments[0], int((arguments + [1])[1]), "--noise" in sys.argv)
