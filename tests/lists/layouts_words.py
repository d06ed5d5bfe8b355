"""Lists that differ in the words of their columns: what each office calls the same thing."""

from typing import Any

from lists.paper import Paper, bases, everything, take

LISTS = []


def one(make: Any) -> Any:
    """Register a list."""
    LISTS.append(make)
    return make


@one
def words_who_wants_it() -> Paper:
    """要证单位, 出证单位, 政策依据, 依据性质."""
    paper = Paper("", look=1)
    s = paper.sheet("Sheet1")
    s.say("云溪县医疗保障局证明材料清单", span=8, why="标题")
    s.head("seq|name|purpose|requester|issuer|cite|rank|remarks", "顺序号|证明（材料）名称|用于办理|要证单位|出证单位|政策依据|依据性质|说明")
    rows = take("医疗保障局", place="云溪县") + take("税务局", place="云溪县", department="云溪县医疗保障局")
    s.table([{**row, "remarks": "拟实行告知承诺" if n % 2 else ""} for n, row in enumerate(rows)])
    return paper


@one
def words_of_use() -> Paper:
    """证明文件名称, 适用事项, 证明使用单位, 证明由谁出具, 法律位阶."""
    paper = Paper("", look=2)
    s = paper.sheet("Sheet1", row=2, column=2)
    s.say("石湾市农业农村局证明事项清理结果", span=8, why="标题")
    s.head("seq|name|content|purpose|matter_type|requester|issuer|bases|rank", "序号|证明文件名称|需证明的内容|适用事项|事项性质|证明使用单位|证明由谁出具|法律法规规章依据|法律位阶")
    s.table(take("农业农村局", place="石湾市"), {"bases": bases("\n", text="\n")})
    return paper


@one
def words_asked_of_people() -> Paper:
    """要求群众提供的证明, 涉及的政务服务事项, 提出要求的部门, 开证机关, 效力位阶, 权力类别."""
    paper = Paper("", look=3)
    s = paper.sheet("Sheet1")
    s.say("填报部门：北桥区卫生健康委员会", why="单位")
    s.head("seq|purpose|matter_type|name|requester|issuer|cite|rank|level", "No|涉及的政务服务事项|权力类别|要求群众提供的证明|提出要求的部门|开证机关|设置依据|效力位阶|实施层级")
    s.table([{**row, "level": "县级"} for row in take("卫生健康委员会", place="北桥区")])
    return paper


@one
def words_two_rows_of_groups() -> Paper:
    """Group words above: 证明情况, 依据情况, 涉及单位; below: 名称, 用途, 内容; 文件及条款, 层级; 要求方, 出具方."""
    paper = Paper("", look=4)
    s = paper.sheet("Sheet1")
    s.say("东岗县文化和旅游局证明事项调查表", span=8, why="标题")
    s.head(
        "seq|name|purpose|content|cite|rank|requester|issuer",
        "序号|证明情况|<|<|依据情况|<|涉及单位|<",
        "^|名称|用途|内容|文件及条款|层级|索要方|开具方",
    )
    rows = take("文化和旅游局", place="东岗县") + take("林业局", place="东岗县", department="东岗县文化和旅游局")
    s.table(rows, {"cite": bases("；")})
    return paper


@one
def words_of_proof_of_law() -> Paper:
    """依据名称, 文号, 条款 and 具体规定 below 设定依据; 主管部门 in each row; 证明类别 that is no matter type."""
    paper = Paper("", look=5, free=("requester",))
    s = paper.sheet("Sheet1")
    s.say("白河县直部门证明事项清单", span=10, why="标题")
    s.head(
        "seq|dept|name|x:kind|purpose|document|number|article|text|issuer",
        "序号|主管部门|证明名称|证明类别|办理的行政事项|设定依据|<|<|<|开具单位",
        "^|^|^|^|^|依据名称|文号|条款|具体规定|^",
    )
    rows = [row for row in everything("白河县", ("公安局", "民政局", "住房公积金管理中心")) if len(row["bases"]) == 1 and row["bases"][0]["document"]]
    for row in rows:
        row["dept"] = row["department"]
    s.table(rows, {"document": lambda r: f"《{r['bases'][0]['document']}》", "x:kind": "身份类"}, down="dept")
    return paper


@one
def words_pledge_catalog() -> Paper:
    """A pledge catalog: 实行告知承诺制的证明事项, 承诺适用对象, 承诺方式, 核查方式, 原设定依据, 牵头科室, 公开时间."""
    paper = Paper("", look=6)
    s = paper.sheet("目录")
    s.say("附件", style="附件")
    s.say("长亭县交通运输局告知承诺制证明事项目录（第一批）", span=10, why="标题")
    s.head(
        "seq|name|purpose|applicants|method|verification.means|cite|issuer|x:office|x:date",
        "序号|实行告知承诺制的证明事项名称|所办理的行政事项|适用对象|承诺方式|事中事后核查方式|设定依据|原出具单位|责任科室|公布时间",
    )
    rows = take("交通运输局", place="长亭县") + take("水务局", place="长亭县", department="长亭县交通运输局")
    for n, row in enumerate(rows):
        row.update(applicants="申请人为自然人的", method="书面承诺")
        row["verification.means"] = "数据共享核查" if n % 2 else "现场核查"
    s.table(rows, {"x:office": "法规股", "x:date": "2024.5"})
    return paper
