"""Ten lists that were written after the reader was mended by the two batches before, and read once before anything was changed."""

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
def list_101(folder: Path) -> Lst:
    """A province's first batch: the department merged over its rows, matters that several certificates share merged too."""
    p = folder / "101_shengji_diyipi.xlsx"
    t, x = True3(p), X("第一批")
    x.row(["附件"], False)
    x.wide("全省第一批实行告知承诺制的证明事项清单", 6)
    x.row(["序号", "省级主管部门", "行政事项", "告知承诺的证明", "设定依据", "证明出具机关或机构"])
    t.head(3)
    data = (
        ("省教育厅", "教师资格认定", "思想品德鉴定证明", "《教师资格条例》第十五条第一款", "工作单位或者毕业学校", "教师资格条例##第十五条第一款"),
        ("省教育厅", "教师资格认定", "无犯罪记录证明", "《中华人民共和国教师法》第十四条", "公安机关", "中华人民共和国教师法##第十四条"),
        ("省教育厅", "民办学校设立", "资产来源证明", "《中华人民共和国民办教育促进法》第十五条", "会计师事务所", "中华人民共和国民办教育促进法##第十五条"),
        ("省体育局", "经营高危险性体育项目许可", "救助人员数量及资格证明", "《全民健身条例》（国务院令第560号）第三十二条", "用人单位", "全民健身条例#国务院令第560号#第三十二条"),
    )  # fmt: skip
    for n, (dept, use, name, printed, issuer, bases) in enumerate(data, 1):
        put(x, t, [n, dept if n in (1, 4) else "", use if n != 2 else "", name, printed, issuer], bases, department=dept, name=name, matter=use, issuer=issuer)
    merge(x, "B4:B6", "C4:C5")
    x.save(p)
    return t


@one
def list_102(folder: Path) -> Lst:
    """A city's table of what is told: duty and content of proof, the channel by which it is checked, what follows."""
    p = folder / "102_zhengming_yiwu.xlsx"
    t, x = True3(p, free=("requester",)), X("清单")
    x.wide("临港市卫生健康委员会告知承诺事项及证明义务一览", 8)
    x.row(["政务服务事项", "适用对象", "所替代的证明材料", "证明内容", "法定依据", "核验渠道", "虚假承诺的处理", "原证明出具主体"])
    t.head(2)
    data = (
        ("公共场所卫生许可", "企业、个体工商户", "从业人员健康合格证明", "从业人员取得健康合格证", "《公共场所卫生管理条例》第七条", "一网通办平台比对", "撤销许可", "疾控机构", "公共场所卫生管理条例##第七条"),
        ("护士执业注册", "自然人", "护理专业学历证明", "取得护理、助产专业学历", "《护士条例》（国务院令第517号）第七条第（二）项", "学信网核验", "撤销注册", "毕业院校", "护士条例#国务院令第517号#第七条第（二）项"),
        ("医疗广告审查", "医疗机构", "医疗机构执业许可复印件", "许可在有效期内", "《医疗广告管理办法》第六条", "内部数据核对", "不予受理", "卫生健康部门", "医疗广告管理办法##第六条"),
    )  # fmt: skip
    for use, people, name, content, printed, channel, then, issuer, bases in data:
        put(x, t, [use, people, name, content, printed, channel, then, issuer], bases, department="临港市卫生健康委员会", name=name, purpose=use,
            applicants=people, content=content, issuer=issuer, remarks=then)  # fmt: skip
    x.save(p)
    return t


@one
def list_103(folder: Path) -> Lst:
    """A data portal's export: a row of field codes, the Chinese names in the row below, everything quoted."""
    p = folder / "103_kaifang_pingtai.csv"
    t = True3(p, free=("code", "method"))
    data = (
        ("东港区交通运输局", "道路货运驾驶员从业资格认定", "驾驶经历证明", "公安机关交通管理部门", "《中华人民共和国道路运输条例》第二十二条", "中华人民共和国道路运输条例##第二十二条"),
        ("东港区交通运输局", "普通货运经营许可", "停车场地使用证明", "场地产权人", "《道路货物运输及站场管理规定》第六条", "道路货物运输及站场管理规定##第六条"),
        ("东港区水利局", "取水许可", "取水权属证明", "土地权属单位", "《取水许可和水资源费征收管理条例》第十一条", "取水许可和水资源费征收管理条例##第十一条"),
    )  # fmt: skip
    with p.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["id", "bmmc", "sxmc", "zmmc", "kjdw", "sdyj", "sfgzcn", "update_time"])
        writer.writerow(["主键", "部门名称", "事项名称", "证明名称", "开具单位", "设定依据", "是否告知承诺", "更新时间"])
        for n, (dept, use, name, issuer, printed, bases) in enumerate(data, 3):
            writer.writerow([f"a{n:031}", dept, use, name, issuer, printed, "1", "2024-11-02 08:00:00"])
            t.is_item(n, bases, department=dept, name=name, matter=use, issuer=issuer)
    t.skip(1)
    t.head(2)
    return t


@one
def list_104(folder: Path) -> Lst:
    """A Word table whose first rows are its title and unit line, the header again on the second page, a signature row at the end."""
    p = folder / "104_word_biaonei_biaoti.docx"
    t = True3(p)
    header = ("序号", "证明名称", "办事项目", "法规依据", "谁出具")
    own = "柏山县民政局"
    data = (
        ("丧偶证明", "抚恤补助申请", "《伤残抚恤管理办法》（民政部令第50号）第二十五条", "民政部门、医疗机构", "伤残抚恤管理办法#民政部令第50号#第二十五条"),
        ("孤儿身份证明", "孤儿基本生活费发放", "《未成年人保护法》第九十二条", "儿童福利机构", "未成年人保护法##第九十二条"),
        ("养老机构用房证明", "养老机构备案", "《养老机构管理办法》（民政部令第66号）第十条", "产权人、出租方", "养老机构管理办法#民政部令第66号#第十条"),
    )
    lines: list[tuple[str, ...]] = [(f"{own}告知承诺证明事项表",), (f"填报单位：{own}    填报日期：2024.5.6",), header]
    lines += [(str(n), *row[:4]) for n, row in enumerate(data[:2], 1)] + [header, ("3", *data[2][:4]), ("审核人：        经办人：",)]
    table = Document()
    grid = table.add_table(len(lines), 5, style="Table Grid")
    for r, cells in enumerate(lines):
        if len(cells) == 1:
            grid.cell(r, 0).merge(grid.cell(r, 4))
        for c, text in enumerate(cells):
            grid.cell(r, c).text = text
    for row, (name, use, _, issuer, bases) in zip((4, 5, 7), data, strict=True):
        t.is_item(row, bases, department=own, name=name, purpose=use, issuer=issuer)
    t.head(3)
    t.skip(6)
    t.skip(8)
    table.save(str(p))
    return t


@one
def list_105(folder: Path) -> Lst:
    """What is cancelled outright on one sheet, what is replaced by a pledge on the other, in the same columns."""
    p = folder / "105_quxiao_tidai.xlsx"
    t, x = True3(p), X("附件1直接取消")
    for sheet, title, its in (
        ("附件1直接取消", "沙河区直接取消的证明事项清单", (("单身证明", "住房公积金提取", "住房公积金中心", "—", ""), ("户籍地址证明", "老年证办理", "区民政局", "—", ""))),
        ("附件2告知承诺", "沙河区采用告知承诺方式替代的证明事项清单", (
            ("租房情况证明", "住房公积金提取", "住房公积金中心", "《住房公积金管理条例》第二十四条", "住房公积金管理条例##第二十四条"),
            ("未就业证明", "廉租住房补贴申请", "区住房保障中心", "《廉租住房保障办法》（建设部令第162号）第十七条", "廉租住房保障办法#建设部令第162号#第十七条"),
        )),
    ):  # fmt: skip
        x.new(sheet) if x.r else None
        x.wide(title, 5)
        x.row(["序号", "证明名称", "用证事项", "用证单位", "依据"])
        if its[0][4]:
            t.head(2, sheet=sheet)
        for n, (name, use, asks, printed, bases) in enumerate(its, 1):
            r = x.row([n, name, use, asks, printed])
            if bases:
                t.is_item(r, bases, sheet=sheet, department=asks, requester=asks, name=name, purpose=use)
            else:
                t.skip(r, sheet)
    x.save(p)
    return t


@one
def list_106(folder: Path) -> Lst:
    """A page of a government's site: rowspans, nbsp, line breaks, words in spans, notes behind the table."""
    p = folder / "106_wangye.html"
    t = True3(p)
    data = (
        ("兽医从业经历证明", "动物诊疗许可", "《中华人民共和国动物防疫法》第六十一条", "原执业机构", "中华人民共和国动物防疫法##第六十一条"),
        ("诊疗场所使用证明", "动物诊疗许可", "《动物诊疗机构管理办法》第七条", "场所产权人", "动物诊疗机构管理办法##第七条"),
        ("种畜禽来源证明", "种畜禽生产经营许可", "《中华人民共和国畜牧法》第二十四条", "供种单位", "中华人民共和国畜牧法##第二十四条"),
    )
    out = ["<html><head><meta charset='utf-8'><title>通知公告</title></head><body><h1>松岗县农业农村局关于公布告知承诺制证明事项目录的公告</h1>"]
    out.append("<p>发布时间：2024-03-08&nbsp;&nbsp;来源：本站</p><table><tbody><tr><td>序&nbsp;号</td><td><span>证明</span><span>事项</span></td><td>办理事项</td><td>设定<br>依据</td><td>开具<br/>单位</td></tr>")
    for n, (name, use, printed, issuer, bases) in enumerate(data, 1):
        matter = "" if n == 2 else f"<td{' rowspan=2' if n == 1 else ''}>{use}</td>"
        out.append(f"<tr><td>{n}</td><td><p>{name}</p></td>{matter}<td>&nbsp;{printed}</td><td>{issuer}</td></tr>")
        t.is_item(n + 1, bases, department="松岗县农业农村局", name=name, matter=use, issuer=issuer)
    out.append("</tbody></table><p>注：本目录自公布之日起施行。</p></body></html>")
    p.write_text("".join(out), encoding="utf-8")
    t.head(1)
    return t


@one
def list_107(folder: Path) -> Lst:
    """An .xls ledger: how many pledges, checks and false ones; who handles it; numbers that mean nothing of the item."""
    p = folder / "107_taizhang.xls"
    t, x = True3(p), X("台账")
    x.wide("2024年度大石桥镇人民政府证明事项告知承诺制工作台账", 10)
    x.row(["序号", "证明事项", "办理业务", "法律法规条款", "证明开具单位", "承诺办件量（件）", "核查件数", "不实承诺件数", "责任科室", "联系人"])
    t.head(2)
    data = (
        ("务农证明", "城乡居民养老保险参保", "《中华人民共和国社会保险法》第二十条", "村民委员会", 132, 15, 0, "党群服务中心", "中华人民共和国社会保险法##第二十条"),
        ("居住地证明", "老年优待证办理", "《中华人民共和国老年人权益保障法》第五十三条", "村民委员会", 57, 6, 1, "社会事务办", "中华人民共和国老年人权益保障法##第五十三条"),
        ("家庭收入证明", "临时救助", "《社会救助暂行办法》（国务院令第649号）第四十八条", "用人单位", 9, 9, 0, "社会事务办", "社会救助暂行办法#国务院令第649号#第四十八条"),
    )  # fmt: skip
    for n, (name, use, printed, issuer, *numbers, office, bases) in enumerate(data, 1):
        put(x, t, [n, name, use, printed, issuer, *numbers, office, "某某"], bases, department="大石桥镇人民政府", name=name, matter=use, issuer=issuer, remarks=office)
    t.skip(x.row(["合计", "", "", "", "", 198, 30, 1]))
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "xls")
    return t


@one
def list_108(folder: Path) -> Lst:
    """On its side, with a column of instructions between the fields and the certificates, and the basis in two parts."""
    p = folder / "108_hengpai_shuoming.xlsx"
    t, x = True3(p), X("信息表")
    t.beside = True
    x.wide("竹溪县文化和旅游局证明事项信息表", 6)
    rows = (
        ("栏目", "", "填写要求", "事项一", "事项二", "事项三"),
        ("证明事项名称", "", "填规范名称", "消防安全证明", "资金信用证明", "场所使用权证明"),
        ("证明用途", "", "填所办事项", "互联网上网服务营业场所设立", "旅行社设立许可", "娱乐场所设立"),
        ("设定依据", "名称", "加书名号", "《互联网上网服务营业场所管理条例》", "《旅行社条例》", "《娱乐场所管理条例》"),
        ("", "条款", "写到条款项", "第十一条", "第六条", "第九条"),
        ("开具单位", "", "填全称", "消防救援机构", "会计师事务所", "产权人"),
        ("行使层级", "", "省市县", "县级", "市级", "县级"),
    )
    for cells in rows:
        x.row(list(cells))
    merge(x, "A2:B2", "A3:B3", "A4:B4", "A5:A6", "A7:B7", "A8:B8")
    for at in (3, 4, 5):
        _, name, use, law, article, issuer, level = (row[at] for row in rows)
        t.is_item(3, f"{law.strip('《》')}##{article}", department="竹溪县文化和旅游局", name=name, purpose=use, issuer=issuer, levels=[level])
    x.save(p)
    return t


@one
def list_109(folder: Path) -> Lst:
    """A form to be filled in: long notes above, stars and 必填 in the header, an example row, empty numbered rows below."""
    p = folder / "109_tianbao_mubiao.xlsx"
    t, x = True3(p), X("填报表")
    x.row(["证明事项告知承诺制清单填报表"], False)
    x.row(["填报要求：1.本表由各单位法制机构填写；2.依据须写明条、款、项；3.请于6月30日前报送县司法局。"], False)
    x.row(["填报部门：", "县市场监督管理局", "", "填报人：", "", "联系电话："], False)
    x.row(["*序号", "*证明名称（必填）", "*办理事项（必填）", "*设定依据（必填，精确到条款项）", "*索要单位（自动带出）", "开具单位（选填，可多个）", "承诺后核查措施（下拉选择）"])
    t.head(4)
    t.skip(x.row(["例", "××证明", "××许可", "《××法》第×条", "县××局", "××单位", "现场核查"]))
    data = (
        ("食品检验人员资格证明", "食品生产许可", "《食品生产许可管理办法》（国家市场监督管理总局令第24号）第十二条", "县市场监督管理局", "用人单位；检验机构", "现场核查", "食品生产许可管理办法#国家市场监督管理总局令第24号#第十二条"),
        ("住所使用证明", "企业设立登记", "《中华人民共和国市场主体登记管理条例》第十一条", "县市场监督管理局", "产权人", "随机抽查", "中华人民共和国市场主体登记管理条例##第十一条"),
    )  # fmt: skip
    for n, (name, use, printed, asks, issuer, means, bases) in enumerate(data, 1):
        put(x, t, [n, name, use, printed, asks, issuer, means], bases, department="县市场监督管理局", name=name, matter=use, requester=asks, issuer=issuer, verification__means=means)
    for n in (3, 4, 5):
        t.skip(x.row([n]))
    x.save(p)
    return t


@one
def list_110(folder: Path) -> Lst:
    """Materials of guides: each matter merged over its materials, of which only some may be pledged."""
    p = folder / "110_zhinan_cailiao.xlsx"
    t, x = True3(p), X("材料清单")
    x.row(["云河县自然资源局办事材料告知承诺适用情况表"], False)
    x.row(["事项序号", "业务名称", "材料序号", "应提交材料", "提交形式", "材料依据", "颁发机构", "能否以承诺代替", "不能代替的理由"])
    t.head(2)
    data = (
        ("1", "采矿权延续登记", "1.1", "矿山储量年度证明", "原件", "《矿产资源开采登记管理办法》第七条", "储量评审机构", "能", "", "矿产资源开采登记管理办法##第七条"),
        ("", "", "1.2", "采矿许可证正副本", "原件", "《矿产资源开采登记管理办法》第七条", "自然资源主管部门", "不能", "法定证照", ""),
        ("2", "地图审核", "2.1", "测绘资质证明", "复印件", "《地图管理条例》（国务院令第664号）第十五条", "测绘主管部门", "能", "", "地图管理条例#国务院令第664号#第十五条"),
        ("", "", "2.2", "保密审查证明", "原件", "《地图管理条例》第十六条", "保密部门", "能", "", "地图管理条例##第十六条"),
    )  # fmt: skip
    for n, (seq, use, own, name, form, printed, issuer, can, why, bases) in enumerate(data):
        r = x.row([seq, use, own, name, form, printed, issuer, can, why])
        if bases:
            t.is_item(r, bases, department="云河县自然资源局", name=name, purpose=use or data[n - 1][1], issuer=issuer)
        else:
            t.skip(r)
    merge(x, "A3:A4", "B3:B4", "A5:A6", "B5:B6")
    x.save(p)
    return t
