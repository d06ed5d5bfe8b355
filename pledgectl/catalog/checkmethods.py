"""Which departments have filed how they check pledges and what has changed since, where the plan asks for it; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pledgectl.books import Submission
from pledgectl.catalog.status import TODO, Task
from pledgectl.model import Item
from pledgectl.text import first_few

if TYPE_CHECKING:
    from pledgectl.model import Department

WHAT = "check-method"
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class MethodFiling:
    """一个部门的核查办法备案: `filed` is the day of the last one, "" for none; `changed` the ids that read otherwise since.

    `waived` is the reason why it need not be filed.
    """

    department: str
    filed: str = ""
    changed: tuple[str, ...] = ()
    waived: str = ""

    @property
    def due(self) -> bool:
        """Tell whether the department still has to file."""
        return not self.waived and (not self.filed or bool(self.changed))


def last_filing(department: "Department", submissions: Iterable[Submission]) -> Submission | None:
    """Return the last entry of the register by which a department filed its ways of checking, or was let off."""
    own = [one for one in submissions if one.what == WHAT and one.department in department.names]
    return max(own, key=lambda one: (one.date, len(one.number), one.number), default=None)


def changed_methods(then: Iterable[Item], now: Iterable[Item]) -> tuple[str, ...]:
    """List the ids of items that are checked otherwise than when the department filed, new items among them."""
    before = {item.id: item.verification for item in then}
    return tuple(item.id for item in now if before.get(item.id) != item.verification)


def unsettled(items: Iterable[Item]) -> list[str]:
    """List the ids of items whose way of checking does not say how, when and against what, and that are not exempt."""
    return [item.id for item in items if not item.verification.settled]


def method_tasks(found: Sequence[MethodFiling]) -> list[Task]:
    """Say which departments have not filed, and which have changed their ways of checking since."""
    never = [one.department for one in found if one.due and not one.filed]
    stale = [f"{one.department}（{len(one.changed)} 项）" for one in found if one.due and one.filed]
    then = "运行 pledgectl catalog file --kind 核查办法 生成备案表；收到后用 pledgectl dept submit 部门 --what 核查办法 登记"
    told = ((never, "还没有备案核查办法的部门"), (stale, "备案以后核查办法有变化或者新增事项的部门"))
    return [
        Task(TODO, WHAT, f"{text}：{first_few(names, _SHOWN, '个')}", then, count=len(names)) for names, text in told if names
    ]
