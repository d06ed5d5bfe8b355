"""Numbers of persons and bodies: does the check digit hold, is the date real (GB 11643, GB 32100).

Every number of the area 999999, which no place has, is a sample: it may stand in a form, with a warning.
"""

import re
import unicodedata
from calendar import monthrange

SAMPLE = "999999"
_PROVINCES = {
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83,
}  # fmt: skip
_ID_CHECKS = "10X98765432"
_CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
# Who registers a body: 机构编制 外交 司法 文化 民政 旅游 宗教 工会 市场监管 军委 农业 其他.
_REGISTRARS = "123456789ANY"
_ID_TYPES = re.compile("身份证|公民身份|居住证|户口")
_CREDIT_TYPES = re.compile("信用代码|营业执照|法人证|登记证")
_SETTLED = re.compile("永久居留")
_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_FIXED = re.compile(r"(?:\(?0\d{2,3}\)?)?[2-9]\d{6,7}(?:(?:转|x|ext\.?)\d{1,6})?|400\d{7}|1[012]\d{3,4}", re.IGNORECASE)


def bare(number: str) -> str:
    """Return a number as it is computed with: half-width capitals without blanks and hyphens."""
    if number.isascii() and number.isalnum():
        return number.upper()
    return re.sub(r"[\s\-‐-―]", "", unicodedata.normalize("NFKC", number)).upper()


def id_check(digits: str) -> str:
    """Return the check character of the first 17 digits (ISO 7064, MOD 11-2)."""
    return _ID_CHECKS[sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(digits[:17])) % 11]


def credit_check(code: str) -> str:
    """Return the check character of the first 17 characters (GB 32100: MOD 31, weights 3^i)."""
    total = sum(_CREDIT_CHARACTERS.index(char) * pow(3, at, 31) for at, char in enumerate(code[:17]))
    return _CREDIT_CHARACTERS[-total % 31]


def is_sample(number: str) -> bool:
    """Tell numbers of the reserved area: 999999 in front, or as the area of a credit code."""
    number = bare(number)
    return number.startswith(SAMPLE) or number[2:8] == SAMPLE


def id_fault(number: str) -> str:
    """Say what is wrong with an identity number or residence permit of 18 or 15 places; "" if nothing."""
    number = bare(number)
    if not re.fullmatch(r"\d{17}[\dX]|\d{15}", number, re.ASCII):
        return f"身份证号应为 18 位（最后一位可以是 X）或旧的 15 位，现为 {len(number)} 位或者有别的字符"
    if int(number[:2]) not in _PROVINCES:
        return "身份证号的前两位不是省级行政区划代码"
    date = number[6:14] if len(number) == 18 else "19" + number[6:12]
    if not _is_date(date):
        return "身份证号里的出生日期不存在"
    if len(number) == 18 and id_check(number) != number[17]:
        return "身份证号的最后一位（校验码）不对，可能有一位写错了"
    return ""


def _is_date(text: str) -> bool:
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    return 1850 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def credit_fault(code: str) -> str:
    """Say what is wrong with a unified social credit code; "" if nothing."""
    code = bare(code)
    if len(code) != 18 or set(code) - set(_CREDIT_CHARACTERS):
        return "统一社会信用代码应为 18 位数字和大写字母（没有 I、O、S、V、Z）"
    if code[0] not in _REGISTRARS or not code[2:8].isdigit():
        return "统一社会信用代码的第 1 位（登记机关）或第 3 至 8 位（行政区划）不对"
    return "" if credit_check(code) == code[17] else "统一社会信用代码的最后一位（校验码）不对，可能有一位写错了"


def number_fault(kind: str, number: str) -> str:
    """Say what is wrong with a number, judged by the kind of paper where one is named, else by its shape; "" if nothing."""
    plain = bare(number)
    if not plain or is_sample(plain):
        return ""
    if _SETTLED.search(kind):
        return _settled_fault(plain)
    if _CREDIT_TYPES.search(kind) and not (len(plain) in (9, 10, 13, 15) and plain.isalnum()):
        return credit_fault(plain)
    if _ID_TYPES.search(kind):
        return id_fault(plain)
    if kind or len(plain) != 18:
        # Passports, officers' papers and older registration numbers have no check that is known to hold everywhere.
        return ""
    faults = id_fault(plain), credit_fault(plain)
    return "" if "" in faults else faults[0 if re.fullmatch(r"\d{17}[\dX]", plain) and _is_date(plain[6:14]) else 1]


def number_doubt(kind: str, number: str) -> str:
    """Say that a number of which nobody says the kind has the length of none that a form asks for; "" if nothing."""
    plain = bare(number)
    if kind or not plain or is_sample(plain) or len(plain) in (15, 18):
        return ""
    return f"证号是 {len(plain)} 位，不是身份证号或者统一社会信用代码，请核对；是别的证件的写明证件类型"


def _settled_fault(number: str) -> str:
    """Judge a permanent residence card: 18 digits that begin with 9 (since 2023), or three letters and twelve digits."""
    if re.fullmatch(r"[A-Z]{3}\d{12}", number):
        return ""
    if not re.fullmatch(r"9\d{16}[\dX]", number) or not _is_date(number[6:14]):
        return "外国人永久居留身份证号应为 9 开头的 18 位，或者 3 个字母加 12 位数字"
    return "" if id_check(number) == number[17] else "证号的最后一位（校验码）不对，可能有一位写错了"


def phone_doubt(text: str) -> str:
    """Say that a telephone looks wrong; never more than a doubt, since numbers of the reserved kind 000… are samples."""
    if _MOBILE.fullmatch(text):
        return ""
    for one in filter(None, re.split(r"[、，,；;/\n]|\s{2,}|或", unicodedata.normalize("NFKC", text))):
        digits = re.sub(r"[\s\-‐-―]", "", one)
        if "@" in digits or set(re.sub(r"\D", "", digits)[:4]) == {"0"}:
            continue
        found = re.search(r"[+(]?\d.*", digits)
        if not found or not (_MOBILE.fullmatch(found[0]) or _FIXED.fullmatch(found[0])):
            return "联系方式不像电话号码，请核对位数"
    return ""
