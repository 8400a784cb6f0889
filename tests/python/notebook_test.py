"""The notebook of docs/ runs, and shows what it says."""

import nbformat
from conftest import root
from nbclient import NotebookClient


def test_the_notebook_runs():
    path = root / "docs" / "notebook.ipynb"
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    shown = [output.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert "<svg" in shown[0]["text/html"]
    tables = [data["text/html"] for data in shown if "<table" in data.get("text/html", "")]
    assert "<th>pagerank</th>" in tables[0] and "<th>trend</th>" in tables[2]
    assert any("Wikipedia" in data.get("text/markdown", "") for data in shown)
    assert any("image/png" in data for data in shown)
    printed = [output.text for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs if "text" in output]
    assert any(text.endswith(" kB\n") and int(text.split()[0]) > 100 for text in printed)
