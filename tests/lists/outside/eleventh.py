"""Eight lists more: numbered names of columns, certificates that are not called so, notes in cells, rows of two kinds, a frame."""

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
def list_131(folder: Path) -> Lst:
    """Names of columns are numbered and end in a colon; the title says whose list it is only in brackets."""
    p = folder / "131_lieming_bianhao.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("证明事项告知承诺制工作台账（云溪县林业局）", 7)
    x.row(["①序号", "②证明名称：", "③办理何种事项：", "④设定依据：", "⑤索要单位：", "⑥出具单位：", "⑦承诺后如何核查："])
    t.head(2)
    data = (
        ("林地权属证明", "临时占用林地审批", "《森林法实施条例》第十六条", "县林业局", "不动产登记中心", "现场勘验", "森林法实施条例##第十六条"),
        ("木材来源证明", "木材经营加工备案", "《森林法》第六十五条", "县林业局", "供货单位", "查验台账", "森林法##第六十五条"),
        ("引种试验情况说明", "林木良种审定", "《种子法》第十五条", "县林业局", "引种单位", "专家评审", "种子法##第十五条"),
    )
    for n, (name, use, printed, asks, issuer, means, bases) in enumerate(data, 1):
        put(x, t, [n, name, use, printed, asks, issuer, means], bases, department="云溪县林业局", name=name, purpose=use, requester=asks, issuer=issuer, verification__means=means)
    x.save(p)
    return t


@one
def list_132(folder: Path) -> Lst:
    """What is to be proved is not called a certificate anywhere: letters, opinions, reports, extracts."""
    p = folder / "132_bu_jiao_zhengming.xlsx"
    t, x = True3(p), X("清单")
    x.wide("滨江新区行政审批局告知承诺（免交）材料一览表", 6)
    x.row(["序号", "审批事项", "免交的材料", "原出具方", "免交依据", "备注"])
    t.head(2)
    data = (
        ("建筑工程施工许可证核发", "建设资金落实承诺", "建设单位", "《建筑法》第八条", "", "建筑法##第八条"),
        ("民办非企业单位登记", "验资报告", "会计师事务所", "《民办非企业单位登记管理暂行条例》第九条", "可容缺", "民办非企业单位登记管理暂行条例##第九条"),
        ("食品经营许可", "租赁合同", "出租方", "《食品经营许可和备案管理办法》第十二条", "", "食品经营许可和备案管理办法##第十二条"),
        ("公共场所卫生许可", "检测报告", "检测机构", "《公共场所卫生管理条例实施细则》第二十三条", "", "公共场所卫生管理条例实施细则##第二十三条"),
    )
    for n, (use, name, issuer, printed, note, bases) in enumerate(data, 1):
        put(x, t, [n, use, name, issuer, printed, note], bases, department="滨江新区行政审批局", name=name, matter=use, issuer=issuer, remarks=note)
    x.save(p)
    return t


@one
def list_133(folder: Path) -> Lst:
    """Two header rows where the upper is a band of the whole and the lower says all; a note row directly below the header."""
    p = folder / "133_biaotou_zhushi.xlsx"
    t, x = True3(p), X("正文")
    x.row(["附表", "", "", "", "", ""], False)
    x.wide("凤山县实行证明事项告知承诺制目录（2025年本）", 6)
    x.row(["单位：县人社局", "", "", "", "", "共3项"], False)
    x.row(["序号", "证明名称", "适用范围（办理事项）", "法律依据", "开具主体", "事项权限"])
    t.head(4)
    t.skip(x.row(["（填写说明：按办事指南填写）", "", "", "", "", ""]))
    merge(x, "A5:F5")
    data = (
        ("学籍证明", "求职创业补贴申领", "《就业促进法》第四十九条", "就读院校", "县级", "就业促进法##第四十九条"),
        ("公示证明", "劳务派遣经营许可", "《劳务派遣行政许可实施办法》（人力资源社会保障部令第19号）第八条", "人力资源市场", "市级、县级", "劳务派遣行政许可实施办法#人力资源社会保障部令第19号#第八条"),
        ("办学场地证明", "职业技能培训学校设立", "《民办教育促进法》第十二条", "产权人", "县级", "民办教育促进法##第十二条"),
    )
    for n, (name, use, printed, issuer, level, bases) in enumerate(data, 1):
        put(x, t, [n, name, use, printed, issuer, level], bases, department="县人社局", name=name, purpose=use, issuer=issuer, levels=level.split("、"))
    x.save(p)
    return t


@one
def list_134(folder: Path) -> Lst:
    """Cells that refer elsewhere: 同左, 见上, 详见附件, 同序号1; a row of signatures in the middle of the sheet."""
    p = folder / "134_canjian.xls"
    t, x = True3(p), X("Sheet1")
    x.row(["序号", "证明事项", "对应办理事项", "设定依据", "开具单位", "索要单位"])
    t.head(1)
    own = "县卫生健康委员会"
    put(x, t, [1, "出生医学证明遗失声明", "《出生医学证明》补发", "《母婴保健法》第二十三条", "申请人", own], "母婴保健法##第二十三条", department=own, requester=own, name="出生医学证明遗失声明", issuer="申请人")
    put(x, t, [2, "亲子鉴定证明", "《出生医学证明》换发", "同上", "司法鉴定机构", "同上"], "母婴保健法##第二十三条", department=own, requester=own, name="亲子鉴定证明", issuer="司法鉴定机构")
    put(x, t, [3, "护士执业证明", "护士变更注册", "《护士条例》第九条", "原执业机构", own], "护士条例##第九条", department=own, requester=own, name="护士执业证明", issuer="原执业机构")
    t.skip(x.row(["审核意见：", "", "", "签字：", "", ""]))
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "xls")
    return t


@one
def list_135(folder: Path) -> Lst:
    """A Word frame around the table: a one-cell table before it, a list in paragraphs after it, cells with several paragraphs."""
    p = folder / "135_word_waikuang.docx"
    t = True3(p)
    document = Document()
    frame = document.add_table(1, 1, style="Table Grid")
    frame.cell(0, 0).text = "广平县统计局　证明事项告知承诺制目录"
    document.add_paragraph("")
    rows = (
        ("序号", "事项名称", "证明名称", "依据", "出具部门"),
        ("1", "涉外调查许可", "调查机构场所证明", "《涉外调查管理办法》（国家统计局令第7号）\n第十二条", "产权人"),
        ("2", "统计资料查询", "单位介绍信", "《统计法》第二十六条\n《统计法实施条例》第二十一条", "申请单位"),
    )
    table = document.add_table(len(rows), 5, style="Table Grid")
    for r, cells in enumerate(rows):
        for c, text in enumerate(cells):
            table.cell(r, c).text = text
    document.add_paragraph("说明：1.本目录所列事项均可承诺。")
    document.add_paragraph("2.联系电话：0310-0000000。")
    t.is_item(2, "涉外调查管理办法#国家统计局令第7号#第十二条", sheet="表2", department="广平县统计局", name="调查机构场所证明", matter="涉外调查许可", issuer="产权人")
    t.is_item(3, "统计法##第二十六条|统计法实施条例##第二十一条", sheet="表2", department="广平县统计局", name="单位介绍信", matter="统计资料查询", issuer="申请单位")
    document.save(str(p))
    return t


@one
def list_136(folder: Path) -> Lst:
    """The basis in full without 《》, with the number before the title; levels as single characters; yes as 1."""
    p = folder / "136_wu_shuminghao.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("万泉县医疗保障局证明事项清单", 7)
    x.row(["序号", "证明事项", "用途", "法律法规名称", "条款", "级别", "是否告知承诺（1是0否）"])
    t.head(2)
    data = (
        ("急诊证明", "异地急诊费用报销", "医疗保障基金使用监督管理条例", "第十七条", "县", 1, "医疗保障基金使用监督管理条例##第十七条"),
        ("外伤情况证明", "外伤住院费用报销", "社会保险法", "第三十条", "县", 1, "社会保险法##第三十条"),
        ("转诊证明", "转诊备案", "基本医疗保险用药管理暂行办法", "第二条", "县", 0, ""),
    )
    for n, (name, use, law, article, level, yes, bases) in enumerate(data, 1):
        cells = [n, name, use, law, article, level, yes]
        if not yes:
            t.skip(x.row(cells))
            continue
        put(x, t, cells, bases, department="万泉县医疗保障局", name=name, purpose=use)
    t.free = ["levels"]
    x.save(p)
    return t


@one
def list_137(folder: Path) -> Lst:
    """Departments as bands of colour with a count in front, serials by department, a basis column that also says its rank."""
    p = folder / "137_bumen_tiaodai.xlsx"
    t, x = True3(p), X("汇总")
    x.wide("2025年度全县告知承诺证明事项汇总", 6)
    x.row(["序号", "证明", "何事用", "依据（注明效力层级）", "谁出", "备注"])
    t.head(2)
    data = {
        "【2项】县教育局": (
            ("户籍证明", "义务教育入学", "法律：《义务教育法》第十二条", "派出所", "义务教育法##第十二条#法律"),
            ("务工证明", "随迁子女入学", "规范性文件：国办发〔2012〕46号", "用人单位", "#国办发〔2012〕46号##规范性文件"),
        ),
        "【1项】县应急管理局": (("从业经历证明", "安全评价师备案", "部门规章：《安全评价检测检验机构管理办法》第八条", "原单位", "安全评价检测检验机构管理办法##第八条#部门规章"),),
    }
    for section, its in data.items():
        t.skip(x.row([section]))
        merge(x, f"A{x.r}:F{x.r}")
        for n, (name, use, printed, issuer, bases) in enumerate(its, 1):
            put(x, t, [n, name, use, printed, issuer], bases, department=section[4:], name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_138(folder: Path) -> Lst:
    """On its side, wide: twelve certificates, names broken over lines, an empty column in between, a total at the right."""
    p = folder / "138_hengpai_kuan.xlsx"
    t, x = True3(p), X("横表")
    t.beside = True
    own = "安和县公安局"
    its = [(f"{what}证明", f"{what}登记", f"《户口登记条例》第{n}条", issuer) for what, n, issuer in (
        ("出生", "七", "接生医院"), ("死亡", "八", "医疗机构"), ("收养", "十九", "民政部门"), ("入伍", "九", "武装部"), ("复员", "九", "退役军人部门"), ("更正", "十八", "原登记机关"),
    )]  # fmt: skip
    x.wide(f"{own}证明事项一览（横表）", 8)
    lines = [["证明事项名称"], ["证明用途"], ["设定依据"], ["开具单位"]]
    for at, it in enumerate(its):
        for line, text in zip(lines, it, strict=True):
            line += [""] * (at == 3) + [text.replace("证明", "\n证明") if line is lines[0] else text]
    for line in lines:
        x.row(line)
    for name, use, printed, issuer in its:
        article = printed[printed.index("》") + 1 :]
        t.is_item(2, f"户口登记条例##{article}", department=own, name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t
