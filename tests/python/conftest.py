"""Fixtures: the graph of the sample reports."""

from pathlib import Path

import pytest
import sigloom

root = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def samples() -> Path:
    return root / "samples"


@pytest.fixture(scope="session")
def graph(samples: Path) -> sigloom.Graph:
    return sigloom.build(samples)


@pytest.fixture(scope="session")
def program(pytestconfig: pytest.Config) -> str:
    """The program, which says the same."""
    return pytestconfig.getoption("--program")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--program", default="sigloom")
