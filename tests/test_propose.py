"""Applications for an adjustment, for both plans: what is missing is named, decisions are linked, the draft is left alone."""

import hashlib
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Cli, at_once
from test_cli_release import AFTER, DEPARTMENTS, NEW, ONE, THREE, TWO, place, put_draft  # noqa: F401

from pledgectl.catalog.adjustment import Adjustment, Approval, Asked, Covered, Proposal, state_of
from pledgectl.catalog.regroup import regroupings
from pledgectl.doors import store
from pledgectl.ground.toml import read_toml
from pledgectl.model import Basis, Review

WHY = ("--reason", "法定依据变化", "--basis", "《社会救助暂行办法》第四十七条", "-y")


def authority(root: Path) -> str:
    """Return who decides on what is added."""
    return "government" if "hulin" in (root / "pledgectl.toml").read_text(encoding="utf-8") else "bureau"


def states(cli: Cli) -> dict[str, str]:
    return {one["number"]: one["state"] for one in cli("catalog", "propose", "--list", "--json").json["proposals"]}


def approve(cli: Cli, *ids: str, by: str, day: str = "2021-05-10") -> int:
    return cli("catalog", "approve", *ids, "--authority", by, "--doc", "〔2021〕5号", "--date", day, "-y").code


def form_text(path: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return re.sub("<[^>]+>", "", archive.read("word/document.xml").decode())


def test_an_application_keeps_what_changes_against_which_version_and_why(cli: Cli, place: Path) -> None:  # noqa: F811
    made = cli("catalog", "propose", "--date", "2021-05-06", "--json", *WHY)
    assert made.code == 0, made.err
    (one,) = made.json["proposals"]
    assert (one["number"], one["state"], one["base"], one["department"]) == ("2021-001", "proposed", "2021-05-01", "县民政局")
    assert [(change["kind"], change["item"], change["review"]) for change in one["changes"]] == [
        ("removed", "mzj-001", ""), ("renamed", "mzj-002", "old"), ("revised", "mzj-003", "old"), ("added", "mzj-004", "yes"),
    ]  # fmt: skip
    assert all(bool(change["digest"]) == (change["kind"] != "removed") for change in one["changes"])
    held = read_toml((place / "catalogs/adjustments/2021-001.toml").read_bytes(), "")
    assert held["reason"] == "法定依据变化" and len(held["changes"]) == 4


def test_a_review_from_before_the_change_is_pointed_out(cli: Cli, place: Path) -> None:  # noqa: F811
    fresh = replace(AFTER[1], review=replace(AFTER[1].review, date="2021-05-05"))
    put_draft(place, AFTER[0], fresh, NEW)
    assert "请核对：mzj-002 的合法性审查意见是变更以前的" in cli("catalog", "propose", "-n", *WHY).out


def test_each_change_gets_its_application_form_with_reason_and_basis(cli: Cli, place: Path) -> None:  # noqa: F811
    made = cli("catalog", "propose", "--json", *WHY).json
    assert len(made["written"]) == 4
    text = form_text(next(path for path in made["written"] if "mzj-003" in path))
    assert all(words in text for words in ("法定依据变化", "《社会救助暂行办法》第四十七条", "就读学校", "■ 变更"))


def test_what_is_missing_is_named_and_the_application_stays_a_draft(cli: Cli, place: Path) -> None:  # noqa: F811
    hard = replace(NEW, traits=("specialized",), review=type(NEW.review)())
    put_draft(place, *AFTER[:2], hard)
    made = cli("catalog", "propose", "-y")
    assert made.code == 1 and states(cli) == {min(states(cli)): "draft"}
    lacking = ("--reason", "--basis", "合法性审查意见：mzj-004", "请示上级部门、召开论证会等方式慎重确定：mzj-004")
    assert all(words in made.out for words in lacking)


def test_a_draft_is_completed_under_its_number(cli: Cli, place: Path) -> None:  # noqa: F811
    put_draft(place, *AFTER[:2], replace(NEW, traits=("specialized",)))
    assert cli("catalog", "propose", "--reason", "法定依据变化", "-y").code == 1
    assert cli("catalog", "propose", "--basis", "《甲办法》第一条", "-y").code == 1
    done = cli("catalog", "propose", "--meeting", "5月6日论证会", "-y", "--json")
    assert done.code == 0 and done.json["proposals"][0]["reason"] == "法定依据变化"
    assert list(states(cli).values()) == ["proposed"]


def test_a_draft_keeps_its_day_unless_another_is_said(cli: Cli, place: Path) -> None:  # noqa: F811
    assert cli("catalog", "propose", "--date", "2021-05-06", "--reason", "法定依据变化", "-y").code == 1
    done = cli("catalog", "propose", "--basis", "《甲办法》第一条", "-n", "--json").json["proposals"][0]
    moved = cli("catalog", "propose", "--basis", "《甲办法》第一条", "--date", "2021-05-07", "-y", "--json").json["proposals"][0]
    assert (done["date"], moved["date"], moved["state"]) == ("2021-05-06", "2021-05-07", "proposed")


def test_what_is_applied_for_is_not_applied_for_again(cli: Cli, place: Path) -> None:  # noqa: F811
    (form,) = cli("catalog", "propose", "mzj-002", "--json", *WHY).json["written"]
    held = Path(form).read_bytes()
    Path(form).unlink()
    assert cli("catalog", "propose", "mzj-002", "--json", *WHY).json == {"proposals": [], "written": [form]}
    assert Path(form).read_bytes() == held
    rest = cli("catalog", "propose", "--json", *WHY).json["proposals"][0]
    assert [change["item"] for change in rest["changes"]] == ["mzj-001", "mzj-003", "mzj-004"]
    assert cli("catalog", "propose", "mzj-009", *WHY).code == 4


def test_attached_files_are_known_by_their_hash(cli: Cli, place: Path) -> None:  # noqa: F811
    Path("三定.pdf").write_bytes(b"paper")
    found = cli("catalog", "propose", "--attach", "三定.pdf", "--json", *WHY).json["proposals"][0]["attachments"]
    assert found == [{"name": "三定.pdf", "size": 5, "sha256": hashlib.sha256(b"paper").hexdigest()}]
    assert cli("catalog", "propose", "--attach", "没有.pdf", *WHY).code == 3


def test_a_dry_run_and_a_refusal_write_nothing(cli: Cli, place: Path) -> None:  # noqa: F811
    assert cli("catalog", "propose", "-n", "--reason", "甲", "--basis", "乙").code == 0
    assert cli("catalog", "propose", "--reason", "甲", "--basis", "乙").code == 2
    assert cli("catalog", "propose", "--date", "2098-01-01", *WHY).code == 4
    assert not (place / "catalogs/adjustments").exists() and not list((place / "输出").rglob("*.docx"))


def test_a_proposal_goes_from_applied_for_to_published(cli: Cli, place: Path) -> None:  # noqa: F811
    cli("catalog", "propose", "--date", "2021-05-06", *WHY)
    assert approve(cli, "mzj-001", "mzj-004", by=authority(place)) == 0
    assert states(cli) == {"2021-001": "partly"}
    assert approve(cli, "mzj-002", "mzj-003", by="bureau") == 0
    assert states(cli) == {"2021-001": "approved"}
    held = read_toml((place / "catalogs/adjustments/2021-003.toml").read_bytes(), "")
    assert held["proposals"] == ["2021-001"]
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 0
    assert states(cli) == {"2021-001": "published"} and cli("catalog", "verify").code == 0


def test_a_rejection_is_kept_with_its_reason_and_is_not_published(cli: Cli, place: Path) -> None:  # noqa: F811
    cli("catalog", "propose", "--date", "2021-05-06", *WHY)
    turned = cli("catalog", "approve", "mzj-004", "--reject", "--reason", "没有法律依据", "--date", "2021-05-09", "-y", "--json")
    assert turned.code == 0
    assert (turned.json["outcome"], turned.json["reason"], turned.json["proposals"]) == ("rejected", "没有法律依据", ["2021-001"])
    if authority(place) == "government":
        assert approve(cli, "mzj-001", by="government") == 0
    assert approve(cli, *(("mzj-002", "mzj-003") if authority(place) == "government" else ()), by="bureau") == 0
    assert states(cli) == {"2021-001": "partly"}
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 4
    done = cli("catalog", "publish", "--date", "2021-05-12", "--approved-only", "-y", "--json")
    assert [change["item"] for change in done.json["left"]] == ["mzj-004"]


def test_a_rejection_ends_an_approval_and_a_later_approval_a_rejection(cli: Cli, place: Path) -> None:  # noqa: F811
    assert approve(cli, "mzj-003", by="bureau") == 0
    assert cli("catalog", "approve", "mzj-003", "--reject", "--reason", "有误", "--date", "2021-05-11", "-y").code == 0
    refused = cli("catalog", "publish", "--date", "2021-05-12", "--approved-only", "-y")
    assert refused.code == 4
    assert approve(cli, "mzj-003", by="bureau", day="2021-05-10") == 4
    assert approve(cli, "mzj-003", by="bureau", day="2021-05-12") == 0
    done = cli("catalog", "publish", "--date", "2021-05-12", "--approved-only", "-y", "--json")
    assert [change["item"] for change in done.json["changes"]] == ["mzj-003"]


@pytest.mark.parametrize(
    "options",
    [("mzj-004", "--reject"), ("--reject", "--reason", "甲"), ("mzj-004", "--reason", "甲", "--authority", "bureau"), ()],
)
def test_a_decision_that_does_not_say_enough_is_refused(cli: Cli, place: Path, options: tuple[str, ...]) -> None:  # noqa: F811
    assert cli("catalog", "approve", *options, "-y").code == 2


def test_a_decision_before_its_application_is_refused(cli: Cli, place: Path) -> None:  # noqa: F811
    cli("catalog", "propose", "--date", "2021-05-20", *WHY)
    assert approve(cli, "mzj-003", by="bureau", day="2021-05-19") == 4
    assert approve(cli, "mzj-003", by="bureau", day="2021-05-20") == 0


def test_a_list_is_applied_for_without_touching_the_draft(cli: Cli, place: Path) -> None:  # noqa: F811
    before = {path: path.read_bytes() for path in (place / "catalogs/draft").iterdir()}
    Path("调整.csv").write_text(
        "部门,证明事项名称,证明用途,设定依据,索要单位,开具单位,合法性审查意见\n"
        "县民政局,收入证明,申请临时救助,《社会救助暂行办法》第四十七条,县民政局,用人单位,同意列入\n",
        encoding="utf-8",
    )
    made = cli("catalog", "propose", "--from", "调整.csv", "--partial", "--json", *WHY)
    assert made.code == 0, made.err
    (one,) = made.json["proposals"]
    assert [(change["kind"], change["name"]) for change in one["changes"]] == [("added", "收入证明")] and one["source"] == "调整.csv"
    assert {path: path.read_bytes() for path in (place / "catalogs/draft").iterdir()} == before
    assert "收入证明" in form_text(made.json["written"][0])


def test_an_application_from_a_list_is_answered_by_the_decision_on_the_draft(cli: Cli, place: Path) -> None:  # noqa: F811
    Path("调整.csv").write_text(
        "部门,证明事项名称,证明用途,设定依据,索要单位,开具单位,合法性审查意见\n"
        "县民政局,收入证明,申请临时救助,《社会救助暂行办法》第四十七条,县民政局,用人单位,同意列入\n",
        encoding="utf-8",
    )
    assert cli("catalog", "propose", "--from", "调整.csv", "--partial", "--date", "2021-05-06", *WHY).code == 0
    assert cli("catalog", "import", "调整.csv", "--partial", "-y").code == 0
    item = next(one["item"] for one in cli("catalog", "diff", "--json").json["changes"] if one["name"] == "收入证明")
    assert approve(cli, item, by=authority(place)) == 0
    assert list(states(cli).values()) == ["approved"]


def test_departments_apply_each_for_itself(cli: Cli, place: Path) -> None:  # noqa: F811
    from pledgectl.ground.transaction import transaction
    from pledgectl.model import Department, catalog_of

    both = [*DEPARTMENTS, Department("gaj", "县公安局", last=9)]
    police = replace(NEW, id="gaj-001", department="县公安局", requester="县公安局")
    with transaction(place, "test") as change:
        change.write(store.DEPARTMENTS, store.dump_departments(both))
        for path, data in store.draft_files(catalog_of("draft", (*AFTER, police)), both).items():
            change.write(path, data)
    assert [one["department"] for one in cli("catalog", "propose", "-n", "--json", *WHY).json["proposals"]] == ["县公安局", "县民政局"]
    only = cli("catalog", "propose", "--dept", "gaj", "--json", *WHY).json["proposals"]
    assert [(one["department"], len(one["changes"])) for one in only] == [("县公安局", 1)]


def test_splits_and_merges_are_told(cli: Cli, place: Path) -> None:  # noqa: F811
    put_draft(place, TWO, THREE, NEW, replace(NEW, id="mzj-005", name="赡养关系证明"))
    made = cli("catalog", "propose", "--json", *WHY).json["proposals"][0]
    assert made["regroupings"] == [{"kind": "split", "old": ["mzj-001"], "new": ["mzj-004", "mzj-005"]}]
    assert sorted(change["kind"] for change in made["changes"]) == ["added", "added", "removed"]


def test_only_items_of_one_purpose_and_basis_are_split_or_merged() -> None:
    other = replace(NEW, id="mzj-005", bases=(Basis("户口登记条例", "", "第六条"),))
    apart = replace(NEW, id="mzj-006", purpose="办理收养登记")
    assert regroupings([(ONE, None), (None, NEW), (None, other), (None, apart)]) == ()
    (found,) = regroupings([(ONE, None), (TWO, None), (None, NEW), (None, other), (None, apart)])
    assert (found.kind, found.old, found.new) == ("merge", ("mzj-001", "mzj-002"), ("mzj-004",))
    assert regroupings([(ONE, None), (None, NEW)]) == ()


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [((), "proposed"), (("",), "partly"), (("", ""), "approved"), (("rejected", "rejected"), "rejected"), (("", "rejected"), "partly")],
)
def test_the_state_follows_from_the_decisions(outcomes: tuple[str, ...], state: str) -> None:
    proposal = Proposal("2021-001", "proposed", changes=(Asked("removed", "a-001"), Asked("removed", "a-002")))
    made = [
        Adjustment(f"2021-01{at}", Approval("bureau", "甲", "2021-05-01"), (Covered("removed", f"a-00{at}"),), "", ("2021-001",), outcome)
        for at, outcome in enumerate(outcomes, 1)
    ]
    assert state_of(proposal, made) == state
    if state == "approved":
        assert state_of(proposal, made, made) == "published"


def test_decisions_written_before_there_were_applications_are_read(cli: Cli, place: Path) -> None:  # noqa: F811
    folder = place / "catalogs/adjustments"
    folder.mkdir()
    old = 'number = "2021-001"\nbase = "2021-05-01"\n\n[[changes]]\nkind = "removed"\nitem = "mzj-001"\n\n[approval]\nauthority = "government"\ndocument = "甲"\ndate = "2021-05-10"\n'
    (folder / "2021-001.toml").write_text(old.replace("government", authority(place)), encoding="utf-8")
    assert states(cli) == {}
    done = cli("catalog", "publish", "--date", "2021-05-12", "--approved-only", "-y", "--json").json
    assert [change["item"] for change in done["changes"]] == ["mzj-001"]


@pytest.mark.parametrize("fault", [('number = "2021-001"', 'number = "../../x"'), ('state = "proposed"', 'state = "signed"')])
def test_an_application_edited_by_hand_is_refused_by_name(cli: Cli, place: Path, fault: tuple[str, str]) -> None:  # noqa: F811
    cli("catalog", "propose", "mzj-003", "--date", "2021-05-06", *WHY)
    path = place / "catalogs/adjustments/2021-001.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(*fault), encoding="utf-8")
    result = cli("catalog", "propose", *WHY)
    assert result.code == 3 and "2021-001.toml" in result.err


def test_an_application_is_reviewed_once_its_items_are_as_they_now_read(cli: Cli, place: Path) -> None:  # noqa: F811
    cli("catalog", "propose", "mzj-003", "--date", "2021-05-06", *WHY)
    assert states(cli) == {"2021-001": "proposed"}
    said = ("--by", "李四", "--role", "法制机构", "--opinion", "同意变更", "-y")
    assert cli("catalog", "review", "mzj-003", "--date", "2021-05-07", *said).code == 0
    assert cli("catalog", "propose", "mzj-003", "-y").code == 0
    assert states(cli) == {"2021-001": "reviewed"}
    assert approve(cli, "mzj-003", by="bureau", day="2021-05-06") == 4
    assert approve(cli, "mzj-003", by="bureau", day="2021-05-07") == 0 and states(cli) == {"2021-001": "approved"}


def test_the_reason_of_a_rejection_is_listed_with_its_application(cli: Cli, place: Path) -> None:  # noqa: F811
    cli("catalog", "propose", "mzj-004", "--date", "2021-05-06", *WHY)
    cli("catalog", "approve", "mzj-004", "--reject", "--reason", "没有法律依据", "--date", "2021-05-09", "-y")
    (one,) = cli("catalog", "propose", "--list", "--json").json["proposals"]
    assert (one["state"], one["rejections"]) == ("rejected", [{"item": "mzj-004", "reason": "没有法律依据", "date": "2021-05-09"}])
    assert "不予审定：mzj-004 没有法律依据（2021-05-09）" in cli("catalog", "propose", "--list").out


def test_attached_files_are_kept_beside_the_application_and_may_be_added_to(cli: Cli, place: Path) -> None:  # noqa: F811
    for name in ("一.pdf", "二.pdf"):
        Path(name).write_bytes(name.encode())
    assert cli("catalog", "propose", "--attach", "一.pdf", "-y").code == 1
    (made,) = cli("catalog", "propose", "--attach", "二.pdf", "--date", "2021-05-06", "--json", *WHY).json["proposals"]
    assert [one["name"] for one in made["attachments"]] == ["一.pdf", "二.pdf"]
    kept = place / "catalogs/adjustments" / made["number"]
    assert {path.name: path.read_bytes().decode() for path in kept.iterdir()} == {"一.pdf": "一.pdf", "二.pdf": "二.pdf"}


def test_nobody_need_apply_for_what_the_state_has_cancelled(cli: Cli, place: Path) -> None:  # noqa: F811
    Path("取消.csv").write_text("证明事项名称,备注\n亲属关系证明,国发〔2021〕1号\n", encoding="utf-8")
    assert cli("catalog", "import", "取消.csv", "--as", "cancelled", "-y").code == 0
    asked = [one["item"] for one in cli("catalog", "propose", "-n", "--json", *WHY).json["proposals"][0]["changes"]]
    assert ("mzj-001" in asked) is (authority(place) == "bureau")
    decider = {one["item"]: one["authority"] for one in cli("catalog", "diff", "--json").json["changes"]}
    assert decider["mzj-001"] == ("" if authority(place) == "government" else "bureau")


def test_what_is_only_begun_is_not_approved_but_may_be_turned_down(cli: Cli, place: Path) -> None:  # noqa: F811
    assert cli("catalog", "propose", "mzj-003", "--reason", "有误", "--date", "2021-05-06", "-y").code == 1
    said = ("--authority", "bureau", "--doc", "甲", "--date", "2021-05-10", "-y")
    refused = cli("catalog", "approve", "mzj-003", *said)
    assert refused.code == 4 and "2021-001 还没有补齐" in refused.err and "--basis" in refused.err
    assert approve(cli, "mzj-002", by="bureau") == 0
    assert cli("catalog", "propose", "mzj-003", "--basis", "甲办法第一条", "--date", "2021-05-07", "-y").code == 0
    assert approve(cli, "mzj-003", by="bureau") == 0


def test_what_was_turned_down_stays_so_whatever_is_published(cli: Cli, place: Path) -> None:  # noqa: F811
    cli("catalog", "approve", "mzj-004", "--reject", "--reason", "没有法律依据", "--date", "2021-05-09", "-y")
    assert "mzj-004" not in cli("catalog", "approve", "mzj-003", "--authority", "bureau", "--doc", "甲", "--date", "2021-05-10", "-y").err
    assert cli("catalog", "publish", "--date", "2021-05-12", "--approved-only", "-y").code == 0
    kinds = {one["kind"]: one["count"] for one in cli("status", "--json").json["tasks"]}
    assert (kinds["rejection"], kinds["change"]) == (1, 2)
    assert approve(cli, "mzj-004", by=authority(place), day="2021-05-08") == 4
    assert approve(cli, "mzj-004", by=authority(place), day="2021-05-20") == 0


def test_an_application_that_lacked_a_review_says_that_it_is_there_now_until_it_is_told_again(cli: Cli, place: Path) -> None:  # noqa: F811
    put_draft(place, *AFTER[:2], replace(NEW, review=Review()))
    assert cli("catalog", "propose", "mzj-004", "--date", "2021-05-06", *WHY).code == 1
    assert "已有审查意见" not in cli("catalog", "propose", "--list").out
    said = ("--by", "李四", "--role", "法制机构", "--date", "2021-05-07", "--opinion", "同意", "-y")
    assert cli("catalog", "review", "mzj-004", *said).code == 0
    assert "mzj-004 已有审查意见，请再登记一次" in cli("catalog", "propose", "--list").out
    assert "再登记一次" in cli("status").out
    assert cli("catalog", "propose", "mzj-004", "-y").code == 0
    assert "已有审查意见" not in cli("catalog", "propose", "--list").out


def test_a_complete_application_is_corrected_under_its_number_until_somebody_has_decided(cli: Cli, place: Path) -> None:  # noqa: F811
    assert cli("catalog", "propose", "mzj-003", "--date", "2021-05-06", *WHY).code == 0
    told = cli("catalog", "propose", "mzj-003", "--date", "2021-05-05", "--reason", "机构改革", "-y")
    assert "更正日期：2021-05-06 -> 2021-05-05" in told.out and "更正理由：法定依据变化 -> 机构改革" in told.out
    (one,) = cli("catalog", "propose", "--list", "--json").json["proposals"]
    assert (one["number"], one["date"], one["reason"], one["basis"]) == ("2021-001", "2021-05-05", "机构改革", WHY[3])
    assert approve(cli, "mzj-003", by="bureau") == 0
    assert "没有新的要登记" in cli("catalog", "propose", "mzj-003", "--reason", "别的", "-y").err


def test_an_application_whose_forms_cannot_be_written_is_not_recorded(cli: Cli, place: Path) -> None:  # noqa: F811
    blocked = place / "输出" / "调整申请表"
    blocked.write_bytes(b"")
    assert cli("catalog", "propose", "--date", "2021-05-06", *WHY).code == 3
    assert not (place / "catalogs/adjustments").exists() and blocked.read_bytes() == b""
    blocked.unlink()
    made = cli("catalog", "propose", "--date", "2021-05-06", "--json", *WHY)
    assert made.code == 0 and [one["number"] for one in made.json["proposals"]] == ["2021-001"]
    assert len(made.json["written"]) == len(list(blocked.rglob("*.docx"))) == 4


def test_an_application_is_completed_whole_by_the_command_that_the_list_names(cli: Cli, place: Path) -> None:  # noqa: F811
    put_draft(place, *AFTER[:2], replace(NEW, review=Review()))
    assert cli("catalog", "propose", "--date", "2021-05-06", *WHY).code == 1
    said = ("--by", "李四", "--role", "法制机构", "--date", "2021-05-07", "--opinion", "同意", "-y")
    assert cli("catalog", "review", "mzj-004", *said).code == 0
    told = cli("catalog", "propose", "--list").out
    command = told.partition("请再登记一次：pledgectl ")[2].splitlines()[0]
    assert "不再包括 mzj-001 亲属关系证明" in cli("catalog", "propose", "mzj-004", "-n").out
    assert len(cli(*command.split(), "--json", "-y").json["proposals"][0]["changes"]) == 4


def test_advice_for_another_authority_names_no_items_where_all_are_its_own(cli: Cli, place: Path) -> None:  # noqa: F811
    put_draft(place, *(replace(one, name=f"{one.name}书") for one in (ONE, TWO, THREE)))
    said = ("--authority", "government", "--doc", "甲", "--date", "2021-05-10", "-y")
    assert "pledgectl catalog approve --authority bureau --doc 文号 --date 审定日期" in cli("catalog", "approve", *said).err
    assert "pledgectl catalog approve mzj-001 --authority bureau --doc" in cli("catalog", "approve", "mzj-001", *said).err


def test_two_applications_at_once_both_get_their_number_and_form(cli: Cli, place: Path) -> None:  # noqa: F811
    said = ("--reason", "甲", "--basis", "《户口登记条例》第七条", "--date", "2021-05-05")
    assert at_once(place, *(("catalog", "propose", one, *said) for one in ("mzj-002", "mzj-003"))) == [0, 0]
    assert list(states(cli)) == ["2021-001", "2021-002"]
    assert len([*(place / "输出/调整申请表").rglob("*.docx")]) == 2


def test_two_decisions_at_once_are_both_recorded_and_the_same_one_once(cli: Cli, place: Path) -> None:  # noqa: F811
    paper = ("--authority", "bureau", "--doc", "〔2021〕5号", "--date", "2021-05-10")
    codes = at_once(place, *(("catalog", "approve", one, *paper) for one in ("mzj-002", "mzj-003", "mzj-003")))
    records = sorted(path.name for path in (place / "catalogs/adjustments").glob("*.toml"))
    assert codes == [0, 0, 0] and records == ["2021-001.toml", "2021-002.toml"]


def test_what_was_turned_down_is_put_back_as_it_is_in_force(cli: Cli, place: Path) -> None:  # noqa: F811
    why = ("--reject", "--reason", "没有依据", "--date", "2021-05-10", "-y")
    told = cli("catalog", "approve", "mzj-001", "mzj-002", "mzj-003", "mzj-004", *why).err
    assert "pledgectl catalog remove mzj-004" in told and "pledgectl catalog restore mzj-001 mzj-002 mzj-003" in told
    shown = cli("catalog", "restore", "mzj-001", "mzj-002", "mzj-003", "-y")
    assert "mzj-001 亲属关系证明：恢复" in shown.out and "婚姻登记情况证明 → 婚姻状况证明" in shown.out
    assert cli("catalog", "remove", "mzj-004", "-y").code == 0 and cli("catalog", "diff", "--json").json["changes"] == []
    assert cli("catalog", "restore", "mzj-004", "-y").code == 3 and cli("undo", "-y").code == 0


def test_nothing_is_put_back_before_a_version_is_in_force(cli: Cli, workspace: Path) -> None:
    assert "还没有公布过版本" in cli("catalog", "restore", "mzj-001", "-y").err
