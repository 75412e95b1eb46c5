"""Requests that mean harm: another host, thousands of parts, lengths that are not true."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.wsgi import get_wsgi_application
from django.test import Client, RequestFactory

from drafts.models import Draft
from tests.factories import login, make_treaty, make_user

pytestmark = pytest.mark.django_db
FORM = {"label": "Rev.1", "issued_on": "2024-02-01", "language": ""}
ADDRESS = "/treaties/rivers/import/"


@pytest.fixture
def analyst(client):
    make_treaty("rivers")
    return login(client, make_user("analyst"))


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "evil.example:80", "[::2]"]
)
def test_a_host_that_is_not_ours_is_refused(host):
    assert Client(HTTP_HOST=host).get("/").status_code == 400


def test_a_forwarded_host_is_not_believed():
    page = Client(HTTP_X_FORWARDED_HOST="evil.example", HTTP_X_ORIGINAL_HOST="evil.example").get(
        "/accounts/login/"
    )
    assert b"evil.example" not in page.content


def test_ten_thousand_fields_are_refused(analyst):
    answer = analyst.post(ADDRESS, FORM | {f"f{number}": "x" for number in range(10_000)})
    assert (answer.status_code, Draft.objects.count()) == (400, 0)


def test_many_files_are_refused(analyst):
    files = {f"f{number}": SimpleUploadedFile("x.md", b"# x") for number in range(50)}
    answer = analyst.post(ADDRESS, FORM | files)
    assert (answer.status_code, Draft.objects.count()) == (400, 0)


def test_ten_thousand_parameters_are_refused():
    assert Client().get("/?" + "&".join(f"f{number}=x" for number in range(10_000))).status_code in (200, 400)
    assert (
        Client().get("/api/v1/treaties/?" + "&".join(f"f{number}=x" for number in range(10_000))).status_code
        == 400
    )


@pytest.mark.parametrize(
    "length", ["", "0", "-1", "7", "999999", "99999999999999999999", "ten", "1e9", "0x10"]
)
@pytest.mark.parametrize(
    "kind", ["application/json", "multipart/form-data; boundary=b", "text/plain", "multipart/form-data"]
)
def test_a_length_that_is_not_true_harms_nobody(length, kind):
    environ = RequestFactory().post("/accounts/login/").environ
    environ |= {"CONTENT_LENGTH": length, "CONTENT_TYPE": kind, "wsgi.input": BytesIO(b'--b\r\n\r\n{"a": 1}')}
    said: list[str] = []
    answer = get_wsgi_application()(environ, lambda status, headers: said.append(status))
    b"".join(answer)
    answer.close()
    assert said[0][:3] in ("200", "400", "403", "413", "415", "422")
