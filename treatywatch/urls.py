"""Every address of the site; the apps hold their own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("accounts/", include("treatywatch.accounts.urls")),
    path("keys/", include("treatywatch.accounts.urls_keys")),
    path("api/", include("treatywatch.api_urls")),
    path("admin/", admin.site.urls),
    path("", include("drafts.urls")),
    path("", include("annotations.urls")),
]
