"""Uploaded files: written to the disk as they come, never held in memory, refused where they are too large."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

if TYPE_CHECKING:
    Uploaded = UploadedFile[bytes]
else:
    Uploaded = UploadedFile

SPARE_BYTES = 512 << 20  # disk that an upload leaves free
LONGEST_NAME = 120  # bytes; disks allow 255, and names grow where they are shown beside others
_UNSAFE = re.compile(r"[^\w.()\- ]+")


class DiskFile(Uploaded):
    """An uploaded file on the disk under a folder of its own, named as it was called."""

    def __init__(self, path: Path, *, name: str, content_type: str) -> None:
        super().__init__(path.open("r+b"), name, content_type, 0)
        self.path = path


class DiskUploadHandler(FileUploadHandler):
    """Writes each file to the uploads folder chunk by chunk; stops at the limit or before the disk is full."""

    chunk_size = 1 << 18

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.current: DiskFile | None = None
        self.received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with a file: a new folder readable by the user alone."""
        super().new_file(*args, **kwargs)
        if self.request is None or "_auth_user_id" not in self.request.session:
            raise StopUpload(connection_reset=True)  # nobody fills the disk without being signed in
        uploads = Path(settings.UPLOADS)
        uploads.mkdir(parents=True, exist_ok=True, mode=0o700)  # `mode` does not reach the parents of what follows
        folder = uploads / f"{self.request.session['_auth_user_id']}-{secrets.token_hex(8)}"  # `uploads_of` finds it
        folder.mkdir(mode=0o700)
        path = folder / safe_name(self.file_name or "")
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        self.current = DiskFile(path, name=path.name, content_type=self.content_type or "")
        taken_of(self.request).append(self.current)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a chunk; over the limit the connection is closed."""
        self.received += len(raw_data)
        current = self.current
        if current is None or current.file is None:
            return
        if self.received > settings.UPLOAD_MAX_BYTES or not room_for(len(raw_data)):
            raise StopUpload(connection_reset=True)
        current.file.write(raw_data)

    def file_complete(self, file_size: int) -> DiskFile | None:
        """The file as the form gets it."""
        done, self.current = self.current, None
        if done is None or done.file is None:
            return None
        done.close()  # a folder of mails comes as thousands of files: none is held open for the others
        done.size = file_size
        return done


def safe_name(name: str) -> str:
    """A name that stays inside its folder and that every system can keep."""
    plain = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    return plain.encode()[-LONGEST_NAME:].decode(errors="ignore") or "file"


def room_for(size: int) -> bool:
    """Whether the disk has room for more bytes beside what must stay free."""
    return shutil.disk_usage(settings.HOME).free > size + SPARE_BYTES


def taken_of(request: HttpRequest) -> list[DiskFile]:
    """Files of this request that nobody has taken."""
    kept: list[DiskFile] = request.__dict__.setdefault("_disk_files", [])
    return kept


def take(request: HttpRequest, name: str) -> list[Path]:
    """The uploaded files of a field, which are the caller's to delete from now on; empty ones are left out."""
    files: MultiValueDict[str, Uploaded] = request.FILES
    taken = [file for file in files.getlist(name) if isinstance(file, DiskFile) and file.size]
    for file in taken:
        taken_of(request).remove(file)
    return [file.path for file in taken]


def empty_names(request: HttpRequest, name: str) -> list[str]:
    """Names of the field's files in which there is nothing."""
    files: MultiValueDict[str, Uploaded] = request.FILES
    return [file.path.name for file in files.getlist(name) if isinstance(file, DiskFile) and not file.size]


def drop_untaken(request: HttpRequest) -> None:
    """Delete what came with the request and was not taken."""
    for file in taken_of(request):
        file.close()
        shutil.rmtree(file.path.parent, ignore_errors=True)
    taken_of(request).clear()
