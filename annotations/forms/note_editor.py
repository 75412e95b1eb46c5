"""The editor of a briefing note: one form of many parts, saved whole, so that no button loses what was typed."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from annotations.briefing.queries import LeftOut
from annotations.forms.notes import NoteForm, SectionForm
from annotations.models import BriefingNote, BriefingSection, Placement, Position, Theme
from annotations.services.notes import NoteWords, SectionWords


@dataclass(frozen=True, slots=True)
class Typed:
    """A field as the page shows it. `saved` is what somebody else has saved in it meanwhile, or None."""

    field: BoundField
    saved: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A position as the editor offers it, with what the note would print under it and what it leaves out."""

    position: Position
    is_chosen: bool
    printed: int
    left_out: list[LeftOut]


@dataclass(frozen=True, slots=True)
class SectionPart:
    """One section in the editor."""

    section: BriefingSection
    form: SectionForm
    prose: Typed
    recommendation: Typed
    choices: list[Choice]


class NoteEditor:
    """The form of a note and those of its sections, bound to what was typed where `data` is given.

    The hidden fields "section" name the sections of the page in their order.
    """

    def __init__(
        self, note: BriefingNote, sections: Iterable[BriefingSection], data: QueryDict | None = None
    ):
        self.note = note
        self.form = NoteForm(data, instance=note, initial=self._initial(note, sections))
        self.section_forms = [
            SectionForm(data, instance=section, prefix=f"section-{section.pk}")
            for section in _on_page(sections, data)
        ]
        self.saved: dict[str, str] = {}

    @staticmethod
    def _initial(note: BriefingNote, sections: Iterable[BriefingSection]) -> dict:
        included = [section.theme_id for section in sections if section.is_included]
        return {"version": note.version, "themes": included}

    def is_valid(self) -> bool:
        """Whether everything typed can be saved; looks at every part, so that every error is shown at once."""
        valid = [form.is_valid() for form in (self.form, *self.section_forms)]
        return all(valid)

    @property
    def version(self) -> int:
        return self.form.cleaned_data["version"]

    @property
    def themes(self) -> list[Theme]:
        return list(self.form.cleaned_data["themes"])

    def words(self) -> NoteWords:
        return self.form.words()

    def section_words(self, move: str = "") -> list[SectionWords]:
        """The sections in their order; `move` is "up:ID" or "down:ID" of the one that changes its place."""
        typed = [form.words() for form in self.section_forms]
        way, _, moved = move.partition(":")
        places = [place for place, words in enumerate(typed) if str(words.section.pk) == moved]
        for place in places:
            other = place + (-1 if way == "up" else 1)
            if 0 <= other < len(typed):
                typed[place], typed[other] = typed[other], typed[place]
        return typed

    def set_beside(self, current: BriefingNote, sections: Iterable[BriefingSection]) -> None:
        """Keeps what was typed, beside what somebody else has saved; the next save replaces it."""
        data = self.form.data.copy()
        data["version"] = str(current.version)
        self.form.data = data
        for name in self.words().__dataclass_fields__:
            self.saved[name] = str(getattr(current, name))
        included = [section.theme.title for section in sections if section.is_included]
        self.saved["themes"] = ", ".join(sorted(included))
        for section in sections:
            for name in ("prose", "recommendation"):
                self.saved[f"section-{section.pk}-{name}"] = getattr(section, name)

    def field(self, form: forms.BaseForm, name: str) -> Typed:
        bound = form[name]
        saved = self.saved.get(bound.html_name)
        typed = ", ".join(sorted(map(str, self.themes))) if saved and name == "themes" else bound.value()
        differs = saved is not None and _plain(saved) != _plain(str(typed or ""))
        return Typed(bound, saved if differs else None)

    def fields(self, *names: str) -> list[Typed]:
        return [self.field(self.form, name) for name in names]

    def parts(self, printed: Iterable[Placement], left_out: Iterable[LeftOut]) -> list[SectionPart]:
        """The sections with their positions; makes one query, for the positions of all themes."""
        themes = [form.instance.theme_id for form in self.section_forms]
        positions = list(Position.objects.filter(theme__in=themes).order_by("ordinal", "code"))
        counts: dict[uuid.UUID, int] = {}
        for placement in printed:
            position = placement.annotation.position_id
            counts[position] = counts.get(position, 0) + 1
        missing: dict[uuid.UUID, list[LeftOut]] = {}
        for item in left_out:
            missing.setdefault(item.placement.annotation.position_id, []).append(item)
        return [self._part(form, positions, counts, missing) for form in self.section_forms]

    def _part(
        self,
        form: SectionForm,
        positions: list[Position],
        counts: dict[uuid.UUID, int],
        missing: dict[uuid.UUID, list[LeftOut]],
    ) -> SectionPart:
        chosen = {str(value) for value in form["positions"].value() or ()}
        choices = [
            Choice(
                position, str(position.pk) in chosen, counts.get(position.pk, 0), missing.get(position.pk, [])
            )
            for position in positions
            if position.theme_id == form.instance.theme_id
        ]
        prose, recommendation = self.field(form, "prose"), self.field(form, "recommendation")
        return SectionPart(form.instance, form, prose, recommendation, choices)


def _on_page(sections: Iterable[BriefingSection], data: QueryDict | None) -> list[BriefingSection]:
    """The sections that the page shows: the included ones, or those that a sent page names, in its order."""
    if data is None:
        return [section for section in sections if section.is_included]
    known = {str(section.pk): section for section in sections}
    return [known[key] for key in dict.fromkeys(data.getlist("section")) if key in known]


def _plain(text: str) -> str:
    """Browsers send CRLF; that alone is no difference."""
    return text.replace("\r\n", "\n").strip()
