"""What was added, removed, renamed or revised; laws that hold for any two catalogs; rename suggestions on hard data."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgectl.diff import apply, authorized, compare, compare_lists
from pledgectl.model import Basis, Catalog, Item, Review, Verification, catalog_of
from pledgectl.profile import Authority
from pledgectl.renames import suggest_renames

LAW = Basis("户口登记条例", "", "第七条")
BASE = Item("gaj-001", department="公安局", name="无犯罪记录证明", purpose="保安员证核发", requester="公安局", bases=(LAW,))

words = st.text("户籍婚姻住所财产收入学历ab（(", max_size=6)
items = st.builds(
    Item,
    id=st.sampled_from([f"gaj-{number:03}" for number in range(8)]),
    department=st.sampled_from(["公安局", "民政局"]),
    name=words,
    purpose=words,
    requester=st.sampled_from(["公安局", ""]),
    bases=st.lists(st.builds(Basis, document=words, article=words), max_size=2).map(tuple),
    verification=st.builds(Verification, means=words),
    review=st.builds(Review, by=words),
)
catalogs = st.lists(items, max_size=8, unique_by=lambda item: item.id).map(lambda found: catalog_of("草案", found))
messy = st.lists(items, max_size=8).map(lambda found: Catalog("表", tuple(found)))


def catalog(*found: Item) -> Catalog:
    return catalog_of("v", found)


def kinds(old: Catalog, new: Catalog) -> list[tuple[str, str]]:
    return [(change.kind, change.item) for change in compare(old, new).changes]


@given(messy)
def test_a_catalog_does_not_differ_from_itself(one: Catalog) -> None:
    assert compare(one, one).changes == () == compare_lists(one, one).changes


@given(catalogs, catalogs)
def test_all_changes_applied_to_the_old_give_the_new(old: Catalog, new: Catalog) -> None:
    assert apply(old, new, compare(old, new).changes) == new


@given(catalogs, catalogs, st.randoms(use_true_random=False))
def test_what_is_not_applied_stays_different(old: Catalog, new: Catalog, rng: random.Random) -> None:
    changes = compare(old, new).changes
    chosen = [change for change in changes if rng.random() < 0.5]
    assert compare(apply(old, new, chosen), new).changes == tuple(change for change in changes if change not in chosen)


@given(messy, messy, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_never_matters(old: Catalog, new: Catalog, rng: random.Random) -> None:
    mixed = [Catalog(side.version, tuple(rng.sample(side.items, len(side)))) for side in (old, new)]
    assert compare(*mixed) == compare(old, new)
    assert compare_lists(*mixed) == compare_lists(old, new)


@given(messy, messy)
def test_no_row_of_doubled_keys_is_swallowed(old: Catalog, new: Catalog) -> None:
    for found in (compare(old, new), compare_lists(old, new)):
        counted = [change.kind for change in found.changes]
        assert counted.count("added") - counted.count("removed") == len(new) - len(old)


def test_a_rename_is_one_change_not_two() -> None:
    found = compare(catalog(BASE), catalog(replace(BASE, name="未受刑事处罚证明", issuer="派出所")))
    assert [(change.kind, change.fields) for change in found.changes] == [
        ("renamed", {"name": ("无犯罪记录证明", "未受刑事处罚证明"), "issuer": ("", "派出所")})
    ]


def test_brackets_of_another_width_do_not_make_a_rename() -> None:
    old, new = replace(BASE, name="证明（甲）"), replace(BASE, name="证明(甲)")
    assert kinds(catalog(old), catalog(new)) == [("revised", "gaj-001")]


def test_nested_fields_are_dotted_and_bases_read_as_citations() -> None:
    other = replace(BASE, bases=(Basis("保安服务管理条例", "国务院令第564号", "第十六条", "条文", "行政法规"),))
    (change,) = compare(catalog(BASE), catalog(replace(other, verification=Verification(means="网络核验")))).changes
    assert change.fields == {
        "bases": ("《户口登记条例》第七条", "【行政法规】《保安服务管理条例》（国务院令第564号）第十六条：条文"),
        "verification.means": ("", "网络核验"),
    }


def test_a_review_is_no_change_but_goes_along_with_unchanged_items() -> None:
    reviewed = replace(BASE, review=Review(by="王五", exclusion="用途不涉及公共安全"))
    assert kinds(catalog(BASE), catalog(reviewed)) == []
    assert apply(catalog(BASE), catalog(reviewed), ()).items == (reviewed,)


def test_an_empty_side_works() -> None:
    assert kinds(catalog(), catalog(BASE)) == [("added", "gaj-001")]
    assert kinds(catalog(BASE), catalog()) == [("removed", "gaj-001")]


@pytest.mark.parametrize("kind", ["added", "removed", "renamed", "revised"])
def test_the_profile_says_who_decides_each_kind(kind: str) -> None:
    old = catalog(*[replace(BASE, id=key) for key in ("removed", "renamed", "revised")])
    changed = [replace(BASE, id="renamed", name="甲"), replace(BASE, id="revised", issuer="乙"), replace(BASE, id="added")]
    new = catalog(BASE, *changed)
    found = authorized(compare(old, new), Authority("government", "government", "bureau", "bureau"))
    expected = "government" if kind in ("added", "removed") else "bureau"
    assert {change.authority for change in found.changes if change.kind == kind} == {expected}


def test_lists_match_by_meaning_not_by_width_or_blanks() -> None:
    old, new = replace(BASE, name="居住 证明（甲）", id=""), replace(BASE, name="居住证明(甲)", id="x-9")
    assert [change.kind for change in compare_lists(catalog(old), catalog(new)).changes] == ["revised"]


def test_a_department_renamed_as_a_whole_is_followed() -> None:
    old = [replace(BASE, department="卫计局", requester="卫计局", name=f"证明{number}") for number in range(4)]
    new = [replace(item, department="卫健委", requester="卫健委") for item in old[:3]] + [replace(BASE, department="司法局")]
    found = compare_lists(catalog(*old, BASE), catalog(*new, BASE))
    assert sorted(change.kind for change in found.changes) == ["added", "removed", "revised", "revised", "revised"]


def test_a_suggested_pair_stays_added_and_removed_until_confirmed() -> None:
    old, new = replace(BASE, id="gaj-001", name="居住情况证明"), replace(BASE, id="gaj-002", name="居住证明材料")
    found = compare(catalog(old), catalog(new))
    assert [change.kind for change in found.changes] == ["removed", "added"]
    (rename,) = found.suspected_renames
    assert (rename.id, rename.old, rename.new) == ("gaj-001", "居住情况证明", "居住证明材料")


def test_one_certificate_for_two_purposes_is_not_called_renamed() -> None:
    other = replace(BASE, purpose="律师执业许可", bases=(Basis("律师法", "", "第七条"),))
    assert suggest_renames([BASE], [other]) == []


def test_renames_are_looked_for_inside_a_department_only() -> None:
    assert suggest_renames([BASE], [replace(BASE, department="教育局", name="无犯罪记录的证明")]) == []


SIGNS = "户籍婚姻住所财产收入学历职业资格亲属关系犯罪记录健康体检出生死亡残疾等级就业失业社保缴费纳税车辆土地林权渔船农机"
WORDS = [one + other for one in SIGNS[::2] for other in SIGNS[1::2]]
REWORDED = [("证明", "证明材料"), ("证明", "情况证明"), ("", "有关"), ("证明", "的证明"), ("情况", "状况"), ("记录", "档案")]


def hard_lists(seed: int, count: int = 300) -> tuple[list[Item], list[Item], set[tuple[str, str]]]:
    """Build removed and added items: a third renamed (45 % of them revised too), a third decoys that copy all else."""
    rng = random.Random(seed)
    olds, news, truth = [], [], set()
    for number in range(count):
        name = "".join(rng.sample(WORDS, 3)) + rng.choice(["证明", "情况证明", "证明材料"])
        purpose = "申请" + "".join(rng.sample(WORDS, 2))
        basis = Basis("".join(rng.sample(WORDS, 2)) + "条例", "", f"第{rng.randint(1, 60)}条")
        issuer = rng.choice(["派出所", "村委会", "民政局"])
        item = Item(f"o-{number}", "", f"部门{number % 6}", name, purpose, requester="甲", issuer=issuer, bases=(basis,))
        olds.append(item)
        fate = number % 3
        if fate == 0:
            renamed = replace(item, id=f"n-{number}", name=reword(name, rng))
            if rng.random() < 0.45:
                renamed = replace(renamed, issuer="公安局", bases=(Basis(basis.document, "", "第九十九条"),))
            news.append(renamed)
            truth.add((item.id, renamed.id))
        elif fate == 1:
            news.append(replace(item, id=f"d-{number}", name="".join(rng.sample(WORDS, 3)) + "证明"))
    return olds, news, truth


def reword(name: str, rng: random.Random) -> str:
    for old, new in rng.sample(REWORDED, len(REWORDED)):
        if old in name:
            name = name.replace(old, new, 1) if old else new + name
            break
    return name if rng.random() < 0.6 else name.replace("记录", "档案").replace("户籍", "户口").replace("住所", "住址")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_renames_are_found_among_decoys(seed: int) -> None:
    olds, news, truth = hard_lists(seed)
    found = {(old.id, new.id) for old, new, _ in suggest_renames(olds, news)}
    precision, recall = len(found & truth) / len(found), len(found & truth) / len(truth)
    assert 2 * precision * recall / (precision + recall) > 0.95, (precision, recall)


def test_suggestions_do_not_depend_on_order() -> None:
    olds, news, _ = hard_lists(4)
    assert suggest_renames(olds[::-1], news[::-1]) == suggest_renames(olds, news)
