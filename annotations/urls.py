"""Addresses of notes, positions and the reading page, which shows both text and notes."""

from django.urls import include, path

from annotations.views import (
    adoption,
    annotating,
    carrying,
    foreign,
    positions,
    publishing,
    reading,
    reviewing,
    searching,
    threads,
)

urlpatterns = [
    path("drafts/<uuid:draft_id>/", reading.reading_page, name="draft"),
    path("drafts/<uuid:draft_id>/publish/", publishing.publish_page, name="publish-draft"),
    path("drafts/<uuid:draft_id>/review/", reviewing.review_page, name="review"),
    path("drafts/<uuid:draft_id>/annotations/import/", foreign.import_page, name="import-annotations"),
    path("drafts/<uuid:draft_id>/proposals/", adoption.adoption_page, name="draft-proposals"),
    path("drafts/<uuid:draft_id>/review/accept/", reviewing.accept_shown, name="review-accept"),
    path("drafts/<uuid:draft_id>/carry/", carrying.carry_here, name="carry-here"),
    path("review/", reviewing.reviews_page, name="reviews"),
    path("placements/<uuid:placement_id>/", reading.margin_note, name="margin-note"),
    path("placements/<uuid:placement_id>/decide/", reviewing.decide, name="decide"),
    path("articles/<uuid:article_id>/notes/", reading.article_notes, name="article-notes"),
    path("articles/<uuid:article_id>/annotate/", annotating.annotate_page, name="annotate"),
    path("annotations/<uuid:annotation_id>/", annotating.annotation_page, name="annotation"),
    path("annotations/<uuid:annotation_id>/edit/", annotating.edit_page, name="annotation-edit"),
    path("annotations/<uuid:annotation_id>/step/", annotating.step, name="annotation-step"),
    path(
        "annotations/<uuid:annotation_id>/restore/<int:version>/",
        annotating.restore,
        name="annotation-restore",
    ),
    path("annotations/<uuid:annotation_id>/thread/", threads.discuss, name="annotation-discuss"),
    path("search/", searching.search_page, name="search"),
    path("letters/", threads.letters_page, name="letters"),
    path("treaties/<slug:slug>/positions/", positions.positions_page, name="positions"),
    path("positions/<uuid:position_id>/edit/", positions.edit_page, name="position-edit"),
    path("", include("annotations.urls_notes")),
]
