"""What a filter may do to its answers, and that none of it goes unnoticed. Needs no Spark."""

import base64
import json

import pytest

from sigloom_spark import answers

PATHS = [f"{number}.md" for number in range(5)]


def reports(paths=PATHS, content=b"# __T__\n## Keywords\n* sea\n"):
    return [(path, content, f"shown/{path}") for path in paths]


@pytest.fixture
def answer(program):
    version = answers.version_of(program)
    return lambda command, given=None: list(
        answers.answers(iter(reports() if given is None else given), command, version)
    )


def test_every_report_is_answered_in_order(program, answer):
    lines = answer([program, "contribute", "--stdin"])
    assert [json.loads(line)["path"] for line in lines] == PATHS
    assert all("\n" not in line for line in lines)


def test_no_report_needs_no_answer(program, answer):
    assert answer([program, "contribute", "--stdin"], []) == []


def test_a_report_of_any_bytes_is_handed_over_whole(program, answer):
    odd = b"\xef\xbb\xbf# __Caf\xe9__\r\n## Keywords\r\n* caf\xe9s\r\n* \x00\r\n"
    line = answer([program, "contribute", "--stdin"], [("x y\n.md", odd, "a/x y\n.md")])[0]
    assert json.loads(line)["reports"][0]["terms"]
    assert base64.b64decode(json.loads(answers.request("x", odd, "x"))["content"]) == odd


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('head -n 2 | "$SIGLOOM" "$@"', "shown/2.md: not answered: the program ended with 0"),
        ("exit 0", "shown/0.md: not answered: the program ended with 0"),
        ("echo no memory >&2; exit 3", "shown/0.md: not answered: the program ended with 3; it said: no memory"),
        ('head -n 4 | "$SIGLOOM" "$@"; exit 3', "shown/4.md: not answered: the program ended with 3"),
        ('"$SIGLOOM" "$@"; exit 3', "shown/4.md: the program ended with 3 after its answer"),
        ('"$SIGLOOM" "$@" | head -c -9', "shown/4.md: expected a contribution of this report, got half a line"),
        ('"$SIGLOOM" "$@" | sed \'$d\'', "shown/4.md: not answered: the program ended with 0"),
        ('"$SIGLOOM" "$@" | sed 2d', "shown/1.md: expected a contribution of this report, got the answer for 2.md"),
        ('"$SIGLOOM" "$@" | sed "2s/.$//"', "shown/1.md: expected a contribution of this report, got no contribution"),
        ('"$SIGLOOM" "$@" | sed "2s/.*/7/"', "shown/1.md: expected a contribution of this report, got no contribution"),
        (
            '"$SIGLOOM" "$@" | sed \'2s/"contribution":[0-9]*/"contribution":99/\'',
            "shown/1.md: expected a contribution of this report, got a contribution of version 99, not",
        ),
        ('"$SIGLOOM" "$@" | sed \'$p\'', "shown/4.md: the program answers more than it is asked"),
        ("kill -KILL $$", "shown/0.md: not answered: the program ended with -9"),
    ],
)
def test_what_is_no_whole_answer_is_an_error_with_the_name_of_the_report(filter_of, answer, line, message):
    with pytest.raises(answers.FilterFault) as caught:
        answer([filter_of(line), "contribute", "--stdin"])
    assert str(caught.value).startswith(message)


def test_a_fault_among_many_reports_is_found_while_they_are_handed_over(filter_of, answer):
    many = reports([f"{number}.md" for number in range(300)], b"# __T__\n" + b"Text. " * 20_000)
    with pytest.raises(answers.FilterFault, match="^shown/7.md: not answered"):
        answer([filter_of('head -n 7 | "$SIGLOOM" "$@"'), "contribute", "--stdin"], many)


def test_a_failure_of_what_gives_the_reports_is_raised(program, answer):
    def broken():
        yield from reports()[:2]
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        answer([program, "contribute", "--stdin"], broken())


def test_a_program_that_is_not_there_is_an_error(answer):
    with pytest.raises(FileNotFoundError):
        answer(["/nowhere/sigloom"])


@pytest.mark.parametrize("name", ["a.md", "b.MARKDOWN", "_x.Md", "readme.x.md", "ｒｅａｄ.md"])
def test_reports_are_what_build_takes_for_them(name):
    assert answers.is_report(name)


@pytest.mark.parametrize("name", [".a.md", "README.md", "ReadMe.Markdown", "a.txt", "md", "a.md.gz"])
def test_other_files_are_none(name):
    assert not answers.is_report(name)
