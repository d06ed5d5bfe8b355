"""Columns that say of each row whether it is pledged or stays: 是否实行告知承诺, 清理结果, 状态, 备注."""

import re
from collections.abc import Sequence

from pledgectl.catalog.intake.header import Header
from pledgectl.grid import Sheet
from pledgectl.lazy import lazy

CANCELLED, NOT_PLEDGED, NO_CERTIFICATE = "写明取消", "写明不实行告知承诺", "写明不是证明"
_WHETHER = lazy(
    r"(?:是否|可否|能否|是不是|可不可以|能不能)(?:可以|能够?|已)?(?:实行|适用|纳入|采用|推行|采取|"
    r"实施)?(?:证明事项)?(?:告知|书面)?承诺(?:制|事项|范围|清单|目录)?(?:办理|管理|替代)?"
    r"|(?:是否|可否|能否|能不能|可不可以)(?!.*(?:公开|不实|虚假|履行|核查|期)).{0,8}承诺.*"
    r"|是否(?:适用|纳入|实行)|(?:实行|纳入|适用|采用|可以?)告知承诺制?(?:与否|情况)?"
    r"|(?:告知)?承诺制?(?:的)?(?:实施|实行|推行|适用|纳入)(?:与否|情况)?"
)
_WHETHER_ONE = lazy("(?:是否|是不是)(?:属于|为|是)?证明(?:类)?(?:材料|事项|文件)?")
_NONE = lazy("否|不是|不属于|[×✗✘NnＸXx0０]")
_VERDICT = lazy(
    r"(?:动态)?(?:调整|清理|变动|变更|处理|审核|改革)(?:情况|意见|结果|类型|方式|建议|结论)?|(?:保留|取消)(?:与|或者?|"
    r"/)?(?:保留|取消)(?:情况)?|其[他它]说明"
    r"|(?:(?:拟|实行)?(?:取消|保留|(?:告知)?承诺|核查|共享)(?:[/、或和及]|$)){2,}"
    r"|(?:事项|当前|目前|使用|有效|效力)?状态|备注(?:说明|栏|信息)?|附注|说明|备考|注"
)
_NOT_PLEDGED = lazy(
    r"(?:否|不(?:实行|纳入|适用|予|可以?|能|宜|可行|采用|适合|是)?(?:告知)?(?:承诺制?)?|暂?不(?:实行|纳入|适用|"
    r"予)(?:告知)?承诺制?|[×✗✘NnＸXx0０]|未(?:纳入|实行|实施|推行|适用|采用)|不在范围内?)"
    r"(?:[（(，,、：:].*)?"
)
# Each way of saying when is taken once and for all: 现已 is also 现 and 已, and a cell of them would be tried in every split.
_SAID = (
    r"(?:已经?|现已?|拟|建议|予以|应当?|均|全部|直接"
    r"|(?:于|自|从)?(?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|后)?)*+"
)
_WHEN = rf"(?:该|本|此)?(?:事项|证明|项|条)?{_SAID}(?:(?:根据|依据|按照?).{{2,30}}){{0,2}}{_SAID}"
_SAYS_GONE = (
    rf"{_WHEN}(?:取消|删除|删去|删|作废|废止|废除|失效|无效|停用|停止使用|停止执行|下线|撤销|移出|剔除|"
    rf"不再(?:要求)?(?:提供|提交|保留|实行|索要|收取|使用|开具|需要))"
    r"(?:了|该?事项|此项|本项|证明)?[。.]?(?:[（(].*)?"
)
_GONE = lazy(_SAYS_GONE)
_GONE_NOW = lazy(rf"(?!.{{0,9}}(?:拟|建议|计划|将))(?:{_SAYS_GONE})")  # a remark that something is to go says that it is there
_WHETHER_KEPT = lazy(r"(?:是否|可否|能否)(?:应当?|可以?|确需|继续|予以|建议|拟)*保留(?:证明|该?事项)*")
_WHETHER_GONE = lazy(r"(?:是否|可否|能否)(?:应当?|可以?|已经?|予以|建议|拟)*(?:取消|废止|删除|清理)(?:证明|该?事项)*")
# What a column says whose tick leaves a row out, below a parent or beside others that judge.
_TICKED_GONE = lazy(r"(?:直接|建议|予以|拟|应当?|可以?)*(?:取消|废止|删除|清理|不再保留|不保留)(?:证明|事项)*")
_TICKED_KEPT = lazy(r"(?:继续|予以|拟|建议|应当?|确需)*保留(?:证明|事项)*|暂?不(?:实行|适用|纳入)(?:告知承诺制?)?")
_PLEDGED = lazy(r".*(?:告知)?承诺.*")
_KEPT = lazy(
    r"(?:继续|予以|拟|建议|应当?|确需|暂|仍)*保留(?:原?证明|该?事项)*[。.]?"
    r"|(?:拟|建议|予以)?(?:改为|改由|转为|通过|实行)?(?:政府|部门|单位|内部|数据|信息|网络|之间|间)*(?:核[查验实]|共享|查询|比对)[。.]?"
)
_REMARK = lazy(r".*(?:说明|备注.*|备考|附注|注)")
_NOT_KEPT = lazy(r"否|不(?:予|再|应当?)?保留|取消|[×✗✘NnＸXx]")
_TICK = lazy(r"[√✓✔☑■●★▲是有vVyY1]")
_ANSWER = lazy(
    r"[√✓✔☑■●★▲×✗✘xXvVyYnN01]|是|否|不?(?:是|可以?|能|实行|适用|纳入|保留|取消)|(?:实行|适用|纳入)?告知承诺制?|(?:不?属于|是)?证明"
)
_WORDS = frozenset("否不是诺留消止除理")  # each name that judges, but for those of _VERDICT, has one of these characters
Verdict = tuple[int, re.Pattern[str], str]


def judges(name: str) -> bool:
    """Tell whether a column of this name says what became of each certificate, and nothing of the certificate itself."""
    bare = _bare(name)
    return bool(_VERDICT.fullmatch(bare)) and not _REMARK.fullmatch(bare)


def asks(name: str) -> bool:
    """Tell whether a column of this name asks of each certificate whether it is pledged, kept or one at all."""
    bare = _bare(name)
    asking = (_WHETHER, _WHETHER_ONE, _WHETHER_KEPT, _WHETHER_GONE)
    return bare == "告知承诺" or (not _WORDS.isdisjoint(bare) and any(pattern.fullmatch(bare) for pattern in asking))


def answers(text: str) -> bool:
    """Tell whether a text says yes or no to that, and nothing else."""
    return bool(_ANSWER.fullmatch(text))


def verdict_columns(header: Header, sheet: Sheet) -> list[Verdict]:
    """Return the columns, from 1, that judge each row, with the answers that leave it out and why."""
    kept = (column for column in range(1, len(header.names) + 1) if judges(header.label(column)))
    return [*_by_name(header), *((column, _KEPT, NOT_PLEDGED) for column in kept if _says_pledged(sheet, header, column))]


def _says_pledged(sheet: Sheet, header: Header, column: int) -> bool:
    """Tell whether a column says of some rows that they are pledged: those that it says are kept then are not."""
    below = (cells[column - 1] for row, cells in sheet.rows.items() if row > header.rows[-1] and len(cells) >= column)
    return any(_PLEDGED.fullmatch(text) and not _NOT_PLEDGED.fullmatch(text) for text in below)


def _by_name(header: Header) -> list[Verdict]:
    """Return the columns that judge by their names."""
    out: list[Verdict] = []
    for column in range(1, len(header.names) + 1):
        name = _bare(header.label(column))
        if _VERDICT.fullmatch(name):
            out.append((column, _GONE_NOW if _REMARK.fullmatch(name) else _GONE, CANCELLED))
        elif _WORDS.isdisjoint(name):
            continue
        elif _WHETHER.fullmatch(name):
            out += [(column, _NOT_PLEDGED, NOT_PLEDGED), (column, _GONE, CANCELLED)]
        elif _WHETHER_ONE.fullmatch(name):
            out.append((column, _NONE, NO_CERTIFICATE))
        elif _WHETHER_KEPT.fullmatch(name):
            out.append((column, _NOT_KEPT, CANCELLED))
        elif _WHETHER_GONE.fullmatch(name) or (_TICKED_GONE.fullmatch(name) and _beside(header, column)):
            out.append((column, _TICK, CANCELLED))
        elif _TICKED_KEPT.fullmatch(name) and _PLEDGED.fullmatch(_beside(header, column)):
            out.append((column, _TICK, NOT_PLEDGED))
    return out


def _beside(header: Header, column: int) -> str:
    """Return what the columns say that share with this one a parent which judges; without parents, those that judge."""
    *parents, _ = header.names[column - 1]
    others = [names for at, names in enumerate(header.names, 1) if at != column and names]
    if parents:
        same = [_bare("".join(names[-1:])) for names in others if list(names[:-1]) == parents]
        return "".join(same) if _VERDICT.fullmatch(_bare(parents[-1])) or any(map(_PLEDGED.fullmatch, same)) else ""
    return "".join(names[0] for names in others if len(names) == 1 and _WHETHER.fullmatch(_bare(names[0])))


def _bare(name: str) -> str:
    return re.sub(r"[（(].*[）)]|\s", "", name)


def declined(cells: tuple[str, ...], verdicts: Sequence[Verdict]) -> str:
    """Return why a row is left out that says itself that it is not pledged or was cancelled, or ""."""
    for column, answers, why in verdicts:
        if column <= len(cells) and cells[column - 1] and answers.fullmatch("".join(cells[column - 1].split())):
            return why
    return ""
