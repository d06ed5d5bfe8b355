"""Lists with what forms gather over the years: column numbers, samples, nested sections, odd words for columns."""

import re
from typing import Any

from lists.paper import Paper, Row, bases, cite, everything, take

from pledgectl.text import chinese_number

LISTS = []


def one(make: Any) -> Any:
    """Register a list."""
    LISTS.append(make)
    return make


def figures(article: str) -> str:
    """Write 第二十三条 as 第23条."""
    numbers = {chinese_number(n): str(n) for n in range(1, 300)}
    return re.sub("第([一二三四五六七八九十百零]+)条", lambda m: f"第{numbers[m[1]]}条", article)


def interleaved(row: Row) -> str:
    """Write each basis with words of its own behind it."""
    return "\n".join(f"{n}.{cite(basis)}：{row['text'] or '按照规定办理。'}" for n, basis in enumerate(row["bases"], 1))


@one
def odd_column_numbers() -> Paper:
    """A row of column numbers (甲, 乙, 1, 2 …) under the header, a sample row, a seal line at the foot."""
    paper = Paper("", look=2)
    s = paper.sheet("报送表")
    s.say("附表3", style="附件")
    s.say("证明事项清理情况统计表", span=7, why="标题")
    s.say("填报单位（公章）：青禾县人力资源和社会保障局", None, None, None, None, "填报人：王××", why="单位")
    s.head("seq|name|purpose|issuer|requester|bases|rank", "序号|证明名称|证明用途|开具单位|索要单位|设定依据|效力层级")
    s.say("甲", "乙", "丙", "1", "2", "3", "4", why="栏次")
    s.table(take("人力资源和社会保障局", 9, place="青禾县"), {"bases": interleaved})
    s.gap()
    s.say(None, None, None, None, None, "青禾县人力资源和社会保障局", why="落款")
    s.say(None, None, None, None, None, "2024年3月1日", why="落款")
    return paper


@one
def odd_nested_sections() -> Paper:
    """Sections in two depths: 一、政府部门 over （一）县公安局; only the lower is the department."""
    paper = Paper("", look=4)
    s = paper.sheet("Sheet1")
    s.say("云溪县保留证明事项目录", span=6, why="标题")
    s.head("seq|name|purpose|issuer|cite|remarks", "序号|证明事项名称|证明用途|出具单位|设定依据|备注")
    number = 0
    for part, units in (("一、县政府部门", ("民政局", "司法局", "交通运输局")), ("二、垂直管理部门", ("税务局", "烟草专卖局"))):
        s.say(part, span=6, why="分组")
        for n, unit in enumerate(units):
            s.say(f"（{'一二三'[n]}）县{unit}", span=6, why="分组")
            for row in take(unit, 5):
                number += 1
                s.put({**row, "seq": number, "remarks": ""}, {})
    return paper


@one
def odd_words_for_columns() -> Paper:
    """Column names by nobody's standard: who needs it, who makes it, what for, on what ground."""
    paper = Paper("", look=6)
    s = paper.sheet("明细", row=2, column=3)
    s.say("群众和企业到白河县卫生健康委员会办事需开具的证明", span=7, why="标题")
    s.head("seq|purpose|name|requester|issuer|cite|text", "行号|所办事项|应提交的证明|证明需求部门|证明出具主体|依据文件名称及条款|原文摘录")
    s.table(take("卫生健康委员会", place="白河县"), {"cite": bases("；")})
    s.say("以上共7项。", span=7, why="合计")
    return paper


@one
def odd_sheet_named_department() -> Paper:
    """Only the tab names the department; name cells are stretched with blanks and broken over lines."""
    paper = Paper("", look=1)
    s = paper.sheet("县司法局")
    s.say("证明事项告知承诺制清单", span=5, why="标题")
    s.head("seq|name|purpose|issuer|bases", "序号|证明名称|证明用途|开具单位|设定依据")
    for n, row in enumerate(take("司法局")):
        name = row["name"]
        half = len(name) // 2
        row.update(department="县司法局", name=" ".join(name) if n % 3 == 1 else f"{name[:half]}\n{name[half:]}", true={"name": name})
        s.put(row, {"bases": lambda r: bases("\n　　", bracket="﹝﹞", text="\n　　")(r)})
    return paper


@one
def odd_bracket_sections() -> Paper:
    """Section rows as 【…】, with a colon, with a number of items after a blank; totals as formulas' values."""
    paper = Paper("", look=8)
    s = paper.sheet("Sheet1")
    s.say("长亭县证明事项清单汇总表", span=6, why="标题")
    s.say("制表单位：长亭县司法局", None, None, None, "2023年12月", why="单位")
    s.head("seq|name|purpose|requester|issuer|cite", "序号|证明名称|证明用途|索要单位|开具单位|设定依据")
    for title, unit in (("【长亭县公安局】", "公安局"), ("长亭县教育局：", "教育局"), ("长亭县水务局 2项", "水务局"), ("4.长亭县城市管理局（3项）", "城市管理局")):
        rows = take(unit, 6, place="长亭县")
        s.say(title, span=6, why="分组")
        s.table(rows)
    s.say("合  计", 17, why="合计")
    return paper


@one
def odd_arabic_articles() -> Paper:
    """第7条 in figures, blanks inside citations, square brackets, edition years, 依据 before the paper's name."""
    paper = Paper("", look=3)
    s = paper.sheet("Sheet1")
    s.say("东岗县市场监督管理局证明事项清单", span=6, why="标题")
    s.head("seq|name|purpose|cite|requester|issuer", "序号|证明名称|证明用途|设定依据|索要单位|开具单位")
    rows = [row for row in take("市场监督管理局", place="东岗县") + take("公安局", place="东岗县", department="东岗县市场监督管理局") if len(row["bases"]) == 1]
    styles = ("依据《{d}》{a}规定", "《{d}》（2019年修订） {f}", "《 {d} 》{a}。", "根据《{d}》（2018年修正）{a}：“{t}”")
    s.table([{**row, "style": styles[n % 4]} for n, row in enumerate(rows)], {"cite": lambda r: r["style"].format(d=r["bases"][0]["document"], a=r["bases"][0]["article"], f=figures(r["bases"][0]["article"]), t=r["text"][:60])})
    for item in s.items:
        item["bases"] = [{key: value for key, value in basis.items() if key != "number"} for basis in item["bases"]]
    return paper


@one
def odd_merged_everything() -> Paper:
    """Title over two merged rows, header cells merged over columns, matter and basis merged over several certificates."""
    paper = Paper("", look=5)
    s = paper.sheet("Sheet3", row=2, column=2)
    s.say("石湾市住房公积金管理中心证明事项告知承诺制目录", why="标题")
    s.merges.append((2, 2, 3, 8))
    s.gap()
    s.head("seq|purpose|name|x:1|cite|issuer|level", "序号|办理事项|证明名称|<|设定依据|开具单位|行使层级")
    rows = take("住房公积金管理中心", place="石湾市") + [{**row, "name": "婚姻状况证明", "purpose": "租房提取住房公积金"} for row in take("住房公积金管理中心", 4, place="石湾市", start=3)]
    rows += [{**rows[-1], "name": "租赁合同备案证明"}, {**rows[-1], "name": "收入证明", "issuer": "所在单位"}]
    for row in rows:
        row["level"] = "市级"
    s.table(rows, down="purpose|cite|level")
    for item in s.items:
        s.merges.append((item["row"], 4, item["row"], 5))
    return paper


@one
def odd_long_county_sections() -> Paper:
    """A long county list: sections, subtotals, the header again before each section, ticks, two header rows."""
    paper = Paper("", look=7)
    s = paper.sheet("汇总表")
    s.say("附件2", style="附件")
    s.say("柳泉县部门证明事项告知承诺制目录", span=10, why="标题")
    s.say("填报单位：柳泉县司法局    联系人：赵××    联系电话：0000-7770001", span=10, why="单位")
    s.head(
        "seq|name|purpose|matter_type|cite|rank|requester|issuer|L市级|L县级",
        "序号|证明名称|证明用途|事项类型|设定依据|<|实施基本情况|<|行使层级|<",
        "^|^|^|^|依据名称、条款|效力层级|索要单位|开具单位|市级|县级",
    )
    for n, department in enumerate(("公安局", "民政局", "人力资源和社会保障局", "教育局", "市场监督管理局", "自然资源和规划局", "农业农村局", "医疗保障局", "住房和城乡建设局")):
        if n in (3, 6):
            s.repeat()
        rows = take(department, place="柳泉县", levels="县" if n % 2 else "市县")
        s.say(f"{'一二三四五六七八九'[n]}、柳泉县{department}（{len(rows)}项）", span=10, why="分组")
        s.table([{**row, "seq": number} for number, row in enumerate(rows, 1)])
        s.say(f"柳泉县{department}小计：{len(rows)}项", span=10, why="合计")
    s.gap()
    s.say("备注：本目录由柳泉县司法局负责解释。", span=10, why="说明")
    return paper


@one
def odd_matter_and_purpose() -> Paper:
    """No 开具单位 column; both matter and purpose; a column of materials' form and number of copies."""
    paper = Paper("", look=9, free=("requester",))
    s = paper.sheet("Sheet1")
    s.say("望江区退役军人事务局  望江区医疗保障局  证明事项清单", span=8, why="标题")
    s.head("dept|seq|matter|name|purpose|x:copies|x:form|cite", "牵头单位|序号|行政事项名称|证明名称|证明用途|份数|材料形式|设定依据")
    rows = everything("望江区", ("退役军人事务局", "医疗保障局"))
    for row in rows:
        row.update(dept=row["department"], matter=row["purpose"], purpose=f"用于核实{row['content']}")
    s.table(rows, {"x:copies": 1, "x:form": "原件"})
    return paper


@one
def odd_csv_sections() -> Paper:
    """GBK text saved from a sheet with sections and totals; empty columns at the end of each line."""
    paper = Paper("", kind="csv", options={"encoding": "gb18030"})
    s = paper.sheet()
    s.say("北桥县证明事项告知承诺制清单", why="标题")
    s.head("seq|name|purpose|issuer|cite|remarks|x:1|x:2", "序号|证明名称|证明用途|开具单位|设定依据|备注||")
    for n, department in enumerate(("公安局", "林业局", "城市管理局")):
        rows = take(department)
        s.say(f"{'一二三'[n]}、县{department}", why="分组")
        s.table([{**row, "remarks": "" if k % 3 else "已公布"} for k, row in enumerate(rows)], {"cite": bases("\n")})
    s.say("合计", "19项", why="合计")
    return paper


@one
def odd_xls_notes() -> Paper:
    """An .xls whose table begins at C8 below a page of notes; signature far below."""
    paper = Paper("", kind="xls", look=6)
    s = paper.sheet("附件", column=3)
    s.say("附件3", style="附件")
    s.say("永和县卫生健康委员会证明事项告知承诺制工作表", span=6, why="标题")
    for number, text in enumerate(("本表由县级部门填写，证明名称应与国家目录一致。", "设定依据应填写到条款项，并附条文内容。", "开具单位为两个以上的，用顿号隔开。"), 1):
        s.say(f"{number}.{text}", span=6, why="说明")
    s.gap(2)
    s.head("seq|name|purpose|requester|issuer|bases", "序号|证明名称|证明用途|索要单位|开具单位|设定依据")
    s.table(take("卫生健康委员会", place="永和县"), {"bases": bases("\n", text="\n")})
    s.gap(4)
    s.say(None, "分管领导（签字）：", None, "审核人：", None, "填表人：", why="签字")
    return paper


@one
def later_sample_row() -> Paper:
    """A sample row 示例 below the header is no item."""
    paper = Paper("", issue=2, look=2)
    s = paper.sheet("Sheet1")
    s.say("填报单位：东岗县林业局", why="单位")
    s.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
    s.say("示例", "无犯罪记录证明", "律师执业许可", "公安机关", "《中华人民共和国律师法》第七条", why="示例")
    s.table(take("林业局", place="东岗县"))
    return paper


@one
def later_checkbox_words() -> Paper:
    """Levels and types as boxes within one cell: □省 ☑县; law names without 《》."""
    paper = Paper("", issue=2, look=4)
    s = paper.sheet("Sheet1")
    s.say("白河县水务局证明事项清单", span=7, why="标题")
    s.head("seq|name|purpose|issuer|cite|matter_type|level", "序号|证明名称|证明用途|开具单位|设定依据|事项类型|行使层级")
    for row in take("水务局", place="白河县") + take("城市管理局", place="白河县", department="白河县水务局"):
        at = s.put({**row, "level": "□省级 □市级 ☑县级 □乡级"}, {"cite": lambda r: cite(r["bases"][0]).replace("《", "").replace("》", "")})
        s.items[-1]["levels"] = ["县级"]
        boxes = " ".join(("☑" if kind == row["matter_type"] else "□") + kind for kind in ("行政许可", "行政确认", "行政给付", "公共服务"))
        s.cells[at, 6] = boxes
    return paper


@one
def later_article_ranges() -> Paper:
    """Ranges, lists of items, 该法, 第…条之一 in the bases."""
    paper = Paper("", issue=2, look=5)
    s = paper.sheet("Sheet1")
    s.say("云溪县公安局证明事项清单", span=5, why="标题")
    s.head("seq|name|purpose|issuer|cite", "序号|证明名称|证明用途|开具单位|设定依据")
    cited = (
        ("《居住证暂行条例》第八条至第十条", "居住证暂行条例", "第八条至第十条"),
        ("《保安服务管理条例》第十六条、该条例第十七条第（二）项", "保安服务管理条例", "第十六条、第十七条第（二）项"),
        ("《机动车登记规定》第十二条第一款第（二）、（三）项", "机动车登记规定", "第十二条第一款第（二）、（三）项"),
        ("《中华人民共和国刑法》第二百八十条之一", "中华人民共和国刑法", "第二百八十条之一"),
        ("《典当管理办法》（商务部、公安部令2005年第8号）第三章第十六条", "典当管理办法", "第十六条"),
    )
    for row, (text, document, article) in zip(take("公安局", place="云溪县"), cited, strict=False):
        s.put(row, {"cite": text})
        s.items[-1]["bases"] = [{"document": document, "article": article, **({"number": "商务部、公安部令2005年第8号"} if "典当" in document else {})}]
    return paper
