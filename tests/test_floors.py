"""The architecture, read from the imports: floors, foreign libraries, what differs between places, and the clock."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "pledgectl"
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in ROOT.rglob("*.py")}

# Bottom up; a module imports from its own floor or below. Longest prefix wins.
FLOORS = {
    "__init__": 0, "errors": 0, "lazy": 0, "ground": 0, "builtin": 0, "text": 0, "formats.records": 0, "formats.ooxml": 0, "model": 0, "books": 0,
    "citation": 1, "cite": 1, "workdays": 1, "notice": 1, "profile": 1, "grid": 1, "gaps": 1, "marks": 1, "redline": 1, "figures": 1, "formats": 1, "scan": 1,
    "rule": 2, "renames": 2, "diff": 2, "formats.sarif": 2,
    "rules": 3,
    "check": 4, "catalog": 4, "dept": 4, "forms": 4, "reports": 5,
    "doors": 5,
    "cli": 6, "__main__": 6,
}
DOORS_KNOW = 2

# Which module may import which foreign library, and nothing else may.
FOREIGN = {
    "typer": {"cli"},
    "rich": {"doors.screen"},
    "openpyxl": {"doors.sheets", "doors.blanks", "doors.markup", "doors.report_book"},
    "python_calamine": {"doors"},
    "docx": {"doors.word"},
    "lxml": {"ground.xml", "forms", "doors"},
    "defusedxml": {"doors"},
    "jinja2": {"forms"},
    "markupsafe": {"forms"},
    "tomli": {"ground.toml"},
    "tomli_w": {"ground.toml"},
    "rapidfuzz": {"renames", "rules"},
    "chinese_calendar": {"workdays"},
    "pypinyin": {"catalog.intake"},
    "filelock": {"ground.folders", "ground.lock"},
}
PURE = ("text", "formats", "model", "books", "citation", "cite", "workdays", "profile", "grid", "scan", "rule", "renames", "diff", "marks", "redline", "rules", "check", "catalog", "dept", "forms", "figures", "reports")
IMPURE_CALLS = {"open", "print", "input"}
PLACES = re.compile("毛集|虎林|淮南|鸡西|maoji|hulin|安徽|黑龙江")


def floor(module: str) -> int:
    parts = module.split(".")
    return next(FLOORS[name] for size in range(len(parts), 0, -1) if (name := ".".join(parts[:size])) in FLOORS)


def within(module: str, names: set[str] | tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> str:
    """Name the module of this package that an import reaches."""
    parts = name.split(".")[1:]
    while parts and ".".join(parts) not in MODULES:
        parts.pop()
    return ".".join(parts) or "__init__"


def without_docstrings(path: Path) -> str:
    """Return the code; a docstring may name the plan that it cites."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)


OWN = [(module, own(name)) for module, path in MODULES.items() for name in imports(path) if name.split(".")[0] == "pledgectl"]


@pytest.mark.parametrize("module", sorted(filter(None, MODULES)))
def test_every_module_has_a_floor_and_says_its_one_reason(module):
    assert floor(module) >= 0
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body


def test_nothing_imports_from_a_floor_above():
    assert [f"{module} -> {used}" for module, used in OWN if module and floor(used) > floor(module)] == []


def test_doors_know_the_lowest_floors_and_never_each_other():
    doors = [(module, used) for module, used in OWN if module.startswith("doors.")]
    assert [f"{module} -> {used}" for module, used in doors if floor(used) > DOORS_KNOW and used != module] == []


def test_no_module_imports_itself_in_a_circle():
    graph = {module: {used for source, used in OWN if source == module and used != module} for module in MODULES}

    def reach(module: str, seen: frozenset[str]) -> bool:
        return any(used in seen or reach(used, seen | {used}) for used in graph.get(module, ()))

    assert [module for module in MODULES if reach(module, frozenset({module}))] == []


def test_foreign_libraries_stay_where_they_belong():
    used = {(module, name.split(".")[0]) for module, path in MODULES.items() for name in imports(path)}
    assert [f"{module}: {name}" for module, name in used if name in FOREIGN and not within(module, FOREIGN[name])] == []


def test_below_the_doors_nothing_touches_the_world():
    wrong = []
    for module, path in MODULES.items():
        if within(module, PURE):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    called = ast.unparse(node.func)
                    if called in IMPURE_CALLS or re.search(r"\b(today|now|getenv|read_text|write_text|read_bytes|write_bytes)$", called):
                        wrong.append(f"{module}: {called}")
    assert wrong == []


def test_the_clock_is_read_only_at_the_edge():
    readers = {
        module
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and re.fullmatch(r"(date|datetime)(\.\w+)?\.(today|now)", ast.unparse(node.func))
    }
    assert {module for module in readers if not within(module, {"cli", "ground.transaction"})} == set()


def test_what_differs_between_places_is_data_not_code():
    assert [f"{module}: {found[0]}" for module, path in MODULES.items() if (found := PLACES.search(without_docstrings(path)))] == []


def test_no_function_is_longer_than_sixty_lines():
    long = [
        f"{module}.{node.name}"
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    ]
    assert long == []


LAZY = ("openpyxl", "docx", "rich", "python_calamine", "tomli_w", "chinese_calendar", "pypinyin", "rapidfuzz")


@pytest.mark.parametrize("library", LAZY)
def test_a_heavy_library_is_loaded_only_by_the_function_that_uses_it(library):
    tops = {module: ast.parse(path.read_text(encoding="utf-8")).body for module, path in MODULES.items()}
    names = {(m, n.module) for m, body in tops.items() for n in body if isinstance(n, ast.ImportFrom) and n.module}
    names |= {(m, alias.name) for m, body in tops.items() for n in body if isinstance(n, ast.Import) for alias in n.names}
    assert [module for module, name in names if name.split(".")[0] == library] == []


def test_only_main_catches_everything():
    handlers = {
        (module, node.lineno)
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or "Exception" in ast.unparse(node.type).split(" "))
    }
    assert [module for module, _ in handlers] == ["cli"]
