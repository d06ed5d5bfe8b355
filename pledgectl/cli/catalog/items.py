"""`catalog edit`, `remove`, `restore`: change items of the draft."""

from typing import Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, item_id, workspace_root
from pledgectl.cli.catalog.changing import change_draft, change_each
from pledgectl.cli.kept import without_numbers
from pledgectl.doors import store
from pledgectl.model import Catalog

Ids = Annotated[list[str], typer.Argument(metavar="编号", parser=item_id, help="事项编号，如 mzj-017，可以写几个")]


@examples(
    "pledgectl catalog edit mzj-017 --set 开具单位=县公安局",
    "pledgectl catalog edit mzj-017 mzj-018 --set 核查方式=在线核查",
    "pledgectl catalog edit mzj-017 --set verification.exempt=否 --set verification.means=线上核查",
    'pledgectl catalog edit mzj-017 --set "bases=《殡葬管理条例》第十三条第二项"',
)
def edit(
    ids: Ids,
    settings: Annotated[list[str], typer.Option("--set", metavar="字段=内容", help="改一个字段，可以写多次；内容空着就是清空")],
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """修改工作稿中的事项；写了几个编号，就都这样改。

    字段名用英文（见 catalog show 编号 --format json，下一级用点号）或清单里的中文列名都可以，如 issuer、开具单位。
    几条依据、几个步骤用分号隔开。
    """
    from pledgectl.catalog import edit as verbs

    wanted = {name: without_numbers(text, f"--set {name}", name) for name, text in verbs.parse_settings(settings).items()}
    return change_each("catalog edit", ids, lambda item: verbs.set_fields(item, wanted), Mode(json, dry_run, yes))


@examples("pledgectl catalog remove mzj-017", "pledgectl catalog remove mzj-017 mzj-018")
def remove(ids: Ids, json: Json = False, dry_run: DryRun = False, yes: Yes = False) -> int:
    """从工作稿中取消事项；编号以后不再使用，已公布的版本不变。"""
    return change_each("catalog remove", ids, lambda item: None, Mode(json, dry_run, yes))


@examples("pledgectl catalog restore mzj-017", "pledgectl catalog restore mzj-017 mzj-018 -n")
def restore(ids: Ids, json: Json = False, dry_run: DryRun = False, yes: Yes = False) -> int:
    """把工作稿中改过、取消的事项恢复成现行版本的样子；用于没有同意的变化。

    新增的事项现行版本里没有，不同意的用 catalog remove 取消。
    """
    from pledgectl.catalog.edit import pick_items, put_back
    from pledgectl.cli.catalog.situation import find_version

    root = workspace_root()
    held = pick_items(store.read_version(root, find_version(root, "")), ids)

    def changed(draft: Catalog) -> Catalog:
        return put_back(draft, held)

    return change_draft("catalog restore", ids, changed, Mode(json, dry_run, yes))
