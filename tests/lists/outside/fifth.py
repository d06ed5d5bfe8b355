"""Eight lists more: annexes side by side, before and after, a band over the whole header, tables by department, ditto marks."""

from collections.abc import Callable
from pathlib import Path

from lists.outside.kit import Lst, X, convert
from lists.outside.third import True3, merge

LISTS: list[Callable[[Path], Lst]] = []


def one(make: Callable[[Path], Lst]) -> Callable[[Path], Lst]:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def list_71(folder: Path) -> Lst:
    """The cancelled certificates at the left, those under the pledge at the right, each with a title over its columns."""
    p = folder / "71_quxiao_chengnuo_bingpai.xlsx"
    t, x = True3(p), X("两张清单")
    t.beside = True
    x.row(["柳河县民政局取消的证明事项", "", "", "", "柳河县民政局实行告知承诺制的证明事项"], False)
    merge(x, "A1:C1", "E1:I1")
    x.row(["序号", "证明事项", "取消依据", "", "序号", "证明事项", "证明用途", "设定依据", "开具单位"])
    gone = [("无业证明", "国办发〔2018〕47号"), ("婚姻登记记录证明", "民函〔2015〕266号")]
    kept = (
        ("居住地址证明", "社会组织负责人备案", "《社会团体登记管理条例》第十一条", "居民委员会", "社会团体登记管理条例##第十一条"),
        ("法定代表人无犯罪记录证明", "慈善组织认定", "《慈善组织认定办法》（民政部令第58号）第六条", "公安机关", "慈善组织认定办法#民政部令第58号#第六条"),
        ("地名使用证明", "地名更名审批", "《地名管理条例》（国务院令第753号）第十三条", "乡镇人民政府", "地名管理条例#国务院令第753号#第十三条"),
    )
    for n, (name, use, printed, issuer, bases) in enumerate(kept):
        old = [n + 1, *gone[n]] if n < len(gone) else ["", "", ""]
        r = x.row([*old, "", n + 1, name, use, printed, issuer])
        t.is_item(r, bases, department="柳河县民政局", name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_72(folder: Path) -> Lst:
    """A table of adjustments: 调整前 and 调整后 each with name, basis and issuer; what is after counts."""
    p = folder / "72_tiaozheng_qianhou.xlsx"
    t, x = True3(p), X("动态调整")
    x.wide("石门区人力资源和社会保障局证明事项动态调整对照表", 9)
    x.row(["序号", "调整前", "", "", "调整后", "", "", "证明用途", "调整原因"])
    x.row(["", "证明名称", "设定依据", "开具单位", "证明名称", "设定依据", "开具单位", "", ""])
    merge(x, "B2:D2", "E2:G2", "A2:A3", "H2:H3", "I2:I3")
    t.head(2, 3)
    data = (
        ("毕业证明", "《就业服务与就业管理规定》第六十三条", "学校", "学历证明", "《就业服务与就业管理规定》（人力资源社会保障部令第47号）第六十三条", "毕业院校", "高校毕业生就业见习补贴", "名称规范", "就业服务与就业管理规定#人力资源社会保障部令第47号#第六十三条"),
        ("失业证", "《失业保险条例》第十六条", "社保所", "终止劳动关系证明", "《失业保险条例》第十六条", "原用人单位", "失业登记", "名称规范", "失业保险条例##第十六条"),
    )  # fmt: skip
    for n, (*old, name, printed, issuer, use, why, bases) in enumerate(data, 1):
        r = x.row([n, *old, name, printed, issuer, use, why])
        t.is_item(r, bases, department="石门区人力资源和社会保障局", name=name, purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_73(folder: Path) -> Lst:
    """One band lies over the whole header; sections by the type of the matter; the department in a column of its own."""
    p = folder / "73_daibiaotou.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("龙泉市证明事项告知承诺制清单", 7)
    x.row(["证明事项基本信息", "", "", "", "", "", ""])
    merge(x, "A2:G2")
    x.row(["序号", "证明名称", "办理事项", "设定依据", "开具单位", "索要单位", "备注"])
    t.head(3)
    data = {
        "一、行政许可类": [
            ("经营场所合法使用证明", "旅馆业特种行业许可", "《旅馆业治安管理办法》第四条", "产权人", "市公安局", "旅馆业治安管理办法##第四条"),
            ("消防安全合格证明", "互联网上网服务营业场所设立", "《互联网上网服务营业场所管理条例》第八条", "消防救援机构", "市文化和旅游局", "互联网上网服务营业场所管理条例##第八条"),
        ],
        "二、行政给付类": [("特困人员身份证明", "特困人员供养", "《社会救助暂行办法》第十六条", "乡镇人民政府", "市民政局", "社会救助暂行办法##第十六条")],
    }
    n = 0
    for section, its in data.items():
        r = x.row([section])
        x.hm(r, 0, 6)
        t.skip(r)
        for name, use, printed, issuer, asks, bases in its:
            n += 1
            r = x.row([n, name, use, printed, issuer, asks])
            t.is_item(r, bases, department=asks, requester=asks, name=name, matter=use, issuer=issuer, matter_type=section[2:6])
    x.save(p)
    return t


@one
def list_74(folder: Path) -> Lst:
    """A table of its own for each department: a line 1.县公安局（共2项）, the header, the rows, an empty line; a grand total."""
    p = folder / "74_fenbu_xiaobiao.xlsx"
    t, x = True3(p), X("全部")
    x.wide("青溪县实行告知承诺制证明事项目录", 5)
    data = {
        "1.县公安局（共2项）": [
            ("临时住宿证明", "外国人住宿登记", "《中华人民共和国出境入境管理法》第三十九条", "留宿人", "中华人民共和国出境入境管理法##第三十九条"),
            ("机动车来历证明", "机动车注册登记", "《机动车登记规定》（公安部令第164号）第十二条", "销售单位", "机动车登记规定#公安部令第164号#第十二条"),
        ],
        "2.县医疗保障局（共1项）": [("新生儿父母参保证明", "新生儿参保登记", "《中华人民共和国社会保险法》第五十八条", "参保地经办机构", "中华人民共和国社会保险法##第五十八条")],
        "3.县妇女联合会（共1项）": [("贫困母亲证明", "“两癌”救助金发放", "《中华人民共和国妇女权益保障法》第三十一条", "村（居）民委员会", "中华人民共和国妇女权益保障法##第三十一条")],
    }  # fmt: skip
    for m, (section, its) in enumerate(data.items()):
        r = x.row([section], False)
        t.skip(r) if m else None
        r = x.row(["序号", "证明名称", "用途", "设定依据", "开具单位"])
        t.skip(r) if m else t.head(r)
        for n, (name, use, printed, issuer, bases) in enumerate(its, 1):
            r = x.row([f"（{n}）", name, use, printed, issuer])
            t.is_item(r, bases, department=section[2:-5], name=name, purpose=use, issuer=issuer)
        x.skiprow()
    t.skip(x.row(["全县共计4项。"], False))
    x.save(p)
    return t


@one
def list_75(folder: Path) -> Lst:
    """No serial; the matter first, ditto marks in several columns, the requester named 办理单位."""
    p = folder / "75_tongshang.xlsx"
    t, x = True3(p), X("清单")
    x.row(["办理单位", "所办事项", "涉及证明", "出证机构", "设定依据"])
    t.head(1)
    data = (
        (("县农机中心", "拖拉机注册登记", "拖拉机来历证明", "销售企业", "《农业机械安全监督管理条例》第二十一条"), ("拖拉机注册登记", "销售企业", "农业机械安全监督管理条例##第二十一条")),
        (("同上", "同上", "机具合格证明", "生产企业", "同上"), ("拖拉机注册登记", "生产企业", "农业机械安全监督管理条例##第二十一条")),
        (("〃", "驾驶证申领", "身体条件证明", "医疗机构", "《拖拉机和联合收割机驾驶证管理规定》第十二条"), ("驾驶证申领", "医疗机构", "拖拉机和联合收割机驾驶证管理规定##第十二条")),
        (("同上", "同上", "驾驶培训证明", "同上", "同上"), ("驾驶证申领", "医疗机构", "拖拉机和联合收割机驾驶证管理规定##第十二条")),
    )  # fmt: skip
    for cells, (use, issuer, bases) in data:
        t.is_item(x.row(list(cells)), bases, department="县农机中心", name=cells[2], matter=use, issuer=issuer)
    t.free = ["requester"]
    x.save(p)
    return t


@one
def list_76(folder: Path) -> Lst:
    """Serials as text 1.0, breaks within names of departments, blanks within names, dates as text in a column of its own."""
    p = folder / "76_wenben_xuhao.xlsx"
    t, x = True3(p), X("汇总")
    x.wide("附件：青溪县县级证明事项（告知承诺）汇总表", 7)
    x.row(["序号", "单位", "证明 名称", "使用\n情形", "开 具\n机 关", "文件依据", "纳入日期"])
    t.head(2)
    data = (
        ("县市场监\n督管理局", "药品经营\n质量管理人员资格证明", "药品零售企业许可", "药师注册机构", "《药品经营和使用质量监督管理办法》（国家市场监督管理总局令第84号）第十条", "药品经营和使用质量监督管理办法#国家市场监督管理总局令第84号#第十条"),
        ("县市场监\n督管理局", "特种设备作业 人员实习证明", "特种设备作业人员资格认定", "用人单位", "《特种设备作业人员监督管理办法》第十条", "特种设备作业人员监督管理办法##第十条"),
        ("县应急\n管理局", "安全生产教育\n培训合格证明", "危险化学品经营许可", "培训机构", "《危险化学品经营许可证管理办法》第六条", "危险化学品经营许可证管理办法##第六条"),
    )  # fmt: skip
    for n, (dept, name, use, issuer, printed, bases) in enumerate(data, 1):
        r = x.row([f"{n}.0", dept, name, use, issuer, printed, "2024.03.01"])
        t.is_item(r, bases, department=dept.replace("\n", ""), name=name.replace("\n", ""), purpose=use, issuer=issuer)
    x.save(p)
    return t


@one
def list_77(folder: Path) -> Lst:
    """An .ods whose ticks stand below types; a hidden row; the unit in the title's second line."""
    p = folder / "77_leixing_gou.ods"
    t, x = True3(p), X("残联")
    x.row(["告知承诺制证明事项清单\n（青溪县残疾人联合会）"], False)
    merge(x, "A1:H1")
    x.row(["序号", "证明名称", "证明用途", "事项类型", "", "", "设定依据", "开具部门"])
    x.row(["", "", "", "行政确认", "行政给付", "公共服务", "", ""])
    merge(x, "D2:F2", *(f"{c}2:{c}3" for c in "ABCGH"))
    t.head(2, 3)
    data = (
        ("残疾类别鉴定证明", "残疾人证核发", "行政确认", "《残疾人证管理办法》第八条", "指定医疗机构", "残疾人证管理办法##第八条"),
        ("辅助器具购买证明", "辅助器具补贴", "行政给付", "《残疾预防和残疾人康复条例》第二十七条", "销售单位", "残疾预防和残疾人康复条例##第二十七条"),
        ("培训机构在训证明", "残疾人职业培训", "公共服务", "《残疾人就业条例》第十九条", "培训机构", "残疾人就业条例##第十九条"),
    )
    for n, (name, use, kind, printed, issuer, bases) in enumerate(data, 1):
        r = x.row([n, name, use, *("√" if kind == each else "" for each in ("行政确认", "行政给付", "公共服务")), printed, issuer])
        t.is_item(r, bases, department="青溪县残疾人联合会", name=name, purpose=use, issuer=issuer, matter_type=kind)
    x.ws.row_dimensions[5].hidden = True
    x.save(p.with_suffix(".xlsx"))
    convert(p.with_suffix(".xlsx"), "ods")
    return t


@one
def list_78(folder: Path) -> Lst:
    """Three bases in a cell with ranks in 【】 and the articles' words between; a row of 填写示例; the total as a sentence."""
    p = folder / "78_quanwen_yiju.xlsx"
    t, x = True3(p), X("Sheet1")
    x.wide("白沙县司法局证明事项清单（拟实行告知承诺制）", 5)
    x.row(["序号", "证明事项名称", "证明事项的用途", "设定依据（法律法规规章名称、条款及内容）", "开具证明的单位"])
    t.head(2)
    t.skip(x.row(["示例", "无犯罪记录证明", "律师执业", "《中华人民共和国律师法》第七条", "公安派出所"]))
    data = (
        ("基层法律服务经历证明", "基层法律服务工作者执业核准",
         "【部门规章】《基层法律服务工作者管理办法》（司法部令第138号）第六条：申请人应当具备下列条件……\n【法律】《中华人民共和国行政许可法》第三十一条：申请人申请行政许可，应当如实提交有关材料。", "原执业机构",
         "基层法律服务工作者管理办法#司法部令第138号#第六条#部门规章#申请人应当具备下列条件……|中华人民共和国行政许可法##第三十一条#法律#申请人申请行政许可，应当如实提交有关材料。"),
        ("经济困难状况证明", "法律援助申请",
         "【法律】《中华人民共和国法律援助法》第四十一条第二款：法律援助机构核查申请人的经济困难状况，可以通过信息共享查询，或者由申请人进行个人诚信承诺。", "乡镇人民政府、街道办事处",
         "中华人民共和国法律援助法##第四十一条第二款#法律"),
        ("亲属关系证明", "继承公证",
         "①《中华人民共和国公证法》第二十七条 ②《公证程序规则》（司法部令第145号）第十七条 ③《办理继承公证的指导意见》第二条", "公安派出所",
         "中华人民共和国公证法##第二十七条|公证程序规则#司法部令第145号#第十七条|办理继承公证的指导意见##第二条"),
    )  # fmt: skip
    for n, (name, use, printed, issuer, bases) in enumerate(data, 1):
        t.is_item(x.row([n, name, use, printed, issuer]), bases, department="白沙县司法局", name=name, purpose=use, issuer=issuer)
    t.skip(x.row(["以上共3项证明事项。"], False))
    x.save(p)
    return t
