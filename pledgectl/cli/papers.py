"""Gather what the papers of items need: items, departments, profile, the compiled template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pledgectl.doors import screen, store
from pledgectl.doors.profiles import read_profile
from pledgectl.doors.settings import read_fonts, read_settings
from pledgectl.doors.word import read_template
from pledgectl.errors import USAGE, PledgectlError, refusal
from pledgectl.forms.compile import Template, compile_template
from pledgectl.forms.kinds import ITEM, KINDS, PLACE, Kind
from pledgectl.forms.papers import printed
from pledgectl.forms.subject import Subject
from pledgectl.gaps import missing
from pledgectl.model import Catalog, Change, Department, Finding, Item, catalog_of
from pledgectl.profile import Profile

if TYPE_CHECKING:
    from pledgectl.catalog.tables import ComparisonRow


GOVERNMENT = "government"
# The words of the file's name, and what the paper is about.
Papers = list[tuple[tuple[str, ...], Subject]]
Changes = tuple[tuple[Change, "ComparisonRow"], ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """备好的材料: everything that papers of one kind are made from; `output` is the workspace's folder for papers."""

    kind: str
    title: str
    catalog: Catalog
    departments: dict[str, Department]
    profile: Profile
    template: Template
    output: str
    base: Subject

    def values(self, item: Item) -> dict[str, Any]:
        """Return what the blank paper of an item says."""
        return KINDS[self.kind].values(self.about((item,)))

    def about(self, items: Sequence[Item]) -> Subject:
        """Return the subject of a paper on an item."""
        return replace(self.base, items=tuple(items), department=self.departments.get(items[0].department))

    def subjects(self, items: Sequence[Item]) -> Papers:
        """List the papers to be made of `items`."""
        per = KINDS[self.kind].per
        if per == ITEM:
            return [((item.id, item.name, self.title), self.about((item,))) for item in items]
        if per == PLACE:
            return [((self.title,), replace(self.base, items=tuple(items)))]
        names = dict.fromkeys(item.department for item in items)
        return [self.of_department(self.departments.get(name) or Department("", name), items) for name in names]

    def of_department(self, department: Department, items: Sequence[Item]) -> tuple[tuple[str, ...], Subject]:
        """Return the paper of a department, on those of `items` that are its own."""
        own = tuple(item for item in items if item.department == department.name)
        return (department.code, department.name, self.title), replace(self.base, items=own, department=department)


def gather(root: Path, kind: str, version: str) -> Gathered:
    """Read the items of a version (in force by default), and compile the template of this kind."""
    departments = {one.name: one for one in store.read_departments(root)}
    settings = read_settings(root)
    template = compile_template(*read_template(kind, root), read_fonts(root))
    profile, about = read_profile(settings.profile, root), KINDS[kind]
    catalog = _catalog(root, version or ("draft" if about.changes else ""))
    changes, gone = _changes(root, profile, catalog) if about.changes else ((), ())
    reasons = _reasons(root, changes) if about.code == "request" else ()
    base = replace(_base(about, profile, catalog, changes, reasons), contact=settings.office.contact)
    if about.per == ITEM and gone:
        # An item that is to be cancelled stands in the version in force only, and needs its application like any other.
        catalog = catalog_of(catalog.version, (*catalog, *gone))
    return Gathered(kind, about.title, catalog, departments, profile, template, settings.paths.output, base)


def _reasons(root: Path, changes: Changes) -> tuple[str, ...]:
    """List why departments apply for what the government is to decide, each reason once."""
    from pledgectl.catalog.adjustment import complete
    from pledgectl.cli.catalog.situation import read_proposals

    asked = {(change.kind, change.item) for change, _ in changes if change.authority == "government"}
    versions = store.list_versions(root)
    base = versions[-1] if versions else ""
    held = [one for one in complete(read_proposals(root)) if one.base == base]
    told = (one.reason for one in held if asked & {(each.kind, each.item) for each in one.changes})
    return tuple(dict.fromkeys(told))


def _base(about: Kind, profile: Profile, catalog: Catalog, changes: Changes, reasons: tuple[str, ...]) -> Subject:
    """Say of which version papers speak, and which changes wait in the draft."""
    if about.code in ("pledge", "guide"):
        return Subject(profile, ())
    from pledgectl.catalog.papers import edition
    from pledgectl.catalog.tables import chinese_date

    published = chinese_date(catalog.version[:10]) if catalog.version[:1].isdigit() else ""
    return Subject(profile, (), None, edition(catalog.version), published, changes, reasons)


def _changes(root: Path, profile: Profile, catalog: Catalog) -> tuple[Changes, tuple[Item, ...]]:
    """List how a catalog differs from the version in force, and the items that only the latter has."""
    from pledgectl.catalog.tables import comparison_rows
    from pledgectl.cli.catalog.situation import read_authorized
    from pledgectl.diff import compare

    before = store.read_in_force(root) if store.list_versions(root) else Catalog("", ())
    found = read_authorized(root, profile, compare(before, catalog))
    single = [replace(found, changes=(change,), pairs=(pair,)) for change, pair in zip(found.changes, found.pairs, strict=True)]
    gone = tuple(old for old, new in found.pairs if old and not new)
    return tuple((one.changes[0], comparison_rows(one)[0]) for one in single), gone


def _catalog(root: Path, version: str) -> Catalog:
    if version in ("draft", "工作稿", "草案"):
        return store.read_draft(root)
    if version:
        return store.read_version(root, version)
    if store.list_versions(root):
        return store.read_in_force(root)
    screen.note("还没有公布过版本，用工作稿")
    return store.read_draft(root)


def choose(gathered: Gathered, root: Path, ids: Sequence[str], dept: str) -> Papers:
    """List the papers that were asked for; PledgectlError if there is nothing to make them of."""
    about = KINDS[gathered.kind]
    if about.per == PLACE and (ids or dept):
        hint = "请去掉编号和 --dept"
        raise PledgectlError(f"{about.title}全辖区一份，不能只选一部分事项", f"--kind {about.code}", hint, USAGE)
    if about.every and not ids and gathered.departments:
        chosen = [_department(gathered, dept)] if dept else list(gathered.departments.values())
        return [gathered.of_department(one, gathered.catalog.items) for one in chosen]
    if about.per == PLACE and about.changes and not any(change.authority == GOVERNMENT for change, _ in gathered.base.changes):
        told = "现有的变化由司法行政部门审定，用 catalog approve 登记" if gathered.base.changes else "请先导入或修改工作稿"
        raise refusal(f"没有要报请本级政府审定的变化，{about.title}没有内容", "工作稿与现行版本相比", told)
    items = pick(gathered, root, ids, dept)
    return gathered.subjects(_changed(gathered, items) if about.changes and about.per == ITEM and not ids else items)


def _changed(gathered: Gathered, items: Sequence[Item]) -> list[Item]:
    """Return those of `items` that differ from the version in force; PledgectlError if none does."""
    changed = {change.item for change, _ in gathered.base.changes}
    found = [item for item in items if item.id in changed]
    if not found:
        hint = "请先导入或修改工作稿；要空白的，请写上事项编号"
        raise refusal(f"没有变化的事项，{gathered.title}没有内容", "工作稿与现行版本相比", hint)
    return found


def _department(gathered: Gathered, text: str) -> Department:
    from pledgectl.catalog import edit

    return edit.pick_department(tuple(gathered.departments.values()), text)


def pick(gathered: Gathered, root: Path, ids: Sequence[str], dept: str) -> list[Item]:
    """Return the items that were named; PledgectlError if there are none."""
    from pledgectl.catalog.edit import pick_items

    items = pick_items(gathered.catalog, ids) if ids else list(gathered.catalog.items)
    if dept:
        name = _department(gathered, dept).name
        items = [item for item in items if item.department == name]
    if not items:
        raise PledgectlError("没有可以生成文书的事项", str(root), "请检查编号、部门和版本，或先导入清单")
    return items


def finding_of(gathered: Gathered, item: Item) -> list[Finding]:
    """Report what the paper of an item lacks, by what its template prints."""
    return gaps_of(gathered, gathered.values(item), item.id, "")


def gaps_of(gathered: Gathered, values: dict[str, Any], item: str, department: str) -> list[Finding]:
    """Report what a paper lacks, by what its template prints; `item` or `department` is what it is about, if any."""
    lacking = missing(printed(values, gathered.template.reads))
    if not lacking:
        return []
    from pledgectl.forms.remedies import remedy
    from pledgectl.rule import report
    from pledgectl.rules.templates import gaps

    found = report(gaps, missing=lacking, paper=f"{department}{gathered.title}")
    return [replace(one, item=item, hint=remedy(lacking) or one.hint) for one in found]
