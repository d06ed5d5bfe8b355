"""Measure rename suggestions on hard data: `python tests/bench/bench_renames.py [SEEDS]` (aim: F1 of 0.95).

Per seed 300 items vanish; a third come back renamed, 45 of 100 of those with another issuer and article too, and a third leave
behind a decoy: another certificate that copies department, purpose, requester, issuer and basis (the generator of test_diff.py).
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from test_diff import hard_lists

from pledgectl.renames import suggest_renames

FIRST = 100


def counts(seed: int) -> tuple[int, int, int, float]:
    """Return how many suggestions are right, how many there are, how many renames there were, and seconds of CPU time."""
    olds, news, truth = hard_lists(seed)
    start = time.process_time()
    found = {(old.id, new.id) for old, new, _ in suggest_renames(olds, news)}
    return len(found & truth), len(found), len(truth), time.process_time() - start


def main() -> None:
    """Print precision, recall and F1 over all seeds, and of the worst of them."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    runs = [counts(seed) for seed in range(FIRST, FIRST + seeds)]
    right, told, true, seconds = (sum(values) for values in zip(*runs, strict=True))
    precision, recall = right / told, right / true
    worst = min(2 * each[0] / (each[1] + each[2]) for each in runs)
    print(f"{true} renames among {300 * seeds} vanished items, {told} suggestions, {seconds / seeds:.2f} s a list")
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * right / (told + true):.3f}, worst list {worst:.3f}")


if __name__ == "__main__":
    main()
