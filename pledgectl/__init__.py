"""pledgectl: 证明事项告知承诺制 on the command line."""

__version__ = "0.1.0"
