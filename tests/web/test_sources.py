"""Files come in by a preview, are applied, stopped and taken back; each owner sees their own alone."""

from __future__ import annotations

import csv
import io
import re
import resource
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from mentee.flows.export import export_lines
from mentee.store.models import Import, Job, Person, User
from mentee.store.reads.jobs import jobs
from mentee.store.reads.seeker import preferences
from mentee.store.writes.people import merge_people
from mentee.store.writes.seeker import save_preferences
from tests.store.invented import bring, mail_key, person, row_of

Cards = Callable[..., Path]
DoJobs = Callable[[], int]
LEFT = re.compile(r", about [^<]+\sleft\s*</p>")
pytestmark = pytest.mark.django_db(transaction=True)


def upload(browser: Client, *paths: Path) -> str:
    """Send files; gives the address one is led to."""
    files = [path.open("rb") for path in paths]
    answer = browser.post("/sources/upload/", {"files": files})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def brought_in(browser: Client, do_jobs: DoJobs, *paths: Path) -> str:
    """Send, look, apply; gives the address of the import's job."""
    seen = upload(browser, *paths)
    do_jobs()
    number = seen.split("/")[2]
    applied = browser.post(f"/sources/preview/{number}/apply/")
    do_jobs()
    ended = Job.objects.latest("pk")
    assert (ended.deed, ended.state) == ("import", "done"), ended.reason
    return str(applied.headers["Location"])


def test_a_preview_counts_and_stores_nothing(browser: Client, owner: User, cards: Cards, do_jobs: DoJobs) -> None:
    address = upload(browser, cards("Ada Example", "Bo Sample"))
    assert b"Waiting for its turn" in browser.get(address).content
    do_jobs()
    page = browser.get(address).content.decode()
    assert "Ada Example" in page
    assert "Bring it in" in page
    assert not Import.objects.filter(owner=owner).exists()


def test_what_was_seen_is_brought_in_and_the_upload_deleted(
    browser: Client, owner: User, cards: Cards, do_jobs: DoJobs, settings: Settings
) -> None:
    page = browser.get(brought_in(browser, do_jobs, cards("Ada Example", "Bo Sample"))).content.decode()
    assert "cards.vcf" in page
    assert Import.objects.get(owner=owner).state == "done"
    assert not list(Path(settings.UPLOADS).iterdir())
    assert "2 people" in browser.get("/sources/").content.decode()


def test_the_same_file_again_brings_nothing(browser: Client, cards: Cards, do_jobs: DoJobs) -> None:
    brought_in(browser, do_jobs, cards("Ada Example"))
    address = upload(browser, cards("Ada Example"))
    do_jobs()
    page = browser.get(address).content.decode()
    assert "Nothing new" in page
    assert "Bring it in" not in page


def test_an_import_is_taken_back_by_one_click(browser: Client, owner: User, cards: Cards, do_jobs: DoJobs) -> None:
    brought_in(browser, do_jobs, cards("Ada Example"))
    number = Import.objects.get(owner=owner).pk
    answer = browser.post(f"/sources/{number}/undo/")
    do_jobs()
    assert "Taken back" in browser.get(answer.headers["Location"]).content.decode()
    assert Import.objects.get(pk=number).state == "undone"
    assert "Ada Example" not in browser.get("/search/?q=Ada").content.decode()


def test_a_file_of_no_kind_is_told_with_its_remedy(browser: Client, tmp_path: Path, do_jobs: DoJobs) -> None:
    strange = tmp_path / "strange.bin"
    strange.write_bytes(bytes(range(256)) * 8)
    address = upload(browser, strange)
    do_jobs()
    page = browser.get(address).content.decode()
    assert "of no kind that is read here" in page
    assert "Bring it in" not in page


def test_files_that_are_left_are_deleted(browser: Client, cards: Cards, do_jobs: DoJobs, settings: Settings) -> None:
    number = upload(browser, cards("Ada Example")).split("/")[2]
    do_jobs()
    browser.post(f"/sources/preview/{number}/discard/")
    assert not list(Path(settings.UPLOADS).iterdir())


def test_copies_of_what_is_left_are_deleted_with_it(
    browser: Client, cards: Cards, do_jobs: DoJobs, settings: Settings
) -> None:
    file = cards("Ada Example")
    number = upload(browser, file).split("/")[2]
    upload(browser, file)
    upload(browser, cards("Bo Sample"))
    do_jobs()
    browser.post(f"/sources/preview/{number}/discard/")
    (kept,) = Path(settings.UPLOADS).iterdir()
    assert "Bo Sample" in (kept / "cards.vcf").read_text()
    page = browser.get(f"/jobs/{number}/").content.decode()
    assert "You left it" in page
    assert "Bring it in" not in page
    again = browser.post(f"/sources/preview/{number}/apply/", follow=True)
    assert "Choose them once more" in again.content.decode()


def test_deleting_everything_deletes_what_was_sent(
    browser: Client, stranger: Client, cards: Cards, do_jobs: DoJobs, settings: Settings
) -> None:
    upload(browser, cards("Ada Example"))
    upload(stranger, cards("Bo Sample"))
    do_jobs()
    browser.post("/settings/data/erase/", {"typed": "delete everything"})
    (kept,) = Path(settings.UPLOADS).iterdir()
    assert "Bo Sample" in (kept / "cards.vcf").read_text()
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_what_was_seen_is_brought_in_once(browser: Client, cards: Cards, do_jobs: DoJobs, settings: Settings) -> None:
    number = upload(browser, cards("Ada Example")).split("/")[2]
    do_jobs()
    first = browser.post(f"/sources/preview/{number}/apply/").headers["Location"]
    assert browser.post(f"/sources/preview/{number}/discard/").headers["Location"] == first
    assert list(Path(settings.UPLOADS).iterdir())
    do_jobs()
    assert browser.post(f"/sources/preview/{number}/apply/").headers["Location"] == first
    assert Job.objects.filter(deed="import").count() == 1
    page = browser.get(first).content.decode()
    assert re.search(r">\s*Brought in\s*</h1>", page)
    assert "Bringing in" not in page
    assert first in browser.get(f"/jobs/{number}/").content.decode()


def test_a_file_of_which_nothing_can_be_read_is_not_called_known(
    browser: Client, owner: User, tmp_path: Path, do_jobs: DoJobs
) -> None:
    broken = tmp_path / "people.csv"
    broken.write_text("Name,E-mail\n" + ",not an address\n" * 5)
    address = upload(browser, broken)
    do_jobs()
    assert Job.objects.latest("pk").answer["files"][0]["counts"]["broken"] >= 5
    page = browser.get(address).content.decode()
    assert "Nothing in it could be read" in page
    assert "here already" not in page
    applied = browser.post(f"/sources/preview/{address.split('/')[2]}/apply/").headers["Location"]
    do_jobs()
    assert "nothing read" in browser.get(applied).content.decode()


def test_an_empty_file_is_named(browser: Client, tmp_path: Path, cards: Cards, do_jobs: DoJobs) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    with empty.open("rb") as file:
        page = browser.post("/sources/upload/", {"files": file}, follow=True).content.decode()
    assert "empty.csv is empty" in page
    assert "No file came" not in page
    address = upload(browser, empty, cards("Ada Example"))
    do_jobs()
    assert "empty.csv is empty" in browser.get(address).content.decode()


def test_work_whose_worker_went_silent_tells_no_time_left(browser: Client, owner: User, cards: Cards) -> None:
    address = upload(browser, cards("Ada Example"))
    now = timezone.now()
    begun = now - timedelta(minutes=3)
    said = {"state": "running", "started": begun, "done": 50, "total": 100, "records": 9}
    Job.objects.update(**said, leased_until=now + timedelta(seconds=20))
    assert LEFT.search(browser.get(address).content.decode())
    Job.objects.update(leased_until=now - timedelta(seconds=1))
    page = browser.get(address).content.decode()
    assert "Waiting for mentee to go on" in page
    assert not LEFT.search(page)


def test_what_was_left_out_can_be_had_as_a_table(
    browser: Client, owner: User, tmp_path: Path, do_jobs: DoJobs
) -> None:
    broken = tmp_path / "people.csv"
    broken.write_text("Name,E-mail\nAda Example,ada@sample.example\n=HYPERLINK(),not an address\n,\n")
    brought_in(browser, do_jobs, broken)
    number = Import.objects.get(owner=owner).pk
    answer = browser.get(f"/sources/{number}/problems/?as=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert rows[0] == ["file", "line", "byte", "reason", "remedy"]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_a_script_that_sends_files_is_told_where_to_go(browser: Client, cards: Cards) -> None:
    with cards("Ada Example").open("rb") as file:
        answer = browser.post("/sources/upload/", {"files": file}, headers={"x-requested-with": "drop"})
    assert answer.status_code == 204
    assert answer.headers["X-Goes-To"].startswith("/jobs/")


def test_an_upload_over_the_limit_is_refused_and_leaves_nothing(
    browser: Client, owner: User, tmp_path: Path, settings: Settings
) -> None:
    settings.UPLOAD_MAX_BYTES = 100_000
    large = tmp_path / "large.mbox"
    large.write_bytes(b"From a@sample.example\n" * 20_000)
    with large.open("rb") as file:
        browser.post("/sources/upload/", {"files": file})
    assert not jobs(owner)
    assert not [path for path in Path(settings.UPLOADS).rglob("*") if path.is_file()]


def test_nobody_fills_the_disk_without_being_signed_in(
    owner: User, tmp_path: Path, cards: Cards, settings: Settings
) -> None:
    with cards("Ada Example").open("rb") as file:
        answer = Client(HTTP_HOST="127.0.0.1:8737").post("/sources/upload/", {"files": file})
    assert answer.status_code in {302, 403}
    assert not Path(settings.UPLOADS).exists()


def test_a_name_cannot_leave_its_folder(browser: Client, owner: User, settings: Settings) -> None:
    body = io.BytesIO(b"BEGIN:VCARD\nVERSION:3.0\nFN:Ada Example\nEND:VCARD\n")
    body.name = "../../../evil\x00/../..vcf"
    browser.post("/sources/upload/", {"files": body})
    (path,) = Job.objects.get(owner=owner).said["paths"]
    assert Path(path).parent.parent == Path(settings.UPLOADS)


@pytest.mark.parametrize("name", ["漢" * 200 + ".vcf", "x" * 300 + ".vcf", "é" * 130, "\u202efcv.exe"])
def test_a_name_that_no_disk_takes_is_shortened(browser: Client, owner: User, name: str) -> None:
    body = io.BytesIO(b"BEGIN:VCARD\nVERSION:3.0\nFN:Ada Example\nEND:VCARD\n")
    body.name = name
    assert browser.post("/sources/upload/", {"files": body}).status_code == 302
    (path,) = map(Path, Job.objects.get(owner=owner).said["paths"])
    assert path.is_file()
    assert len(path.name.encode()) <= 120


def test_many_files_are_not_held_open(browser: Client, owner: User) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = [io.BytesIO(b"BEGIN:VCARD\nVERSION:3.0\nFN:Ada Example\nEND:VCARD\n") for _ in range(120)]
    for place, file in enumerate(files):
        file.name = f"card-{place}.vcf"
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/proc/self/fd").iterdir())) + 60, hard))
    try:
        answer = browser.post("/sources/upload/", {"files": files})
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert answer.status_code == 302
    assert len(Job.objects.get(owner=owner).said["paths"]) == len(files)


def test_another_owner_reaches_none_of_it(
    browser: Client, stranger: Client, owner: User, cards: Cards, do_jobs: DoJobs
) -> None:
    address = upload(browser, cards("Ada Example"))
    do_jobs()
    number = address.split("/")[2]
    assert stranger.get(address).status_code == 404
    for path in (
        f"/sources/preview/{number}/apply/",
        f"/sources/preview/{number}/discard/",
        f"/jobs/{number}/cancel/",
    ):
        assert stranger.post(path).status_code == 404
    browser.post(f"/sources/preview/{number}/apply/")
    do_jobs()
    source = Import.objects.get(owner=owner).pk
    assert stranger.post(f"/sources/{source}/undo/").status_code == 404
    assert stranger.get(f"/sources/{source}/problems/").status_code == 404
    assert "Ada Example" not in stranger.get("/search/?q=Ada").content.decode()


def test_pages_ask_the_database_a_bounded_number_of_times(
    browser: Client,
    answered: User,
    cards: Cards,
    do_jobs: DoJobs,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for i in range(4):
        brought_in(browser, do_jobs, cards(f"Ada{i} Example", file=f"{i}.vcf"))
    for path, most in (
        ("/sources/", 10),
        ("/duplicates/", 10),
        ("/settings/", 12),
        ("/jobs/", 5),
        ("/search/?q=ada", 14),
    ):
        with django_assert_max_num_queries(most):
            assert browser.get(path).status_code == 200


@pytest.mark.parametrize("to", ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example"])
def test_a_split_leads_to_no_other_site(browser: Client, owner: User, to: str) -> None:
    bring(
        owner,
        "a.csv",
        [person("Ada Oak", mail_key("ada@sample.example")), person("Ben Elm", mail_key("b@b.example"))],
    )
    ada, ben = row_of(owner, "ada@sample.example").pk, row_of(owner, "b@b.example").pk
    joined = merge_people(owner, ada, ben, reason="same", now=timezone.now())
    for name in ("next", "back"):
        answer = browser.post(f"/joinings/{joined}/split/", {name: to})
        assert "evil" not in answer.headers.get("Location", "")
        joined = merge_people(owner, ada, ben, reason="same", now=timezone.now())


def test_more_files_than_are_taken_are_refused_in_words(browser: Client, owner: User, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    files = [io.BytesIO(b"BEGIN:VCARD\nVERSION:3.0\nFN:Ada Example\nEND:VCARD\n") for _ in range(4)]
    for place, file in enumerate(files):
        file.name = f"card-{place}.vcf"
    answer = browser.post("/sources/upload/", {"files": files})
    assert answer.status_code == 400
    assert "More than 3 files at once are not taken" in answer.content.decode()
    assert "one zip file" in answer.content.decode()
    assert not jobs(owner)
    assert not list(Path(settings.UPLOADS).iterdir())


def numbers(tmp_path: Path) -> Path:
    """A table with a telephone number that only its country completes."""
    table = tmp_path / "numbers.csv"
    table.write_text("Name,E-mail,Phone\nAda Example,ada@example.org,030 901820\n")
    return table


def test_another_usual_country_takes_nothing_back(
    browser: Client, owner: User, tmp_path: Path, do_jobs: DoJobs
) -> None:
    brought_in(browser, do_jobs, numbers(tmp_path))
    save_preferences(owner, replace(preferences(owner), region="AT"))
    address = upload(browser, numbers(tmp_path))
    do_jobs()
    assert "Nothing new" in browser.get(address).content.decode()
    brought_in(browser, do_jobs, numbers(tmp_path))
    assert not Import.objects.filter(owner=owner, state="undone").exists()


def test_a_file_to_be_read_otherwise_says_that_what_it_brought_is_taken_back(
    browser: Client, owner: User, tmp_path: Path, do_jobs: DoJobs
) -> None:
    brought_in(browser, do_jobs, numbers(tmp_path))
    with numbers(tmp_path).open("rb") as file:
        address = browser.post("/sources/upload/", {"files": [file], "region": "at"}).headers["Location"]
    do_jobs()
    page = browser.get(address).content.decode()
    assert "to be read otherwise" in page
    browser.post(f"/sources/preview/{address.split('/')[2]}/apply/")
    do_jobs()
    assert Import.objects.filter(owner=owner, state="undone").count() == 1
    assert Person.objects.filter(owner=owner, value="+4330901820").exists()


def test_people_who_are_gone_are_counted_as_people(browser: Client, owner: User, do_jobs: DoJobs) -> None:
    twice = person("Ada Oak", mail_key("ada@acme.example"), mail_key("ada@home.example"))
    row = bring(owner, "two addresses", [twice])
    assert row
    browser.post(f"/sources/{Import.objects.latest('pk').pk}/undo/")
    do_jobs()
    page = browser.get(f"/jobs/{Job.objects.latest('pk').pk}/").content.decode()
    assert "1 people" in page
    again = browser.post(f"/sources/{Import.objects.latest('pk').pk}/undo/", follow=True)
    do_jobs()
    page = browser.get(f"/jobs/{Job.objects.latest('pk').pk}/").content.decode() + again.content.decode()
    assert "mentee imports" not in page


def test_an_export_promises_no_way_back(browser: Client, owner: User, tmp_path: Path, do_jobs: DoJobs) -> None:
    bring(owner, "a", [person("Ada Oak", mail_key("ada@acme.example"))])
    (tmp_path / "all.jsonl").write_text("".join(export_lines(owner)))
    address = upload(browser, tmp_path / "all.jsonl")
    do_jobs()
    page = browser.get(address).content.decode()
    assert "can be taken back at any time" not in page
