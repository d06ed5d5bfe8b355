"""Lists of whole counties and cities: many departments in one file."""

from typing import Any

from lists.paper import POOL, Paper, bases, everything, take

LISTS = []
NUMERALS = "一二三四五六七八九十"


def one(make: Any) -> Any:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def county_department_column() -> Paper:
    """All departments of a county, the department merged vertically; begins at B3."""
    paper = Paper("", look=4)
    s = paper.sheet("总表", row=3, column=2)
    s.say("青禾县证明事项告知承诺制目录（2024年版）", span=9, why="标题")
    s.head("seq|dept|name|purpose|matter_type|requester|issuer|bases|content", "序号|部门|证明事项名称|证明用途|事项类型|索要单位|开具单位|设定依据|证明内容")
    rows = everything("青禾县")
    for row in rows:
        row["dept"] = row["department"]
    s.table(rows, {"bases": bases("\n", text="：")}, down="dept|requester")

    def dress(book: Any) -> None:
        book.active.freeze_panes = "B5"
        book.active.print_title_rows = "4:4"
        book.active.oddFooter.center.text = "第 &P 页，共 &N 页"

    paper.dress = dress
    return paper


@one
def county_sections_with_counts() -> Paper:
    """Section rows 「一、县公安局（3项）」, serial numbers begin anew, 小计 after each section."""
    paper = Paper("", look=8)
    s = paper.sheet("Sheet1")
    s.say("附件1", style="附件")
    s.say("云溪县实行告知承诺制的证明事项清单", span=6, why="标题")
    s.head("seq|name|purpose|cite|requester|issuer", "序号|证明名称|证明用途|设定依据|索要单位|开具单位")
    for numeral, department in zip(NUMERALS, ("公安局", "民政局", "司法局", "教育局", "水务局"), strict=False):
        rows = take(department, 5, place="县")
        s.say(f"{numeral}、县{department}（{len(rows)}项）", span=6, why="分组")
        s.table([{**row, "seq": n} for n, row in enumerate(rows, 1)])
        s.say("小计", f"{len(rows)}项", why="合计")
    s.say("总计：22项", span=6, why="合计")
    return paper


@one
def city_sections_in_brackets() -> Paper:
    """Section rows 「（二）市教育局」 in the name column, two header rows."""
    paper = Paper("", look=9)
    s = paper.sheet("告知承诺制目录", column=2)
    s.say("石湾市证明事项告知承诺制目录清单", span=8, why="标题")
    s.say("（共5个部门24项）", span=8, why="标题")
    s.head(
        "seq|name|purpose|matter_type|bases|rank|requester|issuer",
        "序号|证明事项|用途|类型|依据|<|单位|<",
        "^|^|^|^|内容|层级|索要|开具",
    )
    number = 0
    for numeral, department in zip(NUMERALS, ("人力资源和社会保障局", "教育局", "医疗保障局", "交通运输局", "应急管理局"), strict=False):
        rows = take(department, 6, place="市") if department in POOL else take("林业局", 3, place="市", department="市应急管理局")
        s.say(None, f"（{numeral}）市{department}", why="分组", span=0)
        for row in rows:
            number += 1
            s.put({**row, "seq": number}, {"bases": bases("\n", text="\n")})
    return paper


@one
def county_sections_plain() -> Paper:
    """Section rows 「县民政局（共5项）」 without numerals, empty rows between, an empty column B."""
    paper = Paper("", look=10)
    s = paper.sheet("Sheet1", row=2)
    s.say("北桥县证明事项清单", span=7, why="标题")
    s.say("填报单位：北桥县司法局（汇总）", why="单位")
    s.head("seq|x:none|name|purpose|issuer|cite|remarks", "编号||证明名称|办理事项|开具单位|设定依据|备注")
    for department in ("民政局", "医疗保障局", "卫生健康委员会", "文化和旅游局"):
        rows = take(department, 5, place="县")
        s.gap()
        s.say(f"县{department}（共{len(rows)}项）", span=7, why="分组")
        s.table([{**row, "remarks": ""} for row in rows])
    s.gap()
    s.say("说明：1.本清单自公布之日起施行。2.清单实行动态管理。", why="说明")
    return paper


@one
def county_sheet_per_department() -> Paper:
    """A sheet for each department named by its tab, a sheet of instructions first, an empty one last."""
    paper = Paper("", look=11)
    note = paper.sheet("填表说明")
    note.say("填表说明", why="标题")
    for number, text in enumerate(("“证明名称”填写证明的全称。", "“证明用途”填写办理的行政事项。", "“设定依据”填写到条、款、项。", "本表请于3月底前报送县司法局。"), 1):
        note.say(f"{number}.{text}", why="说明")
    for department in ("公安局", "民政局", "交通运输局", "自然资源和规划局"):
        s = paper.sheet(department)
        s.say("证明事项清单", span=7, why="标题")
        s.head("seq|name|purpose|cite|text|requester|issuer", "序号|证明名称|证明用途|设定依据|条款内容|索要单位|开具单位")
        s.table([{**row, "department": department} for row in take(department, 8, place="县")])
    paper.sheet("Sheet6")
    return paper


@one
def county_sheets_titled() -> Paper:
    """Sheets with meaningless tabs; each title names its department; each sheet has its own columns."""
    paper = Paper("", look=2)
    first = paper.sheet("表1")
    first.say("白河县农业农村局证明事项清单", span=5, why="标题")
    first.head("seq|name|purpose|issuer|bases", "序号|证明名称|证明用途|开具单位|设定依据")
    first.table(take("农业农村局", place="白河县"))
    second = paper.sheet("表2", row=2, column=3)
    second.say("白河县林业局保留的证明事项", span=6, why="标题")
    second.head("name|cite|rank|purpose|requester|issuer", "证明|依据条款|效力层级|用于何事项|索要机关|出具机关")
    second.table(take("林业局", place="白河县"))
    third = paper.sheet("表3")
    third.say("填报单位：白河县文化和旅游局", why="单位")
    third.head("seq|matter_type|purpose|name|cite|issuer", "序号|事项类型|事项名称|证明名称|设定依据|开具单位")
    third.table(take("文化和旅游局", place="白河县"))
    return paper


@one
def county_repeated_certificates() -> Paper:
    """A long list: the same certificate for several purposes, department in each row, no merges, 是/否 levels."""
    paper = Paper("", look=3)
    s = paper.sheet("县级", row=1)
    s.say("附件：", style="附件")
    s.say("东岗县县级部门证明事项告知承诺制实施清单（共150项）", span=12, why="标题")
    s.say("填报日期：", "2024.03", why="日期")
    s.head(
        "seq|dept|matter_type|purpose|name|content|requester|issuer|cite|L市级|L县级|L乡级",
        "序号|主管部门|行政权力类型|行政事项名称|证明材料名称|证明的内容|索要单位|开具单位|设定依据|市级|县级|乡级",
    )
    rows = everything("东岗县")
    again = [{**row, "purpose": f"{row['purpose']}（变更）"} for row in everything("东岗县") if row["matter_type"] == "行政许可"]
    rows = sorted([*rows, *again], key=lambda row: list(POOL).index(row["department"].removeprefix("东岗县")))[:150]
    for row in rows:
        row.update(dept=row["department"], levels="县")
    s.table(rows, mark="是")
    s.say("注：“是”表示在该层级实施。", span=12, why="说明")
    return paper


@one
def county_xls_merged() -> Paper:
    """An old .xls with merged departments and matters, two header rows."""
    paper = Paper("", kind="xls", look=1)
    s = paper.sheet("Sheet1")
    s.say("长亭县证明事项告知承诺制目录", span=8, why="标题")
    s.head(
        "seq|dept|purpose|name|cite|rank|requester|issuer",
        "序号|单位名称|办理事项|证明名称|设定依据|<|证明单位|<",
        "^|^|^|^|名称及条款|效力层级|索要单位|开具单位",
    )
    rows = everything("长亭县", ("民政局", "教育局", "人力资源和社会保障局", "自然资源和规划局"))
    for row in rows:
        row["dept"] = row["department"]
    s.table(rows, {"cite": bases("\n", prefix=True)}, down="dept|requester")
    return paper


@one
def county_ods_sheets() -> Paper:
    """An .ods with a sheet for each department whose unit line names it."""
    paper = Paper("", kind="ods", look=2)
    for department in ("司法局", "税务局", "退役军人事务局"):
        s = paper.sheet(f"{department}清单", row=1, column=2)
        s.say("证明事项告知承诺制清单", span=6, why="标题")
        s.say(f"填报单位：永和县{department}", why="单位")
        s.head("seq|name|purpose|issuer|bases|matter_type", "序号|证明名称|证明用途|开具单位|设定依据|事项类型")
        s.table(take(department, place="永和县"), {"bases": bases("\n", text="\n")})
    return paper


@one
def district_streets() -> Paper:
    """Sections are towns and streets; totals in words; colons and dashes in the section rows."""
    paper = Paper("", look=7)
    s = paper.sheet("乡镇街道")
    s.say("望江区乡镇（街道）证明事项告知承诺制清单", span=6, why="标题")
    s.head("seq|name|purpose|issuer|cite|x:phone", "序号|证明名称|证明用途|开具单位|设定依据|咨询电话")
    for section, unit, count in (("（一）临河镇人民政府（6项）", "临河镇人民政府", 6), ("（二）东岗街道办事处（4项）", "东岗街道办事处", 4), ("（三）新桥乡人民政府（3项）", "新桥乡人民政府", 3)):
        s.say(section, span=6, why="分组")
        s.table([{**row, "department": unit} for row in take("民政局", count)], {"x:phone": 5_550_100 + count})
    s.say("合计", None, None, None, None, 13, why="合计")
    return paper


@one
def county_department_first_column() -> Paper:
    """The department stands first and unnamed as 填报单位 in each row, serial numbers per department, filter on."""
    paper = Paper("", look=5)
    s = paper.sheet("Sheet1")
    s.head("dept|seq|name|purpose|bases|rank|issuer|remarks", "填报单位|序号|证明名称|证明用途|设定依据|层级|出具单位|备注")
    for department in ("公安局", "市场监督管理局", "农业农村局", "水务局", "城市管理局"):
        rows = take(department, place="北桥区")
        s.table([{**row, "dept": row["department"], "seq": n, "remarks": "" if n % 2 else "涉企"} for n, row in enumerate(rows, 1)], {"bases": bases("；", text=" ")})

    def dress(book: Any) -> None:
        book.active.auto_filter.ref = book.active.dimensions

    paper.dress = dress
    return paper


@one
def county_coloured_sections() -> Paper:
    """Section rows with a numeral in the serial column and the department beside it, coloured; ticks for levels; signatures."""
    paper = Paper("", look=6)
    s = paper.sheet("附件1")
    s.say("附件1", style="附件")
    s.say("永和县第一批实行告知承诺制证明事项清单", span=9, why="标题")
    s.head(
        "seq|name|purpose|bases|issuer|L省级|L市级|L县级|L乡级",
        "序号|证明名称|证明用途|设定依据|开具单位|行使层级|<|<|<",
        "^|^|^|^|^|省级|市级|县级|乡级",
    )
    for numeral, department in zip(NUMERALS, ("公安局", "民政局", "住房和城乡建设局", "税务局"), strict=False):
        s.say(numeral, f"永和县{department}", why="分组")
        s.table([{**row, "levels": "市县" if n % 2 else "县"} for n, row in enumerate(take(department, 6, place="永和县"))], {"bases": bases("\n")}, mark="■")
    s.gap()
    s.say(None, "单位负责人：", None, "审核：", None, "制表：", why="签字")

    def dress(book: Any) -> None:
        from openpyxl.styles import PatternFill

        for row in (5, 12, 19):
            for cell in book.active[row]:
                cell.fill = PatternFill("solid", fgColor="FFFF00")

    paper.dress = dress
    return paper
