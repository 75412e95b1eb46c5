"""One example for each answer about annotations, made up; tests check them against the OpenAPI document."""

from drf_spectacular.utils import OpenApiExample

from annotations.api.web_annotation import CONTEXT, MEDIA_TYPE
from drafts.api.examples import (
    API,
    NEW_ARTICLE,
    NEW_DRAFT,
    NEW_DRAFT_ID,
    OLD_ARTICLE,
    OLD_DRAFT,
    SESSION_REFERENCE,
    SITE,
    TREATY_REFERENCE,
)

THEME_ID = "6e8a0c24-5f71-4d9e-8bbc-1a3f5d7e9c02"
POSITION_ID = "7f9b1d35-6082-4eaf-9ccd-2b406e8fad13"
ANNOTATION_ID = "80ac2e46-7193-4fb0-8dde-3c517f90be24"
STATEMENT_ID = "91bd3f57-82a4-40c1-9eef-4d6280a1cf35"
ORGANISATION_ID = "a2ce4068-93b5-41d2-8ff0-5e7391b2d046"
NOTE_ID = "b3df5179-a4c6-42e3-9a01-6f84a2c3e157"

THEME_REFERENCE = {
    "id": THEME_ID,
    "url": f"{API}/themes/{THEME_ID}/",
    "title": "Human rights safeguards",
}
POSITION_REFERENCE = {
    "id": POSITION_ID,
    "url": f"{API}/positions/{POSITION_ID}/",
    "code": "safeguards-general",
    "title": "Safeguards cover the whole treaty",
    "theme": THEME_REFERENCE,
}
ORGANISATION_REFERENCE = {
    "id": ORGANISATION_ID,
    "url": f"{API}/organisations/{ORGANISATION_ID}/",
    "slug": "open-networks",
    "name": "Open Networks (illustrative)",
}

THEME = OpenApiExample(
    "theme",
    {
        **THEME_REFERENCE,
        "html_url": f"{SITE}/treaties/cybercrime/positions/",
        "treaty": TREATY_REFERENCE,
        "ordinal": 2,
    },
)
POSITION = OpenApiExample(
    "position",
    {
        **POSITION_REFERENCE,
        "html_url": f"{SITE}/treaties/cybercrime/positions/#safeguards-general",
        "treaty": TREATY_REFERENCE,
        "summary": None,
        "ask": "Move the article on safeguards to the general provisions.",
        "annotation_count": 3,
    },
)
_QUOTE = {"exact": "subject to safeguards", "prefix": "1. Each power is ", "suffix": "."}
ANNOTATION = OpenApiExample(
    "annotation",
    {
        "id": ANNOTATION_ID,
        "url": f"{API}/annotations/{ANNOTATION_ID}/",
        "html_url": f"{SITE}/annotations/{ANNOTATION_ID}/",
        "treaty": TREATY_REFERENCE,
        "organisation": ORGANISATION_REFERENCE,
        "position": POSITION_REFERENCE,
        "further_positions": [],
        "on_behalf_of": None,
        "tags": ["cooperation"],
        "kind": "position",
        "stance": "support_with_amendment",
        "priority": "red_line",
        "reason": "Safeguards must hold for cooperation too.",
        "proposed_wording": "subject to the safeguards of this Convention",
        "evidence": None,
        "evidence_url": None,
        "visibility": "public",
        "state": "published",
        "created_at": "2023-06-02T10:15:00Z",
        "published_at": "2023-06-05T08:00:00Z",
        "updated_at": "2023-11-07T08:30:00Z",
        "placements": [
            {
                "draft": NEW_DRAFT,
                "article": NEW_ARTICLE,
                "status": "carried",
                "level": "span",
                "start": 17,
                "end": 38,
                **_QUOTE,
                "kept": 1.0,
            },
            {
                "draft": OLD_DRAFT,
                "article": OLD_ARTICLE,
                "status": "made",
                "level": "span",
                "start": 17,
                "end": 38,
                **_QUOTE,
                "kept": 1.0,
            },
        ],
    },
)
_WEB_ANNOTATION = {
    "id": f"{API}/annotations/{ANNOTATION_ID}/",
    "type": "Annotation",
    "motivation": "assessing",
    "creator": {
        "id": ORGANISATION_REFERENCE["url"],
        "type": "Organization",
        "name": ORGANISATION_REFERENCE["name"],
    },
    "created": "2023-06-02T10:15:00Z",
    "modified": "2023-11-07T08:30:00Z",
    "body": [
        {
            "type": "TextualBody",
            "value": "Safeguards must hold for cooperation too.",
            "format": "text/markdown",
            "purpose": "commenting",
        },
    ],
    "target": {
        "type": "SpecificResource",
        "source": NEW_ARTICLE["url"],
        "selector": [
            {"type": "TextQuoteSelector", **_QUOTE},
            {"type": "TextPositionSelector", "start": 17, "end": 38},
        ],
    },
}
WEB_ANNOTATION = OpenApiExample(
    "web annotation", {"@context": CONTEXT, **_WEB_ANNOTATION}, media_type=MEDIA_TYPE
)
COLLECTION = OpenApiExample(
    "collection",
    {
        "@context": CONTEXT,
        "id": f"{API}/annotations/?draft={NEW_DRAFT_ID}",
        "type": "AnnotationCollection",
        "label": "Annotations on treaties under negotiation",
        "total": 1,
        "first": {
            "id": f"{API}/annotations/?cursor=W106c2lnbmF0dXJl&draft={NEW_DRAFT_ID}",
            "type": "AnnotationPage",
            "partOf": f"{API}/annotations/?draft={NEW_DRAFT_ID}",
            "items": [_WEB_ANNOTATION],
        },
    },
    media_type=MEDIA_TYPE,
)
STATEMENT = OpenApiExample(
    "statement",
    {
        "id": STATEMENT_ID,
        "url": f"{API}/statements/{STATEMENT_ID}/",
        "html_url": f"{SITE}/treaties/cybercrime/",
        "treaty": TREATY_REFERENCE,
        "session": SESSION_REFERENCE,
        "draft": NEW_DRAFT,
        "article": NEW_ARTICLE,
        "position": POSITION_REFERENCE,
        "delegation": "A group of island states",
        "stance": "support",
        "summary": "Safeguards belong among the general provisions.",
        "fact_check": None,
        "source_url": None,
    },
)
ORGANISATION = OpenApiExample(
    "organisation",
    {
        **ORGANISATION_REFERENCE,
        "html_url": None,
        "about": None,
        "is_illustrative": True,
        "annotation_count": 3,
    },
)
BRIEFING_NOTE = OpenApiExample(
    "briefing note",
    {
        "id": NOTE_ID,
        "url": f"{API}/briefing-notes/{NOTE_ID}/",
        "html_url": f"{SITE}/notes/{NOTE_ID}/",
        "organisation": ORGANISATION_REFERENCE,
        "draft": NEW_DRAFT,
        "title": "A treaty that protects people",
        "subtitle": None,
        "dated_on": "2023-11-20",
        "issued_at": "2023-11-20T12:00:00Z",
    },
)
