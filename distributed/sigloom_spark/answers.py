"""Reports through `sigloom contribute --stdin`, on a worker.

Every report is answered by exactly one whole line that tells of it, or FilterFault names the report: whatever a filter
does, a graph never gets smaller. This module is sent to the workers, where nothing else of the package is.
"""

import base64
import json
import queue
import re
import subprocess
import tempfile
import threading
import unicodedata

MOST_OF_ERRORS = 2000  # characters of standard error in a message


class FilterFault(Exception):
    """The program did not answer for a report."""


def is_report(name):
    """Whether `sigloom build` takes a file of this name, in a folder, for a report."""
    stem, dot, suffix = unicodedata.normalize("NFKC", name).casefold().rpartition(".")
    return bool(dot) and not name.startswith(".") and suffix in ("md", "markdown") and stem != "readme"


def request(path, content, shown_path):
    """A line of the filter's input."""
    asked = {"path": path, "content": base64.b64encode(content).decode("ascii"), "shown_path": shown_path}
    return json.dumps(asked).encode("ascii") + b"\n"


def unescaped(path):
    """The bytes of a path in which those that no terminal shows may be written as \\xNN."""
    raw = path.encode("utf-8", "surrogatepass")
    return re.sub(rb"\\x([0-9A-F]{2})", lambda match: bytes([int(match[1], 16)]), raw)


def version_of(program):
    """Of the lines that it writes, and that `sigloom merge` takes."""
    done = subprocess.run(
        [program, "contribute", "--stdin"], input=request("x.md", b"", "x.md"), stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)["contribution"]


def fault_in(line, path, version):
    """What is wrong with the answer for a report, or None."""
    if not line.endswith(b"\n"):
        return "half a line"
    try:
        answer = json.loads(line)
        its_version, answered = answer["contribution"], answer["path"]
    except (ValueError, TypeError, KeyError):
        return "no contribution"
    if its_version != version:
        return f"a contribution of version {its_version}, not {version}"
    if unescaped(answered) != unescaped(path):
        return f"the answer for {answered}"
    return None


class Asking(threading.Thread):
    """Hands reports over to the filter while its answers are read."""

    def __init__(self, reports, stdin):
        super().__init__(daemon=True)
        self.reports, self.stdin = reports, stdin
        self.asked = queue.SimpleQueue()  # (path, shown path) of what is not answered yet
        self.failure = None  # of what gives the reports

    def run(self):
        try:
            for path, content, shown_path in self.reports:
                self.asked.put((path, shown_path))
                self.stdin.write(request(path, content, shown_path))
            self.stdin.close()
        except BrokenPipeError:
            pass  # the filter has ended: which report is not answered shows
        except Exception as failure:
            self.failure = failure
            self.stdin.close()


def answers(reports, command, version):
    """Yields the contribution of each of the reports, which are (path, content, shown path), in their order."""
    with tempfile.TemporaryFile() as errors:
        filter_ = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        asking = Asking(reports, filter_.stdin)

        def fault(shown_path, what):
            filter_.kill()
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace").strip()[-MOST_OF_ERRORS:]
            return FilterFault(f"{shown_path}: {what}" + (f"; it said: {said}" if said else ""))

        shown_path = "before the first report"
        try:
            asking.start()
            for line in filter_.stdout:
                try:
                    path, shown_path = asking.asked.get_nowait()
                except queue.Empty:
                    raise fault(shown_path, "the program answers more than it is asked") from None
                wrong = fault_in(line, path, version)
                if wrong:
                    raise fault(shown_path, f"expected a contribution of this report, got {wrong}")
                yield line[:-1].decode("utf-8")
            code = filter_.wait()
            asking.join()
            if asking.failure:
                raise asking.failure
            ended = f"the program ended with {code}"
            if not asking.asked.empty():
                path, shown_path = asking.asked.get()
                raise fault(shown_path, f"not answered: {ended}")
            if code != 0:
                raise fault(shown_path, f"{ended} after its answer")
        finally:
            filter_.kill()
            filter_.wait()
            filter_.stdout.close()
