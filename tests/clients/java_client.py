"""Programs in Java that tests open files with: fetched by Maven once, into ~/.cache/sigloom."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "sigloom"


def skip(why):
    print(f"skipped: {why}", file=sys.stderr)
    sys.exit(77)


def fetch(name, pom, variable, what):
    """The folder of a program's jars; without it the tests are skipped, unless the variable is set."""
    jars = CACHE / name
    if jars.is_dir():
        return jars
    if not os.environ.get(variable):
        skip(f"{what} is not there, and {variable} is not set")
    missing = [tool for tool in ("mvn", "java", "javac") if not shutil.which(tool)]
    if missing:
        skip(f"{', '.join(missing)} not installed")
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as new:
        subprocess.run(
            ["mvn", "-B", "-q", "-f", pom, "dependency:copy-dependencies", f"-DoutputDirectory={new}/jars"],
            check=True,
        )
        (Path(new) / "jars").rename(jars)
    return jars
