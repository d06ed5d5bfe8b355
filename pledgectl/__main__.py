"""Run the command line: `python -m pledgectl`."""

from pledgectl.cli import main

main()
