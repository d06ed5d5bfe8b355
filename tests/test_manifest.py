"""A manifest is read as it was written, a line a file; what is none of ours is no batch."""

import json

import pytest

from pledgectl.doors.manifest import MANIFEST, Roll, has_all, is_whole, manifest_pieces, names_from, read_earlier, take

HEAD = {"kind": "pledge", "merge": "", "name": "", "failed_file": "失败行.xlsx", "failed_sha256": "00"}
ENTRIES = [{"row": row, "input": given, "file": f"甲-{row:04}-张三.docx"} for row, given in enumerate(["a", "b", "a"], 2)]


def write(folder, entries=ENTRIES, head=HEAD):
    roll = Roll()
    for entry in entries:
        roll.add(entry)
    (folder / MANIFEST).write_bytes(b"".join(manifest_pieces(head, roll)))
    return read_earlier(folder)


def test_a_manifest_is_plain_json(tmp_path):
    write(tmp_path)
    assert json.loads((tmp_path / MANIFEST).read_bytes()) == {**HEAD, "files": ENTRIES}


def test_entries_are_taken_in_their_order_and_once(tmp_path):
    found = write(tmp_path)
    assert [take(found, given) for given in "aabac"] == [ENTRIES[0], ENTRIES[2], ENTRIES[1], None, None]
    assert found.failed == ("失败行.xlsx", "00")


@pytest.mark.parametrize(("asked", "same"), [("aab", True), ("abac", True), ("ab", False), ("", False), ("aabb", True)])
def test_a_batch_is_the_same_while_nothing_made_then_is_missing_now(tmp_path, asked, same):
    assert has_all(write(tmp_path), iter(asked)) is same


def test_a_batch_is_whole_while_all_its_files_are_there_and_nothing_was_added(tmp_path):
    for entry in ENTRIES:
        (tmp_path / entry["file"]).write_bytes(b"")
    told = {}
    for asked in ("aab", "aabc"):
        found = write(tmp_path)
        told[asked] = has_all(found, asked) and is_whole(found)
    (tmp_path / ENTRIES[0]["file"]).unlink()
    found = write(tmp_path)
    assert (told, has_all(found, "aab"), is_whole(found)) == ({"aab": True, "aabc": False}, True, False)


def test_names_are_found_by_their_beginning_without_case(tmp_path):
    found = write(tmp_path, [{"input": "a", "file": name} for name in ("GAJ-1.docx", "gaj-12.docx", "x.docx")])
    assert names_from(found, "Gaj-1") == {"gaj-1.docx", "gaj-12.docx"} and len(names_from(found, "")) == 3


def test_a_batch_of_nothing_is_none_to_be_completed(tmp_path):
    found = write(tmp_path, [])
    assert found and not has_all(found, [])


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"[]", b"\xff", b'{\n "files": [', b'{\n "kind": "x",\n "files": [\n  {"file": "../x"}\n ]\n}\n', b"x" * 100_000,
        b'{\n "failed_file": "a/b",\n "files": [\n ]\n}\n', b'{\n "kind": "x",\n "files": [\n  {"file": "\\ud800"}\n ]\n}\n', b"\n" * 5000,
    ],
)  # fmt: skip
def test_what_is_none_of_ours_is_no_batch(tmp_path, data):
    (tmp_path / MANIFEST).write_bytes(data)
    assert read_earlier(tmp_path) is None


def test_a_folder_without_manifest_is_no_batch(tmp_path):
    assert read_earlier(tmp_path) is None
