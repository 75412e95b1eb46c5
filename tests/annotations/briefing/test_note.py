import json

import pytest

from annotations.briefing.note import as_data, from_data
from tests.annotations.briefing.samples import NOTE


def test_a_note_survives_being_kept_as_json():
    assert from_data(json.loads(json.dumps(as_data(NOTE)))) == NOTE


def test_data_of_another_shape_is_refused():
    with pytest.raises(TypeError):
        from_data({**as_data(NOTE), "colour": "green"})
    with pytest.raises(KeyError):
        from_data({})
