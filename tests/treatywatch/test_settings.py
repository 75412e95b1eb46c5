"""The settings as a whole: a deployment that is misconfigured stops at its start with one clear sentence."""

import os
import subprocess
import sys

import pytest

from tests.test_architecture import ROOT

DEPLOYMENT = {
    "TW_DEBUG": "false",
    "TW_SECRET_KEY": "tR7!kq2#Zp9vLm4x" * 4,
    "TW_ALLOWED_HOSTS": "treaties.example.org",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    ours = ("TW_", "DATABASE", "DJANGO_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_deployment_passes_djangos_own_checks():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **DEPLOYMENT)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"TW_SECRET_KEY": "short"}, "TW_SECRET_KEY must have at least 32 characters"),
        ({"TW_DEBUG": "no"}, "TW_DEBUG must be true or false"),
        ({"TW_ALLOWED_HOSTS": "a,,b"}, "TW_ALLOWED_HOSTS must be a comma-separated list"),
        ({"TW_TASKS": "celery"}, "TW_TASKS must be one of immediate, database"),
        ({"DATABASE_URL": "oracle://x/y"}, "DATABASE_URL must look like"),
    ],
)
def test_a_bad_value_stops_the_start_and_is_named(changes, sentence):
    done = manage("check", **(DEPLOYMENT | changes))
    assert done.returncode != 0
    assert sentence in done.stderr


@pytest.mark.parametrize("missing", ["TW_SECRET_KEY", "TW_ALLOWED_HOSTS"])
def test_a_deployment_must_name_its_secret_and_its_hosts(missing):
    done = manage("check", **{name: value for name, value in DEPLOYMENT.items() if name != missing})
    assert done.returncode != 0
    assert f"{missing} is required" in done.stderr


@pytest.mark.django_db
def test_every_page_forbids_scripts_of_others_and_tells_nobody_where_the_reader_came_from(client):
    answer = client.get("/accounts/login/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
