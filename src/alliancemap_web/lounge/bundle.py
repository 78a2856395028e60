"""Everything a phone fetches of the lounge, named by one digest, so that nothing half new runs."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import brotli
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

import alliancemap
from alliancemap.words import LANGUAGES
from alliancemap_web.languages import NAMES, spoken
from alliancemap_web.lounge.light import light, unindented
from alliancemap_web.lounge.pack import COMMON, apart, common, make_pack

STATIC = Path(__file__).resolve().parents[1] / "static"
SCRIPTS = STATIC / "lounge"
# The lounge has the colours of the pages.
PALETTE = STATIC / "face" / "palette.css"
WORKER = "worker.js"
ICONS = "icons"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
    ".html": "text/html; charset=utf-8",
}
# These are packed already; packing them again makes them larger.
PACKED = (".woff2", ".png")
DIGEST_LENGTH = 16
# While the digest is being made, the shells name this one in its place.
NO_DIGEST = "0" * DIGEST_LENGTH
# The colours of the pages' style sheet, for the bar around an installed app.
PAPER, INK = "#f4f5f7", "#1a2233"


@dataclass(frozen=True, slots=True)
class Served:
    """One file as it is served: its type, its bytes, and these packed in each way that helps.

    `packed` is by the name that browsers ask for it, the smallest first.
    """

    content_type: str
    content: bytes
    packed: Mapping[str, bytes]

    def size(self, *takes: str) -> int:
        """Return how many bytes travel to a browser that takes these ways of packing."""
        return min(
            [len(self.packed[way]) for way in takes if way in self.packed] or [len(self.content)]
        )


@dataclass(frozen=True, slots=True)
class Bundle:
    """The lounge as it is now. `files` are by path under the digest's folder, `icons` by name.

    `shells` and `manifests` are by language; `worker` is the service worker that keeps it all.
    """

    digest: str
    files: Mapping[str, Served]
    icons: Mapping[str, Served]
    shells: Mapping[str, Served]
    manifests: Mapping[str, Served]
    worker: Served

    def kept(self) -> dict[str, Served]:
        """Return all that the worker keeps on the phone, by address."""
        return (
            {f"/lounge/{language}/": shell for language, shell in self.shells.items()}
            | {manifest_address(language): one for language, one in self.manifests.items()}
            | {files_address(self.digest) + path: one for path, one in self.files.items()}
        )


def bundle() -> Bundle:
    """Return the lounge as it is now: made once, but while debugging again after each change."""
    return made(tuple(signatures()) if settings.DEBUG else ())


@lru_cache(maxsize=2)
def made(seen: tuple[tuple[str, int, int], ...]) -> Bundle:  # noqa: ARG001 - what it is kept by
    """Return the lounge made of the files as they are."""
    contents = dict(sorted(file_contents()))
    files = {path: served(path, content) for path, content in contents.items()}
    icons = {
        path.name: served(path.name, path.read_bytes())
        for path in sorted((SCRIPTS / ICONS).iterdir())
    }
    source = light((SCRIPTS / WORKER).read_text("utf-8")).encode()
    unnamed = {
        **contents,
        **{f"{one}.html": shell(one, NO_DIGEST) for one in LANGUAGES},
        **{f"{one}.webmanifest": manifest(one) for one in LANGUAGES},
        WORKER: source,
    }
    digest = digest_of(unnamed)
    found = Bundle(
        digest=digest,
        files=files,
        icons=icons,
        shells={one: served("shell.html", shell(one, digest)) for one in LANGUAGES},
        manifests={one: served("app.webmanifest", manifest(one)) for one in LANGUAGES},
        worker=served(WORKER, source),
    )
    told = {"digest": digest, "languages": LANGUAGES, "addresses": sorted(found.kept())}
    head = f"const LOUNGE = {json.dumps(told)};\n".encode()
    return Bundle(
        digest, files, icons, found.shells, found.manifests, served(WORKER, head + source)
    )


def files_address(digest: str) -> str:
    """Return the address of the folder that holds the files of one digest."""
    return f"/lounge/files/{digest}/"


def manifest_address(language: str) -> str:
    """Return the address of what tells a browser how to install the lounge."""
    return f"/lounge/{language}/app.webmanifest"


def file_contents() -> Iterator[tuple[str, bytes]]:
    """Yield each file of the digest's folder: its path there, and its content."""
    scripts = ""
    yield PALETTE.name, light(PALETTE.read_text("utf-8")).encode()
    for path in shipped_files():
        content = path.read_bytes()
        if path.suffix in (".js", ".css"):
            text = light(content.decode())
            content, scripts = text.encode(), scripts + text
        yield path.relative_to(SCRIPTS).as_posix(), content
    packs = {language: make_pack(language, scripts) for language in LANGUAGES}
    for name, pack in (*apart(packs).items(), (COMMON, common(packs))):
        packed = json.dumps(pack, ensure_ascii=False, separators=(",", ":"))
        yield f"packs/{name}.json", packed.encode()


def shipped_files() -> list[Path]:
    """Return the scripts, style sheets and pictures that a page loads, in order of path."""
    return sorted(
        path
        for path in SCRIPTS.rglob("*")
        if path.suffix in TYPES
        and path.is_file()
        and path != SCRIPTS / WORKER
        and path.parent != SCRIPTS / ICONS
    )


def signatures() -> Iterator[tuple[str, int, int]]:
    """Yield what changes when a file that the lounge is made of is written."""
    room = Path(__file__).resolve().parents[1]
    words = Path(alliancemap.__file__).resolve().parent / "words"
    for folder in (SCRIPTS, PALETTE.parent, room / "templates" / "lounge", words):
        for path in sorted(folder.rglob("*.*")):
            stat = path.stat()
            yield str(path), stat.st_mtime_ns, stat.st_size


def digest_of(contents: Mapping[str, bytes]) -> str:
    """Return the name that belongs to these contents and no others."""
    digest = hashlib.sha256()
    for path, content in sorted(contents.items()):
        digest.update(f"{path}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:DIGEST_LENGTH]


def served(name: str, content: bytes) -> Served:
    """Return a file as it is served, packed where that makes it smaller."""
    suffix = Path(name).suffix
    packed = {}
    if suffix not in PACKED:
        packed = {"br": brotli.compress(content), "gzip": gzip.compress(content, 9, mtime=0)}
    return Served(TYPES[suffix], content, packed)


def shell(language: str, digest: str) -> bytes:
    """Return the one page of the lounge in a language; it holds nothing about anybody."""
    base = files_address(digest)
    with translation.override(language):
        text = render_to_string(
            "lounge/shell.html",
            {
                "language": language,
                "digest": digest,
                "files": base,
                "pack": f"{base}packs/{language}.json",
                "manifest": manifest_address(language),
                "languages": [
                    {
                        "code": one,
                        "name": NAMES[one],
                        "is_current": one == language,
                        "address": f"/lounge/{one}/",
                    }
                    for one in LANGUAGES
                ],
            },
        )
    return unindented(text).encode()


def manifest(language: str) -> bytes:
    """Return what tells a browser how to install the lounge (W3C Web Application Manifest)."""
    told: dict[str, Any] = {
        "id": "/lounge/",
        "name": "Alliancemap",
        "short_name": "Alliancemap",
        "description": spoken("lounge_description", language),
        "lang": language,
        "dir": "ltr",
        "start_url": f"/lounge/{language}/",
        "scope": "/lounge/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": INK,
        "icons": [
            {"src": "/lounge/icons/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": f"/lounge/icons/{name}-{size}.png",
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for name, purpose in (("icon", "any"), ("maskable", "maskable"))
                for size in (192, 512)
            ),
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
