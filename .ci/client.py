#!/usr/bin/env python3
"""Conformance client: walks the promised HTTP contract as a strict outside client would.

It knows the contract and nothing else about the server. Python 3.11, standard library only:

    python3 client.py BASE_URL FFMPEG_PATH        e.g. python3 client.py http://localhost:8090 /usr/bin/ffmpeg

BASE_URL is the origin (the contract's base path `/api` is added here). FFMPEG_PATH makes the test clips; its own
folder is put on LD_LIBRARY_PATH. Every check prints `ok NAME` or `FAIL NAME: got … wanted …`; the last line is
`N passed, M failed` and the exit code is 1 when something failed. `note …` lines tell what could not be judged.

Each run makes new accounts (unique e-mails and city), about 35 sign-ups, and deletes its videos at the end.
It needs a server that processes videos, with the default limits and `anb.videos.auto-publish` on.
The checks in `outside_the_contract` are customs (ETag, Idempotency-Key, HEAD) that the contract does not promise.
"""
import base64
import concurrent.futures
import http.client
import json
import os
import re
import select
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import unicodedata
import uuid
from urllib.parse import parse_qs, quote, urlencode, urljoin, urlsplit

MIB_100 = 104_857_600
PATIENCE = 100  # seconds to wait for the staged videos to be processed
STRONG = "Ñandú-volador 27"
TEXTS = {  # code: (Spanish, word of the English text)
    "email_taken": ("Ya existe una cuenta con este email.", "email"),
    "passwords_differ": ("Las contraseñas (password1, password2) no coinciden.", "password"),
    "bad_credentials": ("Email o contraseña incorrectos.", "credential"),
    "unauthorized": ("Falta un encabezado Authorization válido.", "authorization"),
    "published_video": ("El video está publicado para votación.", "public"),
    "already_voted": ("Ya has votado por este video.", "already"),
}


# --------------------------------------------------------------------------------------------- report

class Report:
    """Counts and prints the checks."""

    def __init__(self):
        self.passed = self.failed = 0

    def equal(self, name, got, wanted):
        self.true(name, got == wanted, got, wanted)

    def true(self, name, good, got, wanted):
        if good:
            self.passed += 1
            print(f"ok {name}", flush=True)
        else:
            self.failed += 1
            print(f"FAIL {name}: got {clip_text(got)} wanted {clip_text(wanted)}", flush=True)

    def clean(self, name, faults, answer=None):
        """A check made of several remarks: passes when there are none."""
        seen = "; ".join(faults) + (f" in {answer}" if answer is not None else "")
        self.true(name, not faults, seen, "what the contract says")

    def note(self, text):
        print(f"note {text}", flush=True)


def clip_text(value, size=900):
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= size else text[:size] + "…"


# ----------------------------------------------------------------------------------------------- HTTP

class Answer:
    """One HTTP answer, with its JSON read if it is JSON."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        try:
            self.json = json.loads(body)
        except ValueError:
            self.json = None

    def header(self, name):
        return self.headers.get(name) or ""

    @property
    def media(self):
        return self.header("Content-Type").split(";")[0].strip().lower()

    def get(self, key):
        return self.json.get(key) if isinstance(self.json, dict) else None

    def __str__(self):
        return f"{self.status} {self.media} {clip_text(self.body.decode('utf-8', 'replace'), 600)}"


def fetch(method, url, body=None, headers=None, timeout=30):
    """One request on a new connection; redirects are not followed."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=timeout)
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method, target, body=body, headers=headers or {})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


class Api:
    """Requests relative to the origin."""

    def __init__(self, base):
        self.base = base.rstrip("/")

    def call(self, method, path, *, token=None, data=None, body=None, headers=None, lang=None):
        sent = dict(headers or {})
        if data is not None:
            body = json.dumps(data).encode()
            sent.setdefault("Content-Type", "application/json")
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        if lang is not None:
            sent["Accept-Language"] = lang
        return fetch(method, self.base + path, body, sent)

    def get(self, path, **more):
        return self.call("GET", path, **more)

    def post(self, path, **more):
        return self.call("POST", path, **more)

    def put(self, path, **more):
        return self.call("PUT", path, **more)

    def delete(self, path, **more):
        return self.call("DELETE", path, **more)


def multipart(parts):
    """parts: (name, filename or None, bytes). Returns body and content type."""
    mark = uuid.uuid4().hex
    out = []
    for name, filename, content in parts:
        out.append(part_head(mark, name, filename))
        out += [content, b"\r\n"]
    out.append(f"--{mark}--\r\n".encode())
    return b"".join(out), f"multipart/form-data; boundary={mark}"


def part_head(mark, name, filename):
    disposition = f'form-data; name="{name}"' + (f'; filename="{filename}"' if filename else "")
    media = "Content-Type: video/mp4\r\n" if filename else ""
    return f"--{mark}\r\nContent-Disposition: {disposition}\r\n{media}\r\n".encode()


# ---------------------------------------------------------------------------------------- raw sockets

class RawUpload:
    """An upload written by hand: it declares a length and sends as much of it as the test wants."""

    def __init__(self, base, declared, token=None, extra=()):
        parts = urlsplit(base)
        self.address = (parts.hostname, parts.port or 80)
        self.mark = uuid.uuid4().hex
        self.declared = declared
        lines = ["POST /api/videos/upload HTTP/1.1", f"Host: {parts.netloc}",
                 f"Content-Type: multipart/form-data; boundary={self.mark}", f"Content-Length: {declared}", *extra]
        if token:
            lines.append(f"Authorization: Bearer {token}")
        self.head = ("\r\n".join(lines) + "\r\n\r\n").encode()

    def chunks(self):
        """A multipart body that never ends its file part, `declared` bytes long."""
        first = part_head(self.mark, "video_file", "clip.mp4") + b"\x00\x00\x00\x18ftypisom"
        yield first
        left = self.declared - len(first)
        while left > 0:
            size = min(left, 1 << 16)
            yield bytes(size)
            left -= size

    def headers_only(self, seconds=10):
        """Sends the head, no body at all, and waits for an answer."""
        with socket.create_connection(self.address, timeout=seconds) as wire:
            wire.sendall(self.head)
            return read_answer(wire)

    def everything_then_read(self, seconds=60):
        """A simple client: does not look for an answer before the last byte is out."""
        with socket.create_connection(self.address, timeout=seconds) as wire:
            wire.sendall(self.head)
            for chunk in self.chunks():
                wire.sendall(chunk)
            return read_answer(wire)

    def watching(self, rate=40_000_000, seconds=60):
        """Sends at `rate` bytes a second and stops at the first answer. Returns (answer, bytes sent before it)."""
        with socket.create_connection(self.address, timeout=seconds) as wire:
            wire.sendall(self.head)
            sent = 0
            for chunk in self.chunks():
                if select.select([wire], [], [], len(chunk) / rate)[0]:
                    break
                wire.sendall(chunk)
                sent += len(chunk)
            return read_answer(wire), sent


def read_answer(wire):
    response = http.client.HTTPResponse(wire)
    response.begin()
    while response.status == 100:
        response = http.client.HTTPResponse(wire)
        response.begin()
    return Answer(response.status, response.headers, response.read())


def attempt(action):
    """The action's answer, or the network error as text: a reset connection is a finding, not a crash."""
    try:
        return action()
    except (OSError, http.client.HTTPException) as error:
        return f"no answer: {type(error).__name__} {error}"


# --------------------------------------------------------------------------------------------- shapes

def is_text(value):
    return isinstance(value, str) and value != ""


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_flag(value):
    return isinstance(value, bool)


def is_uuid(value):
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value, re.I) is not None


def is_instant(value):
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value) is not None


def is_url(value):
    return isinstance(value, str) and urlsplit(value).scheme in ("http", "https") and urlsplit(value).query != ""


def shape(value, wanted, optional=None, absent=(), exact=False):
    """Remarks on an object: `wanted` maps each field to a predicate or to its value."""
    if not isinstance(value, dict):
        return [f"not an object: {clip_text(value, 200)}"]
    faults = [f"{name} missing" for name in wanted if name not in value]
    faults += [f"{name} must be absent, is {value[name]!r}" for name in absent if name in value]
    for name, rule in {**wanted, **(optional or {})}.items():
        if name in value and not fits(value[name], rule):
            faults.append(f"{name}={clip_text(value[name], 120)!r}")
    if exact:
        faults += [f"unexpected {name}" for name in value if name not in wanted]
    return faults


def fits(value, rule):
    return rule(value) if callable(rule) else (type(value) is type(rule) and value == rule)


def problem_faults(answer, status, code=None, text=None, field=None):
    """Remarks on an error answer against the contract's problem+json."""
    if not isinstance(answer, Answer):
        return [str(answer)]
    faults = [] if answer.status == status else [f"status {answer.status} not {status}"]
    if answer.media != "application/problem+json":
        faults.append(f"content type {answer.media!r}")
    body = answer.json if isinstance(answer.json, dict) else {}
    faults += shape(body, {"type": is_text, "title": is_text, "status": status, "detail": is_text,
                           "instance": is_text, "code": code or is_text,
                           "message": text or is_text, "error": code or is_text})
    if body.get("message") != body.get("detail"):
        faults.append("message differs from detail")
    if body.get("error") != body.get("code"):
        faults.append("error differs from code")
    if "errors" in body or field:
        faults += field_faults(body.get("errors"), field)
    if status == 401 and not answer.header("WWW-Authenticate").startswith("Bearer"):
        faults.append("no WWW-Authenticate: Bearer")
    if status == 429 and not re.fullmatch(r"[1-9]\d*|\w{3}, .* GMT", answer.header("Retry-After")):
        faults.append(f"Retry-After {answer.header('Retry-After')!r}")
    return faults


def field_faults(errors, field):
    if not isinstance(errors, list):
        return ["errors is not a list"]
    faults = []
    for entry in errors:
        faults += shape(entry, {"field": is_text, "code": is_text, "message": is_text})
    named = [entry.get("field") for entry in errors if isinstance(entry, dict)]
    return faults if field is None or field in named else faults + [f"errors name {named}, not {field}"]


# ---------------------------------------------------------------------------------------------- clips

class Clips:
    """Small test videos, made once with ffmpeg."""

    def __init__(self, ffmpeg, folder):
        self.ffmpeg, self.folder = ffmpeg, folder
        libraries = os.pathsep.join(filter(None, [os.path.dirname(ffmpeg), os.environ.get("LD_LIBRARY_PATH")]))
        self.environment = {**os.environ, "LD_LIBRARY_PATH": libraries}
        self.known = {}

    def video(self, size="1920x1080", seconds=21, ending="mp4", shape_filter=None, rate=1):
        """Few frames, to be made quickly; five a second where fifths of a second must be exact."""
        key = (size, seconds, ending, shape_filter, rate)
        if key not in self.known:
            more = ["-vf", shape_filter] if shape_filter else []
            source = f"testsrc2=s={size}:r={rate}" if seconds < 30 else f"color=c=teal:s={size}:r={rate}"
            self.known[key] = self.run(ending, "-f", "lavfi", "-i", source, "-t", str(seconds), *more,
                                       "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
                                       *(["-movflags", "+faststart"] if ending == "mp4" else []))
        return self.known[key]

    def rotated(self, clip):
        source = self.path("mp4")
        write(source, clip)
        return self.run("mp4", "-display_rotation", "90", "-i", source, "-c", "copy")

    def sound(self):
        return self.run("mp4", "-f", "lavfi", "-i", "sine=440", "-t", "24", "-c:a", "aac")

    def path(self, ending):
        return os.path.join(self.folder, f"{uuid.uuid4().hex}.{ending}")

    def run(self, ending, *arguments):
        target = self.path(ending)
        subprocess.run([self.ffmpeg, "-y", "-loglevel", "error", *arguments, target], env=self.environment,
                       check=True, timeout=60, stdin=subprocess.DEVNULL)
        with open(target, "rb") as file:
            return file.read()


def write(path, content):
    with open(path, "wb") as file:
        file.write(content)


def padded(clip, size):
    """The clip with a `free` box behind it, exactly `size` bytes long and still a valid MP4."""
    gap = size - len(clip)
    return clip + gap.to_bytes(4, "big") + b"free" + bytes(gap - 8)


def spoiled(clip):
    """The header and the first pictures stay readable, the others are lost: accepted, then hopeless to process."""
    start = clip.index(b"mdat") + 4
    start += (len(clip) - start) // 33
    return clip[:start] + bytes(len(clip) - start)


# ---------------------------------------------------------------------------------------------- suite

class Player:
    def __init__(self, form, answer):
        self.email, self.first, self.last = form["email"], form["first_name"], form["last_name"]
        self.city, self.password = form["city"], form["password1"]
        self.id, self.token = answer.get("id"), None

    @property
    def username(self):
        return f"{self.first} {self.last}"


class Suite:
    """What every section needs: the API, the report, the clips and the cast of this run."""

    def __init__(self, base, ffmpeg, folder):
        self.api, self.report, self.clips = Api(base), Report(), Clips(ffmpeg, folder)
        self.run_id = uuid.uuid4().hex[:8]
        self.city = f"Bogotá {self.run_id}"
        self.serial = 0
        self.made = []  # (player, video id), deleted at the end

    def email(self):
        self.serial += 1
        return f"c-{self.run_id}-{self.serial}@example.com"

    def form(self, **changes):
        form = {"first_name": "Ana", "last_name": "Peña", "email": self.email(), "password1": STRONG,
                "password2": STRONG, "city": self.city, "country": "Colombia", **changes}
        return {key: value for key, value in form.items() if value is not None}

    def sign_up(self, **changes):
        form = self.form(**changes)
        return form, self.api.post("/api/auth/signup", data=form)

    def log_in(self, email, password, **more):
        return self.api.post("/api/auth/login", data={"email": email, "password": password}, **more)

    def player(self, **changes):
        form, answer = self.sign_up(**changes)
        player = Player(form, answer)
        player.token = self.log_in(player.email, player.password).get("access_token")
        if not player.token:
            raise RuntimeError(f"no account for the test: {answer}")
        return player

    def upload(self, player, clip, title="Mi jugada", field="video_file", filename="clip.mp4", title_first=False,
               headers=None, lang=None):
        parts = [(field, filename, clip)] if field else []
        if title is not None:
            parts.insert(0 if title_first else len(parts), ("title", None, title.encode()))
        body, media = multipart(parts)
        answer = self.api.post("/api/videos/upload", token=player.token, body=body, lang=lang,
                               headers={"Content-Type": media, **(headers or {})})
        if answer.status == 201:
            self.made.append((player, answer.get("video_id")))
        return answer

    def vote(self, player, video, method="POST", **more):
        return self.api.call(method, f"/api/public/videos/{video}/vote", token=player.token, **more)

    def publish(self, player, video, method="POST"):
        return self.api.call(method, f"/api/videos/{video}/publish", token=player.token)

    def detail(self, player, video):
        return self.api.get(f"/api/videos/{video}", token=player.token)

    def drop(self, player, video):
        return self.api.delete(f"/api/videos/{video}", token=player.token)

    def public(self, **query):
        return self.api.get("/api/public/videos?" + urlencode(query))

    def rankings(self, **query):
        return self.api.get("/api/public/rankings?" + urlencode(query))

    def problem(self, name, answer, status, code=None, text=None, field=None):
        self.report.clean(name, problem_faults(answer, status, code, text, field), answer)

    def success(self, name, answer, status, wanted, **more):
        faults = [] if answer.status == status else [f"status {answer.status} not {status}"]
        faults += [] if answer.media == "application/json" else [f"content type {answer.media!r}"]
        self.report.clean(name, faults + shape(answer.json, wanted, **more), answer)

    def both_languages(self, code, status, call):
        """The exact Spanish text by default, an English one on request, the same code in both."""
        spanish, word = TEXTS[code]
        self.problem(f"{code}: Spanish by default", call(None), status, code, spanish)
        english = call("en-US,en;q=0.9,es;q=0.5")
        self.problem(f"{code}: same code in English", english, status, code)
        detail = str(english.get("detail"))
        self.report.true(f"{code}: English text", word in detail.lower() and detail != spanish, detail, f"…{word}…")


def rows(answer):
    return answer.json if isinstance(answer.json, list) else []


def eventually(read, wanted, seconds=6):
    """The value read, once it is the wanted one or the patience is over (public reads may be cached a moment)."""
    until = time.monotonic() + seconds
    while (value := read()) != wanted and time.monotonic() < until:
        time.sleep(0.3)
    return value


# ------------------------------------------------------------------------------------- the staged cast

def stage(s):
    """Accounts and videos the later sections look at; processed while the other sections run."""
    s.clip = s.clips.video(seconds=24, rate=5)
    s.ana = s.player(first_name="Ana", last_name=f"Uno {s.run_id}")
    s.beto = s.player(first_name="Beto", last_name=f"Dos {s.run_id}")
    s.carla = s.player(first_name="Carla", last_name=f"Tres {s.run_id}")
    s.dario = s.player(first_name="Darío", last_name=f"Cuatro {s.run_id}")
    s.voters = [s.player(city=f"Cali {s.run_id}") for _ in range(3)]
    s.title = f"Canasta «ñ» {s.run_id} <b>"
    first = s.upload(s.ana, s.clip, s.title)
    s.success("upload: 201 shape", first, 201, {
        "message": "Video subido correctamente. Procesamiento en curso.", "task_id": is_uuid,
        "video_id": first.get("task_id"), "status": "uploaded"})
    s.a1 = first.get("video_id")
    fresh_row(s)
    s.a2 = s.upload(s.ana, s.clip, f"Segundo {s.run_id}", field="file", title_first=True).get("video_id")
    s.report.true("upload: alias file, title before the file", is_uuid(s.a2), s.a2, "a video id")
    s.b1 = s.upload(s.beto, s.clip, f"De Beto {s.run_id}", field="video").get("video_id")
    s.report.true("upload: alias video", is_uuid(s.b1), s.b1, "a video id")
    s.c1 = s.upload(s.carla, s.clip, f"De Carla {s.run_id}").get("video_id")
    s.d1 = s.upload(s.dario, s.clip, f"De Dario {s.run_id}").get("video_id")
    s.broken = s.upload(s.dario, spoiled(s.clip), f"Roto {s.run_id}")
    wishes(s)


def fresh_row(s):
    answer = s.detail(s.ana, s.a1)
    state = answer.get("status")
    if state not in ("uploaded", "processing"):
        return s.report.note(f"the first video was {state} before its fresh row could be read")
    s.success("detail: fields before processed", answer, 200, {"video_id": s.a1, "title": s.title, "votes": 0,
              "published": False, "uploaded_at": is_instant}, absent=("processed_at", "processed_url", "failure"))
    s.problem("vote: 404 before it is public", s.vote(s.beto, s.a1), 404)


def wishes(s):
    """Withdrawn, or withdrawn and published again, before the processing ends."""
    off, on = s.publish(s.ana, s.a2, "DELETE"), [s.publish(s.dario, s.d1, way) for way in ("DELETE", "POST")][1]
    s.success("publish: withdrawing before processed", off, 200, {"video_id": s.a2, "published": False})
    s.success("publish: publishing before processed", on, 200, {"video_id": s.d1, "published": is_flag})


def wait_for_stage(s):
    until = time.monotonic() + PATIENCE
    waiting = [(s.ana, s.a1), (s.ana, s.a2), (s.beto, s.b1), (s.carla, s.c1), (s.dario, s.d1)]
    seen = set()
    while waiting and time.monotonic() < until:
        player, video = waiting[0]
        state = s.detail(player, video).get("status")
        seen.add(state)
        if state in ("processed", "failed"):
            s.report.equal(f"processing: video {6 - len(waiting)} of 5", state, "processed")
            waiting.pop(0)
        else:
            time.sleep(0.5)
    s.report.equal("processing: all ended in time", [video for _, video in waiting], [])
    known = {"uploaded", "processing", "processed", "failed"}
    s.report.true("processing: only known statuses", seen <= known, seen, known)


# ------------------------------------------------------------------------------------ protocol in general

def unknown_paths(s):
    for path in ("/api/nope", "/api/nope/", "/nope", "/api/videos/a/b/c", "/api/public/nope", "/api/auth/nope"):
        s.problem(f"unknown path {path}: 404 without a token", s.api.get(path), 404)
    bad = s.api.get("/api/nope", token="bad")  # the contract does not say which of the two wins
    s.problem("unknown path: 404 or 401 with a bad token", bad, 401 if bad.status == 401 else 404)
    s.problem("unknown path: 404 on POST", s.api.post("/api/nope", data={}), 404)


def usual_statuses(s):
    token = s.ana.token
    for method, path in (("GET", "/api/auth/signup"), ("DELETE", "/api/auth/login"), ("PUT", "/api/public/rankings"),
                         ("POST", "/api/public/videos"), ("PATCH", "/api/videos"), ("PUT", f"/api/videos/{s.a1}"),
                         ("GET", f"/api/public/videos/{s.a1}/vote"), ("PUT", "/api/videos/upload")):
        answer = s.api.call(method, path, token=token)
        s.problem(f"405 {method} {path.replace(s.a1, '{id}')}", answer, 405)
        s.report.true(f"405 {method} {path.replace(s.a1, '{id}')}: Allow", answer.header("Allow"), "none", "methods")
    for path in ("/api/public/rankings", "/api/public/videos"):
        answer = s.api.get(path, headers={"Accept": "application/xml"})
        s.report.equal(f"406 {path}", answer.status, 406)
    for path in ("/api/auth/signup", "/api/auth/login"):
        answer = s.api.post(path, body=b"hola", headers={"Content-Type": "text/plain"})
        s.problem(f"415 {path}", answer, 415)
    s.problem("415 upload as JSON", s.api.post("/api/videos/upload", token=token, data={"title": "x"}), 415)
    s.problem("406 is not asked by Accept */*", s.api.get("/api/videos", headers={"Accept": "*/*"}), 401)


def malformed_bodies(s):
    for name, body in (("broken JSON", b'{"email":'), ("empty", b""), ("a list", b"[]"), ("a string", b'"x"'),
                       ("not UTF-8", b'{"email":"\xff\xfe"}'), ("null", b"null")):
        for path in ("/api/auth/signup", "/api/auth/login"):
            answer = s.api.post(path, body=body, headers={"Content-Type": "application/json"})
            s.problem(f"{path}: {name} is 400", answer, 400)


def malformed_requests(s):
    """Requests that frameworks like to refuse before the application sees them."""
    for path, name in (("/api/public/videos?q=%zz", "bad escape"), ("/api/public/videos?city=%ff", "not UTF-8"),
                       ("/api/public/videos?q=%00", "NUL"), ("/api/public/rankings?city=%00", "NUL city"),
                       ("/api/public/videos?q={a}", "braces in the query"),
                       ("/api/public/videos?q=" + "x" * 3000, "q of 3000 characters")):
        s.problem(f"malformed request: {name}", s.api.get(path), 400)
    for field in ("first_name", "city", "email"):
        s.problem(f"signup: NUL in {field}", s.sign_up(**{field: "a\0b"})[1], 400, field=field)


def languages(s):
    spanish = TEXTS["unauthorized"][0]
    for lang in (None, "es", "es-CO,es;q=0.9,en;q=0.8", "fr", "en;q=0.1,es;q=0.9", "*", "%%%"):
        s.problem(f"language {lang}: Spanish", s.api.get("/api/videos", lang=lang), 401, "unauthorized", spanish)
    for lang in ("en", "en-GB", "EN", "en,es;q=0.5", "es;q=0.2,en;q=0.8"):
        detail = str(s.api.get("/api/videos", lang=lang).get("detail"))
        s.report.true(f"language {lang}: English", "Authorization" in detail and detail != spanish, detail, "English")
    s.both_languages("unauthorized", 401, lambda lang: s.api.get("/api/videos", lang=lang))


def trailing_slashes(s):
    token = s.ana.token
    cases = [("POST", "/api/auth/signup", None, {}, 400), ("POST", "/api/auth/login", None,
             {"email": s.email(), "password": "x"}, 401), ("POST", "/api/videos/upload", None, None, 401),
             ("GET", "/api/videos", token, None, 200), ("GET", f"/api/videos/{s.a1}", token, None, 200),
             ("DELETE", f"/api/videos/{s.a1}", None, None, 401), ("GET", "/api/public/videos", None, None, 200),
             ("POST", f"/api/public/videos/{s.a1}/vote", None, None, 401),
             ("DELETE", f"/api/public/videos/{s.a1}/vote", None, None, 401),
             ("GET", "/api/public/rankings", None, None, 200), ("POST", f"/api/videos/{s.a1}/publish", None, None, 401),
             ("GET", "/health", None, None, 200), ("GET", "/api/health", None, None, 200),
             ("GET", "/health/ready", None, None, 200), ("GET", "/v3/api-docs", None, None, 200)]
    for method, path, bearer, data, wanted in cases:
        plain = s.api.call(method, path, token=bearer, data=data)
        slash = s.api.call(method, path + "/", token=bearer, data=data)
        s.report.equal(f"trailing slash {method} {path.replace(s.a1, '{id}')}", (plain.status, slash.status),
                       (wanted, wanted))
    s.report.equal("trailing slash before a query", s.api.get("/api/public/rankings/?limit=0").status, 400)


def health(s):
    for path in ("/health", "/api/health"):
        started = time.monotonic()
        answer = s.api.get(path)
        s.success(f"{path}: shape", answer, 200, {"status": "healthy", "checks": lambda value: isinstance(value, dict)})
        s.report.true(f"{path}: cheap", time.monotonic() - started < 2, time.monotonic() - started, "under 2 s")
        s.report.equal(f"{path}: bad token ignored", s.api.get(path, token="bad").status, 200)
    s.report.equal("/health/ready: 200", s.api.get("/health/ready").status, 200)


def documents(s):
    document = s.api.get("/v3/api-docs")
    s.report.true("/v3/api-docs: an OpenAPI document", document.status == 200 and document.get("openapi"),
                  document, "200 with openapi")
    page = s.api.get("/api/docs")
    for _ in range(3):
        if page.status in (301, 302, 303, 307, 308):
            page = fetch("GET", urljoin(s.api.base + "/api/docs", page.header("Location")))
    s.report.equal("/api/docs: a page", (page.status, page.media), (200, "text/html"))


# ------------------------------------------------------------------------------------------- accounts

def sign_up_success(s):
    form, answer = s.sign_up(first_name="José", last_name="Núñez", city="Medellín", is_active=False, extra=1)
    s.success("signup: 201 shape", answer, 201, {
        "message": "Usuario creado exitosamente.", "id": is_uuid, "user_id": answer.get("id"), "email": form["email"],
        "first_name": "José", "last_name": "Núñez", "city": "Medellín", "country": "Colombia", "is_active": True})
    s.report.true("signup: password is not echoed", STRONG not in answer.body.decode(), answer, "no password")
    answer = s.api.post("/api/auth/signup", data=s.form(), token="bad.token.here")
    s.report.equal("signup: bad token ignored", answer.status, 201)
    answer = s.api.post("/api/auth/signup/", data=s.form())
    s.report.equal("signup: 201 with a trailing slash", answer.status, 201)


def sign_up_errors(s):
    for field in ("first_name", "last_name", "email", "password1", "password2", "city", "country"):
        for name, value in (("missing", None), ("blank", "  "), ("an object", {"a": 1})):
            form = s.form()
            form[field] = value
            if value is None:
                del form[field]
            wanted = None if name == "an object" else field
            s.problem(f"signup: {field} {name}", s.api.post("/api/auth/signup", data=form), 400, field=wanted)
    for bad in ("x", "a@", "@b.co", "a b@c.co", "a@b@c.co", "a" * 400 + "@example.com"):
        s.problem(f"signup: email {bad[:12]!r}", s.sign_up(email=bad)[1], 400, field="email")
    s.problem("signup: name of 5000 characters", s.sign_up(first_name="x" * 5000)[1], 400, field="first_name")
    english = s.api.post("/api/auth/signup", data={}, lang="en")
    s.problem("signup: errors in English", english, 400, field="email")
    s.report.true("signup: field messages follow the language",
                  english.get("errors") != s.api.post("/api/auth/signup", data={}).get("errors"), english, "English")


def sign_up_texts(s):
    s.both_languages("passwords_differ", 400, lambda lang: s.api.post(
        "/api/auth/signup", data=s.form(password2=STRONG + "x"), lang=lang))
    s.both_languages("email_taken", 400, lambda lang: s.api.post(
        "/api/auth/signup", data=s.form(email=s.ana.email), lang=lang))
    s.problem("signup: e-mail taken in another case", s.sign_up(email=s.ana.email.upper())[1], 400, "email_taken",
              TEXTS["email_taken"][0])
    email = s.email()
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        found = [answer.status for _, answer in pool.map(lambda _: s.sign_up(email=email), range(6))]
    s.report.equal("signup: the same e-mail six times at once", sorted(found), [201] + [400] * 5)


def passwords(s):
    def tries(name, password, wanted):
        answer = s.sign_up(password1=password, password2=password)[1]
        if wanted == 201:
            s.report.equal(f"password: {name}", answer.status, 201)
        else:
            s.problem(f"password: {name}", answer, 400, field="password1")

    tries("7 characters", "zQ7!kpx", 400)
    tries("8 characters", "zQ7!kpxw", 201)
    tries("128 characters of two bytes", "ñ7é!" * 32, 201)
    tries("129 characters", "zQ7!" * 32 + "x", 400)
    tries("any character: emoji, quotes, tab", "🏀🏀\t\"'\\<ñ 漢", 201)
    tries("only lower case", "vrqxjtnmz", 201)
    for common in ("password", "12345678", "iloveyou", "password1"):
        tries(f"common {common}", common, 400)
    long_passwords(s)


def long_passwords(s):
    """Every character counts, also behind the 72nd byte, and spaces are kept."""
    password = " " + "ñ" * 126 + "A"
    form, answer = s.sign_up(password1=password, password2=password)
    s.report.equal("password: spaces and 128 characters", answer.status, 201)
    s.report.equal("password: 128 characters log in", s.log_in(form["email"], password).status, 200)
    s.report.equal("password: the last of 128 characters counts", s.log_in(form["email"], password[:-1] + "B").status, 401)
    s.report.equal("password: outer spaces count", s.log_in(form["email"], password.strip()).status, 401)


def log_in_checks(s):
    answer = s.log_in(s.carla.email, s.carla.password)
    s.success("login: 200 shape", answer, 200, {"access_token": is_text, "token_type": "Bearer", "expires_in": 3600})
    s.report.true("login: the token is a JWT", str(answer.get("access_token")).count(".") == 2, answer, "x.y.z")
    claims = decode(answer.get("access_token"))
    if "exp" in claims and "iat" in claims:
        s.report.equal("login: the JWT lives as long as expires_in", claims["exp"] - claims["iat"], 3600)
    s.report.equal("login: e-mail in another case", s.log_in(s.carla.email.upper(), s.carla.password).status, 200)
    s.report.equal("login: bad token ignored", s.log_in(s.carla.email, s.carla.password, token="bad").status, 200)
    s.both_languages("bad_credentials", 401, lambda lang: s.log_in(s.carla.email, "no es esta", lang=lang))
    s.problem("login: unknown e-mail", s.log_in(s.email(), STRONG), 401, "bad_credentials", TEXTS["bad_credentials"][0])
    for data in ({}, {"email": s.email()}, {"password": STRONG}, {"email": None, "password": 5}):
        answer = s.api.post("/api/auth/login", data=data)
        s.report.true(f"login: {sorted(data)} incomplete", answer.status in (400, 401), answer, "400 or 401")


def same_login_time(s):
    form, _ = s.sign_up()
    known, unknown = [], []
    for _ in range(7):
        known.append(seconds_of(lambda: s.log_in(form["email"], "no es esta")))
        unknown.append(seconds_of(lambda: s.log_in(s.email(), "no es esta")))
    ratio = statistics.median(known) / statistics.median(unknown)
    s.report.true("login: one duration for wrong e-mail and wrong password", 0.5 < ratio < 2,
                  f"{statistics.median(known):.3f} s and {statistics.median(unknown):.3f} s", "about the same")


def seconds_of(action):
    started = time.monotonic()
    action()
    return time.monotonic() - started


def decode(token, part=1):
    piece = str(token).split(".")[part]
    return json.loads(base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4)))


def forged_tokens(player):
    head, claims, signature = player.token.split(".")
    none = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    other = "A" if signature[5] != "A" else "B"
    late = base64.urlsafe_b64encode(json.dumps({**decode(player.token), "exp": 99999999999}).encode()).decode().rstrip("=")
    return {"garbage": "garbage", "three parts": "a.b.c", "alg none": f"{none}.{claims}.", "empty": "",
            "signature changed": f"{head}.{claims}.{signature[:5]}{other}{signature[6:]}",
            "claims changed": f"{head}.{late}.{signature}"}


def authentication(s):
    video = s.a1
    protected = [("POST", "/api/videos/upload"), ("GET", "/api/videos"), ("GET", f"/api/videos/{video}"),
                 ("DELETE", f"/api/videos/{video}"), ("POST", f"/api/public/videos/{video}/vote"),
                 ("DELETE", f"/api/public/videos/{video}/vote"), ("POST", f"/api/videos/{video}/publish"),
                 ("PUT", f"/api/videos/{video}/publish"), ("DELETE", f"/api/videos/{video}/publish")]
    for method, path in protected:
        name = f"{method} {path.replace(video, '{id}')}"
        text = TEXTS["unauthorized"][0]
        s.problem(f"no token: {name}", s.api.call(method, path), 401, "unauthorized", text)
        s.problem(f"bad token: {name}", s.api.call(method, path, token="bad"), 401)
    for name, token in forged_tokens(s.ana).items():
        s.problem(f"token {name}", s.api.get("/api/videos", token=token), 401)
    for scheme in (f"Basic {s.ana.token}", s.ana.token, "Bearer"):
        answer = s.api.get("/api/videos", headers={"Authorization": scheme})
        s.problem(f"authorization scheme {scheme.split()[0][:6]}", answer, 401)
    answer = s.api.get("/api/videos", headers={"Authorization": f"bearer {s.ana.token}"})
    s.report.equal("authorization scheme in lower case (RFC 9110)", answer.status, 200)
    for query in ("access_token", "token"):
        s.problem(f"token never from ?{query}", s.api.get(f"/api/videos?{query}={s.ana.token}"), 401)
    s.report.equal("identity never from a query", s.api.get(f"/api/videos?user_id={s.ana.id}", token=s.voters[0].token).json, [])


def bad_token_ignored(s):
    for path in ("/api/public/videos", "/api/public/rankings"):
        for name, token in forged_tokens(s.ana).items():
            s.report.equal(f"bad token ignored ({name}): {path}", s.api.get(path, token=token).status, 200)
        s.report.equal(f"good token accepted: {path}", s.api.get(path, token=s.ana.token).status, 200)


def order_of_judgement(s):
    """Token, then existence, then ownership (state is judged last: see the lifecycle)."""
    unknown, token = str(uuid.uuid4()), s.voters[0].token
    for method, path in (("GET", "/api/videos/{}"), ("DELETE", "/api/videos/{}"), ("POST", "/api/videos/{}/publish"),
                         ("PUT", "/api/videos/{}/publish"), ("DELETE", "/api/videos/{}/publish"),
                         ("POST", "/api/public/videos/{}/vote"), ("DELETE", "/api/public/videos/{}/vote")):
        s.problem(f"{method} {path}: unknown id without token", s.api.call(method, path.format(unknown)), 401)
        for video in (unknown, "123", "not-a-uuid", "1-1-1-1-1", "%20", s.a1 + "0"):
            name = {unknown: "unknown id", s.a1 + "0": "id too long"}.get(video, video)
            s.problem(f"{method} {path}: {name}", s.api.call(method, path.format(video), token=token), 404)
        if "public" not in path:
            s.problem(f"{method} {path}: not the owner", s.api.call(method, path.format(s.a1), token=token), 403)


# -------------------------------------------------------------------------------------------- uploads

def upload_titles(s):
    up = s.player()
    s.problem("title missing", s.upload(up, s.clip, None), 400, field="title")
    s.problem("title blank", s.upload(up, s.clip, "   "), 400, field="title")
    s.problem("title of 201 characters", s.upload(up, s.clip, "ñ" * 201), 400, field="title")
    kept(s, up, "title of 200 characters", s.upload(up, s.clip, "ñ" * 200))
    s.problem("title missing, in English", s.upload(up, s.clip, None, lang="en"), 400, field="title")
    s.problem("no file", s.upload(up, b"", field=None), 400, field="video_file")
    s.problem("file empty", s.upload(up, b""), 400)
    s.problem("file under an unknown name", s.upload(up, s.clip, field="clip"), 400)
    kept(s, up, "title of 200 emoji", s.upload(up, s.clip, "🏀" * 200))
    s.report.equal("nothing is kept of refused uploads", s.api.get("/api/videos", token=up.token).json, [])


def kept(s, player, name, answer):
    """An accepted upload; deleted at once, so that its queued job is cancelled and costs nothing."""
    s.report.true(name, answer.status == 201 and answer.get("status") == "uploaded", answer, "201 uploaded")
    if answer.status == 201:
        video = answer.get("video_id")
        dropped = s.drop(player, video)
        gone = s.detail(player, video).status
        if (dropped.status, gone) != (200, 404):
            s.report.equal(f"{name}: delete while queued", (str(dropped), gone), (200, 404))


def upload_durations(s):
    up = s.player()
    for seconds, good in ((19.4, False), (19.6, True), (60.4, True), (60.6, False)):
        answer = s.upload(up, s.clips.video(seconds=seconds, rate=5))
        if good:
            kept(s, up, f"duration {seconds} s accepted", answer)
        else:
            s.problem(f"duration {seconds} s refused", answer, 400)


def upload_resolutions(s):
    up, clips = s.player(), s.clips
    anamorphic = clips.video("1440x1080", shape_filter="setsar=4/3")
    for name, clip in (("portrait 1080x1920", clips.video("1080x1920")), ("rotated", clips.rotated(clips.video())),
                       ("anamorphic 1440x1080 shown as 1920x1080", anamorphic),
                       ("anamorphic and rotated", clips.rotated(anamorphic)), ("2560x1080", clips.video("2560x1080"))):
        kept(s, up, f"resolution {name} accepted", s.upload(up, clip))
    for size in ("1280x720", "1920x1078", "1918x1080", "1078x1920", "1440x1440"):
        s.problem(f"resolution {size} refused", s.upload(up, clips.video(size)), 400)
    narrow = clips.video(shape_filter="setsar=2/3")
    s.problem("resolution 1920x1080 shown as 1280x1080 refused", s.upload(up, narrow), 400)


def upload_formats(s):
    up = s.player()
    for name, content in (("text", b"hello " * 5000), ("Matroska", s.clips.video(ending="mkv")),
                          ("cut MP4", s.clip[:200]), ("MP4 with sound only", s.clips.sound()),
                          ("MP4 signature and noise", b"\x00\x00\x00\x18ftypmp42" + os.urandom(30000))):
        s.problem(f"not a readable MP4: {name}", s.upload(up, content), 400)
    english, spanish = [s.upload(up, b"hello " * 500, field="file", lang=lang) for lang in ("en", None)]
    s.problem("not MP4, in English", english, 400, spanish.get("code"))
    s.report.true("not MP4: the text follows the language", english.get("detail") != spanish.get("detail"), english, "English")
    named = {entry.get("field") for entry in spanish.get("errors") or []}
    s.report.true("not MP4: errors name the alias sent, if any", named <= {"file"},
                  f"uploaded as file, answered {spanish}", "errors[].field = file")
    body = b"--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nno end"
    answer = s.api.post("/api/videos/upload", token=up.token, body=body,
                        headers={"Content-Type": "multipart/form-data; boundary=x"})
    s.problem("multipart cut short", answer, 400)
    body, media = multipart([("title", None, b"x"), ("user_id", None, s.ana.id.encode()), ("video_file", "c.mp4", s.clip)])
    answer = s.api.post("/api/videos/upload", token=up.token, body=body, headers={"Content-Type": media})
    s.report.equal("identity never from a form field", s.detail(up, answer.get("video_id")).status, 200)
    s.drop(up, answer.get("video_id"))


def upload_sizes(s):
    up = s.player()
    kept(s, up, "size 104857600 accepted", s.upload(up, padded(s.clips.video(), MIB_100)))
    answer = attempt(lambda: s.upload(up, padded(s.clips.video(), MIB_100 + 1)))
    s.problem("size 104857601 refused", answer, 400)


def upload_while_sending(s):
    up, size = s.player(), 120_000_000
    sending(s, "401, 120 MB", size, None, 401)
    sending(s, "400, 120 MB", size, up.token, 400)
    s.problem("still sending: 401 for a bad token", attempt(RawUpload(s.api.base, size, "bad").headers_only), 401)
    expecting = RawUpload(s.api.base, 1_000_000, extra=["Expect: 100-continue"])
    s.problem("Expect: 100-continue without token", attempt(expecting.headers_only), 401)
    answer = attempt(RawUpload(s.api.base, 300_000_000, up.token).headers_only)
    s.problem("Content-Length 300 MB judged before the body", answer, 400)
    answer = attempt(RawUpload(s.api.base, 10 ** 12, up.token).headers_only)
    s.problem("Content-Length 1 TB judged before the body", answer, 400)


def sending(s, name, size, token, status):
    """The three kinds of client: one that only sent the head, one that reads at the end, one that watches."""
    s.problem(f"answered before the body: {name}", attempt(RawUpload(s.api.base, size, token).headers_only), status)
    answer = attempt(RawUpload(s.api.base, size, token).everything_then_read)
    s.problem(f"answer readable after sending all: {name}", answer, status)
    found = attempt(RawUpload(s.api.base, size, token).watching)
    answer, sent = found if isinstance(found, tuple) else (found, size)
    s.problem(f"answered while still sending: {name}", answer, status)
    s.report.true(f"answered early: {name}", sent < size, f"{sent} bytes sent first", f"fewer than {size}")


# ------------------------------------------------------------------------------------- a player's videos

def own_list(s):
    fresh = s.voters[0]
    answer = s.api.get("/api/videos", token=fresh.token)
    s.report.equal("list: empty is 200 []", (answer.status, answer.json), (200, []))
    answer = s.api.get("/api/videos", token=s.ana.token)
    s.report.equal("list: in order of upload", [row.get("video_id") for row in rows(answer)], [s.a1, s.a2])
    wanted = {"video_id": is_uuid, "title": is_text, "status": "processed", "uploaded_at": is_instant,
              "processed_at": is_instant, "processed_url": is_url, "votes": is_count, "published": is_flag}
    for number, row in enumerate(rows(answer), 1):
        faults = shape(row, wanted, {"thumbnail_url": is_url}, absent=("failure",))
        s.report.clean(f"list: row {number}", faults, answer)
    s.report.equal("list: title comes back as sent", rows(answer)[0].get("title"), s.title)
    s.report.equal("list: published and withdrawn", [row.get("published") for row in rows(answer)], [True, False])


def own_list_paging(s):
    def ids(query):
        return [row.get("video_id") for row in rows(s.api.get(f"/api/videos?{query}", token=s.ana.token))]

    for query, wanted in (("sort=recent", [s.a2, s.a1]), ("limit=1", [s.a1]), ("offset=1", [s.a2]),
                          ("limit=1&offset=1", [s.a2]), ("sort=recent&limit=1", [s.a2]), ("offset=5", [])):
        s.report.equal(f"list: {query}", ids(query), wanted)
    for query in ("limit=abc", "limit=0", "limit=-1", "offset=-1", "offset=x", "sort=foo"):
        answer = s.api.get(f"/api/videos?{query}", token=s.ana.token)
        s.problem(f"list: {query} is 400", answer, 400, field=query.split("=")[0])


def detail_row(s):
    answer = s.detail(s.ana, s.a1)
    s.success("detail: shape", answer, 200, {
        "video_id": s.a1, "title": s.title, "status": "processed", "uploaded_at": is_instant,
        "processed_at": is_instant, "processed_url": is_url, "votes": is_count, "published": True,
        "original_url": is_url, "duration_seconds": is_number, "width": 1920, "height": 1080,
        "size_bytes": len(s.clip)}, optional={"thumbnail_url": is_url}, absent=("failure",))
    seconds = answer.get("duration_seconds") or 0
    s.report.true("detail: duration_seconds", abs(seconds - 24) <= 0.5, seconds, "24")
    s.row = answer.json


def stored_objects(s):
    for field, media in (("processed_url", "video/mp4"), ("original_url", "video/mp4"), ("thumbnail_url", "image/")):
        url = s.row.get(field)
        if not url:
            s.report.note(f"{field} absent: not looked at")
            continue
        part = fetch("GET", url, headers={"Range": "bytes=0-99"})
        s.report.true(f"{field}: range", (part.status, len(part.body)) == (206, 100) and
                      part.header("Content-Range").startswith("bytes 0-99/"), part, "206 with 100 bytes")
        s.report.true(f"{field}: content type", part.media.startswith(media), part.media, media)
        whole = fetch("GET", url)
        s.report.equal(f"{field}: whole", (whole.status, whole.media[:6]), (200, media[:6]))
        query = parse_qs(urlsplit(url).query)
        if "X-Amz-Expires" in query:
            s.report.equal(f"{field}: presigned for one hour", query["X-Amz-Expires"], ["3600"])
        bare = fetch("GET", url.split("?")[0])
        s.report.true(f"{field}: the bare key is closed", bare.status in (401, 403, 404), bare, "403")
    tail = fetch("GET", s.row["processed_url"], headers={"Range": "bytes=-16"})
    s.report.equal("processed_url: range from the end", (tail.status, len(tail.body)), (206, 16))


def failed_video(s):
    if s.broken.status == 400:
        s.problem("a spoiled MP4 is refused at once", s.broken, 400)
        return s.report.note("no failed video could be made: not_publishable was not looked at")
    video = s.broken.get("video_id")
    state = eventually(lambda: s.detail(s.dario, video).get("status"), "failed", 45)
    if state != "failed":
        return s.report.note(f"the spoiled video is {state}, not failed: not_publishable was not looked at")
    s.success("failed: row", s.detail(s.dario, video), 200, {
        "status": "failed", "published": False, "failure": lambda value: not shape(
            value, {"code": is_text, "message": is_text, "remedy": is_text})},
        absent=("processed_at", "processed_url"))
    s.problem("failed: POST publish", s.publish(s.dario, video), 400, "not_publishable")
    s.problem("failed: PUT publish", s.publish(s.dario, video, "PUT"), 400, "not_publishable")
    s.problem("failed: not the owner before state", s.publish(s.beto, video), 403)
    s.report.equal("failed: may be deleted", s.drop(s.dario, video).status, 200)


# ------------------------------------------------------------------------------------------- public list

def public_list(s):
    answer = eventually_public(s)
    ids = {row.get("video_id") for row in rows(answer)}
    s.report.equal("public: the published videos of the city", ids, {s.a1, s.b1, s.c1, s.d1})
    for row in rows(answer):
        if row.get("video_id") == s.a1:
            s.report.clean("public: row", shape(row, {
                "video_id": s.a1, "title": s.title, "processed_url": is_url, "thumbnail_url": is_url,
                "username": s.ana.username, "city": s.city, "country": "Colombia", "votes": is_count,
                "uploaded_at": is_instant}), answer)
    s.report.true("public: no e-mail", "@example.com" not in answer.body.decode(), answer, "no address")
    found = [row.get("video_id") for row in rows(s.public(q=f"Beto {s.run_id}"))]
    s.report.equal("public: q finds a title", found, [s.b1])
    nothing = s.public(city=f"Nowhere {s.run_id}")
    s.report.equal("public: empty is 200 []", (nothing.status, nothing.json), (200, []))


def eventually_public(s):
    eventually(lambda: len(rows(s.public(city=s.city))), 4)
    return s.public(city=s.city)


def city_forms(s):
    return {"exact": s.city, "no accents": f"bogota {s.run_id}", "upper": s.city.upper(),
            "upper, no accents": f"BOGOTA {s.run_id}", "decomposed": unicodedata.normalize("NFD", s.city)}


def cities(s):
    for name, city in city_forms(s).items():
        s.report.equal(f"public: city {name}", len(rows(s.public(city=city))), 4)
        s.report.true(f"rankings: city {name}", {s.ana.username, s.beto.username} <=
                      {row.get("username") for row in rows(s.rankings(city=city))}, rows(s.rankings(city=city)), "Ana, Beto")


def public_parameters(s):
    for query in ("limit=0", "limit=101", "limit=-1", "limit=abc", "limit=1.5", "offset=-1", "offset=abc",
                  "sort=foo", "limit=99999999999999999999"):
        answer = s.api.get(f"/api/public/videos?{query}")
        s.problem(f"public: {query} is 400", answer, 400, field=query.split("=")[0])
    for query in ("limit=1", "limit=100", "offset=0", "offset=1000000", "sort=recent", "sort=votes"):
        s.report.equal(f"public: {query} is 200", s.api.get(f"/api/public/videos?{query}").status, 200)
    s.report.equal("public: offset beyond the end is []", s.public(city=s.city, offset=50).json, [])
    huge = s.api.get("/api/public/videos?offset=99999999999999999999")
    s.report.true("public: huge offset", huge.status in (200, 400), huge, "400, or 200 []")
    everything = [row.get("video_id") for row in rows(s.public(city=s.city))]
    halves = [row.get("video_id") for start in (0, 2) for row in rows(s.public(city=s.city, limit=2, offset=start))]
    s.report.equal("public: limit and offset", halves, everything)
    s.report.true("public: at most 20 by default", len(rows(s.public())) <= 20, len(rows(s.public())), "20 or fewer")


def public_links(s):
    for sort in ("recent", "votes"):
        once = [row.get("video_id") for row in rows(s.public(city=s.city, sort=sort))]
        s.report.equal(f"public: Link rel=next walks all, sort={sort}", walk(s, sort), once)
    dates = [row.get("uploaded_at") for row in rows(s.public(city=s.city, sort="recent"))]
    s.report.equal("public: sort=recent", dates, sorted(dates, reverse=True))
    votes = [row.get("votes") for row in rows(s.public(city=s.city, sort="votes"))]
    s.report.equal("public: sort=votes", votes, sorted(votes, reverse=True))


def walk(s, sort):
    """The video ids met when following rel=next from the first page of one."""
    url, met = f"{s.api.base}/api/public/videos?{urlencode({'city': s.city, 'sort': sort, 'limit': 1})}", []
    for _ in range(8):
        page = fetch("GET", url)
        met += [row.get("video_id") for row in rows(page)]
        link = re.search(r'<([^>]*)>\s*;[^,]*rel="?next"?', page.header("Link"))
        if not link:
            return met
        url = urljoin(url, link.group(1))
    return met + ["endless"]


# ------------------------------------------------------------------------------------------ votes, rankings

def cast_votes(s):
    """Ana 3 votes, Beto and Carla 2 each with Carla's last one first, Darío 1."""
    one, two, three = s.voters
    answer = s.vote(one, s.a1)
    s.success("vote: 200 shape", answer, 200, {"message": "Voto registrado exitosamente.", "video_id": s.a1, "votes": 1})
    s.both_languages("already_voted", 400, lambda lang: s.vote(one, s.a1, lang=lang))
    s.report.equal("vote: includes this vote", s.vote(two, s.a1).get("votes"), 2)
    parallel_votes(s, three)
    answer = s.api.post(f"/api/public/videos/{s.d1}/vote/", token=s.dario.token)
    s.report.equal("vote: one's own video, trailing slash", (answer.status, answer.get("votes")), (200, 1))
    for voter, video in ((one, s.b1), (one, s.c1), (two, s.c1)):
        s.vote(voter, video)
    time.sleep(1.1)
    s.report.equal("vote: a person votes for many videos", s.vote(two, s.b1).get("votes"), 2)
    s.problem("vote: 404 while withdrawn", s.vote(one, s.a2), 404)
    s.problem("vote: 401 before 400", s.api.post(f"/api/public/videos/{s.a1}/vote"), 401)


def parallel_votes(s, voter):
    gate = threading.Barrier(30)

    def once(_):
        gate.wait(20)
        return s.vote(voter, s.a1)

    with concurrent.futures.ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(once, range(30)))
    s.report.equal("vote: 30 at once, one counts", sorted(answer.status for answer in answers), [200] + [400] * 29)
    codes = {answer.get("code") for answer in answers if answer.status == 400}
    s.report.equal("vote: 30 at once, the others already_voted", codes, {"already_voted"})
    s.report.equal("vote: 30 at once, count", s.detail(s.ana, s.a1).get("votes"), 3)


def withdraw_vote(s):
    voter = s.voters[2]
    s.report.equal("vote withdrawal: vote first", s.vote(voter, s.d1).get("votes"), 2)
    answer = s.vote(voter, s.d1, "DELETE")
    s.report.true("vote withdrawal: success", answer.status in (200, 204), answer, "200")
    s.report.equal("vote withdrawal: not counted", s.detail(s.dario, s.d1).get("votes"), 1)
    again = s.vote(voter, s.d1, "DELETE")
    s.report.true("vote withdrawal: twice", again.status in (200, 204, 400, 404), again, "no server error")
    s.report.equal("vote withdrawal: may vote again", s.vote(voter, s.d1).get("votes"), 2)
    s.vote(voter, s.d1, "DELETE")


def table(s, **query):
    return [(row.get("position"), row.get("username"), row.get("votes")) for row in
            rows(s.rankings(city=s.city, **query))]


def ranking_rows(s):
    s.expected = [(1, s.ana.username, 3), (2, s.carla.username, 2), (2, s.beto.username, 2), (4, s.dario.username, 1)]
    found = eventually(lambda: table(s)[:4], s.expected)
    s.report.equal("rankings: shared positions 1, 2, 2, 4 and order of ties", found, s.expected)
    answer = s.rankings(city=s.city)
    faults = [] if isinstance(answer.json, list) else ["not a bare array"]
    for row in rows(answer):
        faults += shape(row, {"position": is_count, "username": is_text, "city": s.city, "votes": is_count}, exact=True)
    s.report.clean("rankings: exact fields", faults, answer)
    s.report.true("rankings: no e-mail", "@example.com" not in answer.body.decode(), answer, "no address")
    nothing = s.rankings(city=f"Nowhere {s.run_id}")
    s.report.equal("rankings: empty is 200 []", (nothing.status, nothing.json), (200, []))
    wanted = {s.a1: 3, s.b1: 2, s.c1: 2, s.d1: 1}
    found = eventually(lambda: {row.get("video_id"): row.get("votes") for row in rows(s.public(city=s.city))}, wanted)
    s.report.equal("public: votes", found, wanted)


def ranking_paging(s):
    e = s.expected
    for query, wanted in (({"limit": 2}, e[:2]), ({"limit": 2, "offset": 2}, e[2:4]), ({"page": 1, "page_size": 2}, e[:2]),
                          ({"page": 2, "page_size": 2}, e[2:4]), ({"from": 1, "to": 1}, e[:1]), ({"from": 2, "to": 4}, e[1:4]),
                          ({"from": 4, "to": 4}, e[3:4]), ({"from": 1, "to": 100}, e), ({"offset": 50}, []),
                          ({"page": 50, "page_size": 10}, [])):
        # players without a vote may follow the four: only an open end may hold more rows than wanted
        most = 4 if query.get("to") == 100 else None
        # what was just read as wanted may be of before the last votes, which were taken back
        found = eventually(lambda: table(s, **query)[:most], wanted)
        s.report.equal(f"rankings: {urlencode(query)}", found, wanted)
    for query in ("limit=0", "limit=101", "limit=-1", "limit=abc", "offset=-1", "offset=abc", "page=0&page_size=10",
                  "page=abc&page_size=10", "page=1&page_size=0", "page=1&page_size=101", "page=1&page_size=x",
                  "from=5&to=2", "from=0&to=5", "from=-1&to=5", "from=abc&to=5", "from=1&to=x"):
        s.problem(f"rankings: {query} is 400", s.api.get(f"/api/public/rankings?{query}"), 400)
    count = len(rows(s.rankings()))
    s.report.true("rankings: 10 by default", count <= 10, count, "10 or fewer")
    english = s.api.get("/api/public/rankings?limit=0", lang="en")
    spanish = s.api.get("/api/public/rankings?limit=0")
    s.report.true("rankings: 400 follows the language", english.get("detail") != spanish.get("detail") and
                  english.get("code") == spanish.get("code"), english, "an English detail and the same code")


# -------------------------------------------------------------------------------------------- lifecycle

def publish_and_withdraw(s):
    shaped = {"message": "Video publicado exitosamente.", "video_id": s.a2, "published": True}
    for method in ("POST", "PUT", "POST"):
        s.success(f"publish: {method}", s.publish(s.ana, s.a2, method), 200, shaped)
    answer = s.api.post(f"/api/videos/{s.a2}/publish/", token=s.ana.token)
    s.success("publish: trailing slash", answer, 200, shaped)
    s.report.equal("publish: may be voted for", s.vote(s.voters[0], s.a2).get("votes"), 1)
    total = (1, s.ana.username, 4)
    s.report.equal("rankings: adds a player's videos", eventually(lambda: table(s)[:1], [total]), [total])
    for name in ("DELETE", "DELETE again"):
        answer = s.publish(s.ana, s.a2, "DELETE")
        s.success(f"publish: {name}", answer, 200, {"message": is_text, "video_id": s.a2, "published": False})
    s.report.equal("rankings: withdrawn videos do not count", eventually(lambda: table(s)[:4], s.expected), s.expected)
    shown = eventually(lambda: s.a2 in [row.get("video_id") for row in rows(s.public(city=s.city))], False)
    s.report.equal("public: withdrawn is not listed", shown, False)
    s.problem("vote: 404 after withdrawal", s.vote(s.voters[1], s.a2), 404)
    s.publish(s.ana, s.a2)
    s.report.equal("publish: votes were kept", s.vote(s.voters[1], s.a2).get("votes"), 2)
    s.problem("publish: the vote was kept", s.vote(s.voters[0], s.a2), 400, "already_voted")


def wishes_came_true(s):
    s.report.equal("publish: the wish to withdraw was remembered", s.detail(s.ana, s.a2).get("published"), False)
    s.report.equal("publish: the wish to publish was remembered", s.detail(s.dario, s.d1).get("published"), True)


def deletion(s):
    s.both_languages("published_video", 400, lambda lang: s.api.delete(f"/api/videos/{s.a1}", token=s.ana.token, lang=lang))
    s.problem("delete: ownership before state", s.drop(s.beto, s.a1), 403)
    s.problem("delete: trailing slash, published", s.api.delete(f"/api/videos/{s.a1}/", token=s.ana.token), 400)
    s.publish(s.ana, s.a1, "DELETE")
    s.success("delete: 200 shape", s.drop(s.ana, s.a1), 200, {"message": "El video ha sido eliminado exitosamente.",
                                                             "video_id": s.a1})
    s.problem("delete: twice", s.drop(s.ana, s.a1), 404)
    s.problem("delete: detail is gone", s.detail(s.ana, s.a1), 404)
    s.problem("delete: no more votes", s.vote(s.voters[0], s.a1), 404)
    ids = [row.get("video_id") for row in rows(s.api.get("/api/videos", token=s.ana.token))]
    s.report.equal("delete: not in the list", ids, [s.a2])
    for field in ("original_url", "processed_url", "thumbnail_url"):
        if s.row.get(field):
            status = eventually(lambda: fetch("GET", s.row[field]).status, 404)
            s.report.true(f"delete: {field} is gone from the store", status in (403, 404), status, 404)


def delete_in_work(s):
    """A job in the queue or running is cancelled by deletion."""
    up = s.player()
    video = s.upload(up, s.clip).get("video_id")
    until = time.monotonic() + 4
    while s.detail(up, video).get("status") == "uploaded" and time.monotonic() < until:
        time.sleep(0.1)
    state = s.detail(up, video).get("status")
    s.report.equal(f"delete: while {state}", s.drop(up, video).status, 200)
    time.sleep(2)
    s.problem("delete: the job does not bring it back", s.detail(up, video), 404)
    s.report.equal("delete: list empty again", s.api.get("/api/videos", token=up.token).json, [])


# ------------------------------------------------------------------------- limits, customs, the end

def login_limit(s):
    form, _ = s.sign_up()
    answers = [s.log_in(form["email"], "no es esta") for _ in range(11)]
    while answers[-1].status != 429 and len(answers) < 21:
        answers.append(s.log_in(form["email"], "no es esta"))
    early = [answer.status for answer in answers[:10]]
    s.report.equal("login limit: ten a minute pass", early, [401] * 10)
    s.problem("login limit: 429 afterwards", answers[-1], 429)
    s.problem("login limit: also for the right password", s.log_in(form["email"], form["password1"]), 429)
    s.report.equal("login limit: other accounts go on", s.log_in(s.beto.email, s.beto.password).status, 200)


def vote_limit(s):
    voter = s.player()
    answers = [s.vote(voter, s.b1)]
    while answers[-1].status != 429 and len(answers) < 242:
        answers.append(s.vote(voter, s.b1))
    s.report.true("vote limit: 120 a minute pass", len(answers) > 120, f"429 at number {len(answers)}", "after 120")
    s.problem("vote limit: 429 afterwards", answers[-1], 429)
    s.vote(voter, s.b1, "DELETE")


def upload_quota(s):
    """25 unfinished jobs or 30 uploads an hour, whichever comes first; all deleted again."""
    up, answers = s.player(), []
    while len(answers) < 32 and (not answers or answers[-1].status == 201):
        answers.append(s.upload(up, s.clips.video()))
    s.report.true("upload quota: reached at 26 to 31", 26 <= len(answers) <= 31, f"{len(answers)} {answers[-1]}", "429")
    s.problem("upload quota: 429", answers[-1], 429)
    sending(s, "429, 50 MB", 50_000_000, up.token, 429)

    def dropped_at_last(video):
        status = s.drop(up, video).status
        if status == 400:  # it was finished, and is public, meanwhile
            s.api.delete(f"/api/videos/{video}/publish", token=up.token)
            status = s.drop(up, video).status
        return status

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        dropped = list(pool.map(lambda made: dropped_at_last(made.get("video_id")) if made.status == 201 else 200, answers))
    s.report.equal("upload quota: unfinished videos may be deleted", set(dropped), {200})


def outside_the_contract(s):
    """Customs that the contract does not promise."""
    for path in ("/api/public/videos", "/api/public/rankings"):
        url = f"{path}?city={quote(s.city)}"
        first = s.api.get(url)
        if not first.header("ETag"):
            s.report.note(f"{path} has no ETag")
            continue
        for _ in range(10):  # votes of before may still be being counted
            again = s.api.get(url, headers={"If-None-Match": first.header("ETag")})
            if again.status == 304:
                break
            time.sleep(0.5)
            first = s.api.get(url)
        s.report.equal(f"(custom) {path}: 304 for the same ETag", (again.status, again.body), (304, b""))
        other = s.api.get(url, headers={"If-None-Match": '"other"'})
        s.report.equal(f"(custom) {path}: 200 for another ETag", other.status, 200)
        head = s.api.call("HEAD", url)
        s.report.equal(f"(custom) {path}: HEAD", (head.status, head.body), (200, b""))
    up, key = s.player(), {"Idempotency-Key": str(uuid.uuid4())}
    made = [s.upload(up, s.clip, headers=key) for _ in range(2)]
    s.report.true("(custom) Idempotency-Key: the second answer is a success", made[1].status in (200, 201), made[1], "201")
    s.report.equal("(custom) Idempotency-Key: one id", made[1].get("video_id"), made[0].get("video_id"))
    s.report.equal("(custom) Idempotency-Key: one video", len(rows(s.api.get("/api/videos", token=up.token))), 1)


def clean_up(s):
    for player, video in s.made:
        if s.detail(player, video).status == 200:
            s.publish(player, video, "DELETE")
            s.drop(player, video)


SECTIONS = (
    stage, health, documents, unknown_paths, usual_statuses, malformed_bodies, malformed_requests, languages, trailing_slashes,
    authentication, bad_token_ignored, order_of_judgement,
    sign_up_success, sign_up_errors, sign_up_texts, passwords, log_in_checks, same_login_time,
    upload_titles, upload_formats, upload_durations, upload_resolutions, upload_sizes, upload_while_sending,
    wait_for_stage, wishes_came_true, own_list, own_list_paging, detail_row, stored_objects,
    public_list, cities, public_parameters, cast_votes, ranking_rows, withdraw_vote, ranking_rows, ranking_paging, public_links,
    publish_and_withdraw, outside_the_contract, deletion, delete_in_work, login_limit, vote_limit, failed_video,
    upload_quota)


def run(suite, section):
    """One section; its crash is one failed check and the others go on."""
    started = time.monotonic()
    try:
        section(suite)
    except Exception as error:  # noqa: BLE001 - a conformance run must reach its end
        where = traceback.extract_tb(error.__traceback__)[-1]
        suite.report.true(f"section {section.__name__}", False, f"{type(error).__name__}: {error} (line {where.lineno})",
                          "to run to its end")
    if os.environ.get("CONTRACT_TIMES"):
        suite.report.note(f"{section.__name__} took {time.monotonic() - started:.1f} s")


def main(arguments):
    if len(arguments) != 3:
        print(__doc__)
        return 2
    folder = tempfile.mkdtemp(prefix="contract-client-")
    suite = Suite(arguments[1], arguments[2], folder)
    try:
        for section in SECTIONS:
            run(suite, section)
        clean_up(suite)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{suite.report.passed} passed, {suite.report.failed} failed")
    return 1 if suite.report.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
