"""Characters of symbol fonts: Word names them by their place in the font, not by what they mean."""

SYMBOL = "symbol without a meaning outside its font"
_PRIVATE = 0xF000
"""Word adds this to the place of a character in a symbol font."""
_GREEK = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | dict(
    zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
)
_SIGNS = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5B: "[", 0x5D: "]", 0x7B: "{", 0x7D: "}",
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏",
    0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_FONTS = {
    "symbol": {code: chr(code) for code in range(0x21, 0x40)} | _GREEK | _SIGNS,
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢",
        0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
}  # fmt: skip
"""Of Adobe's Symbol encoding and of Wingdings, what documents use; by place in the font."""


def symbol(code: str, font: str) -> tuple[str, str]:
    """The character with this hexadecimal code, and why it is set aside: empty where its meaning is known."""
    try:
        point = int(code, 16)
    except ValueError:
        return "", ""
    if not 0 < point <= 0xFFFF or 0xD800 <= point < 0xE000:
        return "", ""
    known = _FONTS.get(font.lower(), {}).get(point & 0xFF)
    if known and (point < 0x100 or point - _PRIVATE == point & 0xFF):
        return known, ""
    return chr(point), SYMBOL if 0xE000 <= point <= 0xF8FF else ""
