"""Addresses of texts in the API."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from drafts.api import views

router = SimpleRouter(use_regex_path=False)
router.register("treaties", views.TreatyViewSet, basename="api-treaty")
router.register("sessions", views.SessionViewSet, basename="api-session")
router.register("drafts", views.DraftViewSet, basename="api-draft")
router.register("articles", views.ArticleViewSet, basename="api-article")
router.register("provisions", views.ProvisionViewSet, basename="api-provision")

urlpatterns = [
    path("comparisons/", views.ComparisonView.as_view(), name="api-comparison-list"),
    *router.urls,
]
