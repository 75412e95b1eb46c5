"""Addresses of the texts. The reading page `draft` and `publish-draft` are in annotations: they show notes."""

from django.urls import path

from drafts.views import (
    beside,
    brackets,
    compare,
    exports,
    heatmap,
    home,
    importing,
    lineage,
    provisions,
    references,
    sources,
    treaties,
    versions,
    watching,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("treaties/new/", treaties.new_treaty, name="treaty-new"),
    path("treaties/<slug:slug>/", treaties.treaty, name="treaty"),
    path("treaties/<slug:slug>/sessions/new/", treaties.new_session, name="session-new"),
    path("treaties/<slug:slug>/import/", importing.import_draft, name="import-draft"),
    path("treaties/<slug:slug>/compare/", compare.compare, name="compare"),
    path("treaties/<slug:slug>/compare.pdf", exports.compare_pdf, name="compare-pdf"),
    path("treaties/<slug:slug>/compare.docx", exports.compare_docx, name="compare-docx"),
    path("treaties/<slug:slug>/heatmap/", heatmap.heatmap, name="heatmap"),
    path("treaties/<slug:slug>/heatmap.pdf", heatmap.heatmap_as_pdf, name="heatmap-pdf"),
    path("treaties/<slug:slug>/heatmap.csv", heatmap.heatmap_as_csv, name="heatmap-csv"),
    path("treaties/<slug:slug>/watch/", watching.watch, name="watch"),
    path("treaties/<slug:slug>/lineage/", lineage.lineage, name="lineage"),
    path("treaties/<slug:slug>/lineage/decide/", lineage.decide, name="lineage-decide"),
    path("drafts/<uuid:draft_id>/staged/", importing.staged, name="draft-staged"),
    path("drafts/<uuid:draft_id>/discard/", importing.discard, name="draft-discard"),
    path("drafts/<uuid:draft_id>.akn.xml", exports.draft_akn, name="draft-akn"),
    path("drafts/<uuid:draft_id>/brackets/", brackets.brackets, name="draft-brackets"),
    path("drafts/<uuid:draft_id>/references/", references.references, name="draft-references"),
    path("drafts/<uuid:draft_id>/beside/<uuid:other_id>/", beside.beside, name="beside"),
    path("drafts/<uuid:draft_id>/versions/", versions.versions, name="draft-versions"),
    path("drafts/<uuid:draft_id>/versions/link/", versions.link, name="draft-link"),
    path("drafts/<uuid:draft_id>/source", sources.source, name="draft-source"),
    path("provisions/<uuid:provision_id>/", provisions.provision, name="provision"),
    path("provisions/<uuid:provision_id>/compare/", provisions.compare_provision, name="compare-provision"),
]
