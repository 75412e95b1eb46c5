"""Addresses of the API. Every other address below v1/ is answered as a problem document, not as a page."""

from django.urls import include, path, re_path

from treatywatch.api.schema import DocsView, IndexView, SchemaView
from treatywatch.api.views import NothingView

urlpatterns = [
    path("v1/", IndexView.as_view(), name="api-index"),
    path("v1/openapi.json", SchemaView.as_view(), name="api-schema"),
    path("v1/docs/", DocsView.as_view(), name="api-docs"),
    path("v1/", include("drafts.api.urls")),
    path("v1/", include("annotations.api.urls")),
    re_path(r"^v1/.+/$", NothingView.as_view(), name="api-nothing"),
]
