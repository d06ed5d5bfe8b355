"""`dept complaint`: complaints and reports: what was asked for, and what is told of it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.books import CHANNELS, RESULTS
from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, item_id, one_of, workspace_root
from pledgectl.doors import screen
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError

if TYPE_CHECKING:
    from pledgectl.books import Complainant, Complaint

Number = Annotated[str, typer.Argument(metavar="编号", help="登记过的编号，如 2021-001；不写就是登记新的，或者列出全部")]
Channel = Annotated[
    str, typer.Option("--channel", metavar="渠道", parser=one_of({**CHANNELS, "": ()}), help="来信、来电、来访、网络、转办")
]
Result = Annotated[
    str, typer.Option("--result", metavar="结果", parser=one_of({**RESULTS, "": ()}), help="属实、部分属实、不属实、无法查实")
]


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
    from pledgectl.cli.dept import complaint_entries as entries
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
        entry = entries.received(ground, entries.Said(about, dept, item, received, channel, days, name, contact))
    elif answered:
        entry = entries.answered(ground, number, Reply(answered, result, answer))
    else:
        entry = entries.revealed(ground, number, reason) if reveal else entries.erased(number)
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
        raise PledgectlError("没有写是哪一件", "编号", "请写编号，如 pledgectl dept complaint 2021-001 --answered 日期", USAGE)
    if any(first) and not about:
        raise PledgectlError("部门、事项、日期、渠道、反映人在登记时写", "--about", "登记新的请写 --about 反映的内容", USAGE)


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
