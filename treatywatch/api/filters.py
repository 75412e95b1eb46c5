"""Filters that several resources share."""

import uuid

from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django_filters.rest_framework import CharFilter, FilterSet, IsoDateTimeFilter, UUIDFilter

__all__ = ["CharFilter", "FilterSet", "IsoDateTimeFilter", "KeyFilter", "UUIDFilter"]

_KEY = RegexValidator(r"^[-a-zA-Z0-9_]{1,80}\Z", "Give an id, or the short name.", "invalid")


class KeyFilter(CharFilter):
    """By the id of a related object, or by the short name that people know it by.

    `by` is the column with that name, such as "slug"; `field_name` the way to the object.
    """

    def __init__(self, field_name: str, by: str, **options):
        super().__init__(field_name=field_name, validators=[_KEY], **options)
        self.by = by

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        if not value:
            return rows
        try:
            return rows.filter(**{self.field_name: uuid.UUID(value)})
        except ValueError:
            return rows.filter(**{f"{self.field_name}__{self.by}": value})
