"""Which department a list is of: unit line, title, section rows, and what looks like a department's name."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pledgectl.catalog.intake.names import simplified

_SUFFIX = (
    "(?:局|委员会|委|办公室|中心|厅|管委会|人民政府|政府|街道办事处|办事处|支队|大队|总队|分局|公司|联合会|红十字会|残联|妇联|团委|总工会"
    "|法院|检察院|管理处|服务处|学院|医院|监狱|院|部|所|站|队|社|馆|办)"
)
_UNIT = re.compile(
    r"(?P<by>填报|报送|上报|编制|申报|制表|实施|牵头|责任)?(?:单位|部门|机关)(?:名称)?\s*"
    r"(?:[(（](?:盖章|公章|章|签章|加盖公章)[)）])?\s*[:：]\s*"
    r"(?P<name>[^\s:：]{2,40}?)"
    r"(?=\s*(?:[(（](?:盖章|公章|章|签章)[)）])?\s*(?:$|\s|[，,；;。]|填报|联系|电话|日期|审核|负责|制表|填表))"
)
_UNIT_ONLY = re.compile(
    r"(?:填报|报送|上报|编制|实施|责任)?(?:单位|部门|机关|机构|主体)(?:名称)?"
    r"\s*(?:[(（](?:盖章|公?章|签章)[)）])?\s*[:：]?"
)
_AFTER = (
    "(?=(?:20\\d\\d年|保留|实行|实施|推行|取消|清理|证明|告知|拟|第[一二三四五]|的?证明|事项|清单|目录|行政|政务|涉企|报送|适用"
    "|关于保留|关于取消))"
)
_STRONG = (
    "(?:局|委员会|管委会|人民政府|政府|街道办事处|支队|大队|总队|联合会|总工会|法院|检察院|办公室|中心"
    "|联合社|司法所|管理所|资源所|派出所|税务所|图书馆|档案馆|博物馆|文化馆|卫生院|统战部|宣传部|组织部)"
)
_ENDS_STRONG = re.compile(_STRONG + "(?:[（(][一-鿿、]{2,20}[)）])?$")
_ASKED = re.compile(rf"(?:到|在|向|由|去)(?P<name>[一-鿿]{{2,30}}?{_STRONG})(?:办事|办理|申请|提[交供]|要求|索要|实施|实行)")
_LOOSE = re.compile(
    rf"(?:附件\s*\d*\s*[:：]?\s*)?(?:20\d\d年(?:度)?)?(?P<name>(?!关于|群众|企业|各|全)[一-鿿（）()]{{1,30}}?{_STRONG})"
    rf"(?![一-鿿]{{1,14}}{_STRONG})"
    r"(?!部门|各|同意|批准|审定|印发|公布|关于|办公室|系统|所属|直属)[一-鿿（）()、]{0,16}(?:证明|清单|目录|一览表|统计表|汇总表|梳理表|台账|用表|承诺)"
)
_TITLE = re.compile(
    rf"(?:附件\s*\d*\s*[:：]?\s*)?(?:20\d\d年(?:度)?)?(?P<name>[A-Z×]{{0,4}}[一-鿿（）()]{{1,30}}?{_SUFFIX}){_AFTER}"
)
_NAME = re.compile(rf"[A-Z×]{{0,4}}[一-鿿（）()·、]{{1,38}}{_SUFFIX}(?:[（(][一-鿿、]{{2,20}}[)）])?")
_ORDINAL = (
    r"(?:[（(]?[一二三四五六七八九十百]{1,4}[)）]?[、.．\s]?|第[一二三四五六七八九十]{1,3}(?:部分|类|章)?[、:：\s]?|\d{1,3}[、.．])"
)
_SECTION = re.compile(
    rf"(?P<mark>{_ORDINAL})?\s*(?P<title>[^。；;]{{2,40}}?)\s*"
    rf"(?P<count>[（(【]?\s*(?:共|合计)?\s*\d{{1,4}}\s*[项件个条]\s*[）)】]?)?\s*[:：]?"
)
_OF_CERTIFICATES = re.compile("证明|事项|材料|清单|目录")
_CANCELLED = re.compile("(?<!不)(?:取消|废止|废除|清理掉)(?!替代)")
_KEPT = re.compile("保留|告知承诺|实行|推行|实施|和|及|与|、|暂不|不予|未取消|替代")
_ODD = re.compile(r"[\\/:*?\"<>|\x00-\x1f]|\.\.")


def looks_like_department(text: str) -> bool:
    """Tell whether a text is the name of a body: 县公安局, 市场监督管理局（知识产权局）."""
    return bool(_NAME.fullmatch(simplified("".join(text.split()))))


@lru_cache(maxsize=1024)
def usable_department(text: str) -> bool:
    """Tell whether a department cell can name a department: it has Chinese characters and nothing that belongs to a path."""
    return bool(re.search("[一-鿿]{2}", text)) and not _ODD.search(text) and len(text) <= 60


def unit_line(cells: tuple[str, ...]) -> str:
    """Return the department that a row names as 填报单位：…, in one cell or in the cell to its right, or ""."""
    texts = [text for text in cells if text]
    for at, text in enumerate(texts):
        plain = simplified(text)
        match = _UNIT.search(plain)
        name = text[match.start("name") : match.end("name")] if match else ""
        if match and usable_department(name) and (match["by"] or looks_like_department(name)):
            return tidy(name)
        if _UNIT_ONLY.fullmatch(plain) and at + 1 < len(texts) and looks_like_department(texts[at + 1]):
            return tidy(texts[at + 1])
    return ""


@lru_cache(maxsize=1024)
def tidy(name: str) -> str:
    """Return a department's name without 盖章 and blanks."""
    return re.sub(r"[(（](?:盖章|公章|章|签章|加盖公章|共?\d+[项个件条])[)）]|\s", "", name)


def title_department(text: str) -> str:
    """Return the one department that a title names, as it is written there, or ""."""
    plain = simplified(text)
    if sum(looks_like_department(part) for part in re.split(r"[\s、，,]+", plain)) > 1:
        return ""
    joined = "".join(plain.split())
    if looks_like_department(joined) and _ENDS_STRONG.search(joined):
        return "".join(text.split())
    match = _TITLE.match(joined) or _LOOSE.match(joined) or _ASKED.search(joined)
    if match is None or match["name"].endswith(("印发", "公布")):
        return ""
    return "".join(text.split())[match.start("name") : match.end("name")]


def names_cancelled(texts: Iterable[str]) -> bool:
    """Tell whether the title among these lines says that the list is of cancelled certificates and of nothing else."""
    titles = [plain for text in texts if _OF_CERTIFICATES.search(plain := simplified("".join(text.split())))]
    said = titles[-1] if titles else ""
    return bool(_CANCELLED.search(said)) and not _KEPT.search(said)


def section(text: str) -> tuple[str, int, bool] | None:
    """Return title, stated count (-1 if none) and whether it is numbered, of a section row; None if it is no section."""
    line = re.sub(r"^[【\[［〔]([^】\]］〕]+)[】\]］〕]$", r"\1", " ".join(text.split()))
    match = _SECTION.fullmatch(line)
    if not match or not (match["mark"] or match["count"] or looks_like_department(match["title"])):
        return None
    digits = re.search(r"\d+", match["count"] or "")
    return match["title"].strip(), int(digits[0]) if digits else -1, bool(match["mark"])
