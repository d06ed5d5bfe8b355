"""File a published version with the bureau above: the clock, what was sent, and the package that proves it; pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from pledgectl.books import Attachment
from pledgectl.catalog.adjustment import MANDATED, joined
from pledgectl.catalog.standing import Release
from pledgectl.errors import refusal
from pledgectl.formats.records import IsoDate
from pledgectl.ground.files import digest

if TYPE_CHECKING:
    from pledgectl.profile import FilingRule, Profile

MANIFEST = "SHA256SUMS"
WORDING = ("number", "signer", "contact", "url", "dated")
_RECORDED = ("package", "package_hash", "sent", "receipt", "attachments")
EVENTS = {"publication": "公布", "approval": "审定"}


@dataclass(frozen=True, slots=True)
class Filing:
    """备案: catalogs/filings/VERSION.toml; `event` is what the days count from, `deadline` is "" for a baseline."""

    version: str
    authority: str = ""
    event: str = ""
    start: IsoDate = ""
    days: int = 0
    deadline: IsoDate = ""
    certain: bool = True
    note: str = ""
    number: str = ""
    signer: str = ""
    contact: str = ""
    url: str = ""
    dated: IsoDate = ""
    package: str = ""
    package_hash: str = ""
    sent: IsoDate = ""
    receipt: str = ""
    attachments: tuple[Attachment, ...] = ()


class Due(Protocol):
    """What the calendar answers."""

    @property
    def due(self) -> date: ...
    @property
    def certain(self) -> bool: ...
    @property
    def note(self) -> str: ...


def open_filing(release: Release, profile: "Profile", count: Callable[[date, int], Due]) -> Filing:
    """Set the clock of a version; `count` gives the deadline in working days. A list taken over has no clock."""
    filing = Filing(release.version, profile.place.upper_bureau)
    if release.baseline:
        return replace(filing, note="这是接管以前公布的清单，不计报备期限。")
    event, start = start_day(release, profile.filing)
    deadline = count(date.fromisoformat(start), profile.filing.days)
    note = "\n".join(part for part in (deadline.note, profile.filing.note) if part)
    return replace(
        filing, event=event, start=start, days=profile.filing.days, deadline=deadline.due.isoformat(),
        certain=deadline.certain, note=note,
    )  # fmt: skip


def recounted(filing: Filing, count: Callable[[date, int], Due]) -> Filing:
    """Count a deadline again that was reckoned without a holiday notice: the notice may be known by now."""
    if filing.certain or not filing.start:
        return filing
    deadline = count(date.fromisoformat(filing.start), filing.days)
    # The first line told what was lacking, the others what the plan leaves open.
    note = "\n".join([*filter(None, [deadline.note]), *filing.note.splitlines()[1:]])
    return replace(filing, deadline=deadline.due.isoformat(), certain=deadline.certain, note=note)


def start_day(release: Release, rule: "FilingRule") -> tuple[str, str]:
    """Return the event that starts the clock and its date: the publication, or the last approval where the profile says so."""
    decided = max((one.approval.date for one in release.approvals if one.outcome != MANDATED), default="")
    return ("approval", decided) if rule.start == "approval" and decided else ("publication", release.published)


def amend(held: Filing | None, fresh: Filing, said: Mapping[str, str]) -> Filing:
    """Return `fresh` with what was recorded before and what is `said` now; what was sent cannot be reworded (4)."""
    before = {name: getattr(held, name) for name in (*WORDING, *_RECORDED)} if held else {}
    reworded = [name for name in WORDING if said.get(name, "") not in ("", before.get(name))]
    if held and held.sent and reworded:
        raise refusal("材料已经报送，不能再改", f"版本 {held.version} 于 {held.sent} 报送", "如需更正，请另行发文说明")
    return replace(fresh, **before | {name: text for name, text in said.items() if text})


def supplement(filing: Filing, before: str, files: Sequence[Attachment]) -> Filing:
    """Add files to what goes along; what was sent `before` ("" if it was not) gets no more (4)."""
    if files and before:
        raise refusal("材料已经报送，不能再补", f"版本 {filing.version} 于 {before} 报送", "如需补充，请另行发文")
    return replace(filing, attachments=joined(filing.attachments, files))


def check_dates(filing: Filing, held: Filing | None, release: Release, today: str) -> None:
    """Refuse what cannot be: sent before published or after today, a receipt for nothing sent, another day once received.

    The report is written after the publication and not after it was sent.
    """
    where = f"版本 {release.version} 公布于 {release.published}"
    if filing.dated and filing.dated < release.published:
        raise refusal(f"成文日期 {filing.dated} 早于公布日期", where, "请核对备案报告的成文日期")
    if filing.sent > today:
        raise refusal(f"报送日期 {filing.sent} 还没有到", f"今天是 {today}", "请在报送以后登记")
    if held and held.receipt and filing.sent != held.sent:
        raise refusal("已经收到回执，报送日期不能再改", f"版本 {held.version} 于 {held.sent} 报送", "请核对报送日期")
    if filing.sent and filing.sent < release.published:
        raise refusal(f"报送日期 {filing.sent} 早于公布日期", where, "请核对报送日期")
    if filing.sent and filing.dated > filing.sent:
        raise refusal(f"成文日期 {filing.dated} 晚于报送日期 {filing.sent}", where, "请核对两个日期")
    if filing.receipt and not filing.sent:
        raise refusal("还没有登记报送日期，不能登记回执", f"版本 {release.version}", "请同时给出 --sent 报送日期")


def lateness(filing: Filing, today: str) -> str:
    """Say in one line how the filing stands against its deadline, "" where there is none."""
    if not filing.deadline:
        return ""
    if filing.sent:
        return f"{filing.sent} 报送，" + ("按期" if filing.sent <= filing.deadline else f"已超过期限 {filing.deadline}")
    return f"期限 {filing.deadline}，" + ("已超过，请尽快报送" if today > filing.deadline else "尚未报送")


def manifest(parts: Mapping[str, bytes]) -> bytes:
    """Return SHA256SUMS over `parts`, as `sha256sum -c` reads it."""
    return "".join(f"{digest(data)}  {name}\n" for name, data in sorted(parts.items())).encode()


def verify_package(names: tuple[str, ...], read: Callable[[str], bytes]) -> list[str]:
    """List what is wrong with a filing package: every file must be listed, present and unchanged."""
    if MANIFEST not in names:
        return [f"缺少校验清单 {MANIFEST}，不是报备材料包"]
    listed, wrong = _read_manifest(read(MANIFEST))
    wrong += [f"{name} 不见了" for name in sorted(listed.keys() - set(names))]
    wrong += [f"{name} 不在校验清单中" for name in sorted(set(names) - listed.keys() - {MANIFEST})]
    return wrong + [f"{name} 被改动过" for name in sorted(listed.keys() & set(names)) if digest(read(name)) != listed[name]]


def _read_manifest(data: bytes) -> tuple[dict[str, str], list[str]]:
    """Return hash by name, and the faults of the manifest itself."""
    listed: dict[str, str] = {}
    wrong = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        hexed, gap, name = line[:64], line[64:66], line[66:]
        if gap not in ("  ", " *") or not name or not all(char in "0123456789abcdef" for char in hexed):
            wrong.append(f"{MANIFEST} 第 {number} 行不合格式")
        elif name in listed:
            wrong.append(f"{MANIFEST} 第 {number} 行的文件出现了两次")
        else:
            listed[name] = hexed
    return listed, wrong
