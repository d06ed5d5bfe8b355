"""What goes along with a filing: complete by what each plan asks for, and what is lacking is named with its remedy."""

import zipfile
from dataclasses import replace
from pathlib import Path

from conftest import Cli
from test_cli_release import AFTER, NEW, approve_all, package, place, publish, put_draft  # noqa: F401
from wordkit import lines

from pledgectl.cli.catalog.attached import read_attached
from pledgectl.cli.catalog.materials import BUDGET
from pledgectl.ground.package import open_package, pack
from pledgectl.model import Review

WHY = ("--reason", "法定依据变化", "--basis", "《社会救助暂行办法》第四十七条", "--date", "2021-05-06", "-y")


def parts(root: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package(root)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def kinds(told: dict[str, list[dict[str, str]]]) -> list[str]:
    return [one["kind"] for one in told["lacks"]]


def hulin(root: Path) -> bool:
    return "hulin" in (root / "pledgectl.toml").read_text(encoding="utf-8")


def test_what_nobody_applied_for_and_no_paper_decided_is_named_on_screen_and_in_the_report(cli: Cli, place: Path) -> None:  # noqa: F811
    publish(cli)
    told = cli("catalog", "file", "--json").json
    assert kinds(told) == ["application", *(["decision"] if hulin(place) else [])]
    report = "\n".join(lines(parts(place)["备案报告.docx"]))
    assert all(f"【待填写：{one['what']}】" in report for one in told["lacks"])
    shown = cli("catalog", "file").err
    assert all(f"缺少：{one['what']}；办法：{one['remedy']}" in shown for one in told["lacks"])


def test_a_filing_whose_papers_were_kept_on_the_way_lacks_nothing(cli: Cli, place: Path) -> None:  # noqa: F811
    Path("三定.pdf").write_bytes(b"paper")
    Path("批复.pdf").write_bytes(b"decision")
    assert cli("catalog", "propose", "--attach", "三定.pdf", *WHY).code == 0
    for change in cli("catalog", "diff", "--json").json["changes"]:
        said = ("--authority", change["authority"], "--doc", "〔2021〕5号", "--date", "2021-05-10", "-y")
        assert cli("catalog", "approve", change["item"], *said, "--attach", "批复.pdf").code == 0
    Path("三定.pdf").unlink()
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 0
    told = cli("catalog", "file", "--json").json
    assert told["lacks"] == []
    held = parts(place)
    folder = "部门调整申请和依据/2021-001-县民政局"
    assert held[f"{folder}/附件/三定.pdf"] == b"paper"
    assert sum(name.endswith("批复.pdf") for name in held) == 4
    assert "法定依据变化" in "".join(lines(held[f"{folder}/调整申请表.docx"]))
    opinions = "".join(lines(held["合法性审查意见书/县民政局.docx"]))
    assert all(words in opinions for words in ("婚姻登记情况证明", "抚养关系证明", "同意"))
    assert "合法性审查意见书（3项）" in "".join(lines(held["备案报告.docx"]))
    assert cli("catalog", "verify").code == 0


def test_a_decision_paper_may_be_handed_in_after_publication(cli: Cli, place: Path) -> None:  # noqa: F811
    publish(cli)
    Path("批复.pdf").write_bytes(b"decision")
    by = "government" if hulin(place) else "bureau"
    said = ("--authority", by, "--doc", "〔2021〕5号", "--date", "2021-05-10", "-y")
    assert cli("catalog", "approve", *said, "--attach", "批复.pdf").code == 0
    assert "decision" not in kinds(cli("catalog", "file", "--json").json)
    assert any(name.endswith("/批复.pdf") for name in parts(place)) and cli("catalog", "verify").code == 0


def test_an_attached_file_that_is_gone_or_edited_is_lacking(cli: Cli, place: Path) -> None:  # noqa: F811
    for name in ("一.pdf", "二.pdf"):
        Path(name).write_bytes(name.encode())
    cli("catalog", "propose", "--attach", "一.pdf", "--attach", "二.pdf", *WHY)
    publish(cli)
    (place / "catalogs/adjustments/2021-001/一.pdf").unlink()
    (place / "catalogs/adjustments/2021-001/二.pdf").write_bytes(b"edited")
    lacks = cli("catalog", "file", "--json").json["lacks"]
    assert [one["what"] for one in lacks if one["what"].startswith("附件")] == ["附件 一.pdf", "附件 二.pdf"]


def test_an_item_without_a_review_by_whom_the_plan_names_is_named(cli: Cli, place: Path) -> None:  # noqa: F811
    put_draft(place, *AFTER[:2], replace(NEW, review=Review(exclusion="不涉及", by="李某")))
    publish(cli)
    (lack,) = [one for one in cli("catalog", "file", "--json").json["lacks"] if one["kind"] == "review"]
    assert lack["what"].startswith("mzj-004 的法制机构")


def test_further_files_go_along_until_it_is_sent(cli: Cli, place: Path) -> None:  # noqa: F811
    publish(cli)
    Path("补.pdf").write_bytes(b"more")
    assert cli("catalog", "file", "--attach", "补.pdf").code == 0
    Path("补.pdf").unlink()
    assert cli("catalog", "file", "--signer", "赵某").code == 0 and parts(place)["补充材料/补.pdf"] == b"more"
    assert cli("catalog", "file", "--sent", "2021-05-18").code == 0
    Path("再补.pdf").write_bytes(b"late")
    assert cli("catalog", "file", "--attach", "再补.pdf").code == 4


def test_a_first_list_asks_for_no_applications(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", ".", "--profile", "hulin").code == 0
    put_draft(tmp_path, *AFTER)
    approve_all(cli)
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 0
    assert kinds(cli("catalog", "file", "--json").json) == ["decision"]


def test_many_reviews_make_few_documents(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", ".", "--profile", "maoji").code == 0
    put_draft(tmp_path, *(replace(NEW, id=f"mzj-{at:03}", name=f"第{at}号楼居住证明") for at in range(1, 202)))
    approve_all(cli)
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 0
    assert cli("catalog", "file").code == 0
    found = sorted(name for name in parts(tmp_path) if name.startswith("合法性审查意见书"))
    assert found == ["合法性审查意见书/县民政局-1.docx", "合法性审查意见书/县民政局-2.docx"]


def test_an_attached_file_is_named_as_every_system_and_the_package_itself_accept(tmp_path: Path) -> None:
    names = ["a.pdf ", "b.p?f", "c.x\x1b[31m", "CON.pdf", "d.\u202efdp", "身份证110101199003070011.jpg", "e.PDF", "2021.关于"]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    found = [one.about.name for one in read_attached([tmp_path / name for name in names])]
    assert found == ["a.pdf", "b.pf", "c.x[31m", "_CON.pdf", "d.fdp", "身份证（身份证号已隐去）.jpg", "e.pdf", "2021.关于"]
    assert open_package(pack(dict.fromkeys(found, b"x")), "a.zip").names == tuple(found)


def test_more_than_a_package_that_can_be_opened_again_is_refused_before_anything_is_written(cli: Cli, place: Path) -> None:  # noqa: F811
    publish(cli)
    for name in ("一.pdf", "二.pdf"):
        Path(name).write_bytes(bytes(BUDGET // 2 + 1))
    refused = cli("catalog", "file", "--attach", "一.pdf", "--attach", "二.pdf")
    assert refused.code == 3 and "16 MB" in refused.err and not list(place.rglob("报备材料*.zip"))
    assert cli("catalog", "file", "--attach", "一.pdf").code == 0 and cli("catalog", "file").code == 0
