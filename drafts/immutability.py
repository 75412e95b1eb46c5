"""A published draft never changes: the database itself refuses, whatever code asks.

Triggers on both databases guard the texts of published and withdrawn drafts against insertion, update and
deletion, and the drafts themselves against everything but published → withdrawn. What is said about a text (its
provision, its session) may still be corrected.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGE = "A published draft never changes; a corrigendum is a new draft."

# table → the columns that hold the text; each table has a draft_id
TEXT_COLUMNS = {
    "drafts_article": "draft_id, ordinal, kind, number, label, heading, chapter, text",
    "drafts_footnote": "draft_id, ordinal, label, text",
    "drafts_sourcefile": "draft_id, name, content",
}
DRAFT_COLUMNS = "treaty_id, label, symbol, issued_on, language, published_at, source_sha256, reading, state"
FROZEN = "('published', 'withdrawn')"


def install(connection: BaseDatabaseWrapper) -> None:
    """Creates the triggers; they must not be there yet."""
    _run(connection, {"sqlite": _sqlite_install, "postgresql": _postgresql_install}[connection.vendor]())


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drops the triggers, for a reversed migration and for tests that empty the tables."""
    suffix = {"sqlite": "", "postgresql": " ON {table}"}[connection.vendor]
    names = [
        (f"{table}_frozen_{event}", table)
        for table in TEXT_COLUMNS
        for event in ("insert", "update", "delete")
    ]
    names += [(f"drafts_draft_frozen_{event}", "drafts_draft") for event in ("update", "delete")]
    _run(connection, [f"DROP TRIGGER IF EXISTS {name}{suffix.format(table=table)}" for name, table in names])


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _events(columns: str) -> list[tuple[str, str, str]]:
    """(name of the event, its SQL, the row to look at) for one table of text."""
    return [
        ("insert", "INSERT", "NEW"),
        ("update", f"UPDATE OF {columns}", "OLD"),
        ("delete", "DELETE", "OLD"),
    ]


def _draft_guards() -> list[tuple[str, str, str]]:
    """(event, SQL, condition under which it is refused) for the drafts themselves."""
    withdrawing = "OLD.state = 'published' AND NEW.state = 'withdrawn'"
    untouched = " AND ".join(
        f"NEW.{column.strip()} IS NOT DISTINCT FROM OLD.{column.strip()}"
        for column in DRAFT_COLUMNS.split(",")
        if column.strip() not in ("state", "reading")
    )
    return [
        (
            "update",
            f"UPDATE OF {DRAFT_COLUMNS}",
            f"OLD.state IN {FROZEN} AND NOT ({withdrawing} AND {untouched})",
        ),
        ("delete", "DELETE", f"OLD.state IN {FROZEN}"),
    ]


def _sqlite_install() -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    statements = [
        f"CREATE TRIGGER {table}_frozen_{event} BEFORE {sql} ON {table} FOR EACH ROW "
        f"WHEN (SELECT state FROM drafts_draft WHERE id = {row}.draft_id) IN {FROZEN} {refuse}"
        for table, columns in TEXT_COLUMNS.items()
        for event, sql, row in _events(columns)
    ]
    statements += [
        f"CREATE TRIGGER drafts_draft_frozen_{event} BEFORE {sql} ON drafts_draft FOR EACH ROW "
        f"WHEN {condition.replace('IS NOT DISTINCT FROM', 'IS')} {refuse}"
        for event, sql, condition in _draft_guards()
    ]
    return statements


def _postgresql_install() -> list[str]:
    statements = [
        "CREATE OR REPLACE FUNCTION drafts_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE OR REPLACE FUNCTION drafts_refuse_if_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "DECLARE owner uuid; BEGIN "
        "IF TG_OP = 'INSERT' THEN owner := NEW.draft_id; ELSE owner := OLD.draft_id; END IF; "
        f"IF (SELECT state FROM drafts_draft WHERE id = owner) IN {FROZEN} "
        f"THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
    ]
    statements += [
        f"CREATE TRIGGER {table}_frozen_{event} BEFORE {sql} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION drafts_refuse_if_frozen()"
        for table, columns in TEXT_COLUMNS.items()
        for event, sql, _ in _events(columns)
    ]
    statements += [
        f"CREATE TRIGGER drafts_draft_frozen_{event} BEFORE {sql} ON drafts_draft "
        f"FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION drafts_refuse()"
        for event, sql, condition in _draft_guards()
    ]
    return statements
