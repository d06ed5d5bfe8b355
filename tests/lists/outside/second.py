"""The second twelve, written before the first had been read."""

import csv
from functools import partial
from pathlib import Path

from docx import Document
from lists.outside.bank import items
from lists.outside.kit import RANK, Lst, X, bt, convert, eb, groups


def clean(s):
    return s


def mark(yes: str, no: str, levels: list[str], level: str) -> str:
    """Write whether a level is meant."""
    return yes if level in levels else no


def list_13(folder: Path) -> Lst:
    """自然资源: basis in four sub-columns, one base per row, item merged over its bases."""
    T = {
        "第十四条": "因继承、受遗赠取得不动产，当事人申请登记的，应当提交死亡证明材料、遗嘱或者全部法定继承人关于不动产分配的协议以及与被继承人的亲属关系材料等，也可以提交经公证的材料或者生效的法律文书。",
        "第二十六条": "有下列情形之一的，不动产权利人可以向不动产登记机构申请变更登记。",
        "第六十二条第一款": "农村村民一户只能拥有一处宅基地，其宅基地的面积不得超过省、自治区、直辖市规定的标准。",
    }
    p = folder / "13_ziran.xlsx"
    truth = Lst(p)
    x = X()
    x.wide("实行告知承诺制证明事项目录", 10)
    x.row(["填报单位：临河县自然资源局", "", "", "", "", "", "", "", "填报时间：2025年3月", ""], False)
    x.hdr2(
        ["序号", "证明名称", "办理事项", "设定依据", "", "", "", "索要单位", "开具单位", "备注"],
        ["", "", "", "文件名称", "文号", "条款", "条文内容", "", "", ""],
    )
    for n, it in enumerate(items("自然资源局"), 1):
        for b in it["bases"]:
            if b["article"] in T and b["document"] != "不动产登记暂行条例":
                b["text"] = T[b["article"]]
        if n == 4:
            it["remarks"] = "乡镇自然资源所初审"
        r1 = x.r + 1
        for k, b in enumerate(it["bases"]):
            r = x.row(
                ([n, it["name"], it["matter"]] if k == 0 else ["", "", ""])
                + [b["document"], b["number"], b["article"], b.get("text", "")]
                + (["县自然资源局", it["issuer"], it.get("remarks", "")] if k == 0 else [])
            )
            if k:
                truth.skip(r)
        for c in (0, 1, 2, 7, 8, 9):
            x.vm(c, r1, x.r)
        truth.item(
            r1,
            it,
            ["name", "matter", "issuer", "remarks"],
            eb(it["bases"], text=True),
            department="临河县自然资源局",
            requester="县自然资源局",
        )
    x.save(p)
    return truth


def list_14(folder: Path) -> Lst:
    """司法局: hidden rows (a code row; an item hidden by a filter), rank prefixes in cell."""
    p = folder / "14_sifa.xlsx"
    truth = Lst(p)
    x = X("附件1")
    x.row(["附件1："], False)
    x.wide("清溪县司法局证明事项告知承诺制清单（第一批）", 8)
    x.row(
        [
            "序号",
            "证明事项\n名　称",
            "证明用途",
            "设定依据\n（法律法规名称、文号及条款）",
            "索要\n单位",
            "开具\n单位",
            "行使\n层级",
            "办件量（上年度）",
        ]
    )
    r = x.row(["XH", "ZMMC", "ZMYT", "SDYJ", "SYDW", "KJDW", "XSCJ", "BJL"])
    x.ws.row_dimensions[r].hidden = True
    truth.skip(r)
    for n, it in enumerate(items("司法局"), 1):
        for b in it["bases"]:
            b["rank"] = RANK[b["document"]]
        nm = it["name"]
        r = x.row(
            [
                n,
                nm[:4] + "\n" + nm[4:],
                it["purpose"],
                bt(it["bases"], rank=True, pre=""),
                "清溪县 司法局",
                it["issuer"],
                "\n".join(it["levels"]),
                n * 13,
            ]
        )
        if n == 6:
            x.ws.row_dimensions[r].hidden = True
        truth.item(
            r,
            it,
            ["name", "purpose", "issuer", "levels"],
            eb(it["bases"], rank=True),
            department="清溪县司法局",
            requester="清溪县司法局",
        )
    r = x.row(["总计", "", "", "", "", "", "", n * (n + 1) // 2 * 13])
    truth.skip(r)
    x.skiprow()
    r = x.row(["", "", "", "", "", "清溪县司法局（章）"], False)
    truth.skip(r)
    r = x.row(["", "", "", "", "", "2024年9月30日"], False)
    truth.skip(r)
    x.save(p)
    return truth


def list_15(folder: Path) -> Lst:
    """水务局 csv utf-8 BOM; title records, number row, line breaks in cells."""
    p = folder / "15_shuiwu.csv"
    truth = Lst(p)
    E = [""] * 6
    its = items("水务局") + items("林业和草原局")
    with p.open("w", encoding="utf-8-sig", newline="") as f:
        w = csv.writer(f)
        w.writerow(["涉水涉林证明事项清单", *E])
        w.writerow(["制表：永宁县农口综合行政审批股", *E])
        w.writerow(["序号", "主管部门", "证明事项名称", "所属行政事项", "事项类型", "设定依据", "出具单位"])
        w.writerow(["（1）", "（2）", "（3）", "（4）", "（5）", "（6）", "（7）"])
        truth.skip(4)
        for n, it in enumerate(its, 1):
            d = "永宁县水务局" if n <= 6 else "永宁县林业和草原局"
            w.writerow([f"{n:03d}", d, it["name"], it["matter"], it["matter_type"], bt(it["bases"], no=True), it["issuer"]])
            truth.item(n + 4, it, ["name", "matter", "matter_type", "issuer"], eb(it["bases"]), department=d)
        w.writerow(["合计", "", "9", "", "", "", ""])
        truth.skip(n + 5)
    return truth


def list_16(folder: Path) -> Lst:
    """文旅 docx, two-row header with merges, ticks; second table is a signature table."""
    p = folder / "16_wenlv.docx"
    truth = Lst(p)
    d = Document()
    d.add_paragraph("清溪县文化广电和旅游局、烟草专卖局等单位证明事项目录")
    H1 = ["序号", "部门", "证明名称", "证明用途", "设定依据", "开具单位", "行使层级", "", "事项类型"]
    H2 = [""] * 6 + ["市级", "县级", ""]
    its = [("县文化广电和旅游局", i) for i in items("文化广电和旅游局")] + [("县烟草专卖局", i) for i in items("烟草专卖局")]
    t = d.add_table(2 + len(its), 9)
    t.style = "Table Grid"
    for i, h in enumerate(H1):
        if h:
            t.cell(0, i).text = h
    for i in (6, 7):
        t.cell(1, i).text = H2[i]
    t.cell(0, 6).merge(t.cell(0, 7))
    for i in (0, 1, 2, 3, 4, 5, 8):
        t.cell(0, i).merge(t.cell(1, i))
    first = {}
    for n, (dep, it) in enumerate(its, 1):
        for i, v in enumerate(
            [
                str(n),
                "" if dep in first else dep,
                it["name"],
                it["purpose"],
                bt(it["bases"], num=False, sep="；", end=""),
                it["issuer"],
                "√" if "市级" in it["levels"] else "",
                "√" if "县级" in it["levels"] else "",
                it["matter_type"],
            ]
        ):
            if v:
                t.cell(n + 1, i).text = v
        first.setdefault(dep, n + 1)
        truth.item(
            n + 2, it, ["name", "purpose", "matter_type", "issuer", "levels"], eb(it["bases"], num=False), department=dep
        )
    for dep, r in first.items():
        last = max(n + 1 for n, (dd, _) in enumerate(its, 1) if dd == dep)
        t.cell(r, 1).merge(t.cell(last, 1))
    d.add_paragraph("")
    s = d.add_table(1, 2)
    s.cell(0, 0).text = "填表人：吴燕"
    s.cell(0, 1).text = "分管领导：周海"
    d.save(p)
    return truth


def list_17(folder: Path) -> Lst:
    """street, colloquial."""
    RAW = [
        (
            "无房证明",
            "申请公租房",
            "公共租赁住房保障资格审核",
            "行政给付",
            "房管所",
            [("公共租赁住房管理办法", "住房和城乡建设部令第11号", "第七条")],
        ),
        ("单身证明", "办理贷款", "", "公共服务", "民政局", [("婚姻登记条例", "国务院令第387号", "第五条")]),
        (
            "务工证明",
            "孩子在城里上学",
            "义务教育入学",
            "公共服务",
            "用工单位",
            [("中华人民共和国义务教育法", "", "第十二条第二款")],
        ),
        ("居住证明", "办居住证", "居住证核发", "公共服务", "房东", [("居住证暂行条例", "国务院令第663号", "第九条")]),
        ("失业证明", "办失业登记", "失业登记", "公共服务", "原来上班的单位", [("中华人民共和国就业促进法", "", "第四十条")]),
        (
            "家庭收入证明",
            "吃低保",
            "最低生活保障对象认定",
            "行政给付",
            "上班的单位",
            [("社会救助暂行办法", "国务院令第649号", "第十一条"), ("最低生活保障审核确认办法", "民发〔2021〕57号", "第七条")],
        ),
        (
            "健在证明",
            "领养老金",
            "领取养老保险待遇资格认证",
            "公共服务",
            "社区居委会",
            [("中华人民共和国社会保险法", "", "第十六条")],
        ),
        (
            "残疾状况证明",
            "领护理补贴",
            "重度残疾人护理补贴",
            "行政给付",
            "县残联",
            [("国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见", "国发〔2015〕52号", "第二条")],
        ),
        (
            "同意开饭馆的邻居意见",
            "一楼开饭馆",
            "食品经营许可证核发",
            "行政许可",
            "楼上楼下邻居",
            [("中华人民共和国民法典", "", "第二百七十九条")],
        ),
        (
            "没有违章建筑证明",
            "房产过户",
            "不动产转移登记",
            "行政确认",
            "城管中队",
            [("不动产登记暂行条例", "国务院令第656号", "第十六条")],
        ),
    ]
    p = folder / "17_dongfengjiedao.xlsx"
    truth = Lst(p)
    x = X("报表")
    x.wide("东风街道办事处办事要证明的情况表", 8)
    x.row(["报送单位：东风街道办事处", "", "", "", "", "", "经手人：刘姐 13800001234"], False)
    x.row(["顺序", "证明叫啥名", "干啥用的", "办的是哪件事", "算哪一类", "谁给开", "根据哪个文件", "别的要说的"])
    cn = "一二三四五六七八九十"
    for n, (a, b, m, ty, iss, bs) in enumerate(RAW):
        it = {
            "name": a,
            "purpose": b,
            "matter": m,
            "matter_type": ty,
            "issuer": iss,
            "bases": [{"document": d, "number": u, "article": r} for d, u, r in bs],
        }
        if n == 1:
            it["remarks"] = "银行要的，咱不开了"
        bare = n % 2 == 0
        r = x.row(
            [
                cn[n],
                a,
                b,
                m,
                ty,
                iss,
                ("和".join(q["document"] + q["article"] for q in it["bases"]) if bare else bt(it["bases"], sep="和")),
                it.get("remarks", ""),
            ]
        )
        truth.item(
            r,
            it,
            ["name", "purpose", "matter", "matter_type", "issuer", "remarks"],
            eb(it["bases"], num=not bare),
            department="东风街道办事处",
        )
    r = x.row(["一共10个"], False)
    truth.skip(r)
    x.save(p)
    return truth


def list_18(folder: Path) -> Lst:
    """医保: header with line breaks/spaces, extra columns, full columns."""
    C = [
        "申请人在原参保地的缴费起止时间和缴费金额",
        "申请人在备案地连续居住满6个月",
        "受伤时间、地点、原因及有无第三方责任",
        "申请人已办理生育登记",
        "参保人死亡时间",
        "申请人处于失业状态",
    ]
    C2 = ["申请人的就读学校、学号和学制", "申请人在其他统筹地区无参保状态", "事故责任比例和肇事方赔付金额"]
    A2 = ["全日制在校大学生", "城乡居民", "参保居民、参保职工"]
    A = ["职工医保参保人", "异地长期居住人员", "参保居民、参保职工", "参保女职工", "参保人的继承人", "领取失业金人员"]
    p = folder / "18_yibao.xlsx"
    truth = Lst(p)
    x = X()
    x.row(["青山区医疗保障局证明事项告知承诺制工作台账"], False)
    x.hm(1, 0, 11)
    x.row(
        [
            "序\n号",
            "证明事项\n名  称",
            "证 明\n内 容",
            "证明\n用途",
            "设定\n依据",
            "适用\n对象",
            "承诺\n方式",
            "索要\n单位",
            "开具\n单位",
            "是否\n公开",
            "咨询电话",
            "备\n注",
        ]
    )
    for n, it in enumerate(items("医疗保障局")):
        it["content"] = (C + C2)[n]
        it["applicants"] = (A + A2)[n]
        it["method"] = "书面承诺" if n != 2 else "书面承诺（须本人签字）"
        if n == 1:
            it["remarks"] = "可线上备案"
        rq = "区医保局"
        r = x.row(
            [
                n + 1,
                it["name"],
                it["content"],
                it["purpose"],
                bt(it["bases"]),
                it["applicants"],
                it["method"],
                rq,
                it["issuer"],
                "是",
                "023-6755123" + str(n),
                it.get("remarks", ""),
            ]
        )
        truth.item(
            r,
            it,
            ["name", "purpose", "issuer", "content", "applicants", "method", "remarks"],
            eb(it["bases"]),
            department="青山区医疗保障局",
            requester=rq,
        )
    x.save(p)
    return truth


def list_19(folder: Path) -> Lst:
    """农业农村局: table begins in column C row 4, empty columns between, shuffled order."""
    p = folder / "19_nongye.xlsx"
    truth = Lst(p)
    x = X("Sheet1", 3)
    x.row(["丰乐县农业农村局"], False)
    x.row(["证明事项告知承诺制清单"], False)
    x.skiprow()
    x.row(["开具单位", "索要单位", "", "设定依据", "证明用途", "", "办理层级", "证明名称", "序号", "事项类别"])
    for n, it in enumerate(items("农业农村局"), 1):
        if n == 6:
            x.skiprow()
        r = x.row(
            [
                it["issuer"],
                "县农业农村局",
                "",
                "\n\n".join(
                    "《" + q["document"] + "》" + q["article"] + ("（" + q["number"] + "）" if q["number"] else "") + "。"
                    for q in it["bases"]
                ),
                it["purpose"],
                "",
                "、".join(it["levels"]),
                it["name"],
                f"({n})",
                it["matter_type"],
            ]
        )
        truth.item(
            r,
            it,
            ["name", "purpose", "matter_type", "issuer", "levels"],
            eb(it["bases"]),
            department="丰乐县农业农村局",
            requester="县农业农村局",
        )
    x.save(p)
    return truth


def list_20(folder: Path) -> Lst:
    """退役军人+残联 ods, dept merged, purpose merged."""
    p = folder / "20_tuiyi_canlian.xlsx"
    truth = Lst(folder / "20_tuiyi_canlian.ods")
    x = X("清单")
    x.wide("丰乐县证明事项清单", 7)
    x.wide("（民生领域）", 7)
    x.row(["责任部门", "序号", "证明事项名称", "证明用途", "设定依据", "证明开具单位", "备注"])
    for d, k in (("退役军人事务局", "退役军人事务局"), ("残疾人联合会", "残疾人联合会")):
        a = x.r + 1
        its = items(k)
        for g in groups(its, "purpose"):
            b = x.r + 1
            for j, it in enumerate(g):
                r = x.row(
                    [
                        d if x.r + 1 == a else "",
                        x.r - 2,
                        it["name"],
                        it["purpose"] if j == 0 else "",
                        bt(it["bases"], sep="、"),
                        it["issuer"],
                        "",
                    ]
                )
                truth.item(r, it, ["name", "purpose", "issuer"], eb(it["bases"]), department=d)
            x.vm(3, b, x.r)
        x.vm(0, a, x.r)
    x.save(p)
    convert(p, "ods")
    return truth


def list_21(folder: Path) -> Lst:
    """公安局: ticks of several kinds."""
    p = folder / "21_gongan_2.xlsx"
    truth = Lst(p)
    x = X()
    x.wide("丰乐县公安局实行证明事项告知承诺制目录", 10)
    x.row(["单位名称：丰乐县公安局"], False)
    x.hdr2(
        ["序号", "事项名称", "证明名称", "设定依据", "索要单位", "开具单位", "层  级", "", "", "备注"],
        [""] * 6 + ["市级", "县级", "乡级", ""],
    )
    yes = ["√", "●", "是", "1", "✓", "有"]
    no = ["", "○", "否", "0", "×", "无"]
    for n, it in enumerate(items("公安局")):
        k = n // 2 % 6
        f = partial(mark, yes[k], no[k], it["levels"])
        r = x.row(
            [
                n + 1,
                it["matter"],
                it["name"],
                bt(it["bases"], end="；"),
                "丰乐县公安局",
                it["issuer"],
                f("市级"),
                f("县级"),
                f("乡级"),
                "",
            ]
        )
        truth.item(
            r, it, ["name", "matter", "issuer", "levels"], eb(it["bases"]), department="丰乐县公安局", requester="丰乐县公安局"
        )
    x.save(p)
    return truth


def list_22(folder: Path) -> Lst:
    """住建 xls: abbreviated headers, unit label and name in separate cells."""
    p = folder / "22_zhujian.xlsx"
    truth = Lst(folder / "22_zhujian.xls")
    x = X()
    x.wide("证明事项清理保留表", 7)
    x.row(["填报单位：", "", "丰乐县住房和城乡建设局", "", "填报日期：", "2023.10.8"], False)
    x.hm(2, 0, 1)
    x.row(["号", "证明", "用途", "依据", "索要", "开具", "类别"])
    for n, it in enumerate(items("住房和城乡建设局"), 1):
        r = x.row([f"{n}、", it["name"], it["purpose"], bt(it["bases"]), "住建局", it["issuer"], it["matter_type"]])
        truth.item(
            r,
            it,
            ["name", "purpose", "matter_type", "issuer"],
            eb(it["bases"]),
            department="丰乐县住房和城乡建设局",
            requester="住建局",
        )
    r = x.row(["说明", "：“类别”按权责清单填写"])
    x.hm(r, 1, 6)
    truth.skip(r)
    x.save(p)
    convert(p, "xls")
    return truth


def list_23(folder: Path) -> Lst:
    """人社 html UTF-8 called xls, half-colloquial header, entities."""
    p = folder / "23_renshe.xls"
    truth = Lst(p)
    o = [
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h2>丰乐县人力资源和社会保障局证明事项公示</h2><table><thead><tr><th>序号</th><th>办什么事</th><th>需要什么证明</th><th>证明谁来出</th><th>为什么要（依据）</th><th>哪级办</th></tr></thead><tbody>'
    ]
    for n, it in enumerate(items("人力资源和社会保障局"), 1):
        o.append(
            f"<tr><td>{n}</td><td>{it['matter']}</td><td><p>{it['name'][:3]}</p>\n   {it['name'][3:]}</td><td>&nbsp;{it['issuer']}</td><td>"
            + bt(it["bases"], sep="<br/>").replace("《", "&#12298;")
            + f"</td><td>{'、'.join(it['levels'])}</td></tr>"
        )
        truth.item(n + 1, it, ["name", "matter", "issuer", "levels"], eb(it["bases"]), department="丰乐县人力资源和社会保障局")
    o.append("</tbody></table><p>以上清单自公布之日起施行。</p></body></html>")
    p.write_text("\n".join(o), encoding="utf-8")
    return truth


def list_24(folder: Path) -> Lst:
    """全县: section rows + ticks + repeated two-row header + totals, odd serials."""
    p = folder / "24_quanxian.xlsx"
    truth = Lst(p)
    x = X("附件")
    x.row(["附件2"], False)
    x.wide("丰乐县证明事项告知承诺制总清单", 11)
    x.row(["", "", "", "", "", "", "", "", "单位：项"], False)
    H1 = ["序号", "证明名称", "证明用途", "设定依据", "实施情况", "", "行使层级", "", "", "", "事项类型"]
    H2 = ["", "", "", "", "索要单位", "开具单位", "省级", "市级", "县级", "乡级", ""]
    x.hdr2(H1, H2)
    N = 0
    cn = "一二三四"
    for k, (d, key) in enumerate(
        (
            ("丰乐县民政局", "民政局"),
            ("丰乐县教育局", "教育局"),
            ("丰乐县自然资源局", "自然资源局"),
            ("各镇人民政府（街道办事处）", "镇"),
        )
    ):
        if k == 2:
            r = x.hdr2(H1, H2)
            truth.skip(r - 1)
            truth.skip(r)
        its = items(key)[:8]
        r = x.row([f"（{cn[k]}）", d])
        x.hm(r, 1, 10)
        truth.skip(r)
        for n, it in enumerate(its, 1):
            N += 1
            rq = d.split("（")[0].replace("各", "") if k == 3 else d[3:]
            r = x.row(
                [f"{k + 1}.{n}", it["name"], it["purpose"], bt(it["bases"], no=True), rq, it["issuer"]]
                + ["√" if v in it["levels"] else "" for v in ("省级", "市级", "县级", "乡级")]
                + [it["matter_type"]]
            )
            truth.item(
                r, it, ["name", "purpose", "matter_type", "issuer", "levels"], eb(it["bases"]), department=d, requester=rq
            )
        r = x.row(["", "小  计", f"{len(its)}"])
        truth.skip(r)
    r = x.row(["合  计", f"{N}项"])
    truth.skip(r)
    for t in ("注：1.依据有修订的，以修订后文本为准。", "    2.“镇”包括街道办事处。"):
        r = x.row([t], False)
        x.hm(r, 0, 10)
        truth.skip(r)
    x.save(p)
    return truth


LISTS = (list_13, list_14, list_15, list_16, list_17, list_18, list_19, list_20, list_21, list_22, list_23, list_24)
