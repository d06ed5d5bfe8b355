"""More lists of single departments: pledge columns, wide forms, towns, other scripts."""

from typing import Any

from lists.paper import Paper, bases, take

LISTS = []


def one(make: Any) -> Any:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def yibao_pledge_columns() -> Paper:
    """A pledge catalog with content, applicants, method and verification columns."""
    paper = Paper("", look=3)
    s = paper.sheet("告知承诺")
    s.say("附件2：", style="附件")
    s.say("石湾市医疗保障局证明事项告知承诺制实施目录", span=11, why="标题")
    s.head(
        "seq|name|purpose|applicants|content|method|verification.means|verification.exempt|cite|issuer|remarks",
        "序号|证明事项名称|办理事项名称|适用对象|证明内容|承诺方式|核查方式|是否免予核查|设定依据|原开具单位|备注",
    )
    rows = take("医疗保障局", place="石湾市") + take("住房公积金管理中心", place="石湾市", department="石湾市医疗保障局")
    for n, row in enumerate(rows):
        row.update(applicants="自然人", method="书面承诺", remarks="" if n % 3 else "长期有效")
        row.update({"verification.means": ("网络核验", "部门协查", "实地核查")[n % 3], "verification.exempt": "否"})
    s.table(rows, {"cite": bases("\n")})
    return paper


@one
def gongjijin_wide_forms() -> Paper:
    """Full-width figures and letters, trailing blanks, hard spaces, blank rows inside, serial numbers as text."""
    paper = Paper("", look=6)
    s = paper.sheet("清单　", row=3, column=2)
    s.say("石湾市住房公积金管理中心　证明事项清单　", span=6, why="标题")
    s.say("（２０２４年１月１日起执行）", span=6, why="标题")
    s.head("seq|name|purpose|issuer|bases|matter_type", "序号　|证明名称 |　证明用途|开具单位|设定依据（法律法规名称及条款）|事项类型 ")
    rows = take("住房公积金管理中心", place="石湾市") + take("税务局", place="石湾市", department="石湾市住房公积金管理中心") + take("水务局", place="石湾市", department="石湾市住房公积金管理中心")
    for n, row in enumerate(rows):
        name = row["name"]
        row.update(seq=f"（{n + 1}）", name=f"{name}  " if n % 2 else f"\xa0{name}", true={"name": name})
        s.put(row, {"bases": lambda r: bases("\n　　")(r) + "　"})
        if n % 4 == 2:
            s.gap()
    return paper


@one
def zhen_heads_with_breaks() -> Paper:
    """A town's list: header words broken over lines, village committees as issuers, unit in the last columns."""
    paper = Paper("", look=5)
    s = paper.sheet("柳泉镇")
    s.say("证 明 事 项 清 单", span=7, why="标题")
    s.say(None, None, None, None, "填报单位（盖章）：", "柳泉镇人民政府", why="单位")
    s.head("seq|name|purpose|requester|issuer|cite|remarks", "序⏎号|证  明⏎事项名称|证明⏎用途|索要⏎单位|开具⏎单位|设定⏎依据|备␠␠注")
    s.table([{**row, "department": "柳泉镇人民政府", "requester": "柳泉镇人民政府", "issuer": "村（居）民委员会"} for row in take("民政局", 6) + take("退役军人事务局") + take("林业局", 1)])
    s.gap()
    s.say("注：表中“村（居）民委员会”指户籍所在地的村（居）民委员会。", span=7, why="说明")
    s.say("主要负责人：           经办人：           2024年3月12日", span=7, why="签字")
    return paper


@one
def shuiwu_bilingual() -> Paper:
    """A vertical department's list with Chinese and English header words and 【rank】 before each basis."""
    paper = Paper("", look=7)
    s = paper.sheet("Tax")
    s.say("国家税务总局永和县税务局税务证明事项清单", span=6, why="标题")
    s.head("seq|name|purpose|issuer|bases|matter_type", "序号 No.|证明名称 Name of Certificate|证明用途 Purpose|开具单位 Issued by|设定依据 Legal Basis|事项类型 Type")
    own = {"department": "国家税务总局永和县税务局"}
    s.table([{**row, **own} for row in take("税务局") + take("市场监督管理局", 4) + take("自然资源和规划局", 4, start=1)], {"bases": bases("\n", prefix=True, text="\n")})
    return paper


@one
def tuiyi_traditional() -> Paper:
    """Header in traditional characters, as an input method left it."""
    paper = Paper("", look=1)
    s = paper.sheet("工作表1")
    s.say("青禾縣退役軍人事務局證明事項清單", span=5, why="标题")
    s.head("seq|name|purpose|issuer|cite", "序號|證明名稱|證明用途|開具單位|設定依據")
    own = {"department": "青禾縣退役軍人事務局"}
    s.table([{**row, **own} for row in take("退役军人事务局")])
    return paper


@one
def chengguan_basis_ranks_mixed() -> Paper:
    """Rank words for several bases in one cell, cited with 及 and plain commas, unknown columns between."""
    paper = Paper("", look=2)
    s = paper.sheet("Sheet1")
    s.say("长亭县城市管理局（综合行政执法局）证明事项梳理表", span=9, why="标题")
    s.say("填报部门：长亭县城市管理局", None, None, None, None, "单位：项", why="单位")
    s.head("seq|name|x:office|purpose|cite|rank|x:online|issuer|requester", "序号|证明材料|承办科室|适用的行政事项|依据名称及条款|依据效力|能否网上核验|开具部门|索要部门")
    rows = take("城市管理局", place="长亭县") + take("林业局", place="长亭县", department="长亭县城市管理局") + take("烟草专卖局", place="长亭县", department="长亭县城市管理局")
    for row in rows:
        row["rank"] = "；".join(b["rank"] for b in row["bases"])
    s.table(rows, {"cite": bases("、"), "rank": lambda r: r["rank"], "x:office": "审批股", "x:online": "能"})
    s.say("小计", "8", why="合计")
    return paper
