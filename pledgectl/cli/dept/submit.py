"""`dept submit`: the register of what departments handed in, and the receipt for it."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.books import WHATS
from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, one_of, workspace_root
from pledgectl.doors import screen
from pledgectl.errors import ATTENTION, CANCELLED, DONE, USAGE, PledgectlError
from pledgectl.text import typed

if TYPE_CHECKING:
    from pledgectl.books import Books, Submission
    from pledgectl.cli.dept.context import Ground
    from pledgectl.cli.dept.entry import Entry, Step
    from pledgectl.dept.duties import Standing

Department = Annotated[str, typer.Argument(metavar="部门", help="名称、简称或代码；全部 是名录里的每一个部门")]
Files = Annotated[list[Path] | None, typer.Argument(metavar="文件", help="报来的电子文件，记下名称和 SHA-256，可以写几个")]
_THINGS = "、".join(f"{word} {names[0]}" for word, names in WHATS.items())
What = Annotated[
    str, typer.Option("--what", metavar="材料", parser=one_of(WHATS), help=f"报来的是什么：{_THINGS}")
]


@dataclass(frozen=True, slots=True)
class _Told:
    """登记了什么: the new entries, each with those before it of the same matter, and entries that said the same already."""

    new: "tuple[tuple[Submission, tuple[Submission, ...]], ...]"
    again: "tuple[Submission, ...]"

    @property
    def entered(self) -> "list[Submission]":
        """Return the new entries."""
        return [one for one, _ in self.new]


@examples(
    "pledgectl dept submit 县民政局 --what list 县民政局清单.xlsx --paper --signed --sealed --date 2021-05-14",
    "pledgectl dept submit 县公安局 --what 实施方案 --paper --date 2021-04-28 --by 王某",
    "pledgectl dept submit 县教育局 --what plan --waive 2024年新设，不用报",
)
def submit(
    department: Department,
    what: What,
    files: Files = None,
    paper: Annotated[bool, typer.Option("--paper", help="有纸质版")] = False,
    signed: Annotated[bool, typer.Option("--signed", help="主要领导签了字")] = False,
    sealed: Annotated[bool, typer.Option("--sealed", help="盖了章")] = False,
    electronic: Annotated[bool, typer.Option("--electronic", help="有电子版（写了文件的不用加）")] = False,
    day: Annotated[str, typer.Option("--date", metavar="日期", help="哪天报来的，不写就是今天")] = "",
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="报送人")] = "",
    note: Annotated[str, typer.Option("--note", metavar="说明", help="需要记下的情况")] = "",
    waive: Annotated[str, typer.Option("--waive", metavar="理由", help="不需要报送的，写明理由")] = "",
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """登记部门报来的材料：纸质、签字、盖章、电子版、日期，生成签收单，说明还缺什么。

    缺签字、盖章或者电子版的照样登记，补来以后再登记一次就合在一起算（还缺的，退出码 1）。
    同样的文件已经登记过的不再登记，并说明是哪一次。
    """
    from pledgectl.books import FORMS, Submission
    from pledgectl.cli.dept.context import attachments, given_day, pick_departments, read_ground
    from pledgectl.cli.dept.entry import carry_out
    from pledgectl.cli.kept import without_numbers

    flags = {"paper": paper, "signed": signed, "sealed": sealed, "electronic": electronic or bool(files)}
    forms = tuple(form for form in FORMS if flags[form])
    if waive and forms:
        raise PledgectlError("--waive 是不需要报送，不能同时写报来的形式和文件", "--waive", "请只写一种", USAGE)
    ground = read_ground(workspace_root())
    chosen = pick_departments(ground.departments, [department])
    given = given_day(day, "--date")
    by, waive, note = without_numbers(by, "--by"), without_numbers(waive, "--waive"), without_numbers(note, "--note")
    model = Submission("", given, "", what, forms, by, waive, note, attachments(files or []))
    fresh = [replace(model, department=one.name) for one in chosen]
    done = carry_out(ground, _entry(fresh), Mode(json, dry_run, yes))
    if done is None:
        return CANCELLED
    step, written = done
    left = _left(ground, step.after, {one.name for one in chosen}, what)
    if json:
        _out_json(step.told, left, written)
    else:
        _tell(left, written)
        if not dry_run:
            screen.next_step(_advice(what, left, files or [], written))
    return ATTENTION if left else DONE


def _entry(fresh: "Sequence[Submission]") -> "Entry[_Told]":
    """Say how it is entered; receipts are also made of earlier entries: a killed command may have left none."""
    from pledgectl.cli.dept.entry import Entry

    def question(told: _Told) -> str:
        return f"登记以上 {len(told.new)} 条？" if told.new else ""

    def papers(ground: "Ground", step: "Step[_Told]") -> "Iterator[tuple[Path, bytes]]":
        from pledgectl.cli.dept.papers import receipts

        told = (*step.told.entered, *step.told.again)
        return receipts(ground, step.after, [one for one in told if not one.waived])

    return Entry("dept submit", partial(_enter, fresh), _show, question, papers)


def _enter(fresh: "Sequence[Submission]", ground: "Ground") -> "Step[_Told]":
    """Enter what was handed in, with what the books held of it before."""
    from pledgectl.cli.dept.entry import Step
    from pledgectl.dept.register import doubled, earlier, enter_submissions

    after, entered = enter_submissions(ground.books, fresh, date.today().isoformat())
    before = earlier(ground.books)
    told = [(one, tuple(held for held in before(one) if not held.waived)) for one in entered]
    again = tuple(held for one in fresh if (held := doubled(before(one), one)))
    return Step(after, ground.people, _Told(tuple(told), again))


def _show(told: _Told) -> None:
    """Say what is entered, and what was entered before."""
    from pledgectl.dept.words import submission_line

    for one, before in told.new:
        screen.out(f"{one.department} {submission_line(one)}")
        if before:
            screen.out(f"    以前报过 {len(before)} 次，最近是 {before[-1].number}（{before[-1].date}）")
    for held in told.again:
        screen.note(f"{held.department} 的{WHATS[held.what][0]}已经登记过：{submission_line(held)}。没有再登记")


def _left(ground: "Ground", after: "Books", names: Set[str], what: str) -> "list[Standing]":
    """List the duties of which this thing is still not complete after what was entered, with what it lacks."""
    label = WHATS[what][0]
    found = [one for one in replace(ground, books=after).standings() if one.department in names and what in one.what]
    lacking = [replace(one, missing=tuple(text for text in one.missing if text.startswith(label))) for one in found]
    return [one for one in lacking if one.missing]


def _out_json(told: _Told, left: "Sequence[Standing]", written: Sequence[Path]) -> None:
    from pledgectl.formats.records import record_data

    keys = ("department", "duty", "until", "missing")
    screen.out_json({
        "submissions": [record_data(one) for one in told.entered],
        "doubled": [{"department": one.department, "number": one.number} for one in told.again],
        "missing": [{key: record_data(one)[key] for key in keys} for one in left],
        "written": [str(path) for path in written],
    })


def _tell(left: "Sequence[Standing]", written: Sequence[Path]) -> None:
    for one in left:
        until = f"（{one.until} 以前）" if one.until else ""
        screen.out(f"还缺 {one.department} {one.duty}{until}：{'、'.join(one.missing)}")
    if written:
        screen.wrote(written[0] if len(written) == 1 else f"{written[0].parent}（签收单 {len(written)} 份）")


def _advice(what: str, left: "Sequence[Standing]", files: Sequence[Path], written: Sequence[Path]) -> str:
    from pledgectl.books import FORMS

    if left:
        lacking = "".join(f" --{form}" for form, name in FORMS.items() if any(name in text for text in left[0].missing))
        again = f"pledgectl dept submit {typed(left[0].department)} --what {what}{lacking}"
        return f"补来以后再登记：{again}；到期没有补的：pledgectl dept remind"
    if what == "list" and files:
        return f"打印签收单；检查这份清单：pledgectl catalog check {typed(str(files[0]))}"
    return "打印签收单，双方各执一份" if written else "pledgectl dept show，看各部门报了什么、还欠什么"
