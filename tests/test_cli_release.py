"""From a draft to the filed version on the command line, for both plans; what was frozen or packed is watched."""

import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Cli
from openpyxl import load_workbook
from wordkit import lines

from pledgectl.doors import store
from pledgectl.ground.transaction import transaction
from pledgectl.model import Basis, Department, Item, Review, catalog_of

LAW = (Basis("中华人民共和国居民身份证法", "", "第十条", "", "法律"),)
REVIEW = Review("李四", "法制机构", "2021-04-20", "同意", "用途不涉及排除范围")
ONE = Item(
    "mzj-001", department="县民政局", name="亲属关系证明", purpose="申请临时救助", matter="申请临时救助", matter_type="行政给付",
    requester="县民政局", issuer="公安派出所", bases=LAW, content="申请人与被赡养人的亲属关系", review=REVIEW,
)  # fmt: skip
TWO = replace(ONE, id="mzj-002", name="婚姻状况证明", content="申请人的婚姻状况")
THREE = replace(ONE, id="mzj-003", name="就读情况证明", issuer="就读学校", content="子女就读学校和年级")
NEW = replace(ONE, id="mzj-004", name="抚养关系证明", content="申请人与被抚养人的关系")
AFTER = (replace(TWO, name="婚姻登记情况证明"), replace(THREE, issuer="学校"), NEW)
DEPARTMENTS = [Department("mzj", "县民政局", last=9)]


def put_draft(root: Path, *items: Item) -> None:
    with transaction(root, "test") as change:
        change.write(store.DEPARTMENTS, store.dump_departments(DEPARTMENTS))
        for path, data in store.draft_files(catalog_of("draft", items), DEPARTMENTS).items():
            change.write(path, data)


@pytest.fixture(params=["hulin", "maoji"])
def place(request: pytest.FixtureRequest, cli: Cli, tmp_path: Path) -> Path:
    """Return a workspace that took over three items and whose draft has one change of each kind."""
    assert cli("init", ".", "--profile", request.param).code == 0
    put_draft(tmp_path, ONE, TWO, THREE)
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    put_draft(tmp_path, *AFTER)
    return tmp_path


def approve_all(cli: Cli) -> None:
    changes = cli("catalog", "diff", "--json").json["changes"]
    for authority in sorted({change["authority"] for change in changes}):
        ids = [change["item"] for change in changes if change["authority"] == authority]
        assert cli("catalog", "approve", *ids, "--authority", authority, "--doc", "〔2021〕5号", "--date", "2021-05-10", "-y").code == 0


def publish(cli: Cli) -> None:
    approve_all(cli)
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 0


def package(root: Path) -> Path:
    return root / "输出" / "报备材料-2021-05-12.zip"


def test_the_difference_has_the_shape_of_the_contract(cli: Cli, place: Path) -> None:
    found = cli("catalog", "diff", "--format", "json").json
    assert (found["old"], found["new"], found["suspected_renames"][0]["id"]) == ("2021-05-01", "draft", "mzj-001")
    assert cli("catalog", "diff").out.startswith("2021-05-01 -> 工作稿：")
    kinds = {change["item"]: change["kind"] for change in found["changes"]}
    assert kinds == {"mzj-001": "removed", "mzj-002": "renamed", "mzj-003": "revised", "mzj-004": "added"}
    assert found["changes"][2]["fields"] == {"issuer": {"old": "就读学校", "new": "学校"}}


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--exit-code",), 1)])
def test_differences_exit_with_1_only_when_asked(cli: Cli, place: Path, options: tuple[str, ...], code: int) -> None:
    result = cli("catalog", "diff", *options)
    assert result.code == code and "婚姻状况证明 -> 婚姻登记情况证明" in result.out


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_difference_is_written_as_a_table(cli: Cli, place: Path, form: str) -> None:
    assert cli("catalog", "diff", "--format", form).code == 0
    assert cli("catalog", "diff", "--format", form, "-o", f"对照.{form}").code == 0
    assert (place / f"对照.{form}").read_bytes() == (place / "输出" / f"调整对照表-2021-05-01-draft.{form}").read_bytes()


def test_the_wrong_authority_is_refused_and_nothing_is_recorded(cli: Cli, place: Path) -> None:
    hulin = "hulin" in (place / "pledgectl.toml").read_text(encoding="utf-8")
    wrong = ("mzj-004", "bureau") if hulin else ("mzj-004", "政府")
    result = cli("catalog", "approve", wrong[0], "--authority", wrong[1], "--doc", "甲", "--date", "2021-05-10", "-y")
    assert result.code == 4 and "mzj-004" in result.err
    assert not (place / "catalogs" / "adjustments").exists()


def test_what_is_not_approved_is_not_published(cli: Cli, place: Path) -> None:
    result = cli("catalog", "publish", "--date", "2021-05-12", "-y")
    assert result.code == 4 and all(key in result.err for key in ("mzj-001", "mzj-002", "mzj-003", "mzj-004"))


def test_publishing_leaves_no_difference_and_freezes_files(cli: Cli, place: Path) -> None:
    publish(cli)
    assert cli("catalog", "diff", "--json").json["changes"] == []
    told = cli("catalog", "verify", "--json").json
    assert (told["checked"], told["faults"], told["whole"]) == (["2021-05-01", "2021-05-12"], [], True)
    assert cli("catalog", "publish", "--date", "2021-05-13", "-y").code == 4


def test_a_publication_that_was_cut_off_may_be_repeated(cli: Cli, place: Path) -> None:
    publish(cli)
    again = cli("catalog", "publish", "--date", "2021-05-12", "-y", "--json")
    assert again.code == 0 and (again.json["version"], again.json["changes"]) == ("2021-05-12", [])
    assert store.list_versions(place) == ("2021-05-01", "2021-05-12")
    put_draft(place, *AFTER[:2])
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 4
    assert cli("catalog", "publish", "--date", "2021-05-12", "--approved-only", "-y").code == 0
    approve_all(cli)
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y", "--json").json["version"] == "2021-05-12-2"


def test_taking_over_a_list_may_be_repeated_too(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", ".", "--profile", "hulin").code == 0
    put_draft(tmp_path, ONE, TWO)
    for _ in range(2):
        assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    assert store.list_versions(tmp_path) == ("2021-05-01",)
    assert cli("catalog", "publish", "--baseline", "2021-05-02", "-y").code == 4


def test_an_item_edited_after_approval_waits_in_the_draft(cli: Cli, place: Path) -> None:
    approve_all(cli)
    put_draft(place, AFTER[0], replace(AFTER[1], issuer="居委会"), NEW)
    refused = cli("catalog", "publish", "--date", "2021-05-12", "-y")
    assert refused.code == 4 and "mzj-003" in refused.err and "mzj-004" not in refused.err
    done = cli("catalog", "publish", "--date", "2021-05-12", "--approved-only", "-y", "--json").json
    assert [change["item"] for change in done["left"]] == ["mzj-003"]
    assert [change["item"] for change in cli("catalog", "diff", "--json").json["changes"]] == ["mzj-003"]


def test_an_item_that_breaks_a_rule_is_not_published(cli: Cli, place: Path) -> None:
    put_draft(place, *AFTER[:2], replace(NEW, bases=()))
    approve_all(cli)
    result = cli("catalog", "publish", "--date", "2021-05-12", "-y")
    assert result.code == 4 and "mzj-004" in result.err


def test_a_suspected_exclusion_needs_a_recorded_reason(cli: Cli, place: Path) -> None:
    permit, unsettled = "剧毒化学品购买许可", replace(REVIEW, exclusion="")
    doubtful = replace(NEW, name="无违法犯罪证明", purpose=permit, matter=permit, matter_type="行政许可", review=unsettled)
    put_draft(place, *AFTER[:2], doubtful)
    approve_all(cli)
    result = cli("catalog", "publish", "--date", "2021-05-12", "-y")
    assert result.code == 4 and "X001 mzj-004" in result.err


def test_off_a_terminal_a_question_names_the_option_that_answers_it(cli: Cli, place: Path) -> None:
    result = cli("catalog", "approve", "mzj-002", "--authority", "bureau", "--doc", "甲", "--date", "2021-05-10")
    assert result.code == 2 and "--yes" in result.err


def test_a_dry_run_writes_nothing(cli: Cli, place: Path) -> None:
    approve_all(cli)
    before = sorted(place.rglob("*"))
    assert cli("catalog", "publish", "--date", "2021-05-12", "-n").code == 0
    publish_path = place / "catalogs" / "versions" / "2021-05-12"
    assert not publish_path.exists() and sorted(place.rglob("*")) == before


def test_the_filing_tells_to_whom_from_when_and_until_when(cli: Cli, place: Path) -> None:
    publish(cli)
    told = cli("catalog", "file", "--json").json
    assert (told["event"], told["start"], told["days"], told["deadline"]) == ("publication", "2021-05-12", 7, "2021-05-21")
    assert told["authority"].endswith("市司法行政部门") and told["certain"]
    assert [one for one in told["missing"] if "2021" not in one and "mzj" not in one] == ["发文字号", "签发人", "公布网址", "联系人及电话", "成文日期"]
    assert told["package"] == "输出/报备材料-2021-05-12.zip"


def test_a_package_is_the_same_to_the_byte_and_sha256sum_accepts_it(cli: Cli, place: Path, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    publish(cli)
    assert cli("catalog", "file", "--signer", "赵六").code == 0
    first = package(place).read_bytes()
    package(place).unlink()
    assert cli("catalog", "file").code == 0 and package(place).read_bytes() == first
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(package(place)) as archive:
        archive.extractall(folder)
    listed = dict(line.split("  ", 1)[::-1] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    found = [path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    files = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
    assert listed == files and len(files) == 6
    if tool := shutil.which("sha256sum"):
        assert subprocess.run([tool, "-c", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True).returncode == 0


def test_the_published_list_in_the_package_holds_every_item(cli: Cli, place: Path) -> None:
    publish(cli)
    cli("catalog", "file")
    with zipfile.ZipFile(package(place)) as archive:
        sheet = load_workbook(io.BytesIO(archive.read("公布后的清单.xlsx"))).active
    assert [row[3].value for row in sheet.iter_rows(min_row=6)] == ["婚姻登记情况证明", "就读情况证明", "抚养关系证明"]


def test_sending_is_recorded_once_and_the_package_stays(cli: Cli, place: Path) -> None:
    publish(cli)
    cli("catalog", "file", "--signer", "赵六")
    before = package(place).read_bytes()
    assert cli("catalog", "file", "--sent", "2021-05-11").code == 4
    assert "按期" in cli("catalog", "file", "--sent", "2021-05-18").out
    assert cli("catalog", "file", "--signer", "钱七").code == 4
    assert cli("catalog", "file", "--receipt", "备1号", "--json").json["receipt"] == "备1号"
    assert package(place).read_bytes() == before and cli("catalog", "verify").code == 0


def test_two_who_complete_one_filing_at_once_take_nothing_back(cli: Cli, place: Path) -> None:
    publish(cli)
    assert cli("catalog", "file", "-y").code == 0
    said = {"number": "备〔2021〕3号", "signer": "张某"}
    command = [sys.executable, "-m", "pledgectl", "catalog", "file"]
    running = [subprocess.Popen([*command, f"--{name}", text], cwd=place, stdout=subprocess.DEVNULL) for name, text in said.items()]
    assert [one.wait(60) for one in running] == [0, 0]
    held = cli("catalog", "file", "--json").json
    assert {name: held[name] for name in said} == said


def test_a_list_taken_over_has_no_filing_clock(cli: Cli, place: Path) -> None:
    told = cli("catalog", "file", "2021-05-01", "--json").json
    assert (told["deadline"], told["start"]) == ("", "") and "接管" in told["note"]


def test_an_edited_frozen_version_is_noticed_by_verify_and_publish(cli: Cli, place: Path) -> None:
    publish(cli)
    edited = place / "catalogs" / "versions" / "2021-05-12" / "mzj.toml"
    edited.write_bytes(edited.read_bytes().replace("抚养".encode(), "赡养".encode()))
    result = cli("catalog", "verify")
    assert result.code == 3 and "2021-05-12/mzj.toml 被改动过" in result.out
    assert cli("catalog", "verify", "2021-05-01").code == 0
    put_draft(place, ONE)
    assert cli("catalog", "approve", "--authority", "bureau", "--doc", "甲", "--date", "2021-05-20", "-y").code == 3


def test_the_chain_of_versions_is_shown_with_its_hashes(cli: Cli, place: Path) -> None:
    publish(cli)
    first, second = cli("catalog", "verify", "--json").json["versions"]
    held = (place / "catalogs/versions/2021-05-01/release.toml").read_bytes()
    assert (first["version"], first["hash"], first["previous_hash"]) == ("2021-05-01", hashlib.sha256(held).hexdigest(), "")
    assert (second["previous"], second["previous_hash"]) == ("2021-05-01", first["hash"])
    assert all(words in cli("catalog", "verify").out for words in ("上一版本的哈希", first["hash"][:16], second["hash"][:16]))


def test_no_version_is_built_on_an_older_one_that_was_edited(cli: Cli, place: Path) -> None:
    publish(cli)
    edited = place / "catalogs/versions/2021-05-01/mzj.toml"
    edited.write_bytes(edited.read_bytes() + b"\n")
    put_draft(place, *AFTER[:2])
    approve_all(cli)
    refused = cli("catalog", "publish", "--date", "2021-06-01", "-y")
    assert refused.code == 3 and "2021-05-01/mzj.toml 被改动过" in refused.err
    assert cli("catalog", "verify").code == 3 and cli("nightly").code == 3


def test_a_rewritten_release_or_a_version_taken_away_is_noticed(cli: Cli, place: Path) -> None:
    publish(cli)
    release = place / "catalogs" / "versions" / "2021-05-12" / "release.toml"
    release.write_bytes(release.read_bytes().replace("〔2021〕5号".encode(), "〔2021〕6号".encode()))
    assert "release.toml 被改动过" in cli("catalog", "verify").out
    shutil.rmtree(release.parent)
    assert "release.toml 不见了" in cli("catalog", "verify").out


@pytest.mark.parametrize("fault", ["changed", "added", "removed"])
def test_every_change_of_a_package_is_noticed_without_a_workspace(cli: Cli, place: Path, fault: str, monkeypatch, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    publish(cli)
    cli("catalog", "file")
    with zipfile.ZipFile(package(place)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    changes = {"changed": {"备案报告.docx": b"x"}, "added": {"外来.txt": b"x"}, "removed": {}}[fault]
    parts = {name: data for name, data in (parts | changes).items() if (fault, name) != ("removed", "备案报告.docx")}
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    with zipfile.ZipFile("包.zip", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    result = cli("catalog", "verify", "包.zip")
    assert result.code == 3 and ("外来.txt" if fault == "added" else "备案报告.docx") in result.out


def test_json_of_verify_names_the_faults(cli: Cli, place: Path) -> None:
    (place / "catalogs" / "versions" / "2021-05-01" / "a.txt").write_text("x")
    result = cli("catalog", "verify", "--json")
    assert result.code == 3 and json.loads(result.out)["faults"] == ["catalogs/versions/2021-05-01/a.txt 不是这个版本的文件"]


def test_nothing_published_yet_is_told(cli: Cli, workspace: Path) -> None:
    assert cli("catalog", "verify").code == 0
    assert cli("catalog", "file").code == 3
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 4


@pytest.mark.parametrize("profile", ["hulin", "maoji", "common"])
def test_a_place_without_a_published_list_starts_with_an_approved_one(cli: Cli, tmp_path: Path, profile: str) -> None:
    assert cli("init", ".", "--profile", profile).code == 0
    put_draft(tmp_path, ONE, TWO)
    authority = cli("catalog", "diff", "--json").json["changes"][0]["authority"] or "bureau"
    for day, items in (("2021-05-01", (ONE, TWO)), ("2021-06-01", (ONE, TWO, NEW))):
        put_draft(tmp_path, *items)
        approved = cli("catalog", "approve", "--authority", authority, "--doc", "〔2021〕5号", "--date", day, "-y")
        assert approved.code == 0, approved.err
        assert cli("catalog", "publish", "--date", day, "-y").code == 0
        assert cli("catalog", "file", "-y").code == 0
    assert cli("catalog", "verify", "--json").json["whole"]


def test_what_was_completed_by_hand_is_what_was_sent(cli: Cli, place: Path) -> None:
    publish(cli)
    assert cli("catalog", "file", "-y").code == 0
    package(place).write_bytes(b"completed by hand")
    assert "改动过" in cli("catalog", "file", "--sent", "2021-05-18", "-y").err
    assert package(place).read_bytes() == b"completed by hand" and [path.name for path in package(place).parent.glob("*.zip")] == [package(place).name]
    recorded = cli("catalog", "file", "--receipt", "备1号", "-y", "--json").json
    assert recorded["package_hash"] == hashlib.sha256(b"completed by hand").hexdigest()
    assert cli("catalog", "file", "--sent", "2021-05-19", "-y").code == 4


def test_a_day_that_has_not_come_is_no_day_of_sending(cli: Cli, place: Path) -> None:
    publish(cli)
    assert cli("catalog", "file", "--sent", "2999-01-04", "-y").code in (2, 4)


def test_a_list_taken_over_names_what_will_stop_the_next_publication(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", ".", "--profile", "common").code == 0
    permit = "申请枪支配备许可，涉及国家安全"
    doubtful = replace(TWO, name="无犯罪记录证明", purpose=permit, matter=permit, matter_type="行政许可", review=Review())
    put_draft(tmp_path, replace(ONE, bases=()), doubtful, THREE)
    told = cli("catalog", "publish", "--baseline", "2021-05-01", "-n")
    named = [line for line in told.err.splitlines() if line.startswith("    mzj-")]
    assert [line.split()[0] for line in named] == ["mzj-001", "mzj-002"] and "：X00" in named[1], told.err
    assert "--exclusion" in told.err
    hint = cli("catalog", "check").err
    assert "X00" in hint and "catalog edit" in hint and "不能公布" in hint


def test_no_package_is_built_of_a_version_that_was_edited(cli: Cli, place: Path) -> None:
    publish(cli)
    for version in ("2021-05-01", "2021-05-12"):
        edited = place / "catalogs/versions" / version / "mzj.toml"
        whole = edited.read_bytes()
        edited.write_bytes(whole.replace("就读".encode(), "在读".encode()))
        refused = cli("catalog", "file")
        assert refused.code == 3 and f"{version}/mzj.toml 被改动过" in refused.err and not package(place).exists()
        edited.write_bytes(whole)
    assert cli("catalog", "file").code == 0


def test_a_package_that_is_gone_after_it_was_sent_is_put_back_only_as_it_was(cli: Cli, place: Path) -> None:
    publish(cli)
    assert cli("catalog", "file", "--signer", "赵六").code == 0 and cli("catalog", "file", "--sent", "2021-05-18").code == 0
    sent = package(place).read_bytes()
    package(place).unlink()
    assert "不在原处" in cli("catalog", "verify").err
    assert cli("catalog", "file").code == 0 and package(place).read_bytes() == sent
    package(place).write_bytes(b"completed by hand")
    assert "改动过" in cli("catalog", "file", "--receipt", "备1号").err
    package(place).unlink()
    told = cli("catalog", "file", "--json")
    assert "与它不同" in told.err and not package(place).exists()
    assert told.json["package_hash"] == hashlib.sha256(b"completed by hand").hexdigest()


def test_what_was_sent_at_once_is_told_no_remedy_that_is_refused(cli: Cli, place: Path) -> None:
    publish(cli)
    told = cli("catalog", "file", "--sent", "2021-05-18").err
    assert "缺少：" in told and "另行发文" in told and "--attach" not in told and "--number" not in told


def test_one_paper_on_which_two_records_rest_is_asked_for_once_and_attached_once(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", ".", "--profile", "hulin").code == 0
    put_draft(tmp_path, ONE, TWO)
    paper = ["--authority", "government", "--doc", "〔2021〕5号", "--date", "2021-05-01", "-y"]
    assert cli("catalog", "approve", "mzj-001", *paper).code == 0 and cli("catalog", "approve", *paper).code == 0
    assert cli("catalog", "publish", "--date", "2021-05-02", "-y").code == 0
    assert [one["kind"] for one in cli("catalog", "file", "-n", "--json").json["lacks"]] == ["decision"]
    (tmp_path / "批复.pdf").write_bytes(b"pdf")
    assert cli("catalog", "approve", *paper, "--attach", "批复.pdf").code == 0
    assert cli("catalog", "file", "--json").json["lacks"] == []


@pytest.mark.parametrize("gone", ["release.toml", ""])
def test_a_version_that_is_gone_is_a_problem_in_the_clerk_s_first_screen(cli: Cli, place: Path, gone: str) -> None:
    publish(cli)
    folder = place / "catalogs/versions/2021-05-12"
    if gone:
        (folder / gone).unlink()
    else:
        shutil.rmtree(folder)
    first = cli("status", "--json").json["tasks"][0]
    assert first["level"] == "problem" and "2021-05-12/release.toml 不见了" in first["text"]


def test_another_zip_is_no_package_that_somebody_has_changed(cli: Cli, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    told = cli("catalog", "verify", "包.zip")
    assert told.code == 3 and "这不是报备材料包" in told.err and "备份" not in told.err


def test_a_number_that_was_undone_is_not_given_again(cli: Cli, place: Path) -> None:
    wanted = ("catalog", "propose", "mzj-002", "--reason", "更名", "--basis", "《办法》第三条", "--date", "2021-05-06", "-y")
    cli(*wanted)
    assert cli("undo", "-y").code == 0
    cli(*wanted)
    assert [path.name for path in (place / "catalogs/adjustments").glob("*.toml")] == ["2021-002.toml"]


def test_a_change_that_was_turned_down_is_said_to_be_approved_by_its_number_only(cli: Cli, place: Path) -> None:
    approve_all(cli)
    assert cli("catalog", "approve", "mzj-002", "--reject", "--reason", "不同意", "--date", "2021-05-11", "-y").code == 0
    again = ("--authority", "bureau", "--doc", "乙", "--date", "2021-05-12", "-y")
    told = cli("catalog", "approve", *again)
    assert told.code == 0 and "写上编号：mzj-002" in told.err
    assert cli("catalog", "approve", "mzj-002", *again).code == 0 and "写上编号" not in cli("catalog", "approve", *again).err


def test_the_next_step_of_an_older_version_s_filing_is_not_that_of_the_newest(cli: Cli, place: Path) -> None:
    publish(cli)
    put_draft(place, *AFTER[:2])
    approve_all(cli)
    assert cli("catalog", "publish", "--date", "2021-06-01", "-y").code == 0
    assert "catalog file 2021-05-12 --sent" in cli("catalog", "file", "2021-05-12").err
    assert "catalog file 2021-05-12 --receipt" in cli("catalog", "file", "2021-05-12", "--sent", "2021-05-18").err


def test_a_review_that_came_after_the_decision_is_told_at_publication(cli: Cli, place: Path) -> None:
    approve_all(cli)
    review = ("catalog", "review", "mzj-003", "--by", "李某", "--role", "法制机构", "--opinion", "同意", "-y", "--date")
    assert cli(*review, "2021-05-11").code == 0
    told = cli("catalog", "publish", "--date", "2021-05-12", "-n")
    assert told.code == 0 and "mzj-003 的合法性审查日期晚于审定日期" in told.err
    assert cli("catalog", "publish", "--date", "2021-05-12", "--json", "-n").json["reviewed_late"] == ["mzj-003"]
    assert cli(*review, "2021-05-13").code == 0 and cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 4


def test_before_the_first_version_the_clerk_hears_of_taking_over(cli: Cli, workspace: Path) -> None:
    put_draft(workspace, ONE)
    assert "--baseline 原公布日期" in cli("catalog", "publish", "--date", "2021-05-12", "-y").err


def test_whom_to_ask_is_said_once_in_the_settings_and_stands_in_the_papers_of_the_bureau(cli: Cli, place: Path) -> None:
    settings = place / "pledgectl.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('contact = ""', 'contact = "张某 0467-0000000"'), encoding="utf-8")
    publish(cli)
    made = cli("form", "make", "--kind", "公告", "--json").json["written"]
    assert "联系人：张某 0467-0000000" in "\n".join(lines(Path(made[0]).read_bytes()))
    assert cli("catalog", "file", "--json").json["contact"] == "张某 0467-0000000"
    assert cli("catalog", "file", "--contact", "李某", "--json").json["contact"] == "李某"
    assert cli("catalog", "file", "--sent", "2021-05-14", "--json").json["contact"] == "李某"
    settings.write_text(text, encoding="utf-8")
    assert cli("catalog", "file", "--receipt", "备1", "--json").json["contact"] == "李某"
