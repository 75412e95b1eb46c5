from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="briefingsection",
            name="is_included",
            field=models.BooleanField(default=True),
        ),
    ]
