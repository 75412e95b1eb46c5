"""The texts for the site admin: names and dates can be mended, published text only read.

She runs the service and reads nothing that is unpublished, so staged drafts are not listed here.
"""

from django.contrib import admin

from drafts.models import Draft, DraftState, Session, Treaty


@admin.register(Treaty)
class TreatyAdmin(admin.ModelAdmin):
    list_display = ("short_title", "title", "is_illustrative")
    search_fields = ("short_title", "title")


@admin.register(Session)
class SessionAdmin(admin.ModelAdmin):
    list_display = ("label", "treaty", "place", "starts_on", "ends_on")
    list_filter = ("treaty",)


@admin.register(Draft)
class DraftAdmin(admin.ModelAdmin):
    list_display = ("label", "treaty", "symbol", "issued_on", "language", "state")
    list_filter = ("treaty", "state")
    fields = ("treaty", "session", "label", "symbol", "issued_on", "language", "state", "published_at")
    readonly_fields = tuple(name for name in fields if name != "session")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(state__in=(DraftState.PUBLISHED, DraftState.WITHDRAWN))

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
