"""P: faults of Word templates, told by place, and papers that still have gaps.

A template is read by `forms`; what it met comes here as facts: the kind of fault, its words and its remedy.
"""

from collections.abc import Collection, Iterator, Sequence

from pledgectl.formats.records import nearest
from pledgectl.rule import ERROR, WARNING, Message, rule

# How like a known name an unknown one must be to count as a slip of the keyboard; below it may be a name of the clerk's own.
MISSPELT = 0.75


def _of(wanted: str, kind: str, text: str, hint: str) -> Iterator[Message]:
    if kind == wanted:
        yield Message(text, hint=hint)


@rule("P001", ERROR, "template")
def unsafe_content(kind: str, text: str, hint: str) -> Iterator[Message]:
    """模板里有不安全的内容

    为什么：宏、嵌入对象、外部图片、附加模板和取外部数据的域，会在打开文书时运行程序或者连接网络；用模板生成的每一份文书都会带上它。
    怎么办：请在 Word 或 WPS 里删去它，或者新建空白文档，只把文字粘贴过去。网页和邮件链接可以保留。
    依据：模板由邮件往来，来源不能确认；《中华人民共和国网络安全法》要求采取防范计算机病毒和网络攻击的技术措施。
    """
    return _of("danger", kind, text, hint)


@rule("P002", ERROR, "template")
def tracked_changes(kind: str, text: str, hint: str) -> Iterator[Message]:
    """模板里有未处理的修订痕迹

    为什么：带修订痕迹的模板有两套文字，生成的文书会把删去的和新写的一起带出去。
    怎么办：请在“审阅”里接受或拒绝全部修订，关闭修订后保存。
    依据：文书应当只有一种确定的文本。
    """
    return _of("tracked", kind, text, hint)


@rule("P003", ERROR, "template")
def broken_tag(kind: str, text: str, hint: str) -> Iterator[Message]:
    """模板的标签不完整

    为什么：花括号少一个、用了全角花括号，或者标签中间夹着别的内容，标签就认不出来，会原样印在文书上。
    怎么办：标签用半角花括号成对书写，如 {{ 申请人.姓名 }}，并写在同一段里。
    依据：模板的写法见 README“模板”一节。
    """
    return _of("tag", kind, text, hint)


@rule("P004", ERROR, "template")
def wrong_tag(kind: str, text: str, hint: str) -> Iterator[Message]:
    """模板的标签不合写法

    为什么：标签里有全角标点、空名称、不成对的引号，程序读不懂，也就填不进数据。
    怎么办：照提示改正；名称、引号、比较符号都用半角。
    依据：模板的写法见 README“模板”一节。
    """
    return _of("syntax", kind, text, hint)


@rule("P005", ERROR, "template")
def forbidden_tag(kind: str, text: str, hint: str) -> Iterator[Message]:
    """模板用了不允许的写法

    为什么：模板里只能取用数据、判断和循环。函数调用、运算、内部名称等写法可以用来运行程序或者耗尽机器，一律不用。
    怎么办：照提示换一种写法；拿不准的，请参照自带的模板。
    依据：模板由邮件往来，来源不能确认；模板的写法见 README“模板”一节。
    """
    return _of("refused", kind, text, hint)


@rule("P006", ERROR, "template")
def broken_block(kind: str, text: str, hint: str) -> Iterator[Message]:
    """模板的判断或循环首尾不相配

    为什么：判断、循环没有结束，或者在一格里开始、在另一格里结束，生成的文书会打不开。
    怎么办：首尾各占一段用 {%p …%}，各占一行用 {%tr …%}；一格里的，首尾都写在这一格里。
    依据：这样才能保证不论什么数据，生成的文书都能打开。
    """
    return _of("block", kind, text, hint)


@rule("P007", ERROR, "template")
def lost_content(kind: str, text: str, hint: str) -> Iterator[Message]:
    """模板里有的内容在生成时会丢失

    为什么：{%p …%} 所在的整段、{%tr …%} 所在的整行只用来放标签，生成时去掉；同一段、同一行的其他内容会跟着丢失。
    怎么办：请让这样的标签单独占一段、一行或一格。
    依据：写在模板里的内容都应当出现在文书里。
    """
    return _of("lost", kind, text, hint)


@rule("P008", ERROR, "name")
def misspelt_name(name: str, known: Collection[str], tag: str) -> Iterator[Message]:
    """模板里的名称写错了

    为什么：数据里没有这个名称，却有一个很相近的；照这样生成，会报错或者空着。
    怎么办：请改成提示的名称；全部名称可用 pledgectl form templates --fields 查看。
    依据：名称与数据一一对应，见 README“模板”一节。
    """
    near = "" if name in known else nearest(name, known, MISSPELT)
    if near:
        yield Message(f"{tag} 中的“{name}”没有这个名称", hint=f"是否应为 {near}？")


@rule("P009", WARNING, "name")
def own_name(name: str, known: Collection[str], tag: str) -> Iterator[Message]:
    """模板里有系统没有的名称

    为什么：这个名称系统不会填写，只有批量填写的表格里有同名的一列，或者用 --set 给出时才有内容；空白文书里不能有它。
    怎么办：请确认表格里有这一列；不需要的，请删去。
    依据：名称与数据一一对应，见 README“模板”一节。
    """
    if name not in known and not nearest(name, known, MISSPELT):
        near = nearest(name, known)
        hint = f"如果是笔误，是否应为 {near}？如果不是，请确认表格里有这一列" if near else ""
        yield Message(f"{tag} 中的“{name}”不是系统的名称，填写时表格要有这一列", hint=hint)


@rule("P010", WARNING, "paper")
def gaps(missing: Sequence[str], paper: str) -> Iterator[Message]:
    """文书里还有待填写的内容

    为什么：告知承诺书要一次性告知全部内容，办事指南要让申请人看明白怎样办；缺少的内容印成【待填写：…】，不能这样发给申请人。
    怎么办：请用 pledgectl catalog edit 补上这些内容，联系方式、地点可以写在部门名录里。程序不会代写。
    依据：两份实施方案都规定书面告知应当包括设定依据、证明内容、不实承诺的责任、核查权力、是否公开等内容，要求全面准确。
    """
    if missing:
        yield Message(f"{paper}有 {len(missing)} 处待填写：{'；'.join(missing)}")


@rule("P011", ERROR, "element")
def missing_part(kind: str, what: str, paper: str) -> Iterator[Message]:
    """文书缺少应有的内容

    为什么：告知承诺书要一次性告知方案列明的全部事项，写明民事、行政、刑事责任、申请人的全部承诺，以及是否公开和公开的范围、时限；
    办事指南要写明选择、不选择和撤回承诺各怎样办。少一项，告知就不完整，依此作出的承诺可能不算数。
    怎么办：请照方案和样本补上这一项；也可以改用自带的模板，它逐项都有。
    依据：方案“制作告知承诺书”一段和附件样本；按本辖区方案的 [pledge]、[guide] 逐项核对。
    """
    if kind == "missing":
        yield Message(f"{paper}里没有{what}")


@rule("P012", WARNING, "element")
def altered_text(kind: str, what: str, wanted: str) -> Iterator[Message]:
    """样本的固定文字被改动

    为什么：样本里的这些句子是统一规定的，改动一个字，意思和责任就可能不同。
    怎么办：请恢复原文；确实要改的，由法制机构审查后再用。
    依据：方案附件“证明事项告知承诺书（参考样本）”。
    """
    if kind == "altered":
        yield Message(f"与样本的文字不同：“{what}”", hint=f"样本的原文：“{wanted}”")


@rule("P013", WARNING, "template")
def untagged(kind: str, text: str, hint: str) -> Iterator[Message]:
    """模板里没有标签

    为什么：没有标签的文档作了模板，不论哪个事项、哪个申请人，生成的每一份都一样，申请人的姓名、日期都是空的。
    怎么办：请在要填写的地方写上标签，如 {{ 申请人.姓名 }}；全部名称见 pledgectl form templates --fields。
    已写好的文书不是模板，检查时请加 --kind。
    依据：模板的写法见 README“模板”一节。
    """
    return _of("untagged", kind, text, hint)


@rule("P014", WARNING, "template")
def single_brace(kind: str, text: str, hint: str) -> Iterator[Message]:
    """模板的标签只有一层花括号

    为什么：标签要写两层花括号；只写一层的不算标签，会连同花括号原样印在文书上。
    怎么办：请写成两层半角花括号，如 {{ 申请人.姓名 }}；本来就要印花括号的，不用改。
    依据：模板的写法见 README“模板”一节。
    """
    return _of("single", kind, text, hint)
