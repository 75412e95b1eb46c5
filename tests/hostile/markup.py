"""XML and HTML that mean harm."""

# ruff: noqa: E501 (a case is one row of a table)

from functools import partial

from tests.hostile.case import Case

_NS = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
READ = "Lamps burn."


def akn(inside: str = "<p>Lamps burn.</p>", attributes: str = "", head: str = "") -> bytes:
    body = f"<act><body><article><num>Article 1</num>{inside}</article></body></act>"
    return f"{head}<akomaNtoso {_NS}{attributes}>{body}</akomaNtoso>".encode()


def laughs() -> bytes:
    rows = "".join(f'<!ENTITY l{level + 1} "{f"&l{level};" * 10}">' for level in range(9))
    return akn("<p>&l9;</p>", head=f'<!DOCTYPE x [<!ENTITY l0 "ha">{rows}]>')


def quadratic() -> bytes:
    return akn(f"<p>{'&a;' * 20_000}</p>", head=f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>')


def many_attributes(count: int) -> bytes:
    return akn(attributes="".join(f' a{number}="x"' for number in range(count)))


def cycle() -> bytes:
    rows = '<p eId="a">Lamps <ref href="#b">burn.</ref></p><p eId="b"><ref href="#a">Bells ring.</ref></p>'
    return akn(rows)


XML_CASES = {
    "billion laughs": Case(laughs, "x.xml", "The XML is broken: Maximum entity amplification"),
    "quadratic blow-up": Case(quadratic, "x.xml", "document type"),
    "external entity": Case(
        lambda: akn("<p>&x;</p>", head='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "x.xml", "document type"
    ),
    "external document type": Case(
        lambda: akn(head='<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">'), "x.xml", "document type"
    ),
    "inclusion": Case(
        lambda: akn(
            '<p>Lamps burn.<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/></p>'
        ),
        "x.xml", text=READ,
    ),
    "depth 100,000": Case(lambda: b"<akomaNtoso>" + b"<p>" * 100_000, "x.xml", "The XML is broken"),
    "200,000 attributes": Case(
        partial(many_attributes, 20_000), "x.xml", text=READ, at_full_size=partial(many_attributes, 200_000)
    ),
    "UTF-16": Case(
        lambda: akn(head='<?xml version="1.0" encoding="UTF-16"?>').decode().encode("utf-16"), "x.xml", text=READ
    ),
    "UTF-7": Case(
        lambda: akn("<p>+ADw-script+AD4-</p>", head='<?xml version="1.0" encoding="UTF-7"?>'), "x.xml",
        refused="The XML is broken",
    ),
    "an encoding that does not exist": Case(
        lambda: akn(head='<?xml version="1.0" encoding="klingon"?>'), "x.xml", "The XML is broken"
    ),
    "script of a foreign kind": Case(
        lambda: akn(
            '<p>Lamps burn.</p><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        ),
        "x.xml", text=READ,
    ),
    "one eId twice": Case(lambda: akn('<p eId="a">Lamps burn.</p><p eId="a">Bells ring.</p>'), "x.xml",
        text="Lamps burn.\nBells ring."),
    "references in a circle": Case(cycle, "x.xml", text="Lamps burn.\nBells ring."),
    "a processing instruction": Case(
        lambda: akn(head='<?xml-stylesheet href="http://192.0.2.1/x.xsl" type="text/xsl"?>'), "x.xml", text=READ
    ),
    "XML of an unknown kind": Case(lambda: b'<?xml version="1.0"?><song>la</song>', "x.xml", "not known here"),
}  # fmt: skip


def page(body: str = "<p>Lamps burn.</p>", head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><h2>Article 1</h2>{body}</body></html>".encode()


def nested(count: int) -> bytes:
    """`count` levels in all: page and body are two, the words stand in the deepest."""
    return page("<div>" * (count - 2) + "Lamps burn." + "</div>" * (count - 2))


_ONE_SCRIPT = "<script>alert(1)</script>"
_DEEP = "nested more than 200 levels deep"
HTML_CASES = {
    "200,000 nested elements": Case(partial(nested, 20_000), "x.html", _DEEP, at_full_size=partial(nested, 200_000)),
    **{f"depth {depth}": Case(partial(nested, depth), "x.html", text=READ) for depth in (64, 65, 200)},
    **{f"depth {depth}": Case(partial(nested, depth), "x.html", _DEEP) for depth in (254, 255, 256)},
    "script": Case(lambda: page(f"<p>Lamps burn.{_ONE_SCRIPT}</p>"), "x.html", text=READ),
    "handlers": Case(lambda: page('<p onclick="alert(1)">Lamps <img src=x onerror=alert(1)>burn.</p>'), "x.html", text=READ),
    "mutation in math": Case(
        lambda: page("<p>Lamps burn.</p><math><mtext><table><mglyph><style><!--</style><img title='--><img src=x>'>"),
        "x.html", text=READ,
    ),
    "mutation in noscript": Case(
        lambda: page('<p>Lamps burn.</p><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'),
        "x.html", text=None,
    ),
    "mutation in svg": Case(
        lambda: page('<p>Lamps burn.</p><svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'), "x.html", text=None
    ),
    "written as entities": Case(
        lambda: page("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"), "x.html", text=_ONE_SCRIPT
    ),
    "base, refresh, frames and forms": Case(
        lambda: page(
            '<p>Lamps burn.</p><iframe src="//192.0.2.1"></iframe><form action="//192.0.2.1"></form><embed src=x>'
            '<object data="file:///etc/passwd"></object>',
            '<base href="//192.0.2.1/"><meta http-equiv=refresh content="0;url=//192.0.2.1">'
            '<link rel=attachment href="file:///etc/passwd">',
        ),
        "x.html", text=READ,
    ),
    "colspan of a million": Case(
        lambda: page('<table><tr><td colspan=1000000 rowspan=1000000>Lamps burn.</td></tr></table>'), "x.html", text=READ
    ),
    "large style sheet": Case(lambda: page(head=f"<style>{'a{color:red}' * 100_000}</style>"), "x.html", text=READ),
    "style sheet that makes the parser give up": Case(
        lambda: page(f"<style>{'a{color:red}' * 1_000_000}</style><p>Lamps burn.</p>"), "x.html",
        "A single piece of the page is larger",
    ),
    "a page larger than pages are": Case(lambda: page("<p>a" + "a" * (21 << 20)), "x.html", "The page is too large"),
    "a declared encoding that does not exist": Case(
        lambda: page(head='<meta charset="klingon">'), "x.html", text=READ
    ),
    "200,000 list items": Case(
        lambda: page("<ol>" + "<li>x" * 10_000 + "</ol>"), "x.html",
        at_full_size=lambda: page("<ol>" + "<li>x" * 200_000 + "</ol>"),
    ),
}  # fmt: skip
