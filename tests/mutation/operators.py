"""Small changes to C++ source: the mutants of one line.

Works on text, not on syntax: what comes out may not compile, which whoever asks finds out. It relies on
clang-format for telling operators from template brackets, references and pointers: binary operators have a space on
both sides.
"""
import re
from dataclasses import dataclass

SWAPS = {
    "comparison": {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="},
    "arithmetic": {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*="},
    "logic": {"&&": "||", "||": "&&"},
    "bits": {"&": "|", "|": "&", "^": "|", "<<": ">>", ">>": "<<", "|=": "&=", "&=": "|=", "<<=": ">>=", ">>=": "<<="},
}
OPERATOR_OF = {symbol: (name, to) for name, swaps in SWAPS.items() for symbol, to in swaps.items()}
BINARY = re.compile(r"(?<= )(?:%s)(?= |$)" % "|".join(sorted(map(re.escape, OPERATOR_OF), key=len, reverse=True)))
NUMBER = re.compile(r"(?<![\w.'])(\d[\d']*(?:\.\d+)?(?:[eE][-+]?\d+)?)([uUlLfF]*)(?![\w.'])")
WORDS = {"true": "false", "false": "true", "min": "max", "max": "min", "break": "continue", "continue": "break",
         "all_of": "any_of", "any_of": "all_of", "none_of": "any_of", "begin": "end", "front": "back", "back": "front"}
WORD = re.compile(r"\b(?:%s)\b(?=[;,)\s(]|$)" % "|".join(WORDS))
NOT = re.compile(r"!(?=[\w(:])")
CONDITION = re.compile(r"\b(?:if|while) \(")
RETURN = re.compile(r"\breturn (?!(?:\{\}|0|false|nullptr|std::nullopt);)([^;]+);$")
STATEMENT = re.compile(r"(?:\+\+|--)?[\w*(][\w.:*>()\[\]-]*(?: ?(?:[-+*/|&^]|<<|>>)?= |\(|;)")
NO_STATEMENT = re.compile(r"(?:return|using|namespace|static_assert|case|throw|goto|else|struct|class|enum)\b")

# Lines whose only effect is on speed or memory: no test can notice a change there.
SPEED_ONLY = re.compile(r"\breserve\(|prefetch|shrink_to_fit\(|__builtin_expect|#pragma|cache_aligned|huge_pages")
# Declarations, which no test runs, or in which a change means another type.
NO_CODE = re.compile(r"\s*(?:#|static_assert|template\b|using\b|namespace\b|\[\[)")


@dataclass(frozen=True)
class Mutant:
    path: str
    line: int  # from 1
    operator: str
    begin: int  # columns from 0 of what is replaced
    end: int
    text: str

    def applied(self, line: str) -> str:
        return line[:self.begin] + self.text + line[self.end:]


def code_only(source: str) -> list[str]:
    """The lines of a source file with comments and the content of literals blanked out."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])+\'', re.S)

    def blank(match: re.Match) -> str:
        return re.sub(r"[^\n]", " " if match[0].startswith("/") else "_", match[0])
    return pattern.sub(blank, source).split("\n")


def closing(code: str, opening: int) -> int | None:
    """Where the parenthesis ends that opens there, if on this line."""
    depth = 0
    for at in range(opening, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        if depth == 0:
            return at
    return None


def mutants_of_line(path: str, number: int, line: str, code: str, before: str) -> list[Mutant]:
    """All mutants of a line; `code` is what code_only() makes of it, `before` the code line above, blank ones skipped."""
    found = []

    def add(operator: str, begin: int, end: int, text: str) -> None:
        found.append(Mutant(path, number, operator, begin, end, text))

    if NO_CODE.match(code) or SPEED_ONLY.search(code):
        return []
    for match in BINARY.finditer(code):
        name, text = OPERATOR_OF[match[0]]
        add(name, *match.span(), text)
    for match in NOT.finditer(code):
        add("negation", *match.span(), "")
    for match in NUMBER.finditer(code):
        number_text = match[1].replace("'", "")
        changed = ["1"] if number_text == "0" else ["0"]
        if number_text.isdigit() and number_text != "0":
            changed.append(str(int(number_text) + 1))
        for text in changed:
            add("constant", *match.span(1), text)
    for match in WORD.finditer(code):
        add("word", *match.span(), WORDS[match[0]])
    for match in CONDITION.finditer(code):
        end = closing(code, match.end() - 1)
        if end is not None:
            add("condition", match.end() - 1, end + 1, f"(!{line[match.end() - 1:end + 1]})")
    if match := RETURN.search(code):
        add("return value", *match.span(1), "{}")
    body = code.strip()
    starts = before.rstrip().endswith((";", "{", "}", ":")) or not before
    if (starts and body.endswith(";") and STATEMENT.match(body) and not NO_STATEMENT.match(body)
            and body.count("(") == body.count(")") and body.count("{") == body.count("}")):
        add("statement", len(code) - len(code.lstrip()), len(code.rstrip()) - 1, "")
    return found
