"""Type checkers and editors know every option and every result."""

import subprocess
import sys
from pathlib import Path

import sigloom

program = """
import datetime
import sigloom
graph = sigloom.build("reports", names="exact", pairs="mentions", since=datetime.date(2024, 1, 1), thin=["giant"])
reveal_type(graph.rank(by=["pagerank"], kind="theme", top=3)["pagerank"])
reveal_type(graph.betweenness())
reveal_type(graph["x"].neighbors())
reveal_type(graph.ego("x", radius=2))
graph.rank(tpo=3)
sigloom.build("reports", pairs="everything")
"""


def test_options_and_results_have_types(tmp_path):
    (tmp_path / "program.py").write_text(program)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-incremental", "--ignore-missing-imports", "program.py"],
        cwd=tmp_path, env={"MYPYPATH": str(Path(sigloom.__file__).parents[1]), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True,
    )
    lines = [line for line in done.stdout.splitlines() if ": note: Reve" in line or ": error:" in line]
    assert [line.split(":")[1] for line in lines] == ["5", "6", "7", "8", "9", "10"], done.stdout
    assert all("numpy.ndarray" in line for line in lines[:2])
    assert "list[sigloom.Node]" in lines[2] and "sigloom.Graph" in lines[3]
    assert 'Unexpected keyword argument "tpo"' in lines[4] and "Literal['terms'" in lines[5]
