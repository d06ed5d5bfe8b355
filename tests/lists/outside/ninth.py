"""Ten lists more, read once before anything was changed for them: everyday words, codes beside names, ticks, sites."""

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
def list_111(folder: Path) -> Lst:
    """A ministry's list for its whole system: the level of the matter, who implements, how promised, what is checked."""
    p = folder / "111_xitong_qingdan.xlsx"
    t, x = True3(p), X("自然资源系统")
    x.wide("自然资源系统实行告知承诺制的证明事项及办理要求", 9)
    x.row(["顺序", "事项层级", "事项名称及编码", "证明材料", "法律法规规定", "发证（出证）机构", "承诺书提交方式", "承诺核查要点", "办理机关"])
    t.head(2)
    data = (
        ("国家级、省级", "测绘航空摄影资质审批", "专业技术人员社保缴纳证明", "《中华人民共和国测绘法》第二十七条", "社会保险经办机构", "网上签署", "人员是否在册", "省自然资源厅", "中华人民共和国测绘法##第二十七条"),
        ("市级、县级", "建设用地规划许可证核发", "用地批准情况说明", "《中华人民共和国城乡规划法》第三十七条", "土地主管部门", "现场签署", "与用地档案是否一致", "县自然资源局", "中华人民共和国城乡规划法##第三十七条"),
        ("县级", "林木采伐许可证核发", "林地权属证明", "《中华人民共和国森林法》第五十八条", "村民委员会", "现场签署", "权属有无争议", "县自然资源局", "中华人民共和国森林法##第五十八条"),
    )  # fmt: skip
    for n, (level, use, name, printed, issuer, how, point, asks, bases) in enumerate(data, 1):
        put(x, t, [n, level, use, name, printed, issuer, how, point, asks], bases, department=asks, name=name, purpose=use, issuer=issuer,
            levels=level.split("、"), verification__standard=point)  # fmt: skip
    t.free = ["method", "requester"]
    x.save(p)
    return t


@one
def list_112(folder: Path) -> Lst:
    """A clerk's own table: everyday words in the header, the office on a line below it, no serials, many blanks."""
    p = folder / "112_kouyu.xlsx"
    t, x = True3(p), X("Sheet2")
    x.skiprow(2)
    x.row(["双河镇便民服务中心不用再开的证明（签承诺书就行）"], False)
    x.row(["老百姓办的事", "以前要开的证明", "哪家开的", "按的哪条规定", "现在咋核实"])
    t.head(4)
    data = (
        ("申请危房改造", "住房困难证明", "村委会", "《社会救助暂行办法》第四十条", "入户走访", "社会救助暂行办法##第四十条"),
        ("办老年卡", "年龄证明", "派出所", "《老年人权益保障法》第五十三条", "系统查询", "老年人权益保障法##第五十三条"),
        ("领高龄津贴", "健在证明", "村委会", "《老年人权益保障法》第三十三条", "电话回访", "老年人权益保障法##第三十三条"),
    )
    for use, name, issuer, printed, means, bases in data:
        put(x, t, [use, name, issuer, printed, means], bases, department="双河镇便民服务中心", name=name, purpose=use, issuer=issuer, verification__means=means)
    x.save(p)
    return t


@one
def list_113(folder: Path) -> Lst:
    """Bases in three columns by level, texts in full; the department in the sheet's name; numbers as 第1项."""
    p = folder / "113_sanlan_yiju.xlsx"
    t, x = True3(p), X("县消防救援大队")
    x.wide("证明事项告知承诺清单（设定依据分类）", 7)
    x.row(["项次", "证明事项", "适用业务", "设定依据", "", "", "证明来源单位"])
    x.row(["", "", "", "法律", "行政法规", "规章及规范性文件", ""])
    t.head(2, 3)
    merge(x, "D2:F2", *(f"{c}2:{c}3" for c in "ABCG"))
    data = (
        ("消防设施检测合格证明", "公众聚集场所投入使用、营业前消防安全检查", "《中华人民共和国消防法》第十五条", "", "", "消防技术服务机构", "中华人民共和国消防法##第十五条"),
        ("消防技术服务人员在职证明", "注册消防工程师注册", "", "", "《注册消防工程师管理规定》（公安部令第143号）第十五条", "聘用单位", "注册消防工程师管理规定#公安部令第143号#第十五条"),
    )
    for n, (name, use, *laws, issuer, bases) in enumerate(data, 1):
        put(x, t, [f"第{n}项", name, use, *laws, issuer], bases, department="县消防救援大队", name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_114(folder: Path) -> Lst:
    """Word: the department before each table, in the tables 证明事项 and 相关要求 side by side, a total in words at the end."""
    p = folder / "114_word_duobiao.docx"
    t = True3(p)
    document = Document()
    document.add_paragraph("青川区实行告知承诺制的证明事项清单（2025版）")
    data = {
        "一、区人力资源和社会保障局": (
            ("就业失业登记证明", "创业担保贷款申请", "《中华人民共和国就业促进法》第十九条", "公共就业服务机构", "中华人民共和国就业促进法##第十九条"),
            ("培训合格证明", "职业技能补贴申领", "《职业技能培训补贴办法》第八条", "培训机构", "职业技能培训补贴办法##第八条"),
        ),
        "二、区医疗保障局": (("异地居住证明", "异地就医备案", "《社会保险经办条例》（国务院令第765号）第十八条", "居住地村（居）委会", "社会保险经办条例#国务院令第765号#第十八条"),),
    }  # fmt: skip
    row = 0
    for at, (section, its) in enumerate(data.items(), 1):
        document.add_paragraph(section)
        table = document.add_table(len(its) + 1, 5, style="Table Grid")
        for c, text in enumerate(("序号", "证明事项名称", "办事事项", "法定依据", "开具部门")):
            table.cell(0, c).text = text
        for r, (name, use, printed, issuer, bases) in enumerate(its, 1):
            for c, text in enumerate((str(r), name, use, printed, issuer)):
                table.cell(r, c).text = text
            t.is_item(r + 1, bases, sheet=f"表{at}", department=section[2:], name=name, purpose=use, issuer=issuer)
        row += len(its)
    document.add_paragraph(f"以上共{row}项。")
    document.save(str(p))
    return t


@one
def list_115(folder: Path) -> Lst:
    """What is asked of whom: the subject merged, the requirement, yes and no, dates written in words, remarks with line breaks."""
    p = folder / "115_chengnuo_yaoqiu.xls"
    t, x = True3(p), X("Sheet1")
    x.wide("凤台市文化广电旅游局告知承诺制证明事项动态调整后清单", 8)
    x.row(["（本清单自二〇二五年一月一日起执行）"], False)
    x.row(["序号", "申请主体", "申办事项", "由承诺书替代的证明", "替代依据", "依据文号", "出具证明的机构", "调整说明"])
    t.head(3)
    data = (
        ("企业", "营业性演出审批", "演员有效身份证明", "营业性演出管理条例", "国务院令第439号", "演出经纪机构", "2025年新增\n原为自备材料"),
        ("企业", "广播电视节目制作经营许可", "专业人员从业证明", "广播电视节目制作经营管理规定", "国家广播电影电视总局令第34号", "原工作单位", ""),
        ("个人", "导游证核发", "学历证明", "导游人员管理条例", "国务院令第263号", "毕业学校", "名称变更"),
    )
    for n, (who, use, name, law, number, issuer, note) in enumerate(data, 1):
        put(x, t, [n, who if n != 2 else "", use, name, law, number, issuer, note], f"{law}#{number}", department="凤台市文化广电旅游局",
            applicants=who, purpose=use, name=name, issuer=issuer, remarks=note.split("\n")[0])  # fmt: skip
    merge(x, "B4:B5")
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "xls")
    return t


@one
def list_116(folder: Path) -> Lst:
    """Ticks for the way of replacing, four columns of them below one parent; only what is pledged is an item of the catalog."""
    p = folder / "116_tidai_fangshi_gou.xlsx"
    t, x = True3(p), X("无证明城市")
    x.wide("柳林区“无证明城市”证明材料清单（区住建局）", 9)
    x.row(["序号", "证明材料名称", "关联事项", "实现方式", "", "", "", "原出具单位", "设定依据"])
    x.row(["", "", "", "直接取消", "告知承诺", "部门核验", "数据共享", "", ""])
    t.head(2, 3)
    merge(x, "D2:G2", *(f"{c}2:{c}3" for c in "ABCHI"))
    data = (
        ("无房证明", "公租房申请", 1, "不动产登记中心", "《公共租赁住房管理办法》第七条", "公共租赁住房管理办法##第七条"),
        ("单身证明", "公积金提取", 0, "民政部门", "", ""),
        ("经济困难证明", "租赁补贴申请", 1, "社区居委会", "《公共租赁住房管理办法》第八条", "公共租赁住房管理办法##第八条"),
    )
    for n, (name, use, way, issuer, printed, bases) in enumerate(data, 1):
        cells = [n, name, use, *("√" if way == at else "" for at in range(4)), issuer, printed]
        if way == 0:
            t.skip(x.row(cells))
            continue
        put(x, t, cells, bases, department="区住建局", name=name, purpose=use, issuer=issuer)
    t.free = ["method"]
    x.save(p)
    return t


@one
def list_117(folder: Path) -> Lst:
    """Two lists one under the other: a main one, and at the end another of what was added, with fewer columns in another order."""
    p = folder / "117_zhengben_zengbu.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("昌平镇司法所证明事项告知承诺清单", 6)
    x.row(["序号", "证明事项名称", "证明用途", "设定依据", "索要单位", "开具单位"])
    t.head(2)
    put(x, t, [1, "经济困难证明", "申请法律援助", "《法律援助法》第四十一条", "昌平镇司法所", "村民委员会"], "法律援助法##第四十一条", department="昌平镇司法所",
        name="经济困难证明", purpose="申请法律援助", requester="昌平镇司法所", issuer="村民委员会")  # fmt: skip
    put(x, t, [2, "亲属关系证明", "申请人民调解", "《人民调解法》第十七条", "昌平镇司法所", "公安派出所"], "人民调解法##第十七条", department="昌平镇司法所",
        name="亲属关系证明", purpose="申请人民调解", requester="昌平镇司法所", issuer="公安派出所")  # fmt: skip
    x.skiprow(1)
    t.skip(x.row(["附件2  新增的证明事项"], False))
    t.skip(x.row(["序号", "开具单位", "证明事项名称", "证明用途", "设定依据"]))
    put(x, t, [1, "社区居民委员会", "居住地证明", "社区矫正执行地变更", "《社区矫正法》第十七条"], "社区矫正法##第十七条", department="昌平镇司法所",
        name="居住地证明", purpose="社区矫正执行地变更", issuer="社区居民委员会")  # fmt: skip
    x.save(p)
    return t


@one
def list_118(folder: Path) -> Lst:
    """On its side in Word, one field of it with two values a line, the title and unit as rows of the table."""
    p = folder / "118_word_hengpai.docx"
    t = True3(p)
    t.beside = True
    own = "金河县水利局"
    rows = (
        (f"{own}告知承诺证明事项基本信息", "", ""),
        ("事项名称", "取水许可", "河道管理范围内建设项目审批"),
        ("证明名称", "取水与第三者有利害关系的证明", "占用河道有关说明材料"),
        ("设定依据", "《取水许可和水资源费征收管理条例》第十一条", "《中华人民共和国河道管理条例》第十一条\n《中华人民共和国水法》第三十八条"),
        ("出具单位", "利害关系人", "设计单位"),
        ("核查方式", "现场核查", "抽查"),
    )
    document = Document()
    table = document.add_table(len(rows), 3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 2))
    for r, cells in enumerate(rows):
        for c, text in enumerate(cells):
            if text:
                table.cell(r, c).text = text
    cited = ("取水许可和水资源费征收管理条例##第十一条", "中华人民共和国河道管理条例##第十一条|中华人民共和国水法##第三十八条")
    for at, bases in enumerate(cited, 1):
        _, use, name, _, issuer, means = (row[at] for row in rows)
        t.is_item(3, bases, department=own, name=name, matter=use, issuer=issuer, verification__means=means)
    document.save(str(p))
    return t


@one
def list_119(folder: Path) -> Lst:
    """A list as JSON portals print it: HTML with th in the body, columns of links and operations, hidden codes."""
    p = folder / "119_menhu.html"
    t = True3(p, free=("code",))
    data = (
        ("教师资格认定", "普通话水平测试证明", "语言文字培训测试机构", "《教师资格条例》第十五条第三款", "教师资格条例##第十五条第三款"),
        ("幼儿园设立审批", "园舍安全证明", "建筑质量鉴定机构", "《幼儿园管理条例》（国家教育委员会令第4号）第八条", "幼儿园管理条例#国家教育委员会令第4号#第八条"),
        ("中小学生转学", "学籍证明", "转出学校", "《中小学生学籍管理办法》第十四条", "中小学生学籍管理办法##第十四条"),
    )
    out = ["<!DOCTYPE html><html><head><meta charset=utf-8></head><body><div class=nav><a>首页</a>&gt;<a>证明事项库</a></div><h3>西陵区教育局证明事项（告知承诺制）</h3>"]
    out.append("<table class='t'><tr><th>#</th><th style='display:none'>编码</th><th>服务事项</th><th>可免交的证明</th><th>原开具机构</th><th>依据</th><th>操作</th></tr>")
    for n, (use, name, issuer, printed, bases) in enumerate(data, 1):
        out.append(f"<tr><th>{n}</th><td style='display:none'>ZM{n:04}</td><td>{use}</td><td><b>{name}</b></td><td>{issuer}</td><td>{printed}</td><td><a href='#'>下载承诺书</a></td></tr>")
        t.is_item(n + 1, bases, department="西陵区教育局", name=name, matter=use, issuer=issuer)
    out.append("</table><div>共3条 第1/1页</div></body></html>")
    p.write_text("".join(out), encoding="utf-8")
    t.head(1)
    return t


@one
def list_120(folder: Path) -> Lst:
    """Each certificate over three rows: its name merged, a basis in each row, a remark in the second."""
    p = folder / "120_yixiang_sanhang.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("东岭县教育体育局证明事项告知承诺制目录清单", 5)
    x.row(["序号", "证明事项", "用于办理的事项", "设定依据（一事一行）", "开具单位"])
    t.head(2)
    first = x.row([1, "办学场所产权证明", "民办学校设立审批", "《中华人民共和国民办教育促进法》第十五条", "产权人"])
    t.is_item(first, "中华人民共和国民办教育促进法##第十五条|民办教育促进法实施条例##第二十二条|校外培训行政处罚暂行办法##第十七条", department="东岭县教育体育局",
              name="办学场所产权证明", purpose="民办学校设立审批", issuer="产权人")  # fmt: skip
    t.skip(x.row(["", "", "", "《民办教育促进法实施条例》第二十二条", ""]))
    t.skip(x.row(["", "", "", "《校外培训行政处罚暂行办法》第十七条", ""]))
    second = x.row([2, "运动员技术等级证明", "运动员保障资金申请", "《运动员技术等级管理办法》（国家体育总局令第18号）第四条", "体育行政部门"])
    t.is_item(second, "运动员技术等级管理办法#国家体育总局令第18号#第四条|中华人民共和国体育法##第四十五条", department="东岭县教育体育局",
              name="运动员技术等级证明", purpose="运动员保障资金申请", issuer="体育行政部门")  # fmt: skip
    t.skip(x.row(["", "", "", "《中华人民共和国体育法》第四十五条", ""]))
    merge(x, *(f"{c}{first}:{c}{first + 2}" for c in "ABCE"), *(f"{c}{second}:{c}{second + 1}" for c in "ABCE"))
    x.save(p)
    return t
