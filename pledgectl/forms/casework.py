"""What the papers of one item say before a case completes them: notices, records, letters, applications."""

import re

from pledgectl.forms.papers import phrase, publicity_text
from pledgectl.forms.subject import Subject, Values, box, item_paper, verification
from pledgectl.gaps import to_fill

PERMIT = "行政许可"
PERMIT_LAW = "《中华人民共和国行政许可法》第六十九条：被许可人以欺骗、贿赂等不正当手段取得行政许可的，应当予以撤销"


def not_applicable(subject: Subject) -> Values:
    """Say which of the plan's causes bars this applicant."""
    bars = [box(bar) for bar in subject.profile.credit.bars] or [to_fill("不适用告知承诺制的情形")]
    return item_paper(subject) | {"不适用情形": bars}


def revoke(subject: Subject) -> Values:
    """Cite the law that has a permit revoked; for other decisions the department cites its own."""
    return item_paper(subject) | {"撤销依据": PERMIT_LAW if subject.item.matter_type == PERMIT else ""}


def check(subject: Subject) -> Values:
    """Say how the plan and the item have the pledge checked."""
    rule = subject.profile.verification
    means = "　".join(box(one, one in subject.item.verification.means) for one in rule.means)
    found = {"核查": verification(subject.item), "处理": list(subject.profile.credit.consequences)}
    return item_paper(subject) | found | ({"核查方式": means} if means else {})


def letter(subject: Subject) -> Values:
    """Name the body that is asked to help: who issues the certificate, if the item says."""
    issuer = phrase(subject.item.issuer)
    # A letter comes from one body; 乡镇人民政府、街道办事处 are a kind of bodies.
    one = issuer if not re.search("[、，；/]|或|等", issuer) else ""
    return item_paper(subject) | {"协查机关": one or to_fill("被请求协助的行政机关")}


def transfer(subject: Subject) -> Values:
    """List what goes along with a case."""
    papers = ("告知承诺书", "核查记录表", "涉案材料清单")
    leads = ("附件：", "　　　", "　　　")
    listed = [f"{lead}{number}. {paper}" for number, (lead, paper) in enumerate(zip(leads, papers, strict=True), 1)]
    return item_paper(subject) | {"附件": listed}


def publicity(subject: Subject) -> Values:
    """Say whether and how the item's pledges are made public."""
    department, service = subject.department, subject.item.service
    phone = service.complaint_phone or (department.complaint_phone if department else "")
    told = publicity_text(subject.item)
    if subject.item.publicity.public == "no":
        told = to_fill("清单写明这一事项的承诺书不公开，确要公示的写明依据")
    return item_paper(subject) | {"公开": told, "投诉电话": phrase(phone) or to_fill("监督投诉电话")}
