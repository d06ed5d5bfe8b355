"""Columns whose cells say something else than their names: whence a paper comes, in what form it is handed in."""

from collections.abc import Callable

from pledgectl.catalog.intake.columns import UNKNOWN, Meaning
from pledgectl.catalog.intake.evidence import CITES, PAPER_FORM, kind_of
from pledgectl.catalog.intake.header import SURE
from pledgectl.catalog.intake.sampled import Sampled
from pledgectl.lazy import lazy

_IN_HANDS = lazy(
    "(?:由?(?:申请人|当事人|本人|个人|企业|单位|群众)?(?:自备|自有|自行(?:准备|提供|提交|编制|制作|取得|下载|填写)|提供|填写)"
    "|(?:由|政府|行政|有关|相关|其他|其它)*(?:部门|机关|机构)(?:核发|出具|开具|制发|签发|产生|提供|共享)"
    "|(?:数据|部门|系统|网络|平台|信息|内部)*(?:共享|查询|核验|调取|获取|比对)|[无其][他它]?|第三方(?:提供|出具)?|中介(?:机构)?(?:提供|出具)?)"
)
_TYPE = lazy("许可|确认|给付|奖励|裁决|处罚|强制|征[收用]|检查|服务|备案|权力|职权|审批|行政|依申请|其[他它]|^[√✓✔☑■●是有1]$")
# The field that a name gives, how sure it may be at most, what of the cells denies it, and what they may say instead.
# Methods of lazy patterns are asked for within functions: to ask for one compiles it.
_FALSE: tuple[tuple[str, float, Callable[[str], object], tuple[str, ...]], ...] = (
    ("issuer", SURE, lambda text: _IN_HANDS.fullmatch(text), ()),  # 材料来源: 申请人自备, 政府部门核发
    ("method", 9, lambda text: PAPER_FORM.fullmatch(text), ()),  # 提交形式: 原件, 复印件
    ("rank", 10, lambda text: CITES.search(text), ("bases",)),  # 依据（注明效力层级）: 法律：《某法》第三条
    ("matter_type", 10, lambda text: not _TYPE.search(text), ()),  # 业务类别: 归集类, 贷款类
    ("applicants", 9, lambda text: kind_of(text) == "matter", ("purpose", "matter")),  # 适用范围: 临时救助, 低保申请
)


def leave_contradicted(table: Sampled) -> None:
    """Read nothing, or something else, from a column where four fifths of the cells say what its field cannot be."""
    for field, most, denies, instead in _FALSE:
        at = table.at(field)
        held = table.samples[at] if at is not None and table.meanings[at].weight < most else []
        if at is not None and held and sum(bool(denies(text)) for text in held) * 10 >= len(held) * 8:
            free = next((other for other in instead if table.at(other) is None), "")
            table.meanings[at] = Meaning(free, SURE) if free else UNKNOWN
