"""The files that go along with a filing: application forms, legality opinions, and everything attached on the way."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pledgectl.books import Attachment
from pledgectl.catalog.filing import Filing
from pledgectl.catalog.materials import APPLICATION, DECISION, TITLES, Lack, Materials
from pledgectl.catalog.papers import Papers, edition
from pledgectl.cli.catalog.attached import Attached, kept
from pledgectl.cli.catalog.papers import application_values
from pledgectl.cli.catalog.situation import ADJUSTMENTS, FILINGS
from pledgectl.doors.settings import read_fonts
from pledgectl.doors.store import read_departments
from pledgectl.doors.word import read_template
from pledgectl.errors import PledgectlError
from pledgectl.forms.bundle import volumes
from pledgectl.forms.compile import Template, compile_template
from pledgectl.forms.kinds import KINDS
from pledgectl.forms.subject import Subject
from pledgectl.ground.filenames import file_name
from pledgectl.model import Department

# Attached files beyond this go by themselves: a package of more than 20 MB is opened by nobody.
BUDGET = 16_000_000
Values = dict[str, Any]


def material_parts(papers: Papers, materials: Materials, root: Path) -> tuple[dict[str, bytes], tuple[Lack, ...]]:
    """Return the files by their name in the package, and what turned out to be lacking besides."""
    known = {one.name: one for one in read_departments(root)}
    parts = dict(_applications(papers, materials, root, known)) | dict(_reviews(papers, materials, root, known))
    attached, lacks = _attached(materials, root)
    return parts | attached, lacks


def supplements(filing: Filing, files: Sequence[Attached], root: Path, taken: int = 0) -> dict[str, bytes]:
    """Return what was attached to a filing before and is attached now; `taken` are the bytes that go along besides.

    PledgectlError if a file is no longer what it was, or all together are more than a package that can be opened again.
    """
    held = {one.about.name: one.data for one in files}
    for one in filing.attachments:
        data = held.get(one.name) or kept(root, f"{FILINGS}/{filing.version}", one)
        if data is None:
            where = f"{FILINGS}/{filing.version}/{one.name}"
            raise PledgectlError("补充材料不见了或者改动过", where, "请从备份恢复，或者用 --attach 重新放入")
        held[one.name] = data
    if taken + sum(map(len, held.values())) > BUDGET:
        hint = "大的文件请另行报送，或者压缩后再放入"
        raise PledgectlError(f"附件和补充材料合计超过 {BUDGET // 1_000_000} MB，放不进材料包", "--attach", hint)
    return {f"补充材料/{name}": data for name, data in held.items()}


def _template(kind: str, root: Path) -> Template:
    return compile_template(*read_template(kind, root), read_fonts(root))


def _applications(
    papers: Papers, materials: Materials, root: Path, known: dict[str, Department]
) -> Iterator[tuple[str, bytes]]:
    if not materials.proposals:
        return
    template = _template("adjustment", root)
    for one in materials.proposals:
        forms = [values for _, values in application_values(papers.profile, papers.difference, one, known)]
        yield from _volumes(f"{_folder(one.number, one.department)}/调整申请表", template, forms)


def _folder(number: str, department: str) -> str:
    return f"{TITLES[APPLICATION]}/{file_name(number, department, taken=set(), ending='')}"


def _reviews(papers: Papers, materials: Materials, root: Path, known: dict[str, Department]) -> Iterator[tuple[str, bytes]]:
    if not materials.reviewed:
        return
    template, about = _template("legality", root), KINDS["legality"]
    version, taken = edition(papers.release.version), set[str]()
    for department in sorted({item.department for item in materials.reviewed}):
        items = [item for item in materials.reviewed if item.department == department]
        forms = [about.values(Subject(papers.profile, (item,), known.get(department), version)) for item in items]
        yield from _volumes(f"{about.title}/{file_name(department, taken=taken, ending='')}", template, forms)


def _volumes(stem: str, template: Template, forms: Sequence[Values]) -> Iterator[tuple[str, bytes]]:
    """Join forms into as few documents as a volume's size allows."""
    made = [*volumes(template, forms)]
    for number, data in enumerate(made, 1):
        yield f"{stem}{f'-{number}' if len(made) > 1 else ''}.docx", data


def _attached(materials: Materials, root: Path) -> tuple[dict[str, bytes], tuple[Lack, ...]]:
    """Read everything attached to applications and decisions; what is gone, changed or too large is lacking."""
    parts: dict[str, bytes] = {}
    lacks: list[Lack] = []
    for kind, source, target, one in _places(materials):
        data = kept(root, source, one)
        size = sum(map(len, parts.values())) + one.size
        if data is None:
            lacks.append(Lack(kind, f"附件 {one.name}", f"{source}/{one.name} 不见了或者改动过：请从备份恢复，或者另行放入"))
        elif size > BUDGET:
            lacks.append(Lack(kind, f"附件 {one.name}", f"文件太大，没有放进材料包，请另行报送：{source}/{one.name}"))
        else:
            parts[f"{target}/{one.name}"] = data
    return parts, tuple(lacks)


def _places(materials: Materials) -> Iterable[tuple[str, str, str, Attachment]]:
    """Yield what is attached: its kind, where it lies in the workspace, where it goes in the package."""
    for one in materials.proposals:
        for file in one.attachments:
            yield APPLICATION, f"{ADJUSTMENTS}/{one.number}", f"{_folder(one.number, one.department)}/附件", file
    for held in materials.decisions:
        target = f"{TITLES[DECISION]}/{file_name(held.number, held.approval.document, taken=set(), ending='')}"
        for file in held.attachments:
            yield DECISION, f"{ADJUSTMENTS}/{held.number}", target, file
