"""The forms about texts: a file comes in, a staged draft is corrected, a treaty and its sessions are named."""

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from drafts import languages
from drafts.models import Draft, Session, Treaty

ACCEPTED = ".docx,.pdf,.html,.htm,.md,.txt"
_LANGUAGES = sorted(languages.NAMES.items(), key=lambda item: item[1])


class DayField(forms.DateField):
    """A day, picked with the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DraftDetailsForm(forms.ModelForm):
    """What people call a draft, and where it belongs."""

    issued_on = DayField(label="Issued on", help_text="The date printed on the draft, or of its release.")
    language = forms.ChoiceField(choices=_LANGUAGES)

    class Meta:
        model = Draft
        fields = ["label", "symbol", "issued_on", "language", "session"]
        labels = {"symbol": "Document symbol (optional)", "session": "Session (optional)"}
        help_texts = {
            "label": "As negotiators call it, for example “Zero draft” or “Rev.2”.",
            "symbol": "For example A/AC.291/22.",
        }

    def __init__(self, treaty: Treaty, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = treaty.sessions.all()
        self.fields["session"].empty_label = "Between sessions, or not known"
        guess = self.instance.reading.get("language")
        if guess and guess != self.instance.language:
            self.fields["language"].help_text = f"The text itself reads like {languages.name_of(guess)}."


class ImportForm(DraftDetailsForm):
    """A treaty text as a file, and what people call it."""

    file = forms.FileField(
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )
    field_order = ["file", "label", "symbol", "issued_on", "language", "session"]

    def __init__(self, treaty: Treaty, *args, **kwargs) -> None:
        super().__init__(treaty, *args, **kwargs)
        most = filesizeformat(settings.MAX_UPLOAD_BYTES)
        self.fields["file"].help_text = f"Word, PDF, HTML, Markdown or plain text, at most {most}."
        self.fields["language"].required = False
        self.fields[
            "language"
        ].help_text = "The same draft in another language is linked to it by its symbol or label."
        self.fields["language"].choices = [("", "As the file says"), *_LANGUAGES]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.MAX_UPLOAD_BYTES:
            raise forms.ValidationError(
                f"This file has {filesizeformat(file.size)}; "
                f"the most that can be read is {filesizeformat(settings.MAX_UPLOAD_BYTES)}."
            )
        return file


class TreatyForm(forms.ModelForm):
    """A treaty that somebody starts to follow."""

    class Meta:
        model = Treaty
        fields = ["title", "short_title", "slug", "summary"]
        labels = {"slug": "Address", "short_title": "Short title", "summary": "Summary (optional)"}
        help_texts = {
            "title": "In full, as on its title page.",
            "short_title": "As people say it, for example “Cybercrime convention”.",
            "slug": "The last part of its web address: small letters, digits and hyphens. It stays for good.",
            "summary": "What is negotiated, by whom and under what mandate, in two or three sentences.",
        }
        widgets = {"summary": forms.Textarea(attrs={"rows": 4})}

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if slug == "new":
            raise forms.ValidationError("This address is the page on which treaties are named; take another.")
        return slug


class SessionForm(forms.ModelForm):
    """A meeting at which the treaty is negotiated."""

    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")

    class Meta:
        model = Session
        fields = ["label", "place", "starts_on", "ends_on"]
        labels = {"place": "Place (optional)"}
        help_texts = {"label": "For example “Sixth session” or “Informal consultations”."}

    def __init__(self, treaty: Treaty, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.treaty = treaty

    def clean(self) -> dict:
        cleaned = super().clean()
        if {"starts_on", "ends_on"} <= cleaned.keys() and cleaned["ends_on"] < cleaned["starts_on"]:
            self.add_error("ends_on", "The last day is before the first.")
        label = cleaned.get("label")
        if label and self.instance.treaty.sessions.filter(label=label).exists():
            self.add_error("label", "This treaty already has a session with this name.")
        return cleaned
