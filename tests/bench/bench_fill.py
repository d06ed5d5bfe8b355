"""Filled pledges, ours against docxtpl and docxtemplater: documents per CPU-second over whole processes, and peak memory.

Run by hand: `python tests/bench/bench_fill.py [FOLDER]`. The peers get the same values and print the same text from templates
of the same words; each also is compared by that text. docxtemplater needs Node and `npm install docxtemplater pizzip` in
FOLDER (or in the folder that PLEDGECTL_BENCH_NODE names); without them it is left out by name.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve()
SMALL, LARGE = 500, 10_000
# Times the peer's documents per CPU-second that the plan asks for, by peer and number of our documents.
WANTED = {("docxtpl", SMALL): 20, ("docxtpl", LARGE): 60, ("docxtemplater", LARGE): 25}
MEMORY = 60
TURNS = 3
DOCXTPL = """
import csv, json, sys
from pathlib import Path
from docxtpl import DocxTemplate
template, values, table, out = sys.argv[1:]
base = json.loads(Path(values).read_text(encoding="utf-8"))
for number, row in enumerate(csv.DictReader(open(table, encoding="utf-8")), 2):
    given = {"姓名": row["申请人"], "证件类型": row["证件类型"], "证号": row["证号"], "联系方式": row["联系方式"]}
    paper = DocxTemplate(template)
    paper.render({**base, "申请人": {**base["申请人"], **given}}, autoescape=True)
    paper.save(Path(out) / f"{number}.docx")
"""
SPAWN = """
import os, sys, time
start, null = time.perf_counter(), os.open(os.devnull, os.O_WRONLY)
away = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=away), 0)
print([status, usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss])
"""
# Flat names only, which is the quicker of docxtemplater's two ways; lists and conditions in its own dialect.
DOCXTEMPLATER = """
const fs = require("fs"), path = require("path");
const PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
const [template, values, table, out] = process.argv.slice(2);
const base = JSON.parse(fs.readFileSync(values, "utf8")), content = fs.readFileSync(template);
fs.readFileSync(table, "utf8").trim().split("\\n").slice(1).forEach((line, at) => {
  const [name, kind, number, phone] = line.split(",");
  const paper = new Docxtemplater(new PizZip(content), {paragraphLoop: true, linebreaks: true});
  paper.render({...base, 申请人姓名: name, 申请人证件类型: kind, 申请人证号: number, 申请人联系方式: phone});
  fs.writeFileSync(path.join(out, `${at + 2}.docx`), paper.getZip().generate({type: "nodebuffer", compression: "DEFLATE"}));
});
"""


def table(path: Path, count: int) -> None:
    """Write a table of `count` invented applicants; the numbers are of the reserved area 999999."""
    lines = [f"张示例{at},居民身份证,999999{at:012},{at:011}" for at in range(count)]
    path.write_text("申请人,证件类型,证号,联系方式\n" + "\n".join(lines) + "\n", encoding="utf-8")


def workspace(folder: Path) -> Path:
    """Make a workspace with one whole item, and the values of its pledge for the peers."""
    sys.path.insert(0, str(HERE.parent.parent))
    from test_papers import DEPARTMENT, WHOLE

    from pledgectl.cli import run
    from pledgectl.doors import store
    from pledgectl.doors.profiles import read_profile
    from pledgectl.formats.catalog_file import dump_items
    from pledgectl.forms.papers import pledge_values

    run(["init", str(folder / "ws"), "--profile", "hulin"])
    (folder / "ws/catalogs/draft/gaj.toml").write_bytes(dump_items(WHOLE.department, [WHOLE]))
    (folder / "ws/catalogs/departments.toml").write_bytes(store.dump_departments([DEPARTMENT]))
    values = pledge_values(WHOLE, DEPARTMENT, read_profile("hulin", None))
    (folder / "values.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    return folder / "ws"


def spawn(command: list[str], label: str) -> tuple[float, float, float]:
    """Run a command; return CPU seconds, wall seconds and peak memory in MiB of its process.

    It is started by a process smaller than itself, whose memory would else be taken for its own.
    """
    done = subprocess.run([sys.executable, "-I", "-S", "-c", SPAWN, *command], capture_output=True, check=True, text=True)
    status, cpu, wall, memory = json.loads(done.stdout.splitlines()[-1])
    if status:
        raise SystemExit(f"{label} failed: {command}")
    return cpu, wall, memory / 1024


def measure(command: list[str], count: int, label: str) -> tuple[float, float]:
    """Run a command and tell documents per CPU-second, wall time and peak memory of its process; return the first and last."""
    cpu, wall, memory = spawn(command, label)
    print(f"{label:34} {count:6} documents  {count / cpu:8.0f} per CPU-second  {wall:6.2f} s  {memory:5.0f} MiB", flush=True)
    return count / cpu, memory


def node_template(folder: Path) -> Path:
    """Write the built-in pledge in docxtemplater's dialect, every name flat; return its path."""
    import re

    from pledgectl.ground.package import open_package, pack

    source = HERE.parents[2] / "templates" / "pledge.docx"
    package = open_package(source.read_bytes(), source.name)
    parts = {name: package.read(name) for name in package.names}
    text, loops = parts["word/document.xml"].decode(), [""]

    def name_of(path: str) -> str:
        head, _, rest = path.partition(".")
        return (rest or ".") if head in loops else path.replace(".", "")

    def turn(match: "re.Match[str]") -> str:
        word, _, rest = re.sub(r"^\{[{%](p|tr|tc|r)?|[%}]\}$", "", match[0]).strip().partition(" ")
        if word == "for":
            variable, over = rest.split(" in ")
            opened = "{#" + name_of(over) + "}"
            loops.append(variable)
            return opened
        if word in ("endfor", "endif"):
            loops.pop()
            return "{/}"
        if word == "if":
            loops.append("")
            return "{#" + name_of(rest) + "}"
        return "{" + name_of(word) + "}"

    parts["word/document.xml"] = re.sub(r"\{[{%].*?[%}]\}", turn, text).encode()
    made = folder / "pledge-node.docx"
    made.write_bytes(pack(parts))
    return made


def flat(values: dict[str, object]) -> dict[str, object]:
    """Flatten the values of a pledge: 申请人.姓名 becomes 申请人姓名."""
    found = dict(values)
    for group, inner in values.items():
        if isinstance(inner, dict):
            found |= {group + key: value for key, value in inner.items()}
    return found


def peers(folder: Path) -> dict[str, list[str]]:
    """Return the peers' commands, without the folder that their documents go to; a peer that is not installed is told."""
    template = HERE.parents[2] / "templates" / "pledge.docx"
    (folder / "peer.py").write_text(DOCXTPL, encoding="utf-8")
    (folder / "peer.js").write_text(DOCXTEMPLATER, encoding="utf-8")
    values = json.loads((folder / "values.json").read_text(encoding="utf-8"))
    (folder / "flat.json").write_text(json.dumps(flat(values), ensure_ascii=False), encoding="utf-8")
    small = str(folder / f"{SMALL}.csv")
    found = {"docxtpl": [sys.executable, str(folder / "peer.py"), str(template), str(folder / "values.json"), small]}
    modules = Path(os.environ.get("PLEDGECTL_BENCH_NODE") or sys.argv[-1]) / "node_modules"
    node = shutil.which("node")
    if node and (modules / "docxtemplater").is_dir():
        (folder / "node_modules").symlink_to(modules.resolve())
        found["docxtemplater"] = [node, str(folder / "peer.js"), str(node_template(folder)), str(folder / "flat.json"), small]
    else:
        print("docxtemplater left out: no Node, or not installed (npm install docxtemplater pizzip)")
    return found


def text_of(path: Path) -> str:
    """Return what a document says, without blank lines."""
    from docx import Document

    body = Document(str(path)).element.body
    return "\n".join(line for node in body.iter("{*}p") if (line := "".join(one.text or "" for one in node.iter("{*}t"))))


def main() -> None:
    """Measure all in turns, compare the texts, and fail where a figure falls short."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        space = workspace(folder)
        for count in (SMALL, LARGE):
            table(folder / f"{count}.csv", count)
        commands = peers(folder)
        best: dict[object, float] = {}
        heaviest = 0.0
        for turn in range(TURNS):
            for peer, command in commands.items():
                out = folder / f"{peer}{turn}"
                out.mkdir()
                best[peer] = max(best.get(peer, 0), measure([*command, str(out)], SMALL, peer)[0])
            for count in (SMALL, LARGE):
                out = folder / f"ours{turn}-{count}"
                ours = [sys.executable, "-m", "pledgectl", "-C", str(space), "form", "fill", "gaj-001", "-o", str(out)]
                rate, memory = measure([*ours, "--data", str(folder / f"{count}.csv")], count, "pledgectl form fill")
                best[count], heaviest = max(best.get(count, 0), rate), max(heaviest, memory)
        ours_text = text_of(next((folder / f"ours0-{SMALL}").glob("*-0002-*.docx")))
        short = heaviest > MEMORY
        for peer in commands:
            same = text_of(folder / f"{peer}0" / "2.docx") == ours_text
            print(f"{peer}: {'the same text' if same else 'ANOTHER TEXT'}")
            for count in (SMALL, LARGE):
                times, wanted = best[count] / best[peer], WANTED.get((peer, count), 0)
                print(f"{count:6} documents: {times:5.0f} times {peer}, {wanted or 'nothing'} wanted")
                short = short or times < wanted or not same
        sys.exit(short)


if __name__ == "__main__":
    main()
