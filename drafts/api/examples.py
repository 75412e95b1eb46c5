"""One example for each answer about texts, made up; tests check them against the OpenAPI document."""

from drf_spectacular.utils import OpenApiExample

SITE = "https://treatywatch.example.org"
API = f"{SITE}/api/v1"

TREATY_ID = "5f0c8a52-7f3b-4a55-9a0e-2f6d3c1b7a10"
SESSION_ID = "0d9a7c3e-94b4-4c43-8a3f-6b1e5d2c8f21"
OLD_DRAFT_ID = "b7e2d4c6-1a3f-4e5d-8c7b-9f0a1e2d3c4b"
NEW_DRAFT_ID = "c1d2e3f4-5a6b-4c7d-8e9f-0a1b2c3d4e5f"
FRENCH_DRAFT_ID = "d3f4a5b6-7c8d-4e9f-8a1b-2c3d4e5f6a7b"
OLD_ARTICLE_ID = "2a4c6e80-1b3d-4f5a-9c7e-8d0f1a2b3c4d"
NEW_ARTICLE_ID = "3b5d7f91-2c4e-4a6b-8d8f-9e1a2b3c4d5e"
FRENCH_ARTICLE_ID = "9e1a3b5d-6f8a-4b0c-8d2e-4f6a8b0c2d4e"
OTHER_ARTICLE_ID = "3d5f7b91-4e6a-4c8d-8f0b-1a3c4d5e6f70"
PROVISION_ID = "4c6e8a02-3d5f-4b7c-9e9a-0f2b3c4d5e6f"

TREATY_REFERENCE = {
    "id": TREATY_ID,
    "url": f"{API}/treaties/{TREATY_ID}/",
    "slug": "cybercrime",
    "short_title": "Cybercrime treaty",
}
SESSION_REFERENCE = {
    "id": SESSION_ID,
    "url": f"{API}/sessions/{SESSION_ID}/",
    "label": "Concluding session",
}
OLD_DRAFT = {
    "id": OLD_DRAFT_ID,
    "url": f"{API}/drafts/{OLD_DRAFT_ID}/",
    "label": "Zero draft",
    "issued_on": "2023-05-29",
}
NEW_DRAFT = {
    "id": NEW_DRAFT_ID,
    "url": f"{API}/drafts/{NEW_DRAFT_ID}/",
    "label": "Revised draft",
    "issued_on": "2023-11-06",
}
FRENCH_DRAFT = {
    "id": FRENCH_DRAFT_ID,
    "url": f"{API}/drafts/{FRENCH_DRAFT_ID}/",
    "label": "Projet révisé",
    "issued_on": "2023-11-06",
}
OLD_ARTICLE = {
    "id": OLD_ARTICLE_ID,
    "url": f"{API}/articles/{OLD_ARTICLE_ID}/",
    "name": "Article 24",
    "kind": "article",
    "number": "24",
}
NEW_ARTICLE = {
    "id": NEW_ARTICLE_ID,
    "url": f"{API}/articles/{NEW_ARTICLE_ID}/",
    "name": "Article 5",
    "kind": "article",
    "number": "5",
}
ANCESTOR = {
    "draft": OLD_DRAFT,
    "article": OLD_ARTICLE,
    "kind": "moved",
    "score": 0.91,
    "is_confirmed": False,
}
PROVISION_REFERENCE = {"id": PROVISION_ID, "url": f"{API}/provisions/{PROVISION_ID}/"}

TREATY = OpenApiExample(
    "treaty",
    {
        **TREATY_REFERENCE,
        "html_url": f"{SITE}/treaties/cybercrime/",
        "title": "Convention on countering the criminal use of networks",
        "summary": None,
        "is_illustrative": True,
    },
)
SESSION = OpenApiExample(
    "session",
    {
        **SESSION_REFERENCE,
        "html_url": f"{SITE}/treaties/cybercrime/",
        "treaty": TREATY_REFERENCE,
        "place": "New York",
        "starts_on": "2024-01-29",
        "ends_on": "2024-02-09",
    },
)
DRAFT = OpenApiExample(
    "draft",
    {
        **NEW_DRAFT,
        "html_url": f"{SITE}/drafts/{NEW_DRAFT_ID}/",
        "akn_url": f"{SITE}/drafts/{NEW_DRAFT_ID}.akn.xml",
        "brackets_url": f"{API}/drafts/{NEW_DRAFT_ID}/brackets/",
        "references_url": f"{API}/drafts/{NEW_DRAFT_ID}/references/",
        "treaty": TREATY_REFERENCE,
        "session": SESSION_REFERENCE,
        "symbol": None,
        "language": "en",
        "languages": [
            {
                "language": "en",
                "id": NEW_DRAFT_ID,
                "url": f"{API}/drafts/{NEW_DRAFT_ID}/",
                "html_url": f"{SITE}/drafts/{NEW_DRAFT_ID}/",
                "label": "Revised draft",
            },
            {
                "language": "fr",
                "id": FRENCH_DRAFT_ID,
                "url": f"{API}/drafts/{FRENCH_DRAFT_ID}/",
                "html_url": f"{SITE}/drafts/{FRENCH_DRAFT_ID}/",
                "label": "Projet révisé",
            },
        ],
        "published_at": "2023-11-07T08:30:00Z",
        "article_count": 67,
        "bracket_count": 42,
    },
)
_OPEN = {"brackets": 1, "alternatives": 0, "options": 0, "placeholders": 0, "unmatched": 0}
_FATES = {"kept": 0, "agreed": 0, "dropped": 1, "opened": 0, "added": 1}
BRACKETS = OpenApiExample(
    "brackets",
    {
        "draft": NEW_DRAFT,
        "previous": OLD_DRAFT,
        "total": _OPEN,
        "total_fates": _FATES,
        "articles": [
            {
                "article": NEW_ARTICLE,
                "count": _OPEN,
                "fates": _FATES,
                "places": [
                    {
                        "kind": "bracket",
                        "field": "text",
                        "start": 17,
                        "end": 25,
                        "depth": 0,
                        "label": None,
                        "words": "[always]",
                    }
                ],
            }
        ],
    },
)
_OTHER_ARTICLE = {
    "id": OTHER_ARTICLE_ID,
    "url": f"{API}/articles/{OTHER_ARTICLE_ID}/",
    "name": "Article 23",
    "kind": "article",
    "number": "23",
}
REFERENCES = OpenApiExample(
    "references",
    {
        "draft": NEW_DRAFT,
        "previous": OLD_DRAFT,
        "articles": [
            {
                "article": NEW_ARTICLE,
                "references": [],
                "refers_to": [],
                "referred_by": [_OTHER_ARTICLE],
                "referred_by_chapter": [],
            }
        ],
        "stale": [
            {
                "article": _OTHER_ARTICLE,
                "reference": {
                    "start": 33,
                    "end": 56,
                    "words": "article 24, paragraph 2",
                    "target": None,
                    "problem": "no such provision",
                },
                "kind": "dangling",
                "meant": {
                    "name": "Article 24(2)",
                    "articles": [OLD_ARTICLE],
                    "paragraphs": ["art_24__para_2"],
                },
                "became": [
                    {"name": "Article 5(2)", "articles": [NEW_ARTICLE], "paragraphs": ["art_5__para_2"]}
                ],
            }
        ],
    },
)
ARTICLE = OpenApiExample(
    "article",
    {
        **NEW_ARTICLE,
        "html_url": f"{SITE}/drafts/{NEW_DRAFT_ID}/#part-5",
        "draft": NEW_DRAFT,
        "provision": PROVISION_REFERENCE,
        "ordinal": 5,
        "heading": "Conditions and safeguards",
        "chapter": "Chapter I. General provisions",
        "previous_number": "24",
        "previous": [ANCESTOR],
        "parallel": [
            {
                "language": "fr",
                "draft": FRENCH_DRAFT,
                "article": {
                    "id": FRENCH_ARTICLE_ID,
                    "url": f"{API}/articles/{FRENCH_ARTICLE_ID}/",
                    "name": "Article 5",
                    "kind": "article",
                    "number": "5",
                },
            }
        ],
        "text": "1. Each power is subject to safeguards.\n2. A judge reviews its use.",
        "paragraphs": [
            {"start": 0, "end": 39, "label": "1.", "depth": 1, "eid": "art_5__para_1"},
            {"start": 40, "end": 67, "label": "2.", "depth": 1, "eid": "art_5__para_2"},
        ],
    },
)
PROVISION = OpenApiExample(
    "provision",
    {
        **PROVISION_REFERENCE,
        "html_url": f"{SITE}/provisions/{PROVISION_ID}/",
        "treaty": TREATY_REFERENCE,
        "history": [
            {
                "draft": OLD_DRAFT,
                "article": OLD_ARTICLE,
                "heading": "Conditions and safeguards",
                "chapter": "Chapter III. Procedure",
                "previous": [],
            },
            {
                "draft": NEW_DRAFT,
                "article": NEW_ARTICLE,
                "heading": "Conditions and safeguards",
                "chapter": "Chapter I. General provisions",
                "previous": [ANCESTOR],
            },
        ],
    },
)
ORIGINS = OpenApiExample(
    "origins",
    {
        "draft": NEW_DRAFT,
        "article": NEW_ARTICLE,
        "text": "1. Each power is subject to safeguards.\n2. A judge reviews its use.",
        "introduced_by": [
            {"start": 0, "end": 40, "words": 6, "draft": OLD_DRAFT},
            {"start": 40, "end": 67, "words": 5, "draft": NEW_DRAFT},
        ],
    },
)
COMPARISON = OpenApiExample(
    "comparison",
    {
        "html_url": f"{SITE}/treaties/cybercrime/compare/?old={OLD_DRAFT_ID}&new={NEW_DRAFT_ID}",
        "pdf_url": f"{SITE}/treaties/cybercrime/compare.pdf?old={OLD_DRAFT_ID}&new={NEW_DRAFT_ID}",
        "docx_url": f"{SITE}/treaties/cybercrime/compare.docx?old={OLD_DRAFT_ID}&new={NEW_DRAFT_ID}",
        "old": OLD_DRAFT,
        "new": NEW_DRAFT,
        "edges": [{"old": [OLD_ARTICLE], "new": [NEW_ARTICLE], "kind": "moved", "score": 0.91}],
        "articles": [
            {
                "old": OLD_ARTICLE,
                "new": NEW_ARTICLE,
                "changed": True,
                "heading": [["equal", "Conditions and safeguards"]],
                "ops": [["equal", "1. Each power is "], ["delete", "subject to "], ["insert", "limited by "]],
                "force": [
                    {
                        "kind": "condition",
                        "direction": "strengthens",
                        "label": "“subject to” removed",
                        "old": "subject to",
                        "new": "",
                    }
                ],
            }
        ],
        "counts": {"kept": 0, "renumbered": 0, "moved": 1, "changed": 1, "unchanged": 0},
    },
)
