"""Long work: how far it is, what came of it, stopping it, and the file an export wrote."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mentee.flows.jobs import cancel
from mentee.flows.transfer import export_path
from mentee.store.reads.jobs import JobLine, job_line, jobs
from mentee.web.contexts.imports import Outcome, Sight, outcomes, sights
from mentee.web.deeds import remedy_here
from mentee.web.signed import owner_of
from mentee.web.toasts import toast


def job_of(request: HttpRequest, job: int) -> JobLine:
    """The owner's job; 404 for another's."""
    try:
        return job_line(owner_of(request), job)
    except LookupError as error:
        raise Http404 from error


@require_GET
def job_show(request: HttpRequest, job: int) -> HttpResponse:
    """One job: progress while it goes on, then what came of it."""
    line = job_of(request, job)
    seen: list[Sight] = sights(line) if line.deed == "preview" else []
    came: list[Outcome] = outcomes(line) if line.deed == "import" else []
    context = {
        "job": line,
        "remedy": remedy_here(line.remedy),
        "left": line.seconds_left(now=timezone.now()),
        "sights": seen,
        "useful": any(sight.useful for sight in seen),
        "for_good": any(sight.for_good for sight in seen),
        "outcomes": came,
        "guesses": line.answer.get("guesses", ()),
    }
    return render(request, "jobs/_job.html" if getattr(request, "htmx", False) else "jobs/page.html", context)


@require_GET
def jobs_list(request: HttpRequest) -> HttpResponse:
    """What was asked for, the latest first."""
    return render(request, "jobs/list.html", {"jobs": jobs(owner_of(request), limit=50)})


@require_POST
def job_cancel(request: HttpRequest, job: int) -> HttpResponse:
    """Stop a job."""
    line = job_of(request, job)
    cancel(owner_of(request), line.id, now=timezone.now())
    toast(request, "It stops within a second or two; what is stored stays, and can be taken back.")
    return redirect("job", job=line.id)


@require_GET
def job_file(request: HttpRequest, job: int) -> HttpResponseBase:
    """The file that an export wrote."""
    line = job_of(request, job)
    path_ = export_path(owner_of(request).pk, str(line.answer.get("file", "")))
    if line.deed != "export" or path_ is None:
        raise Http404
    return FileResponse(path_.open("rb"), as_attachment=True, filename=path_.name, content_type="application/jsonl")


urlpatterns = [
    path("jobs/", jobs_list, name="jobs"),
    path("jobs/<int:job>/", job_show, name="job"),
    path("jobs/<int:job>/cancel/", job_cancel, name="job-cancel"),
    path("jobs/<int:job>/file/", job_file, name="job-file"),
]
