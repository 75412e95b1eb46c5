"""Fields that several resources share."""

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers


@extend_schema_field(OpenApiTypes.URI)
class PageAddress(serializers.Field):
    """Where people read the same thing: the absolute address of the object's page."""

    def __init__(self, **options):
        super().__init__(read_only=True, source=options.pop("source", "*"), **options)

    def to_representation(self, value) -> str:
        return self.context["request"].build_absolute_uri(value.get_absolute_url())


@extend_schema_field(OpenApiTypes.URI)
class FileAddress(serializers.Field):
    """Where the object can be had as a file: the absolute address of the page's route of this name."""

    def __init__(self, route: str, **options):
        super().__init__(read_only=True, source="pk", **options)
        self._route = route

    def to_representation(self, value) -> str:
        return self.context["request"].build_absolute_uri(reverse(self._route, args=[value]))


class TextOrNull(serializers.CharField):
    """A text that may be missing: stored empty, told as null."""

    def __init__(self, **options):
        super().__init__(read_only=True, allow_null=True, **options)

    def to_representation(self, value: str) -> str | None:
        return value or None


def address_of(resource: str, **options) -> serializers.HyperlinkedIdentityField:
    """The address of the object in this API; `resource` is the name of its list, "treaty"."""
    return serializers.HyperlinkedIdentityField(view_name=f"api-{resource}-detail", **options)
