"""Copies reports and gives those without a date one, and a link: the same ones for the same seed.

    bench/dated.py FROM TO [SEED]

Days are of 2020 to 2025, more of the later ones; links are of 200 publishers, a few of which have most. For trying commands that
go by time on reports that have none.
"""
import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path

TITLE = re.compile(r"^# (?:__)?(.*?)(?:__)?[ \t]*$", re.MULTILINE)


def main(source, target, seed=1):
    rng = random.Random(int(seed))
    first, days = date(2020, 1, 1), 6 * 365
    for path in sorted(Path(source).rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        day = first + timedelta(days=int(days * rng.random() ** 0.6))
        host = int(200 * rng.random() ** 2)
        if "from page [" not in text:
            link = f"https://publisher{host}.example/{path.stem}"
            text = TITLE.sub(
                lambda m: (f"# __{m[1]}__, (from page [{day:%Y%m%d}](https://example.org/p).)\n\n"
                           f"__[External link]({link})__\n"), text, count=1)
        to = Path(target) / path.relative_to(source)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
