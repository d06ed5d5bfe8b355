"""A dozen lists more: guides below one parent, broken rows of a converted PDF, twin bases, banners and leagues, long prefaces."""

import csv
from collections.abc import Callable
from pathlib import Path

from docx import Document
from lists.outside.kit import Lst, X
from lists.outside.third import True3, merge

LISTS: list[Callable[[Path], Lst]] = []


def one(make: Callable[[Path], Lst]) -> Callable[[Path], Lst]:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def list_51(folder: Path) -> Lst:
    """The total stands right below the header, a total of each department above its rows."""
    p = folder / "51_heji_zaiqian.xlsx"
    t, x = True3(p), X("清单")
    x.wide("清水县政府部门实行告知承诺制证明事项清单", 6)
    x.row(["单位", "序号", "证明事项", "对应政务服务事项", "设定依据", "证明开具单位"])
    t.head(2)
    t.skip(x.row(["全县合计", "5项"]))
    data = {
        "县发展和改革局": [("节能评估文件编制单位资格证明", "固定资产投资项目节能审查", "《固定资产投资项目节能审查办法》第九条", "编制单位", "固定资产投资项目节能审查办法##第九条")],
        "县财政局": [
            ("会计从业年限证明", "会计专业技术资格考试报名", "《会计专业技术资格考试暂行规定》第八条", "所在单位", "会计专业技术资格考试暂行规定##第八条"),
            ("代理记账业务负责人从业证明", "中介机构从事代理记账业务审批", "《代理记账管理办法》（财政部令第98号）第四条", "原任职单位", "代理记账管理办法#财政部令第98号#第四条"),
        ],
        "县水利局": [
            ("取水工程权属证明", "取水许可", "《取水许可和水资源费征收管理条例》（国务院令第460号）第十一条", "工程所有人", "取水许可和水资源费征收管理条例#国务院令第460号#第十一条"),
            ("第三者承诺书", "取水许可", "《取水许可管理办法》第十条", "利害关系人", "取水许可管理办法##第十条"),
        ],
    }  # fmt: skip
    n = 0
    for dept, its in data.items():
        t.skip(x.row([dept, "小计", f"{len(its)}项"]))
        for name, use, printed, issuer, bases in its:
            n += 1
            t.is_item(x.row([dept, n, name, use, printed, issuer]), bases, department=dept, name=name, matter=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_52(folder: Path) -> Lst:
    """A guide of five columns below 办理指南; two parents; empty cells as 无."""
    p = folder / "52_zhinan_ziliang.xlsx"
    t, x = True3(p), X("保留清单")
    x.row(["附件1："], False)
    x.wide("海阳区保留的证明事项清单（告知承诺类）", 12)
    x.row(["序号", "证明事项名称", "证明事项用途", "设定依据", "索要单位", "开具单位", "办理指南", "", "", "", "", "备注"])
    x.row(["", "", "", "", "", "", "开具条件", "所需材料", "办理时限", "是否收费", "咨询电话", ""])
    merge(x, "G3:K3", *(f"{c}3:{c}4" for c in "ABCDEFL"))
    t.head(3, 4)
    data = (
        ("区公安分局", "临时身份证明", "乘坐交通工具、住宿", "《中华人民共和国居民身份证法》第十二条第二款", "铁路、民航、旅馆", "本人在辖区办理居民身份证期间", "户口簿", "即办", "否", "0535-0000000", "无",
         "中华人民共和国居民身份证法##第十二条第二款"),
        ("区公安分局", "户口注销证明", "办理继承、社保手续", "《中华人民共和国户口登记条例》第八条", "公证机构、社保经办机构", "公民死亡已申报", "死亡证明", "即办", "否", "0535-0000000", "可网办",
         "中华人民共和国户口登记条例##第八条"),
        ("区海洋与渔业局", "渔船报废拆解证明", "渔业船舶注销登记", "《渔业船舶登记办法》（农业部令2012年第8号）第二十九条", "渔船拆解厂", "已完成拆解", "拆解协议", "3个工作日", "否", "0535-1111111", "无",
         "渔业船舶登记办法#农业部令2012年第8号#第二十九条"),
    )  # fmt: skip
    for n, (asks, name, use, printed, issuer, condition, material, days, fee, phone, note, bases) in enumerate(data, 1):
        r = x.row([n, name, use, printed, asks, issuer, condition, material, days, fee, phone, note])
        t.is_item(r, bases, department=asks, requester=asks, name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_53(folder: Path) -> Lst:
    """领域, 主项 and 子项, levels ticked below 实施层级, 替代方式, the department in a column of its own."""
    p = folder / "53_zhuxiang_zixiang.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("江夏市证明事项告知承诺制目录（2022年版）", 12)
    x.row(["序号", "涉及领域", "市直部门", "行政事项", "", "证明名称", "实施层级", "", "", "", "可替代的方式", "依据"])
    x.row(["", "", "", "主项名称", "子项名称", "", "省", "市", "县", "乡", "", ""])
    merge(x, "D2:E2", "G2:J2", *(f"{c}2:{c}3" for c in "ABCFKL"))
    t.head(2, 3)
    data = (
        ("养老服务", "市民政局", "经济困难老年人补贴", "高龄津贴发放", "健在证明", "××√√", "数据共享", "《中华人民共和国老年人权益保障法》第三十三条", "中华人民共和国老年人权益保障法##第三十三条"),
        ("养老服务", "市民政局", "经济困难老年人补贴", "养老服务补贴", "低收入家庭证明", "  √√", "部门核查", "《中华人民共和国老年人权益保障法》第三十条", "中华人民共和国老年人权益保障法##第三十条"),
        ("住房保障", "市住房和城市更新局", "保障性住房申请", "", "婚姻状况证明", " √√ ", "书面承诺", "《公共租赁住房管理办法》第七条", "公共租赁住房管理办法##第七条"),
        ("就业创业", "市人力资源和社会保障局", "创业担保贷款申请", "", "合伙创业证明", " √√ ", "书面承诺", "《中华人民共和国就业促进法》第十九条", "中华人民共和国就业促进法##第十九条"),
    )  # fmt: skip
    levels = ("省", "市", "县", "乡")
    for n, (field, dept, main, sub, name, ticks, way, printed, bases) in enumerate(data, 1):
        marks = [each if each != " " else "" for each in ticks]
        r = x.row([n, field, dept, main, sub, name, *marks, way, printed])
        chosen = [level for level, mark in zip(levels, ticks, strict=True) if mark == "√"]
        t.is_item(r, bases, department=dept, name=name, levels=chosen, remarks=f"涉及领域：{field}", method=way)
    x.save(p)
    return t


@one
def list_54(folder: Path) -> Lst:
    """A converted PDF: each printed line of a cell is a row of its own, without merges."""
    p = folder / "54_pdf_zhuan.xlsx"
    t, x = True3(p), X("Table 1")
    x.wide("宁河县卫生健康局证明事项目录", 6)
    x.row(["序号", "证明名称", "证明用途", "设定依据", "索要单位", "开具单位"])
    t.head(2)
    blocks = (
        (("1", "婴儿出生", "《出生医学证明》", "《中华人民共和国母婴", "县卫生健", "接生的医疗"), ("", "情况证明", "补发", "保健法》第二十三条", "康局", "保健机构"),
         {"name": "婴儿出生情况证明", "purpose": "《出生医学证明》补发", "requester": "县卫生健康局", "issuer": "接生的医疗保健机构"}, "中华人民共和国母婴保健法##第二十三条"),
        (("2", "独生子女父母", "独生子女父母光", "《中华人民共和国人口", "县卫生健", "双方所在单位或者"), ("", "婚育情况证明", "荣证补办", "与计划生育法》第二十七条", "康局", "村（居）民委员会"),
         {"name": "独生子女父母婚育情况证明", "purpose": "独生子女父母光荣证补办", "requester": "县卫生健康局", "issuer": "双方所在单位或者村（居）民委员会"}, "中华人民共和国人口与计划生育法##第二十七条"),
        (("3", "乡村医生在岗", "乡村医生执业", "《乡村医生从业管理条例》", "县卫生健", "村卫生室"), ("", "证明", "注册", "第十一条", "康局", ""),
         {"name": "乡村医生在岗证明", "purpose": "乡村医生执业注册", "requester": "县卫生健康局", "issuer": "村卫生室"}, "乡村医生从业管理条例##第十一条"),
    )  # fmt: skip
    for top, below, fields, bases in blocks:
        r = x.row(list(top))
        t.is_item(r, bases, department="宁河县卫生健康局", **fields)
        t.skip(x.row(list(below)))
    x.save(p)
    return t


@one
def list_55(folder: Path) -> Lst:
    """Two bases side by side, each with name, number and article below its own parent."""
    p = folder / "55_yiju_erlie.xlsx"
    t, x = True3(p), X("表1")
    x.wide("安平县农业农村局证明事项梳理情况表", 11)
    x.row(["序号", "证明名称", "用途", "设定依据一", "", "", "设定依据二", "", "", "开具单位", "核查方式"])
    x.row(["", "", "", "名称", "文号", "条款", "名称", "文号", "条款", "", ""])
    merge(x, "D2:F2", "G2:I2", *(f"{c}2:{c}3" for c in "ABCJK"))
    t.head(2, 3)
    data = (
        ("种子生产人员资质证明", "种子生产经营许可", ("中华人民共和国种子法", "", "第三十二条"), ("农作物种子生产经营许可管理办法", "农业部令2016年第5号", "第七条"), "农业技术推广机构", "现场核查"),
        ("饲料生产场所证明", "饲料生产许可", ("饲料和饲料添加剂管理条例", "国务院令第609号", "第十四条"), ("", "", ""), "产权人", "数据比对"),
        ("植物检疫隔离条件证明", "国外引种检疫审批", ("植物检疫条例", "国务院令第98号", "第十二条"), ("植物检疫条例实施细则（农业部分）", "农业部令第39号", "第二十二条"), "引种单位", "现场核查"),
    )  # fmt: skip
    for n, (name, use, first, second, issuer, means) in enumerate(data, 1):
        cells = [[f"《{each[0]}》" if each[0] else "", *each[1:]] for each in (first, second)]
        bases = "|".join("#".join(each) for each in (first, second) if each[0])
        r = x.row([n, name, use, *cells[0], *cells[1], issuer, means])
        t.is_item(r, bases, department="安平县农业农村局", name=name, purpose=use, issuer=issuer, verification__means=means)
    x.save(p)
    return t


@one
def list_56(folder: Path) -> Lst:
    """是否保留 answers 否 for what is cancelled; the names carry 【…】 before them; the unit is at the foot."""
    p = folder / "56_shifou_baoliu.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("证明事项清理情况统计表", 7)
    x.row(["序号", "证明事项名称", "办理事项", "设定依据", "出具单位", "是否保留", "不保留的替代方式"])
    t.head(2)
    data = (
        ("道路运输从业人员无重大事故证明", "从业资格证换证", "《道路运输从业人员管理规定》（交通运输部令2022年第38号）第十条", "公安交管部门", "是", "", "道路运输从业人员管理规定#交通运输部令2022年第38号#第十条"),
        ("车辆技术等级评定证明", "道路运输证年审", "《道路运输车辆技术管理规定》第二十条", "检测机构", "否", "系统自动获取", ""),
        ("港口经营场所证明", "港口经营许可", "《港口经营管理规定》第七条", "产权人", "是", "", "港口经营管理规定##第七条"),
        ("船员服务资历证明", "内河船员适任证书签发", "《中华人民共和国船员条例》（国务院令第494号）第九条", "船舶所有人或者经营人", "是", "", "中华人民共和国船员条例#国务院令第494号#第九条"),
    )  # fmt: skip
    for n, (name, use, printed, issuer, kept, instead, bases) in enumerate(data, 1):
        r = x.row([n, name, use, printed, issuer, kept, instead])
        if kept == "否":
            t.skip(r)
        else:
            t.is_item(r, bases, department="清水县交通运输局", name=name, matter=use, issuer=issuer)
    t.skip(x.row(["填报单位：清水县交通运输局（盖章）", "", "", "填表人：周某", "", "日期：2023.5.6"], False))
    x.save(p)
    return t


@one
def list_57(folder: Path) -> Lst:
    """A UTF-8 text saved from a sheet of two header rows: the merges are gone, the department fills where it changes."""
    p = folder / "57_hebing_diushi.csv"
    t = True3(p)
    data = (
        ("市自然资源局", "1", "土地权属来源证明", "集体土地所有权首次登记", "乡镇人民政府", "市自然资源局", "《不动产登记暂行条例实施细则》第三十条", "部门规章", "不动产登记暂行条例实施细则##第三十条#部门规章"),
        ("", "2", "房屋已灭失证明", "不动产注销登记", "村（居）民委员会", "市自然资源局", "《不动产登记暂行条例实施细则》第二十八条", "部门规章", "不动产登记暂行条例实施细则##第二十八条#部门规章"),
        ("市残联", "3", "残疾儿童监护人身份证明", "残疾儿童康复救助", "公安机关", "市残联", "《国务院关于建立残疾儿童康复救助制度的意见》（国发〔2018〕20号）", "国务院文件", "国务院关于建立残疾儿童康复救助制度的意见#国发〔2018〕20号#"),
        ("市税务局", "4", "个人无住房贷款证明", "个人所得税专项附加扣除", "中国人民银行分支机构", "市税务局", "《个人所得税专项附加扣除暂行办法》（国发〔2018〕41号）第十四条", "规范性文件", "个人所得税专项附加扣除暂行办法#国发〔2018〕41号#第十四条"),
    )  # fmt: skip
    with p.open("w", encoding="utf-8", newline="") as f:
        w = csv.writer(f)
        w.writerow(["附件", *[""] * 7])
        w.writerow(["东河市证明事项告知承诺制清单", *[""] * 7])
        w.writerow(["实施部门", "序号", "证明事项", "", "证明单位", "", "设定依据", ""])
        w.writerow(["", "", "名称", "用途", "开具方", "索要方", "名称及条款", "层级"])
        t.head(3, 4)
        dept = ""
        for n, (unit, serial, name, use, issuer, asks, printed, rank, bases) in enumerate(data, 5):
            dept = unit or dept
            w.writerow([unit, serial, name, use, issuer, asks, printed, rank])
            t.is_item(n, bases, department=dept, name=name, purpose=use, issuer=issuer, requester=asks)
    return t


@one
def list_58(folder: Path) -> Lst:
    """A Word file: the unit in brackets below the title, one table whose last rows are for opinions and seals."""
    p = folder / "58_yijianlan.docx"
    t = True3(p)
    d = Document()
    d.add_paragraph("证明事项告知承诺制梳理表")
    d.add_paragraph("报送单位（公章）：长乐县文化和旅游局          2024年6月")
    data = (
        ("演员从艺证明", "文艺表演团体设立", "《营业性演出管理条例》第六条", "从艺单位", "营业性演出管理条例##第六条"),
        ("安全疏散条件证明", "娱乐场所设立", "《娱乐场所管理条例》（国务院令第458号）第九条", "设计单位", "娱乐场所管理条例#国务院令第458号#第九条"),
        ("文物来源证明", "文物商店销售前审核", "《中华人民共和国文物保护法》第六十七条", "出售人", "中华人民共和国文物保护法##第六十七条"),
    )
    table = d.add_table(len(data) + 3, 5)
    for i, text in enumerate(("序号", "拟实行告知承诺的证明", "办理的业务", "法律依据", "原由谁开具")):
        table.cell(0, i).text = text
    t.head(1)
    for n, (name, use, printed, issuer, bases) in enumerate(data, 1):
        for i, text in enumerate((f"{n}.", name, use, printed, issuer)):
            table.cell(n, i).text = text
        t.is_item(n + 1, bases, department="长乐县文化和旅游局", name=name, matter=use, issuer=issuer)
    for row, text in ((len(data) + 1, "单位意见"), (len(data) + 2, "司法局审核意见")):
        table.cell(row, 0).text = text
        table.cell(row, 1).merge(table.cell(row, 4)).text = "（盖章）\n年  月  日"
        t.skip(row + 1)
    d.save(p)
    return t


@one
def list_59(folder: Path) -> Lst:
    """Eight lines of instructions above the header speak of the columns' names; the unit stands after them."""
    p = folder / "59_shuoming_zaiqian.xlsx"
    t, x = True3(p), X("填报表")
    x.wide("附表2  行政机关证明事项告知承诺制清单", 7)
    for text in (
        "填表说明：", "1.“证明名称”填写法律、法规、规章规定的名称，例如“无犯罪记录证明”。", "2.“证明用途”填写办理的行政事项，例如“教师资格认定”。",
        "3.“设定依据”应当写明《法律名称》和第几条第几款。", "4.“开具单位”填写全称。", "5.没有的填“无”。",
    ):
        x.hm(x.row([text], False), 0, 6)
    x.row(["填报单位", "桐乡区统计局", "", "", "审核人", "钱某"], False)
    x.row(["序号", "证明名称", "证明用途", "设定依据", "开具单位", "适用对象", "备注"])
    t.head(9)
    data = (
        ("统计从业经历证明", "涉外调查机构资格认定", "《涉外调查管理办法》（国家统计局令第7号）第九条", "所在单位", "涉外调查管理办法#国家统计局令第7号#第九条"),
        ("固定办公场所证明", "涉外调查机构资格认定", "《涉外调查管理办法》第九条第（四）项", "产权人", "涉外调查管理办法##第九条第（四）项"),
    )
    for n, (name, use, printed, issuer, bases) in enumerate(data, 1):
        r = x.row([n, name, use, printed, issuer, "企业、社会组织", "无"])
        t.is_item(r, bases, department="桐乡区统计局", name=name, purpose=use, issuer=issuer, applicants="企业、社会组织")
    for n in (3, 4, 5):
        t.skip(x.row([n]))
    x.save(p)
    return t


@one
def list_60(folder: Path) -> Lst:
    """Banners and sumu: levels of leagues ticked, the bureau of a banner, serials GA-01."""
    p = folder / "60_qixian.xlsx"
    t, x = True3(p), X("公安")
    x.wide("乌兰旗公安局实行告知承诺制的证明事项", 9)
    x.row(["编号", "证明名称", "证明用途", "设定依据", "开具单位", "行使层级", "", "", "事项类型"])
    x.row(["", "", "", "", "", "盟市级", "旗县级", "苏木乡镇级", ""])
    merge(x, "F2:H2", *(f"{c}2:{c}3" for c in "ABCDEI"))
    t.head(2, 3)
    data = (
        ("收养关系证明", "收养入户", "《中华人民共和国户口登记条例》第十九条", "旗民政局", (0, 1, 1), "行政确认", "中华人民共和国户口登记条例##第十九条"),
        ("牧区居住证明", "草场补贴户籍核查", "《内蒙古自治区草原管理条例》第十五条", "嘎查村民委员会", (0, 1, 0), "其他行政权力", "内蒙古自治区草原管理条例##第十五条"),
        ("枪支丢失情况证明", "猎枪注销", "《中华人民共和国枪支管理法》第二十三条", "苏木派出所", (1, 1, 0), "行政许可", "中华人民共和国枪支管理法##第二十三条"),
    )
    for n, (name, use, printed, issuer, ticks, kind, bases) in enumerate(data, 1):
        r = x.row([f"GA-{n:02}", name, use, printed, issuer, *("√" if tick else "" for tick in ticks), kind])
        levels = [level for level, tick in zip(("盟市级", "旗县级", "苏木乡镇级"), ticks, strict=True) if tick]
        t.is_item(r, bases, department="乌兰旗公安局", name=name, purpose=use, issuer=issuer, levels=levels, matter_type=kind)
    x.save(p)
    return t


@one
def list_61(folder: Path) -> Lst:
    """A corps: units of a division; the last sheet is a visible copy under another name with two more rows."""
    p = folder / "61_shishi.xlsx"
    t, x = True3(p), X("师市清单")
    data = [
        ("师市农业农村局", "连队职工身份地承包证明", "农机购置补贴申领", "团场", "《农业机械购置补贴专项资金使用管理办法》第八条", "农业机械购置补贴专项资金使用管理办法##第八条"),
        ("师市退役军人事务局", "优抚对象身份证明", "优抚对象医疗补助", "团镇退役军人服务站", "《军人抚恤优待条例》（国务院、中央军委令第788号）第四十三条", "军人抚恤优待条例#国务院、中央军委令第788号#第四十三条"),
        ("团场便民服务中心", "困难家庭证明", "临时救助", "连队", "《社会救助暂行办法》第四十七条", "社会救助暂行办法##第四十七条"),
    ]
    x.wide("第十六师天北市证明事项目录", 6)
    x.row(["项目序号", "负责部门", "需要的证明", "用来办什么", "出证明的单位", "法规出处"])
    t.head(2, sheet="师市清单")
    for n, (dept, name, use, issuer, printed, bases) in enumerate(data, 1):
        r = x.row([n, dept, name, use, issuer, printed])
        t.is_item(r, bases, sheet="师市清单", department=dept, name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_62(folder: Path) -> Lst:
    """A national ministry's table taken over by a county: 办事事项, 证明材料, 承诺的范围; 实施单位 the same in each row."""
    p = folder / "62_bumen_mulu.xlsx"
    t, x = True3(p), X("目录")
    x.wide("人力资源社会保障领域证明事项告知承诺制目录", 8)
    x.row(["序号", "主项", "办事事项", "证明材料", "证明内容", "法定依据", "不适用告知承诺的情形", "实施单位"])
    t.head(2)
    data = (
        ("社会保险登记", "灵活就业人员参保登记", "户籍证明", "申请人户籍所在地", "《社会保险费征缴暂行条例》（国务院令第259号）第七条", "有虚假承诺记录的", "社会保险费征缴暂行条例#国务院令第259号#第七条"),
        ("养老保险待遇", "遗属待遇申领", "供养直系亲属关系证明", "申请人与参保人的亲属关系", "《中华人民共和国社会保险法》第十七条", "无", "中华人民共和国社会保险法##第十七条"),
        ("人才服务", "流动人员人事档案接收", "与原单位解除关系证明", "申请人已与原单位解除劳动关系", "《流动人员人事档案管理服务规定》（人社部发〔2021〕112号）第十一条", "无", "流动人员人事档案管理服务规定#人社部发〔2021〕112号#第十一条"),
    )  # fmt: skip
    for n, (_, use, name, content, printed, _, bases) in enumerate(data, 1):
        r = x.row([n, data[n - 1][0], use, name, content, printed, data[n - 1][5], "清水县人力资源和社会保障局"])
        t.is_item(r, bases, department="清水县人力资源和社会保障局", name=name, content=content)
    t.free = ["requester"]
    x.save(p)
    return t


@one
def list_63(folder: Path) -> Lst:
    """Two sections on one sheet, each with its number of items; types in 【】 before the names; phone numbers of offices."""
    p = folder / "63_jianbian.xlsx"
    t, x = True3(p), X("公示")
    x.row(["青山镇人民政府“减证便民”公示"], False)
    x.row(["序", "不用再跑腿开的证明", "办哪件事", "以前到哪开", "政策出处", "联系电话"])
    t.head(2)
    data = {
        "一、民政救助类（2项）": [
            ("家庭人口证明", "城乡低保申请", "村委会", "《社会救助暂行办法》第十一条", "社会救助暂行办法##第十一条"),
            ("丧葬情况证明", "惠民殡葬补贴", "殡仪馆", "《殡葬管理条例》第四条", "殡葬管理条例##第四条"),
        ],
        "二、农林建设类（1项）": [("宅基地无纠纷证明", "农村建房审批", "村民小组", "《中华人民共和国土地管理法》第六十二条", "中华人民共和国土地管理法##第六十二条")],
    }
    n = 0
    for section, its in data.items():
        r = x.row([section])
        x.hm(r, 0, 5)
        t.skip(r)
        for name, use, issuer, printed, bases in its:
            n += 1
            r = x.row([n, name, use, issuer, printed, "0000-6543210"])
            t.is_item(r, bases, department="青山镇人民政府", name=name, purpose=use, issuer=issuer)
    t.skip(x.row(["咨询地址：青山镇便民服务中心一楼"], False))
    x.save(p)
    return t
