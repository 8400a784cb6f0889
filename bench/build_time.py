#!/usr/bin/env python3
"""What the first build costs: processor time of a build from nothing, without ccache, and where it goes.

    bench/build_time.py [--target sigloom_program] [--source FOLDER] [--slowest 20] [--every N]

Configures the preset `release` in a folder of its own and builds the target there (without one: everything, with
tests). Prints the seconds of processor time, user and system, of all that the build started, then those of the
compiler and the linker for each target, and the slowest files. `--source` takes another tree, for a comparison;
measure both in turns. With `--every N` it only compiles each Nth file of every target, and says what all of them
would take; precompiled headers are all compiled, nothing is linked.
"""
import argparse
import collections
import json
import os
import pathlib
import resource
import shlex
import subprocess
import sys
import tempfile

TIMES = "SIGLOOM_BUILD_TIMES"


def seconds(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def made_by(command):
    return command[command.index("-o") + 1] if "-o" in command else command[-1]


def launch(command):
    """Stands before the compiler or the linker: runs it, and notes what it made and how long that took."""
    code = subprocess.run(command).returncode
    with open(os.environ[TIMES], "a") as times:
        times.write(f"{seconds(resource.RUSAGE_CHILDREN)}\t{seconds(resource.RUSAGE_SELF)}\t{made_by(command)}\n")
    return code


def target_of(made):
    """sigloom_tools for CMakeFiles/sigloom_tools.dir/tools/main.cpp.o."""
    folders = [part for part in pathlib.PurePath(made).parts if part.endswith(".dir")]
    return folders[0].removesuffix(".dir") if folders else "linking"


def configure(source, build, *definitions):
    subprocess.run(["cmake", "--preset", "release", "-B", build, *definitions], cwd=source, check=True,
                   stdout=subprocess.DEVNULL)


def measure_build(source, build, target):
    """Seconds of the whole build, and of each call of the compiler or the linker with what it made."""
    os.environ[TIMES] = str(build) + ".times"
    launcher = f"{sys.executable};{pathlib.Path(__file__).resolve()};--launch"
    configure(source, build, f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}", f"-DCMAKE_CXX_LINKER_LAUNCHER={launcher}")
    begin = seconds(resource.RUSAGE_CHILDREN)
    subprocess.run(["ninja", "-C", build, target], check=True, stdout=subprocess.DEVNULL)
    total = seconds(resource.RUSAGE_CHILDREN) - begin
    rows = [line.rstrip("\n").split("\t") for line in open(os.environ[TIMES])]
    return total - sum(float(own) for _, own, _ in rows), [(float(took), made) for took, _, made in rows]


def measure_sample(source, build, every):
    """The same for each Nth file; the seconds of the whole are what they would be for all."""
    configure(source, build)
    by_target = collections.defaultdict(list)
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if pathlib.Path(entry["file"]).exists():  # and is not made by the build
            command = shlex.split(entry["command"])
            by_target[target_of(made_by(command))].append((made_by(command), command))
    total, times = 0, []
    for files in by_target.values():
        files.sort(key=lambda file: (not file[0].endswith(".gch"), file[0]))
        headers = sum(made.endswith(".gch") for made, _ in files)
        for number, (made, command) in enumerate(files):
            if number >= headers and (number - headers) % every != 0:
                continue
            (build / made).parent.mkdir(parents=True, exist_ok=True)
            begin = seconds(resource.RUSAGE_CHILDREN)
            subprocess.run(command, cwd=build, check=True)
            times.append((seconds(resource.RUSAGE_CHILDREN) - begin, made))
            of_sample = (len(files) - headers) / len(range(headers, len(files), every))
            total += times[-1][0] * (1 if number < headers else of_sample)
    return total, times


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[1])
    parser.add_argument("--target", default="all")
    parser.add_argument("--slowest", type=int, default=20)
    parser.add_argument("--every", type=int)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        build = pathlib.Path(folder) / "build"
        source = options.source.resolve()
        total, times = (measure_sample(source, build, options.every) if options.every
                        else measure_build(source, build, options.target))

    print(f"{total:.0f} s of processor time, {len(times)} files or programs measured")
    by_target = collections.defaultdict(list)
    for took, made in times:
        by_target[target_of(made)].append(took)
    for target, each in sorted(by_target.items(), key=lambda row: -sum(row[1])):
        print(f"{sum(each):8.1f} s {len(each):5}  {target}")
    print("\nThe slowest:")
    for took, made in sorted(times, reverse=True)[:options.slowest]:
        print(f"{took:8.1f} s  {made}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--launch"]:
        sys.exit(launch(sys.argv[2:]))
    main()
