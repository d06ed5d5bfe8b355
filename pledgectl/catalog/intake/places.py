"""Which department a list is of: unit line, title, section rows, and what looks like a department's name."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from pledgectl.catalog.intake.names import simplified
from pledgectl.lazy import lazy

_SUFFIX = (
    "(?:局|委员会|委|办公室|中心|厅|管委会|人民政府|政府|街道办事处|办事处|支队|大队|总队|分局|公司|联合会|红十字会|"
    "残联|妇联|团委|总工会"
    "|法院|检察院|管理处|服务处|公证处|登记处|海事处|环卫处|学院|医院|监狱|院|部|所|站|队|社|馆|办"
    "|文联|工商联|侨联|科协|作协|协会|总会|银行|支行|海关|研究室|电视台|学校|中学|小学)"
)
_UNIT = lazy(
    r"(?P<by>填报|报送|上报|编制|申报|制表|实施|牵头|责任)?(?:单位|部门|机关|主体|机构)(?:[（(](?:单位|部门|机构)[）)])?(?:名称)?\s*"
    r"(?:[(（](?:盖章|公章|章|签章|加盖公章)[)）])?\s*[:：]\s*"
    r"(?P<name>[^\s:：]{2,40}?)"
    r"(?=\s*(?:[(（](?:盖章|公章|章|签章)[)）])?\s*(?:$|\s|[，,；;。]|填报|联系|电话|日期|审核|负责|制表|填表))"
)
_UNIT_ONLY = lazy(
    r"(?:填报|报送|上报|编制|申报|填表|制表|实施|责任)?(?:单位|部门|机关|机构|主体)(?:名称)?"
    r"\s*(?:[(（](?:盖章|公?章|签章)[)）])?\s*[:：]?"
)
_AFTER = (
    "(?=(?:20\\d\\d年|保留|实行|实施|推行|取消|清理|证明|告知|拟|第[一二三四五]|的?证明|事项|清单|目录|行政|政务|涉企|"
    "报送|适用"
    "|关于保留|关于取消))"
)
_STRONG = (
    "(?:局|委员会|管委会|人民政府|政府|街道办事处|支队|大队|总队|联合会|总工会|法院|检察院|办公室|中心"
    "|联合社|司法所|管理所|资源所|派出所|税务所|图书馆|档案馆|博物馆|文化馆|卫生院|统战部|宣传部|组织部)"
)
_ENDS_STRONG = lazy(_STRONG + "(?:[（(][一-鿿、]{2,20}[)）])?$")
_ASKED = lazy(rf"(?:到|在|向|由|去)(?P<name>[一-鿿]{{2,30}}?{_STRONG})(?:办事|办理|申请|提[交供]|要求|索要|实施|实行)")
_LOOSE = lazy(
    rf"(?:附件\s*\d*\s*[:：]?\s*)?(?:20\d\d年(?:度)?)?(?P<name>(?!关于|群众|企业|各|全)[一-鿿（）()]{{1,30}}?{_STRONG})"
    rf"(?![一-鿿]{{1,14}}{_STRONG})"
    r"(?!部门|各|同意|批准|审定|印发|公布|关于|办公室|系统|所属|直属)[一-鿿（）()、]{0,16}(?:证明|清单|目录|一览表|"
    r"统计表|汇总表|梳理表|台账|用表|承诺)"
)
_TITLE = lazy(
    rf"(?:附件\s*\d*\s*[:：]?\s*)?(?:20\d\d年(?:度)?)?(?P<name>[A-Z×]{{0,4}}[一-鿿（）()]{{1,30}}?{_SUFFIX}){_AFTER}"
)
_NAME = lazy(
    rf"[一-鿿]{{2,8}}(?:(?<![城乡村集市])[乡镇]|街道)"
    rf"|[A-Z×]{{0,4}}[一-鿿（）()·、]{{1,38}}{_SUFFIX}(?:[（(][一-鿿、]{{2,20}}[)）])?"
)
# The longest name of a body at the start of a title, and what may come after it.
_STOP = (
    "关于|实行|实施|推行|推进|证明|事项|清单|目录|告知|承诺|保留|取消|清理|公布|印发|报送|拟|同意|的|可以|免提交|便民(?!服务中心)|"
    "减证|涉及|一览|台账|汇总"
    "|梳理|调整|第[一二三四五]批"
)
_WEAK = (
    "委|委办|办|编办|侨办|残联|妇联|工会|团委|工商联|文联|科协|侨联|党校|站|队|所|馆|院|公司|厅|处|部|社|书店|学校|"
    "大学|学院|中学|小学|乡|镇|街道|法院|集团|红十字会|海关|总会|电视台|研究室|人民银行"
)
_GENERAL = frozenset(["乡镇", "街道", "镇街", "街镇", "镇", "乡", "社区", "部", "委", "办"])  # what is no body's name by itself
_OFFICE = lazy("(?:政府|办公室|办公厅|领导小组|指挥部)$")
_BOTH = r"(?:[（(][一-鿿、]{2,18}(?:局|办|办公室|委|委员会|公司|中心|厅|处|部|院|馆|站|队|所|会|社|校)[)）])?"
_HEAD = lazy(
    rf"(?P<name>(?!群众|企业|各|全[市县区省国乡镇]|本|我|有关|相关)(?:(?!{_STOP})[一-鿿·]){{1,30}}"
    rf"(?:{_STRONG}|(?:{_WEAK})(?=$|[（(“‘《—_）)】\]》”-]|20\d\d|文件|{_STOP}|行政|政务|公共|涉|群众|居民|村民|企业|办事|便企|惠民|为民)){_BOTH})"
    r"(?!部门|各|系统|所属|直属|等|及|和|与|、|同意|批准|审定|印发|公布)(?P<rest>.*)"
)
_LEAD = lazy(
    r"^(?:附[件表录]?[\d一二三四五六七八九十]*(?:[-－—]\d+)?[:：、.．\s]*)?(?:(?:填报|报送|上报|编制|填表|编报|申报|"
    r"制表)(?:单位|部门|机关)[:：]?)?"
    r"[《“【\[（(〔]*(?:(?:19|20)\d\d年(?:度)?)?(?:关于(?:公布|公示|印发|报送|调整)?(?!实行|推行|取消|保留))?"
)
# Words of another language before a Chinese title; capitals alone may stand for a place: XX县.
_FOREIGN = lazy(r"^(?=[^一-鿿]*[a-z])[A-Za-z0-9 ,.'’&()/\-]+[\s—–\-|:：·]+(?=[一-鿿])")
_OF_PLACE = lazy("(?!乡镇|镇街|街镇|[市县区旗州省]直|各|全)[一-鿿]{0,5}[省市县区旗州盟镇乡][一-鿿]{2}")
_SEVERAL = lazy(rf"[一-鿿]{{2,20}}{_STRONG}(?:[、，,和及与][一-鿿]{{2,20}}{_STRONG})+")
_AND_OTHERS = lazy(rf"{_STRONG}{_BOTH}等[\d一二两三四五六七八九十]*(?:个|家)?(?:部门|单位|机关|局|委)")
_FILLED_BY = lazy("(?:填报|报送|上报|编制|填表|编报|申报|制表)(?:单位|部门|机关)")
_SAYS_LIST = lazy("证明|清单|目录|一览|[^代]表|承诺|台账|事项|文件$|公示|明细")
_BESIDE_NAME = lazy(
    r"[(（](?:盖章|公章|章|签章|加盖公章)[)）]|[(（]?(?:共计|合计|共|计)?(?<!\d)\d{1,6}[项件个条](?:事项|证明)*[)）]?$"
)
_INNER = lazy("(?<=[^部分]局|员会|.厅)(?:(?!局|委员会|中心)[一-鿿]){2,10}[科股室]$")
# Looked for where a run of marks begins and not at each of its marks, which takes seconds where there are thousands.
_TAIL = lazy(
    r"(?<![（(【\[\-—－_])[（(【\[\-—－_]+(?P<name>[一-鿿·]{2,30}" + _BOTH + r")"
    r"(?:[，,、]?20\d\d年?(?:度|\d{1,2}月)?)?[）)】\]]*$"
)
_ORDINAL = (
    r"(?:[（(]?[一二三四五六七八九十百]{1,4}[)）]?[、.．\s]?|第[一二三四五六七八九十]{1,3}(?:部分|类|章)?[、:：\s]?|"
    r"\d{1,3}[、.．]|[Ⅰ-Ⅻ①-⑳][、.．\s]?)"
)
_SECTION = lazy(
    rf"(?:[【（(]\s*(?:共|合计)?\s*(?P<first>\d{{1,4}})\s*[项件个条]\s*[】）)])?(?P<mark>{_ORDINAL})?\s*(?P<title>[^。；;]{{2,40}}?)\s*"
    rf"(?P<count>[（(【]?\s*(?:共|合计)?\s*\d{{1,4}}\s*[项件个条]\s*[）)】]?)?\s*[:：]?"
)
_NAMES_A_LIST = lazy("证明|清单|目录")
_OF_CERTIFICATES = lazy("证明|事项|材料|清单|目录")
_CANCELLED = lazy("(?<!不)(?:取消|废止|废除|清理掉)(?!替代)|(?:不[应得再]|禁止)[^、，。]{0,14}?(?:开具|出具|索要|提[交供])的")
_KEPT = lazy("保留|告知承诺|实行|推行|实施|和|及|与|、|暂不|不予|未取消|替代")
_ODD = lazy(r"[\\/:*?\"<>|\x00-\x1f]|\.\.")


def looks_like_department(text: str) -> bool:
    """Tell whether a text is the name of a body: 县公安局, 市场监督管理局（知识产权局）."""
    name = simplified("".join(text.split()))
    return bool(_NAME.fullmatch(name)) and not _FILLED_BY.match(name)


@lru_cache(maxsize=1024)
def usable_department(text: str) -> bool:
    """Tell whether a department cell can name a department: it has Chinese characters and nothing that belongs to a path."""
    chinese = ["一" <= character <= "鿿" for character in text]
    return (True, True) in pairwise(chinese) and not _ODD.search(text) and len(text) <= 60


def unit_line(cells: tuple[str, ...]) -> str:
    """Return the department that a row names as 填报单位：…, in one cell or in the cell to its right, or ""."""
    texts = [text for text in cells if text]
    for at, text in enumerate(texts):
        plain = simplified(text)
        match = _UNIT.search(plain)
        name = text[match.start("name") : match.end("name")] if match else ""
        if match and usable_department(name) and (match["by"] or looks_like_department(name)):
            return office_of(tidy(name))
        said = plain.endswith((":", "：", ")", "）")) or at == 0 or len(plain) > 2
        if said and _UNIT_ONLY.fullmatch(plain) and at + 1 < len(texts) and looks_like_department(texts[at + 1]):
            return office_of(tidy(texts[at + 1]))
    return ""


def office_of(name: str) -> str:
    """Return the bureau whose section a name is of: 县农业农村局政策法规股 is 县农业农村局's; any other name as it is."""
    return _INNER.sub("", name)


@lru_cache(maxsize=1024)
def tidy(name: str) -> str:
    """Return a department's name without 盖章, how many items it has, and blanks."""
    return _BESIDE_NAME.sub("", "".join(name.split()))


@lru_cache(maxsize=1024)
def several(name: str) -> tuple[str, ...]:
    """Return the departments that a cell names where it names several: 县民政局、县残联; () for one."""
    parts = tuple(part for part in re.split("[、，,；;/]", name) if part)
    return parts if len(parts) > 1 and all(map(looks_like_department, parts)) else ()


def title_department(text: str) -> str:
    """Return the one department that a title names, as it is written there, or ""."""
    text = _FOREIGN.sub("", text)
    plain = simplified(text)
    if sum(looks_like_department(part) for part in re.split(r"[\s、，,]+", plain)) > 1:
        return ""
    joined = "".join(plain.split())
    if _SEVERAL.match(joined) or _AND_OTHERS.search(joined):
        return ""
    if name := _head(joined):
        return "".join(text.split())[slice(*name)]
    if looks_like_department(joined) and _ENDS_STRONG.search(joined):
        return "".join(text.split())
    match = (None if joined.startswith("关于") else _TITLE.match(joined)) or _LOOSE.match(joined) or _ASKED.search(joined)
    if match is None or match["name"].endswith(("印发", "公布")) or _NAMES_A_LIST.search(match["name"]):
        return ""
    return "".join(text.split())[match.start("name") : match.end("name")]


def _head(joined: str) -> tuple[int, int] | None:
    """Return where in a title stands the longest name of a body, at its start or after a dash or bracket at its end."""
    start = match.end() if (match := _LEAD.match(joined)) else 0
    head = _HEAD.match(joined, start)
    if head:
        rest, issues = head["rest"], head["rest"].startswith("关于") and _OFFICE.search(head["name"])
        general = head["name"] in _GENERAL
        return None if issues or general or (rest and not _SAYS_LIST.search(rest)) else head.span("name")
    tail = _TAIL.search(joined)
    if tail is None or not _SAYS_LIST.search(joined[: tail.start()]):
        return None
    if not (_ENDS_STRONG.search(tail["name"]) or _OF_PLACE.match(tail["name"])):
        return None
    return tail.span("name") if looks_like_department(tail["name"]) else None


def named_in(stem: str) -> str:
    """Return the department that a part of a file's name is, or ""."""
    parts = (part for part in re.split(r"[\s_\-—－+,，:：()（）【】\[\]]+", stem) if part)
    return next((part for part in parts if looks_like_department(part) and _ENDS_STRONG.search(part)), "")


def names_cancelled(texts: Iterable[str]) -> bool:
    """Tell whether the title among these lines says that the list is of cancelled certificates and of nothing else."""
    titles = [plain for text in texts if _OF_CERTIFICATES.search(plain := simplified("".join(text.split())))]
    said = re.sub(f"^{_ORDINAL}", "", titles[-1]) if titles else ""
    return bool(_CANCELLED.search(said)) and not _KEPT.search(said)


def section(text: str) -> tuple[str, int, bool] | None:
    """Return title, stated count (-1 if none) and whether it is numbered, of a section row; None if it is no section."""
    line = re.sub(r"^[【\[［〔]([^】\]］〕]+)[】\]］〕]$", r"\1", " ".join(text.split()))
    match = _SECTION.fullmatch(line)
    if not match or not (match["mark"] or match["count"] or looks_like_department(match["title"])):
        return None
    digits = re.search(r"\d+", match["count"] or match["first"] or "")
    return match["title"].strip(), int(digits[0]) if digits else -1, bool(match["mark"])
