"""How good the names are against labels, what each kind of evidence is worth, and what names cost.

    bench/names.py quality SIGLOOM LABELS REPORTS...
    bench/names.py cost PROGRAMS REPORTS [ROUNDS]

SIGLOOM is the program. LABELS is a folder with terms.tsv (term, label, second-best label; the label
`concept` is a theme, any other an entity) and merges.tsv (a, b, same: yes or no). Prints precision,
recall and F1 of "is an entity" and the merges, with all evidence and with each kind left out.

`cost` compares the time for names, kinds and mentions with that for reading and parsing the reports:
step by step (names_bench), and as what learned names add to building the whole graph with exact ones
(build_bench), which look for a report's own terms in its rows, too. PROGRAMS is the folder of the two.
Each run is a process of its own, in turns, on two threads; medians, the files in the page cache.
"""
import csv
import statistics
import subprocess
import sys
from pathlib import Path

EVIDENCE = ["list form", "own text", "other text", "words", "shape", "word lists", "head",
            "acronym use", "long form", "context"]


def rows(lines):
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def ledger(program, reports, without=()):
    command = [program, "names", *reports, "--format", "tsv", "--quiet"]
    if without:
        command += ["--without", ",".join(without)]
    run = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):  # 1: some reports have faults
        raise subprocess.CalledProcessError(run.returncode, command)
    return {row["surface"]: (row["canonical"], row["kind"])
            for row in rows(run.stdout.splitlines())}


def entity_scores(found, terms):
    tp = fp = fn = 0
    for row in terms:
        term, labels = row["term"], {row.get("label"), row.get("second-best label") or None} - {None}
        if term not in found:
            continue
        is_entity = found[term][1] == "entity"
        allowed = {label != "concept" for label in labels}
        truth = is_entity if is_entity in allowed else not is_entity
        tp += is_entity and truth
        fp += is_entity and not truth
        fn += truth and not is_entity
    precision = tp / (tp + fp) if tp + fp else 0
    recall = tp / (tp + fn) if tp + fn else 0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return precision, recall, f1


def merge_scores(found, merges):
    """Rightly merged, of how many; wrongly merged, of how many."""
    pairs = [(found[row["a"]][0] == found[row["b"]][0], row["same"] == "yes")
             for row in merges if row["a"] in found and row["b"] in found]
    return (sum(together and same for together, same in pairs), sum(same for _, same in pairs),
            sum(together and not same for together, same in pairs),
            sum(not same for _, same in pairs))


def read_terms(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    if lines[0][0] == "term":
        lines = lines[1:]
    return [dict(zip(("term", "label", "second-best label"), line)) for line in lines]


def quality(program, labels, reports):
    terms = read_terms(Path(labels) / "terms.tsv")
    with open(Path(labels) / "merges.tsv", encoding="utf-8") as file:
        merges = rows(file)
    print("| left out | precision | recall | F1 | merged | wrongly |")
    print("|:--|--:|--:|--:|--:|--:|")
    for without in [(), *[(kind,) for kind in EVIDENCE]]:
        found = ledger(program, reports, without)
        precision, recall, f1 = entity_scores(found, terms)
        merged, of, wrong, apart = merge_scores(found, merges)
        print(f"| {without[0] if without else 'nothing'} | {precision:.3f} | {recall:.3f} | {f1:.3f} "
              f"| {merged} of {of} | {wrong} of {apart} |", flush=True)


def cost(programs, reports, rounds=7):
    def run(program, *arguments):
        command = [Path(programs) / program, reports, "2", *arguments]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        return {name: float(value) for name, value in map(str.split, output.splitlines())}

    run("names_bench")  # fills the page cache
    results = []
    for _ in range(int(rounds)):
        result = run("names_bench")
        for names in ("exact", "learned"):
            result[names] = run("build_bench", names)["seconds"]
        results.append(result)

    def median(name):
        return statistics.median(result[name] for result in results)

    one = results[0]
    steps = ("evidence_seconds", "learn_seconds", "mentions_seconds")
    ratio = statistics.median(sum(r[s] for s in steps) / r["read_seconds"] for r in results)
    added = statistics.median(r["learned"] - r["exact"] for r in results)
    added_ratio = statistics.median((r["learned"] - r["exact"]) / r["read_seconds"] for r in results)
    print(f"{one['reports']:.0f} reports, {one['surface_forms']:.0f} surface forms, "
          f"{one['bytes_of_text'] / 1e6:.1f} MB of running text; medians of {rounds} rounds")
    print(f"  reading and parsing        {median('read_seconds'):8.3f} s")
    for step, what in zip(steps, ("evidence of each report", "learning the table", "mentions")):
        print(f"  {what:26} {median(step):8.3f} s")
    print(f"  names to reading           {ratio:8.2f}")
    for names in ("exact", "learned"):
        print(f"  building, {names + ' names':16} {median(names):8.3f} s")
    print(f"  learned names add          {added:8.3f} s")
    print(f"  what they add to reading   {added_ratio:8.2f}")


if __name__ == "__main__":
    if len(sys.argv) >= 5 and sys.argv[1] == "quality":
        quality(sys.argv[2], sys.argv[3], sys.argv[4:])
    elif len(sys.argv) in (4, 5) and sys.argv[1] == "cost":
        cost(*sys.argv[2:])
    else:
        sys.exit(__doc__)
