"""Settings from the environment: what is not exactly legal is refused by name."""

from pathlib import Path

import pytest

from treatywatch import env


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("false", False)])
def test_a_flag_is_true_or_false(monkeypatch, value, expected):
    monkeypatch.setenv("TW_X", value)
    assert env.flag("TW_X", default=not expected) is expected


@pytest.mark.parametrize("value", ["True", "1", "yes", "", " true"])
def test_a_flag_refuses_everything_else(monkeypatch, value):
    monkeypatch.setenv("TW_X", value)
    with pytest.raises(env.BadSetting, match="TW_X must be true or false"):
        env.flag("TW_X", default=True)


def test_without_the_variable_the_default_holds(monkeypatch):
    monkeypatch.delenv("TW_X", raising=False)
    assert env.flag("TW_X", default=True) is True
    assert env.choice("TW_X", default="one", legal=("one", "two")) == "one"
    assert env.words("TW_X", default=("a",)) == ["a"]


def test_a_choice_is_one_of_the_legal_values(monkeypatch):
    monkeypatch.setenv("TW_X", "three")
    with pytest.raises(env.BadSetting, match="TW_X must be one of one, two, not 'three'"):
        env.choice("TW_X", default="one", legal=("one", "two"))


def test_a_list_has_no_empty_items(monkeypatch):
    monkeypatch.setenv("TW_X", "example.org, www.example.org")
    assert env.words("TW_X") == ["example.org", "www.example.org"]
    monkeypatch.setenv("TW_X", "example.org,,")
    with pytest.raises(env.BadSetting, match="without empty items"):
        env.words("TW_X")


def test_a_secret_is_required_and_long_and_never_repeated_in_the_message(monkeypatch):
    monkeypatch.delenv("TW_X", raising=False)
    with pytest.raises(env.BadSetting, match="TW_X is required"):
        env.secret("TW_X", development=None)
    monkeypatch.setenv("TW_X", "tooshort")
    with pytest.raises(env.BadSetting, match="at least 32 characters, not 8") as refused:
        env.secret("TW_X", development="for development")
    assert "tooshort" not in str(refused.value)


def test_a_database_address_of_sqlite_is_an_absolute_path(monkeypatch):
    monkeypatch.setenv("TW_X", "sqlite:////var/lib/treaty%20watch.sqlite3")
    assert env.database("TW_X", default=Path("unused"))["NAME"] == Path("/var/lib/treaty watch.sqlite3")


def test_the_folder_of_the_sqlite_file_is_made_where_it_is_missing(tmp_path):
    env.sqlite(tmp_path / "var" / "site.sqlite3")
    assert (tmp_path / "var").is_dir()


def test_sqlite_waits_for_other_writers_and_loses_no_acknowledged_write():
    options = env.sqlite(Path("/x"))["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in options["init_command"]


def test_a_database_address_of_postgresql(monkeypatch):
    monkeypatch.setenv("TW_X", "postgresql://tw:p%40ss@db.example.org:5433/treaties?sslmode=require")
    found = env.database("TW_X", default=Path("unused"))
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("treaties", "tw", "p@ss")
    assert (found["HOST"], found["PORT"]) == ("db.example.org", "5433")
    assert found["OPTIONS"]["sslmode"] == "require"
    assert "statement_timeout=60000" in found["OPTIONS"]["options"]


@pytest.mark.parametrize(
    "value",
    [
        "sqlite:relative.sqlite3",
        "mysql://host/name",
        "postgresql://host",
        "",
        "postgresql://host:port/name",
        "postgresql://host/name?options=-c",
    ],
)
def test_any_other_database_address_is_refused_by_name(monkeypatch, value):
    monkeypatch.setenv("TW_X", value)
    with pytest.raises(env.BadSetting, match="TW_X"):
        env.database("TW_X", default=Path("unused"))


def test_mail_is_printed_unless_a_server_is_given(monkeypatch):
    monkeypatch.delenv("TW_EMAIL_URL", raising=False)
    assert env.email("TW_EMAIL_URL") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


@pytest.mark.parametrize(
    ("url", "port", "starttls"),
    [
        ("smtp://me:p%40ss@mail.example.org", 587, True),
        ("smtp://me:p%40ss@mail.example.org:2525", 2525, True),
        ("smtps://me:p%40ss@mail.example.org", 465, False),
    ],
)
def test_a_mail_server_is_always_spoken_to_encrypted(monkeypatch, url, port, starttls):
    monkeypatch.setenv("TW_EMAIL_URL", url)
    settings = env.email("TW_EMAIL_URL")
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.example.org", port)
    assert (settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (starttls, not starttls)
    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("me", "p@ss")


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:port"]
)
def test_a_mail_address_that_is_not_legal_is_refused_by_name(monkeypatch, url):
    monkeypatch.setenv("TW_EMAIL_URL", url)
    with pytest.raises(env.BadSetting, match="TW_EMAIL_URL"):
        env.email("TW_EMAIL_URL")


@pytest.mark.parametrize("value", ["", "  ", "two\nlines"])
def test_a_text_is_one_line_that_is_not_empty(monkeypatch, value):
    monkeypatch.setenv("TW_EMAIL_FROM", value)
    with pytest.raises(env.BadSetting, match="TW_EMAIL_FROM"):
        env.text("TW_EMAIL_FROM", default="treatywatch@localhost")
