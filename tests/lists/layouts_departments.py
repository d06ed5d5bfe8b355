"""Lists of single departments, as Excel and WPS files."""

import datetime
from typing import Any

from lists.paper import Paper, Row, Sheet, bases, cite, take

LISTS = []


def one(make: Any) -> Any:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def minzheng_two_row_header() -> Paper:
    """Two header rows with merges, level ticks, an annex line and a title."""
    paper = Paper("", look=1)
    s = paper.sheet("Sheet1")
    s.say("附件1", style="附件")
    s.say("青禾县民政局实行告知承诺制证明事项目录", span=12, why="标题")
    s.head(
        "seq|name|purpose|bases|rank|requester|issuer|L省部级|L市级|L县级|L乡级及其他|matter_type",
        "序号|证明⏎名称|证明用途|设定依据|<|实施基本情况|<|行使层级|<|<|<|事项⏎类型",
        "^|^|^|依据名称、文号及条文内容|效力层级|索要单位|开具单位|省部级|市级|县级|乡级及其他|^",
    )
    rows = take("民政局", place="青禾县")
    for n, row in enumerate(rows):
        row["levels"] = ("县", "县乡", "市县", "省市县乡")[n % 4]
    s.table(rows, {"bases": bases(text="\n")})
    return paper


@one
def gongan_rank_in_basis_column() -> Paper:
    """The column 设定依据 holds only the rank's word; the unit stands in a line with 盖章."""
    paper = Paper("", look=2)
    s = paper.sheet("保留证明")
    s.say("2023年保留证明事项清单", span=13, why="标题")
    s.say("单位（盖章）：望江区公安局", why="单位")
    s.head(
        "seq|name|purpose|rank|bases|requester|issuer|L省级|L市级|L县级|L乡镇级及其他|matter_type|x:why",
        "序号|证明名称|证明用途|设定依据|依据条文及内容|实施基本情况|<|行使层级|<|<|<|事项类型|不能实行告知承诺及保留原因",
        "^|^|^|^|^|索要单位|开具单位|省级|市级|县级|乡镇级及其他|^|^",
    )
    s.table(take("公安局", place="望江区", levels="县"), {"bases": bases("；"), "x:why": "涉及户籍管理，暂保留"}, mark="✔")
    s.say("审核人：", None, None, "制表人：", None, None, "2023年5月29日", why="签字")
    return paper


@one
def renshe_filler_row() -> Paper:
    """Unit, filler, telephone and date in one line; no type, no levels; notes at the foot."""
    paper = Paper("", look=3)
    s = paper.sheet("附件2", row=2)
    s.say("人社系统保留证明事项清单", span=8, why="标题")
    s.say("填报单位：云溪县人力资源和社会保障局        填报人：张××    电话：0000-6221000   填报日期：2023年9月7日", span=8, why="单位")
    s.head("seq|name|purpose|bases|rank|requester|issuer|remarks", "序号|证明名称|证明用途|设定及保留依据|效力层级|索要单位|开具单位|备注")
    rows = take("人力资源和社会保障局", place="云溪县")
    for n, row in enumerate(rows):
        row["remarks"] = ("", "可通过部门核验", "自助查询")[n % 3]
    s.table(rows, {"bases": bases(prefix=True, text="\n　　")})
    s.gap()
    s.say("注：1.本表由各县区人社局填报，一式两份。", why="说明")
    s.say("2.“效力层级”填写法律、行政法规、部门规章等。", why="说明")
    return paper


@one
def jiaoyu_plain_words() -> Paper:
    """Everyday column names, table from D9, notes between title and header, contact columns."""
    paper = Paper("", look=4)
    s = paper.sheet("汇总", row=4, column=4)
    s.say("北桥区教育局需要群众提交的证明材料一览表", span=9, why="标题")
    s.gap()
    s.say("填表说明：请逐项填写，一项证明用于多个事项的分行填写。", span=9, why="说明")
    s.say("联系电话请填写科室座机。", span=9, why="说明")
    s.gap()
    s.head("seq|name|purpose|requester|issuer|bases|rank|x:contact|x:phone", "序|需提交的证明材料|办理什么事项时需要|由谁要求提供|谁来开|法律法规依据|依据级别|联系人|电话")
    s.table(take("教育局", place="北桥区"), {"bases": bases("；\n", text="："), "x:contact": "李××", "x:phone": "0000-5550123"})
    return paper


@one
def sifa_type_ticks() -> Paper:
    """Matter type as ticks over seven columns, spaces inside the header's words."""
    paper = Paper("", look=5)
    s = paper.sheet("司法局")
    s.say("白河市司法局证明事项清单", span=14, why="标题")
    s.head(
        "seq|name|purpose|T行政许可|T行政确认|T行政给付|T行政奖励|T行政裁决|T其他行政权力|T公共服务|issuer|requester|bases|level",
        "序 号|证 明 名 称|证 明 用 途|事 项 类 型|<|<|<|<|<|<|出具单位|索取单位|法 律 依 据|行使层级",
        "^|^|^|行政⏎许可|行政⏎确认|行政⏎给付|行政⏎奖励|行政⏎裁决|其他行政权力|公共⏎服务|^|^|^|^",
    )
    rows = take("司法局", place="白河市") + take("司法局", 3, place="白河市", purpose="基层法律服务所设立登记")
    for n, row in enumerate(rows):
        row["level"] = ("县级", "市级、县级", "县级")[n % 3]
    s.table(rows, mark="○")
    return paper


@one
def weijian_printed_pages() -> Paper:
    """The header comes again on each printed page, page numbers stand below each page, a total ends the list."""
    paper = Paper("", look=6)
    s = paper.sheet("Sheet1", column=2)
    s.say("石湾市卫生健康委员会证明事项告知承诺制清单", span=7, why="标题")
    s.say("报送单位：石湾市卫生健康委员会", None, None, None, None, "报送日期：", datetime.date(2023, 11, 6), why="单位")
    s.head("seq|name|purpose|issuer|cite|text|remarks", "编号|证明事项名称|证明用途|开具单位|设定证明的依据|条文内容|备注")
    rows = take("卫生健康委员会", place="石湾市") + take("卫生健康委员会", 4, place="石湾市", purpose="变更执业注册")
    for row in rows:
        row["remarks"] = ""
    for page in range(0, len(rows), 4):
        if page:
            s.repeat()
        s.table(rows[page : page + 4])
        s.say(f"第 {page // 4 + 1} 页 共 3 页", span=7, why="页码")
    s.say("合计", f"{len(rows)}项", why="合计")
    return paper


@one
def shichang_split_bases() -> Paper:
    """Bases over four columns: name, number, article, words; codes as numbers; no title at all."""
    paper = Paper("", look=7)
    s = paper.sheet("导出数据")
    s.head(
        "code|dept|name|purpose|matter_type|document|number|article|text|requester|issuer|x:hot|x:system",
        "事项编码|实施部门|证明名称|政务服务事项名称|权力类型|法律法规名称|依据文号|条款号|条款内容|证明索要单位|证明开具单位|是否高频|涉及系统",
    )
    rows = [row for row in take("市场监督管理局", place="柳泉县") + take("烟草专卖局", place="柳泉县") + take("林业局", place="柳泉县") if len(row["bases"]) == 1]
    for n, row in enumerate(rows):
        row.update(dept=row["department"], code=341_600_100 + n, true={"code": str(341_600_100 + n)})
    s.table(rows, {"document": lambda r: r["bases"][0]["document"], "x:hot": "否", "x:system": "政务服务一体化平台"})

    def dress(book: Any) -> None:
        page = book.active
        page.freeze_panes, page.auto_filter.ref = "A2", page.dimensions

    paper.dress = dress
    return paper


@one
def zhujian_merged_purposes() -> Paper:
    """One matter over several certificates, merged vertically; notes and signatures follow."""
    paper = Paper("", look=8)
    s = paper.sheet("住建")
    s.say("长亭县住房和城乡建设局", span=8, why="标题")
    s.say("证明事项清单（第二批）", span=8, why="标题")
    s.head("seq|purpose|matter_type|name|issuer|requester|bases|rank", "序号|对应行政事项|事项类别|证明材料名称|出具机关|责任单位|设立依据|依据层级")
    rows = sorted(take("住房和城乡建设局", place="长亭县") + take("住房和城乡建设局", 3, place="长亭县", purpose="建筑工程施工许可证变更"), key=lambda r: str(r["purpose"]))
    s.table(rows, {"bases": bases("\n", numbered=True, text="\n")}, down="purpose|matter_type|requester")
    s.gap()
    s.say("填报人：", None, None, "负责人（签字）：", None, None, "填报时间：    年  月  日", why="签字")
    return paper


@one
def ziran_item_over_rows() -> Paper:
    """Each basis on a row of its own, all other cells merged over these rows."""
    paper = Paper("", look=9)
    s = paper.sheet("Sheet2")
    s.say("东岗县自然资源和规划局证明事项清单", span=6, why="标题")
    s.head("seq|name|purpose|issuer|cite|rank", "序号|证明名称|证明用途|开具单位|设定依据|效力层级")
    for row in take("自然资源和规划局", place="东岗县") + take("农业农村局", 4, place="东岗县", department="东岗县自然资源和规划局"):
        spread(s, row)
    return paper


def spread(s: Sheet, row: Row) -> None:
    """Write one item with a row for each basis; the rest is merged over them."""
    first = row["bases"][0]
    at = s.put(row, {"cite": cite(first), "rank": first["rank"]})
    for basis in row["bases"][1:]:
        s.cells[s.row, s.column + 4], s.cells[s.row, s.column + 5] = cite(basis), basis["rank"]
        s.skipped.append({"row": s.row, "why": "续行", "of": at})
        s.styles[s.row] = "行"
        s.row += 1
    if s.row - 1 > at:
        s.merges += [(at, s.column + c, s.row - 1, s.column + c) for c in range(4)]


@one
def nongye_many_article_words() -> Paper:
    """Long article texts that quote other papers' names in 《》, bases numbered, comments and links on cells."""
    paper = Paper("", look=10)
    s = paper.sheet("清单", row=1, column=1)
    s.say("附件", style="附件")
    s.gap()
    s.say("永和县农业农村局证明事项实施清单", span=7, why="标题")
    s.head("seq|name|content|purpose|cite|text|issuer", "序号|证明事项名称|证明内容|用于办理事项|法律依据|依据原文|开具机关")
    rows = take("农业农村局", place="永和县")
    trap = "符合条件的，发给《经营许可证》；不予许可的，书面说明理由。申请人还应当提交《中华人民共和国居民身份证》复印件以及本条例第二十条规定的材料。"
    for row in rows:
        row["text"] += trap
    s.table(rows, {"cite": bases("\n", numbered=True)})

    def dress(book: Any) -> None:
        from openpyxl.comments import Comment

        page = book.active
        page["B6"].comment = Comment("请核对名称", "审核")
        page["E6"].hyperlink = "https://example.org/law"

    paper.dress = dress
    return paper


@one
def jiaotong_dept_option() -> Paper:
    """No department anywhere: it is given on the command line; the columns stand in an unusual order."""
    paper = Paper("", dept="永和县交通运输局", look=11)
    s = paper.sheet("Sheet1")
    s.say("证明事项清单", span=7, why="标题")
    s.head("remarks|bases|issuer|requester|purpose|name|seq", "备注|依据|出具单位|要求开具单位|办事事项|证明名称|项次")
    rows = take("交通运输局", place="永和县") + take("交通运输局", 3, place="永和县", purpose="从业资格证补发")
    for n, row in enumerate(rows):
        row.update(remarks="已实现数据共享" if n % 2 else "", seq=n + 1)
    s.table(rows, {"bases": bases("；", bracket="[]", text=" ")})
    s.gap(2)
    s.say(None, None, None, None, "共计8项", why="合计")
    return paper


@one
def wenlv_three_rows() -> Paper:
    """A tiny list of three certificates, one header row right at the top."""
    paper = Paper("", dept="青禾县文化和旅游局")
    s = paper.sheet("Sheet1")
    s.head("name|purpose|cite", "证明名称|证明用途|设定依据")
    s.table(take("文化和旅游局", 3, place="青禾县"))
    return paper
