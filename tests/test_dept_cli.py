"""The commands around departments, as a clerk uses them; undo, kills, two clerks; and no personal data where none belongs."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Cli, at_once
from test_cli_release import DEPARTMENTS, ONE, TWO, put_draft
from test_transaction import HERE
from wordkit import lines

from pledgectl.books import Books
from pledgectl.cli.dept.context import read_ground
from pledgectl.cli.status import look
from pledgectl.doors import store
from pledgectl.doors.books import OFFICE, read_books
from pledgectl.ground.journal import read_journal
from pledgectl.ground.transaction import recover, transaction
from pledgectl.model import Department

FIRST = DEPARTMENTS[0].name
HELD = (Department("gaj", "县公安局"), *DEPARTMENTS)
NAMES = [one.name for one in HELD]


@pytest.fixture
def place(cli: Cli, tmp_path: Path) -> Path:
    assert cli("init", ".", "--profile", "hulin").code == 0
    put_draft(tmp_path, ONE, TWO)
    (tmp_path / "清单.xlsx").write_bytes(b"list")
    with transaction(tmp_path, "test") as change:
        change.write(store.DEPARTMENTS, store.dump_departments(HELD))
    return tmp_path


def submit(cli: Cli, *more: str, day: str = "2021-05-14"):  # type: ignore[no-untyped-def]
    return cli("dept", "submit", FIRST, "--what", "list", "--date", day, *more, "-y")


def paper(root: Path, pattern: str) -> str:
    return "\n".join(lines(next((root / "输出").rglob(pattern)).read_bytes()))


def test_a_list_without_a_seal_is_entered_with_what_it_lacks_and_completed_later(cli: Cli, place: Path) -> None:
    first = cli("dept", "submit", FIRST, "清单.xlsx", "--what", "清单", "--paper", "--signed", "--by", "李某", "--date", "2021-05-14", "-y")
    assert first.code == 1 and "目录清单的盖章" in first.out and "签收单" in first.err
    assert f"pledgectl dept submit {FIRST} --what list --sealed；" in first.err
    said = paper(place, "2021-001-*签收单.docx")
    assert "■ 需要补正：目录清单的盖章" in said and "■ 电子版" in said and "□ 盖章" in said and "李某" in said
    assert submit(cli, "--sealed", day="2021-05-15").code == 0
    assert "■ 齐全，予以签收" in paper(place, "2021-002-*签收单.docx")
    duties = cli("dept", "show", FIRST, "--json").json["departments"][0]["duties"]
    assert [(one["state"], one["date"]) for one in duties if "清单" in one["duty"]] == [("done", "2021-05-15")]


def test_what_was_handed_in_twice_is_told_and_its_receipt_made_again(cli: Cli, place: Path) -> None:
    submit(cli, "清单.xlsx")
    before = read_books(place)
    for one in (place / "输出").rglob("*.docx"):
        one.unlink()
    again = submit(cli, "清单.xlsx", day="2021-05-20")
    assert cli("dept", "submit", FIRST, "清单.xlsx", "--what", "list", "-n", "--json").json["doubled"] == [{"department": FIRST, "number": "2021-001"}]
    assert "已经登记过：2021-001" in again.err and read_books(place) == before and paper(place, "2021-001-*签收单.docx")


def test_one_thing_of_a_duty_is_not_blamed_for_the_other(cli: Cli, place: Path) -> None:
    guide = cli("dept", "submit", FIRST, "--what", "guide", "--electronic", "--date", "2021-05-14", "--json", "-y")
    assert guide.code == 0 and guide.json["missing"] == []
    duties = cli("dept", "show", FIRST, "--json").json["departments"][0]["duties"]
    assert [one["missing"] for one in duties if "指南" in one["duty"]] == [["工作规程"]]


def test_a_file_with_a_hostile_name_is_entered_under_a_plain_one(cli: Cli, place: Path) -> None:
    (place / "清\u202e单\n.xlsx").write_bytes(b"x")
    (place / "\udce6.xlsx").write_bytes(b"y")
    assert submit(cli, "清\u202e单\n.xlsx", "\udce6.xlsx").code == 1
    assert [file.name for file in read_books(place).submissions[0].files] == ["清单；.xlsx", ".xlsx"]


def test_all_departments_are_entered_at_once_or_waived(cli: Cli, place: Path) -> None:
    data = cli("dept", "submit", "全部", "--what", "plan", "--paper", "--date", "2021-04-28", "--json", "-y").json
    assert [one["department"] for one in data["submissions"]] == NAMES and len(data["written"]) == len(NAMES)
    waived = cli("dept", "submit", FIRST, "--what", "list", "--waive", "没有事项", "-y")
    assert waived.code == 0 and "不需要报送（没有事项）" in waived.out


WRONG = [
    (("submit", FIRST, "--what", "lst", "-y"), 2, "list"),
    (("submit", "县民政聚", "--what", "list", "-y"), 3, "--new"),
    (("submit", FIRST, "没有.xlsx", "--what", "list", "-y"), 3, "没有.xlsx"),
    (("submit", FIRST, "--what", "list", "--date", "2099-01-01", "-y"), 4, "还没有到"),
    (("submit", FIRST, "--what", "list", "--date", "2021-02-30", "-y"), 2, "2021-02-30"),
    (("submit", FIRST, "--what", "list", "--paper", "--waive", "甲", "-y"), 2, "--waive"),
    (("submit", FIRST, "--what", "list", "--paper"), 2, "--yes"),
    (("remind", "--until", "2021-05-01", "--date", "2021-06-01", "-y"), 4, "早于"),
    (("activity", "培训", "--date", "2021-05-01", "-y"), 2, "--note"),
    (("activity", "daily", "--note", "甲", "--means", "抽查", "-y"), 2, "重点监管"),
    (("activity", "daily", "--note", "甲", "--item", "mzj-999", "-y"), 3, "mzj-999"),
    (("activity", "培训", "--note", "甲", "--report", "-y"), 2, "--report"),
    (("activity", "培训", "--note", "甲", "--item", "mzj-001", "-y"), 2, "日常监管"),
    (("complaint", "2021-001", "--answered", "2021-05-01", "--answer", "甲", "-y"), 3, "2021-001"),
    (("complaint", "--about", "甲", "--answered", "2021-05-01", "-y"), 2, "一次"),
    (("complaint", "--answered", "2021-05-01", "-y"), 2, "编号"),
    (("complaint", "--name", "甲", "-y"), 2, "--about"),
    (("complaint", "--received", "2021-05-01", "-y"), 2, "--about"),
    (("complaint", "2021-001", "--result", "属实", "-y"), 2, "--answer"),
    (("complaint", "--about", "甲", "--received", "1999-01-01", "-y"), 4, "不合情理"),
    (("complaint", "2021-001", "--reason", "甲", "-y"), 2, "--reveal"),
    (("activity", "--note", "甲", "-y"), 2, "training"),
    (("edit", FIRST, "-y"), 2, "--set"),
    (("edit", FIRST, "--new", "-y"), 2, FIRST),
    (("edit", "全部", "--set", "联系人=甲", "-y"), 2, "一个部门"),
]


@pytest.mark.parametrize(("arguments", "code", "word"), WRONG, ids=[f"{one[0][0]}-{at}" for at, one in enumerate(WRONG)])
def test_a_slip_is_refused_with_what_to_do_and_nothing_is_written(cli: Cli, place: Path, arguments: tuple[str, ...], code: int, word: str) -> None:
    before = len(read_journal(place))
    result = cli("dept", *arguments)
    assert result.code == code and word in result.err and len(read_journal(place)) == before


def test_those_who_owe_are_reminded_once_a_day_and_the_second_time_is_counted(cli: Cli, place: Path) -> None:
    submit(cli, "--paper", "--signed", "--sealed", "--electronic")
    result = cli("dept", "remind", "--days", "0", "--until", "2021-06-10", "--date", "2021-06-01", "-y", "--json")
    assert {one["department"]: [duty["duty"] for duty in one["duties"]] for one in result.json["reminders"]}[FIRST] == ["报送本部门实施方案"]
    assert len(result.json["reminders"]) == len(NAMES)
    assert cli("dept", "remind", "--date", "2021-06-01", "-y", "--json").json["reminders"] == []
    cli("dept", "remind", FIRST, "--date", "2021-06-05", "-y")
    said = paper(place, f"*{FIRST}-催办单.docx")
    assert "方案规定2021年4月30日以前" in said
    assert any("第2次催办，上次2021年6月1日" in "\n".join(lines(path.read_bytes())) for path in (place / "输出/催办单").iterdir())


def test_everything_owed_is_reminded_of_only_when_asked(cli: Cli, place: Path) -> None:
    def owed(*more: str) -> int:
        return sum(len(one["duties"]) for one in cli("dept", "remind", "-n", "--json", *more).json["reminders"])

    assert owed() == 2 * len(NAMES) and owed("--all") == 6 * len(NAMES) and read_books(place).reminders == ()


def test_status_tells_what_is_owed_and_the_list_of_departments_too(cli: Cli, place: Path) -> None:
    submit(cli, "--paper", "--signed", "--sealed", "--electronic")
    tasks = [task for task in look(place, date(2021, 5, 16), 7).tasks if task.kind == "milestone"]
    assert [(task.level, task.date, task.count) for task in tasks] == [("overdue", "2021-04-30", len(NAMES)), ("overdue", "2021-05-15", len(NAMES) - 1)]
    shown = cli("dept", "show")
    assert "领导小组" in shown.out and FIRST in shown.out and "2021-04-30" in shown.out
    assert cli("status", "--fail").code == 1


def test_a_department_that_has_reported_nothing_can_be_added_and_is_then_owed_by(cli: Cli, place: Path) -> None:
    assert cli("dept", "edit", "县教育局", "--new", "--set", "联系人=王某", "-y").code == 0
    data = cli("dept", "show", "县教育局", "--json").json
    assert data["departments"][0]["contact"] == "王某" and len(data["departments"][0]["duties"]) == 6
    assert data["coordination"]["office"] == "市司法局" and data["own"][0]["act"] == "supervise"
    assert "王某" in cli("dept", "show", "jyj").out


def test_contacts_reach_the_papers(cli: Cli, place: Path) -> None:
    cli("dept", "edit", FIRST, "--set", "联系人=李某", "--set", "电话=0467-0000000", "-y")
    cli("form", "make", "--kind", "pledge", "--version", "draft", "--dept", FIRST)
    assert "李某" in paper(place, "*告知承诺书.docx")
    assert "没有变化" in cli("dept", "edit", FIRST, "--set", "联系人=李某", "-y").err


def test_an_activity_is_recorded_listed_and_refused_the_second_time(cli: Cli, place: Path) -> None:
    training = ("dept", "activity", "培训", FIRST, "--date", "2021-05-20", "--note", "46人，电话13900001111", "--attach", "清单.xlsx", "-y")
    first = cli(*training)
    assert first.code == 0 and "手机号已经隐去" in first.err and "13900001111" not in first.out
    assert cli(*training).code == 4
    cli("dept", "activity", "daily", "--means", "互联网", "--item", "mzj-001", "--note", "抽查", "--date", "2021-05-21", "-y")
    (entry,) = cli("dept", "activity", "日常监管", "--list", "--json").json["activities"]
    assert entry["means"] == ["“互联网+监管”"] and entry["items"] == ["mzj-001"]
    assert [one["kind"] for one in cli("dept", "activity", "--json").json["activities"]] == ["training", "daily"]


def test_exempt_items_that_nobody_watches_are_named(cli: Cli, place: Path) -> None:
    for item in ("mzj-001", "mzj-002"):
        cli("catalog", "edit", item, "--set", "verification.exempt=是", "-y")
    cli("dept", "activity", "daily", "--item", "mzj-001", "--note", "抽查", "-y")
    assert "还没有登记过日常监管的 1 项：mzj-002" in cli("dept", "activity", "daily", "--list").err


@pytest.mark.parametrize("name", ["catalogs/office/complaints.toml", "catalogs/private/complainants.toml"])
def test_a_spoilt_book_is_a_problem_that_status_and_doctor_name(cli: Cli, place: Path, name: str) -> None:
    complain(cli)
    (place / name).write_bytes(b"[[complaints]]\nnumbr = 1\n")
    found = look(place, date(2021, 5, 16), 7)
    assert found.tasks[0].level == "problem" and name in found.tasks[0].text
    assert name in str(cli("doctor", "--json").json) and cli("dept", "complaint").code == 3


def test_a_problem_makes_the_report_of_an_important_matter(cli: Cli, place: Path) -> None:
    data = cli("dept", "activity", "problem", FIRST, "--note", "系统不能核验", "--date", "2021-06-02", "--report", "-y", "--json").json
    said = "\n".join(lines(Path(data["written"][0]).read_bytes()))
    assert "2021年6月2日，系统不能核验。" in said and FIRST in said and "【待填写：原因】" in said


PERSON, PHONE = "欧阳某某", "13900001111"


def complain(cli: Cli, *more: str):  # type: ignore[no-untyped-def]
    return cli("dept", "complaint", "--about", f"{PERSON}说窗口多要证明，可打{PHONE}", "--received", "2021-04-29", "--dept", FIRST, "--name", PERSON, "--contact", PHONE, *more, "-y")


def test_a_complaint_has_its_days_counted_and_says_where_they_come_from(cli: Cli, place: Path) -> None:
    result = complain(cli)
    # 15 working days over the Labour Day holidays of 2021, with the make-up Saturday 8 May.
    assert "2021-05-24" in result.out and "没有规定" in result.err and "complaint_days" in result.err
    assert complain(cli, "--days", "5", "--json").json["complaints"][0]["due"] == "2021-05-10"
    settings = place / "pledgectl.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("complaint_days = 15", "complaint_days = 5"), encoding="utf-8")
    assert complain(cli, "--json").json["complaints"][0]["due"] == "2021-05-10"


def test_who_complained_stands_in_one_private_file_and_is_never_shown_whole_unasked(cli: Cli, place: Path) -> None:
    complain(cli)
    assert cli("dept", "complaint", "2021-001", "--answered", "2021-05-08", "--result", "属实", "--answer", f"已告知{PERSON}", "-y").code == 0
    said = [cli("dept", "complaint", *more) for more in ((), ("--json",), ("2021-001",), ("2021-001", "--json"))]
    said += [cli("status"), cli("log"), cli("dept", "show", FIRST), cli("dept", "show", "--json")]
    assert not any(word in one.out + one.err for one in said for word in (PERSON, PHONE))
    holding = [path for path in place.rglob("*") if path.is_file() and (PERSON.encode() in path.read_bytes() or PHONE.encode() in path.read_bytes())]
    assert [path.relative_to(place).as_posix() for path in holding] == ["catalogs/private/complainants.toml"]
    assert holding[0].stat().st_mode & 0o077 == 0


def test_a_look_at_the_name_is_noted_with_its_reason(cli: Cli, place: Path) -> None:
    complain(cli)
    assert cli("dept", "complaint", "2021-001", "--reveal", "-y").code == 2
    assert PERSON in cli("dept", "complaint", "2021-001", "--reveal", "--reason", "电话答复", "-y").out
    assert read_books(place).complaints[0].reveals[0].reason == "电话答复"
    assert read_journal(place)[-1]["command"] == "dept complaint --reveal"
    assert cli("undo", "-y").code == 4 and len(read_books(place).complaints[0].reveals) == 1


def test_a_complaint_about_an_item_is_about_its_department(cli: Cli, place: Path) -> None:
    data = cli("dept", "complaint", "--about", "甲", "--item", "mzj-001", "--received", "2021-06-01", "--json", "-y").json
    assert data["complaints"][0]["department"] == FIRST
    assert cli("dept", "complaint", "--about", "甲", "--item", "mzj-001", "--dept", "县公安局", "-y").code == 2
    assert cli("dept", "complaint", "--about", "甲", "--item", "mzj-999", "-y").code == 3


def test_a_name_is_forgotten_for_good_after_the_answer(cli: Cli, place: Path) -> None:
    complain(cli)
    assert cli("dept", "complaint", "2021-001", "--forget", "-y").code == 4
    cli("dept", "complaint", "2021-001", "--answered", "2021-05-08", "--answer", "已改正", "-y")
    assert cli("dept", "complaint", "2021-001", "--forget", "-y").code == 0
    assert not any(PERSON.encode() in path.read_bytes() for path in place.rglob("*") if path.is_file())
    assert cli("undo", "-y").code == 4 and cli("dept", "complaint", "2021-001", "--json").json["complaints"][0]["complainant"] == "已删去"


STEPS = [
    ("submit", FIRST, "--what", "list", "--paper", "--date", "2021-05-14"),
    ("remind", "--date", "2021-06-01"),
    ("activity", "培训", "--note", "甲", "--date", "2021-06-01"),
    ("complaint", "--about", "甲", "--name", PERSON, "--received", "2021-06-01"),
    ("edit", FIRST, "--set", "联系人=李某"),
]


def held(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.glob("catalogs/**/*.toml")}


@pytest.mark.parametrize("step", STEPS, ids=[step[0] for step in STEPS])
def test_a_step_is_shown_without_writing_and_undone_whole(cli: Cli, place: Path, step: tuple[str, ...]) -> None:
    before = held(place)
    assert cli("dept", *step, "-n").code in (0, 1) and held(place) == before and not (place / "输出").joinpath("催办单").exists()
    assert cli("dept", *step, "-y").code in (0, 1) and held(place) != before
    assert cli("undo", "-y").code == 0 and replace(read_books(place), spent=()) == Books()
    assert {path: data for path, data in held(place).items() if not path.startswith(OFFICE)} == before


@pytest.mark.parametrize("book", ["submissions", "reminders", "activities", "complaints"])
def test_two_clerks_at_once_both_get_their_entries_and_numbers(cli: Cli, place: Path, book: str) -> None:
    command = {
        "submissions": ("dept", "submit", "县公安局", "--what", "plan", "--paper", "--date", "2021-05-14", "--note"),
        "reminders": ("dept", "remind", "--date", "2021-06-01", "--until"),
        "activities": ("dept", "activity", "培训", "--date", "2021-05-20", "--note"),
        "complaints": ("dept", "complaint", "--received", "2021-06-01", "--name", PERSON, "--about"),
    }[book]
    said = {"reminders": [("2021-06-02", "gaj"), ("2021-06-03", "mzj")], "submissions": [("甲", "--electronic"), ("乙", "--signed")]}
    codes = at_once(place, *((*command, *one) for one in said.get(book, [("甲",), ("乙",)])))
    assert {*codes} <= {0, 1} and [one.number for one in getattr(read_books(place), book)] == ["2021-001", "2021-002"]
    papers = [path.name[:8] for path in sorted((place / "输出").rglob("*.docx"))]
    assert papers == (["2021-001", "2021-002"] if book in ("submissions", "reminders") else [])
    assert len(read_ground(place).people) == (2 if book == "complaints" else 0)


def test_two_clerks_at_once_change_one_department_without_losing_a_word(cli: Cli, place: Path) -> None:
    edits = [("dept", "edit", "gaj", "--set", f"{field}=王某") for field in ("联系人", "第一责任人")]
    added = [("dept", "edit", name, "--new") for name in ("县教育局", "县交运局")]
    assert at_once(place, *edits, *added) == [0, 0, 0, 0]
    held = {one.code: one for one in store.read_departments(place)}
    assert (held["gaj"].contact, held["gaj"].responsible) == ("王某", "王某") and {one.name for one in held.values()} == {*NAMES, "县教育局", "县交运局"}


KILLED = "import sys; sys.path.insert(0, sys.argv[3]); import killer; from pledgectl.cli import run; killer.arm(int(sys.argv[2])); sys.exit(run(['-C', sys.argv[1], 'dept', 'complaint', '--about', '甲', '--name', '欧阳某某', '--received', '2021-06-01', '-y']))"


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 需要 POSIX")
def test_a_complaint_killed_at_any_write_is_whole_or_absent_with_its_person(cli: Cli, place: Path) -> None:
    seen = set()
    for at in range(1, 80, 3):
        done = subprocess.run([sys.executable, "-c", KILLED, str(place), str(at), str(HERE)], capture_output=True, check=False)
        recover(place)
        ground = read_ground(place)
        state = len(ground.books.complaints), len(ground.people)
        assert state in ((0, 0), (1, 1)) and (done.returncode != 0 or state == (1, 1))
        seen.add(state)
        if state == (1, 1):
            assert cli("undo", "-y").code == 0
        if done.returncode == 0:
            break
    assert seen == {(0, 0), (1, 1)} and done.returncode == 0


def test_a_department_that_was_misread_can_be_taken_out_again_and_one_that_is_named_anywhere_cannot(cli: Cli, place: Path) -> None:
    assert cli("dept", "edit", "备注栏", "--new", "-y").code == 0
    assert cli("dept", "edit", "备注栏", "--remove", "-n").code == 0 and len(store.read_departments(place)) == 3
    assert cli("dept", "edit", "备注栏", "--remove", "--json", "-y").json["removed"]
    assert [one.name for one in store.read_departments(place)] == NAMES
    listed = cli("dept", "edit", FIRST, "--remove", "-y")
    assert listed.code == 4 and "工作稿里有它的事项" in listed.err
    cli("dept", "complaint", "--about", "多要证明", "--dept", "县公安局", "--received", "2021-05-10", "-y")
    assert "台账里有它的记录" in cli("dept", "edit", "县公安局", "--remove", "-y").err
    assert cli("dept", "edit", "全部", "--remove", "-y").code == 2 and cli("dept", "edit", "gaj", "--remove", "--new").code == 2


@pytest.mark.parametrize(("command", "paper_folder"), [
    (("submit", FIRST, "--what", "plan", "--paper"), "清单报送签收单"),
    (("remind", "--all"), "催办单"),
    (("activity", "problem", "--note", "系统不能核验", "--report"), "重要情况报告"),
])  # fmt: skip
def test_what_has_no_place_for_its_paper_is_not_entered(cli: Cli, place: Path, command: tuple[str, ...], paper_folder: str) -> None:
    books = read_books(place)
    (place / "输出" / paper_folder).write_bytes(b"")
    assert cli("dept", *command, "--date", "2021-05-14", "-y").code == 3
    assert read_books(place) == books
    (place / "输出" / paper_folder).unlink()
    assert cli("dept", *command, "--date", "2021-05-14", "-y").code in (0, 1)
    assert read_books(place) != books and list((place / "输出" / paper_folder).glob("*.docx"))


def by_id(cli: Cli) -> dict[str, str]:
    return {one["id"]: one["department"] for one in cli("catalog", "show", "--version", "draft", "--json").json["items"]}


def listed(place: Path, department: str, *names: str) -> str:
    rows = [f"{department},{name},入学,《户口登记条例》第七条,{department},派出所" for name in names]
    text = "\n".join(["部门,证明名称,证明用途,设定依据,索要单位,开具单位", *rows, ""])
    (place / f"{department}.csv").write_text(text, encoding="utf-8")
    return f"{department}.csv"


def test_a_department_that_was_taken_out_comes_back_with_its_code_and_numbers_go_on(cli: Cli, place: Path) -> None:
    first = listed(place, "县教育局", "学籍证明", "在读证明")
    assert cli("catalog", "import", first, "-y").code == 0
    assert cli("catalog", "remove", "jyj-001", "jyj-002", "-y").code == cli("dept", "edit", "jyj", "--remove", "-y").code == 0
    assert "jyj" not in [one.code for one in store.read_departments(place)]
    other = listed(place, "县交运局", "车辆证明")
    assert cli("catalog", "import", other, "-y").code == 0 and by_id(cli)["jyj2-001"] == "县交运局"
    assert "jyj" not in [one.code for one in store.read_departments(place)]
    assert cli("catalog", "import", first, "-y").code == 0
    assert {one: by_id(cli)[one] for one in ("jyj-003", "jyj-004")} == dict.fromkeys(("jyj-003", "jyj-004"), "县教育局")
    assert cli("undo", "-y").code == cli("dept", "edit", "县教育局", "--new", "-y").code == 0
    assert [one.last for one in store.read_departments(place) if one.code == "jyj"] == [4]


def test_the_name_of_a_department_taken_out_may_be_another_writing_of_one_that_is_there(cli: Cli, place: Path) -> None:
    assert cli("catalog", "import", listed(place, "教育股", "学籍证明"), "-y").code == 0
    assert cli("catalog", "remove", "jyg-001", "-y").code == cli("dept", "edit", "教育股", "--remove", "-y").code == 0
    assert cli("dept", "edit", "gaj", "--set", "aliases=教育股", "-y").code == 0
    assert cli("catalog", "import", "教育股.csv", "-y").code == 0 and by_id(cli)["gaj-001"] == "县公安局"


@pytest.mark.parametrize("book", ["submissions", "activities", "complaints"])
def test_a_number_of_a_book_that_was_taken_back_is_not_given_again(cli: Cli, place: Path, book: str) -> None:
    command = {
        "submissions": ("submit", FIRST, "--what", "plan", "--paper", "--date"),
        "activities": ("activity", "培训", "--note", "甲", "--date"),
        "complaints": ("complaint", "--about", "甲", "--received"),
    }[book]

    def numbers() -> list[str]:
        return [one.number for one in getattr(read_books(place), book)]

    cli("dept", *command, "2021-05-14", "-y"), cli("dept", *command, "2021-05-15", "-y")
    held = (place / f"catalogs/office/{book}.toml").read_bytes()
    assert cli("undo", "-y").code == 0 and numbers() == ["2021-001"]
    assert cli("undo", "-y").code == 0 and (place / f"catalogs/office/{book}.toml").read_bytes() == held
    assert cli("undo", "-y").code == 0
    cli("dept", *command, "2021-05-16", "-y")
    assert numbers() == ["2021-001", "2021-003"] and read_books(place).spent == (f"{book}/2021-002",)


def test_the_first_book_of_all_leaves_its_numbers_when_it_is_taken_back(cli: Cli, place: Path) -> None:
    assert submit(cli, "--paper").code == 1 and cli("undo", "-y").code == 0
    assert submit(cli, "--paper").code == 1 and [one.number for one in read_books(place).submissions] == ["2021-002"]


@pytest.mark.parametrize(("command", "says"), [
    (("submit", "县教育局", "--what", "plan"), "名录里没有的部门先添加：pledgectl dept edit 县教育局 --new"),
    (("edit", FIRST, "--new"), "要修改的去掉 --new"),
    (("activity", "培训"), "要列出这一种的加 --list"),
    (("show", "gaj"), "pledgectl dept submit gaj --what plan --paper"),
])  # fmt: skip
def test_what_was_meant_is_told_with_the_command_for_it(cli: Cli, place: Path, command: tuple[str, ...], says: str) -> None:
    told = cli("dept", *command).err
    assert says in told and "是否应为 县公安局" not in told
