"""JSON-LD as a form in which annotations can be asked for."""

from rest_framework.renderers import JSONRenderer

from annotations.api.web_annotation import MEDIA_TYPE


class JsonLdRenderer(JSONRenderer):
    """Chosen by `Accept: application/ld+json`, with or without the profile of Web Annotation."""

    media_type = MEDIA_TYPE
    format = "jsonld"
