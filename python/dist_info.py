"""Writes what importlib.metadata reads of an installed package, for one that is only put together to be tested.

python dist_info.py FOLDER VERSION
"""

import sys
import tomllib
from pathlib import Path

folder, version = Path(sys.argv[1]), sys.argv[2]
project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
info = folder / f"{project['name']}-{version}.dist-info"
info.mkdir(parents=True, exist_ok=True)
(info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {version}\n")
groups = {"console_scripts": project["scripts"], **project["entry-points"]}
lines = [f"[{group}]\n" + "".join(f"{name} = {place}\n" for name, place in rows.items()) for group, rows in groups.items()]
(info / "entry_points.txt").write_text("\n".join(lines))
