"""Addresses of annotations and what goes with them in the API."""

from rest_framework.routers import SimpleRouter

from annotations.api import views

router = SimpleRouter(use_regex_path=False)
router.register("themes", views.ThemeViewSet, basename="api-theme")
router.register("positions", views.PositionViewSet, basename="api-position")
router.register("annotations", views.AnnotationViewSet, basename="api-annotation")
router.register("statements", views.StatementViewSet, basename="api-statement")
router.register("organisations", views.OrganisationViewSet, basename="api-organisation")
router.register("briefing-notes", views.BriefingNoteViewSet, basename="api-briefing-note")

urlpatterns = router.urls
