"""What is installed: pinned with hashes, from anywhere, and not older than the fixes we rely on."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = ("requirements.txt", "requirements-dev.txt")
BENCH = "requirements-bench.txt"
# The first release with a security fix, or with the closed door, that the product counts on.
FLOORS = {
    "django": (5, 2, 19),
    "djangorestframework": (3, 15, 2),
    "lxml": (6, 1, 0),
    "pypdf": (7, 1, 0),
    "weasyprint": (70, 0),
}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    """The version of each package in a requirements file."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", read(name), flags=re.MULTILINE))


@pytest.mark.parametrize("name", [*FILES, BENCH, "tests/bench/package-lock.json"])
def test_requirements_hold_no_address(name):
    assert re.findall(r".*(?:://|--index-url|--find-links|--extra-index).*", read(name)) == []


@pytest.mark.parametrize("name", [*FILES, BENCH])
def test_every_package_is_pinned_with_a_hash(name):
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", read(name), flags=re.MULTILINE).strip())
    assert len(entries) == len(pins(name))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", FILES)
def test_no_package_is_older_than_its_floor(name):
    versions = {
        package: tuple(int(number) for number in version.split("."))
        for package, version in pins(name).items()
        if package in FLOORS
    }
    assert {"django", "djangorestframework", "lxml", "weasyprint"} <= set(versions)
    assert {package: version for package, version in versions.items() if version < FLOORS[package]} == {}


def test_tests_run_on_what_the_product_is_pinned_to():
    product, tests = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {package: tests.get(package) for package in product} == product
