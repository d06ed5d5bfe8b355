"""How large a package from outside may be (hardness.md): named by those who read its files, checked where it is opened."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sizes:
    """压缩包的限度: bytes of the package, and of its largest part and all parts when inflated.

    What is larger than these must also not be packed tighter than 100:1: an honest list of 200,000 equal rows is 20:1.
    """

    package: int = 20 * MB
    entry: int = 60 * MB
    total: int = 150 * MB
