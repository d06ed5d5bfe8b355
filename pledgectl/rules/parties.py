"""I: who asks for the certificate, who issues it, and is it a certificate at all."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pledgectl.model import Item
from pledgectl.rule import WARNING, Message, rule
from pledgectl.rules.context import Context
from pledgectl.rules.item import is_blank
from pledgectl.text import compare_form

_PARTS = re.compile(r"[、，,；;/\n]|或者?|以及|及|和")
_PARENTHESES = re.compile(r"\([^()]*\)")
_PLACE = re.compile(
    r"^(?:本|各|所在地|户籍地|县级以上|主管)?(?:(?:[一-鿿]{2,4}?)?(?:省|市(?![场政容])|县|区|旗|镇|乡)级?)*(?:人民政府)?"
)
_NAMED = re.compile(r"(?![某本各])[一-鿿]{2,}[省市县区旗镇乡]$")  # not 某县, 县级, 市
_SAME_LEVEL = str.maketrans("区旗乡", "县县镇")
_UNIT = re.compile(r"(?:行政)?(?:主管)?(?:部门|机关|机构|总局|分局|派出所|局|厅|委员会|委|部|办公室|办)$")
_APPLICANT = re.compile(
    r"(?:申请|申报|当事|经营|承诺|投资|办事)(?:人|者|单位|企业|机构)(?:本人|自备|自行提供|自行出具|承诺|自身|提供)?"
    r"|本人(?:提供|出具)?|个人(?:提供)?|自备|自行(?:提供|出具|准备)|企业(?:自身|自备|本身|自行提供)"
)
_OF_OTHERS = re.compile(  # 申请人或者监护人所在单位 is one unit
    r"(?:申请人|本人|当事人)(?:或者?|以及|及|和|、)(?=[^、，,；;/\n或及和]{1,8}(?:所在|住所|户籍|居住|工作|任职|开户))"
)
_COMMITTEE = re.compile(
    r"村民(?:委员会|小组)|(?:社区)?居民委员会|村委会?|(?:社区)?居委会?|村\(居\)(?:民?委(?:员会)?)?|村\(社区\)|村\(社\)|村/?社区"
    r"|(?:所在|户籍|居住)(?:行政)?村(?=$|[、，,;；/或(])"
    r"|社区(?!卫生|矫正|康复|戒毒|医院|医疗|民警|警务|养老|教育|学院|大学|\)?(?:劳动|就业|人社|社保|人力资源))"
)
_EXPRESS = re.compile(r"村民委员会|居民委员会|村\(居\)|村（居）|基层群众性自治组织")
_REPORT = re.compile(r"报告(?:书|表)?(?:等许可条件材料)?$|(?:检测|评价|审计|验资|评估)报告")
_LICENCE = re.compile(
    r"(?:许可证|执照|身份证|户口[簿本]|(?:毕业|学历|学位|资格|职称|资质|等级|结业)证书?|不动产权证书?|房产证|结婚证|离婚证|残疾人?证|"
    r"驾驶证|行驶证|居住证|登记证书?|法人证书|护照|社会保障卡|出生医学证明|释放证明?书?)"
    r"(?:原件|复印件|正本|副本)*(?:\(.*\))?(?:原件|复印件|正本|副本)*$"
)
_PERMIT = re.compile(
    r"(?:许可证?|登记|备案|审批|核准|注册|资质|执业证|经营证)\s*(?:的)?(?:核发|变更|延续|注销|补发|换发|新办|首次申请|颁发|办理|审核|核准)+$"
    r"|(?:许可|审批|核准|备案)$"
)
_DECLARATION = re.compile(r"(?:承诺书?|声明书?|保证书|申请书|申请表|(?:申请|报名|信息)登记表|^登记表)$")
_COPIES = "(?:书|原件|复印件)*"
_PAID = "[缴交]费|缴款|[付还存收]款|支付|转账|汇款|购[买置车]|保险|投保|费用|报销|发放|领取|签收|邮寄|会计|记账|原始|结算|银行"
_VOUCHER = re.compile(rf"^(?!.*证明).*(?:合同|协议|发票|收据|票据|(?:{_PAID})凭证|照片){_COPIES}(?:\(.*\))?{_COPIES}$")
_LONGEST = 200  # characters of a name; what is longer is a cell of junk
_PLAIN_ENDS = ("证明", "材料", "证明文件", "情况")
_TELLING = re.compile("报告|出生医学|释放")
_NO_CERTIFICATE = (
    (_REPORT, "是报告，可以直接提交"), (_LICENCE, "是法定证照，应当通过数据核验"),
    (_DECLARATION, "是声明、承诺或者申请，不是由别的机关、机构出具的"), (_VOUCHER, "是合同、票据一类的凭证，直接提交即可"),
    (_PERMIT, "像是许可事项的名称，不是证明"),
)  # fmt: skip


@lru_cache(maxsize=16_384)
def units(text: str) -> tuple[str, ...]:
    """Return the units that a cell names, in the form in which they are compared."""
    return tuple(part for part in _PARTS.split(_PARENTHESES.sub("", compare_form(text))) if part)


@lru_cache(maxsize=16_384)
def unit_stem(unit: str) -> str:
    """Return what tells one authority from another: 县公安局 and 公安机关 are 公安, 监督管理 is 监管."""
    return _UNIT.sub("", _PLACE.sub("", unit)).replace("监督管理", "监管") or unit


def unit_place(unit: str) -> str:
    """Return the place that a unit's name begins with, "" for none."""
    found = _PLACE.match(unit)
    return found[0] if found else ""


@rule("I006", WARNING)
def requester_missing(item: Item, context: Context) -> Iterable[Message]:
    """没有写索要单位

    为什么：清单要逐项列明谁索要这份证明。
    怎么办：写明办理时要求申请人提交证明的单位。
    依据：《优化营商环境条例》第四十四条“逐项列明设定依据、索要单位、开具单位、办理指南等”。
    """
    if is_blank(item.requester):
        return [Message(f"“{item.name}”没有写索要单位", "requester")]
    return ()


@rule("I007", WARNING)
def issuer_missing(item: Item, context: Context) -> Iterable[Message]:
    """没有写开具单位

    为什么：不知道由谁开具，申请人不承诺时就不知道到哪里去开，核查时也不知道请谁协助。
    怎么办：写明开具证明的单位。
    依据：《优化营商环境条例》第四十四条“逐项列明设定依据、索要单位、开具单位、办理指南等”。
    """
    if is_blank(item.issuer):
        return [Message(f"“{item.name}”没有写开具单位", "issuer")]
    return ()


@rule("I020", WARNING)
def requester_issues(item: Item, context: Context) -> Iterable[Message]:
    """索要单位就是开具单位

    为什么：自己开的证明自己索要，应当内部核查，不应要申请人来回跑。
    怎么办：改为部门内部核查，从目录中取消；确属不同机构的，写明机构全称。
    依据：《优化营商环境条例》第四十四条：能够通过政府部门内部核查和部门间核查办理的，不得设定证明事项。
    """
    if item.issuer and item.requester and (fault := _same_unit(item.requester, item.issuer)):
        return [Message(fault, "issuer")]
    return ()


@lru_cache(maxsize=16_384)
def _same_unit(requester: str, issuer: str) -> str:
    """Say that all who issue are among those who ask, "" where they are not."""
    if "内部" in issuer or issuer in ("本单位", "本部门", "本机关"):
        return f"开具单位是“{issuer}”，应当内部核查"
    if _of_other_places(requester, issuer):
        return ""
    asking = {unit_stem(unit) for unit in units(requester)}
    issuing = {unit_stem(unit) for unit in units(issuer)}
    kin = "上下级部门，应当内部核查" if _of_other_levels(requester, issuer) else "同一部门"
    return f"索要单位“{requester}”与开具单位“{issuer}”是{kin}" if issuing and issuing <= asking else ""


def _of_other_levels(requester: str, issuer: str) -> bool:
    """Tell whether both say of which level they are, and no level is the same: 省保密局 and 县保密局."""
    asking, issuing = ({_level(unit) for unit in units(text)} for text in (requester, issuer))
    return "" not in asking | issuing and not asking & issuing


def _of_other_places(requester: str, issuer: str) -> bool:
    """Tell whether all are of places called by name on one level, and none of the one is the other: two counties' bureaus."""
    asking, issuing = ([unit_place(unit).removesuffix("人民政府") for unit in units(text)] for text in (requester, issuer))
    pairs = [(one, other) for one in asking for other in issuing]
    named = all(_NAMED.search(place) for place in (*asking, *issuing))
    return named and all(_level(a) == _level(b) and not (a.endswith(b) or b.endswith(a)) for a, b in pairs)


def _level(unit: str) -> str:
    """Return the level of the place that a unit's name begins with, "" where it names none."""
    return unit_place(unit).removesuffix("级").removesuffix("人民政府")[-1:].translate(_SAME_LEVEL)


@rule("I021", WARNING)
def applicant_issues(item: Item, context: Context) -> Iterable[Message]:
    """开具单位是申请人自己

    为什么：证明是由行政机关或者其他机构出具的；申请人自己写的是声明，不需要再承诺一次。
    怎么办：写明真正的开具单位；没有的，改为申请材料，从目录中取消。
    依据：虎林方案“需要由行政机关或其他机构出具的、用以描述客观事实或表明符合特定条件的有关材料”。
    """
    if item.issuer and _names_applicant(item.issuer):
        return [Message(f"开具单位写的是“{item.issuer}”，是申请人自己", "issuer")]
    return ()


@lru_cache(maxsize=16_384)
def _names_applicant(issuer: str) -> bool:
    return any(_APPLICANT.fullmatch(unit) for unit in units(_OF_OTHERS.sub("", issuer)))


@lru_cache(maxsize=16_384)
def _committee(issuer: str) -> str:
    """Return the words that name a committee among those who issue, "" without one."""
    found = _COMMITTEE.search(compare_form(issuer))
    return found[0].replace("(", "（").replace(")", "）") if found else ""


@rule("I023", WARNING)
def committee_issues(item: Item, context: Context) -> Iterator[Message]:
    """由村（居）民委员会开具证明

    为什么：二十类证明不应由基层群众性自治组织出具；其他的也要有法律、法规明文规定。依据的条文写明由村（居）民委员会出具的不报，
    如《中国公民收养子女登记办法》第六条。
    怎么办：改由有权部门出具或者部门核查；法律、法规明文规定的，把条文原文写入设定依据。
    依据：民发〔2020〕20号《关于改进和规范基层群众性自治组织出具证明工作的指导意见》所附清单（第一批）。
    """
    if not item.issuer or not (found := _committee(item.issuer)):
        return
    committee = context.tables.committee
    if any(_EXPRESS.search(basis.text) for basis in item.bases if basis.text):
        return
    if committee.allows(item.name, [basis.document for basis in item.bases]):
        return
    kind = committee.kind(item.name)
    said = "依据原文没有写明由" if any(basis.text for basis in item.bases) else "没有引用依据原文，看不出是否明文规定由"
    why = f"“{kind}”证明在不应由村（居）民委员会出具的清单中" if kind else f"{said}村（居）民委员会出具"
    yield Message(f"开具单位含“{found}”：{why}", "issuer")


@rule("I024", WARNING)
def no_certificate(item: Item, context: Context) -> Iterator[Message]:
    """所列的不是证明

    为什么：证照、中介报告、合同票据、申请人自己的声明和许可事项的名称都不是证明事项，不能列入目录。
    怎么办：是证照、报告、合同的，列入申请材料；写成了许可名称的，改写要提交的那份证明的名称。
    依据：虎林方案“需要由行政机关或其他机构出具的、用以描述客观事实或表明符合特定条件的有关材料”。
    """
    name = compare_form(item.name)
    if len(name) > _LONGEST or (name.endswith(_PLAIN_ENDS) and not _TELLING.search(name)):
        return
    for pattern, what in _NO_CERTIFICATE:
        if pattern.search(name):
            yield Message(f"“{item.name}”{what}", "name")
            return
