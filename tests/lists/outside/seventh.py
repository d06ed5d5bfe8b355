"""Nine lists more: pages out of PDF, units in brackets, mixed ticks, checks and credit in columns, registers, sub-items."""

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
def list_90(folder: Path) -> Lst:
    """Copied out of a PDF: words broken over lines, page numbers, the header again, a row that a page's end cut in two."""
    p = folder / "90_pdf_fuzhi.xlsx"
    t, x = True3(p), X("Table 1")
    x.row(["青阳市人力资源和社会保障局证明事项告知承诺制目录"], False)
    heads = ["序\n号", "证明事\n项名称", "证明\n用途", "设定依\n据", "索要单\n位", "开具单\n位"]
    x.row(heads)
    t.head(2)
    asks = "青阳市人力资源和社\n会保障局"
    put(x, t, [1, "工作经历\n证明", "专业技术\n资格评审", "《职称评审管理暂\n行规定》（人力资源\n社会保障部令第40\n号）第十四条", asks, "用人单\n位"],
        "职称评审管理暂行规定#人力资源社会保障部令第40号#第十四条", department="青阳市人力资源和社会保障局", name="工作经历证明",
        purpose="专业技术资格评审", requester="青阳市人力资源和社会保障局", issuer="用人单位")  # fmt: skip
    put(x, t, [2, "失业人员\n身份证明", "就业困难人\n员认定", "《中华人民共和国\n就业促进法》第五\n十二条、第五十三", asks, "街道（乡\n镇）人社"],
        "中华人民共和国就业促进法##第五十二条、第五十三条", department="青阳市人力资源和社会保障局", name="失业人员身份证明",
        purpose="就业困难人员认定", requester="青阳市人力资源和社会保障局", issuer="街道（乡镇）人社服务机构")  # fmt: skip
    t.skip(x.row(["— 1 —"], False))
    t.skip(x.row(heads))
    t.skip(x.row(["", "", "", "条", "", "服务机\n构"]))
    put(x, t, [3, "场地证明", "人力资源\n服务许可", "《人力资源市场暂\n行条例》（国务院令\n第 700 号）第十八\n条", asks, "产权人"],
        "人力资源市场暂行条例#国务院令第700号#第十八条", department="青阳市人力资源和社会保障局", name="场地证明",
        purpose="人力资源服务许可", requester="青阳市人力资源和社会保障局", issuer="产权人")  # fmt: skip
    t.skip(x.row(["— 2 —"], False))
    x.save(p)
    return t


@one
def list_91(folder: Path) -> Lst:
    """Chinese above English in each header cell, units and choices in brackets, the serial with its own letter."""
    p = folder / "91_zhongying.xlsx"
    t, x = True3(p), X("Checklist")
    x.wide("Pilot Free Trade Zone — 云港自贸片区管委会行政审批局证明事项清单", 8)
    x.row(["编号\nCode", "证明事项\nDocument to be replaced", "办理业务\nProcedure", "法律依据\nLegal basis", "开具机构\nIssuing body", "承诺方式（书面/电子）\nPledge", "核查时限（工作日）\nDays", "核查方式（现场/网络/协查）\nCheck"])
    t.head(2)
    data = (
        ("A-01", "住所使用证明", "外商投资企业设立登记", "《中华人民共和国市场主体登记管理条例》第十六条第一款第（三）项", "产权人", "电子", "20", "网络", "中华人民共和国市场主体登记管理条例##第十六条第一款第（三）项"),
        ("A-02", "公证认证文件中文译本证明", "外国企业常驻代表机构登记", "《外国企业常驻代表机构登记管理条例》第二十三条", "翻译机构", "书面", "30", "协查", "外国企业常驻代表机构登记管理条例##第二十三条"),
        ("A-03", "出版物来源证明", "出版物零售业务许可", "《出版管理条例》（国务院令第343号）第三十五条", "供货单位", "书面", "30", "现场", "出版管理条例#国务院令第343号#第三十五条"),
    )  # fmt: skip
    for code, name, use, printed, issuer, method, days, means, bases in data:
        put(x, t, [code, name, use, printed, issuer, method, days, means], bases, department="云港自贸片区管委会行政审批局", name=name, matter=use,
            issuer=issuer, method=method, verification__time=days, verification__means=means)  # fmt: skip
    t.free = ["code"]
    x.save(p)
    return t


@one
def list_92(folder: Path) -> Lst:
    """One department a sheet, the serial through all sheets, the last sheet for notes; the name of each bureau only on its tab."""
    p = folder / "92_fen_bumen.xlsx"
    t, x = True3(p), X("01市场监管局")
    data = {
        "01市场监管局": (
            ("计量标准器来源证明", "计量标准器具核准", "《中华人民共和国计量法》第七条", "生产厂家", "中华人民共和国计量法##第七条"),
            ("检验人员学历证明", "特种设备检验检测人员资格认定", "《特种设备安全监察条例》（国务院令第549号）第四十四条", "毕业院校", "特种设备安全监察条例#国务院令第549号#第四十四条"),
        ),
        "02林业和草原局": (
            ("林木种子来源证明", "林木种子生产经营许可", "《中华人民共和国种子法》第三十二条", "种子供应单位", "中华人民共和国种子法##第三十二条"),
        ),
        "03气象局": (("防雷检测人员资格证明", "雷电防护装置检测资质认定", "《雷电防护装置检测资质管理办法》（中国气象局令第31号）第七条、第八条", "气象学会", "雷电防护装置检测资质管理办法#中国气象局令第31号#第七条、第八条"),),
    }  # fmt: skip
    n = 0
    for sheet, its in data.items():
        x.new(sheet) if n else None
        x.row(["总序号", "本单位序号", "证明材料的名称", "用于办理", "法律、法规或国务院决定依据", "出具方"])
        t.head(1, sheet=sheet)
        for own, (name, use, printed, issuer, bases) in enumerate(its, 1):
            n += 1
            put(x, t, [n, own, name, use, printed, issuer], bases, sheet=sheet, department=sheet[2:], name=name, purpose=use, issuer=issuer)
    x.new("填写说明")
    x.row(["1. 证明材料的名称应与办事指南一致。"], False)
    x.row(["2. 依据须写到条、款、项。"], False)
    x.save(p)
    return t


@one
def list_93(folder: Path) -> Lst:
    """WPS: marks of all kinds in the columns of levels and of yes and no; what is not pledged stays out."""
    p = folder / "93_gouxuan_hunyong.et"
    t, x = True3(p), X("Sheet1")
    x.wide("红石县司法局证明事项梳理表", 10)
    x.row(["序号", "证明名称", "所涉政务服务事项", "行使层级", "", "", "是否纳入告知承诺", "依据及条款", "证明开具主体", "是否涉及第三人利益"])
    x.row(["", "", "", "省", "市", "县", "", "", "", ""])
    t.head(2, 3)
    merge(x, "D2:F2", *(f"{c}2:{c}3" for c in "ABCGHIJ"))
    data = (
        (("", "√", "是"), "Y", "公证员执业经历证明", "公证员执业审核", "《中华人民共和国公证法》第十八条", "公证机构", ["市", "县"], "中华人民共和国公证法##第十八条"),
        (("1", "✔", ""), "√", "专职律师转所证明", "律师变更执业机构", "《律师执业管理办法》（司法部令第134号）第二十条", "原律师事务所", ["省", "市"], "律师执业管理办法#司法部令第134号#第二十条"),
        (("×", "×", "●"), "是", "经济困难证明", "法律援助", "《中华人民共和国法律援助法》第四十一条", "乡镇人民政府", ["县"], "中华人民共和国法律援助法##第四十一条"),
        (("", "", "√"), "×", "无犯罪记录证明", "律师执业许可", "《中华人民共和国律师法》第七条", "公安机关", ["县"], ""),
    )  # fmt: skip
    for n, (ticks, pledged, name, use, printed, issuer, levels, bases) in enumerate(data, 1):
        cells = [n, name, use, *ticks, pledged, printed, issuer, "否"]
        if not bases:
            t.skip(x.row(cells))
            continue
        put(x, t, cells, bases, department="红石县司法局", name=name, purpose=use, issuer=issuer, levels=levels)
    x.save(p)
    return t


@one
def list_94(folder: Path) -> Lst:
    """After a province's full form: who checks, how, when, by what measure; what follows a false pledge; repair of credit."""
    p = folder / "94_quanyaosu.xlsx"
    t, x = True3(p), X("全要素清单")
    x.row(["云岭省证明事项告知承诺制全要素清单（县级）"], False)
    x.row(["填报单位（公章）：双桥县交通运输局", "", "", "", "", "填报时间：2025年4月"], False)
    x.row(["序号", "证明事项", "", "", "涉及的行政事项", "", "依据", "核查", "", "", "", "违诺后果", "信用修复方式", "承诺书公开范围"])
    x.row(["", "名称", "内容", "出具单位", "名称", "类别", "", "核查主体", "核查方式", "核查时间", "核查标准", "", "", ""])
    t.head(3, 4)
    merge(x, "B3:D3", "E3:F3", "H3:K3", *(f"{c}3:{c}4" for c in "AGLMN"))
    data = (
        ("车辆技术等级证明", "车辆达到二级以上", "检验检测机构", "道路货物运输经营许可", "行政许可", "《中华人民共和国道路运输条例》第二十二条", "县运管所", "数据共享", "办结后20个工作日内", "与检测系统一致", "撤销许可", "书面申请", "不公开", "中华人民共和国道路运输条例##第二十二条"),
        ("安全驾驶经历证明", "三年内无重大事故", "公安机关交通管理部门", "道路旅客运输驾驶员从业资格认定", "行政许可", "《中华人民共和国道路运输条例》第九条", "县运管所", "部门协查", "受理后5个工作日内", "三年内无记录", "终止办理", "书面申请", "部门网站", "中华人民共和国道路运输条例##第九条"),
        ("船舶所有权证明", "权属清晰", "船厂、卖方", "船舶营运证配发", "行政确认", "《国内水路运输管理条例》（国务院令第625号）第十三条", "县海事处", "现场核查", "办结后30个工作日内", "人船证相符", "撤销", "整改后申请", "政务网", "国内水路运输管理条例#国务院令第625号#第十三条"),
    )  # fmt: skip
    for n, (name, content, issuer, use, kind, printed, who, means, time, standard, then, repair, public, bases) in enumerate(data, 1):
        put(x, t, [n, name, content, issuer, use, kind, printed, who, means, time, standard, then, repair, public], bases, department="双桥县交通运输局", name=name,
            content=content, issuer=issuer, matter=use, matter_type=kind, verification__means=means, verification__time=time,
            verification__standard=standard, publicity__scope=public, remarks=repair)  # fmt: skip
    x.save(p)
    return t


@one
def list_95(folder: Path) -> Lst:
    """A register of the clean-up: what each certificate was found to need, and what was decided; the cancelled are left out."""
    p = folder / "95_qingli_dengji.xls"
    t, x = True3(p), X("登记表")
    x.wide("金沙街道办事处证明事项清理登记表", 8)
    x.row(["序号", "证明事项名称", "证明要证什么", "办事事项", "设定依据名称及条款", "向哪个单位提交", "由哪个单位出具", "清理意见"])
    t.head(2)
    data = (
        ("居住情况证明", "实际居住地址", "老年人优待证办理", "《中华人民共和国老年人权益保障法》第五十三条", "街道办事处", "社区居民委员会", "实行告知承诺制", "中华人民共和国老年人权益保障法##第五十三条"),
        ("未再婚证明", "配偶亡故后未再婚", "抚恤金发放", "《军人抚恤优待条例》第二十条", "街道办事处", "民政部门", "取消", ""),
        ("无固定收入证明", "没有固定收入", "临时救助", "《社会救助暂行办法》第四十七条", "街道办事处", "社区居民委员会", "实行告知承诺制", "社会救助暂行办法##第四十七条"),
        ("独生子女证明", "只有一个子女", "奖励扶助", "《中华人民共和国人口与计划生育法》第三十一条", "街道办事处", "卫生健康部门", "实行告知承诺制", "中华人民共和国人口与计划生育法##第三十一条"),
    )  # fmt: skip
    for n, (name, content, use, printed, asks, issuer, verdict, bases) in enumerate(data, 1):
        cells = [n, name, content, use, printed, asks, issuer, verdict]
        if not bases:
            t.skip(x.row(cells))
            continue
        put(x, t, cells, bases, department="金沙街道办事处", name=name, content=content, purpose=use, requester=asks, issuer=issuer)
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "xls")
    return t


@one
def list_96(folder: Path) -> Lst:
    """A town's table before and after: what was asked for, what stands instead, who now checks; articles in Arabic digits."""
    p = folder / "96_xianzai_gaiwei.xlsx"
    t, x = True3(p), X("减证便民")
    x.row(["平山镇人民政府减证便民“原来要什么、现在怎么办”对照表"], False)
    x.row(["办理事项", "原需提交的证明", "现替代方式", "依据", "原开具单位", "现由谁核查"])
    t.head(2)
    data = (
        ("农村宅基地审批", "户籍人口证明", "书面承诺", "《土地管理法》62条", "派出所", "镇自然资源所", "土地管理法##第62条"),
        ("设施农业用地备案", "土地承包关系证明", "书面承诺", "《农村土地承包法》第四十六、四十七条", "村民委员会", "镇农经站", "农村土地承包法##第四十六、四十七条"),
        ("林木采伐许可", "林木权属证明", "书面承诺", "《森林法》57条2款", "村民委员会", "镇林业站", "森林法##第57条第2款"),
    )
    for use, name, method, printed, issuer, who, bases in data:
        put(x, t, [use, name, method, printed, issuer, who], bases, department="平山镇人民政府", name=name, purpose=use, method=method, issuer=issuer)
    x.save(p)
    return t


@one
def list_97(folder: Path) -> Lst:
    """Word: main items and sub-items merged, serials like 1.1, the basis by level in 【】, a note under the table."""
    p = folder / "97_zhuzi_shixiang.docx"
    t = True3(p)
    document = Document()
    for text in ("东山市应急管理局", "证明事项告知承诺制管理目录", "（2025年第一批）"):
        document.add_paragraph(text)
    rows = (
        ("序号", "主项", "子项", "需提供的证明", "取得方式", "设立依据", "实施部门"),
        ("1.1", "危险化学品经营许可", "首次申请", "经营场所产权证明", "申请人取得", "【行政法规】《危险化学品安全管理条例》第三十四条", "市应急管理局"),
        ("1.2", "", "延期", "从业人员培训合格证明", "申请人取得", "【行政法规】《危险化学品安全管理条例》第四条", "市应急管理局"),
        ("2.1", "安全评价机构资质认可", "首次申请", "专职评价师社保证明", "部门共享", "【部门规章】《安全评价检测检验机构管理办法》（应急管理部令第1号）第六条", "市应急管理局"),
    )
    table = document.add_table(len(rows), 7, style="Table Grid")
    for r, cells in enumerate(rows):
        for c, text in enumerate(cells):
            table.cell(r, c).text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    document.add_paragraph("注：以上事项由市应急管理局负责解释。")
    cited = ("危险化学品安全管理条例##第三十四条#行政法规", "危险化学品安全管理条例##第四条#行政法规", "安全评价检测检验机构管理办法#应急管理部令第1号#第六条#部门规章")
    for n, bases in enumerate(cited, 2):
        own = rows[n - 1]
        t.is_item(n, bases, department="东山市应急管理局", name=own[3], matter=own[1] or rows[1][1], requester=own[6], remarks=own[4])
    t.head(1)
    document.save(str(p))
    return t


@one
def list_98(folder: Path) -> Lst:
    """Coloured sections, totals after each, several bases numbered in a cell, the department's column last and merged."""
    p = folder / "98_secai_fenduan.xlsx"
    t, x = True3(p), X("汇总表（终稿）")
    x.wide("2025年县级证明事项告知承诺制清单汇总表", 6)
    x.row(["（截至2025年6月30日，单位：项）"], False)
    x.row(["序号", "告知承诺事项", "对应行政权力事项及类别", "政策法规依据", "可出具证明的单位", "主管部门"])
    t.head(3)
    data = {
        "县自然资源局": (
            ("地类认定证明", "临时用地审批（行政许可）", "1.《中华人民共和国土地管理法》第五十七条；\n2.《中华人民共和国土地管理法实施条例》（国务院令第743号）第二十条。", "村民委员会", "中华人民共和国土地管理法##第五十七条|中华人民共和国土地管理法实施条例#国务院令第743号#第二十条"),
            ("继承关系证明", "不动产转移登记（行政确认）", "《不动产登记暂行条例》第十六条", "公证机构", "不动产登记暂行条例##第十六条"),
        ),
        "县城市管理局": (("临街单位同意证明", "户外广告设置审批（行政许可）", "《城市市容和环境卫生管理条例》第十一条", "相邻权利人", "城市市容和环境卫生管理条例##第十一条"),),
    }  # fmt: skip
    n = 0
    for dept, its in data.items():
        first = x.r + 1
        for name, use, printed, issuer, bases in its:
            n += 1
            put(x, t, [n, name, use, printed, issuer, dept if x.r + 1 == first else ""], bases, department=dept, name=name, matter=use, issuer=issuer)
        x.vm(5, first, x.r)
        t.skip(x.row(["小计", f"{len(its)}项"]))
    t.skip(x.row(["总计", "3项"]))
    x.save(p)
    return t
