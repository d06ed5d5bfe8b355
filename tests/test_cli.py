import os
import subprocess
import sys
from pathlib import Path

import pytest
from listkit import csv_file

from pledgectl.cli import COMMANDS, tidy
from pledgectl.doors.settings import read_settings

README = Path(__file__).parent.parent.joinpath("README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("——dept", "--dept"),
        ("－－format＝docx", "--format=docx"),
        ("—y", "-y"),
        ("--dept=县公安局", "--dept=县公安局"),
        ("清单—定稿.xlsx", "清单—定稿.xlsx"),
        ("——县公安局", "——县公安局"),
        ("-", "-"),
    ],
)
def test_slips_of_the_chinese_input_method_are_mended(typed, meant):
    assert tidy(typed) == meant


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["logg"], "是否应为 pledgectl log"),
        (["log", "--last", "a"], "--last 要写整数，不小于 0"),
        (["status", "--days", "七"], "--days 要写整数，0 到 366"),
        (["catalog", "undo"], "是否应为 pledgectl undo？"),
        (["import", "a.xlsx"], "是否应为 pledgectl catalog import？"),
        (["show"], "请看 pledgectl --help"),
        (["log", "--lst"], "--last"),
        (["log", "--last"], "要有一个值"),
        (["log", "--last", "x"], "--last"),
        (["catalog"], "catalog"),
        (["log", "多余"], "多了"),
        (["status", "--days", "ａ天"], "--days 要写整数"),
        (["catalog", "diff", "--format", "ｐｄｆ"], "docx"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese_and_exits_2(cli, arguments, says):
    result = cli(*arguments)
    assert result.code == 2 and says in result.err


def test_a_command_outside_a_workspace_says_how_to_make_one(cli):
    result = cli("log")
    assert result.code == 3 and "pledgectl init" in result.err


def test_another_workspace_is_named_by_C(cli, workspace, monkeypatch, tmp_path_factory):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert cli("-C", str(workspace), "log", "--json").json["entries"][0]["command"] == "init"


def test_init_makes_the_folders_and_refuses_to_make_them_twice(cli, workspace):
    assert (workspace / "catalogs/draft").is_dir() and (workspace / "pledgectl.toml").is_file()
    again = cli("init", ".", "--profile", "hulin")
    assert again.code == 4 and "已经是工作区" in again.err


def test_init_elsewhere_says_how_to_get_there(cli):
    assert 'cd "我 县"' in cli("init", "我 县").err and "cd " not in cli("init", ".").err


def test_init_that_was_cut_off_may_be_repeated_until_something_else_was_done(cli, workspace):
    held = (workspace / ".pledgectl/journal.jsonl").read_bytes()
    (workspace / "templates").rmdir()
    again = cli("init", ".")
    assert again.code == 0 and "已经建好" in again.err and (workspace / "templates").is_dir()
    assert (workspace / ".pledgectl/journal.jsonl").read_bytes() == held
    assert cli("dept", "edit", "县民政局", "--new", "-y").code == 0 and cli("init", ".").code == 4


def test_the_log_tells_what_was_written(cli, workspace):
    assert "pledgectl.toml" in cli("log").out


def test_the_program_runs_as_a_process_and_prints_its_version():
    done = subprocess.run([sys.executable, "-m", "pledgectl", "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.startswith("pledgectl ")


@pytest.mark.parametrize("columns", ["20", "0", "词"])
def test_a_table_that_goes_to_a_file_is_whole_whatever_the_width_of_the_terminal(cli, workspace, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    name = "某某某某某某某某某某某某某某某某某某局"
    cli("dept", "edit", name, "--new", "-y")
    shown = cli("dept", "show")
    assert shown.code == 0 and name in shown.out and "最近催办" in shown.out


def test_the_settings_promise_nothing_that_no_command_does(workspace):
    text = (workspace / "pledgectl.toml").read_text(encoding="utf-8")
    assert "台账" not in text and "网页" not in text
    (workspace / "pledgectl.toml").write_text('ledger = "ledger.db"\n' + text + '\n[site]\nurl = ""\n', encoding="utf-8")
    assert read_settings(workspace).ledger == "ledger.db"


def test_the_workspace_is_named_before_the_command(cli):
    assert "pledgectl -C 文件夹" in cli("status", "-C", "别处").err


def test_what_was_copied_with_hidden_marks_is_taken_without_them_and_spoils_no_record(cli, workspace):
    path = csv_file(workspace / "a.csv", "证明名称,证明用途,设定依据\n收入证明,申请低保,《社会救助暂行办法》第三条\n")
    assert cli("catalog", "import", path, "--dept", "县民\u200b政局\u202e", "--yes").code == 0
    assert cli("catalog", "propose", "--reason", "新\x1b增\udcff", "--basis", "《办法》\ufeff第三条", "--yes").code == 1
    assert cli("catalog", "show", "--json").json["items"][0]["department"] == "县民政局"
    assert cli("catalog", "propose", "--list", "--json").json["proposals"][0]["reason"] == "新增"


LONG = "长" * 120


@pytest.mark.parametrize(
    "arguments",
    [
        ("-C", LONG, "status"),
        ("init", LONG),
        ("demo", LONG),
        ("catalog", "import", f"{LONG}.xlsx"),
        ("catalog", "check", f"{LONG}.xlsx"),
        ("catalog", "diff", LONG, LONG),
        ("catalog", "verify", LONG),
        ("form", "fill", "--data", LONG),
    ],
)
def test_a_name_that_is_too_long_is_the_clerks_matter_and_no_fault_of_the_program(cli, workspace, arguments):
    result = cli(*arguments)
    assert result.code == 3 and "文件名太长" in result.err


@pytest.mark.parametrize("name", ["init", "demo"])
def test_a_workspace_cannot_be_made_below_a_file(cli, tmp_path, name):
    (tmp_path / "一个文件").write_text("", encoding="utf-8")
    result = cli(name, "一个文件/里面")
    assert result.code == 3 and "不是文件夹" in result.err


def test_a_command_whose_reader_has_gone_away_still_does_its_work(workspace):
    csv_file(workspace / "a.csv", "证明名称,证明用途,设定依据\n" + "".join(f"证明{n},申请,《办法》第三条\n" for n in range(900)))
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "pledgectl", "catalog", "import", "a.csv", "--dept", "县民政局", "--yes"]
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(command, stdout=pipe, stderr=pipe, cwd=workspace, check=False)
    assert done.returncode == 0 and "证明899" in (workspace / "catalogs/draft/mzj.toml").read_text(encoding="utf-8")


def test_a_choice_may_be_typed_with_the_input_method_on(cli, workspace):
    assert cli("catalog", "show", "--format", "ＣＳＶ").out.startswith("\ufeff编号,")


def test_help_names_the_short_option_first(cli):
    assert "-h, --help" in cli("log", "--help").out and "-n, --dry-run" in cli("undo", "--help").out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('extends = "hulin"\n[authorit]\nadded = "bureau"\n', ("辖区方案 own", "是否应为 authority")),
        ("extends = ", ("own.toml", "第 1 行")),
    ],
)
def test_what_is_wrong_with_an_own_plan_is_told_with_its_place(cli, tmp_path, text, says):
    (tmp_path / "own.toml").write_text('name = "某县"\n' * ("[" in text) + text, encoding="utf-8")
    result = cli("init", "新", "--profile", "own.toml")
    assert result.code == 3 and all(one in result.err for one in says) and not (tmp_path / "新").exists()


def test_a_place_s_own_plan_decides_who_approves(cli, tmp_path):
    bureau = "".join(f'{kind} = "bureau"\n' for kind in ("added", "removed", "renamed", "revised"))
    (tmp_path / "own.toml").write_text(f'name = "某县"\nextends = "hulin"\n[authority]\n{bureau}', encoding="utf-8")
    csv_file(tmp_path / "a.csv", "证明名称,证明用途,设定依据\n收入证明,申请低保,《社会救助暂行办法》第三条\n")
    assert cli("init", "新", "--profile", "own.toml").code == 0
    assert cli("-C", "新", "catalog", "import", "a.csv", "--dept", "县民政局", "-y").code == 0
    assert cli("-C", "新", "catalog", "diff", "--json").json["changes"][0]["authority"] == "bureau"


@pytest.mark.parametrize(("code", "says"), [("X999", "X"), ("疑似", "pledgectl explain 查看"), ("Ｘ００９", "X00")])
def test_an_unknown_rule_names_one_near_it_or_the_list_and_not_every_code_there_is(cli, code, says):
    result = cli("explain", code)
    assert result.code == 2 and says in result.err and len(result.err) < 200


def test_a_rule_may_be_typed_small_and_wide(cli):
    assert cli("explain", "ｘ００１").out == cli("explain", "X001").out


def test_a_script_may_confirm_what_asks_nothing(cli):
    assert cli("init", "新", "--yes").code == 0


def test_the_log_takes_no_number_below_nothing(cli, workspace):
    assert cli("log", "--last", "-1").code == 2 and cli("log", "--last", "0").code == 0


def commands(table=COMMANDS, prefix=""):
    for name, entry in table.items():
        yield from [f"{prefix}{name}"] if isinstance(entry, str) else commands(entry, f"{prefix}{name} ")


@pytest.mark.parametrize("command", list(commands()))
def test_whoever_writes_a_script_finds_the_json_of_every_command_in_the_manual(cli, command):
    if "--json" in cli(*command.split(), "--help").out:
        assert f"`{command} --json`" in README.replace("show --format json", "show --json")


def test_the_plan_of_a_publication_and_the_log_have_the_shape_that_the_manual_tells(cli, workspace):
    csv_file(workspace / "a.csv", "证明名称,证明用途,设定依据\n收入证明,申请低保,《社会救助暂行办法》第三条\n")
    assert cli("catalog", "import", "a.csv", "--dept", "县民政局", "-y").code == 0
    plan = cli("catalog", "publish", "--baseline", "2021-05-01", "-n", "--json").json
    keys = ["version", "published", "profile", "baseline", "previous", "items", "changes", "left", "findings", "reviewed_late"]
    assert list(plan) == keys
    entry = cli("log", "--json").json["entries"][-1]
    assert {"n", "time", "who", "command", "files", "previous", "hash"} <= set(entry)
    assert set(entry["files"][0]) == {"path", "before", "after"}


@pytest.mark.parametrize("command", list(commands()))
def test_a_command_that_can_be_tried_can_be_confirmed_too(cli, command):
    told = cli(*command.split(), "--help").out
    assert ("-n, --dry-run" in told) == ("-y, --yes" in told)


def test_copying_templates_can_be_tried_first_and_tells_a_script_what_it_wrote(cli, workspace):
    copy = ("form", "templates", "--copy", "pledge", "--json")
    (path,) = cli(*copy, "-n").json["written"]
    assert not Path(path).exists()
    assert cli(*copy, "-y").json["written"] == [path] and Path(path).exists()
    assert cli(*copy).json["written"] == []


@pytest.mark.parametrize(
    "command",
    [
        "catalog diff -o 表.pdf",
        "catalog diff --format docx -o 表.xlsx",
        "catalog blank 县民政局 -o 表.docx",
        "catalog blank 县民政局 县公安局 -o 表.xlsx",
        "catalog check a.csv --dept 县民政局 --report -o 表.docx",
        "form make mzj-001 -o 表.txt",
        "form make mzj-001 -o 表.zip",
        "form fill mzj-001 --data b.csv -o 表.docx",
        "form fill mzj-001 --set 申请人=甲 -o 表.xlsx",
    ],
)
def test_an_output_called_like_another_kind_of_file_is_refused_and_becomes_no_folder(cli, workspace, command):
    csv_file(workspace / "a.csv", "证明名称,证明用途,设定依据\n收入证明,申请低保,《社会救助暂行办法》第三条\n")
    csv_file(workspace / "b.csv", "申请人,证件类型,证号\n甲,护照,1\n")
    assert cli("catalog", "import", "a.csv", "--dept", "县民政局", "-y").code == 0
    result = cli(*command.split())
    assert result.code == 2 and "-o 不能写" in result.err and not list(workspace.glob("表*"))


@pytest.mark.parametrize(("name", "start"), [("表.xlsx", b"PK"), ("表.docx", b"PK"), ("表.json", b"{"), ("表.txt", "（".encode())])
def test_the_ending_chooses_the_format_of_a_comparison(cli, workspace, name, start):
    assert cli("catalog", "diff", "-o", name).code == 0 and (workspace / name).read_bytes().startswith(start)


def test_a_plan_that_there_is_not_is_a_wrong_command_line_wherever_it_is_named(cli, workspace):
    for command in (("init", "新"), ("catalog", "check")):
        result = cli(*command, "--profile", "nosuch")
        assert result.code == 2 and "位置：--profile" in result.err


def test_a_file_named_twice_is_read_once(cli, tmp_path):
    csv_file(tmp_path / "a.csv", "证明名称,证明用途,设定依据\n收入证明,申请低保,《社会救助暂行办法》第三条\n")
    assert cli("catalog", "check", "a.csv", "./a.csv", ".", "--dept", "县民政局", "--json").json["items"] == 1


INTERRUPTED = """
import builtins
own = builtins.__import__
def interrupted(name, *rest):
    if name == "typer":
        raise KeyboardInterrupt
    return own(name, *rest)
builtins.__import__ = interrupted
from pledgectl.__main__ import start
start()
"""


def test_ctrl_c_while_the_program_is_being_loaded_is_a_cancelled_command():
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "已取消\n")
