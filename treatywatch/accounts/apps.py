from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "treatywatch.accounts"
    label = "accounts"
    verbose_name = "people"
