"""Lists with look-alike columns, unusual bodies, rank ticks, formulas, continued rows."""

from typing import Any

from lists.paper import RANKS, Paper, Row, bases, cite, everything, take

LISTS = []


def one(make: Any) -> Any:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def trap_matter_library() -> Paper:
    """A matter library's export: 事项名称 beside 证明名称, and many columns that share words with those sought."""
    paper = Paper("", look=2)
    s = paper.sheet("Sheet1")
    s.head(
        "dept|code|matter|matter_type|x:kind|name|purpose|issuer|x:legal|x:promise|x:fee|x:place|x:phone|x:complain|x:pledge|cite|remarks",
        "部门名称|事项编码|事项名称|事项类型|办件类型|证明名称|证明用途|开具单位|法定办结时限|承诺办结时限|收费标准|办理地点|咨询电话|监督投诉电话|是否实行告知承诺|设定依据|备注",
    )
    rows = everything("云溪县", ("民政局", "交通运输局", "城市管理局", "农业农村局"))
    for n, row in enumerate(rows):
        row.update(dept=row["department"], code=f"1134{n:04d}MB{n:03d}", matter=row["purpose"], purpose=f"核实{row['content']}", remarks="")
    fixed = {"x:kind": "承诺件", "x:legal": "20个工作日", "x:promise": "5个工作日", "x:fee": "不收费", "x:place": "政务服务中心二楼", "x:phone": "0000-1234567", "x:complain": "12345", "x:pledge": "是"}
    s.table(rows, fixed)
    return paper


@one
def trap_unusual_bodies() -> Paper:
    """Sections named by bodies that are no 局: 残联, 团县委, 大队, 中心, 管委会, 档案馆, 公司, 总工会."""
    paper = Paper("", look=5)
    s = paper.sheet("Sheet1")
    s.say("青禾县群团组织和垂管单位证明事项清单", span=5, why="标题")
    s.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
    bodies = ("县残联", "团县委", "县消防救援大队", "县公共就业服务中心", "县档案馆", "青禾经济开发区管委会", "县自来水公司", "县总工会", "国家税务总局青禾县税务局", "县人武部")
    for number, (numeral, body) in enumerate(zip("一二三四五六七八九十", bodies, strict=True)):
        s.say(f"{numeral}、{body}", span=5, why="分组")
        s.table([{**row, "department": body} for row in take("人力资源和社会保障局", 2, start=number)])
    return paper


@one
def trap_federation_title() -> Paper:
    """A federation's own list; its name stands in the title only, with the year before and 汇总表 behind."""
    paper = Paper("", look=4)
    s = paper.sheet("Sheet1")
    s.say("2024年度长亭县残疾人联合会证明事项汇总表", span=6, why="标题")
    s.head("seq|purpose|name|content|issuer|bases", "序号|事项名称|证明名称|证明内容|开具单位|设定依据")
    own = {"department": "长亭县残疾人联合会"}
    s.table([{**row, **own} for row in take("民政局", 8)])
    return paper


@one
def trap_certificate_merged_over_purposes() -> Paper:
    """One certificate serves several purposes: serial number, name and issuer merged, purposes below each other."""
    paper = Paper("", look=7)
    s = paper.sheet("Sheet1", column=2)
    s.say("白河县公安局证明事项清单", span=6, why="标题")
    s.head("seq|name|issuer|purpose|requester|cite", "序号|证明名称|开具单位|证明用途|索要单位|设定依据")
    for number, row in enumerate(take("公安局", place="白河县"), 1):
        for purpose in (row["purpose"], f"{row['purpose']}（补办）")[: 1 + number % 2]:
            s.put({**row, "seq": number, "purpose": purpose}, {})
    for key in ("seq", "name", "issuer"):
        s.join(s.keys.index(key) + s.column, 3, s.row - 1)
    return paper


@one
def trap_basis_continued_below() -> Paper:
    """Further bases stand in rows of their own whose other cells are empty, without merges."""
    paper = Paper("", look=1)
    s = paper.sheet("Sheet1")
    s.say("填报单位：柳泉县市场监督管理局", span=5, why="单位")
    s.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
    for row in take("市场监督管理局", place="柳泉县") + take("农业农村局", place="柳泉县", department="柳泉县市场监督管理局"):
        continued(s, row)
    return paper


def continued(s: Any, row: Row) -> None:
    """Write an item and each further basis in a row below."""
    at = s.put(row, {"cite": cite(row["bases"][0])})
    for basis in row["bases"][1:]:
        s.cells[s.row, s.column + 4] = cite(basis)
        s.skipped.append({"row": s.row, "why": "续行", "of": at})
        s.styles[s.row] = "行"
        s.row += 1


@one
def trap_rank_ticks() -> Paper:
    """The basis's rank as ticks over five columns beside its name."""
    paper = Paper("", look=3)
    s = paper.sheet("Sheet1")
    s.say("北桥区司法局证明事项统计表", span=11, why="标题")
    keys = "|".join(f"R{rank}" for rank in RANKS[:5])
    s.head(
        f"seq|name|purpose|issuer|cite|{keys}|remarks",
        "序号|证明名称|证明用途|开具单位|设定依据|依据层级|<|<|<|<|备注",
        "^|^|^|^|^|" + "|".join(RANKS[:5]) + "|^",
    )
    rows = [row for row in take("司法局", place="北桥区") + take("住房公积金管理中心", place="北桥区", department="北桥区司法局") if len(row["bases"]) == 1]
    s.table([{**row, "remarks": "部门自查" if n == 2 else ""} for n, row in enumerate(rows)])
    return paper


@one
def trap_formulas() -> Paper:
    """An .xls whose serial numbers and total are formulas with stored results."""
    paper = Paper("", kind="xls", look=6, options={"formulas": True})
    s = paper.sheet("Sheet1")
    s.say("东岗县教育局证明事项清单", span=5, why="标题")
    s.head("seq|name|purpose|issuer|bases", "序号|证明名称|证明用途|开具单位|设定依据")
    s.table([{**row, "seq": "=ROW()-2"} for row in take("教育局", place="东岗县")])
    s.say("合计", "=COUNT(A3:A10)", why="合计")
    return paper


@one
def trap_csv_two_header_rows() -> Paper:
    """A sheet with merged two-row header saved as text: the merges are gone, blanks remain."""
    paper = Paper("", kind="csv", options={"encoding": "gb18030"})
    s = paper.sheet()
    s.say("石湾市民政局证明事项清单", why="标题")
    s.head(
        "seq|name|purpose|cite|rank|requester|issuer|L市级|L县级",
        "序号|证明名称|证明用途|设定依据|<|实施基本情况|<|行使层级|<",
        "^|^|^|依据名称及条款|效力层级|索要单位|开具单位|市级|县级",
    )
    s.table(take("民政局", place="石湾市", levels="市县"), {"cite": bases("；")})
    return paper


@one
def trap_unit_beside_label() -> Paper:
    """Label and value of the unit in different cells, other labels around; a table of contacts to the right of the title."""
    paper = Paper("", look=8)
    s = paper.sheet("Sheet1", row=2)
    s.say("证明事项告知承诺制清单（送审稿）", span=6, why="标题")
    s.say("填报单位", "永和县自然资源和规划局", None, "填报人", "孙××", None, why="单位")
    s.say("联系电话", "0000-2223334", None, "填报日期", "2024-06-30", None, why="单位")
    s.head("seq|name|purpose|issuer|cite|rank", "序号|证明事项|办理的事项|开具单位|法律法规依据|层级")
    s.table(take("自然资源和规划局", place="永和县"), {"cite": bases("\n")})
    return paper


@one
def trap_article_words_first() -> Paper:
    """The column of articles' words stands before the column that names the paper; content quotes other laws in 《》."""
    paper = Paper("", look=9)
    s = paper.sheet("Sheet1")
    s.say("望江区住房和城乡建设局证明事项清单", span=7, why="标题")
    s.head("name|content|text|cite|issuer|requester|purpose", "证明名称|证明内容|条文内容|依据名称及条款|开具单位|索要单位|用途")
    rows = take("住房和城乡建设局", place="望江区") + take("税务局", place="望江区", department="望江区住房和城乡建设局")
    for row in rows:
        row["text"] = f"按照《中华人民共和国民法典》第二百零九条登记的，从其规定。{row['text']}"
        row["content"] = f"《申请表》所列{row['content']}"
    s.table(rows, {"cite": bases("\n")})
    return paper


@one
def trap_two_purposes_in_columns() -> Paper:
    """Main and sub matter in two columns (主项名称, 子项名称), department in each row, 100 rows."""
    paper = Paper("", look=10, free=("matter", "purpose", "requester"))
    s = paper.sheet("Sheet1")
    s.say("永和县证明事项目录", span=8, why="标题")
    s.head("seq|dept|x:main|x:sub|name|issuer|cite|matter_type", "事项序号|部门|主项名称|子项名称|证明名称|开具单位|设定依据|事项类型")
    rows = everything("永和县")[:100]
    for row in rows:
        row["dept"] = row["department"]
    s.table(rows, {"x:main": lambda r: r["purpose"], "x:sub": lambda r: f"{r['purpose']}（首次）"}, down="dept")
    return paper


@one
def later_continued_sheet() -> Paper:
    """The second sheet goes on where the first ended, without a header of its own."""
    paper = Paper("", issue=2, look=2)
    first = paper.sheet("第1页")
    first.say("北桥区公安局证明事项清单", span=5, why="标题")
    first.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
    first.table(take("公安局", 7, place="北桥区"))
    second = paper.sheet("第2页")
    second.keys = first.keys
    second.table([{**row, "seq": n} for n, row in enumerate(take("公安局", place="北桥区", start=7), 8)])
    return paper
