"""The theme part that a Word file should have: official fonts, black on white; nothing in the papers refers to it."""

SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF"}
_COLOURS |= {f"accent{number}": "000000" for number in range(1, 7)} | {"hlink": "0000FF", "folHlink": "800080"}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(latin: str, heading: str, body: str) -> str:
    """Write the theme: its fonts, one for headings and one for text, and three plain styles of each kind."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{latin}"/><a:ea typeface="{face}"/><a:cs typeface=""/></a:{kind}Font>'
        for kind, face in (("major", heading), ("minor", body))
    )
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    styles = f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
    styles += f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    schemes = f'<a:clrScheme name="Paper">{colours}</a:clrScheme><a:fontScheme name="Paper">{fonts}</a:fontScheme>'
    schemes += f'<a:fmtScheme name="Paper">{styles}</a:fmtScheme>'
    return f'<a:theme xmlns:a="{SPACE}" name="Paper"><a:themeElements>{schemes}</a:themeElements></a:theme>'
