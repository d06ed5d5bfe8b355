"""What the fields of an item are called in tables and messages."""

FIELD_NAMES = {
    "code": "事项编码", "department": "部门", "name": "证明事项名称", "purpose": "证明用途",
    "matter": "办理的行政事项", "matter_type": "事项类型", "requester": "索要单位", "issuer": "开具单位",
    "bases": "设定依据", "content": "证明内容", "applicants": "适用对象", "method": "承诺方式",
    "power": "核查权力", "verification": "核查办法", "exempt": "是否免予核查", "means": "方式",
    "time": "时间", "standard": "标准", "liability": "不实承诺的责任", "civil": "民事",
    "administrative": "行政", "criminal": "刑事", "publicity": "承诺书公开", "public": "是否公开",
    "scope": "范围", "period": "时限", "levels": "行使层级", "traits": "事项特征",
    "risks": "风险点", "service": "办事指南", "conditions": "受理条件", "materials": "申请材料",
    "steps": "办理程序", "legal_days": "法定时限", "promised_days": "承诺时限", "fee": "收费",
    "place": "办理地点", "hours": "办理时间", "phone": "咨询电话", "complaint_phone": "监督电话",
    "withdraw_reasons": "撤回理由", "upstream": "上级目录对应项", "remarks": "备注",
}  # fmt: skip
_ANSWERS = {"yes": "是", "no": "否"}


def field_name(path: str) -> str:
    """Name a field in Chinese; a dotted one with both parts."""
    return "·".join(FIELD_NAMES.get(part, part) for part in path.split("."))


def plain(value: object) -> str:
    """Write the answer of a yes/no field as people read it; every other text as it is."""
    return _ANSWERS.get(str(value), str(value))
