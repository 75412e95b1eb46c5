"""The table of the cache that processes share."""

from django.core.management import call_command
from django.db import migrations


def create_table(apps, schema_editor) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("annotations", "0005_publication")]

    operations = [migrations.RunPython(create_table, migrations.RunPython.noop)]
