"""Gather what the papers of items need: items, departments, profile, the compiled template."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from pledgectl.doors import screen, store
from pledgectl.doors.profiles import read_profile
from pledgectl.doors.word import read_template
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.forms.compile import Template, compile_template
from pledgectl.forms.papers import PAPERS, TITLES, missing, printed
from pledgectl.model import Catalog, Department, Finding, Item
from pledgectl.profile import Profile
from pledgectl.records import nearest
from pledgectl.text import clean_text


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

    def values(self, item: Item) -> dict[str, Any]:
        """Return what the blank paper of an item says."""
        return PAPERS[self.kind](item, self.departments.get(item.department), self.profile)


def gather(root: Path, kind: str, version: str) -> Gathered:
    """Read the items of a version (in force by default), and compile the template of this kind."""
    departments = {one.name: one for one in store.read_departments(root)}
    settings = store.read_settings(root)
    template = compile_template(*read_template(kind, root), font_names(settings.fonts))
    profile = read_profile(settings.profile, root)
    return Gathered(kind, TITLES[kind], _catalog(root, version), departments, profile, template, settings.paths.output)


def font_names(wanted: store.Fonts) -> dict[str, str]:
    """Map the fonts of the built-in templates to those that the workspace names."""
    official = store.Fonts()
    return {getattr(official, entry.name): str(getattr(wanted, entry.name)) for entry in fields(official)}


def _catalog(root: Path, version: str) -> Catalog:
    if version in ("draft", "工作稿", "草案"):
        return store.read_draft(root)
    if version:
        return store.read_version(root, version)
    if store.list_versions(root):
        return store.read_in_force(root)
    screen.note("还没有公布过版本，用工作稿")
    return store.read_draft(root)


def pick(gathered: Gathered, root: Path, ids: Sequence[str], dept: str) -> list[Item]:
    """Return the items that were named; PledgectlError if there are none."""
    items = [_item(gathered.catalog, one) for one in dict.fromkeys(ids)] if ids else list(gathered.catalog.items)
    if dept:
        from pledgectl.catalog import edit

        name = edit.pick_department(tuple(gathered.departments.values()), dept).name
        items = [item for item in items if item.department == name]
    if not items:
        raise PledgectlError("没有可以生成文书的事项", str(root), "请检查编号、部门和版本，或先导入清单")
    return items


def _item(catalog: Catalog, id: str) -> Item:
    known = catalog.by_id()
    if id in known:
        return known[id]
    near = nearest(id, tuple(known))
    hint = f"是否应为 {near}？" if near else "用 pledgectl catalog show 查看编号，或者加 --version draft"
    raise PledgectlError(f"没有“{clean_text(id)[:40]}”这个事项编号", f"版本 {catalog.version}", hint, USAGE)


def finding_of(gathered: Gathered, item: Item) -> list[Finding]:
    """Report what the paper of an item lacks, by what its template prints."""
    lacking = missing(printed(gathered.values(item), gathered.template.reads))
    if not lacking:
        return []
    from pledgectl.rule import report
    from pledgectl.rules.templates import gaps

    return [replace(one, item=item.id) for one in report(gaps, missing=lacking, paper=gathered.title)]
