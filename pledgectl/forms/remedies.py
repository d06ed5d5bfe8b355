"""Where what a paper lacks is to be told, where that is not in the catalog itself: by what prints 【待填写：…】."""

from collections.abc import Sequence

# What is missing, by a word of it, and the command or setting that takes it.
ELSEWHERE = (
    ("合法性审查意见", "用 pledgectl catalog review 登记合法性审查意见"),
    ("增减的理由", "用 pledgectl catalog propose 写明增减的理由"),
    ("联系人及电话", "在 pledgectl.toml 的 [office] contact 写明联系人和电话"),
)
_CATALOG = "其余的用 pledgectl catalog edit 补上，联系方式、地点可以写在部门名录里，或者在 Word、WPS 里补全"


def remedy(missing: Sequence[str]) -> str:
    """Say how what is missing is told; "" where all of it belongs into the catalog."""
    ways = {what: next((way for word, way in ELSEWHERE if word in what), "") for what in missing}
    told = list(dict.fromkeys(filter(None, ways.values())))
    return "；".join([*told, *([] if all(ways.values()) else [_CATALOG])]) + "。" if told else ""
