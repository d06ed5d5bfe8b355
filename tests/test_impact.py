"""Which items rest on a law: citations as they are really written, and what a repeal or revision means."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Cli

from pledgectl.catalog.articles import parse_places
from pledgectl.catalog.impact import affected, parse_target
from pledgectl.doors import store
from pledgectl.errors import PledgectlError
from pledgectl.ground.transaction import transaction
from pledgectl.model import Basis, Department, Item, catalog_of

LAW = "殡葬管理条例"


def resting(article: str, asked: str, document: str = LAW) -> list[bool]:
    """Tell of an item citing `article` whether it is found for `asked`, and for certain."""
    item = Item("mzj-001", name="火化证明", bases=(Basis(document, "", article),))
    return [one.certain for one in affected(catalog_of("draft", [item]), parse_target(f"《{LAW}》", asked))]


@pytest.mark.parametrize("digit", "1七")
def test_an_article_of_nothing_but_digits_is_read_in_no_time(digit: str) -> None:
    start = time.process_time()
    assert len(parse_places(f"第{digit * 32_000}条")) == 1 and time.process_time() - start < 1


@pytest.mark.parametrize(
    ("cited", "asked"),
    [
        ("第三条至第五条", "第四条"), ("第三至五条", "第四条"), ("第3—5条", "第五条"), ("第三条、第五条", "第五条"),
        ("第三、五条", "第三条"), ("第十二条第二款第（三）项", "第十二条"), ("第十二条", "第十二条第二款"),
        ("第十二条第一款、第二款", "第十二条第二款"), ("第十二条第一项至第三项", "第十二条第二项"), ("第三条至第五条", "第四条之一"),
        ("第12条", "十二"), ("第十条（二）（三）项", "第十条第三项"), ("第十条（三）", "第十条第三项"), ("第七条", "第六条至第八条"),
        ("第二章第八条", "第八条"), ("第一百零五条", "105"),
    ],
)  # fmt: skip
def test_a_citation_covers_the_article_asked_for(cited: str, asked: str) -> None:
    assert resting(cited, asked) == [True]


@pytest.mark.parametrize(
    ("cited", "asked"),
    [
        ("第三条、第五条", "第四条"), ("第十二条第一款", "第十二条第二款"), ("第十二条之一", "第十二条"), ("第二十条", "第二条"),
        ("第十条第一款第一项、第二款", "第十条第三款"), ("第十条（二）", "第二条"), ("第六条至第八条", "第五条"),
    ],
)  # fmt: skip
def test_another_article_is_not_meant(cited: str, asked: str) -> None:
    assert resting(cited, asked) == []


@pytest.mark.parametrize("cited", ["", "第二章", "附件1"])
def test_a_citation_without_article_may_mean_any_of_them(cited: str) -> None:
    assert resting(cited, "第四条") == [False] and resting(cited, "") == [True]


@pytest.mark.parametrize("title", ["《殡葬管理条例》", "中华人民共和国殡葬管理条例", "殡葬管理条例（2012年修订）", "殡葬 管理条例"])
def test_a_title_is_known_however_it_is_written(title: str) -> None:
    assert resting("第四条", "第四条", title) == [True]


def test_a_paper_is_known_by_its_number_too() -> None:
    item = Item("mzj-001", bases=(Basis("关于某事的通知", "民发〔2021〕1号", ""),))
    assert affected(catalog_of("draft", [item]), parse_target("民发[2021]1号"))


@pytest.mark.parametrize(("text", "article"), [("", ""), ("《甲条例》《乙条例》", ""), ("《甲条例》", "附件")])
def test_what_names_no_one_document_or_article_is_refused(text: str, article: str) -> None:
    with pytest.raises(PledgectlError) as error:
        parse_target(text, article)
    assert error.value.code == 2


def test_places_are_spans_of_numbers() -> None:
    assert [(one.article, one.paragraph) for one in parse_places("第三条至第五条、第七条之二第一款")] == [
        (((3, 0), (5, 0)), None),
        (((7, 2), (7, 2)), ((1, 0), (1, 0))),
    ]


ONE = Item("gaj-001", department="县公安局", name="户籍证明", bases=(Basis("中华人民共和国婚姻法", "", "第八条", "要求男女双方", "法律"),))
TWO = replace(ONE, id="mzj-001", department="县民政局", name="婚姻状况证明", bases=(*ONE.bases, Basis("婚姻登记条例", "", "第五条")))
THREE = replace(ONE, id="mzj-002", department="县民政局", name="就读证明", bases=(Basis("义务教育法", "", "第五条"),))


@pytest.fixture(params=["hulin", "maoji"])
def place(request: pytest.FixtureRequest, cli: Cli, tmp_path: Path) -> Path:
    """Return a workspace whose draft holds items of two departments."""
    assert cli("init", ".", "--profile", request.param).code == 0
    departments = [Department("gaj", "县公安局", last=9), Department("mzj", "县民政局", last=9)]
    with transaction(tmp_path, "test") as change:
        change.write(store.DEPARTMENTS, store.dump_departments(departments))
        for path, data in store.draft_files(catalog_of("draft", (ONE, TWO, THREE)), departments).items():
            change.write(path, data)
    return tmp_path


def test_items_of_all_departments_are_found(cli: Cli, place: Path) -> None:
    found = cli("catalog", "impact", "《婚姻法》", "--article", "第八条", "--json").json
    assert (found["document"], found["article"]) == ("婚姻法", "第八条")
    assert [(one["item"], one["department"], one["name"], len(one["bases"])) for one in found["items"]] == [
        ("gaj-001", "县公安局", "户籍证明", 1),
        ("mzj-001", "县民政局", "婚姻状况证明", 1),
    ]
    assert (found["replaced_by"], found["replaced_on"]) == ("民法典", "2021-01-01")


def test_an_article_may_stand_behind_the_title(cli: Cli, place: Path) -> None:
    assert cli("catalog", "impact", "《婚姻法》第九条", "--json").json["items"] == []
    assert [one["item"] for one in cli("catalog", "impact", "婚姻法第八条", "--json").json["items"]] == ["gaj-001", "mzj-001"]


def test_after_a_repeal_an_item_needs_a_new_basis_or_is_cancelled(cli: Cli, place: Path) -> None:
    told = cli("catalog", "impact", "《婚姻法》", "--status", "废止")
    assert told.code == 0 and "pledgectl catalog remove gaj-001" in told.out and "《婚姻登记条例》第五条" in told.out
    assert "pledgectl catalog propose gaj-001 mzj-001" in told.err and "民法典" in told.err


def test_after_a_revision_the_text_is_compared(cli: Cli, place: Path) -> None:
    told = cli("catalog", "impact", "《婚姻法》", "--status", "revised", "--json").json
    assert all("逐字比对" in one["advice"] for one in told["items"]) and told["status"] == "revised"


def test_near_titles_are_suggested_where_nothing_is_found(cli: Cli, place: Path) -> None:
    told = cli("catalog", "impact", "《婚姻登记工作条例》")
    assert told.code == 0 and "《婚姻登记条例》" in told.err
    assert cli("catalog", "impact", "《婚姻登记工作条例》", "--json").json["suggestions"][0] == "婚姻登记条例"


def test_a_published_version_is_asked_by_its_date(cli: Cli, place: Path) -> None:
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    assert len(cli("catalog", "impact", "《婚姻法》", "--version", "2021-05-01", "--json").json["items"]) == 2
    assert cli("catalog", "impact", "《婚姻法》", "--version", "2021-04-30").code == 3


def test_the_version_in_force_on_a_day_is_the_last_published_before(cli: Cli, place: Path) -> None:
    for version in ("2021-05-01", "2021-05-12", "2021-05-12-2"):
        folder = place / store.VERSIONS / version
        folder.mkdir(parents=True)
        (folder / "release.toml").write_text(f'version = "{version}"\npublished = "{version[:10]}"\n', encoding="utf-8")
    days = {"2021-05-01": "2021-05-01", "2021年5月11日": "2021-05-01", "2021-05-12": "2021-05-12-2", "2021-06-30": "2021-05-12-2"}
    for day, version in days.items():
        assert cli("catalog", "show", "--on", day, "--json").json["version"] == version
    assert cli("catalog", "show", "--version", "2021-05-12", "--json").json["version"] == "2021-05-12"
    assert cli("catalog", "show", "--version", "2021-05-20", "--json").json["version"] == "2021-05-12-2"
    early = cli("catalog", "show", "--on", "2021-04-30")
    assert early.code == 3 and "2021-05-01" in early.err and "还没有公布" in early.err
    assert cli("catalog", "show", "--on", "2021-05-12", "--version", "draft").code == 2
    assert cli("catalog", "show", "--version", "去年").code == 2


def take_over(cli: Cli) -> None:
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0


def test_drafts_of_applications_are_started_for_every_department(cli: Cli, place: Path) -> None:
    take_over(cli)
    told = cli("catalog", "impact", "《婚姻法》", "--status", "废止", "--start", "--date", "2021-06-01", "-y", "--json")
    assert told.code == 0 and told.json["started"] == ["2021-001", "2021-002"]
    held = {one["number"]: one for one in cli("catalog", "propose", "--list", "--json").json["proposals"]}
    assert [(one["department"], one["state"], one["changes"][0]["item"]) for one in held.values()] == [
        ("县公安局", "draft", "gaj-001"), ("县民政局", "draft", "mzj-001"),
    ]  # fmt: skip
    assert "由《民法典》取代" in held["2021-001"]["reason"] and "gaj-001" in held["2021-001"]["missing"][0]
    assert cli("catalog", "impact", "《婚姻法》", "--status", "废止", "--start", "-y", "--json").json["started"] == []
    assert "还缺内容" in cli("status").out


def test_a_started_draft_becomes_the_application_under_its_number(cli: Cli, place: Path) -> None:
    take_over(cli)
    cli("catalog", "impact", "《婚姻法》", "--status", "废止", "--start", "--date", "2021-06-01", "-y")
    assert cli("catalog", "edit", "mzj-001", "--set", "bases=《婚姻登记条例》第五条", "-y").code == 0
    cli("catalog", "review", "mzj-001", "--by", "李某", "--role", "法制机构", "--date", "2021-06-02", "--opinion", "同意", "-y")
    (made,) = cli("catalog", "propose", "--date", "2021-06-03", "-y", "--json").json["proposals"]
    assert (made["number"], made["state"], made["basis"], made["missing"]) == ("2021-002", "reviewed", "《民法典》", [])
    assert [one["kind"] for one in made["changes"]] == ["revised"] and "《婚姻法》废止" in made["reason"]


def test_what_is_still_unchanged_keeps_a_draft_of_its_own(cli: Cli, place: Path) -> None:
    both = replace(ONE, id="gaj-002", name="身份证明")
    with transaction(place, "test") as change:
        parts = store.draft_files(catalog_of("draft", (ONE, both)), [Department("gaj", "县公安局", last=9)])
        change.write("catalogs/draft/gaj.toml", parts["catalogs/draft/gaj.toml"])
    take_over(cli)
    cli("catalog", "impact", "《婚姻法》", "--status", "废止", "--start", "--date", "2021-06-01", "-y")
    assert cli("catalog", "remove", "gaj-001", "-y").code == 0
    made = cli("catalog", "propose", "gaj-001", "--date", "2021-06-03", "-y", "--json").json["proposals"]
    assert [(one["number"], one["state"], [each["item"] for each in one["changes"]]) for one in made] == [
        ("2021-001", "reviewed", ["gaj-001"]), ("2021-003", "draft", ["gaj-002"]),
    ]  # fmt: skip


def test_drafts_are_started_only_for_a_version_and_a_known_change(cli: Cli, place: Path) -> None:
    assert cli("catalog", "impact", "《婚姻法》", "--status", "废止", "--start", "-y").code == 4
    take_over(cli)
    assert cli("catalog", "impact", "《婚姻法》", "--start", "-y").code == 2
    assert cli("catalog", "impact", "《婚姻法》", "--status", "废止", "--start", "--version", "2021-05-01", "-y").code == 2
    assert cli("catalog", "impact", "《婚姻法》", "--status", "废止", "--start", "--date", "2098-01-01", "-y").code == 4
    assert cli("catalog", "impact", "《婚姻法》", "--status", "废止", "--start").code == 2
    assert cli("catalog", "impact", "《婚姻法》", "--status", "废止", "--start", "-n").code == 0
    assert not (place / "catalogs/adjustments").exists()
