"""The journal tells what was done, and whether somebody has changed what it tells."""

import json

import pytest

from pledgectl.errors import PledgectlError
from pledgectl.ground.journal import last_entry, read_journal
from pledgectl.ground.transaction import transaction


def test_every_line_carries_the_hash_of_the_one_before(tmp_path):
    for text in (b"1", b"2", b"3"):
        with transaction(tmp_path, "write") as change:
            change.write("a.toml", text)
    entries = read_journal(tmp_path)
    assert [entry["n"] for entry in entries] == [1, 2, 3]
    assert entries[2]["previous"] == entries[1]["hash"] and entries[1]["files"][0]["before"] == entries[0]["files"][0]["after"]


@pytest.mark.parametrize("line", [0, 1])
def test_an_edited_journal_names_the_line(tmp_path, line):
    for text in (b"1", b"2"):
        with transaction(tmp_path, "write") as change:
            change.write("a.toml", text)
    journal = tmp_path / ".pledgectl/journal.jsonl"
    lines = journal.read_text(encoding="utf-8").splitlines()
    lines[line] = json.dumps({**json.loads(lines[line]), "who": "别人"}, ensure_ascii=False)
    journal.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(PledgectlError) as stopped:
        read_journal(tmp_path)
    assert stopped.value.where.endswith(f"第 {line + 1} 行")


def test_a_torn_last_line_is_cut_off_by_the_next_change(tmp_path):
    with transaction(tmp_path, "write") as change:
        change.write("a.toml", b"1")
    with (tmp_path / ".pledgectl/journal.jsonl").open("ab") as stream:
        stream.write(b'{"n": 2, "torn')
    with transaction(tmp_path, "write") as change:
        change.write("a.toml", b"2")
    assert [entry["n"] for entry in read_journal(tmp_path)] == [1, 2]
    assert last_entry(tmp_path)["n"] == 2


@pytest.mark.parametrize("line", [b"[]", b"{}", b"7", b"[" * 100_000, b"\xff"])
def test_a_line_that_is_none_of_ours_is_told_and_not_a_fault(tmp_path, line):
    (tmp_path / ".pledgectl").mkdir()
    (tmp_path / ".pledgectl/journal.jsonl").write_bytes(line + b"\n")
    for read in (read_journal, last_entry):
        with pytest.raises(PledgectlError, match="操作记录"):
            read(tmp_path)
