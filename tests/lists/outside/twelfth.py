"""Thirteen lists more, one for each kind of thing that lists by a stranger taught: sections, bodies, verdicts, certificates abreast."""

import csv
from collections.abc import Callable
from pathlib import Path

from docx import Document
from lists.outside.kit import Lst, X, convert
from lists.outside.sixth import put
from lists.outside.third import True3, merge

LISTS: list[Callable[[Path], Lst]] = []


def one(make: Callable[[Path], Lst]) -> Callable[[Path], Lst]:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def list_141(folder: Path) -> Lst:
    """A bureau's list whose sections are its own squads and stations, which are also those that ask."""
    p = folder / "141_dadui_fenjie.xlsx"
    t, x = True3(p), X("清单")
    own = "青石县公安局"
    x.wide(f"{own}保留证明事项清单", 6)
    x.row(["序号", "证明名称", "证明用途", "设定及保留依据", "要求提供的科室", "开具单位"])
    t.head(2)
    data = {
        "一、治安管理大队（1项）": (("场地使用同意证明", "大型群众性活动安全许可", "【行政法规】《大型群众性活动安全管理条例》第十三条", "场所管理者", "大型群众性活动安全管理条例##第十三条#行政法规"),),
        "二、户政管理科": (
            ("死亡医学证明", "户口注销", "【法律】《户口登记条例》第八条", "医疗机构", "户口登记条例##第八条#法律"),
            ("收养登记证明", "收养入户", "【法律】《户口登记条例》第十九条", "民政部门", "户口登记条例##第十九条#法律"),
        ),
        "三、城关派出所": (("居住事实证明", "居住登记", "【行政法规】《居住证暂行条例》第九条", "房屋所有人", "居住证暂行条例##第九条#行政法规"),),
    }  # fmt: skip
    number = 0
    for section, its in data.items():
        t.skip(x.row([section]))
        merge(x, f"A{x.r}:F{x.r}")
        for name, use, printed, issuer, bases in its:
            number += 1
            asks = section[2:].split("（")[0]
            put(x, t, [number, name, use, printed, asks, issuer], bases, department=own, requester=asks, name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_142(folder: Path) -> Lst:
    """Kinds of business merged in the first column, which are no types of matters; subtotals below each, a total at the end."""
    p = folder / "142_yewu_leibie.xlsx"
    t, x = True3(p), X("Sheet1")
    own = "临海市住房公积金管理中心"
    x.wide(f"{own}业务证明材料目录", 6)
    x.row(["业务类别", "序号", "业务事项", "证明材料名称", "开具部门", "政策依据"])
    t.head(2)
    law = "住房公积金管理条例"
    data = {
        "归集类": (("降低缴存比例", "职工代表大会同意证明", "本单位职代会", "第二十条"), ("缓缴住房公积金", "单位亏损证明", "会计师事务所", "第二十条")),
        "提取类": (("租房提取", "无自有住房证明", "不动产登记中心", "第二十四条第（六）项"), ("离退休提取", "退休证明", "人社部门", "第二十四条第（二）项")),
    }  # fmt: skip
    number = 0
    for kind, its in data.items():
        first = x.r + 1
        for use, name, issuer, article in its:
            number += 1
            put(x, t, [kind if x.r + 1 == first else "", number, use, name, issuer, f"《{law}》{article}"], f"{law}##{article}", department=own, name=name, matter=use, issuer=issuer, remarks=f"业务类别：{kind}")
        x.vm(0, first, x.r)
        t.skip(x.row([f"{kind}小计（2项）"]))
    t.skip(x.row(["合计：4项"]))
    x.save(p)
    return t


@one
def list_143(folder: Path) -> Lst:
    """Named by nobody but who signs it at the foot; what villages issue, who asks, and a note below."""
    p = folder / "143_luokuan_zhen.xlsx"
    t, x = True3(p), X("Sheet1")
    own = "白杨镇人民政府"
    x.wide("村（社区）出具证明事项清单", 5)
    x.row(["序号", "证明事项", "办理什么业务需要", "由谁出具", "哪个单位要求出具"])
    t.head(2)
    data = (("亲属关系证明", "办理遗产继承公证", "县公证处"), ("土地承包情况证明", "农业保险理赔", "保险公司"), ("家庭困难证明", "大学生助学贷款", "县学生资助管理中心"))
    for n, (name, use, asks) in enumerate(data, 1):
        put(x, t, [n, name, use, "各村（社区）", asks], "", department=own, requester=asks, name=name, purpose=use, issuer="各村（社区）")
    t.skip(x.row(["备注：以上证明由村（社区）据实出具。"]))
    t.skip(x.row(["", "", "", "", own]))
    t.skip(x.row(["", "", "", "", "2024年3月5日"]))
    x.save(p)
    return t


@one
def list_144(folder: Path) -> Lst:
    """Bodies below a common name, 索要 and 开具 below 实施单位; a section of the bureau made the table; old xls."""
    p = folder / "144_shishi_danwei.xls"
    t, x = True3(p), X("Sheet1")
    own = "丰原县农业农村局"
    x.wide("证明事项（保留）清单", 8)
    x.row([f"制表单位：{own}政策法规股", "", "", "", "", "", "", "2023.10"], False)
    x.row(["序号", "证明名称", "证明用途", "实施单位", "", "设定依据", "", ""])
    x.row(["", "", "", "索要", "开具", "名称", "文号", "条款"])
    t.head(3, 4)
    merge(x, "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:H3")
    data = (
        ("种畜禽合格证明", "种畜禽生产经营许可", "畜牧股", "种畜禽场", "畜牧法", "主席令第四十五号", "第二十四条"),
        ("水域滩涂使用权属证明", "水域滩涂养殖证核发", "渔政站", "乡镇人民政府", "渔业法", "", "第十一条第一款"),
        ("产地检疫证明", "跨省调运种苗检疫", "植保站", "植物检疫机构", "植物检疫条例", "", "第七条"),
    )
    for n, (name, use, asks, issuer, law, number, article) in enumerate(data, 1):
        put(x, t, [n, name, use, asks, issuer, f"《{law}》", number, article], f"{law}#{number}#{article}", department=own, requester=asks, name=name, purpose=use, issuer=issuer)
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "xls")
    return t


@one
def list_145(folder: Path) -> Lst:
    """Main and sub item, both merged, beside the certificate: the sub-item is what it is for, and where there is none the main."""
    p = folder / "145_zhuxiang_zixiang_hebing.xlsx"
    t, x = True3(p), X("目录")
    own = "宁江县市场监督管理局"
    x.wide(f"{own}办事所需证明目录", 6)
    x.row(["序号", "主项名称", "子项名称", "证明名称", "开具单位", "设定依据"])
    t.head(2)
    data = (
        ("药品医疗器械经营", "药品零售许可", "药学技术人员资格证明", "省药监局", "药品经营和使用质量监督管理办法", "第十条"),
        ("", "", "房屋使用权证明", "房屋产权人", "药品经营和使用质量监督管理办法", "第十条第（四）项"),
        ("", "第二类医疗器械经营备案", "质量负责人学历证明", "毕业院校", "医疗器械经营监督管理办法", "第十条"),
        ("特种设备", "气瓶充装许可", "消防合格证明", "消防救援机构", "特种设备安全法", "第四十九条"),
        ("计量标准考核", "", "计量标准溯源证明", "上级计量检定机构", "计量法", "第二十条"),
    )
    main = sub = ""
    for n, (top, part, name, issuer, law, article) in enumerate(data, 1):
        main, sub = top or main, part if top or part else sub
        put(x, t, [n, top, part, name, issuer, f"《{law}》{article}"], f"{law}##{article}", department=own, name=name, purpose=sub or main, matter=main, issuer=issuer)
    merge(x, "B3:B5", "C3:C4")
    x.save(p)
    return t


@one
def list_146(folder: Path) -> Lst:
    """A title over two lines, names of columns broken over lines, 要求提供 and 负责开具 below 证明单位; norms cited by section."""
    p = folder / "146_zhengming_danwei.xlsx"
    t, x = True3(p), X("Sheet1")
    own = "孤峰县自然资源和规划局"
    x.wide(own, 7)
    x.wide("“最多跑一次”改革证明事项清单", 7)
    x.row(["序\n号", "证明事项\n名称", "证明\n用途", "证明\n单位", "", "设定依据\n（名称、文号、条款）", "联系\n电话"])
    x.row(["", "", "", "要求\n提供", "负责\n开具", "", ""])
    t.head(3, 4)
    merge(x, "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "G3:G4")
    data = (
        ("规划核实测绘证明", "建设工程竣工规划核实（房屋建筑类）", "规划股", "测绘单位", "《城乡规划法》第四十五条第一款", "城乡规划法##第四十五条第一款"),
        ("更名后身份证明", "夫妻更名转移登记", "确权股", "民政部门", "《不动产登记操作规范（试行）》1.8.6", "不动产登记操作规范（试行）##1.8.6"),
        ("设施农业用地协议备案证明", "设施农业用地备案", "耕保股", "乡镇人民政府", "《关于设施农业用地管理有关问题的通知》（自然资规〔2019〕4号）第三条", "关于设施农业用地管理有关问题的通知#自然资规〔2019〕4号#第三条"),
    )
    for n, (name, use, asks, issuer, printed, bases) in enumerate(data, 1):
        put(x, t, [n, name, use, asks, issuer, printed, f"0000-621000{n}"], bases, department=own, requester=asks, name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_147(folder: Path) -> Lst:
    """A Word notice with its text, then what was cancelled and what is kept: only the notice, above the first, says by whom."""
    p = folder / "147_word_tongzhi.docx"
    t = True3(p)
    document = Document()
    for text in ("梧桐县民政局关于公布证明事项清理结果的通知", "局属各单位：", "按照县政府部署，现将清理结果予以公布。", "梧桐县民政局", "2020年6月15日", "附件1：取消的证明事项目录"):
        document.add_paragraph(text)
    gone = (("序号", "取消的证明", "办理事项", "取消后办理方式"), ("1", "流动人口婚育证明", "流动人口服务登记", "系统查询"), ("2", "单身证明", "房产过户", "由需求单位核查"))
    kept = (
        ("序号", "保留的证明", "办理事项", "开具单位", "设定依据"),
        ("1", "慈善组织财产来源证明", "慈善组织认定", "会计师事务所", "《慈善法》第十条"),
        ("2", "墓地使用土地证明", "经营性公墓建设审批", "自然资源部门", "《殡葬管理条例》第八条"),
    )
    for number, lines in enumerate((gone, kept), 1):
        if number == 2:
            document.add_paragraph("附件2：保留的证明事项目录")
        table = document.add_table(len(lines), len(lines[0]), style="Table Grid")
        for r, cells in enumerate(lines):
            for c, text in enumerate(cells):
                table.cell(r, c).text = text
        if number == 1:
            for row in (1, 2, 3):
                t.skip(row, "表1")
    t.head(1, sheet="表2")
    for row, (bases, (_, name, use, issuer, _)) in enumerate(zip(("慈善法##第十条", "殡葬管理条例##第八条"), kept[1:], strict=True), 2):
        t.is_item(row, bases, sheet="表2", department="梧桐县民政局", name=name, matter=use, issuer=issuer)
    document.save(str(p))
    return t


@one
def list_148(folder: Path) -> Lst:
    """A self-check before the list is made: 处理建议 says of each what is to become of it; stations ask; a remark says 拟取消."""
    p = folder / "148_zicha_jianyi.xlsx"
    t, x = True3(p), X("自查表")
    own = "高坪镇人民政府"
    x.wide("高坪镇证明事项自查表", 8)
    x.row([f"单位：{own}（盖章）", "", "", "", "", "", "日期：2019.4.12"], False)
    x.row(["序号", "索要的证明", "用来办什么", "索要站所", "出具单位", "有无法律依据（写明条款）", "处理建议", "备注"])
    t.head(3)
    data = (
        ("计划生育证明", "申请宅基地", "镇自然资源所", "镇卫健办", "无", "建议取消", "", ""),
        ("耕地地力补贴面积证明", "耕地地力保护补贴", "镇财政所", "村委会", "《农业生产发展资金管理办法》第九条", "建议保留", "", ""),
        ("农机购置真实性证明", "农机购置补贴", "镇农业中心", "销售商", "《农业机械购置与应用补贴实施意见》第四条", "改为承诺", "", "农业机械购置与应用补贴实施意见##第四条"),
        ("山林火灾损失证明", "森林保险理赔", "镇林业站", "镇林业站", "《森林防火条例》第四十一条", "改为内部核查", "", ""),
        ("养犬防疫证明", "养犬登记", "派出所", "镇畜牧站", "《动物防疫法》第三十条", "改为承诺", "明年拟取消", "动物防疫法##第三十条"),
    )
    for n, (name, use, asks, issuer, printed, said, note, bases) in enumerate(data, 1):
        cells = [n, name, use, asks, issuer, printed, said, note]
        if not bases:
            t.skip(x.row(cells))
            continue
        put(x, t, cells, bases, department=own, requester=asks, name=name, purpose=use, issuer=issuer, remarks=note)
    t.skip(x.row(["主要领导（签字）：", "", "", "", "经办人（签字）："], False))
    x.save(p)
    return t


@one
def list_149(folder: Path) -> Lst:
    """Two certificates abreast in each row, each with who issues it; the second may be missing."""
    p = folder / "149_zhengming_yi_er.xlsx"
    t, x = True3(p), X("Sheet1")
    t.beside = True
    own = "云林县民政局"
    x.wide(f"{own}告知承诺证明事项清单", 8)
    x.row(["序号", "办理事项", "所需证明一", "", "所需证明二", "", "设定依据", "行使层级"])
    x.row(["", "", "名称", "开具单位", "名称", "开具单位", "", ""])
    t.head(2, 3)
    merge(x, "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3", "H2:H3")
    data = (
        ("最低生活保障审核确认", (("家庭收入证明", "用人单位"), ("婚姻状况证明", "婚姻登记机关")), "社会救助暂行办法", "第十一条"),
        ("特困人员救助供养", (("残疾等级证明", "县残联"),), "社会救助暂行办法", "第十五条"),
        ("临时救助", (("户籍证明", "派出所"), ("病情证明", "县级以上医院")), "社会救助暂行办法", "第四十八条"),
    )
    for n, (use, papers, law, article) in enumerate(data, 1):
        cells = [text for paper in papers for text in paper] + [""] * (4 - 2 * len(papers))
        row = x.row([n, use, *cells, f"《{law}》{article}", "县级"])
        for name, issuer in papers:
            t.is_item(row, f"{law}##{article}", department=own, name=name, purpose=use, issuer=issuer, levels=["县"])
    x.save(p)
    return t


@one
def list_150(folder: Path) -> Lst:
    """A free trade zone's list for visitors: names of columns in English only, content in Chinese."""
    p = folder / "150_yingwen_biaotou.csv"
    t = True3(p)
    t.head(2)
    own = "滨海新区商务局"
    lines = [
        [f"List of Certificates — {own}证明事项清单"],
        ["No.", "Certificate Name", "Used For", "Legal Basis", "Issuing Authority", "Requesting Authority", "Type of Service", "Remarks"],
    ]
    data = (
        ("境外企业存续证明", "外商投资信息报告", "《外商投资法》第三十四条", "所在国登记机关", "行政确认", "外商投资法##第三十四条"),
        ("对外劳务合作履约证明", "对外劳务合作经营资格核准", "《对外劳务合作管理条例》第六条", "驻外使领馆", "行政许可", "对外劳务合作管理条例##第六条"),
    )
    for row, (name, use, printed, issuer, kind, bases) in enumerate(data, 3):
        lines.append([str(row - 2), name, use, printed, issuer, own, kind, ""])
        t.is_item(row, bases, department=own, requester=own, name=name, purpose=use, issuer=issuer, matter_type=kind)
    with p.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(lines)
    return t


@one
def list_151(folder: Path) -> Lst:
    """A platform's export of every certificate: 是否承诺 says which are pledged, columns in unusual order, sections in brackets."""
    p = folder / "151_shifou_chengnuo.xlsx"
    t, x = True3(p), X("Sheet1")
    own = "楚云县人力资源和社会保障局"
    x.wide(f"{own}要求提供的证明（2022年修订）", 6)
    x.row(["设定\n依据", "索要单位（股室、二级单位）", "开具\n单位", "申请办理的事项", "证明名称", "是否\n承诺"])
    t.head(2)
    data = {
        "（一）人事考试": (
            ("《经济专业技术资格规定》第十条", "人事考试中心", "用人单位", "经济专业技术资格考试", "从事专业工作年限证明", "经济专业技术资格规定##第十条"),
            ("《事业单位公开招聘人员暂行规定》第九条", "事业单位管理股", "所在单位", "事业单位公开招聘", "同意报考证明", ""),
        ),
        "（二）社会保险": (
            ("《工伤保险条例》第三十条\n《工伤职工劳动能力鉴定管理办法》第八条第（一）项", "工伤保险股", "就诊医疗机构", "劳动能力鉴定", "医疗诊断证明", "工伤保险条例##第三十条|工伤职工劳动能力鉴定管理办法##第八条第（一）项"),
            ("《社会保险经办条例》第十八条", "社保中心", "县民政局", "社保关系注销", "丧葬火化证明", "社会保险经办条例##第十八条"),
        ),
    }  # fmt: skip
    for section, its in data.items():
        t.skip(x.row([section]))
        merge(x, f"A{x.r}:F{x.r}")
        for printed, asks, issuer, use, name, bases in its:
            cells = [printed, asks, issuer, use, name, "可" if bases else "否"]
            if not bases:
                t.skip(x.row(cells))
                continue
            put(x, t, cells, bases, department=own, requester=asks, name=name, matter=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_152(folder: Path) -> Lst:
    """保留, 告知承诺 and 取消 ticked below one merged verdict, which mean no field; how to tick stands in the header."""
    p = folder / "152_chuli_yijian_gou.xlsx"
    t, x = True3(p), X("Sheet1")
    own = "绿原市生态环境局松岭分局"
    x.wide(f"{own}证明事项梳理表", 10)
    x.row(["序号", "证明事项名称*", "证明用途*", "法律位阶", "设定依据（如：《××法》第×条）", "索要科室", "出具单位", "处理意见（打√）", "", ""])
    x.row(["", "", "", "", "", "", "", "保留", "告知承诺", "取消"])
    t.head(2, 3)
    merge(x, *(f"{c}2:{c}3" for c in "ABCDEFG"), "H2:J2")
    data = (
        ("危险废物运输资质证明", "危险废物经营许可", "行政法规", "危险废物经营许可证管理办法", "第五条第（二）项", "固废科", "交通运输部门", 0),
        ("入河排污口位置证明", "入河排污口设置审批", "法律", "水污染防治法", "第十九条", "审批科", "水利部门", 1),
        ("公众参与情况证明", "建设项目环评审批", "法律", "环境影响评价法", "第二十一条", "审批科", "建设单位", 1),
        ("排污权交易证明", "排污许可证核发", "行政法规", "排污许可管理条例", "第十一条", "审批科", "排污权交易中心", 2),
    )
    for n, (name, use, rank, law, article, asks, issuer, tick) in enumerate(data, 1):
        ticks = ["√" if at == tick else "" for at in range(3)]
        cells = [n, name, use, rank, f"《{law}》{article}", asks, issuer, *ticks]
        if tick != 1:
            t.skip(x.row(cells))
            continue
        put(x, t, cells, f"{law}##{article}", department=own, requester=asks, name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_153(folder: Path) -> Lst:
    """A summary of all departments, and a sheet for each of them that says the same, but for what only one of the two has."""
    p = folder / "153_huizong_he_fenbiao.xlsx"
    t, x = True3(p), X("汇总")
    x.wide("平河县实行告知承诺制证明事项汇总表", 5)
    x.row(["部门", "序号", "证明名称", "用途", "设定依据"])
    t.head(2, sheet="汇总")
    rows = (
        ("县教育局\n共2项", "户籍证明", "义务教育入学", "义务教育法", "第十二条"),
        ("", "随迁证明", "随迁子女入学", "义务教育法", "第十二条"),
        ("县司法局（1项）", "学历证明", "公证员执业", "公证法", "第十八条"),
    )
    department = ""
    for n, (said, name, use, law, article) in enumerate(rows, 1):
        department = said.split("\n")[0].split("（")[0] or department
        row = x.row([said, n, name, use, f"《{law}》{article}"])
        t.is_item(row, f"{law}##{article}", sheet="汇总", department=department, name=name, purpose=use)
    x.new("县司法局")
    x.wide("县司法局证明事项清单", 4)
    x.row(["序号", "证明名称", "用途", "设定依据"])
    t.head(2, sheet="县司法局")
    t.skip(x.row([1, "学历证明", "公证员执业", "《公证法》第十八条"]), "县司法局")
    t.is_item(x.row([2, "品行证明", "公证员执业", "《公证法》第十八条"]), "公证法##第十八条", sheet="县司法局", department="县司法局", name="品行证明", purpose="公证员执业")
    x.save(p)
    return t
