"""Lists that systems export, and text files."""

import datetime
from typing import Any

from lists.paper import POOL, Paper, bases, everything, take

LISTS = []


def one(make: Any) -> Any:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def csv_gbk_county() -> Paper:
    """GBK text with the department in each row, every field quoted."""
    paper = Paper("", kind="csv", options={"encoding": "gb18030", "quote_all": True})
    s = paper.sheet()
    s.head("seq|dept|name|purpose|matter_type|cite|rank|requester|issuer", "序号|部门名称|证明名称|证明用途|事项类型|设定依据|效力层级|索要单位|开具单位")
    rows = everything("云溪县", list(POOL)[:9])
    for row in rows:
        row["dept"] = row["department"]
    s.table(rows, {"cite": bases("；")})
    return paper


@one
def csv_utf8_titled() -> Paper:
    """UTF-8 without mark, title and unit lines above, lines cut after the last cell, a note below."""
    paper = Paper("", kind="csv", options={"encoding": "utf-8", "ragged": True, "end": "\n"})
    s = paper.sheet()
    s.say("公共服务证明事项清单", why="标题")
    s.say("填报单位：白河市医疗保障局", "填报时间：2024年5月", why="单位")
    s.gap()
    s.head("seq|name|purpose|issuer|bases|remarks", "序号|证明名称|证明用途|开具单位|设定依据|备注")
    rows = take("医疗保障局", place="白河市") + take("人力资源和社会保障局", 6, place="白河市", department="白河市医疗保障局")
    s.table([{**row, "remarks": "" if n % 2 else "省内通办"} for n, row in enumerate(rows)], {"bases": bases("\n", text="\n")})
    s.say("注：以上事项均可网上办理", why="说明")
    return paper


@one
def csv_bom_semicolon() -> Paper:
    """UTF-8 with mark, semicolons between fields, semicolons and commas within."""
    paper = Paper("", kind="csv", dept="青禾县林业局", options={"encoding": "utf-8-sig", "delimiter": ";"})
    s = paper.sheet()
    s.head("name|purpose|issuer|cite|text|matter_type", "证明材料名称|对应行政事项|出具机关|法律法规名称及条款|条文|权力类型")
    s.table(take("林业局", place="青禾县") + take("水务局", place="青禾县", department="青禾县林业局") + take("城市管理局", place="青禾县", department="青禾县林业局"), {"cite": bases(";")})
    return paper


@one
def csv_tabs() -> Paper:
    """Tabs between fields, as copied out of a page and saved; department column filled only where it changes."""
    paper = Paper("", kind="csv", ending="csv", options={"encoding": "utf-8-sig", "delimiter": "\t"})
    s = paper.sheet()
    s.head("dept|name|purpose|requester|issuer|cite", "单位|证明名称|证明用途|索要单位|开具单位|设定依据")
    rows = everything("石湾市", ("交通运输局", "文化和旅游局", "烟草专卖局"))
    for row in rows:
        row["dept"] = row["department"]
    s.table(rows, {"cite": bases("；")}, down="dept")
    return paper


@one
def export_codes_dates() -> Paper:
    """A platform's export: codes as text with leading zeros, dates, URLs, many unknown columns; 实施主体 is the department and may be the requester."""
    paper = Paper("", look=4, free=("requester",))
    s = paper.sheet("sheet0")
    s.head(
        "x:id|code|dept|matter|name|purpose|matter_type|level|cite|x:date|x:url|issuer|x:state|remarks",
        "主键|国家目录编码|实施主体|办理的行政事项|证明名称|证明用途|事项类型|行使层级|设定依据|更新时间|办事指南链接|开具单位|状态|备注",
    )
    rows = everything("柳泉县", ("公安局", "卫生健康委员会", "退役军人事务局"))
    for n, row in enumerate(rows):
        row.update(dept=row["department"], code=f"000{n:03d}11{n % 7}000", matter=row["purpose"], purpose=f"证明{row['content']}", level=("县级", "市级,县级", "乡级")[n % 3])
        row["remarks"] = ""
    write = {"x:id": 1001, "x:date": datetime.datetime(2024, 2, 29, 8, 30), "x:url": "https://example.org/zwfw?id=1", "x:state": "在用"}
    s.table(rows, {**write, "cite": bases("\n")})
    return paper


@one
def export_xls_levels() -> Paper:
    """An .xls from a filing system: levels as words with slashes, type words, numbered bases in one line."""
    paper = Paper("", kind="xls", dept="", look=3)
    s = paper.sheet("证明事项", row=1)
    s.say("证明事项清理系统导出", span=9, why="标题")
    s.say("导出单位：东岗县人力资源和社会保障局", None, None, None, "导出时间：2023-12-01 09:12:33", why="单位")
    s.head("seq|name|purpose|matter_type|level|bases|requester|issuer|content", "序号|证明名称|证明用途|类型|实施层级|设定依据|索要单位|开具单位|证明内容")
    rows = take("人力资源和社会保障局", place="东岗县")
    for n, row in enumerate(rows):
        row["level"] = ("县级", "市级/县级", "县级/乡级")[n % 3]
    s.table(rows, {"bases": bases(" ", numbered=True, text=" ")})
    s.say("共12条记录", why="合计")
    return paper


@one
def export_ods_plain() -> Paper:
    """An .ods of one sheet with nothing above the header, wide texts and old brackets round the year."""
    paper = Paper("", kind="ods", dept="柳泉县住房和城乡建设局")
    s = paper.sheet("Sheet1")
    s.head("seq|name|purpose|issuer|bases|rank", "No.|证明名称|办理事项名称|开具单位|依据|效力")
    rows = take("住房和城乡建设局", place="柳泉县") + take("民政局", place="柳泉县", department="柳泉县住房和城乡建设局")
    s.table(rows, {"bases": bases("\n", bracket="［］", text="\n")})
    return paper


@one
def export_boolean_words() -> Paper:
    """Type ticks as 是/否-like words, level ticks filled by ●, whole list begins at A1 with two header rows and no title."""
    paper = Paper("", dept="永和县综合窗口", look=8)
    s = paper.sheet("data")
    s.head(
        "seq|name|purpose|T行政许可|T行政确认|T行政给付|T其他行政权力|T公共服务|L市级|L县级|issuer|cite|text",
        "序号|证明名称|证明用途|事项类型|<|<|<|<|行使层级|<|开具单位|设定依据|<",
        "^|^|^|行政许可|行政确认|行政给付|其他行政权力|公共服务|市级|县级|^|依据名称及条款|条文内容",
    )
    rows = [{**row, "department": "永和县综合窗口"} for row in everything("永和县", ("公安局", "税务局", "林业局", "医疗保障局"))]
    s.table(rows, mark="●")
    return paper
