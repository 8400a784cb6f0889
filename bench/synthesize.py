"""Writes made-up reports, the same ones for the same seed, for those who have no folder of reports.

    bench/synthesize.py FOLDER [REPORTS] [SEED]

Terms follow Zipf's law, as they do in real collections: a few are in many reports, most in one.
"""
import random
import sys
from itertools import accumulate
from pathlib import Path

SYLLABLES = ("ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no"
             " ra re ri ro sa se si so ta te ti to va ve vi vo").split()
SECTIONS = (("Signals", ("name", "description", "change", "10-year", "driving-force", "relevancy")),
            ("Concerns", ("name", "description", "relevancy")),
            ("Behaviors", ("name", "description", "relevancy")),
            ("Technologies", ("name", "description", "relevancy")),
            ("Issues", ("name", "description", "relevancy")))


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = ["".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4)))
                      for _ in range(8000)]
        self.terms = [self.term() for _ in range(20000)]
        self.sums_of_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.terms))))

    def term(self):
        words = self.random.choices(self.words, k=self.random.randint(1, 3))
        if self.random.random() < 0.25:  # the name of something
            words = [word.capitalize() for word in words]
        return " ".join(words)

    def prose(self, count, terms=()):
        words = self.random.choices(self.words, k=count)
        for term in terms:
            words.insert(self.random.randrange(1, len(words)), term)
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."

    def table(self, columns, terms):
        yield "| " + " | ".join(columns) + " |"
        yield "|" + "|".join(":--" for _ in columns) + "|"
        for _ in range(self.random.randint(3, 7)):
            cells = []
            for column in columns:
                if column == "relevancy":
                    cells.append(str(self.random.randint(1, 5)))
                elif column == "name":
                    cells.append(self.prose(3)[:-1])
                else:
                    cells.append(self.prose(16, self.random.sample(terms, 1)))
            yield "| " + " | ".join(cells) + " |"

    def report(self):
        terms = list(dict.fromkeys(self.random.choices(self.terms, cum_weights=self.sums_of_weights, k=14)))
        day = (f"{self.random.randint(2020, 2025)}{self.random.randint(1, 12):02}"
               f"{self.random.randint(1, 28):02}")
        yield f"# __{self.prose(8)[:-1]}__, (from page [{day}](https://example.org/{day}).)\n"
        yield f"__[External link](https://example.org/{self.words[0]}/{day})__\n"
        yield "## Keywords\n\n" + "".join(f"* {term}\n" for term in terms[:8])
        yield "## Themes\n\n" + "".join(f"* {term}\n" for term in terms[6:])
        yield "## Other\n\n* Category: technology\n* Type: article\n"
        yield "## Summary\n\n" + self.prose(110, terms) + "\n"
        for heading, columns in SECTIONS:
            yield f"## {heading}\n\n" + "\n".join(self.table(columns, terms)) + "\n"


def main(folder, reports=3000, seed=1):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    writer = Writer(int(seed))
    for number in range(int(reports)):
        (folder / f"{number:06}.md").write_text("\n".join(writer.report()), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
