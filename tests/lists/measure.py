"""Compare what the reader makes of a labelled list with its truth; run it to see every cell that differs.

python tests/lists/measure.py [--issue 2|3] [NAME…]
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUTSIDE = HERE / "outside"
LEVELS = (("省", "省"), ("市", "市"), ("县", "县"), ("区", "县"), ("乡", "乡"), ("镇", "乡"), ("国", "国"))
MAY_BE_INVENTED = ("requester", "issuer", "matter_type", "content", "code", "method", "applicants")


@dataclass
class Result:
    """What one list came to: how many labelled cells, those that differ, and faults of rows."""

    name: str
    cells: int = 0
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Return the share of cells that are right."""
        return 1 - len(self.wrong) / self.cells if self.cells else 1.0


def names(issue: int | None = None) -> list[str]:
    """Return the lists of an issue, or all; those of issue 3 came from outside."""
    paths = [*sorted(HERE.glob("*.toml")), *sorted(OUTSIDE.glob("*.toml"))]
    return [path.stem for path in paths if issue in (None, load(path.stem)["issue"])]


def load(name: str) -> dict[str, Any]:
    """Return the truth of one list."""
    return tomllib.loads((folder_of(name) / f"{name}.toml").read_text(encoding="utf-8"))


def folder_of(name: str) -> Path:
    """Return where a list lies."""
    return HERE if (HERE / f"{name}.toml").exists() else OUTSIDE


def measure(name: str) -> Result:
    """Read one list and compare."""
    from pledgectl.catalog.intake import read_sheets
    from pledgectl.doors.workbook import read_book

    truth = load(name)
    intakes = read_sheets(read_book(folder_of(name) / truth["file"]), truth["dept"])
    result = Result(name)
    compare_rows(truth, intakes, result)
    read = ((key_of(truth, intake.sheet, entry.row), entry.item) for intake in intakes for entry in intake.entries)
    found = dict(beside(read))
    for key, true in beside((key_of(truth, true.get("sheet", ""), true["row"]), true) for true in truth["items"]):
        compare_item(true, found.get(key), truth["free"], result)
    return result


def beside(rows: Iterable[tuple[tuple[str, int], Any]]) -> Iterator[tuple[tuple[str, int, int], Any]]:
    """Number what stands in one row, since two tables may stand side by side."""
    seen: Counter[tuple[str, int]] = Counter()
    for key, value in rows:
        seen[key] += 1
        yield (*key, seen[key]), value


def key_of(truth: dict[str, Any], sheet: str, row: int) -> tuple[str, int]:
    """Return what tells rows apart: the sheet counts only where the truth names sheets."""
    return (sheet if any("sheet" in item for item in truth["items"]) else "", row)


def compare_rows(truth: dict[str, Any], intakes: Iterable[Any], result: Result) -> None:
    """Every row with content is an item, a header or told as skipped, each just once, and each as the truth has it."""
    items = Counter(key_of(truth, t.get("sheet", ""), t["row"]) for t in truth["items"])
    listed = {t.get("sheet", "") for t in truth["headers"]}
    either = {key_of(truth, t.get("sheet", ""), t["row"]) for t in truth["skipped"] if t.get("either")}
    rest = [t for t in truth["skipped"] if t.get("sheet", "") in listed and "of" not in t]
    expected = {key_of(truth, t.get("sheet", ""), t["row"]) for t in rest}
    head = {key_of(truth, t.get("sheet", ""), row) for t in truth["headers"] for row in t["rows"]}
    read = [key_of(truth, intake.sheet, entry.row) for intake in intakes for entry in intake.entries]
    told = [key_of(truth, i.sheet, skip.row) for i in intakes for skip in i.skipped if not listed - {""} or i.sheet in listed]
    alone = set() if truth.get("beside") else set(told) & set(read)
    twice = alone | {key_of(truth, i.sheet, skip.row) for i in intakes for skip in i.skipped if skip.row in {e.row for e in i.entries}}
    header = [key_of(truth, intake.sheet, row) for intake in intakes for row in intake.header_rows]
    result.rows += [f"不是事项，却读成事项：{row}" for row in sorted(set(read) - set(items) - either)]
    result.rows += [f"事项未读出：{row}" for row in sorted(key for key in items if read.count(key) < items[key])]
    result.rows += [f"行丢失，既未读也未说明：{row}" for row in sorted((set(items) | expected | head) - set(read) - set(told) - set(header))]
    result.rows += [f"行重复：{row}" for row in sorted({row for row in read if read.count(row) > max(items[row], 1)} | twice)]


def compare_item(true: dict[str, Any], item: Any, free: Iterable[str], result: Result) -> None:
    """Compare each labelled field, and those that the list does not have; in `free` fields either reading is right."""
    where = f"{true.get('sheet', '')}!{true['row']}"
    labelled = [name for name in true if name not in ("row", "sheet")]
    result.cells += len(labelled)
    for name in labelled:
        expected, got = true[name], pick(item, name)
        if item is None or not same(name, expected, got):
            result.wrong.append((where, name, shown(expected), "（未读出）" if item is None else shown(got)))
    compare_words(true, item, result)
    for name in MAY_BE_INVENTED:
        if item is not None and name not in true and name not in free and pick(item, name):
            result.cells += 1
            result.wrong.append((where, name, "", shown(pick(item, name))))


def compare_words(true: dict[str, Any], item: Any, result: Result) -> None:
    """Compare the words and the rank of each basis where the truth gives them."""
    for basis in true.get("bases", ()) if item is not None else ():
        for part in ("text", "rank"):
            own = [getattr(each, part) for each in item.bases if citations([basis])[0][0] == citations(plain([each]))[0][0]]
            result.cells += bool(basis.get(part))
            if basis.get(part) and not any(same("bases.words", basis[part], each) for each in own):
                result.wrong.append((str(true["row"]), f"bases.{part}", basis[part], "|".join(own)))


def pick(item: Any, name: str) -> Any:
    """Return a field, as `verification.means`."""
    if name == "rank":
        return item.bases if item else ()
    for part in name.split("."):
        item = getattr(item, part, None)
    return item


def same(name: str, expected: Any, got: Any) -> bool:
    """Tell whether two values of a field agree in comparing form."""
    from pledgectl.text import compare_form

    if name == "bases":
        return citations(expected) == citations(plain(got))
    if name == "rank":
        return {expected} == {basis.rank for basis in got}
    if name == "levels":
        return {level(word) for word in expected} == {level(word) for word in got}
    if name == "remarks":
        return compare_form(expected) in compare_form(got)
    if name == "verification.exempt":
        return bool({"是": "yes", "否": "no"}[expected] == got)
    return compare_form(expected) == compare_form(got)


def level(word: str) -> str:
    """Return the level's own character."""
    return next((own for sign, own in LEVELS if sign in word), word)


def plain(found: Iterable[Any]) -> list[dict[str, str]]:
    """Return bases as dictionaries."""
    return [{key: getattr(basis, key) for key in ("document", "number", "article")} for basis in found]


def citations(found: Iterable[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Return document, number and articles of each cited paper in order; articles of one paper count together."""
    from pledgectl.text import compare_form

    papers: dict[str, list[str]] = {}
    for basis in found:
        number = compare_form(basis.get("number", ""))
        document = re.sub("[《》〈〉<>]", "", compare_form(f"《{basis['document']}》")) if basis.get("document") else number
        article = re.sub("第[一二三四五六七八九十]+章|[、，,；;及和 ]", "", compare_form(basis.get("article", "")))
        paper = papers.setdefault(document, [number, ""])
        paper[0], paper[1] = paper[0] or number, paper[1] + article
    return [(document, number, article) for document, (number, article) in papers.items()]


def shown(value: Any) -> str:
    """Write a value for people."""
    if value and isinstance(value, tuple) and hasattr(value[0], "rank"):
        return "；".join("|".join((*citation, basis.rank)) for citation, basis in zip(citations(plain(value)), value, strict=False))
    if value and isinstance(value, list | tuple) and not isinstance(value[0], str):
        return "；".join("|".join(c) for c in citations(value if isinstance(value[0], dict) else plain(value)))
    return "、".join(value) if isinstance(value, list | tuple) else str(value or "")


def main(arguments: list[str]) -> None:
    """Print what differs, list by list, and the total."""
    issue = int(arguments.pop(arguments.index("--issue") + 1)) if "--issue" in arguments else None
    chosen = [a for a in arguments if a != "--issue"] or names(issue)
    cells = wrong = 0
    for name in chosen:
        try:
            result = measure(name)
        except Exception as error:
            print(f"== {name}: {type(error).__name__}: {error}")
            cells, wrong = cells + 1, wrong + 1
            continue
        cells, wrong = cells + result.cells, wrong + len(result.wrong)
        print(f"== {name}: {result.cells - len(result.wrong)}/{result.cells}" + ("" if not result.rows else f"，行的问题 {len(result.rows)}"))
        for line in result.rows:
            print("  行", line)
        for row in result.wrong:
            print("  格", " | ".join(text.replace("\n", "⏎")[:160] for text in row))
    print(f"{cells - wrong}/{cells} = {(cells - wrong) / max(cells, 1):.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
