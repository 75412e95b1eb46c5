"""An annotation in the W3C Web Annotation model, for readers that know nothing of treaties.

Source of the rules: W3C Web Annotation Data Model and Vocabulary, 23 February 2017. One placement becomes the
target. The creator is the organisation, never the person.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from annotations.models import Annotation, AnnotationKind, Level, Placement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = "application/ld+json"
CONTENT_TYPE = f'{MEDIA_TYPE}; profile="{CONTEXT}"'

MOTIVATIONS = {
    AnnotationKind.POSITION: "assessing",
    AnnotationKind.PROPOSAL: "editing",
    AnnotationKind.QUESTION: "questioning",
    AnnotationKind.COMMENT: "commenting",
    AnnotationKind.FACT_CHECK: "assessing",
}

Address = Callable[[str, object], str]
"""The absolute address of an object in the API, by the name of its resource: `address("article", pk)`."""


def web_annotation(annotation: Annotation, placement: Placement | None, address: Address) -> dict:
    """One annotation as JSON-LD without its context. `placement` is its place in one draft, if it has one."""
    return {
        "id": address("annotation", annotation.pk),
        "type": "Annotation",
        "motivation": MOTIVATIONS[annotation.kind],
        "creator": {
            "id": address("organisation", annotation.organisation_id),
            "type": "Organization",
            "name": annotation.organisation.name,
        },
        "created": _instant(annotation.created_at),
        "modified": _instant(annotation.changed_at),
        "body": _bodies(annotation),
        "target": _target(annotation, placement, address),
    }


def best_placement(placements: Sequence[Placement]) -> Placement | None:
    """The place in the newest draft in which it has one, else the newest that is still sought.

    `placements` come newest draft first.
    """
    placed = [placement for placement in placements if placement.is_placed]
    return next(iter(placed or placements), None)


def _bodies(annotation: Annotation) -> list[dict]:
    texts = [
        (annotation.reason, "text/markdown", "commenting"),
        (annotation.proposed_wording, "text/plain", "editing"),
        (annotation.evidence, "text/markdown", "describing"),
        (annotation.get_stance_display(), "text/plain", "assessing"),
        *((position.title, "text/plain", "tagging") for position in annotation.positions),
        *((tag.name, "text/plain", "tagging") for tag in annotation.tags.all()),
    ]
    bodies = [
        {"type": "TextualBody", "value": value, "format": form, "purpose": purpose}
        for value, form, purpose in texts
        if value
    ]
    if annotation.evidence_url:
        bodies.append({"type": "SpecificResource", "source": annotation.evidence_url, "purpose": "linking"})
    return bodies


def _target(annotation: Annotation, placement: Placement | None, address: Address) -> dict:
    """The words in their article, the article, or, where it has no place, the treaty that it speaks of."""
    if placement is None:
        return {"type": "SpecificResource", "source": address("treaty", annotation.treaty_id)}
    if not placement.is_placed or placement.level in (Level.CHAPTER, Level.DRAFT):
        return {"type": "SpecificResource", "source": address("draft", placement.draft_id)}
    target = {"type": "SpecificResource", "source": address("article", placement.article_id)}
    if placement.start is not None:
        target["selector"] = _selectors(placement)
    return target


def _selectors(placement: Placement) -> list[dict]:
    """The quote and its position; for missing text, which nothing can quote, the point alone."""
    position = {"type": "TextPositionSelector", "start": placement.start, "end": placement.end}
    if not placement.has_words:
        return [position]
    quote = {
        "type": "TextQuoteSelector",
        "exact": placement.exact,
        "prefix": placement.prefix,
        "suffix": placement.suffix,
    }
    return [quote, position]


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def collection(address: str, total: int, first: dict) -> dict:
    """The list as a collection with its first page inside."""
    return {
        "id": address,
        "type": "AnnotationCollection",
        "label": "Annotations on treaties under negotiation",
        "total": total,
        "first": first,
    }


def page(address: str, part_of: str, next_page: str | None, items: list[dict]) -> dict:
    """One page of a collection."""
    linked = {"next": next_page} if next_page else {}
    return {"id": address, "type": "AnnotationPage", "partOf": part_of, **linked, "items": items}


def with_context(document: dict) -> dict:
    """The document as it is sent."""
    return {"@context": CONTEXT, **document}
