"""`dept activity`: training, publicity, leniency, commendations, problems, daily supervision, inspections: list or record."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.books import ACTIVITIES, Activity
from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, item_id, one_of, workspace_root
from pledgectl.doors import screen
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError
from pledgectl.formats.records import record_data

if TYPE_CHECKING:
    from pledgectl.cli.dept.context import Ground
    from pledgectl.cli.dept.entry import Entry, Step

_SHOWN = 20
_KINDS = "、".join(f"{kind} {names[0]}" for kind, names in ACTIVITIES.items())
Kind = Annotated[str, typer.Argument(metavar="种类", parser=one_of({**ACTIVITIES, "": ()}), help=f"{_KINDS}；不写就列出全部")]
Departments = Annotated[list[str] | None, typer.Argument(metavar="部门", help="涉及的部门；不写就是全辖区")]


@examples(
    "pledgectl dept activity",
    "pledgectl dept activity 培训 县民政局 县公安局 --date 2021-05-20 --note 承诺书填写培训，46人 --attach 签到表.pdf",
    "pledgectl dept activity daily 县公安局 --means 重点监管 --item gaj-003 --note 抽查12件，没有发现问题",
    "pledgectl dept activity tolerance 县民政局 --doc 某纪〔2021〕8号 --note 免除责任",
    "pledgectl dept activity problem 县教育局 --note 系统不能核验学籍 --report",
    "pledgectl dept activity supervision --list",
)
def activity(
    kind: Kind = "",
    departments: Departments = None,
    note: Annotated[str, typer.Option("--note", metavar="说明", help="做了什么，结果怎样")] = "",
    day: Annotated[str, typer.Option("--date", metavar="日期", help="哪一天，不写就是今天")] = "",
    document: Annotated[str, typer.Option("--doc", metavar="文号", help="决定、通报的文号")] = "",
    means: Annotated[
        list[str] | None, typer.Option("--means", metavar="方式", help="日常监管的方式，照辖区方案；可以写几次")
    ] = None,
    items: Annotated[
        list[str] | None, typer.Option("--item", metavar="编号", parser=item_id, help="日常监管的事项，可以写几次")
    ] = None,
    attach: Annotated[list[Path] | None, typer.Option("--attach", metavar="文件", help="附件，记下名称和 SHA-256")] = None,
    report: Annotated[bool, typer.Option("--report", help="问题报告：同时生成报本级政府的重要情况报告")] = False,
    listing: Annotated[bool, typer.Option("--list", help="只列出这一种")] = False,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """活动台账：培训、宣传、容错、表彰、问题报告、免予核查事项的日常监管、督查、协调会议；登记一条，或者列出。

    个人的身份证号和手机号会隐去，请不要写进说明。
    """
    from pledgectl.cli.dept.context import attachments, given_day, read_ground
    from pledgectl.cli.dept.entry import carry_out

    ground = read_ground(workspace_root())
    if note and not kind:
        raise PledgectlError("没有写是哪一种活动", "种类", f"请写在前面：{_KINDS}", USAGE)
    if not kind or listing:
        found = _found(ground, kind, departments or [])
        if json:
            screen.out_json({"activities": [record_data(one) for one in found], "written": []})
        else:
            _list(ground, kind, found)
        return DONE
    if not note.strip():
        raise PledgectlError("没有写做了什么", "--note", "登记的写 --note 说明；要列出这一种的加 --list", USAGE)
    if report and kind != "problem":
        raise PledgectlError("重要情况报告由问题报告生成", "--report", "请写 pledgectl dept activity problem … --report", USAGE)
    typed = Activity("", "", kind, (), note, document, tuple(means or ()), tuple(items or ()))
    fresh = _fresh(ground, departments or [], typed)
    fresh = replace(fresh, date=given_day(day, "--date"), files=attachments(attach or []))
    mode = Mode(json, dry_run, yes)
    done = carry_out(ground, _entry(fresh, report), mode)
    if done is None:
        return CANCELLED
    step, written = done
    _tell(step.told, written, mode)
    return DONE


def _entry(fresh: Activity, report: bool) -> "Entry[Activity]":
    from pledgectl.cli.dept.entry import Entry

    def papers(ground: "Ground", step: "Step[Activity]") -> "Iterable[tuple[Path, bytes]]":
        from pledgectl.cli.dept.papers import situation

        return situation(ground, step.told) if report else ()

    return Entry("dept activity", partial(_enter, fresh), _show, lambda told: "登记这一条？", papers)


def _enter(fresh: Activity, ground: "Ground") -> "Step[Activity]":
    from pledgectl.cli.dept.entry import Step
    from pledgectl.dept.register import enter_activity

    after, entered = enter_activity(ground.books, fresh, date.today().isoformat())
    return Step(after, ground.people, entered)


def _fresh(ground: "Ground", departments: Sequence[str], typed: Activity) -> Activity:
    """Build the entry of what was typed; PledgectlError for means, items and departments that do not exist."""
    from pledgectl.cli.dept.context import pick_departments
    from pledgectl.cli.kept import said, without_numbers

    names = tuple(one.name for one in pick_departments(ground.departments, departments))
    means, items = (tuple(dict.fromkeys(words)) for words in (typed.means, typed.items))
    if typed.kind != "daily" and (means or items):
        raise PledgectlError("--means 和 --item 只用于日常监管", "--means、--item", "请写 dept activity daily …", USAGE)
    if typed.kind == "daily":
        means, items = _means(ground, means), _exempt(ground, items)
    note, document = without_numbers(said(typed.note, "--note"), "--note"), without_numbers(typed.document, "--doc")
    return replace(typed, departments=names, note=note, document=document, means=means, items=items)


def _means(ground: "Ground", typed: Sequence[str]) -> tuple[str, ...]:
    """Name the ways of supervision as the plan does; a few letters of one are enough: 重点, 互联网."""
    from pledgectl.formats.records import unknown_word

    known = {re.sub("[“”]", "", name): name for name in ground.profile.oversight.means}
    found = []
    for text in typed:
        like = [name for bare, name in known.items() if re.sub("[“”\"]", "", text) in bare]
        if not like:
            error = unknown_word(text, (*known.values(),), "--means", "监管方式")
            raise PledgectlError(error.message, error.where, error.hint, USAGE)
        found.append(like[0])
    return tuple(dict.fromkeys(found))


def _exempt(ground: "Ground", ids: Sequence[str]) -> tuple[str, ...]:
    """Check that the items exist, in the draft or in force, and tell which are not exempt from verification."""
    if not ids:
        return ()
    from pledgectl.catalog.edit import pick_items
    from pledgectl.doors import store

    for item in pick_items(store.read_draft(ground.root), ids):
        if item.verification.exempt != "yes":
            screen.note(f"提示 {item.id} 没有写明免予核查；日常监管登记的是免予核查的事项，请核对")
    return tuple(ids)


def _show(entered: Activity) -> None:
    from pledgectl.dept.words import activity_line

    screen.out(f"{activity_line(entered)}（{'、'.join(entered.departments) or '全辖区'}）")


def _tell(entered: Activity, written: Sequence[Path], mode: Mode) -> None:
    if mode.json:
        told = {"activities": [record_data(entered)], "written": [str(path) for path in written]}
        screen.out_json(told)
    elif not mode.dry_run:
        for path in written:
            screen.wrote(path)
        screen.next_step("在 Word、WPS 里补全重要情况报告，签发后报送" if written else "pledgectl dept activity，看全部活动")


def _found(ground: "Ground", kind: str, departments: Sequence[str]) -> list[Activity]:
    """List the activities of a kind and of departments, "" and () for all."""
    from pledgectl.cli.dept.context import pick_departments

    names = {name for one in pick_departments(ground.departments, departments) for name in one.names}
    held = (one for one in ground.books.activities if not kind or one.kind == kind)
    return [one for one in held if not departments or names & {*one.departments}]


def _list(ground: "Ground", kind: str, found: Sequence[Activity]) -> None:
    rows = [
        (one.number, one.date, ACTIVITIES[one.kind][0], "、".join(one.departments) or "全辖区", one.note, one.document)
        for one in found
    ]
    screen.table(("编号", "日期", "种类", "部门", "说明", "文号"), rows)
    screen.note(f"共 {len(found)} 条")
    if kind == "daily":
        _tell_unwatched(ground, {item for one in found for item in one.items})


def _tell_unwatched(ground: "Ground", watched: set[str]) -> None:
    """Name the items exempt from verification of which no supervision was ever recorded."""
    from pledgectl.doors import store
    from pledgectl.text import first_few

    exempt = [item.id for item in store.read_draft(ground.root) if item.verification.exempt == "yes"]
    left = [one for one in exempt if one not in watched]
    if left:
        named = first_few(left, _SHOWN, "项")
        screen.note(f"免予核查的事项 {len(exempt)} 项，还没有登记过日常监管的 {len(left)} 项：{named}")
