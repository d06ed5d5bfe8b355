"""Sixteen lists after the manner of several provinces, by somebody who had not read the reader's vocabulary."""

import csv
import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from lists.outside.kit import Lst, X, convert

LISTS: list[Callable[[Path], Lst]] = []
Cells = Sequence[object]


def one(make: Callable[[Path], Lst]) -> Callable[[Path], Lst]:
    """Register a list."""
    LISTS.append(make)
    return make


class True3(Lst):
    """What is true of one list: its header rows, its items and the rows that are none."""

    def __init__(self, path: Path, dept: str = "", free: Sequence[str] = ()) -> None:
        super().__init__(path)
        self.dept, self.free, self.heads, self.beside = dept, list(free), [], False

    def head(self, *rows: int, sheet: str = "") -> None:
        """Note the header rows of a table."""
        self.heads.append({"rows": list(rows), **({"sheet": sheet} if sheet else {})})

    def is_item(self, row: int, bases: str = "", **fields: object) -> None:
        """Note an item; `bases` is document#number#article[#rank[#text]] joined by |."""
        more = {name.replace("__", "."): value for name, value in fields.items() if value}
        self.items.append({"row": row, **more, **({"bases": [base(each) for each in bases.split("|")]} if bases else {})})

    def truth(self) -> dict[str, object]:
        """Return what NAME.toml says."""
        return {**super().truth(), "headers": self.heads, "free": self.free, **({"beside": True} if self.beside else {})}


def base(text: str) -> dict[str, str]:
    """Return one basis from its written form."""
    return {key: part for key, part in zip(("document", "number", "article", "rank", "text"), text.split("#"), strict=False) if part}


def merge(x: X, *areas: str) -> None:
    """Merge these areas of the present sheet."""
    for area in areas:
        x.ws.merge_cells(area)


def rows(x: X, *lines: Cells) -> int:
    """Write several rows and return the last one's number."""
    for line in lines:
        x.row(list(line))
    return x.r


@one
def list_31(folder: Path) -> Lst:
    """保留清单 of a county: department merged, basis over three columns, yes/no on substitution, signatures."""
    p = folder / "31_baoliu_xianzhi.xlsx"
    t, x = True3(p), X("保留清单")
    x.row(["附件2"], False)
    x.wide("临岚县县直单位保留的证明事项清单（共5项）", 10)
    x.row(["序号", "实施\n单位", "证明事项\n名    称", "设定依据", "", "", "办理\n事项", "开具\n单位", "是否可用\n告知承诺\n替代", "备注"])
    x.row(["", "", "", "依据名称", "条款", "具体内容"])
    t.head(3, 4)
    merge(x, "D3:F3", *(f"{c}3:{c}4" for c in "ABCGHIJ"))
    gat, tyj = "县公安局", "县退役军人事务局"
    data = (
        (gat, "无犯罪记录证明", ("《保安服务管理条例》（国务院令第564号）", "第十六条第二项", "（二）曾被刑事处罚的，不得担任保安员。"),
         "保安员证核发", "户籍所在地公安派出所", "", "保安服务管理条例#国务院令第564号#第十六条第二项##（二）曾被刑事处罚的，不得担任保安员。"),
        (gat, "合法稳定住所证明", ("《居住证暂行条例》（国务院令第663号）", "第二条、第九条", "公民离开常住户口所在地……可以依照本条例的规定申领居住证。"),
         "居住证申领", "房屋出租人、用人单位或者就读学校", "可网上核验", "居住证暂行条例#国务院令第663号#第二条、第九条"),
        (gat, "亲属关系证明", ("《中华人民共和国户口登记条例》", "第十三条", "公民迁移，从到达迁入地的时候起……申报迁入登记。"),
         "投靠类户口迁移", "乡镇人民政府、村（居）民委员会", "", "中华人民共和国户口登记条例##第十三条"),
        (tyj, "未就业证明", ("《退役士兵安置条例》（国务院、中央军委令第608号）", "第十九条", "自主就业的退役士兵……"),
         "自主就业一次性经济补助金发放", "人力资源社会保障部门", "", "退役士兵安置条例#国务院、中央军委令第608号#第十九条"),
        (tyj, "烈士遗属身份证明", ("《烈士褒扬条例》（国务院令第718号）", "第十六条", "烈士遗属享受……"),
         "烈士褒扬金给付", "烈士生前所在单位", "历年均有办件", "烈士褒扬条例#国务院令第718号#第十六条"),
    )  # fmt: skip
    for n, (dept, name, printed, use, issuer, note, bases) in enumerate(data, 1):
        r = x.row([f"{n}", dept if n in (1, 4) else "", name, *printed, use, issuer, "是", note])
        t.is_item(r, bases, department=dept, name=name, issuer=issuer, purpose=use, remarks=note)
    merge(x, "B5:B7", "B8:B9")
    t.skip(x.row(["", "合计", "5项"]))
    t.skip(x.row(["审核：赵某某", "", "", "", "", "", "", "临岚县司法局制表"], False))
    x.save(p)
    return t


@one
def list_32(folder: Path) -> Lst:
    """A provincial platform's export as .xls: header in the first row, long codes, dates, 实施主体, three rows that are only empty."""
    p = folder / "32_pingtai_daochu.xls"
    t, x = True3(p, free=("code",)), X("export_20240611")
    heads = ["序号", "地市", "区县", "实施主体名称", "事项名称", "实施编码", "事项类型", "证明材料名称", "材料形式", "核发（出具）机关", "法定依据", "是否告知承诺", "承诺书模板地址", "更新时间"]
    x.row(heads)
    t.head(1)
    data = (
        ("北屏区卫生健康局", "医师执业注册", "行政许可", "医师受聘证明", "拟聘用的医疗、预防、保健机构", "《中华人民共和国医师法》第十三条", "中华人民共和国医师法##第十三条"),
        ("北屏区卫生健康局", "护士执业注册", "行政许可", "临床实习证明", "教学医院、综合医院", "《护士条例》第七条第一款第（二）项；《护士执业注册管理办法》第七条", "护士条例##第七条第一款第（二）项|护士执业注册管理办法##第七条"),
        ("北屏区民政局", "社会团体成立登记", "行政许可", "场所使用权证明", "产权人", "《社会团体登记管理条例》第十一条第（三）项", "社会团体登记管理条例##第十一条第（三）项"),
        ("北屏区民政局", "内地居民婚姻登记", "行政确认", "无配偶以及与对方无血亲关系的声明", "申请人", "《婚姻登记条例》第五条第一款", "婚姻登记条例##第五条第一款"),
        ("北屏区市场监督管理局", "个体工商户注册登记", "行政许可", "经营场所使用证明", "产权单位或者村（居）民委员会", "《促进个体工商户发展条例》第十二条", "促进个体工商户发展条例##第十二条"),
    )  # fmt: skip
    for n, (dept, matter, kind, name, issuer, printed, bases) in enumerate(data, 1):
        code = f"1144060400{n:04}5201Y30000{n:05}"
        r = x.row([n, "南江市", "北屏区", dept, matter, code, kind, name, "纸质/电子", issuer, printed, "是", f"https://zwfw.example/{n}.docx", datetime.datetime(2024, 5, n, 9, 30)])
        t.is_item(r, bases, department=dept, name=name, matter=matter, matter_type=kind, issuer=issuer)
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "xls")
    return t


@one
def list_33(folder: Path) -> Lst:
    """Three header rows; unit line with an Excel date at its right; verification columns below two parents."""
    p = folder / "33_jiaotiju.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("证明事项告知承诺制实施清单（2023年版）", 13)
    x.row(["填报单位：", "沙洲市教育和体育局（盖章）", "", "", "", "", "", "", "", "", "填报时间：", datetime.date(2023, 11, 6)], False)
    merge(x, "B2:E2")
    x.row(["序号", "证明事项基本情况", "", "", "", "设定情况", "", "开具情况", "", "承诺办理情况", "", "", ""])
    x.row(["", "证明名称", "证明内容", "用途", "", "设定依据", "位阶", "开具主体", "开具方式", "承诺方式", "核查", "", ""])
    x.row(["", "", "", "办理事项", "事项类别", "", "", "", "", "", "方式", "标准", "是否免予核查"])
    merge(x, "A3:A5", "B3:E3", "F3:G3", "H3:I3", "J3:M3", "D4:E4", "K4:M4", *(f"{c}4:{c}5" for c in "BCFGHIJ"))
    t.head(3, 4, 5)
    data = (
        ("无犯罪记录证明", "申请人在申请地无犯罪记录", "教师资格认定", "行政许可", "《教师资格条例》（国务院令第188号）第十五条第四项", "行政法规", "公安派出所", "纸质", "书面承诺", "数据共享核查", "无犯罪记录", "否",
         "教师资格条例#国务院令第188号#第十五条第四项#行政法规"),
        ("思想品德鉴定表", "思想品德情况", "教师资格认定", "行政许可", "《〈教师资格条例〉实施办法》（教育部令第10号）第十二条", "部门规章", "工作单位或者街道办事处", "纸质", "书面承诺", "抽查", "鉴定结论合格", "否",
         "〈教师资格条例〉实施办法#教育部令第10号#第十二条#部门规章"),
        ("办学场地产权证明", "办学场地为自有或者租赁", "民办学校设立审批", "行政许可", "《中华人民共和国民办教育促进法》第十三条、第十五条", "法律", "不动产登记机构", "纸质、电子", "书面承诺", "现场勘验", "与申请地址一致", "否",
         "中华人民共和国民办教育促进法##第十三条、第十五条#法律"),
        ("运动员技术等级成绩证明", "达到技术等级标准的比赛成绩", "等级运动员称号授予", "行政确认", "《运动员技术等级管理办法》（国家体育总局令第18号）第十条", "部门规章", "赛事主办单位", "成绩册", "书面承诺", "公示", "与成绩册一致", "是",
         "运动员技术等级管理办法#国家体育总局令第18号#第十条#部门规章"),
    )  # fmt: skip
    for n, (name, content, use, kind, printed, rank, issuer, form, way, means, standard, exempt, bases) in enumerate(data, 1):
        r = x.row([float(n), name, content, use, kind, printed, rank, issuer, form, way, means, standard, exempt])
        t.is_item(r, bases, department="沙洲市教育和体育局", name=name, content=content, purpose=use, matter_type=kind, issuer=issuer, method=way,
                  verification__means=means, verification__standard=standard, verification__exempt=exempt)  # fmt: skip
    t.skip(x.row(["注：1.“位阶”按法律、行政法规、部门规章填写。2.本表一式两份，报市司法局。"], False))
    x.save(p)
    return t


@one
def list_34(folder: Path) -> Lst:
    """Two scripts in the header, sections 部门：… 事项数：…, the header again after each section, serials as floats."""
    p = folder / "34_shuangyu_fenduan.xlsx"
    t, x = True3(p), X("清单")
    x.wide("库林县告知承诺制证明事项清单\nكېلىشىم تىزىملىكى", 6)
    heads = ["序号\nنومۇرى", "证明事项名称\nئىسپات نامى", "适用的办事项目\nئىش تۈرى", "证明出具单位\nئورگان", "设定依据\nئاساس", "实施层级\nدەرىجە"]
    data = {
        "县民族宗教事务局": [
            ("宗教活动场所负责人身份证明", "宗教活动场所法人登记", "宗教团体", "《宗教事务条例》（国务院令第686号）第二十三条", "县级", "宗教事务条例#国务院令第686号#第二十三条"),
            ("民族成份证明", "民族成份变更", "乡（镇）人民政府", "《中国公民民族成份登记管理办法》第七条、第八条", "县级、乡级", "中国公民民族成份登记管理办法##第七条、第八条"),
        ],
        "县畜牧兽医局": [
            ("养殖场所有权或者使用权证明", "种畜禽生产经营许可证核发", "村民委员会", "《中华人民共和国畜牧法》第二十四条", "县级", "中华人民共和国畜牧法##第二十四条"),
            ("执业兽医聘用证明", "动物诊疗许可证核发", "聘用单位", "1.《中华人民共和国动物防疫法》第六十一条；2.《动物诊疗机构管理办法》（农业农村部令2022年第5号）第六条", "县级",
             "中华人民共和国动物防疫法##第六十一条|动物诊疗机构管理办法#农业农村部令2022年第5号#第六条"),
        ],
    }  # fmt: skip
    for m, (dept, its) in enumerate(data.items()):
        r = x.row([f"部门：{dept}    事项数：{len(its)}"])
        x.hm(r, 0, 5)
        t.skip(r)
        r = x.row(heads)
        t.skip(r) if m else t.head(r)
        for n, (name, use, issuer, printed, level, bases) in enumerate(its, 1):
            r = x.row([float(n), name, use, issuer, printed, level])
            t.is_item(r, bases, department=dept, name=name, purpose=use, issuer=issuer, levels=level.split("、"))
    t.skip(x.row(["总计：4项"]))
    x.save(p)
    return t


@one
def list_35(folder: Path) -> Lst:
    """Two departments' tables side by side on one sheet, a blank column between, each with its own title; the right one is longer."""
    p = folder / "35_liangbiao_bingpai.xlsx"
    t, x = True3(p), X("对照")
    left = (
        ("亲属关系证明", "收养登记", "公安派出所", "《中国公民收养子女登记办法》第五条", "中国公民收养子女登记办法##第五条"),
        ("死亡证明", "遗体火化", "医疗机构", "《殡葬管理条例》第十三条", "殡葬管理条例##第十三条"),
        ("家庭成员关系证明", "最低生活保障审核确认", "村（居）民委员会", "《社会救助暂行办法》第十一条", "社会救助暂行办法##第十一条"),
    )
    right = (
        ("残疾人证", "残疾人两项补贴", "县级残联", "《残疾人保障法》第四十六条", "残疾人保障法##第四十六条"),
        ("低保家庭证明", "残疾儿童康复救助", "民政部门", "《残疾预防和残疾人康复条例》第二十六条", "残疾预防和残疾人康复条例##第二十六条"),
        ("就读证明", "残疾学生资助", "就读学校", "《残疾人教育条例》第四十九条", "残疾人教育条例##第四十九条"),
        ("住房困难证明", "残疾人危房改造", "住房和城乡建设部门", "《残疾人保障法》第四十六条", "残疾人保障法##第四十六条"),
    )
    x.row(["平原县民政局证明事项清单", "", "", "", "", "", "平原县残疾人联合会证明事项清单"], False)
    merge(x, "A1:E1", "G1:K1")
    heads = ["序号", "证明名称", "证明用途", "开具单位", "设定依据"]
    x.row([*heads, "", *heads])
    t.head(2)
    for n in range(4):
        own, other = left[n] if n < len(left) else None, right[n]
        row = x.row([*([n + 1, *own[:4]] if own else [""] * 5), "", n + 1, *other[:4]])
        for side, dept in ((own, "平原县民政局"), (other, "平原县残疾人联合会")):
            if side:
                t.is_item(row, side[4], department=dept, name=side[0], purpose=side[1], issuer=side[2])
    x.save(p)
    return t


@one
def list_36(folder: Path) -> Lst:
    """One table set in two columns of a page: the header twice in the row, the numbers go on at the right."""
    p = folder / "36_shuanglan.xlsx"
    t, x = True3(p, ), X("Sheet1")
    x.wide("双桥镇群众办事可用承诺代替的证明一览表", 8)
    x.row(["序号", "证明事项", "办理业务", "出证单位"] * 2)
    t.head(2)
    data = [
        ("居住证明", "新农合参保登记", "村委会"), ("收入证明", "申请临时救助", "村委会"), ("独生子女证明", "奖励扶助金申领", "计生协会"),
        ("同一人证明", "社保信息变更", "派出所"), ("务工证明", "子女入学", "用人单位"), ("健在证明", "养老金资格认证", "村委会"),
    ]  # fmt: skip
    for n in range(3):
        row = x.row([n + 1, *data[n], n + 4, *data[n + 3]])
        for name, use, issuer in (data[n], data[n + 3]):
            t.is_item(row, department="双桥镇", name=name, purpose=use, issuer=issuer)
    t.skip(x.row(["双桥镇便民服务中心  2024年3月"], False))
    x.save(p)
    return t


@one
def list_37(folder: Path) -> Lst:
    """A workbook of a district: a statistics sheet first, then a numbered sheet for each department, two with their own titles."""
    p = folder / "37_fenbiao_daixuhao.xlsx"
    t, x = True3(p), X("汇总")
    rows(x, ["北屏区证明事项统计表"], ["部门", "项数", "其中：告知承诺"], ["教育局", 2, 2], ["农业农村局", 2, 2], ["城市管理局", 1, 1], ["合计", 5, 5])
    heads = ["序号", "证明名称", "证明用途", "法律法规依据", "索要单位", "开具单位"]
    data = {
        "1.教育局": ("", "北屏区教育局", [
            ("户籍证明", "义务教育阶段新生入学", "《中华人民共和国义务教育法》第十二条", "公安机关", "中华人民共和国义务教育法##第十二条"),
            ("幼儿园园长任职资格证明", "民办幼儿园设立审批", "《幼儿园管理条例》（国家教育委员会令第4号）第九条", "教育行政部门", "幼儿园管理条例#国家教育委员会令第4号#第九条"),
        ]),
        "2.农业农村局": ("北屏区农业农村局保留证明事项", "北屏区农业农村局", [
            ("渔业船舶所有权证明", "渔业船舶登记", "《渔业船舶登记办法》第十二条", "造船厂、原船舶所有人", "渔业船舶登记办法##第十二条"),
            ("农药经营人员学历证明", "农药经营许可", "《农药管理条例》（国务院令第677号）第二十四条第一款", "毕业院校", "农药管理条例#国务院令第677号#第二十四条第一款"),
        ]),
        "3.城市管理局": ("城管局告知承诺制证明事项", "北屏区城市管理局", [
            ("场地租赁证明", "设置大型户外广告审批", "《城市市容和环境卫生管理条例》第十一条", "产权人", "城市市容和环境卫生管理条例##第十一条"),
        ]),
    }  # fmt: skip
    for sheet, (title, requester, its) in data.items():
        x.new(sheet)
        if title:
            x.wide(title, 6)
        t.head(x.row(heads), sheet=sheet)
        for n, (name, use, printed, issuer, bases) in enumerate(its, 1):
            named = {"": "教育局", "城管局告知承诺制证明事项": "城管局"}.get(title, requester)
            t.is_item(x.row([n, name, use, printed, requester, issuer]), bases, sheet=sheet, department=named, name=name, purpose=use, requester=requester, issuer=issuer)
    x.save(p)
    return t


@one
def list_38(folder: Path) -> Lst:
    """An .xls printed in pages: ordinals （一） for departments, subtotal rows, the header on every page, page lines, signatures."""
    p = folder / "38_fenye_xuhao.xls"
    t, x = True3(p), X("全县")
    x.wide("全县依申请事项中的证明材料目录", 7)
    x.row(["制表单位：松岭县司法局", "", "", "", "", "单位：项"], False)
    heads = ["序\n号", "材  料  名  称", "所 办 事 项", "何时提交", "出具\n部门", "依  据", "备  注"]
    data = {
        "（一）县林业和草原局": [
            ("林权权属证明", "林木采伐许可证核发", "申请时", "不动产登记中心", "《中华人民共和国森林法》第五十七条", "中华人民共和国森林法##第五十七条"),
            ("野生动物合法来源证明", "人工繁育许可", "申请时", "供种单位", "《中华人民共和国野生动物保护法》第二十五条第二款", "中华人民共和国野生动物保护法##第二十五条第二款"),
        ],
        "（二）县交通运输局": [
            ("从业年限证明", "道路运输经理人备案", "受理后", "用人单位", "《中华人民共和国道路运输条例》第二十二条", "中华人民共和国道路运输条例##第二十二条"),
            ("车辆停放场地证明", "道路货物运输经营许可", "申请时", "场地产权单位", "《道路货物运输及站场管理规定》（交通运输部令2023年第12号）第六条、第八条",
             "道路货物运输及站场管理规定#交通运输部令2023年第12号#第六条、第八条"),
            ("无重大以上交通责任事故证明", "出租汽车驾驶员从业资格", "申请时", "公安机关交通管理部门", "《出租汽车驾驶员从业资格管理规定》第十条第（二）项", "出租汽车驾驶员从业资格管理规定##第十条第（二）项"),
        ],
        "（三）县总工会": [("困难职工家庭收入证明", "困难职工帮扶", "申请时", "所在单位工会", "《中华人民共和国工会法》第三十条", "中华人民共和国工会法##第三十条")],
    }  # fmt: skip
    t.head(x.row(heads))
    for page, (section, its) in enumerate(data.items(), 1):
        if page > 1:
            t.skip(x.row(heads))
        r = x.row([section])
        x.hm(r, 0, 6)
        t.skip(r)
        for n, (name, matter, when, issuer, printed, bases) in enumerate(its, 1):
            r = x.row([n, name, matter, when, issuer, printed])
            t.is_item(r, bases, department=section[3:], name=name, matter=matter, issuer=issuer, remarks=when)
        t.skip(x.row(["", "小  计", f"{len(its)}项"]))
        t.skip(x.row(["", "", "", f"第 {page} 页 共 3 页"], False))
    t.skip(x.row(["合  计", "", "6项"]))
    t.skip(x.row(["主要负责人（签字）：          分管负责人：          经办人：          年    月    日"], False))
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "xls")
    return t


@one
def list_39(folder: Path) -> Lst:
    """A GBK text file: title, unit and number lines, breaks inside cells, 承办股室 that is no department, notes below."""
    p = folder / "39_yibao_gbk.csv"
    t = True3(p)
    data = (
        ("001", "待遇股", "异地居住证明", "异地长期居住人员备案", "居住地社区或派出所", "《国家医保局 财政部关于进一步做好基本医疗保险跨省异地就医直接结算工作的通知》（医保发[2022]22号）",
         "国家医保局 财政部关于进一步做好基本医疗保险跨省异地就医直接结算工作的通知#医保发〔2022〕22号#"),
        ("002", "待遇股", "第三方责任证明", "意外伤害医疗费用报销", "公安交警、人民法院等", "《中华人民共和国社会保险法》第30条第1款第2项、第2款", "中华人民共和国社会保险法##第三十条第一款第二项、第二款"),
        ("003", "待遇股", "失业登记证明", "灵活就业人员参保登记", "公共就业服务机构", "《医疗保障基金使用监督管理条例》\n（国务院令第735号）\n第十七条", "医疗保障基金使用监督管理条例#国务院令第735号#第十七条"),
        ("004", "基金股", "定点机构场所租赁合同", "医药机构申请定点", "出租方", "《零售药店医疗保障定点管理暂行办法》（国家医疗保障局令第3号）第六条", "零售药店医疗保障定点管理暂行办法#国家医疗保障局令第3号#第六条"),
    )  # fmt: skip
    with p.open("w", encoding="gbk", newline="") as f:
        w = csv.writer(f)
        w.writerow(["临岚县医疗保障局证明事项告知承诺清单", *[""] * 6])
        w.writerow(["岚医保〔2024〕8号附件", *[""] * 6])
        w.writerow(["编号", "承办股室", "不再索要的\n证明材料", "办理事项", "原出具单位", "设定依据", "告知承诺起始时间"])
        t.head(3)
        for n, (serial, office, name, use, issuer, printed, bases) in enumerate(data, 4):
            w.writerow([serial, office, name, use, issuer, printed, "2024/5/1"])
            t.is_item(n, bases, department="临岚县医疗保障局", name=name, purpose=use, issuer=issuer)
        w.writerow(["", "", "", "", "", "", ""])
        w.writerow(["备注：上述4项自公布之日起实行告知承诺，申请人不愿承诺的，应当提交证明。", *[""] * 6])
        t.skip(9)
    return t


@one
def list_40(folder: Path) -> Lst:
    """An .ods: hidden key column, blank columns as separators, the citation stands in the column of its rank."""
    p = folder / "40_weijie_fenlan.ods"
    t, x = True3(p), X("应急")
    x.row(["", "松岭县应急管理局证明事项梳理表"], False)
    x.row(["", "（截至2024年6月30日）"], False)
    x.row(["ID", "序号", "证明事项", "", "设定依据", "", "", "", "", "业务名称", "出具机关（单位）"])
    x.row(["", "", "", "", "法律", "行政法规", "地方性法规", "部门规章", "", "", ""])
    merge(x, "A3:A4", "B3:B4", "C3:C4", "E3:H3", "J3:J4", "K3:K4")
    x.ws.column_dimensions["A"].hidden = True
    t.head(3, 4)
    ranks = ("法律", "行政法规", "地方性法规", "部门规章")
    data = (
        ("从业人员安全培训证明", {"法律": "《中华人民共和国安全生产法》第二十七条", "部门规章": "《生产经营单位安全培训规定》第二十四条"}, "烟花爆竹经营（零售）许可", "培训机构",
         "中华人民共和国安全生产法##第二十七条#法律|生产经营单位安全培训规定##第二十四条#部门规章"),
        ("经营场所产权证明", {"行政法规": "《烟花爆竹安全管理条例》（国务院令第455号）第十六条"}, "烟花爆竹经营（零售）许可", "不动产登记机构", "烟花爆竹安全管理条例#国务院令第455号#第十六条#行政法规"),
        ("受灾情况证明", {"行政法规": "《自然灾害救助条例》（国务院令第577号）第二十条", "地方性法规": "《某某省自然灾害防治条例》第三十一条"}, "自然灾害生活救助", "村（居）民委员会",
         "自然灾害救助条例#国务院令第577号#第二十条#行政法规|某某省自然灾害防治条例##第三十一条#地方性法规"),
    )  # fmt: skip
    for n, (name, cited, use, issuer, bases) in enumerate(data, 1):
        r = x.row([f"YJ{n:04}", n, name, "", *(cited.get(rank, "") for rank in ranks), "", use, issuer])
        t.is_item(r, bases, department="松岭县应急管理局", name=name, purpose=use, issuer=issuer)
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "ods")
    return t


@one
def list_41(folder: Path) -> Lst:
    """Each basis on a row of its own with the date from which it is in force as an Excel date; the rest merged over these rows."""
    p = folder / "41_yiju_fenhang.xlsx"
    t, x = True3(p), X("Sheet1", 2)
    x.skiprow(2)
    x.wide("行政许可等事项证明材料设定依据核对表", 9)
    x.row(["编制单位：榆河市自然资源和规划局", "", "", "", "", "", "2023年第3次"], False)
    x.row(["序", "证明事项（材料）", "政务服务事项", "依据文件", "文号", "条款", "施行日期", "证明出具单位", "办理科室"])
    t.head(5)
    data = (
        ("地籍调查结果证明", "不动产首次登记", (("不动产登记暂行条例", "国务院令第656号", "第十六条", (2015, 3, 1)), ("不动产登记暂行条例实施细则", "国土资源部令第63号", "第三十四条", (2016, 1, 1))), "地籍调查机构", "登记科"),
        ("继承关系证明", "不动产转移登记", (("不动产登记暂行条例实施细则", "国土资源部令第63号", "第十四条", (2016, 1, 1)),), "公证机构或者村（居）民委员会", "登记科"),
        ("测绘专业技术人员任职证明", "乙级测绘资质审批", (("中华人民共和国测绘法", "", "第二十七条", (2017, 7, 1)), ("测绘资质管理办法", "自然资办发〔2021〕43号", "第七条", (2021, 7, 1))), "用人单位", "测绘科"),
    )  # fmt: skip
    for n, (name, use, papers, issuer, office) in enumerate(data, 1):
        top = x.r + 1
        for m, (document, number, article, day) in enumerate(papers):
            first = [n, name, use] if not m else ["", "", ""]
            x.row([*first, f"《{document}》", number, article, datetime.datetime(*day), *([issuer, office] if not m else [])])
        for column in (0, 1, 2, 7, 8):
            x.vm(column, top, x.r)
        bases = "|".join("#".join(paper[:3]) for paper in papers)
        t.is_item(top, bases, department="榆河市自然资源和规划局", name=name, matter=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_42(folder: Path) -> Lst:
    """Full-width figures, spread header words, traditional characters and 〈〉 in cells, the unit at the right of the title."""
    p = folder / "42_quanjiao_fanti.xlsx"
    t, x = True3(p), X("臺僑")
    x.row(["告知承諾證明事項", "", "", "", "", "", "鷺江區台港澳事務辦公室"], False)
    x.row(["序　号", "證　明　名　稱", "用　　途", "設　定　依　據", "開　具　單　位", "適　用　對　象", "備　　註"])
    t.head(2)
    data = (
        ("１", "　臺灣居民居住證明", "臺胞子女入學", "《中華人民共和國臺灣同胞投資保護法實施細則》（國務院令第７１２號）第１８條", "居住地派出所", "臺灣居民", "",
         "中華人民共和國臺灣同胞投資保護法實施細則#国务院令第712号#第18条"),
        ("２", "香港居民身份核實書", "港澳居民居住證申領", "《港澳台居民居住證申領發放辦法》（國辦發﹝２０１８﹞８１號）第二條、第四條", "公安出入境管理機構", "港澳居民", "可網上查核",
         "港澳台居民居住證申領發放辦法#国办发〔2018〕81号#第二条、第四条"),
        ("３", "直系親屬關係證明（公證書）", "定居臺灣人員戶口恢復", "《关于贯彻〈中国公民往来台湾地区管理办法〉的通知》第五条；《中国公民往来台湾地区管理办法》（国务院令第６６１号）第二十条", "公證機構", "內地居民", "",
         "关于贯彻〈中国公民往来台湾地区管理办法〉的通知##第五条|中国公民往来台湾地区管理办法#国务院令第661号#第二十条"),
    )  # fmt: skip
    for serial, name, use, printed, issuer, who, note, bases in data:
        r = x.row([serial, name, use, printed, issuer, who, note])
        t.is_item(r, bases, department="鷺江區台港澳事務辦公室", name=name, purpose=use, issuer=issuer, applicants=who, remarks=note)
    x.save(p)
    return t


@one
def list_43(folder: Path) -> Lst:
    """The result of a clean-up: ticks say whether a certificate is cancelled or replaced by a pledge; the cancelled are no items."""
    p = folder / "43_qingli_yijian.xlsx"
    t, x = True3(p), X("清理表")
    x.wide("榆河市人力资源和社会保障局证明事项清理意见表", 9)
    x.row(["序号", "证明事项名称", "原设定依据", "原证明用途", "原开具单位", "清理意见", "", "取消或替代后的办理方式", "备注"])
    x.row(["", "", "", "", "", "直接取消", "实行告知承诺", "", ""])
    merge(x, "F2:G2", *(f"{c}2:{c}3" for c in "ABCDEHI"))
    t.head(2, 3)
    data = (
        ("工作年限证明", "《职业技能鉴定规定》（劳部发〔1993〕134号）第十三条", "职业技能等级认定报名", "所在单位", "承诺", "提交本人承诺书", "职业技能鉴定规定#劳部发〔1993〕134号#第十三条"),
        ("未领取失业保险金证明", "《失业保险条例》（国务院令第258号）第二十条", "失业保险关系转移", "原失业保险经办机构", "取消", "部门内部核查", ""),
        ("就业困难人员家庭情况证明", "《中华人民共和国就业促进法》第五十二条", "就业困难人员认定", "街道、社区", "承诺", "提交本人承诺书，事后抽查", "中华人民共和国就业促进法##第五十二条"),
        ("生存证明", "《社会保险经办条例》（国务院令第765号）第二十三条", "领取社会保险待遇资格认证", "社区、乡镇", "取消", "人脸识别", ""),
        ("单位解除劳动关系证明", "《失业保险金申领发放办法》（劳动和社会保障部令第8号）第六条", "失业保险金申领", "原用人单位", "承诺", "提交本人承诺书", "失业保险金申领发放办法#劳动和社会保障部令第8号#第六条"),
    )  # fmt: skip
    for n, (name, printed, use, issuer, verdict, way, bases) in enumerate(data, 1):
        r = x.row([n, name, printed, use, issuer, *(("√", "") if verdict == "取消" else ("", "√")), way])
        if verdict == "取消":
            t.skip(r)
        else:
            t.is_item(r, bases, department="榆河市人力资源和社会保障局", name=name, purpose=use, issuer=issuer)
    t.skip(x.row(["合计", "", "", "", "", 2, 3], True))
    x.save(p)
    return t


@one
def list_44(folder: Path) -> Lst:
    """A workbook of two annexes: the cancelled certificates and those under the pledge, with the same columns; the first are no items."""
    p = folder / "44_quxiao_he_chengnuo.xlsx"
    t, x = True3(p), X("附件1")
    heads = ["序号", "责任单位", "证明事项名称", "证明用途", "设定依据", "开具单位"]
    x.row(["附件1"], False)
    x.wide("榆河市取消的证明事项目录", 6)
    x.row(heads)
    rows(
        x,
        (1, "市公安局", "养犬邻居同意书", "犬只登记", "《榆河市养犬管理规定》第九条", "邻居"),
        (2, "市城管局", "店招设置相邻业主意见", "店招备案", "《榆河市城市容貌标准》", "相邻业主"),
    )
    x.new("附件2")
    x.row(["附件2"], False)
    x.wide("榆河市实行告知承诺制的证明事项目录", 6)
    t.head(x.row(heads), sheet="附件2")
    data = (
        ("市公安局", "印章遗失证明", "公章刻制备案", "《印铸刻字业暂行管理规则》第六条", "申请单位", "印铸刻字业暂行管理规则##第六条"),
        ("市文化广电旅游局", "资金信用证明", "营业性演出经纪机构设立", "《营业性演出管理条例》（国务院令第439号，2020年修订）第六条、第十条", "银行", "营业性演出管理条例#国务院令第439号#第六条、第十条"),
        ("市司法局", "执业经历证明", "律师事务所设立", "《中华人民共和国律师法》第十四条第（三）项", "律师协会", "中华人民共和国律师法##第十四条第（三）项"),
    )
    for n, (dept, name, use, printed, issuer, bases) in enumerate(data, 1):
        t.is_item(x.row([n, dept, name, use, printed, issuer]), bases, sheet="附件2", department=dept, name=name, purpose=use, issuer=issuer)
    t.skip(x.row(["说明：本目录实行动态调整。"], False), "附件2")
    x.save(p)
    return t


@one
def list_45(folder: Path) -> Lst:
    """Registration forms below each other: each certificate is a block of label and value cells, no header row."""
    p = folder / "45_dengjibiao_kuai.xlsx"
    t, x = True3(p), X("登记表")
    data = (
        ("经营场地证明", "公共场所卫生许可", "《公共场所卫生管理条例》第八条", "产权人", "公共场所卫生管理条例##第八条"),
        ("无偿献血证明", "献血者用血费用报销", "《中华人民共和国献血法》第十四条", "血站", "中华人民共和国献血法##第十四条"),
        ("计划生育情况证明", "计划生育家庭奖励扶助", "《中华人民共和国人口与计划生育法》第二十七条", "村（居）民委员会", "中华人民共和国人口与计划生育法##第二十七条"),
    )
    for n, (name, use, printed, issuer, bases) in enumerate(data, 1):
        t.skip(x.wide(f"证明事项登记表（{n}）", 4))
        r = x.row(["证明名称", name, "证明用途", use])
        t.is_item(r, bases, department="白沙县卫生健康委员会", requester="白沙县卫生健康委员会", name=name, purpose=use, issuer=issuer)
        r = x.row(["索要单位", "白沙县卫生健康委员会", "开具单位", issuer])
        r = x.row(["设定依据", printed])
        x.hm(r, 1, 3)
        x.skiprow()
    x.save(p)
    return t


@one
def list_46(folder: Path) -> Lst:
    """The department with its count in brackets fills only its first row, unmerged; colloquial columns; supervision measures."""
    p = folder / "46_bumen_daishu.xlsx"
    t, x = True3(p), X("附表")
    x.row(["2024年度“减证便民”告知承诺事项公开表"], False)
    x.skiprow()
    x.row(["部门及数量", "编号", "需提供的证明", "什么情形下需要", "依据（文件及条款）", "由谁出具", "承诺后怎样核实", "事中事后监管措施"])
    t.head(3)
    data = {
        "区市场监督管理局（3项）": [
            ("住所（经营场所）使用证明", "企业设立登记", "《中华人民共和国市场主体登记管理条例》（国务院令第746号）第十六条第一款第三项", "产权人、园区管委会", "双随机抽查", "中华人民共和国市场主体登记管理条例#国务院令第746号#第十六条第一款第三项"),
            ("清税证明", "公司注销登记", "《中华人民共和国市场主体登记管理条例》第三十一条", "税务机关", "数据共享", "中华人民共和国市场主体登记管理条例##第三十一条"),
            ("从业人员健康证明", "食品小作坊登记", "《中华人民共和国食品安全法》第四十五条第二款", "医疗卫生机构", "现场核查", "中华人民共和国食品安全法##第四十五条第二款"),
        ],
        "区住房和城乡建设局（2项）": [
            ("无房证明", "公共租赁住房申请", "《公共租赁住房管理办法》（住房和城乡建设部令第11号）第七条、第八条", "不动产登记中心", "部门核查", "公共租赁住房管理办法#住房和城乡建设部令第11号#第七条、第八条"),
            ("施工场地已具备施工条件证明", "建筑工程施工许可", "《建筑工程施工许可管理办法》第四条第（三）项", "建设单位", "现场踏勘", "建筑工程施工许可管理办法##第四条第（三）项"),
        ],
    }  # fmt: skip
    n = 0
    for dept, its in data.items():
        for m, (name, use, printed, issuer, means, bases) in enumerate(its):
            n += 1
            r = x.row([dept if not m else "", f"№{n}", name, use, printed, issuer, means, "纳入信用监管；列为重点检查对象"])
            t.is_item(r, bases, department=dept[:-4], name=name, purpose=use, issuer=issuer, verification__means=means, remarks="列为重点检查对象")
    t.skip(x.row(["公开单位：白沙区司法局", "", "", "公开日期：", datetime.date(2024, 7, 1)], False))
    x.save(p)
    return t
