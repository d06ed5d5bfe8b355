"""A year of a place, command by command as a clerk types them, for both plans; and the text of every paper made on the way.

`PLEDGECTL_REFRESH=1 python -m pytest tests/test_year.py` writes the golden texts anew; look at what differs before you keep them.
"""

import io
import os
import shlex
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Cli

GOLDEN = Path(__file__).parent / "golden" / "year"
HEAD = "部门,证明事项名称,证明用途,办理的行政事项,事项类型,设定依据,索要单位,开具单位,证明内容,适用对象\n"
RELIEF = "申请临时救助,申请临时救助,行政给付,《社会救助暂行办法》第四十七条,县民政局"
MARRIAGE = "县民政局,婚姻状况证明,办理收养登记,收养登记,行政确认,《中华人民共和国婚姻法》第八条,县民政局,婚姻登记机关,收养人的婚姻状况,收养人\n"
KIN = f"县民政局,亲属关系证明,{RELIEF},公安派出所,申请人与家庭成员的关系,申请救助的家庭\n"
INCOME = f"县民政局,收入情况证明,{RELIEF},用人单位,家庭成员的月收入,申请救助的家庭\n"
HOUSE = f"县民政局,居住情况证明,{RELIEF},居住地街道办事处,申请人的常住地址,申请救助的家庭\n"
POLICE = (
    "县公安局,户口登记项目变更证明,办理居民身份证,居民身份证换领,行政确认,《中华人民共和国居民身份证法》第十一条,县公安局,户籍所在地派出所,姓名或者住址的变更,换领身份证的居民\n"
    "县公安局,就读证明,申领居住证,居住证申领,行政确认,《居住证暂行条例》第九条,县公安局,就读学校,申请人连续就读,来本县就读的学生\n"
)
LABOUR = (
    "县人力资源和社会保障局,在职证明,职称评审,职称评审,公共服务,《职称评审管理暂行规定》第七条,县人力资源和社会保障局,用人单位,申请人的工作单位和年限,申报职称的人员\n"
    "县人力资源和社会保障局,个人存档证明,职称评审,职称评审,公共服务,《职称评审管理暂行规定》第七条,县人力资源和社会保障局,档案管理机构,申请人的档案存放地,申报职称的人员\n"
)
ABROAD = "县人力资源和社会保障局,境外居住证明,领取基本养老金,社会保险待遇资格认证,公共服务,《中华人民共和国社会保险法》第十六条,县人力资源和社会保障局,驻外使领馆,领取人的居住地,领取养老金的人员\n"
FILES = {
    "民政局.csv": HEAD + MARRIAGE + KIN + INCOME,
    "公安局.csv": HEAD + POLICE,
    "人社局.csv": HEAD + LABOUR,
    "民政局三月.csv": HEAD + MARRIAGE + KIN + HOUSE,
    "人社局申请.csv": HEAD + LABOUR + ABROAD,
    "取消清单.csv": "证明事项名称,证明用途,备注\n个人存档证明,职称评审,省政府2021年第3号公告取消\n",
    "三定规定.txt": "县民政局职责调整的通知\n",
    "批复.txt": "同意增减证明事项\n",
}
REVIEW = "--by 李某 --role 法制机构 --opinion 合法，同意列入 -y"
FILE = "--signer 赵某 --contact 钱某00000000 --url https://example.gov.cn/list -y"
TOLD = {"hulin": {"GOV": "government"}, "maoji": {"GOV": "bureau"}}
# (what is typed, its exit code, the plan for which it is typed: "" both)
STEPS = [
    # 二月：接管以前公布的清单
    ("catalog import 民政局.csv 公安局.csv 人社局.csv -y", 0, ""),
    (f"catalog review --all --date 2021-02-20 {REVIEW}", 0, ""),
    ("catalog publish --baseline 2021-02-28 -y", 0, ""),
    # 三月：增一项、减一项，批准、公布、按期报备
    ("catalog import 民政局三月.csv -y", 0, ""),
    ("catalog propose --reason 居住情况改由部门核查，增设一项，收入情况不再要求 --basis 《社会救助暂行办法》第四十七条 --attach 三定规定.txt --date 2021-03-08 -y", 1, ""),
    (f"catalog review mzj-004 --date 2021-03-09 {REVIEW}", 0, ""),
    ("catalog propose --date 2021-03-10 -y", 0, ""),
    ("form make --kind 请示", 0, "hulin"),
    ("catalog approve --authority bureau --doc 司发〔2021〕3号 --date 2021-03-15 -y", 4, "hulin"),
    ("catalog approve --authority GOV --doc 〔2021〕3号 --date 2021-03-09 -y", 4, ""),
    ("catalog publish --date 2021-03-19 -y", 4, ""),
    ("catalog approve --authority GOV --doc 〔2021〕3号 --date 2021-03-15 --attach 批复.txt -y", 0, ""),
    ("catalog publish --date 2021-03-14 -y", 4, ""),
    ("catalog publish --date 2021-03-19 -y", 0, ""),
    ("form make --kind 公告", 0, ""),
    (f"catalog file --number 〔2021〕1号 --date 2021-03-22 {FILE}", 0, ""),
    ("catalog file --receipt 备1号 -y", 4, ""),
    ("catalog file --sent 2021-03-18 -y", 4, ""),
    ("catalog file --sent 2021-03-24 -y", 0, ""),
    ("catalog file --receipt 备1号 -y", 0, ""),
    # 五、六月：更名并换依据；部门从自己的清单申请新增一项，不予审定；报备超期
    ("catalog edit gaj-001 --set name=户口登记变更证明 --set bases=《中华人民共和国户口登记条例》第十七条 -y", 0, ""),
    (f"catalog review gaj-001 --date 2021-05-20 {REVIEW}", 0, ""),
    ("catalog propose gaj-001 --reason 依据条款调整，名称随之规范 --basis 《中华人民共和国户口登记条例》第十七条 --date 2021-05-24 -y", 0, ""),
    ("catalog propose --from 人社局申请.csv --reason 境外居住人员办理需要 --basis 《中华人民共和国社会保险法》第十六条 --date 2021-05-25 -y", 1, ""),
    ("catalog import 人社局申请.csv -y", 0, ""),
    (f"catalog review --dept 县人力资源和社会保障局 --date 2021-05-26 {REVIEW}", 0, ""),
    ("catalog propose --dept 县人力资源和社会保障局 --date 2021-05-27 -y", 0, ""),
    ("catalog approve rlzyhshbzj-003 --reject --reason 可以由驻外使领馆在线核验，不应增设 --date 2021-06-02 -y", 0, ""),
    ("catalog approve gaj-001 --authority bureau --doc 司发〔2021〕5号 --date 2021-06-02 -y", 0, ""),
    ("catalog publish --date 2021-06-07 -y", 4, ""),
    ("catalog publish --date 2021-06-07 --approved-only -y", 0, ""),
    (f"catalog file --number 〔2021〕2号 --date 2021-06-08 {FILE}", 0, ""),
    ("status --fail", 1, ""),
    ("catalog file --sent 2021-06-25 -y", 0, ""),
    ("catalog file --receipt 备2号 -y", 0, ""),
    ("catalog remove rlzyhshbzj-003 -y", 0, ""),
    # 九月：一部法律废止，一项明令取消
    ("catalog impact 《婚姻法》 --status 废止 --start --date 2021-09-01 -y", 0, ""),
    ("catalog edit mzj-001 --set bases=《中华人民共和国民法典》第一千零九十八条 -y", 0, ""),
    (f"catalog review mzj-001 --date 2021-09-03 {REVIEW}", 0, ""),
    ("catalog propose mzj-001 --date 2021-09-06 -y", 0, ""),
    ("catalog approve mzj-001 --authority bureau --doc 司发〔2021〕9号 --date 2021-09-08 -y", 0, ""),
    ("catalog import 取消清单.csv --as cancelled -y", 0, ""),
    ("catalog publish --date 2021-09-09 -y", 4, ""),
    ("catalog remove rlzyhshbzj-002 -y", 0, ""),
    ("catalog approve rlzyhshbzj-002 --reject --reason 保留 --date 2021-09-08 -y", 4, "hulin"),
    ("catalog publish --date 2021-09-09 -y", 4, "maoji"),
    ("catalog propose rlzyhshbzj-002 --reason 省政府公告取消 --basis 省政府2021年第3号公告 --date 2021-09-07 -y", 0, "maoji"),
    ("catalog approve rlzyhshbzj-002 --authority bureau --doc 司发〔2021〕10号 --date 2021-09-08 -y", 0, "maoji"),
    ("catalog publish --date 2021-09-09 -y", 0, ""),
    (f"catalog file --number 〔2021〕3号 --date 2021-09-10 {FILE}", 0, ""),
    ("catalog file --sent 2021-09-14 --receipt 备3号 -y", 0, ""),
    ("dept submit 县民政局 --what 核查办法 --paper --date 2021-09-15 -y", 0, "hulin"),
    ("catalog file --kind 核查办法", 0, "hulin"),
    ("catalog file --kind 核查办法", 4, "maoji"),
    ("report supervision --period 2021", 0, ""),
    ("catalog verify", 0, ""),
]


def live(cli: Cli, profile: str, root: Path) -> dict[str, str]:
    """Go through the year in a new workspace; return what `catalog file` said of its deadline at each version."""
    for name, text in FILES.items():
        (root / name).write_text(text, encoding="utf-8")
    assert cli("init", ".", "--profile", profile).code == 0
    said: dict[str, str] = {}
    for line, code, only in STEPS:
        if only in ("", profile):
            words = [TOLD[profile].get(word, word) for word in shlex.split(line)]
            done = cli(*words)
            assert done.code == code, f"{line}\n{done.out}{done.err}"
            said[line] = done.out + done.err
    return said


def papers(root: Path) -> dict[str, str]:
    """Return the text of every paper made, those inside the packages too, by its place below the folder for papers."""
    found: dict[str, str] = {}
    for path in sorted((root / "输出").rglob("*")):
        name = path.relative_to(root / "输出").as_posix()
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                parts = {part: archive.read(part) for part in archive.namelist() if part != "SHA256SUMS"}
            found |= {f"{path.stem}/{part}": text_of(part, data) for part, data in parts.items()}
        elif path.is_file():
            found[name] = text_of(name, path.read_bytes())
    return found


def book(found: dict[str, str]) -> str:
    """Write all papers one below the other, each under its name."""
    return "".join(f"==== {name} ====\n{text}\n" for name, text in found.items())


def text_of(name: str, data: bytes) -> str:
    if name.endswith(".docx"):
        from wordkit import lines

        return "\n".join(lines(data)) + "\n"
    if name.endswith(".xlsx"):
        from openpyxl import load_workbook

        rows = [row for sheet in load_workbook(io.BytesIO(data)) for row in sheet.iter_rows(values_only=True)]
        return "\n".join("\t".join(str(cell or "").replace("\n", "｜") for cell in row).rstrip() for row in rows) + "\n"
    return data.decode("utf-8")


@pytest.fixture(params=["hulin", "maoji"])
def year(request: pytest.FixtureRequest, cli: Cli, tmp_path: Path) -> tuple[str, dict[str, str]]:
    return request.param, live(cli, request.param, tmp_path)


def test_a_year_of_a_place(cli: Cli, year: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    profile, said = year
    made, golden = book(papers(tmp_path)), GOLDEN / f"{profile}.txt"
    if os.environ.get("PLEDGECTL_REFRESH"):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")
    facts(cli, profile, said)


def facts(cli: Cli, profile: str, said: dict[str, str]) -> None:
    """Check what the year must have left behind."""
    assert "期限：2021-03-30" in said["catalog file --sent 2021-03-24 -y"] and "按期" in said["catalog file --sent 2021-03-24 -y"]
    assert "已超过" in said["status --fail"] and "超期" in said["status --fail"]
    assert "已超过期限 2021-06-17" in said["catalog file --sent 2021-06-25 -y"]
    if profile == "hulin":
        assert "县民政局                2021-09-15  已备案" in said["catalog file --kind 核查办法"]
    states = {one["number"]: one for one in cli("catalog", "propose", "--list", "--json").json["proposals"]}
    found = [(one["department"], one["state"]) for one in states.values()]
    expected = [("县民政局", "published"), ("县公安局", "published"), ("县人力资源和社会保障局", "rejected"), ("县民政局", "published")]
    assert found[:4] == expected and len(found) == (4 if profile == "hulin" else 5)
    (turned,) = [one for one in states.values() if one["rejections"]]
    assert turned["rejections"][0]["reason"] == "可以由驻外使领馆在线核验，不应增设"
    days = {"2021-03-18": "2021-02-28", "2021-06-07": "2021-06-07", "2021-12-31": "2021-09-09"}
    for day, version in days.items():
        assert cli("catalog", "show", "--on", day, "--json").json["version"] == version
    chain = cli("catalog", "verify", "--json").json["versions"]
    assert [one["version"] for one in chain] == ["2021-02-28", "2021-03-19", "2021-06-07", "2021-09-09"]
    assert all(after["previous_hash"] == before["hash"] for before, after in pairwise(chain))
