"""How the OpenAPI document describes the answers in the W3C Web Annotation model."""

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from annotations.api.web_annotation import CONTEXT

_TEXT = {"type": "string"}
_IRI = {"type": "string", "format": "uri"}
_BODY_SCHEMA = {
    "type": "object",
    "required": ["type", "purpose"],
    "properties": {
        "type": _TEXT,
        "purpose": _TEXT,
        "value": _TEXT,
        "format": _TEXT,
        "source": _IRI,
    },
}
_TARGET_SCHEMA = {
    "type": "object",
    "required": ["type", "source"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": _IRI,
        "selector": {"type": "array", "items": {"type": "object", "required": ["type"]}},
    },
}
ANNOTATION_SCHEMA = {
    "type": "object",
    "required": ["id", "type", "motivation", "creator", "created", "modified", "body", "target"],
    "properties": {
        "@context": {"const": CONTEXT},
        "id": _IRI,
        "type": {"const": "Annotation"},
        "motivation": _TEXT,
        "creator": {"type": "object", "required": ["id", "type", "name"]},
        "created": {"type": "string", "format": "date-time"},
        "modified": {"type": "string", "format": "date-time"},
        "body": {"type": "array", "items": _BODY_SCHEMA},
        "target": _TARGET_SCHEMA,
    },
}
_PAGE_SCHEMA = {
    "type": "object",
    "required": ["id", "type", "partOf", "items"],
    "properties": {
        "@context": {"const": CONTEXT},
        "id": _IRI,
        "type": {"const": "AnnotationPage"},
        "partOf": _IRI,
        "next": _IRI,
        "items": {"type": "array", "items": ANNOTATION_SCHEMA},
    },
}
COLLECTION_SCHEMA = {
    "oneOf": [
        {
            "type": "object",
            "required": ["@context", "id", "type", "label", "total", "first"],
            "properties": {
                "@context": {"const": CONTEXT},
                "id": _IRI,
                "type": {"const": "AnnotationCollection"},
                "label": _TEXT,
                "total": {"type": "integer"},
                "first": _PAGE_SCHEMA,
            },
        },
        _PAGE_SCHEMA,
    ]
}


class WebAnnotationSerializer(serializers.Serializer):
    """Stands for one annotation as JSON-LD; `web_annotation` makes it."""


@extend_schema_serializer(many=False)
class WebAnnotationsSerializer(serializers.Serializer):
    """Stands for a collection, or a page of one, as JSON-LD."""


class _Annotation(OpenApiSerializerExtension):
    target_class = WebAnnotationSerializer

    def map_serializer(self, auto_schema, direction: str) -> dict:
        return ANNOTATION_SCHEMA


class _Annotations(OpenApiSerializerExtension):
    target_class = WebAnnotationsSerializer

    def map_serializer(self, auto_schema, direction: str) -> dict:
        return COLLECTION_SCHEMA
