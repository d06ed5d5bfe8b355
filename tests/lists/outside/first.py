"""The first twelve lists of the outside hand."""

import copy
import csv
from pathlib import Path

from docx import Document
from lists.outside.bank import items
from lists.outside.kit import RANK, Lst, X, bt, convert, eb, groups


def list_01(folder: Path) -> Lst:
    """民政局: ordinary, two-row header, ticks, unit line, notes."""
    p = folder / "01_minzheng.xlsx"
    truth = Lst(p)
    x = X()
    x.row(["附件1"], False)
    x.wide("清溪县民政局实行告知承诺制的证明事项清单", 11)
    x.row(
        ["填报单位（盖章）：清溪县民政局          填表人：李秀兰       联系电话：0816-3322107        填报日期：2024年6月12日"],
        False,
    )
    x.hm(x.r, 0, 10)
    x.hdr2(
        ["序号", "证明\n名称", "证明用途", "设定依据", "实施基本情况", "", "行使层级", "", "", "", "事项类型"],
        ["", "", "", "", "索要单位", "开具单位", "省级", "市级", "县级", "乡级", ""],
    )
    for n, it in enumerate(items("民政局"), 1):
        r = x.row(
            [n, it["name"], it["purpose"], bt(it["bases"]), "清溪县民政局", it["issuer"]]
            + ["√" if v in it["levels"] else "" for v in ("省级", "市级", "县级", "乡级")]
            + [it["matter_type"]]
        )
        truth.item(
            r,
            it,
            ["name", "purpose", "matter_type", "issuer", "levels"],
            eb(it["bases"]),
            department="清溪县民政局",
            requester="清溪县民政局",
        )
    for t in (
        "填表说明：1.设定依据应当填写到条、款、项；2.行使层级在对应栏内打“√”。",
        "审核人：王建军                单位负责人：",
    ):
        r = x.row([t], False)
        x.hm(r, 0, 10)
        truth.skip(r)
    x.save(p)
    return truth


def list_02(folder: Path) -> Lst:
    """公安局: article texts, rank column, several bases."""
    T = [
        "申请人应当是年满18周岁，身体健康，品行良好，具有初中以上学历的中国公民。",
        "申请人应当是年满18周岁，身体健康，品行良好，具有初中以上学历的中国公民。",
        "婴儿出生后一个月以内，由户主、亲属、抚养人或者邻居向婴儿常住地户口登记机关申报出生登记。",
        "婴儿出生后一个月以内，由户主、亲属、抚养人或者邻居向婴儿常住地户口登记机关申报出生登记。",
        "公民死亡，城市在葬前，农村在一个月以内，由户主、亲属、抚养人或者邻居向户口登记机关申报死亡登记，注销户口。",
        "申领居住证，应当向居住地公安派出所或者受公安机关委托的社区服务机构提交本人居民身份证、本人相片以及居住地住址、就业、就读等证明材料。",
        "",
        "公民应当自年满十六周岁之日起三个月内，向常住户口所在地的公安机关申请领取居民身份证。",
        "申请开办旅馆，应经主管部门审查批准，经当地公安机关签署意见。",
        "",
        "申请机动车驾驶证的人，应当符合规定的身体条件。",
        "公民申请普通护照，应当提交本人的居民身份证、户口簿、近期免冠照片以及申请事由的相关材料。",
    ]
    p = folder / "02_gongan_baoliu.xlsx"
    truth = Lst(p)
    x = X("Sheet2")
    x.wide("临河县公安局保留证明事项清单", 8)
    x.row(["序号", "证明名称", "证明用途", "设定及保留依据", "效力层级", "索要单位", "开具单位", "备注"])
    for n, it in enumerate(items("公安局")):
        it["bases"][0]["text"] = T[n]
        rk = "、".join(RANK[b["document"]] for b in it["bases"])
        it["bases"][0]["rank"] = rk
        if n == 0:
            it["remarks"] = "可通过全国公安信息系统查询的，不再索要"
        if n == 9:
            it["remarks"] = "车辆管理所办理"
        r = x.row(
            [
                n + 1,
                it["name"],
                it["purpose"],
                bt(it["bases"], text=True, pre="　　"),
                rk,
                "临河县公安局",
                it["issuer"],
                it.get("remarks", ""),
            ]
        )
        truth.item(
            r,
            it,
            ["name", "purpose", "issuer", "remarks"],
            eb(it["bases"], text=True, rank=True),
            department="临河县公安局",
            requester="临河县公安局",
        )
    r = x.row(["合计", "12项"], True)
    truth.skip(r)
    r = x.row(["注：本清单由法制大队负责解释。"], False)
    truth.skip(r)
    x.save(p)
    return truth


def list_03(folder: Path) -> Lst:
    """人社局 xls: matter + basis merged vertically; level text."""
    p = folder / "03_renshe.xlsx"
    truth = Lst(folder / "03_renshe.xls")
    x = X()
    x.wide("临河县人力资源和社会保障局证明事项告知承诺制清单", 9)
    x.row(
        ["序号", "对应政务服务事项名称", "事项类型", "证明事项名称", "证明用途", "设定依据", "索要单位", "开具单位", "行使层级"]
    )
    n = 0
    its = items("人力资源和社会保障局")
    its[1]["bases"] = copy.deepcopy(its[0]["bases"])  # 同一事项合并依据
    for g in groups(its):
        r1 = x.r + 1
        for k, it in enumerate(g):
            n += 1
            r = x.row(
                [
                    n,
                    it["matter"] if k == 0 else "",
                    it["matter_type"] if k == 0 else "",
                    it["name"],
                    it["purpose"],
                    bt(it["bases"], sep="；\n", end="") if k == 0 or g[0]["bases"] != it["bases"] else "",
                    "县人力资源和社会保障局",
                    it["issuer"],
                    "、".join(it["levels"]),
                ]
            )
            truth.item(
                r,
                it,
                ["name", "purpose", "matter", "matter_type", "issuer", "levels"],
                eb(it["bases"]),
                department="临河县人力资源和社会保障局",
                requester="县人力资源和社会保障局",
            )
        x.vm(1, r1, x.r)
        x.vm(2, r1, x.r)
        if all(i["bases"] == g[0]["bases"] for i in g):
            x.vm(5, r1, x.r)
    x.save(p)
    convert(p, "xls")
    return truth


def list_04(folder: Path) -> Lst:
    """教育局 csv GBK, no department anywhere."""
    p = folder / "04_jiaoyu.csv"
    truth = Lst(p, "青山区教育局")
    with p.open("w", encoding="gbk", newline="") as f:
        w = csv.writer(f)
        w.writerow(["序号", "事项名称", "证明材料名称", "证明用途", "设定依据", "开具单位", "行使层级", "备注"])
        for n, it in enumerate(items("教育局"), 1):
            if n == 2:
                it["remarks"] = "已实现部门间数据核验"
            w.writerow(
                [
                    n,
                    it["matter"],
                    it["name"],
                    it["purpose"],
                    bt(it["bases"], sep="；"),
                    it["issuer"],
                    "/".join(it["levels"]),
                    it.get("remarks", ""),
                ]
            )
            truth.item(
                n + 1,
                it,
                ["name", "purpose", "matter", "issuer", "levels", "remarks"],
                eb(it["bases"]),
                department="青山区教育局",
            )
    return truth


def list_05(folder: Path) -> Lst:
    """全县汇总: dept merged, subtotals, restarted numbers."""
    p = folder / "05_quanxian_huizong.xlsx"
    truth = Lst(p)
    x = X("汇总表")
    x.row(["附件"], False)
    x.wide("永宁县县直部门实行告知承诺制证明事项目录（2024年版）", 8)
    x.row(["", "", "", "", "", "", "2024年7月1日"], False)
    x.row(["责任单位", "序号", "证明事项名称", "办理事项", "事项类型", "设定依据", "层级", "备 注"])
    tot = 0
    for d, key, k in (
        ("县民政局", "民政局", 5),
        ("县教育局", "教育局", 4),
        ("县应急管理局", "应急管理局", 3),
        ("县烟草专卖局", "烟草专卖局", 4),
        ("县医疗保障局", "医疗保障局", 6),
    ):
        r1 = x.r + 1
        for n, it in enumerate(items(key)[:k], 1):
            if it["name"] == "残疾人证明":
                it["remarks"] = "间距标准按本县布局规划执行"
            r = x.row(
                [
                    d if n == 1 else "",
                    n,
                    it["name"],
                    it["matter"],
                    it["matter_type"],
                    bt(it["bases"], num=False, sep="；"),
                    "、".join(it["levels"]),
                    it.get("remarks", ""),
                ]
            )
            truth.item(r, it, ["name", "matter", "matter_type", "levels", "remarks"], eb(it["bases"], num=False), department=d)
            tot += 1
        x.vm(0, r1, x.r)
        r = x.row(["小计", "", f"{k}项"])
        truth.skip(r)
    r = x.row(["总计", "", f"{tot}项"])
    truth.skip(r)
    r = x.row(["备注：涉密事项不列入本目录。"], False)
    x.hm(r, 0, 7)
    truth.skip(r)
    x.save(p)
    return truth


def list_06(folder: Path) -> Lst:
    """镇 colloquial."""
    p = folder / "06_hongqizhen.xlsx"
    truth = Lst(p)
    x = X("1")
    x.wide("红旗镇要老百姓开的证明都在这儿", 7)
    x.row(["单位：红旗镇人民政府", "", "", "", "", "报送人：小周"], False)
    x.row(["第几个", "要啥证明", "拿来干什么用", "哪条规定让要的", "谁要的", "上哪儿开", "说明"])
    for n, it in enumerate(items("镇"), 1):
        if n == 1:
            it["remarks"] = "村里能查到的不用开"
        if n == 7:
            it["remarks"] = "灾后一个月内办"
        q = "镇村建办" if n < 4 else "镇民政办" if n in (4, 5, 7) else "镇便民服务中心"
        r = x.row([f"第{n}个", it["name"], it["purpose"], bt(it["bases"], num=False), q, it["issuer"], it.get("remarks", "")])
        truth.item(
            r,
            it,
            ["name", "purpose", "issuer", "remarks"],
            eb(it["bases"], num=False),
            department="红旗镇人民政府",
            requester=q,
        )
    r = x.row(["就这些，没有了。"], False)
    truth.skip(r)
    x.save(p)
    return truth


def list_07(folder: Path) -> Lst:
    """住建局 docx table."""
    p = folder / "07_zhujian.docx"
    truth = Lst(p)
    d = Document()
    d.add_paragraph("附件2")
    d.add_heading("永宁县住房和城乡建设局证明事项清单（告知承诺制）", 1)
    d.add_paragraph("单位：永宁县住房和城乡建设局（盖章）                 时间：2023年11月")
    H = ["序号", "证明事项名称", "证明用途", "设定依据", "索要单位", "开具单位", "行使层级", "事项类型"]
    its = items("住房和城乡建设局")
    t = d.add_table(1 + len(its), len(H))
    t.style = "Table Grid"
    for i, h in enumerate(H):
        t.cell(0, i).text = h
    for n, it in enumerate(its, 1):
        for i, v in enumerate(
            [
                f"{n}.",
                it["name"],
                it["purpose"],
                bt(it["bases"], no=True),
                "县住建局",
                it["issuer"],
                "、".join(it["levels"]),
                it["matter_type"],
            ]
        ):
            t.cell(n, i).text = v
        truth.item(
            n + 1,
            it,
            ["name", "purpose", "matter_type", "issuer", "levels"],
            eb(it["bases"]),
            department="永宁县住房和城乡建设局",
            requester="县住建局",
        )
    d.add_paragraph("填表人：赵小红    审核人：孙立    电话：0951-8011234")
    d.save(p)
    return truth


def list_08(folder: Path) -> Lst:
    """卫健局 ods with content/applicants/method."""
    C = [
        "申请人已被拟执业医疗机构聘用",
        "申请人无色盲、双耳听力障碍",
        "申请人在教学、综合医院完成8个月以上临床实习",
        "拟设医疗机构的房屋权属及使用期限",
        "拟设医疗机构的启动资金数额",
        "公共场所空气、微小气候、水质的检测结果",
        "夫妻双方婚姻状况和已生育子女数",
        "独生子女死亡时间、原因",
        "乡村医生被村医疗卫生机构聘用",
        "申请人从业期间未发生医疗事故",
    ]
    A = [
        "医师",
        "护士",
        "护士",
        "法人或者其他组织",
        "法人或者其他组织",
        "公共场所经营者",
        "夫妻双方",
        "独生子女父母",
        "乡村医生",
        "母婴保健技术服务人员",
    ]
    p = folder / "08_weijian.xlsx"
    truth = Lst(folder / "08_weijian.ods")
    x = X()
    x.wide("告知承诺制证明事项清单", 11)
    x.row(["填报部门：清溪县卫生健康局"], False)
    x.hm(x.r, 0, 10)
    x.row(
        [
            "编号",
            "行政事项名称",
            "行政事项类别",
            "证明事项名称",
            "证明内容",
            "证明用途",
            "设定证明的依据",
            "告知承诺适用对象",
            "承诺方式",
            "开具单位",
            "备注",
        ]
    )
    for n, it in enumerate(items("卫生健康局")):
        it["content"] = C[n]
        it["applicants"] = A[n]
        it["method"] = "书面承诺"
        r = x.row(
            [
                f"WJ-{n + 1:02d}",
                it["matter"],
                it["matter_type"],
                it["name"],
                C[n],
                it["purpose"],
                bt(it["bases"], sep="\n"),
                A[n],
                "书面承诺",
                it["issuer"],
                "",
            ]
        )
        truth.item(
            r,
            it,
            ["name", "purpose", "matter", "matter_type", "issuer", "content", "applicants", "method"],
            eb(it["bases"]),
            department="清溪县卫生健康局",
        )
    x.save(p)
    convert(p, "ods")
    return truth


def list_09(folder: Path) -> Lst:
    """section rows."""
    p = folder / "09_bumen_fenjie.xlsx"
    truth = Lst(p)
    x = X()
    x.wide("临河县涉农部门证明事项告知承诺目录", 7)
    x.row(["序号", "证明名称", "证明用途", "事项类型", "法律依据", "出具单位", "层级"])
    cn = "一二三"
    for k, (d, key) in enumerate((("县农业农村局", "农业农村局"), ("县水务局", "水务局"), ("县林业和草原局", "林业和草原局"))):
        its = items(key)
        r = x.row([f"{cn[k]}、{d}（{len(its)}项）"])
        x.hm(r, 0, 6)
        truth.skip(r)
        for n, it in enumerate(its, 1):
            r = x.row([n, it["name"], it["purpose"], it["matter_type"], bt(it["bases"]), it["issuer"], "，".join(it["levels"])])
            truth.item(r, it, ["name", "purpose", "matter_type", "issuer", "levels"], eb(it["bases"]), department=d)
    r = x.row(["", "", "", "", "", "", "临河县司法局汇总"], False)
    truth.skip(r)
    x.save(p)
    return truth


def list_10(folder: Path) -> Lst:
    """sheet names as departments."""
    p = folder / "10_fen_sheet.xlsx"
    truth = Lst(p)
    x = X("县退役军人事务局")
    for k, (d, key) in enumerate(
        (("县退役军人事务局", "退役军人事务局"), ("县残疾人联合会", "残疾人联合会"), ("县文化广电和旅游局", "文化广电和旅游局"))
    ):
        if k:
            x.new(d)
        if k != 1:
            x.wide("证明事项清单", 7)
        x.row(["序号", "证明名称", "用途", "依据", "办理事项", "出证单位", "备注"])
        for n, it in enumerate(items(key), 1):
            r = x.row([n, it["name"], it["purpose"], bt(it["bases"], sep="\n"), it["matter"], it["issuer"], ""])
            truth.item(r, it, ["name", "purpose", "matter", "issuer"], eb(it["bases"]), department=d, sheet=d)
        if k == 2:
            r = x.row(["合计", f"共{n}项"])
            truth.skip(r, d)
    x.save(p)
    return truth


def list_11(folder: Path) -> Lst:
    """printed pages, repeated headers, continuation rows."""
    p = folder / "11_shichang_dayin.xlsx"
    truth = Lst(p)
    x = X()
    x.wide("清溪县市场监督管理局证明事项清单", 7)
    H = ["序号", "证明事项", "证明用途", "设定依据", "索要部门", "出具部门", "事项类别"]
    x.row(H)
    for n, it in enumerate(items("市场监督管理局"), 1):
        if n in (5, 9):
            r = x.row([f"— {n // 4} —"], False)
            x.hm(r, 0, 6)
            truth.skip(r)
            r = x.row(["清溪县市场监督管理局证明事项清单（续表）"], False)
            x.hm(r, 0, 6)
            truth.skip(r)
            r = x.row(H)
            truth.skip(r)
        split = n in (4, 9)
        b = bt(it["bases"], sep="；")
        if split:
            cut = b.index("》") + 1
            nm = it["name"]
            h = len(nm) - 2
            r = x.row([n, nm[:h], it["purpose"], b[:cut], "县市场监管局", it["issuer"], it["matter_type"]])
            truth.skip(x.row(["", nm[h:], "", b[cut:], "", "", ""]))
        else:
            r = x.row([n, it["name"], it["purpose"], b, "县市场监管局", it["issuer"], it["matter_type"]])
        truth.item(
            r,
            it,
            ["name", "purpose", "matter_type", "issuer"],
            eb(it["bases"]),
            department="清溪县市场监督管理局",
            requester="县市场监管局",
        )
    r = x.row(["— 3 —"], False)
    truth.skip(r)
    x.save(p)
    return truth


def list_12(folder: Path) -> Lst:
    """html named .xls."""
    p = folder / "12_jiaotong.xls"
    truth = Lst(p)
    o = []
    o.append(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{mso-number-format:"\\@";}</style></head><body><table border=1>'
    )
    o.append("<tr><td colspan=8 align=center><b>永宁县交通运输局证明事项告知承诺清单</b></td></tr>")
    o.append(
        "<tr><td rowspan=2>序号</td><td rowspan=2>政务服务<br>事项</td><td rowspan=2>证明&nbsp;名称</td><td rowspan=2>证明用途</td><td rowspan=2>设定依据</td><td rowspan=2>开具单位</td><td colspan=2>行使层级</td></tr><tr><td>市级</td><td>县级</td></tr>"
    )
    r = 3
    n = 0
    for g in groups(items("交通运输局")):
        for k, it in enumerate(g):
            n += 1
            r += 1
            o.append(
                "<tr><td>{}</td>{}<td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>".format(
                    n,
                    f"<td rowspan={len(g)}>{it['matter']}</td>" if k == 0 else "",
                    it["name"],
                    it["purpose"],
                    bt(it["bases"], sep="<br>"),
                    it["issuer"],
                    "√" if "市级" in it["levels"] else "&nbsp;",
                    "√" if "县级" in it["levels"] else "&nbsp;",
                )
            )
            truth.item(r, it, ["name", "purpose", "matter", "issuer", "levels"], eb(it["bases"]), department="永宁县交通运输局")
    r += 1
    o.append("<tr><td colspan=8>填报人：马超&nbsp;&nbsp;2024-05-20</td></tr></table></body></html>")
    truth.skip(r)
    p.write_bytes("\n".join(o).encode("gbk"))
    return truth


LISTS = (list_01, list_02, list_03, list_04, list_05, list_06, list_07, list_08, list_09, list_10, list_11, list_12)
