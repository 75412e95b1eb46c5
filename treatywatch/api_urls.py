from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

urlpatterns = [
    path("v1/openapi.json", SpectacularAPIView.as_view(), name="api-schema"),
    path("v1/", SpectacularSwaggerView.as_view(url_name="api-schema"), name="api-docs"),
]
