"""How wide a serif book face sets each character: enough to tell where Word breaks a line.

Source: the published metrics of Times Roman and Times Bold, in thousandths of the size.
"""

_USUAL = 500
_REGULAR = {
    180: "'", 250: " .,\u00a0", 278: "/:;ijlt", 333: "!()[]-\u2011Ifr‘’`", 389: "Js", 408: '"', 444: "?acez“”",
    541: "~", 556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYw", 778: "m&", 833: "%",
    889: "M", 921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
_BOLD = {
    250: " .,\u00a0", 278: "'/il", 333: "!():;[]-\u2011fjt‘’`", 389: "Is", 444: "cerz", 555: '"',
    556: "Sbdhknpqu", 570: "+<=>", 611: "FP", 667: "BELTZ", 722: "ACDNRUVXYw", 778: "GHKOQ", 833: "m&",
    930: "@", 944: "M", 1000: "%W—…",
}  # fmt: skip
_FACES = tuple(
    {character: width for width, characters in face.items() for character in characters}
    for face in (_REGULAR, _BOLD)
)


def letter_width(character: str, size: float, *, is_bold: bool = False) -> float:
    """The width of a character in points, at a size in points."""
    return _FACES[is_bold].get(character, _USUAL) * size / 1000
