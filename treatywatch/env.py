"""Reads settings from the environment and refuses, by name, every value that is not exactly legal.

A deployment that is misconfigured must stop at its start with one clear sentence, not run with a guess.
"""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


class BadSetting(Exception):
    """An environment variable is missing or has a value that is not legal; the message names it."""


def flag(name: str, *, default: bool) -> bool:
    """The variable as a boolean: exactly "true" or "false"."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value not in ("true", "false"):
        raise BadSetting(f"{name} must be true or false, not {value!r}")
    return value == "true"


def text(name: str, *, default: str) -> str:
    """The variable as one line that is not empty."""
    value = os.environ.get(name, default)
    if not value.strip() or "\n" in value:
        raise BadSetting(f"{name} must be one line that is not empty, not {value!r}")
    return value


def choice(name: str, *, default: str, legal: tuple[str, ...]) -> str:
    """The variable as one of `legal`."""
    value = os.environ.get(name, default)
    if value not in legal:
        raise BadSetting(f"{name} must be one of {', '.join(legal)}, not {value!r}")
    return value


def words(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """The variable as a comma-separated list; an empty item is refused."""
    value = os.environ.get(name)
    if value is None:
        return list(default)
    items = [item.strip() for item in value.split(",")]
    if not all(items):
        raise BadSetting(f"{name} must be a comma-separated list without empty items, not {value!r}")
    return items


def secret(name: str, *, development: str | None) -> str:
    """The variable as a secret of at least 32 characters; `development` stands in only where it is given."""
    value = os.environ.get(name)
    if value is None and development is not None:
        return development
    if value is None:
        raise BadSetting(f"{name} is required; give at least 32 random characters")
    if len(value) < 32:
        raise BadSetting(f"{name} must have at least 32 characters, not {len(value)}")
    return value


def email(name: str) -> dict:
    """The variable as Django's mail settings: `smtp://user:password@host:587`, encrypted by STARTTLS, or `smtps://`.

    Without the variable mail is printed to the console.
    """
    value = os.environ.get(name)
    if value is None:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    url = urlsplit(value)
    if url.scheme not in ("smtp", "smtps") or not url.hostname:
        raise BadSetting(f"{name} must look like smtp://user:password@host:587 or smtps://…")
    is_encrypted_at_once = url.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": _port(url, name) or (465 if is_encrypted_at_once else 587),
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": is_encrypted_at_once,
        "EMAIL_USE_TLS": not is_encrypted_at_once,
        "EMAIL_TIMEOUT": 20,
    }


def _port(url, name: str) -> int | None:
    try:
        return url.port
    except ValueError as error:
        raise BadSetting(f"{name} has a port that is not a number") from error


def database(name: str, *, default: Path) -> dict:
    """The variable as Django's database settings.

    `sqlite:////absolute/path.sqlite3` or `postgresql://user:password@host:5432/name?host=/socket/dir`.
    Without the variable: an SQLite file at `default`.
    """
    value = os.environ.get(name)
    if value is None:
        return sqlite(default)
    url = urlsplit(value)
    if url.scheme == "sqlite" and url.path.startswith("//"):
        return sqlite(Path(unquote(url.path[1:])))
    if url.scheme in ("postgres", "postgresql") and url.path.strip("/"):
        return postgresql(url, name)
    raise BadSetting(f"{name} must look like postgresql://user:password@host/name or sqlite:////path/file")


def sqlite(path: Path) -> dict:
    """SQLite so that no acknowledged write is lost and writers wait for each other instead of failing.

    Without these settings 16 writers lost most of their acknowledged writes or failed as locked. The folder is
    made where it is missing: a fresh checkout has none.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def postgresql(url, name: str) -> dict:
    """PostgreSQL with connections kept, checked before use, and no statement or lock without an end."""
    query = dict(parse_qsl(url.query))
    unknown = set(query) - {"host", "sslmode"}
    if unknown:
        raise BadSetting(f"{name} has options that are not known: {', '.join(sorted(unknown))}")
    port = _port(url, name)
    options = {
        "options": "-c statement_timeout=60000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000"
    }
    if "sslmode" in query:
        options["sslmode"] = query["sslmode"]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": query.get("host", url.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
