"""Runs `sigloom` in a terminal of its own: how wide tables are, and what a pager gets.

    terminal_test.py PROGRAM
"""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import unittest
from pathlib import Path

SAMPLES = str(Path(__file__).resolve().parent.parent.parent / "samples")
PROGRAM = ""


def in_terminal(columns, *arguments, **environment):
    """What the terminal shows, line by line, and the exit code."""
    child, terminal = pty.fork()
    if child == 0:
        for name in ("COLUMNS", "LESS", "PAGER", "SIGLOOM_PAGER"):
            os.environ.pop(name, None)
        os.environ.update({"TERM": "xterm", **environment})
        # The parent may not have said yet how wide it is.
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.execv(PROGRAM, [PROGRAM, *arguments])
    shown = b""
    while True:
        try:
            block = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end
            break
        if not block:
            break
        shown += block
    os.close(terminal)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return shown.decode("utf-8").replace("\r\n", "\n").splitlines(), code


class TerminalTest(unittest.TestCase):
    def rank(self, columns, *arguments, **environment):
        return in_terminal(columns, "rank", SAMPLES, "--kind", "signal", "-q", *arguments,
                           SIGLOOM_PAGER="cat", **environment)[0]

    def test_a_table_fits_the_terminal(self):
        for columns in (40, 80, 120):
            lines = self.rank(columns)
            self.assertLessEqual(max(map(len, lines)), columns)
        self.assertTrue(self.rank(80)[0].startswith("id "))
        self.assertGreater(max(map(len, self.rank(40, "--wide"))), 80)
        self.assertLessEqual(max(map(len, self.rank(120, COLUMNS="60"))), 60)

    def test_messages_of_check_fit_the_terminal_and_are_whole_in_a_pipe(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "a.md").write_text(
                "# T\n\n## Keywords\n\n* tide\n* rope\n\n" + "A text that nobody expects. " * 9
                + "\n\n## A heading that no report has, and that is rather long\n\ntext\n")
            Path(folder, "b.md").write_text("# Pages\n\n## Was wir sehen\n\n* eins\n")
            lines, _ = in_terminal(80, "check", folder, SIGLOOM_PAGER="cat")
            piped = subprocess.run([PROGRAM, "check", folder], stdout=subprocess.PIPE,
                                   encoding="utf-8", check=False).stdout
        self.assertLessEqual(max(map(len, lines)), 80, lines)
        messages = [line for line in piped.splitlines() if ".md:" in line]
        self.assertGreater(max(map(len, messages)), 80)
        self.assertTrue(all(line.endswith("]") for line in messages), messages)

    def test_a_pager_gets_what_goes_to_a_terminal(self):
        for name in ("SIGLOOM_PAGER", "PAGER"):
            lines, code = in_terminal(80, "info", SAMPLES, "-q", **{name: "sed s/^/paged:/"})
            self.assertEqual(code, 0)
            self.assertTrue(all(line.startswith("paged:") for line in lines), lines)

    def test_the_pager_can_be_done_without(self):
        for arguments, environment in (
            (("--no-pager",), {"PAGER": "sed s/^/paged:/"}),
            ((), {"PAGER": "sed s/^/paged:/", "SIGLOOM_PAGER": ""}),
            ((), {"PAGER": "sed s/^/paged:/", "SIGLOOM_PAGER": "cat"}),
            ((), {"PAGER": "sed s/^/paged:/", "TERM": "dumb"}),
        ):
            lines, code = in_terminal(80, "info", SAMPLES, "-q", *arguments, **environment)
            self.assertEqual(code, 0)
            self.assertTrue(lines[0].startswith("nodes"), lines)

    def test_a_pager_that_is_left_early_is_no_failure(self):
        _, code = in_terminal(80, "nodes", SAMPLES, "--wide", "-q", PAGER="head -n 1")
        self.assertEqual(code, 0)

    def test_a_pager_that_is_not_there_is_said(self):
        lines, code = in_terminal(80, "info", SAMPLES, "-q", PAGER="no-such-pager")
        self.assertEqual(code, 1)
        self.assertIn('sigloom: the pager "no-such-pager" cannot be run; --no-pager does without',
                      lines)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
