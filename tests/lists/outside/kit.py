"""Lay lists out as the departments of invented places did, and note what each row is; by somebody who had not seen the reader."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

RANK = {
    "保安服务管理条例": "行政法规",
    "中华人民共和国户口登记条例": "法律",
    "居住证暂行条例": "行政法规",
    "中华人民共和国居民身份证法": "法律",
    "旅馆业治安管理办法": "行政法规",
    "机动车登记规定": "部门规章",
    "机动车驾驶证申领和使用规定": "部门规章",
    "中华人民共和国护照法": "法律",
    "中华人民共和国律师法": "法律",
    "律师执业管理办法": "部门规章",
    "中华人民共和国法律援助法": "法律",
    "基层法律服务工作者管理办法": "部门规章",
    "中华人民共和国公证法": "法律",
    "公证程序规则": "部门规章",
    "司法鉴定人登记管理办法": "部门规章",
    "最低生活保障审核确认办法": "规范性文件",
}


def bt(bs, num=True, sep="\n", pre="", end="", colon=None, rank=False, no=False, text=False):
    out = []
    for i, b in enumerate(bs, 1):
        s = (
            (f"{i}." if no and len(bs) > 1 else "")
            + (f"【{b['rank']}】" if rank and b.get("rank") else "")
            + pre
            + f"《{b['document']}》"
        )
        if num and b["number"]:
            s += f"（{b['number']}）"
        s += b["article"]
        if text and b.get("text"):
            s += "：" + b["text"]
        out.append(s + end)
    return sep.join(out)


def eb(bs, num=True, text=False, rank=False):
    out = []
    for b in bs:
        e = {"document": b["document"].replace("\n", "")}
        if num and b["number"]:
            e["number"] = b["number"]
        e["article"] = b["article"]
        if text and b.get("text"):
            e["text"] = b["text"]
        if rank and b.get("rank"):
            e["rank"] = b["rank"]
        out.append(e)
    return out


class Lst:
    """One list: where it is written, and what is true of its rows."""

    def __init__(self, path: Path, dept_option: str = "") -> None:
        self.path, self.dept, self.items, self.skipped = path, dept_option, [], []

    def item(self, row: int, item: dict[str, Any], fields: list[str], bases: Any = None, **more: Any) -> None:
        """Note that a row is an item with these fields."""
        true = {"row": row, **{name: item[name] for name in fields if item.get(name)}}
        self.items.append(
            {**true, **{name: value for name, value in more.items() if value}, **({"bases": bases} if bases else {})}
        )

    def skip(self, row: int, sheet: str = "") -> None:
        """Note that a row is no item."""
        self.skipped.append({"row": row, **({"sheet": sheet} if sheet else {})})

    def truth(self) -> dict[str, Any]:
        """Return what NAME.toml says."""
        return {
            "file": self.path.name,
            "source_kind": self.path.suffix[1:],
            "issue": 3,
            "dept": self.dept,
            "free": [],
            "rows": len(self.items),
            "headers": [],
            "items": self.items,
            "skipped": self.skipped,
        }


thin = Side(style="thin")
B = Border(thin, thin, thin, thin)


class X:
    def __init__(s, title="Sheet1", col0=1):
        s.wb = Workbook()
        s.ws = s.wb.active
        s.ws.title = title
        s.r = 0
        s.c0 = col0

    def new(s, title):
        s.ws = s.wb.create_sheet(title)
        s.r = 0

    def row(s, vals, border=True):
        s.r += 1
        for i, v in enumerate(vals):
            if v is None or v == "":
                continue
            c = s.ws.cell(s.r, s.c0 + i, v)
            c.alignment = Alignment(wrap_text=True, vertical="center")
            if border:
                c.border = B
        return s.r

    def skiprow(s, n=1):
        s.r += n

    def wide(s, text, n):  # merged title row
        s.row([text], False)
        s.ws.merge_cells(start_row=s.r, end_row=s.r, start_column=s.c0, end_column=s.c0 + n - 1)
        s.ws.cell(s.r, s.c0).alignment = Alignment(horizontal="center")
        return s.r

    def vm(s, col, r1, r2):
        if r2 > r1:
            s.ws.merge_cells(start_row=r1, end_row=r2, start_column=s.c0 + col, end_column=s.c0 + col)

    def hm(s, row, c1, c2):
        s.ws.merge_cells(start_row=row, end_row=row, start_column=s.c0 + c1, end_column=s.c0 + c2)

    def hdr2(s, top, low):
        """top: list with '' for continued; low: list"""
        r1 = s.row(top)
        r2 = s.row(low)
        n = len(top)
        i = 0
        while i < n:
            j = i
            while j + 1 < n and not top[j + 1] and low[j + 1] and low[i]:
                j += 1
            if j > i:
                s.hm(r1, i, j)
            elif not low[i]:
                s.vm(i, r1, r2)
            i = j + 1
        return r2

    def save(s, p):
        s.wb.save(p)


def convert(path: Path, ending: str) -> None:
    """Let LibreOffice turn an xlsx into an xls or ods beside it; without it, the file is left out."""
    if office := shutil.which("soffice"):
        profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/lo.lists"
        command = [office, profile, "--headless", "--convert-to", ending, "--outdir", str(path.parent), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    path.unlink()


def groups(its, key="matter"):
    g = []
    for i in its:
        if g and g[-1][0][key] == i[key]:
            g[-1].append(i)
        else:
            g.append([i])
    return g
