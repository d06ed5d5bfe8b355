"""Ten lists more: departments written once, headers cut over two rows without merges, towns by sheet, wide forms, the file's name."""

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
def list_121(folder: Path) -> Lst:
    """The department stands only in the first row of its group, not merged; serials begin anew in each; a blank row between."""
    p = folder / "121_bumen_xie_yici.xlsx"
    t, x = True3(p), X("Sheet1")
    x.row(["单位", "序号", "证明名称", "用在什么事项上", "依据的法律法规", "由哪个单位开具"])
    t.head(1)
    data = {
        "县人力资源和社会保障局": (
            ("参保缴费证明", "失业保险金申领", "《失业保险条例》第十四条", "社会保险经办机构", "失业保险条例##第十四条"),
            ("解除劳动关系证明", "失业登记", "《就业服务与就业管理规定》（劳动和社会保障部令第28号）第六十四条", "原用人单位", "就业服务与就业管理规定#劳动和社会保障部令第28号#第六十四条"),
        ),
        "县水利局": (("利害关系人书面意见", "取水许可", "《取水许可和水资源费征收管理条例》第十一条", "第三者", "取水许可和水资源费征收管理条例##第十一条"),),
        "县残联": (("残疾评定证明", "残疾人证办理", "《残疾人保障法》第二条", "指定医院", "残疾人保障法##第二条"),),
    }  # fmt: skip
    for dept, its in data.items():
        for n, (name, use, printed, issuer, bases) in enumerate(its, 1):
            put(x, t, [dept if n == 1 else "", n, name, use, printed, issuer], bases, department=dept, name=name, purpose=use, issuer=issuer)
        x.skiprow()
    x.save(p)
    return t


@one
def list_122(folder: Path) -> Lst:
    """A header whose words are cut over two rows without merges, as a scan gives it; the unit line below the title."""
    p = folder / "122_biaotou_qieduan.xlsx"
    t, x = True3(p), X("Sheet1")
    x.row(["告知承诺制证明事项清单"], False)
    x.row(["报送单位：青山县交通运输局（盖章）          报送时间：2024年12月"], False)
    x.row(["序", "证明事项", "证明", "设定", "索要", "开具"])
    x.row(["号", "名    称", "用途", "依据", "单位", "单位"])
    t.head(3, 4)
    data = (
        ("车辆检测合格证明", "道路客运班线经营许可", "《中华人民共和国道路运输条例》第八条", "县交通运输局", "机动车检验机构", "中华人民共和国道路运输条例##第八条"),
        ("船员适任证明", "船舶营业运输证配发", "《国内水路运输管理条例》第十三条", "县交通运输局", "海事机构", "国内水路运输管理条例##第十三条"),
        ("资金证明", "公路建设项目施工许可", "《公路法》第二十五条", "县交通运输局", "开户银行", "公路法##第二十五条"),
    )
    for n, (name, use, printed, asks, issuer, bases) in enumerate(data, 1):
        put(x, t, [n, name, use, printed, asks, issuer], bases, department="青山县交通运输局", name=name, purpose=use, requester=asks, issuer=issuer)
    t.skip(x.row(["单位负责人：", "", "", "填表人："], False))
    x.save(p)
    return t


@one
def list_123(folder: Path) -> Lst:
    """A sheet for each town, whose name is the sheet's; the title is the same on each and names none."""
    p = folder / "123_xiangzhen_fenbiao.xlsx"
    t, x = True3(p), X("城关镇")
    data = {
        "城关镇": (("居住证明", "子女入学", "《义务教育法》第十二条", "社区居委会", "义务教育法##第十二条"), ("困难证明", "临时救助", "《社会救助暂行办法》第四十八条", "社区居委会", "社会救助暂行办法##第四十八条")),
        "河西乡": (("土地承包证明", "农业保险理赔", "《农业保险条例》第十条", "村委会", "农业保险条例##第十条"),),
        "永安街道": (("经营场所证明", "个体户登记", "《促进个体工商户发展条例》第十二条", "社区居委会", "促进个体工商户发展条例##第十二条"),),
    }  # fmt: skip
    for at, (town, its) in enumerate(data.items()):
        x.new(town) if at else None
        x.wide("乡镇（街道）证明事项告知承诺制清单", 5)
        x.row(["序号", "证明名称", "办理事项", "依据", "出具单位"])
        t.head(2, sheet=town)
        for n, (name, use, printed, issuer, bases) in enumerate(its, 1):
            put(x, t, [n, name, use, printed, issuer], bases, sheet=town, department=town, name=name, matter=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_124(folder: Path) -> Lst:
    """A text export with empty lines at the top, line breaks in its header and cells, an empty column at the end of each line."""
    p = folder / "124_daochu_konghang.csv"
    t = True3(p, free=("code",))
    data = (
        ("MZ-01", "县民政局", "低保边缘家庭认定", "家庭成员收入证明", "用人单位\n村（居）委会", "《最低生活保障审核确认办法》（民发〔2021〕57号）\n第八条", "最低生活保障审核确认办法#民发〔2021〕57号#第八条"),
        ("MZ-02", "县民政局", "收养登记", "收养人生育情况证明", "卫生健康部门", "《中国公民收养子女登记办法》第六条", "中国公民收养子女登记办法##第六条"),
        ("YB-01", "县医保局", "生育津贴支付", "计划生育证明", "卫生健康部门", "《社会保险法》第五十六条", "社会保险法##第五十六条"),
    )  # fmt: skip
    with p.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([""] * 7)
        writer.writerow([""] * 7)
        writer.writerow(["事项\n代码", "填报\n部门", "业务\n名称", "所需\n证明", "证明\n开具方", "政策\n依据", ""])
        for n, (code, dept, use, name, issuer, printed, bases) in enumerate(data, 4):
            writer.writerow([code, dept, use, name, issuer, printed, ""])
            t.is_item(n, bases, department=dept, name=name, purpose=use, issuer=issuer.replace("\n", "、"), code=code)
    t.head(3)
    return t


@one
def list_125(folder: Path) -> Lst:
    """A Word list in sections by the type of the matter, merged over the table; who promises, how it is checked, what then."""
    p = folder / "125_word_leixing_fenduan.docx"
    t = True3(p)
    document = Document()
    document.add_paragraph("宁川市生态环境局告知承诺制证明事项清单")
    head = ("序号", "证明事项", "所涉事项", "承诺主体", "设定依据", "事后核查", "失信惩戒")
    data = {
        "行政许可（1项）": (("环保设施验收情况说明", "辐射安全许可证延续", "核技术利用单位", "《放射性同位素与射线装置安全和防护条例》第十三条", "现场核查", "撤销许可", "放射性同位素与射线装置安全和防护条例##第十三条"),),
        "公共服务（2项）": (
            ("监测机构资质证明", "排污口登记查询", "企业", "《排污许可管理条例》第十九条", "资料抽查", "记入信用档案", "排污许可管理条例##第十九条"),
            ("危险废物转移委托证明", "转移联单办理", "产废单位", "《固体废物污染环境防治法》第八十二条", "系统比对", "记入信用档案", "固体废物污染环境防治法##第八十二条"),
        ),
    }  # fmt: skip
    lines: list[tuple[str, ...]] = [head]
    for section, its in data.items():
        lines.append((section,))
        t.skip(len(lines))
        for name, use, who, printed, means, then, bases in its:
            lines.append((str(len(t.items) + 1), name, use, who, printed, means, then))
            t.is_item(len(lines), bases, department="宁川市生态环境局", name=name, purpose=use, applicants=who, matter_type=section[:4], verification__means=means, remarks=then)
    table = document.add_table(len(lines), 7, style="Table Grid")
    for r, cells in enumerate(lines):
        if len(cells) == 1:
            table.cell(r, 0).merge(table.cell(r, 6))
        for c, text in enumerate(cells):
            table.cell(r, c).text = text
    t.head(1)
    document.save(str(p))
    return t


@one
def list_126(folder: Path) -> Lst:
    """Twenty-six columns under parents: the matter, the certificate, the basis, how it goes, how it is checked, what is public."""
    p = folder / "126_chaokuan.xlsx"
    t, x = True3(p, free=("code", "applicants")), X("要素表")
    x.wide("桃源县市场监督管理局证明事项告知承诺制要素信息采集表", 26)
    groups = {
        "事项信息": ("主项名称", "子项名称", "事项编码", "事项类型", "行使层级", "受理条件", "法定时限", "承诺时限"),
        "证明信息": ("证明名称", "证明内容", "证明形式", "开具单位", "索要单位"),
        "设定依据": ("法律法规名称", "文号", "条款", "条款内容"),
        "告知承诺": ("承诺方式", "承诺书是否公开", "公开范围", "公开期限"),
        "监管": ("核查方式", "核查时间", "核查标准", "是否免予核查"),
        "": ("备注",),
    }
    x.row([text for group, names in groups.items() for text in (group, *("",) * (len(names) - 1))])
    x.row([name for names in groups.values() for name in names])
    t.head(2, 3)
    merge(x, "A2:H2", "I2:M2", "N2:Q2", "R2:U2", "V2:Y2")
    data = (
        ("食品经营许可", "新办", "0131001", "行政许可", "县级", "有固定场所", "20工作日", "5工作日", "经营场所使用证明", "有权使用经营场所", "纸质", "产权人", "县市场监管局",
         "食品经营许可和备案管理办法", "国家市场监督管理总局令第78号", "第十二条", "申请食品经营许可，应当提交下列材料", "书面", "否", "不公开", "", "随机抽查", "许可后60日内", "与实际一致", "否", "2023年修订", "食品经营许可和备案管理办法#国家市场监督管理总局令第78号#第十二条"),
        ("股权出质登记", "设立", "0131002", "行政确认", "县级", "股权权属清晰", "3工作日", "当场", "出质人股东身份证明", "出质人为公司股东", "电子", "公司", "县市场监管局",
         "股权出质登记办法", "国家市场监督管理总局令第34号", "第七条", "申请股权出质设立登记，应当提交下列材料", "书面", "是", "部门网站", "一年", "书面核查", "登记前", "与股东名册一致", "否", "", "股权出质登记办法#国家市场监督管理总局令第34号#第七条"),
    )  # fmt: skip
    for row in data:
        *cells, bases = row
        put(x, t, cells, bases, department="桃源县市场监督管理局", name=cells[8], matter=cells[0], matter_type=cells[3], levels=[cells[4]], content=cells[9],
            issuer=cells[11], requester=cells[12], method=cells[17], publicity__scope=cells[19], verification__means=cells[21], verification__time=cells[22],
            verification__standard=cells[23], verification__exempt=cells[24], service__legal_days=cells[6], remarks=cells[25])  # fmt: skip
    x.save(p)
    return t


@one
def list_127(folder: Path) -> Lst:
    """Who reports stands only in the file's name; main matter, case and certificate; whether it is needed; notes of several lines."""
    p = folder / "127_平安县民政局证明事项清单（报送稿）.xlsx"
    t, x = True3(p), X("Sheet1")
    x.row(["序号", "主项", "情形", "证明", "必要性", "法律依据", "备注"])
    t.head(1)
    data = (
        ("社会救助", "低保申请", "家庭财产证明", "必要", "《社会救助暂行办法》第十一条", "可由申请人\n书面承诺", "社会救助暂行办法##第十一条"),
        ("社会救助", "特困供养", "无劳动能力证明", "必要", "《社会救助暂行办法》第十四条", "", "社会救助暂行办法##第十四条"),
        ("殡葬管理", "骨灰寄存", "死亡证明", "非必要", "《殡葬管理条例》第十三条", "", "殡葬管理条例##第十三条"),
    )
    for n, (use, case, name, need, printed, note, bases) in enumerate(data, 1):
        put(x, t, [n, use, case, name, need, printed, note], bases, department="平安县民政局", name=name, purpose=case, matter=use, remarks=need)
    x.save(p)
    return t


@one
def list_128(folder: Path) -> Lst:
    """An .ods: numbers before the names in their cells, long quoted articles, ranks in 〔〕, an empty first row and column."""
    p = folder / "128_mingcheng_daihao.ods"
    t, x = True3(p), X("清单", col0=2)
    x.skiprow()
    x.wide("长湖区司法局告知承诺制证明事项", 4)
    x.row(["告知承诺证明事项", "事项用途", "法律、行政法规依据及原文", "出具方"])
    t.head(3)
    data = (
        ("1、执业年限证明", "申请律师变更执业机构", "《律师法》第十条：律师只能在一个律师事务所执业。律师变更执业机构的，应当申请换发律师执业证书。", "律师协会", "律师法##第十条##律师只能在一个律师事务所执业。律师变更执业机构的，应当申请换发律师执业证书。"),
        ("2、住所证明", "设立律师事务所", "《律师法》第十四条：设立律师事务所应当具备下列条件：（一）有自己的名称、住所和章程……", "房屋产权人", "律师法##第十四条"),
        ("3、品行良好证明", "公证员任职", "《公证法》第十八条：担任公证员，应当具备下列条件：……（三）公道正派，遵纪守法，品行良好", "所在单位", "公证法##第十八条"),
    )  # fmt: skip
    for name, use, printed, issuer, bases in data:
        put(x, t, [name, use, printed, issuer], bases, department="长湖区司法局", name=name[2:], purpose=use, issuer=issuer)
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "ods")
    return t


@one
def list_129(folder: Path) -> Lst:
    """A county's table of shares: which certificate, which bureau wants it, which gives it, may it be shared, may it be pledged."""
    p = folder / "129_gongxiang_fenlei.xlsx"
    t, x = True3(p), X("分类表")
    x.wide("全县证明材料免提交分类表（第二批）", 8)
    x.row(["序号", "证明材料", "用证部门", "用证事项", "制证部门", "能否共享", "可否承诺", "要求提交的依据"])
    t.head(2)
    data = (
        ("不动产登记资料查询证明", "县住建局", "公租房资格审核", "县自然资源局", "能", "可", "《公共租赁住房管理办法》第八条", "公共租赁住房管理办法##第八条"),
        ("婚姻登记档案证明", "县公安局", "户口变更", "县民政局", "能", "否", "《户口登记条例》第十七条", ""),
        ("工作单位证明", "县教育局", "教师资格定期注册", "所在学校", "否", "可", "《教师资格条例》第十五条", "教师资格条例##第十五条"),
    )
    for n, (name, asks, use, issuer, share, can, printed, bases) in enumerate(data, 1):
        cells = [n, name, asks, use, issuer, share, can, printed]
        if not bases:
            t.skip(x.row(cells))
            continue
        put(x, t, cells, bases, department=asks, requester=asks, name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_130(folder: Path) -> Lst:
    """On its side over two sheets with the same labels, the third a summary; serials 事项1 事项2 on top."""
    p = folder / "130_hengpai_liangye.xlsx"
    t, x = True3(p), X("第一页")
    t.beside = True
    own = "河阳县气象局"
    pages = (
        (("防雷装置检测合格证明", "防雷装置竣工验收", "《气象灾害防御条例》第二十三条", "防雷检测机构", "气象灾害防御条例##第二十三条"), ("施放气球人员资格证明", "升放气球活动审批", "《通用航空飞行管制条例》第三十三条", "气象学会", "通用航空飞行管制条例##第三十三条")),
        (("作业人员培训证明", "人工影响天气作业组织备案", "《人工影响天气管理条例》第十条", "市气象局", "人工影响天气管理条例##第十条"), ("设备出厂合格证明", "气象专用设备使用审查", "《气象法》第十三条", "生产厂家", "气象法##第十三条")),
    )  # fmt: skip
    for at, its in enumerate(pages):
        sheet = "第一页" if not at else "第二页"
        x.new(sheet) if at else None
        x.wide(f"{own}证明事项告知承诺登记表", 3)
        x.row(["项目", *(f"事项{2 * at + n}" for n in (1, 2))])
        rows = (("证明名称", 0), ("证明用途", 1), ("设定依据", 2), ("开具单位", 3))
        for label, field in rows:
            x.row([label, *(it[field] for it in its)])
        for name, use, _, issuer, bases in its:
            t.is_item(3, bases, sheet=sheet, department=own, name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t
