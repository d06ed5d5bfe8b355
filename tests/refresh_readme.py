"""Write the tables of commands, rules and papers in README.md anew: `python tests/refresh_readme.py`."""

import re
from pathlib import Path

from pledgectl.cli import COMMANDS
from pledgectl.cli.base import Table, summary_of
from pledgectl.forms.kinds import CHOICES, KINDS, PER
from pledgectl.model import LEVELS
from pledgectl.rule import REGISTER
from pledgectl.rules import load_all

load_all()
README = Path(__file__).parent.parent / "README.md"


def commands(table: Table, prefix: str = "") -> list[str]:
    """Return a row for each command."""
    rows = []
    for name, entry in table.items():
        if isinstance(entry, str):
            rows.append(f"| `{prefix}{name}` | {summary_of(entry)} |")
        else:
            rows.extend(commands(entry, f"{prefix}{name} "))
    return rows


def refresh(text: str, marker: str, rows: list[str]) -> str:
    """Replace what stands between a marker and its end."""
    body = "\n".join(rows)
    return re.sub(rf"(<!-- {marker} -->\n).*?(<!-- end of {marker} -->)", lambda m: f"{m[1]}\n{body}\n\n{m[2]}", text, flags=re.DOTALL)


rules = [f"| {code} | {LEVELS[found.level]} | {found.title} |" for code, found in sorted(REGISTER.items())]
kinds = [f"| `{code}` | {'、'.join(CHOICES[code])} | {PER[kind.per]} |" for code, kind in KINDS.items()]
text = README.read_text(encoding="utf-8")
text = refresh(text, "commands", ["| 命令 | 做什么 |", "|---|---|", *commands(COMMANDS)])
text = refresh(text, "rules", ["| 代码 | 级别 | 问题 |", "|---|---|---|", *rules])
text = refresh(text, "kinds", ["| `--kind` | 文书（名称和简称都可以用） | 份数 |", "|---|---|---|", *kinds])
README.write_text(text, encoding="utf-8")
