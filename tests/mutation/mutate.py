#!/usr/bin/env python3
"""Which changes to the code do the tests notice?

Makes small changes ("mutants") at random in lines of core/ and exporters/ that the tests run, one at a time, and runs
the test programs that run the line, those of the same folder first. A mutant is killed when a test fails, crashes or
runs far longer than usual; one that does not compile is replaced by another. What survives is printed: either a test
is missing, or the change makes no difference.

    tests/mutation/mutate.py --count 60 --seed 1 --only 'core/report/*'
    tests/mutation/mutate.py --repeat build/mutation/survivors-1.json     # once more, after tests were added

Everything happens in copies of the tree under build/mutation/, one a job, with the library compiled for coverage; the
checkout is only read. Not part of CI: a mutant takes some ten seconds to two minutes. Tests that are no
programs of GoogleTest (clients, install, layers) are not run.
"""
import argparse
import dataclasses
import fnmatch
import gzip
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.dont_write_bytecode = True  # the checkout stays as it is
from operators import Mutant, code_only, mutants_of_line  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "mutation"
GENERATED = ["core/text/word_list_data*"]
# Where no file may grow the profile cannot be written either, which it says among the program's errors.
LEFT_OUT = "HostileFilesTest.AFileThatMayNotGrowIsAFailureThatLeavesNothing"
MEMORY = 16 << 30  # bytes of address space that a program may take
MOST_DEPENDENTS = 25  # a header that more files include takes too long to build

# The program's library shares its precompiled headers.
COVERAGE_OF_THE_LIBRARY = """cmake_language(DEFER CALL target_compile_options sigloom PRIVATE -O1 --coverage)
cmake_language(DEFER CALL target_compile_options sigloom_tools PRIVATE -O1 --coverage)
"""


def run(command: list, timeout: float, cwd: Path, **variables: str) -> tuple[int | None, str]:
    """Exit code, or nothing if the time ran out, and what was printed. Ends whatever the command has started."""
    process = subprocess.Popen(
        ["prlimit", f"--as={MEMORY}", *command], cwd=cwd, env=os.environ | variables, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, text=True, errors="replace")
    try:
        output, _ = process.communicate(timeout=timeout)
        return process.returncode, output
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return None, ""


class Tree:
    """A copy of the checkout, and a build of it."""

    def __init__(self, name: str):
        self.source = WORK / name / "source"
        # As in a usual release build, whose tests ccache then has.
        self.build = self.source / "build" / "release"
        self.temporary = WORK / name / "tmp"
        self.counts = WORK / name / "counts"  # how often each line ran
        self.variables = {"TMPDIR": str(self.temporary)}

    def prepare(self) -> None:
        """Brings the copy to what the checkout is now, changes without a commit included, and builds it."""
        listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                                capture_output=True, check=True, text=True).stdout.split("\0")
        files = {name for name in listed if name and (ROOT / name).is_file()}
        for path in self.source.rglob("*"):
            is_of_build = path.is_relative_to(self.build)
            if path.is_file() and not is_of_build and str(path.relative_to(self.source)) not in files:
                path.unlink()
        for name in files:
            target = self.source / name
            content = (ROOT / name).read_bytes()
            if not target.exists() or target.read_bytes() != content:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, target)
        self.temporary.mkdir(exist_ok=True)
        packages = Path("page/node_modules")
        if (ROOT / packages).exists() and not (self.source / packages).exists():
            (self.source / packages).symlink_to((ROOT / packages).resolve())
        linker = ["--coverage"] + (["-fuse-ld=gold"] if shutil.which("ld.gold") else [])
        include = WORK / "coverage.cmake"
        include.write_text(COVERAGE_OF_THE_LIBRARY)
        self.must(["cmake", "--preset", "release", "-S", self.source,
                   "-DCMAKE_GTEST_DISCOVER_TESTS_DISCOVERY_MODE=PRE_TEST",
                   "-DCMAKE_EXE_LINKER_FLAGS=" + " ".join(linker), f"-DCMAKE_PROJECT_sigloom_INCLUDE={include}"])
        self.must(["ninja", "-C", self.build, f"-j{os.cpu_count()}", *(f"tests/{name}" for name in self.programs())])

    def must(self, command: list) -> str:
        code, output = run(command, 6 * 3600, WORK, **self.variables)
        if code != 0:
            sys.exit(f"{' '.join(map(str, command))} failed:\n{output[-5000:]}")
        return output

    def programs(self) -> list[str]:
        targets = self.must(["ninja", "-C", self.build, "-t", "targets", "all"])
        return sorted(re.findall(r"^tests/(\w+_tests): ", targets, re.MULTILINE))

    def test(self, program: str, timeout: float) -> tuple[int | None, str]:
        shutil.rmtree(self.counts, ignore_errors=True)
        command = [self.build / "tests" / program, "--gtest_fail_fast", "--gtest_brief=1", f"--gtest_filter=-{LEFT_OUT}"]
        return run(command, timeout, self.build / "tests", GCOV_PREFIX=str(self.counts), **self.variables)


def covered_lines(tree: Tree) -> dict[str, list[int]]:
    """The lines that the last test ran, of each file."""
    # gcov looks for them beside the notes of the compiler.
    data = [shutil.move(path, Path("/") / path.relative_to(tree.counts)) for path in tree.counts.rglob("*.gcda")]
    lines: dict[str, set[int]] = {}
    scratch = tree.temporary / "gcov"
    for begin in range(0, len(data), 50):
        scratch.mkdir()
        subprocess.run(["gcov", "--json-format", "--preserve-paths", *data[begin:begin + 50]], cwd=scratch,
                       capture_output=True, check=True)
        for path in scratch.glob("*.gcov.json.gz"):
            for file in json.loads(gzip.decompress(path.read_bytes()))["files"]:
                name = re.search(r"(?:^|/)((?:core|exporters)/.*)$", file["file"].removeprefix(str(tree.source)))
                if name:
                    lines.setdefault(name[1], set()).update(
                        line["line_number"] for line in file["lines"] if line["count"] > 0)
        shutil.rmtree(scratch)
    for path in data:
        os.unlink(path)
    return {name: sorted(numbers) for name, numbers in lines.items()}


def digest_of_sources() -> str:
    digest = hashlib.sha256()
    for path in sorted(ROOT.glob("**/*.[ch]pp")):
        if "build" not in path.relative_to(ROOT).parts:
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def coverage() -> dict:
    """Per test program the seconds that it takes and the lines that it runs; kept until a source changes."""
    kept = WORK / "coverage.json"
    digest = digest_of_sources()
    if kept.exists():
        known = json.loads(kept.read_text())
        if known["digest"] == digest:
            return known["programs"]
    print("measuring what the tests run", flush=True)
    tree = Tree("tree-0")
    tree.prepare()
    programs = {}
    for program in tree.programs():
        begin = time.monotonic()
        code, output = tree.test(program, 3600)
        seconds = time.monotonic() - begin
        if code != 0:
            sys.exit(f"{program} fails without a change:\n{output[-5000:]}")
        programs[program] = {"seconds": seconds, "lines": covered_lines(tree)}
        print(f"  {program}: {seconds:.0f} s", flush=True)
    kept.write_text(json.dumps({"digest": digest, "programs": programs}))
    return programs


def headers_of_many(tree: Tree) -> set[str]:
    count: dict[str, int] = {}
    for line in tree.must(["ninja", "-C", tree.build, "-t", "deps"]).split("\n"):
        if line.startswith("    ") and (name := re.search(r"/source/((?:core|exporters)/.*\.hpp)$", line)):
            count[name[1]] = count.get(name[1], 0) + 1
    return {name for name, number in count.items() if number > MOST_DEPENDENTS}


def candidates(lines_run: set[tuple[str, int]], only: list[str], leave_out: set[str], seed: int) -> list[Mutant]:
    """Mutants in the order in which they are tried: one of each line, in random order."""
    by_line = []
    for path in sorted({path for path, _ in lines_run}):
        if path in leave_out or any(fnmatch.fnmatch(path, pattern) for pattern in GENERATED):
            continue
        if only and not any(fnmatch.fnmatch(path, pattern) for pattern in only):
            continue
        text = (ROOT / path).read_text()
        before = ""
        for number, (line, code) in enumerate(zip(text.split("\n"), code_only(text)), 1):
            if (path, number) in lines_run and (mutants := mutants_of_line(path, number, line, code, before)):
                by_line.append(mutants)
            if code.strip():
                before = code
    chance = random.Random(seed)
    chance.shuffle(by_line)
    return [chance.choice(mutants) for mutants in by_line]


@dataclasses.dataclass
class Result:
    mutant: Mutant
    fate: str  # "killed", "survived", "does not compile"
    by: str = ""
    diff: str = ""


def try_mutant(tree: Tree, mutant: Mutant, programs: dict, threads: int) -> Result:
    path = tree.source / mutant.path
    original = path.read_text()
    lines = original.split("\n")
    line = lines[mutant.line - 1]
    lines[mutant.line - 1] = mutant.applied(line)
    diff = f"-{line}\n+{lines[mutant.line - 1]}"
    folder = mutant.path.removeprefix("core/").split("/")[0]
    running = [name for name, program in programs.items() if mutant.line in program["lines"].get(mutant.path, ())]
    running.sort(key=lambda name: (name != f"{folder}_tests", programs[name]["seconds"]))
    try:
        path.write_text("\n".join(lines))
        for program in running:
            code, output = run(["ninja", "-C", tree.build, f"-j{threads}", "tests/" + program], 1800, WORK,
                               CCACHE_READONLY="1", **tree.variables)
            if code != 0:
                return Result(mutant, "does not compile", diff=diff)
            code, output = tree.test(program, 30 + 5 * programs[program]["seconds"])
            if code != 0:
                failed = re.search(r"\[  FAILED  \] ([\w.]+/?\w*)", output)
                reason = "time" if code is None else failed[1] if failed else f"exit code {code}"
                return Result(mutant, "killed", f"{program}: {reason}", diff)
        return Result(mutant, "survived", diff=diff)
    finally:
        path.write_text(original)


def try_all(mutants: list[Mutant], count: int, jobs: int, programs: dict) -> list[Result]:
    """Results in the order of the mutants, until `count` of them compiled."""
    waiting = iter(enumerate(mutants))
    lock = threading.Lock()
    results: dict[int, Result] = {}

    def work(worker: int) -> None:
        tree = Tree(f"tree-{worker}")
        tree.prepare()
        while True:
            with lock:
                if sum(result.fate != "does not compile" for result in results.values()) >= count:
                    return
                number, mutant = next(waiting, (0, None))
            if mutant is None:
                return
            result = try_mutant(tree, mutant, programs, max(1, (os.cpu_count() or 1) // jobs))
            with lock:
                results[number] = result
                print(f"{result.fate:16} {mutant.path}:{mutant.line} {mutant.operator} {result.by}", flush=True)

    workers = [threading.Thread(target=work, args=(worker,)) for worker in range(jobs)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    compiled = [result for _, result in sorted(results.items()) if result.fate != "does not compile"]
    return compiled[:count]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60, help="how many mutants (60)")
    parser.add_argument("--seed", type=int, default=1, help="of the random choice (1)")
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN",
                        help="files that are changed, for example 'core/report/*'; may be repeated")
    parser.add_argument("--jobs", type=int, default=1, help="mutants at the same time, each in its own tree (1)")
    parser.add_argument("--repeat", type=Path, metavar="FILE", help="try the survivors again that an earlier run wrote")
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)

    programs = coverage()
    if options.repeat:
        mutants = [Mutant(**entry) for entry in json.loads(options.repeat.read_text())]
    else:
        lines_run = {(path, line) for program in programs.values()
                     for path, lines in program["lines"].items() for line in lines}
        mutants = candidates(lines_run, options.only, headers_of_many(Tree("tree-0")), options.seed)
    results = try_all(mutants, len(mutants) if options.repeat else options.count, options.jobs, programs)

    survivors = [result for result in results if result.fate == "survived"]
    for result in survivors:
        print(f"\n{result.mutant.path}:{result.mutant.line} {result.mutant.operator}\n{result.diff}")
    file = WORK / f"survivors-{options.seed}.json"
    file.write_text(json.dumps([dataclasses.asdict(result.mutant) for result in survivors], indent=1))
    noticed = len(results) - len(survivors)
    print(f"\n{noticed} of {len(results)} noticed ({100 * noticed / max(1, len(results)):.1f} %); survivors in {file}")


if __name__ == "__main__":
    main()
