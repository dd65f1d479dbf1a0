"""Where things came from: uploads with a preview first, imports with undo, and what could not be read."""

from __future__ import annotations

import csv

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mentee.flows.imports import problems_of
from mentee.flows.jobs import ask_for, bring_in_previewed, leave_previewed
from mentee.flows.transfer import EMPTY
from mentee.store.reads.doubts import count_open
from mentee.store.reads.imports import imports
from mentee.store.reads.jobs import JobLine, job_line, open_jobs
from mentee.web.contexts.imports import source_of
from mentee.web.signed import owner_of
from mentee.web.toasts import toast, trouble
from mentee.web.uploads import empty_names, take

REGION_LETTERS = 2


@require_GET
def sources(request: HttpRequest) -> HttpResponse:
    """What was imported from where, what goes on, and the place to drop files."""
    owner = owner_of(request)
    lines = [source_of(line) for line in imports(owner)]
    context = {
        "sources": [one for one in lines if one.line.state != "undone"],
        "undone": [one for one in lines if one.line.state == "undone"],
        "jobs": open_jobs(owner),
        "doubts": count_open(owner),
    }
    return render(request, "sources/page.html", context)


@require_POST
def sources_upload(request: HttpRequest) -> HttpResponse:
    """Take files in, and look into them before anything is stored."""
    paths = take(request, "files")
    empty = empty_names(request, "files")
    if not paths and empty:
        trouble(request, " ".join(EMPTY.format(name) for name in empty))
        return _go(request, reverse("sources"))
    if not paths:
        trouble(request, "No file came. Choose one or more, or drop them on the field.")
        return _go(request, reverse("sources"))
    title = paths[0].name if len(paths) == 1 else f"{paths[0].name} and {len(paths) - 1} more"
    said = {"paths": [str(path) for path in paths], "empty": empty, "region": _region(request)}
    job = ask_for(owner_of(request), "preview", said, title=title, now=timezone.now())
    return _go(request, reverse("job", args=[job]))


def _region(request: HttpRequest) -> str:
    text = request.POST.get("region", "").strip().upper()
    return text if len(text) == REGION_LETTERS and text.isalpha() else ""


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """Onwards: by a redirect, or by a word to the script that sent the files."""
    if request.headers.get("X-Requested-With") == "drop":
        return HttpResponse(status=204, headers={"X-Goes-To": address})
    return redirect(address)


@require_POST
def sources_apply(request: HttpRequest, job: int) -> HttpResponse:
    """Bring in what a preview looked into; asked again, it leads to what was asked for before."""
    owner = owner_of(request)
    line = _previewed(request, job)
    if line.answer.get("left"):
        trouble(request, "These files were deleted again. Choose them once more.")
        return redirect("sources")
    return redirect("job", job=bring_in_previewed(owner, line.id, now=timezone.now()))


@require_POST
def sources_discard(request: HttpRequest, job: int) -> HttpResponse:
    """Delete the files of a preview."""
    line = _previewed(request, job)
    if followed := line.answer.get("followed"):
        return redirect("job", job=followed)
    leave_previewed(owner_of(request), line)
    toast(request, "The files were deleted again; nothing of them was stored.")
    return redirect("sources")


def _previewed(request: HttpRequest, job: int) -> JobLine:
    try:
        line = job_line(owner_of(request), job)
    except LookupError as error:
        raise Http404 from error
    if line.deed != "preview" or line.open:
        raise Http404
    return line


@require_POST
def source_undo(request: HttpRequest, source: int) -> HttpResponse:
    """Take one import back."""
    owner = owner_of(request)
    line = next((one for one in imports(owner) if one.id == source), None)
    if line is None or line.state == "undone":
        raise Http404
    job = ask_for(owner, "undo-import", {"import": source}, title=line.file, now=timezone.now())
    return redirect("job", job=job)


@require_GET
def source_problems(request: HttpRequest, source: int) -> HttpResponse:
    """What an import could not read, as a page or with ?as=csv as a table for other programs."""
    owner = owner_of(request)
    line = next((one for one in imports(owner) if one.id == source), None)
    if line is None:
        raise Http404
    problems = problems_of(owner, source)
    if request.GET.get("as") != "csv":
        return render(request, "sources/problems.html", {"source": line, "problems": problems})
    answer = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="problems-{source}.csv"'},
    )
    table = csv.writer(answer)
    table.writerow(("file", "line", "byte", "reason", "remedy"))
    for one in problems:
        place = one.origin
        table.writerow([_safe(cell) for cell in (place.file, place.line, place.offset, one.reason, one.remedy)])
    return answer


def _safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


urlpatterns = [
    path("sources/", sources, name="sources"),
    path("sources/upload/", sources_upload, name="sources-upload"),
    path("sources/preview/<int:job>/apply/", sources_apply, name="sources-apply"),
    path("sources/preview/<int:job>/discard/", sources_discard, name="sources-discard"),
    path("sources/<int:source>/undo/", source_undo, name="source-undo"),
    path("sources/<int:source>/problems/", source_problems, name="source-problems"),
]
