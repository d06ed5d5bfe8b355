"""The sheets that a workbook of .xlsx names, and where in the package their parts lie."""

from dataclasses import dataclass

from pledgectl.errors import PledgectlError
from pledgectl.ground.package import Package
from pledgectl.ground.xml import parse_xml
from pledgectl.text import clean_text

MAX_SHEETS = 100
RESAVE = "请用 Excel 或 WPS 打开后另存为新的 .xlsx 文件再试"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet that the workbook names: where its part lies and whether it is hidden."""

    name: str
    part: str
    hidden: bool


def sheet_parts(package: Package) -> list[SheetPart]:
    """List the worksheets of a workbook; PledgectlError for macros, missing parts, too many sheets."""
    where = package.where
    if any("vbaproject" in name.lower() for name in package.names):
        raise PledgectlError("文件里有宏（程序代码），不能使用", where, "请另存为不带宏的 .xlsx 文件再试")
    if not any(name.lower() == "xl/workbook.xml" for name in package.names):
        raise PledgectlError("文件里没有工作簿", where, RESAVE)
    workbook = parse_xml(package.read("xl/workbook.xml"), where)
    targets = _targets(package)
    found = []
    for sheet in workbook.iter("{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        kind, part = targets.get(str(key), ("", ""))
        if part not in package.names:
            raise PledgectlError("文件不完整，缺少工作表的内容", f"{where} “{_text(sheet.get('name'))}”", RESAVE)
        if kind == "worksheet":
            found.append(SheetPart(_text(sheet.get("name")), part, sheet.get("state", "visible") != "visible"))
    if not found or len(found) > MAX_SHEETS:
        message = f"文件里有 {len(found)} 个工作表，超过 {MAX_SHEETS} 个" if found else "文件里没有工作表"
        raise PledgectlError(message, where, "请只保留需要的工作表，另存后再试")
    return found


def _text(value: object) -> str:
    return clean_text(str(value or ""))


def _targets(package: Package) -> dict[str, tuple[str, str]]:
    """Map relation id to (kind, part name) of the workbook."""
    name = "xl/_rels/workbook.xml.rels"
    relations = parse_xml(package.read(name), package.where)
    out = {}
    for relation in relations.iter("{*}Relationship"):
        target = _text(relation.get("Target"))
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        out[_text(relation.get("Id"))] = (_text(relation.get("Type")).rsplit("/", 1)[-1], part)
    return out
