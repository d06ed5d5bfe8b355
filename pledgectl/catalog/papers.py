"""What the papers around a version say, as plain data for templates: 备案报告, 新旧对照表, 清单 (domain.md 4.4, 4.5)."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pledgectl.catalog.adjustment import MANDATED, Adjustment
from pledgectl.catalog.filing import EVENTS, Filing
from pledgectl.catalog.materials import Materials, attachment_lines
from pledgectl.catalog.standing import Release
from pledgectl.catalog.tables import CatalogRow, ComparisonRow, catalog_rows, chinese_date, comparison_rows
from pledgectl.diff import Difference
from pledgectl.gaps import to_fill
from pledgectl.model import AUTHORITIES, KINDS, Catalog, Change, Item
from pledgectl.text import chinese_number, may_fill_page

if TYPE_CHECKING:
    from pledgectl.catalog.adjustment import Proposal
    from pledgectl.profile import FilingRule, Profile

Values = dict[str, Any]

LIST_TITLE = "证明事项告知承诺制清单"
CATALOG, CHANGES = "catalog", "changes"
ATTACHMENTS = {CATALOG: f"公布后的{LIST_TITLE}", CHANGES: f"{LIST_TITLE}调整对照表"}


@dataclass(frozen=True, slots=True)
class Papers:
    """报备材料所说的事: the version, its difference from the one before, its filing, and whose plan it follows."""

    profile: "Profile"
    release: Release
    catalog: Catalog
    difference: Difference
    filing: Filing
    materials: Materials = Materials()


def edition(version: str) -> str:
    """Name a version in a paper: 2021年5月12日版, the second of a day 2021年5月12日第2版."""
    if not re.match(r"\d{4}-\d\d-\d\d", version):
        return "工作稿" if version == "draft" else version
    serial = version[11:]
    return f"{chinese_date(version[:10])}{f'第{serial}' if serial else ''}版"


def report_values(papers: Papers) -> Values:
    """Fill the template of the filing report; what nobody said prints 【待填写：…】."""
    filing, place = papers.filing, papers.profile.place
    return {
        "发文字号": filing.number or to_fill("发文字号"),
        "签发人": filing.signer or to_fill("签发人"),
        "标题": _title(place.name or to_fill("辖区名称"), _subject(papers)),
        "主送": filing.authority or to_fill("主送机关"),
        "正文": _paragraphs(papers),
        "附件": [*(ATTACHMENTS[one] for one in _filed(papers)), *attachment_lines(papers.materials)],
        "落款单位": place.bureau or to_fill("发文机关"),
        "日期": chinese_date(filing.dated) if filing.dated else to_fill("成文日期"),
    }


def _filed(papers: Papers) -> list[str]:
    """List what goes along, first what the plan has filed: the list as published, or what was changed in it."""
    return sorted(ATTACHMENTS, key=lambda one: one not in papers.profile.filing.objects)


def _subject(papers: Papers) -> str:
    """Say what of the list is filed: all of it ("") at first and where the plan asks for nothing else, or its changes."""
    objects = papers.profile.filing.objects or (CATALOG, CHANGES)
    if CHANGES not in objects or not papers.difference.old:
        return ""
    return "及调整情况" if CATALOG in objects else "调整情况"


def _title(place: str, subject: str) -> str:
    """Write the title on two lines, each whole in its sense (GB/T 9704-2012, 7.3.1)."""
    head = f"{LIST_TITLE}\n{subject}" if subject else "证明事项\n告知承诺制清单"
    return f"关于{place}{head}的备案报告"


def _paragraphs(papers: Papers) -> list[str]:
    profile, release, filing, size = papers.profile, papers.release, papers.filing, len(papers.catalog)
    bureau = profile.place.bureau or to_fill("公布机关")
    url = filing.url or to_fill("公布网址")
    sections = (
        f"公布情况。{bureau}于{chinese_date(release.published)}公布{LIST_TITLE}，共{size}项，公布网址：{url}。",
        f"调整情况。{_change_sentence(papers.difference, release, 1 + _filed(papers).index(CHANGES))}",
        _decisions(release, profile),
        _clock(filing, profile.filing),
    )
    return [
        f"{_ground(profile)}，现将{LIST_TITLE}{_subject(papers)}（{edition(release.version)}）报告如下：",
        *(f"{chinese_number(number)}、{text}" for number, text in enumerate(filter(None, sections), 1)),
        f"联系人：{filing.contact or to_fill('联系人及电话')}。",
        "特此报告。",
    ]


def ground_text(proposal: "Proposal") -> str:
    """Write why, on what ground and with which files a department applies."""
    files = "、".join(one.name for one in proposal.attachments)
    parts = ("", proposal.reason), ("依据：", proposal.basis), ("论证或者请示：", proposal.meeting), ("附件：", files)
    return "\n".join(f"{label}{text}" for label, text in parts if text)


def _ground(profile: "Profile") -> str:
    """Name the plan and quote the sentence that asks for the filing."""
    if not profile.document:
        return f"根据{to_fill('报备所依据的文件')}"
    number = f"（{profile.number}）" if profile.number else ""
    quotes = "".join(f"“{quote.rstrip('。')}”" for quote in profile.filing.quote)
    return f"根据《{profile.document}》{number}{f'中{quotes}的规定' if quotes else ''}"


def _change_sentence(difference: Difference, release: Release, attachment: int) -> str:
    if release.baseline:
        return "这是接管以前公布的清单，没有调整。"
    total = len(difference.changes)
    before = f"与{edition(difference.old)}相比，" if difference.old else "首次公布，"
    if not total:
        return f"{before}没有变化。"
    return f"{before}{count_text(difference.changes)}，共{total}项，详见附件{attachment}。"


def count_text(changes: Iterable[Change]) -> str:
    """Say the counts in words: 新增2项、取消1项; kinds without a change are left out."""
    return _count_kinds(change.kind for change in changes)


def _count_kinds(kinds: Iterable[str]) -> str:
    found = Counter(kinds)
    return "、".join(f"{name}{found[kind]}项" for kind, name in KINDS.items() if found[kind])


def _decisions(release: Release, profile: "Profile") -> str:
    said = "；".join(_decision(entry, profile) for entry in release.approvals)
    return f"审定情况。{said}。" if said else ""


def _decision(entry: Adjustment, profile: "Profile") -> str:
    """Say who decided what, by which paper, when."""
    names = {"government": profile.place.government, "bureau": profile.place.bureau}
    approval, what = entry.approval, _count_kinds(one.kind for one in entry.changes)
    if entry.outcome == MANDATED:
        return f"{what}，属于国家和省已经明令取消的事项，按方案规定直接取消（{approval.document}）"
    who = names[approval.authority] or AUTHORITIES[approval.authority]
    return f"{what}，由{who}于{chinese_date(approval.date)}审定（{approval.document}）"


def _clock(filing: Filing, rule: "FilingRule") -> str:
    """Say until when the filing is due, from which day the days count, and what the plan leaves open."""
    if not filing.deadline:
        return ""
    doubt = "" if filing.certain else "（按现有放假安排推算，须核对）"
    start = f"自{EVENTS[filing.event]}之日（{chinese_date(filing.start)}，当日不计入）起{filing.days}个工作日内报送"
    open_points = f"说明：{rule.note}" if rule.note else ""
    return f"报备期限。{start}，期限为{chinese_date(filing.deadline)}{doubt}。{open_points}"


def catalog_values(papers: Papers) -> Values:
    """Fill the template of the published list."""
    place = papers.profile.place
    return {
        "标题": f"{place.name}{LIST_TITLE}",
        "说明": "　".join(catalog_facts(papers)),
        "行": [_catalog_row(row) for row in catalog_rows(papers.catalog)],
    }


def catalog_facts(papers: Papers) -> tuple[str, ...]:
    """Say who published the list, when, and how long it is."""
    bureau, day = papers.profile.place.bureau or to_fill("公布机关"), chinese_date(papers.release.published)
    return f"公布机关：{bureau}", f"公布日期：{day}", f"共{len(papers.catalog)}项"


def _catalog_row(row: CatalogRow) -> Values:
    return {
        "序号": row.serial,
        "部门": row.department,
        "编号": row.id,
        "名称": row.name,
        "用途": row.purpose,
        "类型": row.matter_type,
        "依据": row.cited,
        "索要单位": row.requester,
        "开具单位": row.issuer,
        "层级": row.levels,
        "承诺方式": row.method,
        "备注": "",
        "长": may_fill_page((row.name, row.purpose, row.cited)),
    }


def comparison_values(difference: Difference, place: str, approvals: tuple[Adjustment, ...] = ()) -> Values:
    """Fill the template of the comparison table of a release (with its approvals) or of any two lists."""
    return {
        "标题": f"{place}{LIST_TITLE}调整对照表",
        "说明": "　".join(comparison_facts(difference)),
        "行": [_comparison_row(row) for row in comparison_rows(difference, approvals)],
    }


def comparison_facts(difference: Difference) -> tuple[str, ...]:
    """Name the two sides and count what differs."""
    old = edition(difference.old) if difference.old else "无（首次公布）"
    count = count_text(difference.changes)
    sides = (f"调整前：{old}", f"调整后：{edition(difference.new)}")
    counted = f"{count}，共{len(difference.changes)}项" if count else "没有变化"
    both = any(old and new for old, new in difference.pairs)
    return *sides, counted, *(("调整前后不同的文字加粗并加下划线",) if both else ())


def _comparison_row(row: ComparisonRow) -> Values:
    return {
        "序号": row.serial,
        "部门": row.department,
        "名称": row.name,
        "用途": row.purpose,
        "类型": row.kind,
        "原": row.before,
        "新": row.after,
        "原段": row.printed_before,
        "新段": row.printed_after,
        "依据": row.cited,
        "审定": row.decider,
        "备注": row.paper,
        "长": may_fill_page((row.before, row.after)),
    }


def table_names(template: str) -> tuple[str, ...]:
    """List what a row of a table around a version may print, whether the built-in template prints it or not."""
    added = Change("added", "", "", "")
    rows = {
        "catalog": _catalog_row(catalog_rows(Catalog("", (Item(),)))[0]),
        "comparison": _comparison_row(comparison_rows(Difference("", "", (added,), (), ((None, Item()),)))[0]),
    }
    return tuple(f"行.{name}" for name in rows.get(template, {}))
