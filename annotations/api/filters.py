"""What lists of annotations, positions and the like can be narrowed by."""

from django.db.models import Q, QuerySet
from django_filters.rest_framework import ChoiceFilter

from annotations.models import Annotation, AnnotationKind, AnnotationState, Placement, Priority, Stance
from drafts.models import DraftState
from treatywatch.api.filters import CharFilter, FilterSet, IsoDateTimeFilter, KeyFilter, UUIDFilter

TREATY = KeyFilter("treaty", by="slug", help_text="The treaty's id or slug.")
POSITION = KeyFilter(
    "position", by="code", help_text="The position's id or code, such as “dual-criminality”."
)
ORGANISATION = KeyFilter("organisation", by="slug", help_text="The organisation's id or slug.")
STANCE = ChoiceFilter(choices=Stance.choices)


class ThemeFilter(FilterSet):
    treaty = TREATY


class PositionFilter(FilterSet):
    treaty = TREATY
    theme = UUIDFilter(help_text="The theme's id.")


class ArguedPosition(KeyFilter):
    """By a position that an annotation argues for, first of all or among others."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        if not value:
            return rows
        first = super().filter(Annotation.objects.order_by(), value)
        further = KeyFilter("further_positions", by=self.by).filter(Annotation.objects.order_by(), value)
        return rows.filter(Q(pk__in=first.values("pk")) | Q(pk__in=further.values("pk")))


class AnnotationFilter(FilterSet):
    """`draft`, `article` and `provision` speak of one and the same place of an annotation."""

    treaty = TREATY
    draft = UUIDFilter(
        method="keep", help_text="The id of a draft in which it has a place, found or still sought."
    )
    article = UUIDFilter(method="keep", help_text="The id of an article on which it sits.")
    provision = UUIDFilter(method="keep", help_text="The id of a provision on which it sits, in any draft.")
    position = ArguedPosition("position", by="code", help_text=POSITION.extra["help_text"])
    tag = CharFilter("tags__name", help_text="One of its tags, in lower case.")
    theme = UUIDFilter("position__theme", help_text="The id of its position's theme.")
    stance = STANCE
    organisation = ORGANISATION
    priority = ChoiceFilter(choices=Priority.choices)
    kind = ChoiceFilter(choices=AnnotationKind.choices)
    state = ChoiceFilter(choices=AnnotationState.choices)
    updated_since = IsoDateTimeFilter(
        "changed_at", "gte", help_text="Changed at this moment or later, such as 2024-02-09T00:00:00Z."
    )

    _PLACES = {"draft": "draft", "article": "article", "provision": "article__provision"}

    def keep(self, rows: QuerySet, name: str, value) -> QuerySet:
        """Nothing yet: `filter_queryset` looks at the three together."""
        return rows

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows = super().filter_queryset(queryset)
        given = {
            column: self.form.cleaned_data[name]
            for name, column in self._PLACES.items()
            if self.form.cleaned_data[name]
        }
        if not given:
            return rows
        places = Placement.objects.filter(draft__state=DraftState.PUBLISHED, **given)
        return rows.filter(pk__in=places.order_by().values("annotation"))


class StatementFilter(FilterSet):
    treaty = TREATY
    session = UUIDFilter(help_text="The session's id.")
    position = POSITION
    stance = STANCE


class BriefingNoteFilter(FilterSet):
    treaty = KeyFilter("draft__treaty", by="slug", help_text="The treaty's id or slug.")
    draft = UUIDFilter(help_text="The draft's id.")
