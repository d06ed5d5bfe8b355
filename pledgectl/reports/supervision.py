"""督查: what every department has done and what is wrong with its list, the bureau's own duties at the end; pure."""

from collections import Counter
from collections.abc import Sequence

from pledgectl.dept.duties import STATES
from pledgectl.figures import BAR, Cell, Chart, Report, Section, Series
from pledgectl.gaps import to_fill
from pledgectl.model import Item
from pledgectl.reports import books, catalog
from pledgectl.reports.scene import Scene, as_of
from pledgectl.rule import ERROR, WARNING

_ORDERS = "整改的内容、期限和报送方式"
_WORST, _EXAMPLES = 15, 3


def supervision(scene: Scene) -> Report:
    """Report on every department (毛集三（四）: results of supervision are made known; 虎林三（三））."""
    sections = (
        _departments(scene),
        books.duties(scene),
        books.owed_by_department(scene),
        _problems(scene),
        catalog.filings(scene),
        books.complaints(scene),
        _bureau(scene),
        Section("整改要求", to_fill(_ORDERS)),
    )
    facts = (f"截至：{scene.until}", f"现行清单：{catalog.edition(scene)}")
    title = f"{scene.profile.place.name}证明事项告知承诺制工作督查情况"
    return Report("supervision", title, scene.period.name, facts, sections, (_ORDERS,))


def _departments(scene: Scene) -> Section:
    owed = Counter(one.department for one in scene.standings() if one.open and one.until and one.until < scene.until)
    reminded = Counter(one.department for one in as_of(scene.books, scene.until).reminders)
    owners = {item.id: item.department for item in scene.catalog}
    levels = Counter((owners[found.item], found.level) for found in scene.findings if found.item in owners)
    rows: list[tuple[Cell, ...]] = []
    troubles = []
    for name in scene.names:
        own = [item for item in scene.catalog if item.department == name]
        errors, warnings = levels[name, ERROR], levels[name, WARNING]
        rows.append((name, len(own), _settled(own), _reviewed(own), errors, warnings, owed[name], reminded[name]))
        troubles.append((name, owed[name], errors))
    worst = sorted((one for one in troubles if one[1] or one[2]), key=lambda one: (-one[1], -one[2]))[:_WORST]
    names, late, wrong = zip(*worst, strict=True) if worst else ((), (), ())
    chart = Chart("问题较集中的部门", BAR, names, (Series("到期没有完成的职责", late), Series("清单中的错误", wrong)))
    headers = ("部门", "事项", "已定核查办法", "有合法性审查意见", "错误", "提示", "到期没有完成的职责", "催办次数")
    return Section("各部门情况", "", headers, tuple(rows), chart, "部门名录是空的。")


def _settled(items: Sequence[Item]) -> int:
    return sum(item.verification.settled for item in items)


def _reviewed(items: Sequence[Item]) -> int:
    return sum(bool(item.review.opinion) for item in items)


def _problems(scene: Scene) -> Section:
    """List by rule what is wrong in the lists, the most frequent first, with some of the items."""
    held = [found for found in scene.findings if found.level in (ERROR, WARNING)]
    counts = Counter((found.code, found.title) for found in held)
    rows = []
    for (code, title), count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        items = list(dict.fromkeys(found.item for found in held if found.code == code and found.item))
        rows.append((code, title, count, "、".join(items[:_EXAMPLES]) + ("等" if len(items) > _EXAMPLES else "")))
    return Section("清单中的问题", "", ("规则", "问题", "次数", "事项"), tuple(rows), None, "检查没有发现问题。")


def _bureau(scene: Scene) -> Section:
    rows = tuple(
        (one.duty, one.until or "没有写明", STATES[one.state], one.date) for one in scene.standings() if not one.department
    )
    return Section("司法行政部门自己的职责", "", ("职责", "时间", "情况", "日期"), rows, None, "方案没有另外规定。")
