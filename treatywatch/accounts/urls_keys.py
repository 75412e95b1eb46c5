"""Addresses of the API keys of an organisation."""

from django.urls import path

from treatywatch.accounts import views

urlpatterns = [
    path("", views.keys_page, name="keys"),
    path("<uuid:token_id>/revoke/", views.revoke, name="key-revoke"),
]
