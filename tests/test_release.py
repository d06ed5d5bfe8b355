"""Approvals that the profile allows, and versions that hold only what was approved."""

from dataclasses import replace

import pytest

from pledgectl.books import Attachment
from pledgectl.catalog.adjustment import MANDATED, Adjustment, Approval
from pledgectl.catalog.approval import approve, supplement
from pledgectl.catalog.mandate import mandated
from pledgectl.catalog.release import plan_approved, plan_baseline, plan_release, seal, verify_release
from pledgectl.catalog.standing import Situation, approved
from pledgectl.doors.profiles import read_profile
from pledgectl.doors.store import catalog_files, dump_record
from pledgectl.errors import NOT_ALLOWED, PledgectlError
from pledgectl.formats.records import read_record
from pledgectl.ground.files import digest
from pledgectl.ground.toml import read_toml
from pledgectl.model import Basis, Catalog, Department, Finding, Item, Review, catalog_of

TODAY = "2026-11-20"
HULIN, MAOJI, COMMON = (read_profile(name, None) for name in ("hulin", "maoji", "common"))
LAW = (Basis("户口登记条例", "", "第七条"),)
ONE = Item("gaj-001", department="公安局", name="无犯罪记录证明", purpose="保安员证核发", requester="公安局", bases=LAW)
TWO, THREE = replace(ONE, id="gaj-002", name="户籍证明"), replace(ONE, id="gaj-003", name="住所证明")
NEW = replace(ONE, id="gaj-004", name="亲属关系证明")
RENAMED, REVISED = replace(TWO, name="户口证明"), replace(THREE, issuer="派出所")
KIND_OF = {"gaj-001": "removed", "gaj-002": "renamed", "gaj-003": "revised", "gaj-004": "added"}


def silent(catalog: Catalog) -> list[Finding]:
    return []


def situation(profile=HULIN, draft=(RENAMED, REVISED, NEW), adjustments=()):  # type: ignore[no-untyped-def]
    """Build a place whose version of 1 May 2021 holds three items, and whose draft has one change of each kind."""
    empty = Situation(profile, (), Catalog("", ()), catalog_of("draft", (ONE, TWO, THREE)))
    plan = plan_baseline(empty, "2021-05-01", TODAY, silent)
    return Situation(profile, (plan.release,), plan.catalog, catalog_of("draft", draft), tuple(adjustments))


def decided(place: Situation, ids=(), authority="bureau", day="2021-05-10") -> Situation:  # type: ignore[no-untyped-def]
    found = approve(place, ids, Approval(authority, "〔2021〕5号", day), TODAY)
    assert found
    return replace(place, adjustments=(*place.adjustments, found))


def all_decided(place: Situation) -> Situation:
    return decided(decided(place, ["gaj-001", "gaj-004"], "government"), ["gaj-002", "gaj-003"])


def refused(run, *words: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(PledgectlError) as caught:
        run()
    assert caught.value.code == NOT_ALLOWED
    for word in words:
        assert word in f"{caught.value.message} {caught.value.where} {caught.value.hint}"


@pytest.mark.parametrize("item", KIND_OF)
@pytest.mark.parametrize("authority", ["government", "bureau"])
def test_in_the_city_the_government_decides_what_is_added_and_removed_and_the_bureau_the_rest(item: str, authority: str) -> None:
    right = "government" if KIND_OF[item] in ("added", "removed") else "bureau"
    if authority == right:
        assert decided(situation(), [item], authority).adjustments[0].changes[0].kind == KIND_OF[item]
    else:
        decider = "本级政府" if right == "government" else "司法行政部门"
        refused(lambda: decided(situation(), [item], authority), item, f"由{decider}审定", f"--authority {right}")


@pytest.mark.parametrize("item", KIND_OF)
def test_in_the_district_the_bureau_decides_all(item: str) -> None:
    assert decided(situation(MAOJI), [item]).adjustments[0].changes[0].item == item
    refused(lambda: decided(situation(MAOJI), [item], "government"), "由司法行政部门审定")


@pytest.mark.parametrize("authority", ["government", "bureau"])
def test_where_the_plan_is_silent_either_may_decide(authority: str) -> None:
    assert len(decided(situation(COMMON), (), authority).adjustments[0].changes) == 4


def test_every_wrong_change_is_named_and_nothing_is_half_approved() -> None:
    own = "pledgectl catalog approve gaj-002 gaj-003 --authority bureau --doc 〔2021〕5号 --date 2021-05-10"
    refused(lambda: decided(situation()), "gaj-001", "gaj-004", "2 项", own)


def test_without_ids_all_open_changes_are_meant() -> None:
    place = decided(situation(), ["gaj-001", "gaj-004"], "government")
    assert [change.item for change in decided(place).adjustments[1].changes] == ["gaj-002", "gaj-003"]


def test_adjustments_are_numbered_by_year() -> None:
    numbers = [entry.number for entry in all_decided(situation()).adjustments]
    assert numbers == ["2021-001", "2021-002"]


@pytest.mark.parametrize("ids", [(), ("gaj-002",)])
def test_the_same_decision_again_records_nothing_new(ids) -> None:  # type: ignore[no-untyped-def]
    place = all_decided(situation())
    assert approve(place, ids, Approval("bureau", "〔2021〕5号", "2021-05-10"), TODAY) is None


def test_an_id_without_a_change_is_refused() -> None:
    refused(lambda: decided(situation(), ["gaj-099"]), "gaj-099")


@pytest.mark.parametrize("day", ["1921-05-10", "2206-05-10"])
def test_an_absurd_date_is_refused(day: str) -> None:
    refused(lambda: decided(situation(MAOJI), (), "bureau", day), day)


def test_editing_the_draft_after_approval_voids_the_approval_of_that_item_only() -> None:
    place = all_decided(situation())
    edited = replace(place, draft=catalog_of("draft", (RENAMED, replace(REVISED, issuer="居委会"), NEW)))
    assert sorted(approved(edited, edited.difference().changes)) == ["gaj-001", "gaj-002", "gaj-004"]


def test_a_review_recorded_after_approval_does_not_void_it() -> None:
    place = all_decided(situation())
    reviewed = replace(REVISED, review=Review(by="王五"))
    place = replace(place, draft=catalog_of("draft", (RENAMED, reviewed, NEW)))
    assert len(approved(place, place.difference().changes)) == 4


def test_an_approval_is_not_used_twice() -> None:
    place = all_decided(situation())
    first = plan_release(place, "2021-05-12", TODAY, silent)
    back = Situation(HULIN, (*place.releases, first.release), catalog_of("x", (ONE, TWO, THREE)), place.draft, place.adjustments)
    assert approved(back, back.difference().changes) == {}


def test_a_version_is_the_one_in_force_plus_the_approved_changes() -> None:
    plan = plan_release(all_decided(situation()), "2021-05-12", TODAY, silent)
    assert plan.catalog == catalog_of("2021-05-12", (RENAMED, REVISED, NEW))
    assert [entry.approval.authority for entry in plan.release.approvals] == ["government", "bureau"]
    assert (plan.release.previous, plan.left) == ("2021-05-01", ())


def test_unapproved_changes_are_refused_and_named() -> None:
    refused(lambda: plan_release(situation(), "2021-05-12", TODAY, silent), "4 项", "gaj-001", "由本级政府审定")
    part = decided(situation(), ["gaj-003"])
    refused(lambda: plan_release(part, "2021-05-12", TODAY, silent), "3 项", "--approved-only")


def test_approved_only_leaves_the_rest_in_the_draft() -> None:
    plan = plan_approved(decided(situation(), ["gaj-003"]), "2021-05-12", TODAY, silent)
    assert plan.catalog == catalog_of("2021-05-12", (ONE, TWO, REVISED))
    assert [change.item for change in plan.left] == ["gaj-001", "gaj-002", "gaj-004"]


def test_nothing_to_publish_is_refused() -> None:
    refused(lambda: plan_release(situation(draft=(ONE, TWO, THREE)), "2021-05-12", TODAY, silent), "没有可以公布的变化")


@pytest.mark.parametrize(
    ("day", "word"), [("2021-04-30", "早于现行版本"), ("2021-05-09", "早于审定日期"), ("2201-05-09", "还没有到")]
)
def test_dates_out_of_order_are_refused(day: str, word: str) -> None:
    refused(lambda: plan_release(all_decided(situation()), day, TODAY, silent), word)


def test_a_second_version_of_a_day_gets_a_number() -> None:
    place = all_decided(situation())
    place = replace(place, releases=(replace(place.releases[0], published="2021-05-12"),))
    assert plan_release(place, "2021-05-12", TODAY, silent).release.version == "2021-05-12-2"


def test_a_decision_or_publication_that_has_not_come_is_refused() -> None:
    place = all_decided(situation())
    refused(lambda: decided(situation(MAOJI), (), "bureau", "2026-11-21"), "还没有到", "今天是 2026-11-20")
    refused(lambda: plan_release(place, "2026-11-21", TODAY, silent), "还没有到")
    assert plan_release(place, TODAY, TODAY, silent).release.published == TODAY


def test_an_approval_before_the_legality_review_is_refused_but_a_rejection_is_not() -> None:
    reviewed = replace(NEW, review=Review("李某", "法制机构", "2021-05-11", "同意"))
    place = situation(MAOJI, (RENAMED, REVISED, reviewed))
    refused(lambda: decided(place, ["gaj-004"]), "2021-05-10 早于合法性审查日期 2021-05-11", "gaj-004")
    assert decided(place, ["gaj-004"], day="2021-05-11").adjustments
    assert approve(place, ["gaj-004"], Approval("bureau", "", "2021-05-10"), TODAY, "无依据")


def test_a_cancelled_item_that_stops_publication_comes_with_its_remedy() -> None:
    found = [Finding("X002", "error", "已经明令取消", "国务院已取消", item="gaj-004")]
    refused(lambda: plan_release(all_decided(situation()), "2021-05-12", TODAY, lambda _: found), "gaj-004", "catalog remove")


def test_what_was_turned_down_is_told_apart_from_what_waits() -> None:
    place = situation(MAOJI)
    turned = approve(place, ["gaj-004"], Approval("", "", "2021-05-10"), TODAY, "无依据")
    assert turned
    held = replace(place, adjustments=(turned,))
    refused(lambda: plan_release(held, "2021-05-12", TODAY, silent), "其中 gaj-004 审定时没有同意", "登记审定", "重新申请")
    only = replace(held, draft=catalog_of("draft", (ONE, TWO, THREE, NEW)))
    with pytest.raises(PledgectlError) as caught:
        plan_release(only, "2021-05-12", TODAY, silent)
    assert "登记审定" not in caught.value.hint and "重新申请" in caught.value.hint


def reviewed(place: Situation, day: str) -> Situation:
    draft = [replace(item, review=Review("李某", "法制机构", day, "同意")) for item in place.draft]
    return replace(place, draft=catalog_of("draft", draft))


def test_a_version_is_not_older_than_a_legality_review_in_it() -> None:
    place = all_decided(situation())
    refused(lambda: plan_release(reviewed(place, "2021-05-13"), "2021-05-12", TODAY, silent), "2021-05-13", "gaj-002")
    assert plan_release(reviewed(place, "2021-05-12"), "2021-05-12", TODAY, silent)


@pytest.mark.parametrize(("day", "late"), [("2021-05-11", ("gaj-002", "gaj-003", "gaj-004")), ("2021-05-10", ()), ("2021年5月11日", ()), ("", ())])
def test_a_review_after_the_decision_that_it_was_to_precede_is_pointed_out(day: str, late: tuple[str, ...]) -> None:
    assert plan_release(reviewed(all_decided(situation()), day), "2021-05-12", TODAY, silent).reviewed_late == late


CANCELLED = [replace(ONE, id="", purpose="", remarks="国发〔2021〕1号取消")]


def bound(profile=HULIN) -> Situation:  # type: ignore[no-untyped-def]
    """Build the place in whose catalog gaj-001 is on the list of cancelled certificates."""
    place = situation(profile)
    gone = [item for item in place.in_force if item.id not in place.draft.by_id()]
    return replace(place, mandated=mandated(gone, CANCELLED, profile))


def test_what_the_state_cancelled_leaves_without_a_decision_where_the_plan_says_so() -> None:
    plan = plan_approved(bound(), "2021-05-12", TODAY, silent)
    assert [change.item for change in plan.changes] == ["gaj-001"] and len(plan.left) == 3
    (record,) = plan.release.approvals
    assert (record.outcome, record.approval) == (MANDATED, Approval("", "明令取消：国发〔2021〕1号取消", "2021-05-12"))
    assert read_record(Adjustment, read_toml(dump_record(record), "x"), "x") == record


def test_what_the_state_cancelled_cannot_be_turned_down() -> None:
    refused(lambda: approve(bound(), ["gaj-001"], Approval("", "", "2021-05-10"), TODAY, "保留"), "已经明令取消", "国发〔2021〕1号")


def test_where_the_plan_is_silent_a_cancelled_item_is_decided_on_like_any_other() -> None:
    assert bound(MAOJI).mandated == {}
    refused(lambda: plan_release(bound(MAOJI), "2021-05-12", TODAY, silent), "gaj-001")


@pytest.mark.parametrize(("levels", "found"), [((), True), (("黑龙江省",), False), (("虎林市",), False)])
def test_only_state_and_own_province_bind(levels: tuple[str, ...], found: bool) -> None:
    assert bool(mandated([ONE], [replace(CANCELLED[0], levels=levels)], HULIN)) is found
    own = replace(HULIN, place=replace(HULIN.place, province="黑龙江省"))
    assert bool(mandated([ONE], [replace(CANCELLED[0], levels=levels)], own)) is (levels != ("虎林市",))


def test_a_paper_is_added_to_the_decision_that_it_proves() -> None:
    place = all_decided(situation())
    paper = Attachment("批复.pdf", 3, "0" * 64)
    held = supplement(place, Approval("government", "〔2021〕5号", "2021-05-10"), [paper])
    assert held and (held.number, held.attachments) == ("2021-001", (paper,))
    again = supplement(replace(place, adjustments=(held,)), held.approval, [replace(paper, size=4)])
    assert again and again.attachments == (replace(paper, size=4),)
    assert supplement(place, Approval("government", "别的", "2021-05-10"), [paper]) is None


def test_a_paper_is_added_by_the_same_command_with_the_same_ids_unless_an_item_has_changed_since() -> None:
    place, paper, said = all_decided(situation()), Attachment("批复.pdf", 3, "0" * 64), Approval("bureau", "〔2021〕5号", "2021-05-10")
    held = supplement(place, said, [paper], ["gaj-002"])
    assert held and (held.number, held.attachments) == ("2021-002", (paper,))
    assert supplement(place, said, [paper], ["gaj-001", "gaj-002"]) is None
    later = replace(place, draft=catalog_of("draft", (replace(RENAMED, issuer="别的机关"), REVISED, NEW)))
    assert supplement(later, said, [paper], ["gaj-002"]) is None


@pytest.mark.parametrize(
    ("code", "level", "stops"), [("I001", "error", True), ("X001", "warning", True), ("X003", "warning", False), ("U001", "warning", False), ("X009", "note", False)]
)
def test_errors_and_signs_of_exclusion_without_a_reason_stop_publication(code: str, level: str, stops: bool) -> None:
    def check(catalog: Catalog) -> list[Finding]:
        return [Finding(code, level, "题", "话", item="gaj-004")]

    place = all_decided(situation())
    if stops:
        refused(lambda: plan_release(place, "2021-05-12", TODAY, check), code, "gaj-004")
    else:
        assert plan_release(place, "2021-05-12", TODAY, check).findings


def test_a_recorded_reason_settles_a_sign_of_exclusion_but_no_error() -> None:
    kept = replace(NEW, review=Review(exclusion="仅用于社会救助，不涉及公共安全"))
    place = all_decided(situation(draft=(RENAMED, REVISED, kept)))
    warning, error = Finding("X001", "warning", "题", "话", item="gaj-004"), Finding("X020", "error", "题", "话", item="gaj-004")
    assert plan_release(place, "2021-05-12", TODAY, lambda _: [warning]).catalog.by_id()["gaj-004"] == kept
    refused(lambda: plan_release(place, "2021-05-12", TODAY, lambda _: [error]), "X020")


def test_findings_are_about_the_version_to_be_not_about_the_draft() -> None:
    seen: list[Catalog] = []
    plan_approved(decided(situation(), ["gaj-003"]), "2021-05-12", TODAY, lambda found: seen.append(found) or [])
    assert seen == [catalog_of("2021-05-12", (ONE, TWO, REVISED))]


def test_a_baseline_needs_no_approval_and_tells_findings_without_stopping() -> None:
    empty = Situation(HULIN, (), Catalog("", ()), catalog_of("draft", (ONE,)))
    error = Finding("I001", "error", "题", "话", item="gaj-001")
    plan = plan_baseline(empty, "2021-02-28", TODAY, lambda _: [error])
    assert (plan.release.baseline, plan.findings, plan.catalog.items) == (True, (error,), (ONE,))


def test_a_baseline_can_only_be_the_first_version() -> None:
    refused(lambda: plan_baseline(situation(), "2021-06-01", TODAY, silent), "2021-05-01")


def test_a_first_version_without_a_baseline_needs_approval_of_every_item() -> None:
    empty = Situation(HULIN, (), Catalog("", ()), catalog_of("draft", (ONE, TWO)))
    refused(lambda: plan_release(empty, "2021-05-12", TODAY, silent), "2 项")
    assert len(plan_release(decided(empty, (), "government"), "2021-05-12", TODAY, silent).catalog) == 2


def sealed() -> tuple[object, dict[str, bytes]]:
    plan = plan_release(all_decided(situation()), "2021-05-12", TODAY, silent)
    files = {f"{code}.toml": data for code, data in catalog_files(plan.catalog, [Department("gaj", "公安局")]).items()}
    return seal(plan, files, b"before"), files


def test_a_frozen_version_verifies() -> None:
    release, files = sealed()
    assert verify_release("2021-05-12", release, files, b"before") == []  # type: ignore[arg-type]
    assert release.previous_hash == digest(b"before")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "files", "before", "word"),
    [
        ("2021-05-12", {"gaj.toml": b"edited"}, b"before", "gaj.toml 被改动过"),
        ("2021-05-12", {}, b"before", "gaj.toml 不见了"),
        ("2021-05-12", None, b"other", "对不上"),
        ("2021-05-12", None, None, "对不上"),
        ("2021-05-13", None, b"before", "与文件夹名称不符"),
    ],
)
def test_every_change_of_a_frozen_version_is_noticed(name: str, files: object, before: object, word: str) -> None:
    release, whole = sealed()
    faults = verify_release(name, release, whole if files is None else files, before)  # type: ignore[arg-type]
    assert len(faults) == 1 and word in faults[0]


def test_a_file_added_to_a_frozen_version_is_noticed() -> None:
    release, files = sealed()
    assert "a.toml 不是这个版本的文件" in verify_release("2021-05-12", release, files | {"a.toml": b""}, b"before")[0]  # type: ignore[arg-type]


def test_an_adjustment_survives_being_written_and_read() -> None:
    adjustment = all_decided(situation()).adjustments[0]
    assert read_record(Adjustment, read_toml(dump_record(adjustment), "x"), "x") == adjustment
