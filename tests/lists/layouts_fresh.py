"""Lists of two dozen small offices, each in its own words, laid out by somebody who had not seen the reader or the other lists."""

from collections.abc import Callable
from typing import Any

from lists.paper import Paper, Row, Sheet, bases, take

LISTS: list[Callable[[], Paper]] = []


def one(make: Callable[[], Paper]) -> Callable[[], Paper]:
    """Register a list."""
    LISTS.append(make)
    return make


def own(department: str, *lines: str) -> list[Row]:
    """Return rows written `name~purpose~type~issuer~basis as printed~document#number#article#rank&…`, requested by `department`."""
    rows: list[Row] = []
    for line in lines:
        name, purpose, matter_type, issuer, printed, papers = line.split("~")
        cited = [
            dict(zip(("document", "number", "article", "rank"), paper.split("#"), strict=True)) for paper in papers.split("&")
        ]
        rows.append(
            {
                "department": department, "requester": department, "name": name, "purpose": purpose, "matter_type": matter_type,
                "issuer": issuer, "printed": printed.replace("⏎", "\n"), "bases": cited, "text": "", "content": "",
            }
        )  # fmt: skip
    return rows


def from_pool(source: str, department: str, count: int = 99, start: int = 0) -> list[Row]:
    """Return rows of the pool under another department."""
    return take(source, count, start=start, department=department)


def refuse(sheet: Sheet, row: Row, write: dict[str, Any], why: str) -> None:
    """Write a row that looks like an item and is none."""
    at = sheet.put(row, write)
    sheet.items.pop()
    sheet.skipped.append({"row": at, "why": why})
    sheet.styles[at] = "行"


PRINTED: dict[str, Any] = {"cite": lambda row: row["printed"]}


@one
def fresh_canlian_questions() -> Paper:
    """Header cells ask questions and give examples in brackets; serials ①②."""
    paper = Paper("", issue=2, look=1)
    s = paper.sheet("残联")
    s.say("云溪县残疾人联合会证明材料告知承诺事项表", span=6, why="标题")
    s.head(
        "seq|name|purpose|requester|issuer|cite|remarks",
        "编号|证明名称（按法条原文填写）|办什么事时要（例：残疾人证申领）|谁向群众要|由谁开（填全称，勿写“有关部门”）|凭什么要（写到条、款、项）|其他要说明的",
    )
    rows = own(
        "云溪县残疾人联合会",
        "残疾等级评定表~残疾人证申领~行政确认~县级以上残疾评定机构~《中华人民共和国残疾人保障法》第2条第2款~中华人民共和国残疾人保障法##第二条第二款#法律",
        "监护关系证明~代办残疾人证~公共服务~村（居）民委员会~《中华人民共和国民法典》第28条、第31条~中华人民共和国民法典##第二十八条、第三十一条#法律",
        "家庭经济困难证明~残疾儿童康复救助~行政给付~乡镇人民政府、街道办事处~《国务院关于建立残疾儿童康复救助制度的意见》（国发[2018]20号）~国务院关于建立残疾儿童康复救助制度的意见#国发〔2018〕20号##规范性文件",
        "就业证明~残疾人自主创业补贴~行政给付~市场监督管理部门~《残疾人就业条例》（国务院令第488号）第十九条~残疾人就业条例#国务院令第488号#第十九条#行政法规",
    )
    for sign, row in zip("①②③④", rows, strict=True):
        s.put({**row, "seq": sign, "remarks": "长期" if sign == "②" else ""}, PRINTED)
    return paper


@one
def fresh_yibao_two_languages() -> Paper:
    """Chinese and English in each header cell, units of two lines, a printed page number below."""
    paper = Paper("", look=4)
    s = paper.sheet("List", row=2, column=2)
    s.say("澄江市医疗保障局\n告知承诺证明事项（2024版）", span=6, why="标题")
    s.head(
        "seq|name|purpose|issuer|cite|method|x1",
        "No.|证明事项⏎Certificate|用途⏎Use|出具机构⏎Issued by|制度依据⏎Legal basis|承诺形式⏎Form|更新日期⏎Updated",
    )
    for row in from_pool("医疗保障局", "澄江市医疗保障局"):
        s.put({**row, "method": "书面", "x1": "2024-03-01"}, {"cite": bases("；\n")})
    s.say("- 1 -", why="页码", at=3)
    return paper


@one
def fresh_lincao_table_per_matter() -> Paper:
    """A small table with its own header per matter; the purpose stands only in the line above it."""
    paper = Paper("", issue=2, look=2, free=("matter_type",))
    s = paper.sheet("Sheet1")
    s.say("青峰县林业和草原局涉企便民事项所需证明（实行告知承诺）", span=4, why="标题")
    groups: dict[str, list[Row]] = {}
    for row in from_pool("林业局", "青峰县林业和草原局") + own(
        "青峰县林业和草原局",
        "林地权属证明~使用林地审核~行政许可~不动产登记机构~~建设项目使用林地审核审批管理办法#国家林业局令第35号#第七条#部门规章",
        "建设项目批准文件~使用林地审核~行政许可~发展改革部门~~建设项目使用林地审核审批管理办法#国家林业局令第35号#第七条#部门规章",
    ):
        groups.setdefault(row["purpose"], []).append(row)
    for n, (purpose, rows) in enumerate(groups.items()):
        s.say(f"办理事项：{purpose}", span=4, why="分组")
        s.head("seq|name|issuer|cite", "序|所需证明|出证单位|法律、法规、规章及条款", again=n > 0)
        for m, row in enumerate(rows, 1):
            at = s.put({**row, "seq": m}, {})
            assert at
            s.items[-1]["purpose"] = purpose
        s.gap()
    return paper


@one
def fresh_yancao_serials_with_dashes() -> Paper:
    """The matter is merged in column B, serials 1-1, 1-2; the issuer's column says “证明来源”."""
    paper = Paper("", issue=2, look=6)
    s = paper.sheet("烟草")
    s.say("表二", why="附件")
    s.say("临江市烟草专卖局（公司）免交证明、改为承诺一览", span=6, why="标题")
    s.head("seq|purpose|name|issuer|cite|verification.means", "序次|许可项目|改为承诺的证明|证明来源|出处（法规条目）|核验手段")
    rows = from_pool("烟草专卖局", "临江市烟草专卖局") + own(
        "临江市烟草专卖局",
        "经营资金证明~烟草专卖零售许可证核发~行政许可~银行业金融机构~~烟草专卖许可证管理办法#工业和信息化部令第37号#第十三条第（一）项#部门规章",
        "监护人同意证明~烟草专卖零售许可证歇业~行政许可~监护人~~烟草专卖许可证管理办法#工业和信息化部令第37号#第四十条#部门规章",
        "停业原因证明~烟草专卖零售许可证歇业~行政许可~村（居）民委员会~~烟草专卖许可证管理办法#工业和信息化部令第37号#第四十一条#部门规章",
    )
    first = s.row
    for n, row in enumerate(rows):
        s.put({**row, "seq": f"{1 + n // 3}-{1 + n % 3}", "verification.means": ("现场查看", "数据比对")[n % 2]}, {})
    s.join(2, first, s.row - 1)
    s.say("合", "计：伍项", why="合计")
    return paper


@one
def fresh_shuiwu_yes_no_csv() -> Paper:
    """A text export where a column answers whether the certificate is under the pledge system at all."""
    paper = Paper("", issue=2, kind="csv", dept="平江县税务局")
    s = paper.sheet()
    s.head(
        "x1|purpose|name|issuer|cite|x2|remarks", "资料编码|涉税费事项|涉税费证明资料|资料出具方|政策文件|是否纳入告知承诺|说明"
    )
    rows = from_pool("税务局", "") + own(
        "",
        "残疾人证明~残疾人个人所得税减免~行政确认~残联~~中华人民共和国个人所得税法##第五条第（一）项#法律",
        "公安机关报案回执~资产损失税前扣除~行政确认~公安机关~~企业资产损失所得税税前扣除管理办法#国家税务总局公告2011年第25号#第二十条#规范性文件",
    )
    for n, row in enumerate(rows):
        row = {**row, "department_known": False, "x1": f"SW{n + 1:03}", "x2": "否" if n in (1, 4) else "是", "remarks": ""}
        if n in (1, 4):
            refuse(s, row, {"cite": bases("；", bracket="[]")}, "不纳入")
        else:
            s.put(row, {"cite": bases("；", bracket="[]")})
    return paper


@one
def fresh_qixiang_ticks_and_crosses() -> Paper:
    """Levels with √, × and empty cells below one merged title; serials A01."""
    paper = Paper("", issue=2, look=3)
    s = paper.sheet("气象")
    s.say("望海市气象局证明事项（告知承诺）分级表", span=9, why="标题")
    s.head(
        "seq|name|purpose|L省|L市|L县|issuer|cite|remarks",
        "代码|拟以承诺代替的证明|用于何种业务|哪一级在用|<|<|谁可以开|上位法|附注",
        "^|^|^|省局|市局|县局|^|^|^",
    )
    rows = own(
        "望海市气象局",
        "施放人员资格证明~升放无人驾驶自由气球审批~行政许可~气象学会~~通用航空飞行管制条例#国务院、中央军委令第371号#第三十三条#行政法规",
        "专业技术人员职称证明~雷电防护装置检测单位资质认定~行政许可~人力资源社会保障部门~~气象灾害防御条例#国务院令第570号#第二十四条#行政法规",
        "场地使用权证明~防雷装置设计审核~行政许可~不动产登记机构~~气象灾害防御条例#国务院令第570号#第二十三条#行政法规",
        "灾害损失情况证明~气象证明出具~公共服务~村（居）民委员会~~中华人民共和国气象法##第二十五条#法律",
    )
    marks = (
        {"L省": "×", "L市": "√", "L县": "√"},
        {"L省": "√", "L市": "×"},
        {"L省": "×", "L市": "×", "L县": "√"},
        {"L市": "√", "L县": "✔"},
    )
    for n, (row, mark) in enumerate(zip(rows, marks, strict=True), 1):
        s.put({**row, "seq": f"A{n:02}"}, {"L省": "", "L市": "", "L县": "", **mark})
        s.items[-1]["levels"] = [key[1] for key, sign in mark.items() if sign != "×"]
    return paper


@one
def fresh_xiaofang_numbered_bases() -> Paper:
    """Bases numbered (1)(2) in one cell, a column of their rank, a total in words."""
    paper = Paper("", issue=2, look=0)
    s = paper.sheet("消防救援")
    s.say("消防救援机构证明承诺目录", span=6, why="标题")
    s.say("单位：松山县消防救援大队", None, None, None, "2024年5月", why="单位")
    s.head("seq|name|purpose|cite|rank|issuer", "项|替代的证明文书|所涉消防业务|规定（可列多条）|效力等级|文书开具者")
    rows = own(
        "松山县消防救援大队",
        "场所使用权属证明~公众聚集场所投入使用、营业前消防安全检查~行政许可~产权人或者出租方~(1)《中华人民共和国消防法》第十五条；⏎(2)《消防监督检查规定》（公安部令第120号）第八条~中华人民共和国消防法##第十五条#法律&消防监督检查规定#公安部令第120号#第八条#部门规章",
        "社会保险缴纳证明~消防技术服务机构从业条件核查~其他行政权力~社会保险经办机构~（1）社会消防技术服务管理规定（应急管理部令第7号）第五条~社会消防技术服务管理规定#应急管理部令第7号#第五条#部门规章",
        "火灾损失证明~火灾事故认定复核~行政确认~火灾发生地村（居）民委员会~⑴《火灾事故调查规定》第三十五条⏎⑵《中华人民共和国消防法》第五十一条第三款~火灾事故调查规定##第三十五条#部门规章&中华人民共和国消防法##第五十一条第三款#法律",
        "学历证明~注册消防工程师注册~行政许可~毕业院校~1、《注册消防工程师管理规定》（公安部令第143号）第十五条2、《中华人民共和国消防法》第三十四条~注册消防工程师管理规定#公安部令第143号#第十五条#部门规章&中华人民共和国消防法##第三十四条#法律",
    )
    for row in rows:
        s.put(row, PRINTED)
    s.say("以上共计肆项，无其他事项。", span=6, why="合计")
    s.say("填表人：王某某　　　　审核人：李某某　　　　联系电话：0000-0000000", span=6, why="落款")
    return paper


@one
def fresh_zhen_pasted_laws() -> Paper:
    """A town's list with laws pasted without book marks and “根据…规定”."""
    paper = Paper("", issue=2, look=5)
    s = paper.sheet("Sheet2", row=3)
    s.say("白石镇人民政府", span=5, why="标题")
    s.say("村民办事不用再开的证明（签承诺书即可）", span=5, why="标题")
    s.head("seq|name|purpose|cite|issuer", "顺号|不用再开的证明|办啥事|有啥规定|原来谁开")
    rows = own(
        "白石镇人民政府",
        "收入证明~最低生活保障审核确认~行政给付~用人单位、村民委员会~根据《社会救助暂行办法》（国务院令第649号）第十一条规定~社会救助暂行办法#国务院令第649号#第十一条#行政法规",
        "宅基地使用情况证明~农村宅基地审批~行政许可~村民委员会~依据中华人民共和国土地管理法第六十二条第四款之规定~中华人民共和国土地管理法##第六十二条第四款#法律",
        "家庭困难证明~临时救助~行政给付~村民委员会~按照国务院关于全面建立临时救助制度的通知（国发[2014]47号）执行~国务院关于全面建立临时救助制度的通知#国发〔2014〕47号##规范性文件",
        "林木权属证明~零星林木采伐许可~行政许可~村民委员会~森林法第五十六条、第五十八条~森林法##第五十六条、第五十八条#法律",
        "高龄老人健在证明~高龄津贴发放~行政给付~村民委员会~省政府令第189号第十二条~#省政府令第189号#第十二条#规范性文件",
    )
    for row in rows:
        s.put(row, PRINTED)
    return paper


@one
def fresh_jiedao_notes_between() -> Paper:
    """Notes between the rows, an empty column, a column of sections of the office, serials with a stop."""
    paper = Paper("", issue=2, look=7)
    s = paper.sheet("南湖街道", column=2)
    s.say("南湖街道办事处实行承诺制办理的证明", span=7, why="标题")
    s.head("seq|x1|name|x2|purpose|issuer|cite", "行号|经办科室|居民证明||对应业务|开证部门|法定来源")
    rows = from_pool("民政局", "南湖街道办事处", 5)
    for n, row in enumerate(rows):
        if n == 2:
            s.say("说明：以下为2024年新增。", span=7)
        if n == 4:
            s.say("★ 下列一项只在社区受理点办理", at=2)
        s.put({**row, "department_known": False, "seq": f"{n + 1}.", "x1": ("民政科", "社保所")[n % 2]}, {})
    return paper


@one
def fresh_kaifaqu_sheets_of_bureaus() -> Paper:
    """A development zone: sheets carry the bureaus' names, titles only the zone's; a dictionary sheet is hidden."""
    paper = Paper("", issue=2, look=1)
    own_bureaus = (("经济发展局", "市场监督管理局"), ("社会事业局", "人力资源和社会保障局"), ("建设局", "住房和城乡建设局"))
    for name, source in own_bureaus:
        s = paper.sheet(name)
        s.say("高新技术产业开发区管理委员会证明清单", span=6, why="标题")
        s.head(
            "seq|name|purpose|matter_type|issuer|cite",
            "No|证明（中文全名）|服务事项|类别（许可/确认/给付/其他）|制发机构|依据条文出处",
        )
        s.table(from_pool(source, name, 3), {})
    s = paper.sheet("字典", hidden=True)
    for word in ("类别", "行政许可", "行政确认", "行政给付"):
        s.say(word)
    return paper


@one
def fresh_gongjijin_pages() -> Paper:
    """Printed pages: title, header and a page line repeat, each page ends in a subtotal."""
    paper = Paper("", issue=2, look=2)
    s = paper.sheet("公积金")
    rows = from_pool("住房公积金管理中心", "平川市住房公积金中心") + own(
        "平川市住房公积金中心",
        "离休、退休证明~离退休提取住房公积金~公共服务~人力资源社会保障部门~~住房公积金管理条例#国务院令第350号#第二十四条第（二）项#行政法规",
        "购房证明~购房提取住房公积金~公共服务~不动产登记机构~~住房公积金管理条例#国务院令第350号#第二十四条第（一）项#行政法规",
    )
    for page, start in enumerate(range(0, len(rows), 2), 1):
        s.say("平川市住房公积金中心证明事项告知承诺目录" + ("" if page == 1 else "（续）"), span=6, why="标题")
        s.say(f"第{page}页/共3页", at=4, why="页码")
        s.head("seq|purpose|name|x1|issuer|cite", "序列|业务名称|业务所需证明|份数|证明开立机构|管理规定", again=page > 1)
        for row in rows[start : start + 2]:
            s.put({**row, "x1": 1}, {})
        s.say("本页小计", None, "2项", why="小计")
    s.say("总计", None, "6项", why="合计")
    return paper


@one
def fresh_danganguan_hidden_columns() -> Paper:
    """Hidden helper columns stand first and in the middle: keys, former names, a formula's remains."""
    paper = Paper("", issue=2, look=3)
    s = paper.sheet("导出")
    s.say("永宁县档案馆（局）凭承诺免提交证明目录", at=1, span=6, why="标题")
    s.head(
        "x1|seq|name|x2|purpose|issuer|cite|x3",
        "guid|目录号|免提交的证明|旧名称|查档及办事用途|出证机关|法规依据及条款号|pinyin",
    )
    rows = own(
        "永宁县档案馆",
        "单位介绍信~利用未开放档案~公共服务~利用者所在单位~~中华人民共和国档案法##第二十八条#法律",
        "亲属关系证明~查阅婚姻登记档案~公共服务~公安派出所、村（居）民委员会~~婚姻登记档案管理办法#民政部、国家档案局令第32号#第十五条#部门规章",
        "档案所有权证明~出卖、赠送集体所有档案审批~行政许可~档案所有者所在村民委员会~~中华人民共和国档案法##第二十三条#法律",
    )
    for n, row in enumerate(rows, 1):
        s.put(
            {
                **row,
                "department_known": False,
                "seq": f"D-{n}",
                "x1": f"8f3a-{n:04}",
                "x2": "证明" + "甲乙丙"[n - 1],
                "x3": "zm",
            },
            {},
        )
    s.hidden_columns = [1, 4, 8]
    return paper


@one
def fresh_qiaoban_struck_out() -> Paper:
    """Rows struck out by words in the remarks: 已取消, 删除, 已废止."""
    paper = Paper("", issue=2, look=4)
    s = paper.sheet("侨务")
    s.say("市委统战部（市侨办）告知承诺证明动态调整表", span=6, why="标题")
    s.head("seq|name|purpose|issuer|cite|remarks", "原序号|证明|适用事务|开具主体|设立依据|调整情况（备注）")
    rows = own(
        "市侨办",
        "华侨身份证明~华侨子女回国就读~公共服务~我国驻外使领馆~~中华人民共和国归侨侨眷权益保护法##第十三条#法律",
        "侨眷关系证明~侨眷身份确认~行政确认~公安机关~~中华人民共和国归侨侨眷权益保护法##第二条#法律",
        "国外定居证明~华侨回国定居审批~行政许可~我国驻外使领馆~~中华人民共和国出境入境管理法##第十三条#法律",
        "生活困难证明~贫困归侨救济~行政给付~村（居）民委员会~~中华人民共和国归侨侨眷权益保护法实施办法#国务院令第410号#第十四条#行政法规",
        "三侨考生证明~高考加分资格确认~行政确认~侨务部门~~中华人民共和国归侨侨眷权益保护法##第十四条#法律",
    )
    words = ("保留", "已取消", "", "删除", "名称有调整")
    for row, word in zip(rows, words, strict=True):
        row = {**row, "department_known": False, "remarks": word}
        refuse(s, row, {}, "已取消") if word in ("已取消", "删除") else s.put(row, {})
    return paper


@one
def fresh_minzong_reversed() -> Paper:
    """Columns from right to left: remarks first, the name last, no serial."""
    paper = Paper("", issue=2, look=6)
    s = paper.sheet("民宗局")
    s.say("青浦市民族宗教事务局", why="单位")
    s.head("remarks|verification.means|cite|issuer|purpose|name", "注|事后怎么核|规范依据|出具人|需用环节|凭证（证明）")
    rows = own(
        "青浦市民族宗教事务局",
        "房屋产权或者使用权证明~设立宗教活动场所审批~行政许可~不动产登记机构~《宗教事务条例》(国务院令第686号)第20条第1款第4项~宗教事务条例#国务院令第686号#第二十条第一款第四项#行政法规",
        "信教公民基本情况证明~设立宗教活动场所审批~行政许可~村（居）民委员会~《宗教事务条例》（2017年8月26日国务院令第686号修订）第二十条~宗教事务条例#国务院令第686号#第二十条#行政法规",
        "父母民族成份证明~公民民族成份变更~行政确认~公安机关~《中国公民民族成份登记管理办法》国家民委、公安部令第2号第七条~中国公民民族成份登记管理办法#国家民委、公安部令第2号#第七条#部门规章",
        "清真食品从业人员民族成份证明~清真食品生产经营备案~其他行政权力~公安派出所~《××省清真食品管理条例》第九条第（二）项~××省清真食品管理条例##第九条第（二）项#地方性法规",
    )
    for n, row in enumerate(rows):
        s.put({**row, "remarks": "" if n else "即办", "verification.means": ("实地查看", "部门间函询")[n % 2]}, PRINTED)
    return paper


@one
def fresh_liangshi_blank_columns() -> Paper:
    """Header at row 7 after a cover block, blank columns on both sides of every used one."""
    paper = Paper("", issue=2, look=0)
    s = paper.sheet("粮储", row=2, column=3)
    s.say("粮食和物资储备系统", why="标题")
    s.say("证明事项告知承诺制", why="标题")
    s.say("实施主体", None, "丰泽县粮食和物资储备局", why="单位")
    s.say("编制时间", None, "2024年6月", why="说明")
    s.gap()
    s.head("seq|x|name|x|purpose|x|issuer|x|cite", "次序||证明称谓||行政事项||证明出具||文件条款")
    rows = own(
        "丰泽县粮食和物资储备局",
        "仓储设施权属证明~粮油仓储单位备案~其他行政权力~不动产登记机构~~粮油仓储管理办法#国家发展和改革委员会令第5号#第六条#部门规章",
        "粮食收购资金证明~粮食收购企业备案~其他行政权力~银行~~粮食流通管理条例#国务院令第740号#第九条#行政法规",
        "检验人员资格证明~中央储备粮代储资格核查~其他行政权力~职业技能鉴定机构~~中央储备粮管理条例#国务院令第388号#第十九条#行政法规",
    )
    for row in rows:
        if row is rows[1]:
            s.say("（以下由县局直接受理）", at=2)
        s.put(row, {})
    return paper


@one
def fresh_gongxiao_word() -> Paper:
    """A Word table with a merged first header row and law names without book marks."""
    paper = Paper("", kind="docx", issue=2)
    s = paper.sheet()
    s.say("太平县供销合作社联合社")
    s.say("承诺代替证明的事项")
    s.head("seq|name|purpose|issuer|cite", "序|证明情况|<|<|来源", "^|叫什么|干什么|谁来开|^")
    rows = own(
        "太平县供销合作社联合社",
        "烟花爆竹经营场所证明~烟花爆竹经营（零售）许可初审~行政许可~产权人或者出租方~烟花爆竹安全管理条例（国务院令第455号）第十八条~烟花爆竹安全管理条例#国务院令第455号#第十八条#行政法规",
        "农民专业合作社成员身份证明~合作社项目资金补助~行政给付~村民委员会~中华人民共和国农民专业合作社法第十九条、第二十条~中华人民共和国农民专业合作社法##第十九条、第二十条#法律",
        "社有资产权属证明~社有资产处置备案~其他行政权力~不动产登记机构~中发〔2015〕11号~#中发〔2015〕11号##规范性文件",
    )
    s.table(rows, PRINTED)
    s.say("太平县供销合作社联合社办公室　2024年4月")
    return paper


@one
def fresh_tuiyi_html() -> Paper:
    """A web page's table with a verification block, answers 是/否 of exemption."""
    paper = Paper("", kind="html", issue=2, ending="html")
    s = paper.sheet()
    s.say("东陵县退役军人事务局告知承诺服务公示", span=9, why="标题")
    s.head(
        "seq|name|purpose|applicants|issuer|cite|verification.means|verification.exempt|remarks",
        "序|可承诺的证明|在办理什么时可承诺|谁可承诺|不承诺的去哪开|条款|承诺后怎么查|<|备考",
        "^|^|^|^|^|^|核查途径|可否免查|^",
    )
    for n, row in enumerate(from_pool("退役军人事务局", "东陵县退役军人事务局")):
        extra = {
            "applicants": "退役军人",
            "verification.means": ("调档", "部门协查", "走访")[n],
            "verification.exempt": "否是否"[n],
        }
        s.put({**row, **extra, "remarks": ""}, {"cite": bases("；")})
    return paper


@one
def fresh_yingji_two_tables() -> Paper:
    """Two tables one below the other, each with a heading and other columns in another order."""
    paper = Paper("", issue=2, look=5)
    s = paper.sheet("应急")
    s.say("金水县应急管理局承诺事项（两张表）", span=6, why="标题")
    s.say("表1　许可类", why="分组")
    s.head("seq|name|purpose|issuer|cite", "号|证明件|许可事项|出具处|条文依据")
    rows = own(
        "金水县应急管理局",
        "主要负责人学历证明~危险化学品经营许可~行政许可~毕业院校~~危险化学品经营许可证管理办法#国家安全生产监督管理总局令第55号#第六条#部门规章",
        "工伤保险缴纳证明~危险化学品经营许可~行政许可~社会保险经办机构~~安全生产许可证条例#国务院令第397号#第六条#行政法规",
        "储存场所产权证明~烟花爆竹批发许可~行政许可~不动产登记机构~~烟花爆竹安全管理条例#国务院令第455号#第十七条#行政法规",
        "房屋倒塌损坏证明~因灾倒损住房恢复重建补助~行政给付~村民委员会~~自然灾害救助条例#国务院令第577号#第二十条#行政法规",
        "因灾遇难人员亲属关系证明~抚慰金发放~行政给付~公安派出所~~自然灾害救助条例#国务院令第577号#第十九条#行政法规",
    )
    s.table(rows[:3], {})
    s.gap(2)
    s.say("表2　给付类", why="分组")
    s.head("seq|purpose|cite|issuer|name|remarks", "号|给付项目|条文依据|出具处|证明件|提示")
    s.table([{**row, "remarks": "可网办"} for row in rows[3:]], {})
    return paper


@one
def fresh_shujuju_department_merged() -> Paper:
    """A county's whole list: the office merged in the first column, serials 1.1, a subtotal after each office."""
    paper = Paper("", issue=2, look=1)
    s = paper.sheet("汇总")
    s.say("县数据资源管理局汇总表（全县证明事项告知承诺清单，2024年修订）", span=7, why="标题")
    s.head(
        "department|seq|name|purpose|matter_type|issuer|cite",
        "牵头单位|小序号|证明规范名称|政务服务事项（主项）|权力类别|证明开具地|设立证明的规定",
    )
    for n, source in enumerate(("教育局", "水务局", "文化和旅游局"), 1):
        first = s.row
        for m, row in enumerate(from_pool(source, "县" + source, 4), 1):
            s.put({**row, "seq": f"{n}.{m}"}, {"department": lambda r: r["department"]})
        s.join(1, first, s.row - 1)
        s.say("小计", None, f"{m}项", why="小计")
    s.say("全县合计：10项", span=7, why="合计")
    return paper


@one
def fresh_chengguan_rank_ticks() -> Paper:
    """Ranks and types ticked with ● below short words, two header rows."""
    paper = Paper("", issue=2, look=3)
    s = paper.sheet("城管")
    s.say("县城市管理局（综合行政执法局）", why="单位")
    s.head(
        "seq|name|purpose|T行政许可|T其他行政权力|issuer|document|article|R法律|R行政法规|R部门规章",
        "序号|证明要件|审批事项|性质|<|证明单位|依据|<|层次|<|<",
        "^|^|^|许可|其他|^|名称|条款|法律|法规|规章",
    )
    rows = own(
        "县城市管理局（综合行政执法局）",
        "户外广告场地使用证明~户外广告设置许可~行政许可~产权人~~城市市容和环境卫生管理条例##第十一条#行政法规",
        "砍伐树木产权证明~城市树木砍伐审批~行政许可~树木所有者~~城市绿化条例##第二十条#行政法规",
        "车辆合格证明~建筑垃圾运输核准~行政许可~车辆生产企业~~城市建筑垃圾管理规定##第七条#部门规章",
        "污泥去向证明~污泥处置备案~其他行政权力~接收单位~~中华人民共和国水污染防治法##第五十一条#法律",
    )
    s.table(rows, {}, mark="●")
    return paper


@one
def fresh_shichangsuo_ditto() -> Paper:
    """Ditto marks in words: 同上, 〃."""
    paper = Paper("", issue=2, look=2)
    s = paper.sheet("所")
    s.say("城关市场监督管理所窗口用表", span=5, why="标题")
    s.head("seq|name|purpose|issuer|cite", "序号|证明文件|登记、许可业务|出具单位（原）|文件依据")
    rows = from_pool("市场监督管理局", "城关市场监督管理所", 6)
    before = ""
    for n, row in enumerate(rows):
        writing = "同上" if row["issuer"] == before and n < 2 else "〃" if row["issuer"] == before else row["issuer"]
        s.put({**row, "true": {"issuer": row["issuer"]}}, {"issuer": writing})
        before = row["issuer"]
    same = {**rows[0], "name": "集群注册托管证明", "issuer": "托管企业"}
    s.put({**same, "purpose": "市场主体设立登记"}, {})
    s.put(
        {**same, "name": "住所自主申报材料", "true": {"purpose": "市场主体设立登记", "issuer": "托管企业"}},
        {"purpose": "同上", "issuer": "同上", "cite": "同上"},
    )
    return paper


@one
def fresh_ziransuo_split_basis() -> Paper:
    """The basis in four columns, the article as bare figures."""
    paper = Paper("", issue=2, look=7)
    s = paper.sheet("自然资源所")
    s.say("河口自然资源所　证明承诺台账", span=9, why="标题")
    s.head(
        "seq|name|content|purpose|issuer|document|number|article|x1",
        "登记号|免提证明|证明什么|不动产登记类型|原开具机关|法规名|发文字号|第几条|原文摘录",
    )
    rows = own(
        "河口自然资源所",
        "房屋灭失证明~不动产注销登记~行政确认~拆除单位~~不动产登记暂行条例实施细则#国土资源部令第63号#第二十八条#部门规章",
        "亲属关系证明~继承取得不动产转移登记~行政确认~公安机关~~不动产登记暂行条例#国务院令第656号#第十四条#行政法规",
        "建房用地证明~宅基地使用权首次登记~行政确认~乡镇人民政府~~不动产登记暂行条例实施细则#国土资源部令第63号#第四十一条#部门规章",
    )
    for n, row in enumerate(rows):
        s.put({**row, "content": ("灭失事实", "亲属关系", "用地合法")[n], "x1": "……应当提交下列材料……"}, {})
    return paper


@one
def fresh_sifasuo_text() -> Paper:
    """A text file with a long preamble, serials (3), header words of a justice office."""
    paper = Paper("", issue=2, kind="csv", look=0)
    s = paper.sheet()
    s.say("长河司法所证明告知承诺工作台账")
    s.say("依据国办发〔2020〕42号文件，现将有关情况列表如下：")
    s.head(
        "seq|name|purpose|requester|issuer|cite|verification.means|x1",
        "(序)|拟承诺证明(全称)|援助/公证/调解业务|索证主体|供证主体|依据(法+条)|核实渠道|失信后果",
    )
    rows = from_pool("司法局", "长河司法所", 2) + own(
        "长河司法所",
        "低保证~法律援助免予核查经济状况~公共服务~民政部门~~中华人民共和国法律援助法##第四十二条#法律",
        "监护证明~代为申请法律援助~公共服务~村（居）民委员会~~法律援助条例#国务院令第385号#第十六条#行政法规",
    )
    for n, row in enumerate(rows, 1):
        s.put({**row, "seq": f"({n})", "verification.means": "函询", "x1": "撤销决定"}, {"cite": bases("；")})
    s.say("备注：（1）本表由司法所填；（2）每季度更新。")
    return paper


@one
def fresh_tushuguan_merged_purpose() -> Paper:
    """Three header rows, the purpose merged over several certificates, numbers as numerals, level as one letter."""
    paper = Paper("", issue=2, look=6)
    s = paper.sheet("图书馆", row=2)
    s.say("县图书馆读者服务证明承诺清单", span=7, why="标题")
    s.head(
        "purpose|seq|name|applicants|issuer|cite|level",
        "服务项目|证明|<|<|<|法规政策|实施层次",
        "^|编码|名目|哪些人用|何处开|^|（省/市/县）",
    )
    rows = own(
        "县图书馆",
        "在读证明~读者证（学生）办理~公共服务~就读学校~~中华人民共和国公共图书馆法##第三十三条#法律",
        "监护关系证明~读者证（学生）办理~公共服务~公安派出所~~中华人民共和国公共图书馆法##第三十四条#法律",
        "残疾证明~送书上门服务~公共服务~残联~~中华人民共和国公共文化服务保障法##第九条#法律",
        "单位证明~古籍查阅~公共服务~读者所在单位~~中华人民共和国公共图书馆法##第四十一条#法律",
    )
    first = s.row
    for n, row in enumerate(rows):
        s.put({**row, "seq": "一二三四"[n], "applicants": "读者", "level": "县"}, {})
    s.join(1, first, s.row - 1)
    s.say("共 计", "4", why="合计")
    return paper
