"""`catalog review`: record a legality review of items of the draft."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, item_id, workspace_root
from pledgectl.cli.catalog.changing import change_each
from pledgectl.cli.kept import without_numbers
from pledgectl.doors import screen, store
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.model import Catalog, Item, Review
from pledgectl.workdays import parse_date

SomeIds = Annotated[list[str] | None, typer.Argument(metavar="编号", parser=item_id, help="事项编号，如 mzj-017，可以写几个")]
Dept = Annotated[str, typer.Option("--dept", metavar="部门", help="只看这个部门：名称、简称或代码")]


@examples(
    "pledgectl catalog review mzj-017 --by 张某 --role 法制机构 --date 2021-04-20 --opinion 同意列入",
    "pledgectl catalog review --all --by 张某 --role 法律顾问 --date 2021-02-20 --opinion 同意列入",
    "pledgectl catalog review gaj-002 --by 张某 --role 法制机构 --opinion 同意 --exclusion 法律规定可以承诺",
)
def review(
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="谁审查的")],
    role: Annotated[str, typer.Option("--role", metavar="身份", help="审查人的身份，要符合辖区方案：法制机构、法律顾问 …")],
    opinion: Annotated[str, typer.Option("--opinion", metavar="意见", help="审查意见")],
    ids: SomeIds = None,
    day: Annotated[str, typer.Option("--date", metavar="日期", help="审查日期，不写就是今天")] = "",
    dept: Dept = "",
    everything: Annotated[bool, typer.Option("--all", help="工作稿中的全部事项")] = False,
    exclusion: Annotated[
        str | None, typer.Option("--exclusion", metavar="理由", help='疑似排除的事项为什么可以承诺；写 "" 就是收回以前的理由')
    ] = None,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """记录合法性审查意见；疑似排除的事项，把可以承诺的理由写在 --exclusion。

    身份不符合辖区方案的不能记录（退出码 4）。--dept 和 --all 只给疑似排除的事项记录理由，其余只记录意见。
    """
    from pledgectl.catalog import edit as verbs
    from pledgectl.catalog.standing import check_date
    from pledgectl.cli.catalog.context import choose_profile

    root = workspace_root()
    profile = choose_profile(root)
    verbs.check_role(role, profile)
    when = parse_date(day, "--date") if day else date.today()
    _check_review(by, opinion)
    check_date(when.isoformat(), "审查日期", date.today().isoformat())
    said = Review(without_numbers(by, "--by"), role.strip(), when.isoformat(), without_numbers(opinion, "--opinion"))
    draft = store.read_draft(root)
    chosen = _chosen(root, draft, ids or [], dept, everything)
    reasons = _reasons(root, draft, set(ids or []), exclusion)
    if exclusion and not json:
        _show_reasons(sorted(reasons.keys() & set(chosen)))

    def change(item: Item) -> Item:
        return verbs.record_review(item, said, reasons.get(item.id))

    return change_each("catalog review", chosen, change, Mode(json, dry_run, yes))


def _check_review(by: str, opinion: str) -> None:
    if not by.strip() or not opinion.strip():
        raise PledgectlError("审查人和审查意见不能空着", "--by、--opinion", "请写明谁审查的、意见是什么", USAGE)


def _reasons(root: Path, draft: Catalog, ids: set[str], exclusion: str | None) -> dict[str, str]:
    """Map to its reason each item that gets one: the items named, else those suspected; "" takes back those of all."""
    if exclusion is None:
        return {}
    said = without_numbers(exclusion, "--exclusion")
    return dict.fromkeys(ids or (_suspects(root, draft) if said else draft.by_id()), said)


def _show_reasons(ids: Sequence[str]) -> None:
    screen.out(f"记录不属于排除范围的理由：{'、'.join(ids) or '没有，这些事项都不是疑似排除，或者已有理由'}")


def _chosen(root: Path, draft: Catalog, ids: Sequence[str], dept: str, everything: bool) -> list[str]:
    from pledgectl.catalog.edit import pick_department

    if bool(ids) + bool(dept) + everything != 1:
        raise PledgectlError("要审查哪些事项没有写清", "catalog review", "编号、--dept、--all 选一种", USAGE)
    if dept:
        name = pick_department(store.read_departments(root), dept).name
        return [item.id for item in draft if item.department == name]
    return [item.id for item in draft] if everything else list(ids)


def _suspects(root: Path, draft: Catalog) -> set[str]:
    from pledgectl.catalog.release import is_suspicion
    from pledgectl.check import check_catalog
    from pledgectl.cli.catalog.context import choose_profile, read_context

    found = check_catalog(draft, read_context(root, choose_profile(root), draft))
    return {entry.item for entry in found if is_suspicion(entry)}
