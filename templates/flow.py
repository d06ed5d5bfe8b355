"""The flow picture of the procedure as a native drawing: a group of shapes, with a text for those who cannot see it."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from blocks import CENTRED, FANG, fonts

EMU = 360000  # to the centimetre
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
SPACES = f'xmlns:a="{A}" xmlns:wp="{WP}" xmlns:wpg="{WPG}" xmlns:wps="{WPS}"'
SIZE = (15.4, 17.0)
TALL = 1.3
# Left column: what happens with a pledge; right column: without one. (x, y, width, text) in centimetres.
BOXES = [
    (0.2, 0.0, 8.9, "申请人提出申请"),
    (0.2, 2.2, 8.9, "一次性书面告知证明义务、证明内容和不实承诺的责任"),
    (0.2, 4.4, 8.9, "核对信用记录，申请人自主选择"),
    (0.2, 6.6, 8.9, "签署告知承诺书"),
    (0.2, 8.8, 8.9, "受理，不再索要证明，依据承诺书办理并作出决定"),
    (0.2, 11.0, 8.9, "按核查办法核查（免予核查的实施日常监管）"),
    (0.2, 13.2, 8.9, "属实：纳入信用记录"),
    (0.2, 15.4, 15.0, "归档"),
    (11.2, 4.4, 4.0, "不选择或者不适用"),
    (11.2, 6.6, 4.0, "提交证明材料"),
    (11.2, 8.8, 4.0, "受理、决定并归档"),
    (11.2, 13.2, 4.0, "不实：依法处理，纳入信用记录"),
]
LEFT, RIGHT, FROM, TO = 4.65, 13.2, 9.1, 11.2  # the middles of the columns, the edges of the gap between them
# (x, y, width, height): a width makes the arrow point right, a height makes it point down.
ARROWS = [
    *[(LEFT, y + TALL, 0.0, 2.2 - TALL) for y in (0.0, 2.2, 4.4, 6.6, 8.8, 11.0, 13.2)],
    *[(RIGHT, y + TALL, 0.0, 2.2 - TALL) for y in (4.4, 6.6, 13.2)],
    *[(FROM, y + TALL / 2, TO - FROM, 0.0) for y in (4.4, 6.6)],
    (RIGHT, 11.0 + TALL / 2, 0.0, 2.2 - TALL / 2),
]
# The way to a corner, where an arrow goes on.
CORNER = (FROM, 11.0 + TALL / 2, RIGHT - FROM, 0.0)
HEAD = '<a:tailEnd type="triangle"/>'
STORY = (
    "流程：申请人提出申请；行政机关一次性书面告知；核对信用记录，申请人自主选择。选择承诺的，签署告知承诺书，行政机关受理、"
    "依据承诺书办理并作出决定，按核查办法核查，属实的纳入信用记录并归档，不实的依法处理、纳入信用记录并归档。"
    "不选择、不适用或者办结前撤回承诺的，提交证明材料，受理、决定并归档。"
)


def flow_picture() -> str:
    """Write the paragraph that holds the picture."""
    shapes = [_box(*box, number) for number, box in enumerate(BOXES, 10)]
    shapes += [_arrow(_place(*arrow), HEAD, number) for number, arrow in enumerate(ARROWS, 40)]
    shapes.append(_arrow(_place(*CORNER), "", 60))
    shapes.append(_label(FROM, 6.6, TO - FROM, "办结前撤回", 70))
    wide, high = _emu(SIZE)
    frame = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/><a:chOff x="0" y="0"/><a:chExt cx="{wide}" cy="{high}"/></a:xfrm>'
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{frame}</wpg:grpSpPr>{''.join(shapes)}</wpg:wgp>"
    data = f'<a:graphic><a:graphicData uri="{WPG}">{group}</a:graphicData></a:graphic>'
    name = f'<wp:docPr id="1" name="办理流程图" descr="{escape(STORY)}"/><wp:cNvGraphicFramePr/>'
    inline = f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>{name}{data}</wp:inline>'
    line = f'<w:spacing w:line="240" w:lineRule="auto"/>{CENTRED}'
    return f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{line}</w:pPr><w:r><w:drawing {SPACES}>{inline}</w:drawing></w:r></w:p>'


def _emu(lengths: Sequence[float]) -> list[int]:
    return [round(length * EMU) for length in lengths]


def _place(x: float, y: float, wide: float, high: float) -> str:
    left, top, width, height = _emu((x, y, wide, high))
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _box(x: float, y: float, wide: float, text: str, number: int) -> str:
    line = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    return _shape(_place(x, y, wide, TALL), "rect", line, text, number)


def _label(x: float, y: float, wide: float, text: str, number: int) -> str:
    return _shape(_place(x, y, wide, 0.6), "rect", "<a:noFill/><a:ln><a:noFill/></a:ln>", text, number)


def _shape(place: str, kind: str, look: str, text: str, number: int) -> str:
    font = f'<w:rPr>{fonts(FANG)}<w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>'
    words = f'<w:r>{font}<w:t xml:space="preserve">{text}</w:t></w:r>'
    line = '<w:pPr><w:spacing w:line="280" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>'
    inside = f"<wps:txbx><w:txbxContent><w:p>{line}{words}</w:p></w:txbxContent></wps:txbx>"
    body = '<wps:bodyPr wrap="square" lIns="36000" tIns="0" rIns="36000" bIns="0" anchor="ctr"/>'
    name = f'<wps:cNvPr id="{number}" name="{escape(text[:12])}"/><wps:cNvSpPr/>'
    shape = f'<wps:spPr>{place}<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>{look}</wps:spPr>'
    return f"<wps:wsp>{name}{shape}{inside}{body}</wps:wsp>"


def _arrow(place: str, head: str, number: int) -> str:
    line = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{head}</a:ln>'
    shape = f'<wps:spPr>{place}<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>{line}</wps:spPr>'
    return f'<wps:wsp><wps:cNvPr id="{number}" name="箭头"/><wps:cNvCnPr/>{shape}<wps:bodyPr/></wps:wsp>'
