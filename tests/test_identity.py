"""Claims about identity: ids are kept, renames are told and never guessed, what a file has no column for stays."""

from dataclasses import replace

import pytest

from pledgectl.catalog.intake import Entry, SheetIntake
from pledgectl.catalog.intake.identity import Tally, merge
from pledgectl.catalog.intake.register import propose_code
from pledgectl.errors import PledgectlError
from pledgectl.model import Basis, Catalog, Department, Item, Review, Service, catalog_of

MZ = Department("mzj", "县民政局", aliases=("民政局",), last=7)
OLD = catalog_of(
    "draft",
    [
        Item(id="mzj-001", department="县民政局", name="收入证明", purpose="低保", requester="县民政局", bases=(Basis("社会救助暂行办法"),)),
        Item(id="mzj-002", department="县民政局", name="婚姻状况证明", purpose="收养", requester="县民政局", service=Service(fee="不收费")),
    ],
)
COLUMNS = {"A": "name", "B": "purpose", "C": "requester", "D": "issuer"}


def intake(*items: Item, columns: dict[str, str] | None = None) -> SheetIntake:
    entries = tuple(Entry(replace(item, id=""), row, {}) for row, item in enumerate(items, 2))
    return SheetIntake("a.xlsx", "清单", (1,), columns or COLUMNS, entries, (), ())


def merged(*items: Item, renames: dict[str, str] | None = None, partial: bool = False, columns: dict[str, str] | None = None):
    return merge(OLD, [MZ], [intake(*items, columns=columns)], renames=renames or {}, partial=partial)


def test_importing_what_is_there_changes_nothing() -> None:
    found = merged(*OLD)
    assert (found.catalog, found.departments, found.total) == (OLD, (MZ,), Tally(unchanged=2))


def test_the_order_of_rows_does_not_matter() -> None:
    assert merged(*reversed(OLD.items)).catalog == OLD


def test_what_only_looks_different_keeps_its_id_and_is_written_as_the_file_has_it() -> None:
    found = merged(replace(OLD.items[0], name="收入 证明", purpose="低保"), OLD.items[1])
    assert found.catalog.by_id()["mzj-001"].name == "收入 证明" and found.total == Tally(changed=1, unchanged=1)


def test_what_the_file_has_no_column_for_is_kept_and_what_it_has_is_replaced() -> None:
    found = merged(replace(OLD.items[0], bases=(), issuer="社区"), replace(OLD.items[1], service=Service()))
    items = found.catalog.by_id()
    assert items["mzj-001"].bases and items["mzj-001"].issuer == "社区" and items["mzj-002"].service.fee == "不收费"
    emptied = merged(replace(OLD.items[0], bases=()), OLD.items[1], columns={**COLUMNS, "E": "bases"})
    assert emptied.catalog.by_id()["mzj-001"].bases == ()


def test_a_new_row_gets_a_number_that_was_never_given() -> None:
    found = merged(*OLD, Item(department="民政局", name="死亡证明", purpose="殡葬"))
    assert found.catalog.by_id()["mzj-008"].department == "县民政局" and found.departments[0].last == 8


def test_absent_rows_are_removed_unless_the_list_is_partial() -> None:
    assert merged(OLD.items[0]).total == Tally(removed=1, unchanged=1)
    assert merged(OLD.items[0], partial=True).catalog == OLD


def test_other_departments_are_left_alone() -> None:
    found = merged(Item(department="县公安局", name="无犯罪记录证明", purpose="求职"))
    assert set(found.catalog.by_id()) == {"mzj-001", "mzj-002", "gaj-001"}


def test_a_rename_is_suggested_and_only_confirmed_by_a_person() -> None:
    new = replace(OLD.items[0], name="家庭收入证明")
    found = merged(new, OLD.items[1])
    (pair,) = found.suspected_renames
    assert (pair.id, pair.old, pair.new, found.total) == ("mzj-001", "收入证明", "家庭收入证明", Tally(added=1, removed=1, unchanged=1))
    confirmed = merged(new, OLD.items[1], renames={"mzj-001": "家庭收入证明"})
    assert confirmed.catalog.by_id()["mzj-001"].name == "家庭收入证明" and confirmed.total == Tally(changed=1, unchanged=1)


@pytest.mark.parametrize("renames", [{"mzj-009": "家庭收入证明"}, {"mzj-001": "没有这个名称"}])
def test_a_rename_of_what_is_not_there_is_refused(renames: dict[str, str]) -> None:
    with pytest.raises(PledgectlError) as caught:
        merged(*OLD, renames=renames)
    assert caught.value.code == 2


def test_the_code_of_an_item_tells_it_when_its_name_changed() -> None:
    coded = catalog_of("draft", [replace(item, code=f"00{n}") for n, item in enumerate(OLD)])
    rows = [replace(item, name="全新名称" + item.id) for item in coded]
    found = merge(coded, [MZ], [intake(*rows)], renames={}, partial=False)
    assert found.total == Tally(changed=2)


def test_two_items_that_look_the_same_keep_their_own_ids() -> None:
    twins = catalog_of("draft", [replace(OLD.items[0], id=f"mzj-00{n}", issuer=issuer) for n, issuer in ((1, "甲"), (2, "乙"))])
    found = merge(twins, [MZ], [intake(*reversed(twins.items))], renames={}, partial=False)
    assert found.catalog == twins


def test_a_department_known_by_an_alias_is_not_a_new_one() -> None:
    assert merged(*(replace(item, department="民政局") for item in OLD)).catalog == OLD


@pytest.mark.parametrize(
    ("name", "code"),
    [("县民政局", "mzj"), ("市场监督管理局", "scjdglj"), ("某市市场监督管理局", "scjdglj"), ("县城市管理局", "csglj"), ("CON", "conx"), ("…", "bm")],
)
def test_a_code_is_the_initials_without_the_place(name: str, code: str) -> None:
    assert propose_code(name) == code


def test_codes_of_two_departments_never_clash() -> None:
    found = merge(Catalog("draft", ()), [], [intake(*(Item(department=d, name="甲") for d in ("县民政局", "市民政局")))], renames={}, partial=False)
    assert [entry.code for entry in found.departments] == ["mzj", "mzj2"]


def test_a_remark_made_here_outlives_a_list_without_remarks() -> None:
    noted = replace(OLD.items[0], remarks="保留理由")
    found = merge(catalog_of("draft", [noted]), [MZ], [intake(OLD.items[0])], renames={}, partial=False)
    assert found.catalog.items[0].remarks == "保留理由"


@pytest.mark.parametrize(("said", "held"), [("", "同意列入"), ("不同意", "不同意")])
def test_a_recorded_review_outlives_an_empty_cell_of_a_department(said: str, held: str) -> None:
    known = replace(OLD.items[0], review=Review("张某", "法制机构", "2021-04-20", "同意列入"))
    read = replace(OLD.items[0], review=Review(opinion=said))
    found = merge(catalog_of("draft", [known]), [MZ], [intake(read, columns={**COLUMNS, "E": "review.opinion"})], renames={}, partial=False)
    assert found.catalog.items[0].review == replace(known.review, opinion=held)


@pytest.mark.parametrize(("written", "same"), [("民政事务局", False), ("某县民政局", True), ("民政局", True), ("市民政局", False)])
def test_a_department_is_known_however_far_its_place_is_written_out(written: str, same: bool) -> None:
    register = [Department("mzj", "县民政局", last=7)]
    found = merge(OLD, register, [intake(replace(OLD.items[0], department=written))], renames={}, partial=True)
    assert (len(found.departments) == 1) is same and (found.known_as == ((written, "县民政局"),)) is same


def test_one_item_in_two_files_is_read_once_or_refused() -> None:
    first, second = intake(*OLD), replace(intake(*OLD), file="b.xlsx")
    assert merge(OLD, [MZ], [first, second], renames={}, partial=False).total == Tally(unchanged=2)
    other = replace(intake(replace(OLD.items[0], issuer="社区")), file="b.xlsx")
    with pytest.raises(PledgectlError) as stopped:
        merge(OLD, [MZ], [first, other], renames={}, partial=False)
    assert "a.xlsx 第 2 行" in stopped.value.where and "b.xlsx 第 2 行" in stopped.value.where


BLANK = Item(department="县民政局", name="收入证明", purpose="低保")


@pytest.mark.parametrize(("columns", "requester", "change"), [
    ({"A": "name", "B": "purpose"}, "县民政局", "unchanged"), (COLUMNS, "", "changed"),
])  # fmt: skip
def test_a_list_that_leaves_out_who_asks_keeps_its_ids(columns: dict[str, str], requester: str, change: str) -> None:
    found = merged(replace(BLANK, bases=OLD.items[0].bases), OLD.items[1], columns=columns)
    assert found.catalog.by_id()["mzj-001"].requester == requester and found.suspected_renames == ()
    assert (found.total.added, found.total.removed, getattr(found.total, change)) == (0, 0, 2 if change == "unchanged" else 1)


def test_what_a_list_fills_in_that_was_blank_keeps_its_id() -> None:
    draft = catalog_of("draft", [replace(BLANK, id="mzj-001", purpose=""), OLD.items[1]])
    found = merge(draft, [MZ], [intake(OLD.items[0], OLD.items[1])], renames={}, partial=False)
    assert found.catalog.by_id()["mzj-001"].purpose == "低保" and found.total == Tally(changed=1, unchanged=1)


def test_a_list_without_purposes_takes_none_away() -> None:
    found = merged(*(replace(item, purpose="") for item in OLD), columns={"A": "name", "C": "requester", "D": "issuer"})
    assert found.catalog == OLD


def test_where_two_could_be_meant_nothing_is_paired() -> None:
    assert merged(replace(BLANK, requester="甲局"), BLANK, OLD.items[1]).total == Tally(added=2, removed=1, unchanged=1)
    assert merged(replace(BLANK, requester="甲局"), OLD.items[1]).total == Tally(added=1, removed=1, unchanged=1)
