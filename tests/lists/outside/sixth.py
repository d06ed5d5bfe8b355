"""Nine lists after the manner of ministries, provinces and bureaus: turned tables, wide exports, pages out of PDF, odd columns."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from docx import Document
from lists.outside.kit import Lst, X
from lists.outside.third import True3, merge

LISTS: list[Callable[[Path], Lst]] = []


def one(make: Callable[[Path], Lst]) -> Callable[[Path], Lst]:
    """Register a list."""
    LISTS.append(make)
    return make


def put(x: X, t: True3, cells: Sequence[object], bases: str, **fields: object) -> int:
    """Write a row and note the item that it is."""
    row = x.row(list(cells))
    t.is_item(row, bases, **fields)
    return row


@one
def list_81(folder: Path) -> Lst:
    """After a ministry's annex: three rows of header, the basis in four columns, a column of cases to which no pledge applies."""
    p = folder / "81_shuiwu_fujian.xlsx"
    t, x = True3(p), X("附件1")
    x.row(["附件1"], False)
    x.wide("国家税务总局清溪市税务局实行告知承诺制的税务证明事项目录", 10)
    x.row(["序号", "税务证明\n事项", "证明用途", "设定依据", "", "", "", "实施主体", "不适用告知承\n诺的情形", "信用修复\n要求"])
    x.row(["", "", "", "文件信息", "", "条文信息", "", "", "", ""])
    x.row(["", "", "", "名称", "文号", "条款项", "具体规定", "", "", ""])
    t.head(3, 4, 5)
    merge(x, "D3:G3", "D4:E4", "F4:G4", *(f"{c}3:{c}5" for c in "ABCHIJ"))
    data = (
        ("家庭成员信息证明", "办理个人购买家庭唯一住房契税减征", "《财政部 税务总局关于契税法实施后有关优惠政策衔接问题的公告》", "财政部 税务总局公告2021年第29号", "第一条", "夫妻因离婚分割共同财产发生土地、房屋权属变更的，免征契税。", "有较严重不良信用记录", "修复后方可适用",
         "财政部税务总局关于契税法实施后有关优惠政策衔接问题的公告#财政部税务总局公告2021年第29号#第一条"),
        ("家庭住房情况书面查询结果", "办理个人购买家庭第二套改善性住房契税减征", "《中华人民共和国契税法》", "", "第六条、第七条", "有下列情形之一的，免征契税。", "曾作出虚假承诺", "修复后方可适用", "中华人民共和国契税法##第六条、第七条"),
        ("亲属关系证明", "办理个人无偿赠与不动产个人所得税免税", "《关于个人无偿受赠房屋有关个人所得税问题的通知》", "财税〔2009〕78号", "第一条第（一）项", "房屋产权所有人将房屋产权无偿赠与配偶、父母、子女……", "曾作出虚假承诺", "/",
         "关于个人无偿受赠房屋有关个人所得税问题的通知#财税〔2009〕78号#第一条第（一）项"),
    )  # fmt: skip
    own = "国家税务总局清溪市税务局"
    for n, (name, use, document, number, article, text, never, repair, bases) in enumerate(data, 1):
        put(x, t, [n, name, use, document, number, article, text, "县（区）税务局", never, repair], bases,
            department=own, name=name, purpose=use, requester="县（区）税务局", remarks=never)  # fmt: skip
    x.save(p)
    return t


@one
def list_82(folder: Path) -> Lst:
    """A table on its side: fields down the first column, a certificate in each of four columns, the numbers 1 to 4 on top."""
    p = folder / "82_hengpai.xlsx"
    t, x = True3(p), X("证明事项")
    t.beside = True
    x.wide("安岭县住房和城乡建设局告知承诺证明事项一览表", 5)
    data = (
        ("收入情况证明", "公共租赁住房申请", "县住房保障服务中心", "用人单位", "《公共租赁住房管理办法》（住房城乡建设部令第11号）第八条", "行政给付", "公共租赁住房管理办法#住房城乡建设部令第11号#第八条"),
        ("无房证明", "公共租赁住房申请", "县住房保障服务中心", "不动产登记机构", "《公共租赁住房管理办法》（住房城乡建设部令第11号）第七条", "行政给付", "公共租赁住房管理办法#住房城乡建设部令第11号#第七条"),
        ("社会保险缴纳证明", "二级建造师初始注册", "县住房和城乡建设局", "社会保险经办机构", "《注册建造师管理规定》（建设部令第153号）第七条", "行政许可", "注册建造师管理规定#建设部令第153号#第七条"),
        ("资金安排情况说明", "建筑工程施工许可证核发", "县住房和城乡建设局", "建设单位", "《建筑工程施工许可管理办法》第四条第一款第（八）项", "行政许可", "建筑工程施工许可管理办法##第四条第一款第（八）项"),
    )  # fmt: skip
    labels = ("证明名称", "证明用途", "索要单位", "开具单位", "设定依据", "事项类型")
    x.row(["序号", 1, 2, 3, 4])
    at = 0
    for n, label in enumerate(labels):
        r = x.row([label, *(each[n] for each in data)])
        at = at or r
    for name, use, asks, issuer, _, kind, bases in data:
        t.is_item(at, bases, department="安岭县住房和城乡建设局", name=name, purpose=use, requester=asks, issuer=issuer, matter_type=kind)
    x.save(p)
    return t


@one
def list_83(folder: Path) -> Lst:
    """A Word table on its side without numbers; the names in the second row; one field that two certificates share is merged."""
    p = folder / "83_word_hengpai.docx"
    t = True3(p)
    t.beside = True
    document = Document()
    document.add_paragraph("附件2")
    document.add_paragraph("白塔县卫生健康局取消证明材料改为告知承诺事项表")
    rows = (
        ("事项类别", "行政许可", "行政许可", "行政确认"),
        ("证明材料名称", "护士执业注册健康体检证明", "医师受聘证明", "出生医学信息证明"),
        ("办理的事项", "护士执业注册", "医师执业注册", "《出生医学证明》补发"),
        ("法律依据", "《护士条例》第七条第一款第（四）项", "《中华人民共和国医师法》第十三条", "《中华人民共和国母婴保健法》第二十三条"),
        ("由谁开具", "二级以上综合医院", "受聘医疗机构", "接生医疗机构"),
        ("监管措施", "随机抽查", "数据比对", "数据比对"),
    )
    table = document.add_table(len(rows), 4, style="Table Grid")
    for r, cells in enumerate(rows):
        for c, text in enumerate(cells):
            table.cell(r, c).text = text
    table.cell(0, 2).text = ""
    table.cell(0, 1).merge(table.cell(0, 2))
    kinds, names, uses, _, issuers, means = (row[1:] for row in rows)
    bases = ("护士条例##第七条第一款第（四）项", "中华人民共和国医师法##第十三条", "中华人民共和国母婴保健法##第二十三条")
    for kind, name, use, issuer, mean, cited in zip(kinds, names, uses, issuers, means, bases, strict=True):
        t.is_item(2, cited, department="白塔县卫生健康局", name=name, purpose=use, issuer=issuer, matter_type=kind, verification__means=mean)
    document.save(str(p))
    return t


@one
def list_84(folder: Path) -> Lst:
    """A platform's export of materials as GBK text, 30 columns wide: who keeps the material and, apart, whence it comes."""
    p = folder / "84_pingtai_cailiao.csv"
    t = True3(p, free=("code", "applicants", "method", "content"))
    heads = [
        "行政区划", "实施主体", "事项名称", "基本编码", "实施编码", "业务办理项编码", "事项类型", "行使层级", "办件类型", "服务对象", "法定办结时限",
        "承诺办结时限", "到现场次数", "材料名称", "材料类型", "材料形式", "材料必要性", "来源渠道", "来源渠道说明", "纸质材料份数", "纸质材料规格", "填报须知",
        "受理标准", "要求提供材料的依据", "是否支持容缺受理", "是否支持告知承诺", "是否关联电子证照", "样表", "空白表", "更新时间",
    ]  # fmt: skip
    data = (
        ("雁门区民政局", "社会团体成立登记", "行政许可", "法人", "场所使用权证明", "产权单位", "《社会团体登记管理条例》第十一条第三项", "社会团体登记管理条例##第十一条第三项"),
        ("雁门区民政局", "特困人员认定", "行政给付", "自然人", "劳动能力评估证明", "医疗机构", "《社会救助暂行办法》（国务院令第649号）第十六条", "社会救助暂行办法#国务院令第649号#第十六条"),
        ("雁门区公安分局", "居住证申领", "行政确认", "自然人", "就业证明", "用人单位", "《居住证暂行条例》第九条", "居住证暂行条例##第九条"),
        ("雁门区教育局", "教师资格认定", "行政许可", "自然人", "普通话水平证明", "语言文字工作部门", "《教师资格条例》第十五条", "教师资格条例##第十五条"),
    )  # fmt: skip
    with p.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        for n, (dept, matter, kind, people, name, issuer, printed, bases) in enumerate(data, 2):
            row = ["140902", dept, matter, f"00010{n}000", f"11140902{n:04}", f"11140902{n:04}01", kind, "县级", "承诺件", people, "20工作日", "5工作日", "1",
                   name, "其他", "纸质或电子", "必要", "政府部门核发", issuer, "1", "A4", "如实填写", "真实有效", printed, "是", "是", "否", "", "", "2025-03-01"]  # fmt: skip
            writer.writerow(row)
            t.is_item(n, bases, department=dept, name=name, matter=matter, matter_type=kind, issuer=issuer, levels=["县级"])
    t.head(1)
    return t


@one
def list_85(folder: Path) -> Lst:
    """材料来源 says whether the applicant has it or an office gives it; nobody is named who issues."""
    p = folder / "85_cailiao_laiyuan.xlsx"
    t, x = True3(p), X("清单")
    x.wide("芦花县农业农村局证明材料告知承诺事项表", 7)
    x.row(["序号", "事项名称", "证明材料", "材料来源", "设定依据", "事项层级", "办理环节"])
    t.head(2)
    data = (
        ("拖拉机驾驶证核发", "身体条件证明", "政府部门核发", "《拖拉机和联合收割机驾驶证管理规定》第十二条", "县级", "受理", "拖拉机和联合收割机驾驶证管理规定##第十二条"),
        ("农药经营许可", "经营场所使用证明", "申请人自备", "《农药管理条例》（国务院令第677号）第二十四条", "县级", "受理", "农药管理条例#国务院令第677号#第二十四条"),
        ("动物诊疗许可证核发", "场所权属证明", "申请人自备", "《动物诊疗机构管理办法》第六条", "县级", "审查", "动物诊疗机构管理办法##第六条"),
        ("水域滩涂养殖证核发", "养殖水域位置证明", "其他", "《中华人民共和国渔业法》第十一条", "市级、县级", "受理", "中华人民共和国渔业法##第十一条"),
    )  # fmt: skip
    for n, (use, name, source, printed, level, step, bases) in enumerate(data, 1):
        put(x, t, [n, use, name, source, printed, level, step], bases, department="芦花县农业农村局", name=name, purpose=use, levels=level.split("、"), remarks=source)
    x.save(p)
    return t


@one
def list_86(folder: Path) -> Lst:
    """Two parts under one header: what is under the pledge, and what is not and stays."""
    p = folder / "86_liangbufen.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("临江市公安局证明事项清单（2024年修订）", 6)
    x.row(["编号", "证明事项", "适用情形", "设定依据", "开具单位", "核查方式"])
    t.head(2)
    t.skip(x.row(["一、实行告知承诺制的证明事项（3项）"], False))
    merge(x, "A3:F3")
    data = (
        ("居住证明", "居住证签注", "《居住证暂行条例》第十条", "用人单位、房屋出租人", "数据核验", "居住证暂行条例##第十条"),
        ("机动车来历证明", "机动车注册登记", "《中华人民共和国道路交通安全法》第九条", "销售单位", "部门协查", "中华人民共和国道路交通安全法##第九条"),
        ("犬只免疫证明", "养犬登记", "《中华人民共和国动物防疫法》第三十条第一款", "动物诊疗机构", "现场核查", "中华人民共和国动物防疫法##第三十条第一款"),
    )
    for n, (name, use, printed, issuer, means, bases) in enumerate(data, 1):
        put(x, t, [n, name, use, printed, issuer, means], bases, department="临江市公安局", name=name, purpose=use, issuer=issuer, verification__means=means)
    t.skip(x.row(["二、不实行告知承诺制、予以保留的证明事项（2项）"], False))
    merge(x, "A7:F7")
    t.skip(x.row([1, "无犯罪记录证明", "保安员证核发", "《保安服务管理条例》第十六条", "户籍地派出所", "—"]))
    t.skip(x.row([2, "爆破作业人员培训证明", "爆破作业人员许可", "《民用爆炸物品安全管理条例》第三十三条", "培训机构", "—"]))
    x.save(p)
    return t


@one
def list_87(folder: Path) -> Lst:
    """A table of counts on the first sheet, which is no list, and the list on the second."""
    p = folder / "87_tongji_he_qingdan.xlsx"
    t, x = True3(p), X("附表1统计")
    x.wide("全区证明事项告知承诺制工作情况统计表", 6)
    x.row(["序号", "部门（单位）", "梳理证明事项数（项）", "实行告知承诺制数（项）", "已办理件数（件）", "备注"])
    for line in ([1, "区教育局", 8, 2, 130, ""], [2, "区民政局", 11, 1, 56, ""], ["", "合计", 19, 3, 186, ""]):
        x.row(line)
    x.new("附表2明细")
    x.wide("全区实行告知承诺制的证明事项明细表", 7)
    x.row(["序号", "部门（单位）", "对应的政务服务事项", "证明事项", "出证单位", "法律法规规章依据", "承诺时限（工作日）"])
    t.head(2, sheet="附表2明细")
    data = (
        ("区教育局", "民办学校变更", "办学场所权属证明", "不动产登记机构", "《中华人民共和国民办教育促进法》第五十四条", "中华人民共和国民办教育促进法##第五十四条"),
        ("区教育局", "教师资格认定", "思想品德鉴定材料", "工作单位或街道办事处", "《〈教师资格条例〉实施办法》第十二条", "〈教师资格条例〉实施办法##第十二条"),
        ("区民政局", "临时救助", "困难情况证明", "村（居）民委员会", "《社会救助暂行办法》第四十八条", "社会救助暂行办法##第四十八条"),
    )
    for n, (dept, use, name, issuer, printed, bases) in enumerate(data, 1):
        put(x, t, [n, dept, use, name, issuer, printed, 5], bases, sheet="附表2明细", department=dept, name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_88(folder: Path) -> Lst:
    """Nothing but names and bases, in a text of tabs; several bases in a cell."""
    p = folder / "88_mingcheng_yiju.csv"
    t = True3(p)
    lines = [
        "柳塘县文化广电和旅游局告知承诺制证明事项\t",
        "证明事项\t有关法律依据",
        "文物来源证明\t《中华人民共和国文物保护法》第七十五条；《文物保护法实施条例》第四十条",
        "演出场所同意证明\t《营业性演出管理条例》（国务院令第439号）第十三条",
        "资金来源证明\t《营业性演出管理条例实施细则》（文化部令第47号）第八条、第九条",
        "安全条件证明\t《娱乐场所管理条例》第十一条",
    ]
    cited = (
        "中华人民共和国文物保护法##第七十五条|文物保护法实施条例##第四十条",
        "营业性演出管理条例#国务院令第439号#第十三条",
        "营业性演出管理条例实施细则#文化部令第47号#第八条、第九条",
        "娱乐场所管理条例##第十一条",
    )
    p.write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    for n, bases in enumerate(cited, 3):
        t.is_item(n, bases, department="柳塘县文化广电和旅游局", name=lines[n - 1].split("\t")[0])
    t.head(2)
    return t


@one
def list_89(folder: Path) -> Lst:
    """Full-width digits, letters and blanks throughout, in the header, the serials and the articles."""
    p = folder / "89_quanjiao.xlsx"
    t, x = True3(p), X("Ｓｈｅｅｔ１")
    x.wide("附件３　大榆县水务局证明事项告知承诺清单（２０２３年版）", 6)
    x.row(["序　号", "证　明　名　称", "所　办　事　项", "依　据", "出　具　单　位", "备　注"])
    t.head(2)
    data = (
        ("取水权属证明", "取水许可证核发", "《取水许可和水资源费征收管理条例》（国务院令第４６０号）第１１条第１款", "土地权利人", "", "取水许可和水资源费征收管理条例#国务院令第460号#第11条第1款"),
        ("利害关系人同意证明", "取水许可证核发", "《取水许可管理办法》（水利部令第３４号）第１０条第２项", "利害关系人", "第三者承诺书另附", "取水许可管理办法#水利部令第34号#第10条第2项"),
        ("采砂船舶所有权证明", "河道采砂许可", "《中华人民共和国水法》第３９条", "海事管理机构", "", "中华人民共和国水法##第39条"),
    )  # fmt: skip
    for n, (name, use, printed, issuer, note, bases) in zip("１２３", data, strict=True):
        put(x, t, [n, name, use, printed, issuer, note], bases, department="大榆县水务局", name=name, matter=use, issuer=issuer, remarks=note)
    x.save(p)
    return t
