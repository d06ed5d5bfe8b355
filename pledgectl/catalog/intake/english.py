"""Names of columns in English, as lists for visitors, free trade zones and exports of systems have them."""

import re

from pledgectl.lazy import lazy

_PAPER = "(?:certs?|certificates?|certifications?|proofs?|attestations?|credentials?|evidences?|evidentiary documents?)"
_MATERIAL = "(?:supporting |required |application )?(?:documents?|materials?|papers?)"
_BODY = (
    "(?:departments?|dept|org|bureaus?|units?|agency|agencies|authority|authorities|organi[sz]ations?"
    "|offices?|institutions?|body|entity)"
)
_MATTER = "(?:matters?|services?|procedures?|business|transactions?|applications?|permits?|licen[sc]es?|approvals?|items?)"
_LAW = "(?:laws?|regulations?|rules?|legal|statutory|policy)"
_WORD = lazy("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_IDLE = frozenset(["the", "a", "an"])

# Tried in this order on the words in small letters, a blank between; the first that matches the whole name tells.
ENGLISH: tuple[tuple[str, int, str], ...] = (
    ("seq", 8, r"(?:serial |item |row |seq(?:uence)? |order )?(?:no|number|num)|s ?n|seq(?:uence)?|index"),
    ("remarks", 8, r"(?:other )?(?:remarks?|notes?|comments?|memo)(?: if any)?"),
    (
        "issuer",
        8,
        rf"(?:who |where )?(?:.* )?(?:issu(?:er?|ed|ing|es|ance)|provid(?:er|ed|ing))(?: .*)?"
        rf"|source {_BODY}",
    ),
    (
        "requester",
        8,
        rf"(?:.* )?(?:request(?:er|or|ed by|ing)|requir(?:ed by|ing)|demand(?:er|ed by|ing)|recipient|submit(?:ted)? to"
        rf"|used by)(?: .*)?|{_BODY} (?:in need|that requires?|asking)(?: .*)?",
    ),
    (
        "bases.text",
        7,
        rf"(?:text|content|wording) of (?:{_LAW} )?(?:articles?|clauses?|provisions?)|(?:article"
        rf"|provision) text",
    ),
    ("bases.article", 7, r"(?:articles?|clauses?|provisions?)(?: (?:no|number))?"),
    ("bases.number", 7, r"(?:document|reference|paper) (?:no|number)"),
    (
        "rank",
        7,
        rf"(?:level|rank|type|hierarchy) of (?:{_LAW}|basis)(?: .*)?|{_LAW} (?:level|rank"
        rf"|hierarchy)",
    ),
    (
        "bases",
        7,
        rf"(?:.* )?(?:basis|bases|grounds?)(?: .*)?|{_LAW}(?: (?:and|or|reference|references"
        rf"|{_LAW}))*",
    ),
    (
        "content",
        7,
        rf"(?:.* )?contents?(?: of .*)?|facts? (?:to be )?(?:proved|proven|certified)"
        rf"|what {_PAPER} (?:proves?|shows?)",
    ),
    ("applicants", 7, r"(?:.* )?(?:applicants?|applicable to|eligible (?:persons?|parties)|target groups?)"),
    (
        "verification.means",
        7,
        r"(?:.* )?(?:verif\w*|check\w*|inspection)(?: (?:methods?|means|modes?|measures?"
        r"|ways?))?",
    ),
    (
        "method",
        7,
        r"(?:.* )?(?:commitment|pledge|substitut\w*|replacement)(?: (?:methods?|forms?|modes?"
        r"|ways?))?",
    ),
    ("levels", 7, r"(?:.* )?levels?"),
    ("matter_type", 7, rf"(?:.* )?(?:types?|category|categories|kinds?)(?: of {_MATTER})?"),
    (
        "name",
        7,
        rf"(?:names? of |title of |type of )?(?:required |supporting |such )?{_PAPER}(?: (?:names?"
        rf"|titles?|items?|required|needed))*",
    ),
    (
        "purpose",
        7,
        rf"(?:.* )?(?:purposes?|usage|uses?|used for|needed for|required for)(?: .*)?|what for"
        rf"|when {_PAPER} is (?:needed|used)",
    ),
    (
        "matter",
        6,
        rf"(?:names? of )?(?:administrative |government |public |related |corresponding )?{_MATTER}"
        rf"(?: (?:names?|handled|items?))*",
    ),
    (
        "department",
        7,
        rf"(?:.* )?(?:responsible |competent |reporting |submitting )?{_BODY}(?: names?| in charge"
        rf"| concerned)?",
    ),
    ("name", 4, rf"(?:names? of )?{_MATERIAL}(?: (?:names?|titles?|required))*|names?|titles?"),
)
_COMPILED = tuple((field, weight, lazy(pattern)) for field, weight, pattern in ENGLISH)


def in_english(name: str) -> tuple[str, float]:
    """Return the field that an English name of a column means and how surely, ("", 0) if none: certName, Legal Basis."""
    words = [word.lower() for word in _WORD.findall(name)]
    text = " ".join(word for word in words if word not in _IDLE)
    found = ((field, float(weight)) for field, weight, pattern in _COMPILED if pattern.fullmatch(text))
    return next(found, ("", 0.0)) if len(text) > 1 else ("", 0.0)


def is_english(name: str) -> bool:
    """Tell whether a name is written in Latin letters only."""
    return name.isascii() and bool(re.search("[A-Za-z].*[A-Za-z]", name))
