"""Every rule family; importing this package registers them all."""

from importlib import import_module

FAMILIES = ("item", "basis", "parties", "exclusion", "cancelled", "review", "lists", "intake", "templates", "wording")

for _family in FAMILIES:
    import_module(f"{__name__}.{_family}")
