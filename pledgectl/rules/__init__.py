"""Every rule family; `load_all` registers them all, and importing one family registers that one alone."""

from importlib import import_module

FAMILIES = (
    "item", "doubles", "basis", "numbers", "parties", "needless", "exclusion", "cancelled", "review", "lists", "intake",
    "templates", "wording",
)  # fmt: skip


def load_all() -> None:
    """Register the rules of every family."""
    for family in FAMILIES:
        import_module(f"{__name__}.{family}")
