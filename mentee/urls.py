"""Every address of the server."""

from django.urls import include, path

urlpatterns = [path("api/v1/", include("mentee.api.urls")), path("", include("mentee.web.urls"))]
handler404 = "mentee.web.views.refusals.not_found"
handler400 = "mentee.web.views.refusals.bad_request"
handler500 = "mentee.web.views.refusals.failed"
