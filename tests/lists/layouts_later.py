"""Lists that need more of the reader: other file kinds, several tables in a sheet, three header rows, hidden rows."""

from typing import Any

from lists.paper import Paper, bases, everything, take

LISTS = []


def one(make: Any) -> Any:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def later_three_header_rows() -> Paper:
    """Three header rows."""
    paper = Paper("", issue=2, look=1)
    s = paper.sheet("Sheet1")
    s.say("青禾县公安局证明事项清单", span=10, why="标题")
    s.head(
        "seq|name|purpose|cite|rank|requester|issuer|L市级|L县级|matter_type",
        "序号|证明基本信息|<|设定依据|<|实施情况|<|<|<|事项类型",
        "^|名称|用途|依据名称及条款|效力层级|证明单位|<|行使层级|<|^",
        "^|^|^|^|^|索要单位|开具单位|市级|县级|^",
    )
    s.table(take("公安局", place="青禾县", levels="县"))
    return paper


@one
def later_hidden_rows() -> Paper:
    """Rows hidden by a filter are told."""
    paper = Paper("", issue=2, look=2)
    s = paper.sheet("Sheet1")
    s.say("云溪县民政局证明事项清单", span=5, why="标题")
    s.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
    s.table(take("民政局", place="云溪县"))
    for hidden in (5, 8):
        s.hidden_rows.append(hidden)
        s.items = [item for item in s.items if item["row"] != hidden]
        s.skipped.append({"row": hidden, "why": "隐藏行", "either": True})
    return paper


@one
def later_hidden_old_sheet() -> Paper:
    """An old version of the list on a hidden sheet is no list."""
    paper = Paper("", issue=2, look=3)
    s = paper.sheet("2024")
    s.say("北桥区教育局证明事项清单", span=5, why="标题")
    s.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
    s.table(take("教育局", place="北桥区"))
    old = paper.sheet("2021（作废）", hidden=True)
    old.say("北桥区教育局证明事项清单", span=5, why="标题")
    old.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
    old.table(take("教育局", 4, place="北桥区"))
    old.skipped += [{"row": row, "why": "隐藏工作表"} for row in [*old.header, *(item["row"] for item in old.items)]]
    old.items, old.header = [], []
    return paper


@one
def later_two_tables() -> Paper:
    """附件1 取消的证明事项 above 附件2 实行告知承诺制的证明事项: only the latter are items."""
    paper = Paper("", issue=2, look=4)
    s = paper.sheet("Sheet1")
    s.say("附件1", style="附件")
    s.say("白河县卫生健康委员会取消的证明事项清单", span=5, why="标题")
    s.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|取消依据")
    s.table(take("卫生健康委员会", 3, place="白河县"))
    s.skipped += [{"row": row, "why": "取消的证明事项"} for row in [*s.header, *(item["row"] for item in s.items)]]
    s.items, s.header = [], []
    s.gap(2)
    s.say("附件2", style="附件")
    s.say("白河县卫生健康委员会实行告知承诺制的证明事项清单", span=5, why="标题")
    s.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
    s.table(take("卫生健康委员会", 4, place="白河县", start=3))
    return paper


@one
def later_stacked_tables() -> Paper:
    """Three departments' tables one below the other, each with its own title and its own columns."""
    paper = Paper("", issue=2, look=5)
    s = paper.sheet("汇总")
    layouts = {
        "税务局": ("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据"),
        "林业局": ("name|seq|cite|issuer|purpose", "证明材料名称|序号|法律依据|出具单位|办理事项"),
        "水务局": ("seq|purpose|name|cite|issuer", "编号|行政事项名称|证明名称|依据|开具机关"),
    }
    for department, (keys, titles) in layouts.items():
        s.say(f"长亭县{department}证明事项清单", span=5, why="标题")
        s.head(keys, titles)
        s.table(take(department, place="长亭县"))
        s.gap(2)
    return paper


@one
def later_spaced_columns() -> Paper:
    """Empty columns between the columns, one column hidden."""
    paper = Paper("", issue=2, look=6)
    s = paper.sheet("Sheet1", row=3, column=3)
    s.say("石湾市交通运输局证明事项清单", why="标题")
    s.head("seq|x:1|name|x:2|purpose|x:3|x:old|issuer|x:4|cite", "序号||证明名称||证明用途||原用途|开具单位||设定依据")
    s.table(take("交通运输局", place="石湾市"), {"x:old": "（旧）"})
    s.hidden_columns.append(9)
    return paper


@one
def later_word_table() -> Paper:
    """A Word file: title and unit as paragraphs, one table, notes after it."""
    paper = Paper("", kind="docx", issue=2)
    s = paper.sheet("表1")
    s.say("附件2")
    s.say("云溪县司法局证明事项告知承诺制目录")
    s.head("seq|name|purpose|bases|rank|requester|issuer", "序号|证明名称|证明用途|设定依据|<|实施基本情况|<", "^|^|^|依据名称及条文|效力层级|索要单位|开具单位")
    s.table(take("司法局", place="云溪县"), {"bases": bases("\n", text="\n")})
    s.say("注：本目录实行动态调整。")
    return paper


@one
def later_word_departments() -> Paper:
    """A Word file with a heading and a table for each department."""
    paper = Paper("", kind="docx", issue=2)
    for number, department in enumerate(("民政局", "税务局", "退役军人事务局"), 1):
        s = paper.sheet(f"表{number}")
        s.say(f"{'一二三'[number - 1]}、县{department}")
        s.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
        s.table([{**row, "department": f"县{department}"} for row in take(department, place="县")])
    return paper


@one
def later_word_merged() -> Paper:
    """A Word table whose departments are merged vertically and whose header comes again."""
    paper = Paper("", kind="docx", issue=2)
    s = paper.sheet("表1")
    s.say("北桥区证明事项告知承诺制清单")
    s.head("dept|seq|name|purpose|issuer|cite", "部门|序号|证明名称|证明用途|开具单位|设定依据")
    for n, department in enumerate(("教育局", "医疗保障局", "林业局")):
        if n == 2:
            s.repeat()
        rows = take(department, place="北桥区")
        s.table([{**row, "dept": row["department"]} for row in rows], down="dept")
    return paper


@one
def later_html_utf8() -> Paper:
    """HTML called .xls, UTF-8, merged header."""
    paper = Paper("", kind="html", ending="xls", issue=2)
    s = paper.sheet("table")
    s.say("永和县农业农村局证明事项清单", span=7, why="标题")
    s.head("seq|name|purpose|cite|rank|requester|issuer", "序号|证明名称|证明用途|设定依据|<|单位|<", "^|^|^|依据|层级|索要单位|开具单位")
    s.table(take("农业农村局", place="永和县"))
    return paper


@one
def later_html_gbk() -> Paper:
    """HTML called .xls, GB2312, departments over several rows by rowspan."""
    paper = Paper("", kind="html", ending="xls", issue=2, options={"encoding": "gb18030"})
    s = paper.sheet("table")
    s.head("dept|seq|name|purpose|issuer|cite", "部门名称|序号|证明名称|办理事项|开具单位|设定依据")
    rows = everything("青禾县", ("公安局", "城市管理局", "文化和旅游局"))
    for row in rows:
        row["dept"] = row["department"]
    s.table(rows, {"cite": bases("\n")}, down="dept")
    return paper


@one
def later_spreadsheetml() -> Paper:
    """XML Spreadsheet 2003 called .xls with sparse rows, merges, two sheets."""
    paper = Paper("", kind="spreadsheetml", ending="xls", issue=2)
    for department in ("自然资源和规划局", "市场监督管理局"):
        s = paper.sheet(department, row=2, column=2)
        s.say(f"柳泉县{department}证明事项清单", span=6, why="标题")
        s.head("seq|name|purpose|issuer|cite|rank", "序号|证明名称|证明用途|开具单位|设定依据|效力层级")
        s.table(take(department, place="柳泉县"), {"cite": bases("\n")})
    return paper


@one
def later_utf16_text() -> Paper:
    """UTF-16 text with tabs called .xls."""
    paper = Paper("", kind="utf16", ending="xls", issue=2, options={"encoding": "utf-16", "delimiter": "\t"})
    s = paper.sheet("text")
    s.say("东岗县卫生健康委员会证明事项清单", why="标题")
    s.head("seq|name|purpose|requester|issuer|cite", "序号|证明名称|证明用途|索要单位|开具单位|设定依据")
    s.table(take("卫生健康委员会", place="东岗县"), {"cite": bases("；")})
    return paper


@one
def later_gbk_text_called_xls() -> Paper:
    """GBK text with tabs called .xls."""
    paper = Paper("", kind="csv", ending="xls", issue=2, dept="东岗县税务局", options={"encoding": "gb18030", "delimiter": "\t"})
    s = paper.sheet("text")
    s.head("seq|name|purpose|issuer|cite|text", "序号|证明名称|证明用途|开具单位|设定依据|条文内容")
    s.table(take("税务局", place="东岗县"))
    return paper
