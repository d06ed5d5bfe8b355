"""`dept complaint`: complaints and reports: list, record, answer; who complained stays in a file apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from pledgectl.books import CHANNELS, RESULTS
from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, item_id, one_of, workspace_root
from pledgectl.doors import screen
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError, refusal

if TYPE_CHECKING:
    from pledgectl.books import Books, Complainant, Complaint
    from pledgectl.cli.dept.context import Ground
    from pledgectl.cli.dept.entry import Entry, Step
    from pledgectl.dept.register import Reply

_Step: TypeAlias = "Step[tuple[Complaint, Complainant]]"
_Entry: TypeAlias = "Entry[tuple[Complaint, Complainant]]"

Number = Annotated[str, typer.Argument(metavar="编号", help="登记过的编号，如 2021-001；不写就是登记新的，或者列出全部")]
Channel = Annotated[
    str, typer.Option("--channel", metavar="渠道", parser=one_of({**CHANNELS, "": ()}), help="来信、来电、来访、网络、转办")
]
Result = Annotated[
    str, typer.Option("--result", metavar="结果", parser=one_of({**RESULTS, "": ()}), help="属实、部分属实、不属实、无法查实")
]


@dataclass(frozen=True, slots=True)
class _Said:
    """要登记的投诉举报, as it was typed; `days` is 0 where nobody said how many."""

    about: str
    dept: str
    item: str
    received: str
    channel: str
    days: int
    name: str
    contact: str


@examples(
    "pledgectl dept complaint",
    "pledgectl dept complaint --about 办理低保仍要求开证明 --dept 县民政局 --received 2021-05-10 --channel 来电",
    "pledgectl dept complaint --about 窗口不受理承诺书 --name 王某 --contact 0467-0000000",
    "pledgectl dept complaint 2021-001 --answered 2021-05-20 --result 属实 --answer 已责令停止索要并道歉",
    "pledgectl dept complaint 2021-001 --reveal --reason 电话答复",
    "pledgectl dept complaint 2021-001 --forget",
)
def complaint(
    number: Number = "",
    about: Annotated[str, typer.Option("--about", metavar="内容", help="反映什么；不要写反映人的姓名、证号、电话")] = "",
    dept: Annotated[str, typer.Option("--dept", metavar="部门", help="反映的是哪个部门")] = "",
    item: Annotated[str, typer.Option("--item", metavar="编号", parser=item_id, help="反映的是哪个事项")] = "",
    received: Annotated[str, typer.Option("--received", metavar="日期", help="收到日期，不写就是今天")] = "",
    channel: Channel = "",
    days: Annotated[int, typer.Option("--days", metavar="天数", min=0, max=366, help="几个工作日内答复；不写照方案或设置")] = 0,
    name: Annotated[str, typer.Option("--name", metavar="姓名", help="反映人；匿名的、不用回复本人的不写")] = "",
    contact: Annotated[str, typer.Option("--contact", metavar="联系方式", help="答复要用的电话或地址，不用的不写")] = "",
    answered: Annotated[str, typer.Option("--answered", metavar="日期", help="登记答复：哪一天答复的")] = "",
    answer: Annotated[str, typer.Option("--answer", metavar="答复", help="怎样处理、怎样答复的")] = "",
    result: Result = "",
    reveal: Annotated[bool, typer.Option("--reveal", help="显示反映人的姓名和联系方式，记下谁、为什么看过")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="理由", help="为什么要看")] = "",
    forget: Annotated[bool, typer.Option("--forget", help="答复以后删去反映人的姓名和联系方式")] = False,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """投诉举报：登记、算出答复期限、登记答复，或者列出。

    反映人的姓名和联系方式单独存放，只有本机的当前用户能读；屏幕上只显示一部分，不进入日志、报表和导出；
    答复以后可以用 --forget 删去。
    答复期限是工作日，收到当天不算；方案没有规定的，按 pledgectl.toml 里的 complaint_days。
    """
    from pledgectl.cli.dept.complaints import list_all, show_one
    from pledgectl.cli.dept.context import read_ground
    from pledgectl.cli.dept.entry import carry_out
    from pledgectl.dept.register import Reply

    ground = read_ground(workspace_root())
    answered = answered or (date.today().isoformat() if answer else "")
    _check_words(number, about, (answered, reveal, forget), (dept, item, received, channel, days, name, contact))
    _check_parts((result, answered, "--result", "--answer"), (reason, reveal, "--reason", "--reveal"))
    if not number and not about:
        return list_all(ground, json)
    if number and not (answered or reveal or forget):
        return show_one(ground, number, json)
    if about:
        entry = _received(ground, _Said(about, dept, item, received, channel, days, name, contact))
    elif answered:
        entry = _answered(ground, number, Reply(answered, result, answer))
    else:
        entry = _revealed(ground, number, reason) if reveal else _forgotten(number)
    done = carry_out(ground, entry, Mode(json, dry_run, yes))
    if done is None:
        return CANCELLED
    _tell(*done[0].told, Mode(json, dry_run, yes), reveal)
    return DONE


def _check_parts(*pairs: tuple[str, object, str, str]) -> None:
    """Refuse an option that says something about another that is not there."""
    for text, other, option, needed in pairs:
        if text and not other:
            raise PledgectlError(f"{option} 要和 {needed} 一起写", option, f"请加上 {needed}", USAGE)


def _check_words(number: str, about: str, steps: Sequence[object], first: Sequence[object]) -> None:
    if sum(map(bool, (about, *steps))) > 1 or (about and number):
        raise PledgectlError("一次只能做一件事", "dept complaint", "登记写 --about；答复写 编号 --answered；分开运行", USAGE)
    if not number and any(steps):
        raise PledgectlError("没有写是哪一件", "编号", "请写编号，如 dept complaint 2021-001 --answered 日期", USAGE)
    if any(first) and not about:
        raise PledgectlError("部门、事项、日期、渠道、反映人在登记时写", "--about", "登记新的请写 --about 反映的内容", USAGE)


def _received(ground: "Ground", said: _Said) -> _Entry:
    """Enter a complaint, with the deadline of its answer in working days."""
    from pledgectl.books import Complainant, Complaint
    from pledgectl.cli.dept.context import given_day, pick_departments
    from pledgectl.cli.kept import without_identity
    from pledgectl.dept.people import person_of
    from pledgectl.dept.register import enter_complaint

    picked = pick_departments(ground.departments, [said.dept]) if said.dept else ()
    names = [one.name for one in picked] if said.dept else [_owner(ground, said.item)]
    if len(names) > 1:
        raise PledgectlError("一件投诉举报只写一个部门", "--dept", "反映几个部门的，分别登记", USAGE)
    if said.dept and said.item and _owner(ground, said.item) != names[0]:
        raise PledgectlError(f"{said.item} 不是 {names[0]} 的事项", "--item", "只写 --item 就可以，部门按事项记", USAGE)
    who = Complainant("", without_identity(said.name, "--name"), without_identity(said.contact, "--contact"))
    about, day = _impersonal(said.about, "--about", who), given_day(said.received, "--received")
    count, due, certain = _due(ground, day, said.days)
    fresh = Complaint("", day, about, names[0], said.item, said.channel, count, due, certain)

    def enter(ground: "Ground") -> _Step:
        from pledgectl.cli.dept.entry import Step

        after, one = enter_complaint(ground.books, fresh, date.today().isoformat())
        person = replace(who, number=one.number)
        people = (*ground.people, person) if who.name or who.contact else ground.people
        return Step(after, people, (one, person_of(people, one.number)))

    return _entry("dept complaint", "登记这一件？", enter)


def _due(ground: "Ground", day: str, days: int) -> tuple[int, str, bool]:
    """Count the working days for the answer: as typed, as the plan says, else as the workspace is set."""
    from pledgectl.doors.holidays import read_holidays
    from pledgectl.doors.settings import read_settings
    from pledgectl.workdays import deadline

    rule = ground.profile.complaint
    count = days or rule.days or read_settings(ground.root).office.complaint_days
    found = deadline(date.fromisoformat(day), count, read_holidays(ground.root))
    if not days and not rule.days:
        screen.note(f"说明：{rule.note or '方案没有规定答复的天数。'}按设置 [office] complaint_days，{count} 个工作日内答复")
    if found.note:
        screen.note(f"说明：{found.note}")
    return count, found.due.isoformat(), found.certain


def _owner(ground: "Ground", item: str) -> str:
    """Return the department of an item, "" for no item; PledgectlError for an id that does not exist."""
    if not item:
        return ""
    from pledgectl.catalog.edit import pick_items
    from pledgectl.doors import store

    return pick_items(store.read_draft(ground.root), [item])[0].department


def _impersonal(text: str, option: str, person: "Complainant") -> str:
    """Take out of a text that is kept the numbers in it, and the name and contact of who complained."""
    from pledgectl.cli.kept import said, without_numbers
    from pledgectl.dept.people import without_person

    return without_person(without_numbers(said(text, option), option), person)


def _entry(command: str, question: str, enter: "Callable[[Ground], _Step]") -> _Entry:
    from pledgectl.cli.dept.complaints import show_complaint
    from pledgectl.cli.dept.entry import Entry
    from pledgectl.dept.people import masked

    return Entry(command, enter, lambda told: show_complaint(told[0], masked(told[1])), lambda told: question)


def _kept(ground: "Ground", changed: "tuple[Books, Complaint]") -> _Step:
    """Keep who complained as it is, while the complaint changes."""
    from pledgectl.cli.dept.entry import Step
    from pledgectl.dept.people import person_of

    after, one = changed
    return Step(after, ground.people, (one, person_of(ground.people, one.number)))


def _answered(ground: "Ground", number: str, typed: "Reply") -> _Entry:
    from pledgectl.cli.dept.context import given_day
    from pledgectl.dept.people import person_of
    from pledgectl.dept.register import Reply, answer_complaint

    text = _impersonal(typed.text, "--answer", person_of(ground.people, number))
    reply, today = Reply(given_day(typed.date, "--answered"), typed.result, text), date.today().isoformat()
    return _entry("dept complaint", "登记答复？", lambda now: _kept(now, answer_complaint(now.books, number, reply, today)))


def _revealed(ground: "Ground", number: str, reason: str) -> _Entry:
    from pledgectl.books import Reveal
    from pledgectl.dept.people import person_of
    from pledgectl.dept.register import note_reveal
    from pledgectl.ground.transaction import who

    why = _impersonal(reason, "--reason", person_of(ground.people, number))
    reveal = Reveal(date.today().isoformat(), who(), why)
    asked = "显示反映人，并记下是谁、为什么看的？"
    return _entry("dept complaint --reveal", asked, lambda now: _kept(now, note_reveal(now.books, number, reveal)))


def _forgotten(number: str) -> _Entry:
    from pledgectl.dept.people import forgotten, person_of
    from pledgectl.dept.register import find_complaint

    def enter(ground: "Ground") -> _Step:
        from pledgectl.cli.dept.entry import Step

        one = find_complaint(ground.books, number)
        if not one.answered:
            raise refusal(f"{number} 还没有答复，不能删去反映人", "--forget", "请先登记答复")
        people = forgotten(ground.people, number)
        return Step(ground.books, people, (one, person_of(people, number)))

    return _entry("dept complaint --forget", "删去反映人的姓名和联系方式（不能撤销）？", enter)


def _tell(one: "Complaint", person: "Complainant", mode: Mode, reveal: bool) -> None:
    """Tell what was entered; only what a reveal has noted down is shown whole."""
    from pledgectl.cli.dept.complaints import complaint_data
    from pledgectl.dept.people import masked

    shown = f"{person.name or '（没有记）'} {person.contact}".rstrip() if reveal and not mode.dry_run else masked(person)
    if mode.json:
        screen.out_json({"complaints": [complaint_data(one, shown)]})
    elif not mode.dry_run:
        if reveal:
            screen.out(f"    反映人：{shown}")
        screen.next_step(_advice(one, person))


def _advice(one: "Complaint", person: "Complainant") -> str:
    if not one.answered:
        return f"在 {one.due} 以前答复，用 pledgectl dept complaint {one.number} --answered 日期 --answer 答复 登记"
    if person.name or person.contact:
        return f"不再需要联系反映人时，用 pledgectl dept complaint {one.number} --forget 删去姓名和联系方式"
    return "pledgectl dept complaint，看全部投诉举报"
