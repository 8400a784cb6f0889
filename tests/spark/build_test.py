"""sigloom-spark on the processors of this machine: the tables and the graph that `sigloom build` gives."""

import shutil

import pytest
import tables
from conftest import on_two_threads

from sigloom_spark import command


@pytest.fixture(scope="session")
def reports(tmp_path_factory, samples):
    """The samples, and what is hard to hand over: other bytes than UTF-8, odd names, folders, hidden files."""
    folder = tmp_path_factory.mktemp("input") / "reports"
    shutil.copytree(samples, folder)
    (folder / "latin-1.md").write_bytes(
        "\r\n".join(
            ["# __Cafés__, (from page [20240101](p).)", "## Keywords", "* cafés", "* open data", "* sea"]
            + ["## Signals", "| name | description | relevancy |", "|--|--|--|"]
            + ["| Rising café | More open data in cafés at sea | 3.333 |", "| Low tide | Of the sea | 3.777 |", ""]
        ).encode("latin-1")
    )
    (folder / "mark.md").write_bytes(
        b"\xef\xbb\xbf" + (folder / "latin-1.md").read_bytes().decode("latin-1").encode("utf-8")
    )
    below = folder / "a b" / "ü,=%20[x]"
    below.mkdir(parents=True)
    (below / "é{1}.MD").write_text("# __Below__\n## Keywords\n* sea\n* open data\n## Closest\n* [mark](../../mark)\n")
    (below / ".hidden.md").write_text("# __Hidden__\n## Keywords\n* sea\n* hidden\n")
    (folder / "README.md").write_text("# __Read me__\n## Keywords\n* sea\n* me\n")
    (folder / "other.txt").write_text("# __Other__\n## Keywords\n* sea\n* text\n")
    return folder


def run(program, reports, output, *options):
    arguments = ["build", "--input", reports, "--output", output, "--program", program, *options]
    return command.main([*map(str, arguments), *on_two_threads(output.parent)])


CHOICES = {
    "learned": [],
    "exact": ["--names", "exact", "--pairs", "all", "--report-nodes"],
    "mentions": ["--pairs", "mentions", "--default-relevancy", "2"],
    "terms": ["--pairs", "terms-only", "--names", "exact"],
}


@pytest.mark.parametrize(
    ("choice", "partitions"), [("learned", 1), ("learned", 7), ("exact", 3), ("mentions", 2), ("terms", 2)]
)
def test_tables_and_graph_are_those_of_one_machine(tmp_path, program, sigloom, reports, choice, partitions, capfd):
    options = CHOICES[choice]
    built, whole = tmp_path / "built", tmp_path / "whole"
    code = run(program, reports, built, *options, "--partitions", partitions, "--graph", tmp_path / "graph.json")
    done = sigloom("build", reports, *options, "-o", f"{whole}.parquet", "-o", f"{whole}.json")
    assert code == done.returncode == 1, "bytes that are no UTF-8"
    assert f"{reports}/latin-1.md:1:" in capfd.readouterr().err
    tables.same(built, tmp_path / "whole.parquet")
    assert (tmp_path / "graph.json").read_bytes() == (tmp_path / "whole.json").read_bytes()
    assert sorted(path.name for path in built.iterdir() if path.is_dir()) == sorted(
        [*tables.TABLES, "contributions"]
    ), "nothing is left behind"
    assert (built / "_SUCCESS").exists()


def test_edges_lie_in_files_by_range_and_rare_ones_are_counted(tmp_path, program, sigloom, samples, capsys):
    run(program, samples, tmp_path / "built", "--partitions", 4, "--min-count", 2)
    sigloom("build", samples, "-o", tmp_path / "whole.parquet")
    whole = tables.of_sigloom(tmp_path / "whole.parquet", "edges").to_pylist()
    kept = [edge for edge in whole if edge["count"] >= 2]
    assert tables.of_spark(tmp_path / "built", "edges").to_pylist() == kept
    assert 0 < len(kept) < len(whole)
    assert f"--min-count 2 leaves out {len(whole) - len(kept)} edges" in capsys.readouterr().err
    parts = sorted((tmp_path / "built" / "edges").glob("part-*"))
    assert len(parts) == 4
    sources = [tables.pyarrow.parquet.read_table(part)["source"].to_pylist() for part in parts]
    assert all(before[-1] <= after[0] for before, after in zip(sources, sources[1:]))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("echo no memory >&2; exit 3", "not answered: the program ended with 3; it said: no memory"),
        ('"$SIGLOOM" "$@" | head -c -9', "expected a contribution of this report, got half a line"),
        ('"$SIGLOOM" "$@" | sed \'$d\'', "not answered: the program ended with 0"),
    ],
)
def test_a_broken_filter_is_an_error_and_no_smaller_graph(tmp_path, program, samples, filter_of, capsys, line, message):
    broken = filter_of(line)
    assert run(program, samples, tmp_path / "built", "--partitions", 1, "--worker-program", broken) == 1
    said = capsys.readouterr().err
    assert f"sigloom-spark: error: {samples}/" in said and f".md: {message}" in said, said
    assert "Traceback" not in said
    assert not (tmp_path / "built" / "_SUCCESS").exists()
    assert not (tmp_path / "built" / "edges").exists()


def test_reports_that_spark_would_not_read_are_named(tmp_path, program, capsys):
    for name in ("a.md", "_draft.md", "_b/c.md"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# __T__\n## Keywords\n* sea\n* sand\n")
    assert run(program, tmp_path / "reports", tmp_path / "built") == 1
    assert "please rename them: _b/c.md, _draft.md" in capsys.readouterr().err


def test_use_that_makes_no_sense_is_said(tmp_path, program, samples, capsys):
    (tmp_path / "there").mkdir()
    assert run(program, samples, tmp_path / "there") == 1
    assert f"--output {tmp_path}/there: is there already" in capsys.readouterr().err
    assert run(program, tmp_path / "nowhere", tmp_path / "built") == 1
    assert f"{tmp_path}/nowhere: there is no such file or folder" in capsys.readouterr().err
    assert run(program, tmp_path / "there", tmp_path / "built") == 1
    assert f"no report was found in {tmp_path}/there" in capsys.readouterr().err
    assert run("/nowhere/sigloom", samples, tmp_path / "built") == 1
    assert "--program /nowhere/sigloom: no program" in capsys.readouterr().err


def test_reports_and_tables_may_lie_on_another_file_system(tmp_path, program, sigloom, reports):
    """One of Hadoop's, which shows a folder of this machine: nothing is found at a path of file: then."""
    shutil.copytree(reports, tmp_path / "reports")
    arguments = ["build", "--input", "viewfs://scan/data/reports", "--output", "viewfs://scan/data/built"]
    arguments += ["--conf", f"spark.hadoop.fs.viewfs.mounttable.scan.link./data=file://{tmp_path}"]
    assert command.main([*arguments, "--program", program, *on_two_threads(tmp_path)]) == 1, "bytes that are no UTF-8"
    sigloom("build", reports, "-o", tmp_path / "whole.parquet")
    tables.same(tmp_path / "built", tmp_path / "whole.parquet")
    assert sorted(path.name for path in (tmp_path / "built").glob("_*")) == ["_SUCCESS"]


def test_a_report_may_be_given_by_itself(tmp_path, program, sigloom, samples):
    report = sorted(samples.glob("*.md"))[1]
    assert run(program, report, tmp_path / "built") == 0
    sigloom("build", report, "-o", tmp_path / "whole.parquet")
    tables.same(tmp_path / "built", tmp_path / "whole.parquet")
