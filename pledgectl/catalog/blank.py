"""The blank list that departments fill in: its columns, what to write in each, what may be chosen (contract §3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from pledgectl.model import MATTER_TYPES, RANKS, TRAITS

_YES_NO = ("是", "否")


@dataclass(frozen=True, slots=True)
class Column:
    """填报列: header, what to write, an example, and the choices of its drop-down; `wide` for much text."""

    header: str
    note: str
    example: str = ""
    choices: tuple[str, ...] = ()
    wide: bool = False


SERIAL = Column("序号", "一个证明用于一个事项写一行", "示例")
BASIC = (
    Column("证明事项名称", "照法律法规条文里的名称写，一份证明写一行", "初中以上学历证明"),
    Column("证明用途", "办理什么事项时要这份证明；用于两个事项的写两行", "保安员证核发"),
    Column("事项类型", "从下拉列表中选", "行政许可", MATTER_TYPES),
    Column("索要单位", "要求申请人提供证明的单位，写全称", "县公安局"),
    Column("开具单位", "出具证明的单位", "毕业学校"),
    Column(
        "设定依据", "《文件名称》（文号）第几条第几款第几项：条文；几个依据分行写", "《保安服务管理条例》第十六条", wide=True
    ),
    Column("效力层级", "依据的层级；几个依据的，按顺序用“、”隔开", "行政法规", RANKS),
    Column("行使层级", "如：县级；几级都行使的用“、”隔开", "县级"),
    Column("证明内容", "这份证明要证明的事实，写清人、事、数", "具有初中以上学历"),
    Column("适用对象", "哪些人可以选择告知承诺", "申请保安员证的自然人"),
    Column("承诺方式", "如：书面承诺", "书面承诺"),
)
_VERIFICATION = (
    Column("核查权力", "行政机关可以怎样核查"),
    Column("是否免予核查", "从下拉列表中选", "否", _YES_NO),
    Column("核查方式", "在线核查、现场核查、协助核查"),
    Column("核查时间", "写数字和单位，如：受理之日起5个工作日内"),
    Column("核查标准", "什么情形算承诺属实"),
)
_LIABILITY = (
    Column("民事责任", "承诺不实的民事责任"),
    Column("行政责任", "承诺不实的行政责任，写明依据"),
    Column("刑事责任", "承诺不实的刑事责任"),
)
_PUBLICITY = (
    Column("承诺书是否公开", "从下拉列表中选", "否", _YES_NO),
    Column("公开范围", "在哪里公开"),
    Column("公开时限", "公开多长时间"),
)
_RISKS = (
    Column("风险点", "工作环节的风险"),
    Column("防控措施", "对应的防控措施"),
    Column("责任保险", "引入责任保险的情况"),
)
_SERVICE = (
    Column("受理条件", "一条一行，写明数量或者证明文件"),
    Column("申请材料", "一份一行"),
    Column("办理程序", "一步一行"),
    Column("法定时限", "数字和单位，如：20个工作日"),
    Column("承诺时限", "不长于法定时限"),
    Column("收费标准", "不收费的写“不收费”"),
    Column("办理地点", "窗口地址"),
    Column("办公时间", "窗口的办公时间"),
    Column("咨询电话", "窗口的电话"),
    Column("监督投诉电话", "投诉用的电话"),
    Column("撤回理由", "可以撤回承诺的合理理由，一条一行"),
)
REMARKS = Column("备注", "其他需要说明的")
INSTRUCTIONS = (
    "表头各列的名称不要改动；不需要的列可以空着。",
    "“示例”一行说明怎样填写，导入时略去，可以删除。",
    "直接涉及国家安全、国家秘密、公共安全、金融业审慎监管、生态环境保护，直接关系人身健康、生命财产安全，"
    "以及重要涉外的证明，不适用告知承诺制，不要填报。",
    "国家和省已经明令取消的证明，不得填报。",
    "不要填写个人的姓名、身份证号码和手机号码。",
)


_TRAITS = tuple(Column(text, "是的写“是”", "", ("是",)) for text in TRAITS.values())
PLAIN = (SERIAL, *BASIC, REMARKS)
# With what forms and guides need.
FULL = (SERIAL, *BASIC, *_VERIFICATION, *_LIABILITY, *_PUBLICITY, *_TRAITS, *_RISKS, *_SERVICE, REMARKS)


_BLANK = "　　　　　　"


def heading(department: str) -> Iterator[str]:
    """Yield the title and the line for who filled it in."""
    yield f"{department}实行告知承诺制的证明事项清单" if department else "实行告知承诺制的证明事项清单"
    yield f"填报单位（盖章）：{department or _BLANK}  填报人：{_BLANK}填报日期：{_BLANK}"
