"""Clips sent by so many people at once: by the form, through the web node, or in parts straight to the store.

usage: senders.py PORT TOKENS CLIP form|direct AT_ONCE COUNT    started by bench/forms
Prints the seconds from the first byte to the last answer, the slowest of them, and how many were accepted.
"""
import http.client
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import contest

port, tokens, clip, way, at_once, count = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]), int(sys.argv[6])
CHUNK = 256 << 10
MARK = "a-mark-between-the-fields"
size = os.path.getsize(clip)


def pieces(begin, length):
    with open(clip, "rb") as file:
        file.seek(begin)
        while length > 0:
            piece = file.read(min(CHUNK, length))
            length -= len(piece)
            yield piece


def form(token):
    head = (f'--{MARK}\r\nContent-Disposition: form-data; name="title"\r\n\r\nEnviado\r\n--{MARK}\r\nContent-Disposition: form-data; '
            f'name="video_file"; filename="a.mp4"\r\nContent-Type: video/mp4\r\n\r\n').encode()
    tail = f"\r\n--{MARK}--\r\n".encode()

    def body():
        yield head
        yield from pieces(0, size)
        yield tail

    contest.exchange(f"127.0.0.1:{port}", "POST", "/api/videos/upload", body(), {
        "Authorization": f"Bearer {token}", "Content-Type": f"multipart/form-data; boundary={MARK}",
        "Content-Length": str(len(head) + size + len(tail))})


def direct(token):
    ticket = contest.opened(port, token, size)
    for part in ticket["parts"]:
        url, length = urlsplit(part["url"]), part["size_bytes"]
        contest.exchange(url.netloc, "PUT", f"{url.path}?{url.query}", pieces(ticket["part_size"] * (part["number"] - 1), length),
                         {"Content-Length": str(length)})
    contest.ask(port, "POST", f"/api/uploads/{ticket['upload_id']}/complete", token)


def timed(token):
    began = time.monotonic()
    try:
        {"form": form, "direct": direct}[way](token)
    except (OSError, http.client.HTTPException) as failed:
        print(f"not accepted: {failed!r}", file=sys.stderr)
        return None
    return time.monotonic() - began


def main():
    with open(tokens) as file:
        players = file.read().split()[:count]
    began = time.monotonic()
    with ThreadPoolExecutor(at_once) as hands:
        took = [seconds for seconds in hands.map(timed, players) if seconds is not None]
    print(f"{time.monotonic() - began:.2f} {max(took, default=0):.2f} {len(took)}")


main()
