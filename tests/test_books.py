"""The books of the bureau: they read back as written, sorted and steady, and a slip of the pen is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from pledgectl.books import Activity, Attachment, Books, Complainant, Complaint, Owed, Reminder, Reveal, Submission
from pledgectl.doors.books import COMPLAINANTS, OFFICE, book_files, complainant_file, read_books, read_complainants
from pledgectl.errors import PledgectlError
from pledgectl.ground.transaction import transaction

FILE = Attachment("清单.xlsx", 12, "ab" * 32)
BOOKS = Books(
    (
        Submission("2021-1000", "2021-05-14", "县民政局", "list", ("paper", "signed"), "张某", note="两页", files=(FILE,)),
        Submission("2021-999", "2021-05-13", "县公安局", "plan", waived="2022年新设"),
    ),
    (Reminder("2021-001", "2021-05-16", "县教育局", (Owed("报送清单", "2021-05-15", ("纸质版",)),), "2021-05-20"),),
    (Activity("2021-001", "2021-03-01", "daily", ("县公安局",), "抽查", "某发〔2021〕1号", ("重点监管",), ("gaj-001",), (FILE,)),),
    (Complaint("2021-001", "2021-04-01", "多要证明", "县公安局", "gaj-001", "phone", 15, "2021-04-23", reveals=(Reveal("2021-04-02", "甲", "答复"),)),),
)


def put(root: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def test_what_is_written_reads_back_in_the_order_of_numbers(tmp_path: Path) -> None:
    put(tmp_path, book_files(BOOKS))
    held = read_books(tmp_path)
    assert [one.number for one in held.submissions] == ["2021-999", "2021-1000"]
    assert (set(held.submissions), held.reminders, held.activities, held.complaints) == (
        set(BOOKS.submissions), BOOKS.reminders, BOOKS.activities, BOOKS.complaints)
    assert book_files(held) == book_files(BOOKS)


def test_numbers_that_were_undone_stand_above_the_entries(tmp_path: Path) -> None:
    spent = replace(BOOKS, spent=("submissions/2021-1001", "submissions/2022-001", "complaints/2021-003"))
    put(tmp_path, book_files(spent))
    assert {*read_books(tmp_path).spent} == {*spent.spent}
    assert [read_books(tmp_path).next_number("submissions")(day) for day in ("2021-05-01", "2022-01-01")] == ["2021-1002", "2022-002"]
    put(tmp_path, {f"{OFFICE}/activities.toml": b'spent = ["A1"]'})
    with pytest.raises(PledgectlError, match="A1"):
        read_books(tmp_path)


def test_no_books_are_empty_books(tmp_path: Path) -> None:
    assert read_books(tmp_path) == Books() and read_complainants(tmp_path) == ()


SLIPS = [
    ("submissions", 'number = "1"\ndate = "2021-05-01"\ndepartment = "甲"\nwhat = "lst"', "lst", "list"),
    ("submissions", 'number = "1"\ndate = "2021-5-1"\ndepartment = "甲"\nwhat = "list"', "2021-5-1", "2021-04-30"),
    ("submissions", 'number = "1"\ndate = "2021-05-01"\ndepartment = "甲"\nwhat = "list"\nform = ["paper"]', "form", "forms"),
    ("submissions", 'number = "1"\ndate = "2021-05-01"\ndepartment = "甲"\nwhat = "list"\nforms = ["papre"]', "papre", "paper"),
    ("activities", 'number = "1"\ndate = "2021-05-01"\nkind = "trainning"', "trainning", "training"),
    ("complaints", 'number = "1"\nreceived = "2021-05-01"\nabout = "甲"\nchannel = "fax"', "fax", "phone"),
    ("complaints", 'number = "1"\nreceived = "2021-05-02"\nabout = "甲"\nanswered = "2021-05-01"', "2021-05-01", "核对"),
    ("reminders", 'number = "1"\ndate = "2021-05-02"\ndepartment = "甲"\ndeadline = "2021-05-01"', "deadline", "核对"),
    ("reminders", 'number = ""\ndate = "2021-05-01"\ndepartment = "甲"', "编号", "2021-001"),
]


@pytest.mark.parametrize(("book", "text", "message", "hint"), SLIPS)
def test_a_slip_in_a_book_is_named_with_what_to_write(tmp_path: Path, book: str, text: str, message: str, hint: str) -> None:
    put(tmp_path, {f"{OFFICE}/{book}.toml": f"[[{book}]]\n{text}\n".encode()})
    with pytest.raises(PledgectlError) as caught:
        read_books(tmp_path)
    assert message in caught.value.message and hint in caught.value.hint and book in caught.value.where


def test_a_number_given_twice_and_a_strange_table_are_refused(tmp_path: Path) -> None:
    entry = '[[reminders]]\nnumber = "1"\ndate = "2021-05-01"\ndepartment = "甲"\n'
    for text in (entry + entry, '[[activities]]\nnumber = "1"\n'):
        put(tmp_path, {f"{OFFICE}/reminders.toml": text.encode()})
        with pytest.raises(PledgectlError):
            read_books(tmp_path)


def test_who_complained_is_for_the_bureau_alone_to_read(workspace: Path) -> None:
    who = (Complainant("2021-002", "王某", "0467-0000000"), Complainant("2021-001", "李某"))
    with transaction(workspace, "test") as change:
        change.write(COMPLAINANTS, complainant_file(who))
    assert (workspace / COMPLAINANTS).stat().st_mode & 0o077 == 0
    assert read_complainants(workspace) == (who[1], who[0])


@pytest.mark.parametrize("number", ["../../x", "CON", "--x", "2021-" + "9" * 5000, "二〇二一-001"])
def test_a_number_that_nothing_can_be_counted_on_from_or_named_after_is_refused(tmp_path: Path, number: str) -> None:
    entry = f'[[submissions]]\nnumber = "{number}"\ndate = "2021-05-01"\ndepartment = "甲"\nwhat = "list"\n'
    put(tmp_path, {f"{OFFICE}/submissions.toml": entry.encode()})
    with pytest.raises(PledgectlError, match="不是年份和序号"):
        read_books(tmp_path)
