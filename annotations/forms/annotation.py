"""The forms of what an annotation says and of the steps of its review."""

from django import forms

from annotations.models import Annotation, AnnotationKind, Position, Priority, Stance, Visibility
from annotations.services.states import STEPS
from annotations.services.writing import COLUMNS, PLAIN_COLUMNS, Content
from drafts.models import Treaty
from treatywatch.accounts.models import Organisation

LONGEST_TAG = 40


class ContentForm(forms.Form):
    """What an annotation says. `version` is there when an existing one is edited."""

    stance = forms.ChoiceField(choices=Stance.choices, widget=forms.RadioSelect, initial=Stance.SUPPORT)
    position = forms.ModelChoiceField(
        Position.objects.none(),
        required=False,
        empty_label="No position",
        help_text="What this note argues for.",
    )
    new_position = forms.CharField(
        required=False,
        max_length=200,
        label="Or a new position",
        help_text="A short title; everyone can use it.",
    )
    further_positions = forms.ModelMultipleChoiceField(
        Position.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Others that it serves as well.",
    )
    on_behalf_of = forms.CharField(
        required=False,
        max_length=120,
        label="On behalf of",
        help_text="A state or group for which this speaks. Leave empty for your own organisation.",
    )
    tags = forms.CharField(
        required=False,
        max_length=400,
        help_text="Words to find the note by, with commas between them.",
    )
    reason = forms.CharField(
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Why. You can use **bold**, *italics*, lists and links.",
    )
    proposed_wording = forms.CharField(
        required=False,
        max_length=20_000,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4, "class": "treaty-text"}),
        help_text="How the words should read instead. Leave empty if you propose none.",
    )
    priority = forms.ChoiceField(
        choices=Priority.choices, initial=Priority.PRIORITY, help_text="A red line needs its reason."
    )
    kind = forms.ChoiceField(choices=AnnotationKind.choices, initial=AnnotationKind.POSITION)
    evidence = forms.CharField(required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 2}))
    evidence_url = forms.URLField(required=False, label="Source", assume_scheme="https")
    visibility = forms.ChoiceField(
        choices=Visibility.choices, initial=Visibility.PUBLIC, label="Once published, readable by"
    )
    shared_with = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Named organisations",
        help_text="Counts where “Named organisations” is chosen above.",
    )

    def __init__(self, *args, treaty: Treaty, organisation_id, **kwargs):
        super().__init__(*args, **kwargs)
        self.treaty = treaty
        for name in ("position", "further_positions"):
            self.fields[name].queryset = treaty.positions.select_related("theme")
        self.fields["shared_with"].queryset = Organisation.objects.exclude(pk=organisation_id)

    def clean_tags(self) -> tuple[str, ...]:
        """The tags, each once, in lower case."""
        names = (" ".join(name.split()).lower() for name in self.cleaned_data["tags"].split(","))
        tags = tuple(dict.fromkeys(name for name in names if name))
        if any(len(name) > LONGEST_TAG for name in tags):
            raise forms.ValidationError(
                f"A tag has at most {LONGEST_TAG} characters; put commas between tags."
            )
        return tags

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("priority") == Priority.RED_LINE and not cleaned.get("reason"):
            self.add_error("reason", "A red line must state its reason.")
        if cleaned.get("visibility") == Visibility.COALITION and not cleaned.get("shared_with"):
            self.add_error("shared_with", "Name at least one organisation, or choose another audience.")
        if cleaned.get("new_position") and cleaned.get("position"):
            self.add_error("new_position", "Choose a position or name a new one, not both.")
        return cleaned

    def content(self, position: Position | None) -> Content:
        """The cleaned fields as the services take them."""
        cleaned = self.cleaned_data
        return Content(
            position=position,
            shared_with=tuple(cleaned["shared_with"]),
            further_positions=tuple(one for one in cleaned["further_positions"] if one != position),
            tags=cleaned["tags"],
            **{name: cleaned[name] for name in PLAIN_COLUMNS},
        )


class EditForm(ContentForm):
    """An existing annotation; `version` is the one that the person started from."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class VersionForm(forms.Form):
    """The version of a note that a person saw when she pressed a button."""

    version = forms.IntegerField()


class StepForm(VersionForm):
    """One step of a note's review; `publish_at` is an embargo, in UTC."""

    name = forms.ChoiceField(choices=[(step.name, step.label) for step in STEPS])
    publish_at = forms.DateTimeField(required=False, label="Not before")


def initial_of(annotation: Annotation) -> dict:
    """The fields of an annotation as a form starts from them."""
    initial = {name: getattr(annotation, name) for name in COLUMNS}
    return initial | {
        "shared_with": list(annotation.shared_with.all()),
        "further_positions": list(annotation.further_positions.all()),
        "tags": ", ".join(tag.name for tag in annotation.tags.all()),
        "version": annotation.version,
    }
