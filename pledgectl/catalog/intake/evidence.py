"""What the cells of a column look like: certificates, matters, bodies, citations, levels, marks, counting numbers."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pledgectl.lazy import lazy
from pledgectl.model import RANKS

RANK_WORDS = frozenset([
    *RANKS, "法规", "规章", "省政府规章", "政府规章", "国务院文件", "省级地方性法规", "部门规范性文件", "政策文件", "司法解释",
    "国家法律", "地方规章", "地方政府规范性文件", "党内法规", "国务院部门规章", "部委规章", "国务院规范性文件", "其他",
])  # fmt: skip
SAME_AS_ABOVE = frozenset(["同上", "同 上", "〃", "″", "同前", "同上。", '"', "”", "同上行"])
CITES = lazy("《|第[一二三四五六七八九十百零〇\\d]+条|〔(?:19|20)\\d\\d〕")
_TITLED = lazy(
    r"《|[〔\[](?:19|20)\d\d[〕\]]"
    r"|令\s*第?\s*[\d一二三四五六七八九十百]+\s*号|[法例定则]》?\s*第[一二三四五六七八九十百零〇\d]+条"
)
_ARTICLE = lazy(
    r"(?:[\s、，,；;和及与至到-]*(?:第?[（(]?[一二三四五六七八九十百零〇\d]+[）)]?(?:条(?:之[一二三四五六七八九十])?|"
    r"款|项|目)|§\s*\d+))+"
)
_MARK = lazy(r"[√✓✔☑■●○★▲×✗✘xX/\\—-]{1,2}|[是否有无vVyYnN]")
_LEVEL = (
    "(?:国家|部|省|自治区|市|设区的市|州|盟|地|县|区|旗|乡|镇|乡镇|街道|村|社区|村居)(?:部?级|本级|局|"
    "直)?(?:[（(].{1,6}[）)])?(?:及?以[上下])?"
)
_LEVELS = lazy(rf"{_LEVEL}(?:[、，,；;/\s和及]*{_LEVEL})*")
_TYPE = lazy(
    "(?:行政)?(?:许可|确认|给付|奖励|裁决|处罚|强制|征收|检查|征用|服务|备案)|其[他它](?:行政权力|类|职权|权力)?|"
    "公共服务|依申请.{0,6}|政务服务"
    "|(?:许可|确认|给付|奖励|裁决|服务)类"
)
_METHOD = lazy(
    "(?:.{0,6}(?:书面|个人|本人|申请人|签订|签署|提交|采取|实行|告知)?.{0,2}(?:承诺|承诺书|告知承诺制?|声明|替代)"
    "|.{0,4}(?:部门|内部|数据|信息|网络|证照|电子证照)(?:间|之间)?(?:的|信息|数据)?(?:核[验查实]|共享|比对|查询|协查|"
    "协助).{0,6}"
    "|直接取消|取消)"
)
_MEANS = lazy(
    "(?:(?:现场|实地|随机|抽样|事后|事中|定期|不定期|数据|信息|部门|网络|网上|在线|线上|电话|书面|联合|日常|全面|重点|"
    "内部|行政|系统|平台|入户|专项|大数据|间|、|和|或者?|等|通过|采取)+"
    "(?:核查|核验|核实|检查|抽查|抽检|比对|查询|协查|协助|共享|走访|调查|巡查|监管|查验|勘查|踏勘|监督检查|函询)"
    "|双随机.*|(?:.{0,4}协查|.{0,4}抽查|函询|发函.*|走访|回访|比对|协助核[查实])(?:等.{0,6})?|.*双随机.*|.*信用监管|"
    "不?(?:免予|免于)?核查)+"
)
_PEOPLE = lazy(
    "(?:(?:自然人|法人|非法人组织|其他组织|个人|企业|公民|居民|群众|个体工商户|个体户|学生|残疾人|老年人|退役军人|"
    "军人|申请人|当事人|社会组织|事业单位|机关|职工|教师|家庭"
    "|农民|村民|参保人员?|未成年人|劳动者|用人单位|困难群众|纳税人|外国人|港澳台居民|华侨|"
    "归侨)(?:[和及或、，,/；;\\s]|或者|以及)*)+"
)
_BODY = lazy(
    ".*(?:局|委|委员会|委会|院|所|政府|单位|学校|机构|医院|公司|部门|机关|银行|中心|办公室|站|办事处|大队|支队|总队|"
    "队|协会|学会|商会|联合会|残联|妇联|工会"
    "|企业|院校|高校|公安|使领馆|领馆|组织|产权人|权利人|所有者|所有权人|出租方|开发商|雇主|街道|社区|村|乡镇|厅|处|"
    "馆|社|部|会|园|场|户|第三方|房东|物业|业主|当事人|利害关系人"
    "|所有人|权人|出租人|承租人|监护人|第三者|双方|小组|亲属|家属)"
)
_MATTER = lazy(
    ".*(?:许可|登记|核发|审批|认定|申请|申领|申报|办理|补助|补贴|津贴|备案|审核|核准|批准|确认|给付|资助|救助|援助|"
    "奖励|注册|变更|注销|换发|换领|补发|补办|补领"
    "|换证|补证|年检|年审|年报|复核|裁决|检查|验收|核验|查询|查阅|利用|提取|贷款|报销|结算|减免|减征|免征|免税|退税|"
    "抵扣|扣除|鉴定|评定|评审|评级|公证|迁移|入学|转学|就读"
    "|落户|入户|领取|发放|服务|业务|手续|设立|设置|延续|续期|开户|受理|参保|缴费|转移|接续|报名|考试|优待|供养|收养|"
    "抚恤|抚养|安置|征收|审查|核定|核查|监测"
    "|签发|颁发|制发|发证|报批|报建|施工|建设|开办|经营|生产|销售|采伐|采集|狩猎|砍伐|运输|使用|占用|开采|捕捞|养殖|"
    "繁育|进出口|出口|进口|投放|安装"
    "|定居|回国|复学|休学|出入境|退伍|退休|销户|立户|分户|继承|过户|抵押|租赁|购房|免提交|保障|待遇|养老|保险|医疗|"
    "低保|廉租|公租房|丧葬|殡葬|火化|结婚|离婚|婚姻|停业|歇业|新办|支取|支付|配租|扶助|授权|改造|用)"
    "(?:[（(].{1,20}[）)])?"
    "|(?:申请|申领|申办|领取|办理|设立|设置|开办|认定|确认|注销|换发|换领|补办|补领|采伐|参加|报考|享受|撤销|新办)"
    "(?![人者表书])(?!.*(?:合同|协议|函|发票|回执|表|书|单|材料|文件|报告|意见|通知|批文|批复|结论|记录)$).{2,}"
)
_NAME = lazy(
    ".*(?:(?P<sure>证明(?:材料|文件|书|信|资料|件|单|表|函)?|凭证|介绍信)|证|证书|证件|材料|报告|结果|文件|资料|文书|"
    "结论|说明|合同|协议|意见书|回执|收据|户口[簿本]|身份证"
    "|执照|批文|批复|鉴定书|判决书|调解书|通知书|认定书|确认书|意向书|委托书|授权书|公证书|决定书|[^服务任]单|函|记录|"
    "发票|[^度]清单|存折|照片|复印件|原件|档案|简历|流水|表|书|簿|件|意见)"
    "(?:[（(].{1,24}[）)])?"
)
# In what form a paper is handed in; the paper itself is not named.
PAPER_FORM = lazy(
    r"(?:原件|复印件|影印件|扫描件|电子[件版档]?|纸质[件版]?|正本|副本|加盖公章|[、，,/和及与或\s]|各?[\d一二两三]份)+"
)
_COUNTED = lazy(
    r"[(（]?(?P<lead>第?[A-Za-z]{0,4}[-_.]?)(?P<parts>\d{1,4}(?:[-–—.．]\d{1,4}){0,2})[)）]?[个项号条件]?[)）.、．]?"
)
_CHINESE = lazy(r"[(（]?第?[一二三四五六七八九十百]{1,4}[)）]?[个项号件]?[、.．]?")
_CODE = lazy(r"[A-Za-z0-9\s._/\-—（）()〔〕]+|[一-鿿]{1,3}[-A-Za-z0-9._/〔〕]+号?")
_WHOLE = (
    ("mark", _MARK), ("bases.article", _ARTICLE), ("matter_type", _TYPE), ("levels", _LEVELS), ("applicants", _PEOPLE),
)  # fmt: skip
_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", 1)}


def kinds(texts: Sequence[str]) -> Counter[str]:
    """Return how large a share of cells looks like each kind of thing; a cell is of one kind, the most telling."""
    found = Counter(map(kind_of, texts))
    return Counter({kind: count / len(texts) for kind, count in found.items() if kind}) if texts else Counter()


@lru_cache(maxsize=16_384)
def kind_of(text: str) -> str:
    """Tell what one cell looks like: a key of fields, `body`, `matter` or `mark`, or ""."""
    line = text.strip().rstrip("。；;，,等 ")
    if line in RANK_WORDS or {part for part in re.split(r"[、，,；;/\s]+", line) if part} <= RANK_WORDS:
        return "rank" if line else ""
    for kind, pattern in _WHOLE:
        if pattern.fullmatch(line):
            return kind
    if _TITLED.search(line):
        return "bases"
    line = "".join(line.split())
    if len(line) > 80 or line.isascii() or PAPER_FORM.fullmatch(line):
        return ""
    named = _NAME.fullmatch(line)
    if named and named["sure"]:
        return "name"
    order = (("verification.means", _MEANS), ("method", _METHOD), ("matter", _MATTER), ("name", _NAME), ("body", _BODY))
    return next((kind for kind, pattern in order if pattern.fullmatch(line)), "")


def counts(texts: Sequence[str]) -> bool:
    """Tell whether a column counts up as a serial number does: 1 2 3, 001, (一), ①, A01, D-1, 1-1 1-2 2-1."""
    places = [place for text in texts if (place := _place(text))]
    if len(places) * 2 < len(texts) or not places or len({lead for lead, _ in places}) * 3 > len(places) + 2:
        return False
    steps = [_follows(before, after) for (_, before), (_, after) in pairwise(places)]
    return sum(steps) * 10 >= len(steps) * 8


def counts_from_one(texts: Sequence[str]) -> bool:
    """Tell whether nearly every cell counts and the first is the first."""
    places = [place for text in texts if (place := _place(text))]
    return len(places) == len(texts) > 1 and places[0][1][-1] == 1 and counts(texts)


def codes(texts: Sequence[str]) -> bool:
    """Tell whether a column holds codes: nearly every cell is of letters, digits and strokes, and unlike the others."""
    coded = [text for text in texts if _CODE.fullmatch(text)]
    return len(coded) * 10 >= len(texts) * 8 and len(set(coded)) * 2 > len(coded)


def ordinals(texts: Sequence[str]) -> bool:
    """Tell whether a column does nothing but number the rows: plain numbers that count up, without letters."""
    plain = not any(char.isalpha() and char.isascii() for text in texts for char in text)
    return plain and (counts_from_one(texts) or (counts(texts) and all(text.isdecimal() and len(text) < 5 for text in texts)))


def _place(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Return letters and numbers of a serial number."""
    bare = unicodedata.normalize("NFKC", text).strip()
    if _CHINESE.fullmatch(bare):
        return "", (_chinese(re.sub("[^一二三四五六七八九十百]", "", bare)),)
    match = _COUNTED.fullmatch(bare)
    return (match["lead"], tuple(int(part) for part in re.findall(r"\d+", match["parts"]))) if match else None


def _chinese(text: str) -> int:
    total = digit = 0
    for char in text:
        unit = {"十": 10, "百": 100}.get(char, 0)
        total, digit = (total + max(digit, 1) * unit, 0) if unit else (total, _DIGITS[char])
    return total + digit


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Tell whether one number comes after another: the last part counts on, or one part grows and the rest begins anew."""
    if before == after or after[-1] == 1:
        return True
    if len(before) == len(after):
        at = next(at for at in range(len(after)) if before[at] != after[at])
        return after[at] == before[at] + 1 and all(part == 1 for part in after[at + 1 :])
    return len(before) > len(after) and after[0] in (before[0], before[0] + 1)


def only_ranks(texts: Sequence[str]) -> bool:
    """Tell whether nearly all cells say levels of law and nothing else."""
    held = sum({word for word in re.split(r"[、，,；;/\s和及或]+", text) if word} <= RANK_WORDS for text in texts)
    return bool(texts) and held * 10 >= len(texts) * 8
