"""The rules of the house, as a test: who may import whom, and what no file may hold."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("treatywatch", "drafts", "annotations")

ENGINE_LIBRARIES = ("diff_match_patch", "rapidfuzz")
READER_LIBRARIES = ("lxml", "pypdfium2", "pypdf", "chardet")
# What a module may not import: exports know no rows, reads no writes, writes no requests; pages and API are
# siblings.
LAYERS = {
    "exports": ("models", "queries", "services", "views", "api", "forms", "admin", "management"),
    "models": ("queries", "services", "views", "api", "forms", "admin", "management"),
    "queries": ("services", "views", "api", "forms", "admin", "management"),
    "services": ("views", "api", "forms", "admin", "management"),
    "views": ("api",),
    "api": ("views", "forms"),
}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals")
LONGEST_FILE = 300


@dataclass(frozen=True)
class Import:
    """One imported name, absolute and dotted: `from drafts.engine import diff` is drafts.engine.diff."""

    name: str
    line: int
    relative: bool
    inside_function: bool

    def of(self, *packages: str) -> bool:
        return any(self.name == package or self.name.startswith(f"{package}.") for package in packages)


def imports_of(source: str) -> Iterator[Import]:
    """Every import in a module's source, those inside functions too."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, False, id(node) in inside)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = f"{node.module}.{alias.name}" if node.module else alias.name
                yield Import(name, node.lineno, node.level > 0, id(node) in inside)


def modules(*folders: str) -> list[Path]:
    """The Python files below the folders, named from the root; migrations are Django's writing, not ours."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path.relative_to(ROOT) for path in found if "migrations" not in path.parts)


def engines() -> list[Path]:
    return [path for path in modules(*PRODUCT) if "engine" in path.parts]


def readers() -> list[Path]:
    return modules("drafts/readers")


def wrong(paths: Iterable[Path], is_wrong) -> list[str]:
    """One line, "X imports Y", for each import in `paths` that `is_wrong(path, import)`."""
    return [
        f"{path}:{found.line} imports {found.name}"
        for path in paths
        for found in imports_of((ROOT / path).read_text(encoding="utf-8"))
        if is_wrong(path, found)
    ]


def of_standard_library(found: Import) -> bool:
    return found.name.split(".")[0] in sys.stdlib_module_names


def test_an_import_is_seen_wherever_it_hides():
    source = "import a.b\nfrom c import d as e\ndef f():\n    from . import g\n"
    assert list(imports_of(source)) == [
        Import("a.b", 1, False, False),
        Import("c.d", 2, False, False),
        Import("g", 4, True, True),
    ]


def test_drafts_know_nothing_of_annotations():
    assert wrong(modules("drafts"), lambda _, found: found.of("annotations")) == []


def test_accounts_know_neither_drafts_nor_annotations():
    assert wrong(modules("treatywatch/accounts"), lambda _, found: found.of("drafts", "annotations")) == []


def test_engines_import_the_standard_library_other_engines_and_two_libraries():
    def is_wrong(_: Path, found: Import) -> bool:
        engine = found.of("drafts.engine", "annotations.engine")
        return not (engine or of_standard_library(found) or found.of(*ENGINE_LIBRARIES))

    assert len(engines()) > 5
    assert wrong(engines(), is_wrong) == []


def test_engines_of_drafts_stand_below_those_of_annotations():
    assert wrong(modules("drafts/engine"), lambda _, found: found.of("annotations.engine")) == []


def test_readers_import_engines_and_the_file_libraries():
    ours = ("drafts.engine", "drafts.readers", "treatywatch.cage")

    def is_wrong(_: Path, found: Import) -> bool:
        return not (of_standard_library(found) or found.of(*ours, *READER_LIBRARIES))

    assert wrong(readers(), is_wrong) == []


def layer_of(path: Path) -> str | None:
    """The outermost folder decides: drafts/api/views.py is of the API."""
    return next((part for part in (*path.parent.parts, path.stem) if part in LAYERS), None)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_what_stands_below_it(layer):
    above = [
        f"{app}.{name}" for app in ("drafts", "annotations", "treatywatch.accounts") for name in LAYERS[layer]
    ]
    of_layer = [path for path in modules(*PRODUCT) if layer_of(path) == layer]
    assert wrong(of_layer, lambda _, found: found.of(*above)) == []


def test_services_and_queries_see_no_request():
    web = ("django.http", "django.shortcuts", "django.views", "django.template")
    below = [path for path in modules(*PRODUCT) if {"services", "queries"} & {*path.parent.parts, path.stem}]
    assert wrong(below, lambda _, found: found.of(*web)) == []


def test_rest_framework_stays_in_the_api():
    def is_wrong(path: Path, found: Import) -> bool:
        return found.of("rest_framework") and "api" not in (*path.parent.parts, path.stem)

    assert wrong(modules(*PRODUCT), is_wrong) == []


def test_weasyprint_is_imported_only_where_a_pdf_is_printed():
    def is_wrong(path: Path, found: Import) -> bool:
        return found.of("weasyprint") and not (path == Path("treatywatch/pdf.py") and found.inside_function)

    assert wrong(modules(*PRODUCT), is_wrong) == []


def test_imports_are_absolute():
    assert wrong(modules(*PRODUCT, "tests"), lambda _, found: found.relative) == []


def test_no_signals():
    assert wrong(modules(*PRODUCT), lambda _, found: found.of(*SIGNALS)) == []


def test_no_future_annotations_because_they_would_hide_the_app_of_that_name():
    assert wrong(modules(*PRODUCT, "tests"), lambda _, found: found.of("__future__")) == []


def test_the_package_file_of_drafts_is_empty_so_that_engines_load_without_django():
    assert (ROOT / "drafts/__init__.py").read_text() == ""


def test_engines_and_readers_load_without_django():
    names = [
        ".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in (*engines(), *readers())
    ]
    script = """
import importlib, sys
sys.modules["django"] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
"""
    done = subprocess.run([sys.executable, "-c", script, *names], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == ""


def written_files(*suffixes: str) -> list[Path]:
    """The files that people wrote, by suffix: of the product, its tests, its pages and its tools."""
    folders = [ROOT / folder for folder in (*PRODUCT, "tests", "templates", "static", "docs")]
    found = [*ROOT.iterdir(), *(path for folder in folders for path in folder.rglob("*"))]
    not_ours = {"migrations", "vendor", "node_modules"}
    return sorted(
        path
        for path in found
        if path.is_file() and path.suffix in suffixes and not not_ours & set(path.relative_to(ROOT).parts)
    )


def matches(pattern: str, *suffixes: str) -> list[str]:
    """Where the pattern occurs in the files that people wrote, as "path:line"."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in [*written_files(*suffixes), ROOT / "tw"]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(pattern, line)
    ]


def test_no_file_is_longer_than_can_be_read_at_one_sitting():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in written_files(".py", ".js", ".css", ".html")
    }
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_promise_is_left_in_the_code():
    words = "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"])
    assert matches(rf"\b(?:{words})\b", ".py", ".js", ".css", ".html", ".toml") == []


def test_no_path_of_one_machine_is_written_down():
    places = "|".join(["ro" + "ot", "wo" + "rk", r"home/\w+"])
    assert matches(rf"(?<![\w.])/(?:{places})/", ".py", ".js", ".css", ".html", ".md", ".toml", ".yaml") == []
