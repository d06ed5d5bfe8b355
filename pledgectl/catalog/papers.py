"""What the papers around a version say, as plain data for templates: 备案报告, 新旧对照表, 清单 (domain.md 4.4, 4.5)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pledgectl.catalog.filing import EVENTS, Filing
from pledgectl.catalog.release import Adjustment, Release
from pledgectl.catalog.tables import catalog_rows, chinese_date, comparison_rows
from pledgectl.diff import Difference
from pledgectl.model import AUTHORITIES, KINDS, Catalog
from pledgectl.profile import Profile

Values = dict[str, Any]

_CATALOG_KEYS = ("序号", "编号", "部门", "名称", "用途", "类型", "依据", "索要单位", "开具单位", "层级")
_COMPARISON_KEYS = ("序号", "部门", "名称", "用途", "类型", "调整前", "调整后", "审定主体", "审定文件")


@dataclass(frozen=True, slots=True)
class Papers:
    """报备材料所说的事: the version, its difference from the one before, its filing, and whose plan it follows."""

    profile: Profile
    release: Release
    catalog: Catalog
    difference: Difference
    filing: Filing


def blank(what: str) -> str:
    """Print what nobody has said yet."""
    return f"【待填写：{what}】"


def counts(difference: Difference) -> Values:
    """Count the changes by kind, in Chinese words."""
    found = Counter(change.kind for change in difference.changes)
    return {name: found[kind] for kind, name in KINDS.items()} | {"合计": len(difference.changes)}


def catalog_values(papers: Papers) -> Values:
    """Fill the template of the published list."""
    return _place(papers) | {"事项": _records(_CATALOG_KEYS, catalog_rows(papers.catalog)), "项数": len(papers.catalog)}


def comparison_values(papers: Papers) -> Values:
    """Fill the template of the comparison table of a release."""
    rows = comparison_rows(papers.difference, papers.release.approvals)
    return _place(papers) | compared(papers.difference) | {"变化": _records(_COMPARISON_KEYS, rows)}


def plain_comparison_values(difference: Difference, place: str) -> Values:
    """Fill the template of the comparison table of any two lists."""
    rows = _records(_COMPARISON_KEYS, comparison_rows(difference))
    sides = {"版本": shown(difference.new), "公布日期": "", "辖区": place, "机关": ""}
    return sides | compared(difference) | {"变化": rows}


def compared(difference: Difference) -> Values:
    """Name the two sides and count what differs."""
    return {"旧版本": shown(difference.old) or "无（首次公布）", "新版本": shown(difference.new), "统计": counts(difference)}


def shown(version: str) -> str:
    """Name a version for people."""
    return "工作稿" if version == "draft" else version


def _records(keys: Sequence[str], rows: Iterable[Sequence[str]]) -> list[Values]:
    return [dict(zip(keys, row, strict=True)) for row in rows]


def _place(papers: Papers) -> Values:
    place = papers.profile.place
    return {
        "辖区": place.name or blank("辖区名称"),
        "机关": place.bureau or blank("司法行政部门名称"),
        "版本": papers.release.version,
        "公布日期": chinese_date(papers.release.published),
    }


def report_values(papers: Papers) -> Values:
    """Fill the template of the filing report; what nobody said prints 【待填写：…】."""
    profile, filing, release = papers.profile, papers.filing, papers.release
    plan = f"《{profile.document}》" + (f"（{profile.number}）" if profile.number else "") if profile.document else ""
    return _place(papers) | {
        "发文字号": filing.number or blank("发文字号"),
        "签发人": filing.signer or blank("签发人"),
        "主送": filing.authority or blank("主送机关"),
        "依据文件": plan or blank("报备所依据的文件"),
        "依据条文": list(profile.filing.quote),
        "公布网址": filing.url or blank("公布网址"),
        "联系人": filing.contact or blank("联系人及电话"),
        "成文日期": chinese_date(filing.dated) if filing.dated else blank("成文日期"),
        "首次": not release.previous,
        "接管": release.baseline,
        "项数": len(papers.catalog),
        "统计": counts(papers.difference),
        "变化说明": count_text(papers.difference),
        "审定": [approval_text(entry, profile) for entry in release.approvals],
        "期限": deadline_text(filing),
        "附件": ["公布后的证明事项告知承诺制清单", "证明事项告知承诺制清单调整对照表"],
    }


def count_text(difference: Difference) -> str:
    """Say the counts in a sentence: 新增2项、取消1项; kinds without a change are left out."""
    found = Counter(change.kind for change in difference.changes)
    return "、".join(f"{name}{found[kind]}项" for kind, name in KINDS.items() if found[kind])


def approval_text(entry: Adjustment, profile: Profile) -> str:
    """Say who decided what, by which paper, when."""
    names = {"government": profile.place.government, "bureau": profile.place.bureau}
    found = Counter(one.kind for one in entry.changes)
    what = "、".join(f"{name}{found[kind]}项" for kind, name in KINDS.items() if found[kind])
    who = names[entry.approval.authority] or AUTHORITIES[entry.approval.authority]
    return f"{what}，由{who}于{chinese_date(entry.approval.date)}审定（{entry.approval.document}）"


def deadline_text(filing: Filing) -> str:
    """Say until when, and from which day the days count."""
    if not filing.deadline:
        return ""
    start = f"自{EVENTS[filing.event]}之日（{chinese_date(filing.start)}，当日不计入）起{filing.days}个工作日"
    return f"{start}，至{chinese_date(filing.deadline)}" + ("" if filing.certain else "（推算，放假安排公布后须核对）")


def missing(values: Mapping[str, Any]) -> list[str]:
    """List what still prints 【待填写：…】, in order, each once."""
    texts = [text for value in values.values() for text in ([value] if isinstance(value, str) else [])]
    return list(dict.fromkeys(text[5:-1] for text in texts if text.startswith("【待填写：")))
