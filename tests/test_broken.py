"""Templates broken in every way a clerk breaks them, as Word and LibreOffice save them: one message each, where and what to do."""

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from pledgectl.forms.inspect import check_template
from pledgectl.forms.names import paper_names

# Paragraphs, or rows of a table; the rule; what the message and the remedy say.
BROKEN = {
    "右边少一个花括号": (["{{ 申请人.姓名 }"], "P003", "没有成对", "是否少了一个"),
    "左边少一个花括号": (["{ 申请人.姓名 }}"], "P003", "没有成对", "是否少了一个"),
    "标签没有结束": (["{{ 申请人.姓名", "{{ 申请人.证号 }}"], "P003", "没有成对", "写在同一段里"),
    "少了百分号": (["{% if 申请人.地址 }地址{% endif %}"], "P003", "又出现了花括号", "补上"),
    "多一个右花括号": (["{{ 申请人.姓名 }}}"], "P003", "多了一个花括号", "删去"),
    "多一个左花括号": (["{{{ 申请人.姓名 }}"], "P003", "多了一个花括号", "删去"),
    "全角花括号": (["｛｛ 申请人.姓名 ｝｝"], "P003", "全角花括号", "半角"),
    "全角花括号和百分号": (["｛% if 申请人.地址 %｝x｛% endif %｝"], "P003", "全角花括号", "半角"),
    "一层花括号": (["{申请人.姓名}"], "P014", "只有一层花括号", "{{ 申请人.姓名 }}"),
    "引号一弯一直": (["{{ 日期|default(“无') }}"], "P004", "写法有误", "引号没有成对"),
    "中文句号": (["{{ 申请人。姓名 }}"], "P004", "全角符号“。”", "半角"),
    "全角竖线": (["{{ 日期｜default('') }}"], "P004", "全角符号“｜”", "半角"),
    "名称里有空格": (["{{ 申请人 姓名 }}"], "P004", "写法有误", "不能有空格"),
    "一个等号": (['{% if 申请人.证件类型 = "护照" %}x{% endif %}'], "P004", "写法有误", "=="),
    "空标签": (["{{ }}"], "P004", "标签是空的", "写上名称"),
    "没有循环变量": (["{% for 告知 %}x"], "P004", "循环写得不对", "for 项 in 告知"),
    "else if 分开写": (["{% if 日期 %}x{% else if 申请人.证号 %}y{% endif %}"], "P004", "一个词", "{% elif 申请人.证号 %}"),
    "p 前多了空格": (["{% p if 日期 %}"], "P004", "多了空格", "{%p if 日期 %}"),
    "大写": (["{% IF 日期 %}"], "P005", "不支持语句“IF”", "if？"),
    "写成中文": (["{% 如果 日期 %}"], "P005", "不支持语句“如果”", "if？"),
    "过滤器写错": (["{{ 日期|defualt('') }}"], "P005", "没有“defualt”这个过滤器", "default？"),
    "没有结束": (["{% if 申请人.地址 %}地址"], "P006", "没有结束", "{% endif %}"),
    "结束写错": (["{% if 申请人.地址 %}地址{% endfor %}"], "P006", "不成对", "{% endif %}"),
    "交叉": (["{% if 日期 %}{% for 项 in 告知 %}{% endif %}{% endfor %}"], "P006", "不成对", "{% endfor %}"),
    "里面的没有结束": (["{%p if 日期 %}", "{%p for 项 in 告知 %}", "{%p endif %}"], "P006", "不成对", "{%p endfor %}"),
    "没有开头": (["地址{% endif %}"], "P006", "没有与它对应的开头", "补上开头"),
    "跨格的循环": ([["{% for 项 in 告知 %}{{ 项.标题 }}", "{{ 项.序号 }}{% endfor %}"]], "P006", "不在同一个单元格", "{%tr"),
    "行的循环没有结束": ([["{%tr for 项 in 告知 %}", ""], ["{{ 项.标题 }}", ""]], "P006", "没有结束", "{%tr endfor %}"),
    "{%p 旁边有字": (["{%p if 申请人.地址 %}地址：", "x", "{%p endif %}"], "P007", "会丢失", "单独占一段"),
    "{%tr 行里有字": ([["{%tr for 项 in 告知 %}", "序号"], ["{{ 项.标题 }}", ""], ["{%tr endfor %}", ""]], "P007", "会丢失", "单独占"),
    "{%tr 不在表格里": (["{%tr if 日期 %}"], "P007", "不在表格行里", "段落用 {%p"),
    "没有这个名称": (["{{ 申请人.名姓 }}"], "P008", "“申请人.名姓”没有这个名称", "申请人.姓名？"),
    "循环里没有这个名称": (["{%p for 项 in 告知 %}", "{{ 项.标提 }}", "{%p endfor %}"], "P008", "告知.标提", "告知.标题？"),
}


def saved(content: list[str] | list[list[str]]) -> bytes:
    """Save a document as python-docx does: a title, then paragraphs or a table."""
    paper = docx.Document()
    paper.add_paragraph("告知承诺书")
    if isinstance(content[0], list):
        grid = paper.add_table(len(content), len(content[0]))
        for row, cells in zip(grid.rows, content, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    else:
        for text in content:
            paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of the same documents, opened and saved by LibreOffice, which cuts runs in its own way."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("again")
    names = [f"{at}.docx" for at in range(len(BROKEN))]
    for name, (content, *_) in zip(names, BROKEN.values(), strict=True):
        (folder / name).write_bytes(saved(content))
    for ending, sources in (("odt", names), ("docx", [name.replace("docx", "odt") for name in names])):
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/lo", "--convert-to", ending, *sources]
        subprocess.run(command, check=True, capture_output=True, timeout=300, cwd=folder)
    return folder


def look(data: bytes, kind: str) -> None:
    _, code, says, remedy = BROKEN[kind]
    found = check_template(data, "样.docx", paper_names())
    assert [(one.code, says in one.message, remedy in one.hint) for one in found] == [(code, True, True)], found
    assert found[0].where.sheet == "正文" and found[0].where.cell


@pytest.mark.parametrize("kind", BROKEN)
def test_one_message_says_where_and_what_to_do(kind):
    look(saved(BROKEN[kind][0]), kind)


@pytest.mark.parametrize("kind", BROKEN)
def test_the_same_after_libreoffice_has_saved_it(again, kind):
    look((again / f"{list(BROKEN).index(kind)}.docx").read_bytes(), kind)
