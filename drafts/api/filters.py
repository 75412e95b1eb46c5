"""What lists of texts can be narrowed by."""

from treatywatch.api.filters import CharFilter, FilterSet, IsoDateTimeFilter, KeyFilter, UUIDFilter

TREATY = KeyFilter("treaty", by="slug", help_text="The treaty's id or slug.")


class SessionFilter(FilterSet):
    treaty = TREATY


class DraftFilter(FilterSet):
    treaty = TREATY
    session = UUIDFilter(help_text="The session's id.")
    language = CharFilter(help_text="The language's code, such as “en”.")
    updated_since = IsoDateTimeFilter(
        "published_at", "gte", help_text="Published at this moment or later, such as 2024-02-09T00:00:00Z."
    )


class ArticleFilter(FilterSet):
    treaty = KeyFilter("draft__treaty", by="slug", help_text="The treaty's id or slug.")
    draft = UUIDFilter(help_text="The draft's id.")
    provision = UUIDFilter(help_text="The provision's id.")
    number = CharFilter(help_text="The number as printed, such as “5 bis”.")


class ProvisionFilter(FilterSet):
    treaty = TREATY
