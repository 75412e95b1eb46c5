"""A closing with signatures is a part of its own. The guards of published texts stand aside while the column grows."""

from django.db import migrations, models

from drafts import immutability


def install(apps, schema_editor):
    immutability.install(schema_editor.connection)


def remove(apps, schema_editor):
    immutability.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("drafts", "0005_looked_at")]

    operations = [
        migrations.RunPython(remove, install),
        migrations.AlterField(
            model_name="article",
            name="kind",
            field=models.CharField(
                choices=[
                    ("preamble", "Preamble"),
                    ("article", "Article"),
                    ("conclusions", "Closing and signatures"),
                    ("annex", "Annex"),
                ],
                default="article",
                max_length=11,
            ),
        ),
        migrations.RunPython(install, remove),
    ]
