"""Addresses of briefing notes."""

from django.urls import path

from annotations.views import notes

urlpatterns = [
    path("notes/", notes.notes_page, name="notes"),
    path("notes/new/", notes.new_page, name="note-new"),
    path("notes/<uuid:note_id>/", notes.note_page, name="note"),
    path("notes/<uuid:note_id>/edit/", notes.edit_page, name="note-edit"),
    path("notes/<uuid:note_id>/issue/", notes.issue, name="note-issue"),
    path("notes/<uuid:note_id>/copy/", notes.copy, name="note-copy"),
    path("notes/<uuid:note_id>.pdf", notes.pdf_file, name="note-pdf"),
]
