"""The form that takes a file of annotations in."""

import json

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from annotations.engine.foreign import BadDocument, Foreign, read_foreign


class ForeignForm(forms.Form):
    """A JSON file of another program; after `is_valid`, `cleaned_data["file"]` holds what was read."""

    file = forms.FileField(
        label="File", widget=forms.ClearableFileInput(attrs={"accept": ".json,.jsonld,application/json"})
    )

    def clean_file(self) -> list[Foreign]:
        file = self.cleaned_data["file"]
        if file.size > settings.MAX_UPLOAD_BYTES:
            most = filesizeformat(settings.MAX_UPLOAD_BYTES)
            raise forms.ValidationError(
                f"The file is larger than {most}. Export fewer annotations at a time."
            )
        try:
            return read_foreign(json.loads(file.read().decode("utf-8-sig")))
        except BadDocument as error:
            raise forms.ValidationError(str(error)) from error
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
            raise forms.ValidationError(f"This is not a JSON file: {error}") from error
