"""The house keeps its floors: who may import whom, which foreign library lives where, what stays out of code (house.md)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "pledgectl"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(SOURCE.rglob("*.py"))
    if "_builtin" not in path.parts
}

# Bottom up. A module belongs to its longest entry; it may import its own floor and those below.
FLOORS: dict[str, int] = {
    **dict.fromkeys(("__init__", "errors", "files", "package", "builtin", "text", "model", "records", "toml", "transaction"), 0),
    **dict.fromkeys(("workdays", "profile", "citation"), 1),
    **dict.fromkeys(("rule", "diff", "renames"), 2),
    "rules": 3,
    **dict.fromkeys(("check", "catalog", "forms", "cases", "reports", "site"), 4),
    "doors": 5,
    **dict.fromkeys(("cli", "__main__"), 6),
}
# What doors may know above the lowest floors: nouns that they build.
DOORS_KNOW = ("catalog.intake.grid",)
FOREIGN: dict[str, tuple[str, ...]] = {
    "typer": ("cli",),
    "rich": ("doors.screen",),
    "openpyxl": ("doors",),
    "docx": ("doors.word",),
    "python_calamine": ("doors",),
    "lxml": ("package", "forms", "doors"),
    "defusedxml": ("package",),
    "jinja2": ("forms", "doors.page"),
    "markupsafe": ("forms", "doors.page"),
    "tomli": ("toml",),
    "tomllib": ("toml",),
    "tomli_w": ("doors", "cli"),
    "rapidfuzz": ("renames", "diff", "catalog", "rules"),
    "chinese_calendar": ("workdays",),
    "pypinyin": ("catalog.intake",),
    "filelock": ("files", "transaction"),
    "sqlite3": ("doors.register",),
}
# A command pays only for what it uses: these are imported inside functions (or in a module that is itself imported so).
LAZY = ("openpyxl", "docx", "rich", "python_calamine", "tomli_w", "chinese_calendar", "pypinyin", "rapidfuzz")
PLACES = re.compile("毛集|虎林|淮南|鸡西|maoji|hulin", re.IGNORECASE)
WORLD = ("files", "transaction", "builtin", "__main__")


def _within(module: str, prefixes: tuple[str, ...]) -> bool:
    return any(module == prefix or module.startswith(prefix + ".") for prefix in prefixes)


def _floor(module: str) -> int:
    known = [entry for entry in FLOORS if _within(module, (entry,))]
    return FLOORS[max(known, key=len)]


def _imports(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield every imported module by its full name, with the statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            own = node.module.removeprefix("pledgectl.") if node.module.startswith("pledgectl.") else node.module
            parts = [f"{own}.{alias.name}" for alias in node.names if node.module.startswith("pledgectl")]
            inner = [part.removeprefix("pledgectl.") for part in parts if part.removeprefix("pledgectl.") in MODULES]
            yield from ((f"pledgectl.{part}", node) for part in inner)
            if not inner:
                yield node.module, node


def _own_imports(module: str) -> set[str]:
    names = {name for name, _ in _imports(MODULES[module]) if name.split(".")[0] == "pledgectl"}
    return {name.removeprefix("pledgectl").removeprefix(".") or "__init__" for name in names}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_its_own_floor_and_those_below(module: str) -> None:
    name = module or "__init__"
    assert [other for other in sorted(_own_imports(module)) if _floor(other) > _floor(name)] == []


@pytest.mark.parametrize("module", [name for name in MODULES if _within(name, ("doors",))])
def test_doors_know_the_lowest_floors_and_never_each_other(module: str) -> None:
    others = [other for other in _own_imports(module) if _floor(other) > 2 and not _within(other, DOORS_KNOW)]
    assert sorted(others) == []


@pytest.mark.parametrize("module", MODULES)
def test_only_the_command_line_introduces_doors(module: str) -> None:
    doors = [other for other in _own_imports(module) if _within(other, ("doors",))]
    assert _within(module, ("doors", "cli")) or doors == []


def test_imports_never_go_in_a_circle() -> None:
    edges = {module: _own_imports(module) & MODULES.keys() - {module} for module in MODULES}
    while leaves := [module for module, others in edges.items() if not others & edges.keys()]:
        for module in leaves:
            del edges[module]
    assert sorted(edges) == []


@pytest.mark.parametrize("library", FOREIGN)
def test_a_foreign_library_lives_where_it_belongs(library: str) -> None:
    users = [m for m, tree in MODULES.items() if any(name.split(".")[0] == library for name, _ in _imports(tree))]
    assert [module for module in users if not _within(module, FOREIGN[library])] == []


@pytest.mark.parametrize("library", LAZY)
def test_a_heavy_library_is_imported_only_where_it_is_used(library: str) -> None:
    eager = [
        module
        for module, tree in MODULES.items()
        for name, node in _imports(tree)
        if name.split(".")[0] == library and node in tree.body
    ]
    assert eager == []


def _docstrings(tree: ast.Module) -> set[ast.AST]:
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, owners)]
    return {body[0].value for body in bodies if body and isinstance(body[0], ast.Expr)}


def _example_texts(tree: ast.Module) -> set[ast.AST]:
    """Collect what `@examples(...)` prints: command lines as a clerk types them."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "examples"]
    return {argument for call in calls for argument in call.args}


@pytest.mark.parametrize("module", MODULES)
def test_no_place_is_named_in_code(module: str) -> None:
    tree = MODULES[module]
    allowed = _docstrings(tree) | _example_texts(tree)
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in allowed]
    named = [node.value for node in texts if isinstance(node.value, str) and PLACES.search(node.value)]
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and PLACES.search(node.id)]
    assert named + names == []


def _calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield f"{getattr(node.func.value, 'id', '')}.{node.func.attr}"


@pytest.mark.parametrize("module", [name for name in MODULES if not _within(name, ("doors", "cli", *WORLD))])
def test_below_the_doors_nothing_touches_the_world(module: str) -> None:
    worldly = {"open", "print", "input", "os.getenv", "time.time", "random.random", "random.choice"}
    reading = re.compile(r"\.(read_text|read_bytes|write_text|write_bytes|mkdir|unlink|urlopen)$")
    assert [call for call in _calls(MODULES[module]) if call in worldly or reading.search(call)] == []


@pytest.mark.parametrize("module", [name for name in MODULES if not _within(name, ("cli", "transaction"))])
def test_today_is_asked_only_at_the_edge(module: str) -> None:
    assert [call for call in _calls(MODULES[module]) if call in ("date.today", "datetime.now", "datetime.today", "datetime.utcnow")] == []


@pytest.mark.parametrize("module", MODULES)
def test_only_main_catches_everything(module: str) -> None:
    handlers = [node for node in ast.walk(MODULES[module]) if isinstance(node, ast.ExceptHandler)]
    broad = [node for node in handlers if node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException")]
    assert len(broad) <= (module == "cli")
