"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from khabar.archive.stamp import READ, TELL

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "khabar"
MODULES = sorted(SOURCE.rglob("*.py"))
STRINGS = {tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufefc]")
# Imports point one way: each part may use those in the ranks before its own.
ORDER = (
    ("errors", "kinds", "remember", "testimony"),
    ("given",),
    ("model",),
    ("record", "tags"),
    ("text",),
    ("language",),
    ("inflection", "sheets"),
    ("sounds",),
    ("dates", "outlets"),
    ("ingest", "read", "tagger", "tell"),
    ("archive",),
    ("pipeline",),
    ("outputs",),
)
RANKS = {part: rank for rank, parts in enumerate(ORDER) for part in parts}


def part_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def name_of(path: Path) -> str:
    return "khabar." + ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def docstrings(tree: ast.AST) -> set[int]:
    """The lines on which docstrings begin."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(first.lineno)
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_arabic_in_string_literals(path: Path) -> None:
    """Arabic words live in tables. Signs and ranges of the script may be named by their code points."""
    source = path.read_text(encoding="utf-8")
    told = docstrings(ast.parse(source))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in STRINGS and token.start[0] not in told:
            assert not ARABIC.search(token.string), f"{path.name}:{token.start[0]}: {token.string!r}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_functions_have_docstrings_and_at_most_six_parameters(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            parameters = [
                a
                for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                if a.arg not in ("self", "cls")
            ]
            assert len(parameters) <= 6, f"{path.name}: {node.name}"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}: {node.name} says nothing"
    assert ast.get_docstring(tree) or not tree.body


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name for name in names if name.startswith("khabar."))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    if path.name in ("__init__.py", "__main__.py") and path.parent == SOURCE:
        return
    mine = part_of(name_of(path))
    for name in imported(path):
        other = part_of(name)
        assert other == mine or RANKS[other] < RANKS[mine], f"{name_of(path)} imports {name}"


@pytest.mark.parametrize(("part", "patterns"), [("read", READ), ("tell", READ + TELL)])
def test_the_stamps_know_whatever_decides_a_reading_or_a_record(part: str, patterns: tuple[str, ...]) -> None:
    known = {name_of(path).removesuffix(".__init__") for pattern in patterns for path in SOURCE.glob(pattern)}
    assert f"khabar.{part}" in known
    for path in (p for pattern in patterns for p in SOURCE.glob(pattern) if p.suffix == ".py"):
        strange = sorted(set(imported(path)) - known)
        assert not strange, f"{name_of(path)} imports {strange}: add them to khabar.archive.stamp"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_bare_except_and_no_vague_names(path: Path) -> None:
    assert not re.search(r"util|helper|manager|^base|^core", path.stem)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.ExceptHandler) and node.type is None), f"{path.name}:{node.lineno}"
        assert not isinstance(node, ast.Global), f"{path.name}:{node.lineno}"
