"""F: what the reader of a department's file met, and what it left out or changed."""

from collections.abc import Iterator

from pledgectl.rule import ERROR, NOTE, WARNING, Message, rule


@rule("F001", ERROR, "intake")
def no_name(row: int, missing: bool) -> Iterator[Message]:
    """这一行没有证明名称

    为什么：没有证明名称的行无法成为事项，也无法与以前的清单对照。
    怎么办：请补上证明名称；如果与上一行是同一个证明，请合并单元格或者重复填写。
    依据：虎林方案附件“证明事项名称”；优化营商环境条例第四十四条要求清单列明各项证明事项。
    """
    if missing:
        yield Message(f"第 {row} 行有内容，但没有证明名称，没有读入", "name")


@rule("F002", WARNING, "intake")
def unknown_column(column: str, filled: int) -> Iterator[Message]:
    """这一列没有对应的项目

    为什么：列名认不出来，内容不能放进任何一项，只能按“列名：内容”并入备注，不丢掉。
    怎么办：如果这一列有对应的项目，请把列名改成常用的名称（见 catalog blank 生成的空表）后重新导入。
    依据：目录的项目见方案对清单内容的规定；认不出的列由人来判断。
    """
    if filled:
        yield Message(f"认不出“{column}”这一列，{filled} 处内容已并入备注")


@rule("F003", WARNING, "intake")
def hidden_sheet(rows: int) -> Iterator[Message]:
    """隐藏的工作表没有读

    为什么：隐藏的工作表往往是旧稿，打开文件的人看不到，读进来会与看到的不一致。
    怎么办：需要其中的内容，请取消隐藏后重新导入。
    依据：导入的内容应当与报送部门看到、盖章确认的内容一致。
    """
    if rows:
        yield Message(f"工作表是隐藏的，其中 {rows} 行没有读入")


@rule("F004", WARNING, "intake")
def hidden_cells(what: str, places: str) -> Iterator[Message]:
    """隐藏的行或列也读入了

    为什么：隐藏的行多半是筛选留下的，内容仍然有效；但报送部门可能没有看到它们。
    怎么办：请与报送部门核实；不需要的，请删除这些行或列后重新导入。
    依据：导入的内容应当与报送部门看到、盖章确认的内容一致。
    """
    if places:
        yield Message(f"有隐藏的{what}：{places}，内容已读入")


@rule("F005", WARNING, "intake")
def number_lost(digits: int) -> Iterator[Message]:
    """数字太长，末几位已经失真

    为什么：表格里的数字只能准确保存 15 位，更长的编码末几位会变成 0，或者变成科学计数。
    怎么办：请把这一格设成“文本”格式后重新填写。
    依据：电子表格软件的通行限制。
    """
    if digits > 15:
        yield Message("数字超过 15 位或者不是正常的数，可能已经失真")


@rule("F006", WARNING, "intake")
def formula_without_value(cells: int) -> Iterator[Message]:
    """公式没有保存结果

    为什么：文件里只有公式，没有算出来的结果，读到的是空白。
    怎么办：请用 Excel 或 WPS 打开文件，重新保存一次后再导入；或者把公式换成文字。
    依据：导入只取保存的结果，不运行公式。
    """
    if cells:
        yield Message("公式没有保存结果，按空白处理")


@rule("F007", WARNING, "intake")
def error_value(cells: int) -> Iterator[Message]:
    """单元格是错误值

    为什么：#REF!、#N/A 一类的错误值说明公式引用的内容已经丢失。
    怎么办：请补上正确的内容后重新导入。
    依据：导入只取保存的结果，不运行公式。
    """
    if cells:
        yield Message("单元格是错误值（如 #REF!），按空白处理")


@rule("F008", WARNING, "intake")
def personal_number(kind: str) -> Iterator[Message]:
    """清单里有个人号码，已经隐去

    为什么：清单要公布，不应当含有身份证号、手机号；属于个人敏感信息。
    怎么办：请从原表中删除；确需联系方式的，请填单位的办公电话。
    依据：个人信息保护法第二十八条、第三十四条；政府信息公开条例第十五条。
    """
    if kind:
        yield Message(f"单元格里有{kind}，已用文字代替，不保存号码")


@rule("F009", WARNING, "intake")
def hidden_characters(cells: int) -> Iterator[Message]:
    """有看不见的字符，已经去除

    为什么：控制字符、改变书写方向的字符会让看到的文字与实际内容不同，也会妨碍对照。
    怎么办：请核对去除后的文字；多次出现的，请让报送部门重新输入。
    依据：导入的内容应当与报送部门看到、盖章确认的内容一致。
    """
    if cells:
        yield Message("单元格里有看不见的字符，已去除")


@rule("F010", ERROR, "intake")
def rows_do_not_add_up(content: int, read: int, skipped: int) -> Iterator[Message]:
    """读入和略去的行数与文件不符

    为什么：有内容的行要么成为事项，要么说明为什么略去；对不上说明有行丢失。
    怎么办：请不要使用这次导入的结果，把文件另存为新的 .xlsx 后重试，并把情况告诉维护者。
    依据：导入不得悄悄丢失报送部门填写的内容。
    """
    if content != read + skipped:
        yield Message(f"文件有 {content} 行内容，读入 {read} 行，略去 {skipped} 行")


@rule("F011", ERROR, "intake")
def no_department(row: int, missing: bool) -> Iterator[Message]:
    """没有写明部门

    为什么：事项由部门填报，按部门编号和保存；不知道部门就不能读入。
    怎么办：请在表中写明填报单位，或者导入时用 --dept 部门名称 指明。
    依据：毛集方案、虎林方案均由部门梳理事项、提出申请。
    """
    if missing:
        yield Message(f"从第 {row} 行起没有写明部门，没有读入", "department")


@rule("F012", WARNING, "intake")
def no_header(rows: int) -> Iterator[Message]:
    """没有认出表头

    为什么：表里没有一行同时写明“证明名称”和其他项目，不知道各列是什么。
    怎么办：请检查是不是清单；是的话请把列名改成常用的名称（见 catalog blank 生成的空表）。
    依据：优化营商环境条例第四十四条：清单应当列明设定依据、索要单位、开具单位、办理指南等。
    """
    if rows:
        yield Message(f"没有认出表头，{rows} 行没有读入")


@rule("F013", WARNING, "intake")
def repeated_row(row: int, first: int) -> Iterator[Message]:
    """整行重复

    为什么：同一部门的两行内容完全相同，只能是一个事项。
    怎么办：请删除重复的行；如果是不同的事项，请在用途等栏写明区别。
    依据：同一证明用于不同事项的分别列出，完全相同的不重复列出。
    """
    if first:
        yield Message(f"第 {row} 行与第 {first} 行完全相同，只读入一次")


@rule("F014", WARNING, "intake")
def column_twice(column: str, other: str) -> Iterator[Message]:
    """两列的意思相同

    为什么：两列都像是同一个项目，只能取一列，另一列并入备注。
    怎么办：请核对取的是不是该取的一列；不对的请修改列名后重新导入。
    依据：认列名靠含义，拿不准的由人来判断。
    """
    if other:
        yield Message(f"“{column}”与“{other}”意思相同，取了“{other}”，“{column}”并入备注")


@rule("F015", NOTE, "intake")
def sequence_gap(before: int, after: int, last: bool = False) -> Iterator[Message]:
    """序号不连续

    为什么：序号中间断开，可能是有行被删除、被筛掉或者没有发来。断开很多处的，只逐处说明前面的 50 处。
    怎么办：请与报送部门核实是否缺行。
    依据：导入的内容应当与报送部门看到、盖章确认的内容一致。
    """
    if after > before + 1:
        yield Message(f"序号从 {before} 跳到 {after}" + ("；后面还有断开的，不再逐处说明" if last else ""))


@rule("F016", WARNING, "intake")
def count_differs(title: str, stated: int, read: int) -> Iterator[Message]:
    """标题写的项数与读到的不符

    为什么：分节标题写明了项数，与下面实际的行数不同，可能缺行或者多行。
    怎么办：请与报送部门核实，改正标题或者补上缺少的行。
    依据：导入的内容应当与报送部门看到、盖章确认的内容一致。
    """
    if stated != read:
        yield Message(f"“{title}”写明 {stated} 项，读到 {read} 项")


@rule("F017", ERROR, "intake")
def odd_department(row: int, odd: bool) -> Iterator[Message]:
    """部门名称不像单位名称

    为什么：部门名称里有路径符号或者没有汉字，多半填错了；部门名称会用在文件和文书里。
    怎么办：请改成单位的规范名称。
    依据：部门名录使用机构的规范名称。
    """
    if odd:
        yield Message(f"第 {row} 行的部门名称不像单位名称，没有读入", "department")


@rule("F018", NOTE, "intake")
def department_guessed(department: str, source: str) -> Iterator[Message]:
    """部门取自名称或者落款

    为什么：表里没有写明填报单位，部门是从工作表、文件的名称或者表后的落款里取的。
    怎么办：请核对；不对的请用 --dept 指明。
    依据：事项由部门填报，按部门编号和保存。
    """
    if department:
        yield Message(f"部门“{department}”取自{source}")


@rule("F019", WARNING, "intake")
def unclear_answer(column: str) -> Iterator[Message]:
    """是与否填得不清楚

    为什么：这一项只能是“是”或者“否”，填写的文字看不出是哪一个，已并入备注。
    怎么办：请改成“是”或“否”。
    依据：是否免予核查、是否公开要明确告知申请人。
    """
    if column:
        yield Message(f"“{column}”一栏看不出是还是否，已并入备注")


@rule("F020", NOTE, "intake")
def no_header_of_its_own(rows: int) -> Iterator[Message]:
    """没有表头，接着上一个工作表读

    为什么：这个工作表没有表头，各列与上一个工作表的清单相同，看来是接着写的，按上一个工作表的列读入。
    怎么办：请核对；不是接着写的，请补上表头后重新导入。
    依据：导入的内容应当与报送部门看到、盖章确认的内容一致。
    """
    if rows:
        yield Message(f"没有表头，{rows} 行按上一个工作表的各列读入")


@rule("F021", WARNING, "intake")
def cancelled_list(rows: int) -> Iterator[Message]:
    """取消的证明事项没有读入

    为什么：表的标题写明是取消的证明事项，已经不再要求提供，不能实行告知承诺。
    怎么办：要与它对照的，请加 --as cancelled 导入；标题写错的，请改正标题后重新导入。
    依据：国家和省已明令取消的证明事项必须无条件取消，不得变相索要（虎林方案）。
    """
    if rows:
        yield Message(f"标题写明是取消的证明事项，{rows} 行没有读入")


@rule("F022", NOTE, "intake")
def column_remembered(column: str, field: str) -> Iterator[Message]:
    """按以前确认的列读

    为什么：这个部门以前导入时，用 --map 确认过这一列是什么，这次照样读。
    怎么办：请核对；意思变了的，请用 --map 重新指明。
    依据：认列名靠含义，拿不准的由人来判断，判断过的不再重复。
    """
    if field:
        yield Message(f"“{column}”一列按以前的确认读作 {field}")


@rule("F023", NOTE, "intake")
def rows_declined(rows: str, why: str) -> Iterator[Message]:
    """自己写明不实行或者已经取消的行没有读入

    为什么：这些行在“是否实行告知承诺”一栏填了否，或者在备注、状态、分节标题里写明不实行、已经取消，不是实行告知承诺制的证明事项。
    怎么办：请核对；要一并读入的，请改正这一栏后重新导入。
    依据：清单只列实行告知承诺制的证明事项；取消的证明事项不得再要求提供（虎林方案）。
    """
    if rows:
        yield Message(f"第 {rows} 行{why}，没有读入")


@rule("F024", WARNING, "intake")
def no_table(what: str) -> Iterator[Message]:
    """文件里没有表格，没有读入

    为什么：一次导入几个文件时，其中的函、通知一类没有表格，不是清单，不必因此停下；打不开、有密码的仍然停下，免得漏掉部门的清单。
    怎么办：请核对这个文件是不是清单；清单写成了文字的，请部门填在表里再报（空表见 pledgectl catalog blank）。
    依据：导入的内容应当与报送部门看到、盖章确认的内容一致，没有用上的要说明。
    """
    if what:
        yield Message(f"{what}，没有读入")


@rule("F025", WARNING, "intake")
def several_in_a_cell(named: int) -> Iterator[Message]:
    """一格里写了几项证明

    为什么：一份承诺书只承诺一项证明，依据、开具单位也是一项一项的；写在一格里的几项只能读作一项，印出来的承诺书分不清承诺的是哪一项。
    怎么办：请一项一行分开写再导入；依据、开具单位相同或者也编了号的，可以每次导入都加 --split；其实是一项的请去掉编号。
    依据：优化营商环境条例第四十四条要求清单逐项列明证明事项的设定依据、索要单位、开具单位。
    """
    if named > 1:
        yield Message(f"这一格写了 {named} 项证明，只读作一项", "name")


@rule("F026", NOTE, "intake")
def cells_carried(column: str, cells: int) -> Iterator[Message]:
    """空着的格子照上面一格读

    为什么：这一栏在证明的左边，每几项才写一次，看来是一个事项管下面几项，合并单元格没有合并或者转存时丢了。
    怎么办：请核对；确实没有内容的，请填“/”后重新导入。
    依据：同一事项需要几项证明的，各项证明的用途都是这个事项；导入时替部门补上的要说明。
    """
    if cells:
        yield Message(f"“{column}”一栏空着的 {cells} 格照上面一格读")


@rule("F027", WARNING, "intake")
def several_departments(first: str, named: int) -> Iterator[Message]:
    """部门一栏写了几个单位

    为什么：一个事项由一个部门填报，编号、审查意见、承诺书都跟着部门走；几个单位合写的，只能算作其中一个的。
    怎么办：请核对算作第一个单位的对不对；几个单位各有这一项的，请分开写。
    依据：毛集方案、虎林方案均由部门梳理事项、提出申请。
    """
    if named > 1:
        yield Message(f"部门一栏写了 {named} 个单位，算作“{first}”的", "department")
