"""Make the papers of a filing and of a comparison: values of catalog.papers, templates, tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pledgectl.catalog import papers as verbs
from pledgectl.catalog.papers import LIST_TITLE, Papers, Values
from pledgectl.catalog.tables import CATALOG_HEADERS, COMPARISON_HEADERS, catalog_rows, comparison_rows
from pledgectl.diff import Difference
from pledgectl.doors.settings import read_fonts
from pledgectl.doors.sheets import Table, write_table
from pledgectl.doors.word import read_template
from pledgectl.forms.compile import compile_template
from pledgectl.forms.render import render
from pledgectl.gaps import missing

if TYPE_CHECKING:
    from pledgectl.catalog.adjustment import Adjustment, Proposal
    from pledgectl.model import Department, Item
    from pledgectl.profile import Profile


def filing_parts(papers: Papers, root: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of the filing package by name, and what nobody has said yet."""
    place, approvals = papers.profile.place.name, papers.release.approvals
    report, listed = verbs.report_values(papers), verbs.catalog_values(papers)
    compared = verbs.comparison_values(papers.difference, place, approvals)
    rows = [row.cells() for row in catalog_rows(papers.catalog)]
    table = Table("清单", listed["标题"], verbs.catalog_facts(papers), CATALOG_HEADERS, rows)
    parts = {
        "备案报告.docx": word("filing-report", report, root),
        "公布后的清单.docx": word("catalog", listed, root),
        "公布后的清单.xlsx": write_table(table, read_fonts(root)),
        "调整对照表.docx": word("comparison", compared, root),
        "调整对照表.xlsx": comparison_sheet(papers.difference, place, root, approvals),
    }
    return parts, missing([report, listed, compared])


def word(template: str, values: Values, root: Path | None) -> bytes:
    """Fill a Word template, the place's own or the built-in one, in the fonts of the workspace."""
    return render(compile_template(*read_template(template, root), read_fonts(root)), values)


def comparison_sheet(
    difference: Difference, place: str, root: Path | None, approvals: "tuple[Adjustment, ...]" = ()
) -> bytes:
    """Write the comparison table of a release (with its approvals) or of any two lists as XLSX."""
    rows = comparison_rows(difference, approvals)
    title, facts = f"{place}{LIST_TITLE}调整对照表", verbs.comparison_facts(difference)
    marked = {(at, column): pieces for at, row in enumerate(rows) for column, pieces in row.marked().items()}
    table = Table("调整对照表", title, facts, COMPARISON_HEADERS, [row.cells() for row in rows], marked)
    return write_table(table, read_fonts(root))


def applications(
    root: Path, profile: "Profile", difference: Difference, made: "Sequence[Proposal]", departments: "Iterable[Department]"
) -> Iterator[tuple[str, bytes]]:
    """Yield the application form of each change that is applied for: its path below the folder of forms, and its bytes."""
    from pledgectl.ground.filenames import file_name

    known = {one.name: one for one in departments}
    template = compile_template(*read_template("adjustment", root), read_fonts(root))
    for proposal in made:
        taken: set[str] = set()
        for item, values in application_values(profile, difference, proposal, known):
            name = file_name(item.id, item.name, "调整申请表", taken=taken)
            yield f"{proposal.number}/{name}", render(template, values)


def application_values(
    profile: "Profile", difference: Difference, proposal: "Proposal", departments: "Mapping[str, Department]"
) -> "Iterator[tuple[Item, Values]]":
    """Yield each change that is applied for, as its item and what its application form says."""
    from pledgectl.catalog.propose import chosen
    from pledgectl.forms.kinds import KINDS
    from pledgectl.forms.subject import Subject

    for change, pair in chosen(difference, proposal):
        item = pair[1] or pair[0]
        assert item
        row = comparison_rows(replace(difference, changes=(change,), pairs=(pair,)))[0]
        known, version = departments.get(item.department), verbs.edition(difference.new)
        values = KINDS["adjustment"].values(Subject(profile, (item,), known, version, "", ((change, row),)))
        values["调整"]["理由"] = verbs.ground_text(proposal)
        yield item, values
