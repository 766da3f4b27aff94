"""Direct uploads that are all open and being sent at once; none is completed, and all are given up in the end. Then as many are opened
and given up once more, without a byte sent: what grew with the first round and not with this one is kept for the next requests.

usage: uploads.py PORT TOKENS UPLOADS MEGABYTES_A_SECOND    started by bench/uploads
Says before, half, sent, cancelled and again, with how many uploads the server has open and the megabytes sent, and waits for a line each time.
"""
import http.client
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import contest

port, tokens, uploads, speed = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
EACH = 10
BYTES = 24 << 20
CHUNK = 64 << 10
TRIES = 5
content = memoryview(os.urandom(BYTES))


class Line:
    """To the store: so many bytes a second, of all uploads together."""

    def __init__(self):
        self.sent = 0
        self.free_at = 0.0
        self.lock = threading.Lock()

    def passed(self, part):
        for begin in range(0, len(part), CHUNK):
            chunk = part[begin:begin + CHUNK]
            with self.lock:
                now = time.monotonic()
                self.free_at = max(self.free_at, now) + len(chunk) / (speed * (1 << 20))
                self.sent += len(chunk)
                wait = self.free_at - now
            time.sleep(wait)
            yield chunk


def ask(method, path, token):
    return contest.ask(port, method, path, token)


def opened(token, count, size):
    return [(token, contest.opened(port, token, size)) for _ in range(count)]


def send(token, ticket, line):
    """All parts, one after the other; the server is asked which are there, and what failed is sent again."""
    for _ in range(TRIES):
        for part in ticket["parts"]:
            if not part["stored"]:
                put(part, ticket["part_size"] * (part["number"] - 1), line)
        ticket = ask("GET", f"/api/uploads/{ticket['upload_id']}", token)
        if all(part["stored"] for part in ticket["parts"]):
            return
    raise OSError(f"{ticket['upload_id']} could not be sent in {TRIES} tries")


def put(part, begin, line):
    url, size = urlsplit(part["url"]), part["size_bytes"]
    try:
        contest.exchange(url.netloc, "PUT", f"{url.path}?{url.query}", line.passed(content[begin:begin + size]), {"Content-Length": str(size)})
    except (OSError, http.client.HTTPException) as failed:
        print(f"to be sent again: {failed!r}", file=sys.stderr)


def cancel(token, ticket):
    ask("DELETE", f"/api/uploads/{ticket['upload_id']}", token)


def opened_by_all(hands, players, counts):
    return sum(hands.map(opened, players, counts, [BYTES] * len(players)), [])


def cancel_all(hands, tickets):
    list(hands.map(lambda one: cancel(*one), tickets))


def say(moment, players, line):
    print(moment, sum(len(ask("GET", "/api/uploads", token)) for token in players), line.sent >> 20, flush=True)
    sys.stdin.readline()


def main():
    with open(tokens) as file:
        players = file.read().split()
    counts = [min(EACH, uploads - EACH * number) for number in range(len(players))]
    with ThreadPoolExecutor(uploads) as hands:
        line = Line()
        for token in players:  # whatever is loaded by the first upload, and kept of a player, is there before
            for one in opened(token, 1, 1 << 20):
                send(*one, line)
                cancel(*one)
        line = Line()
        say("before", players, line)
        tickets = opened_by_all(hands, players, counts)
        sending = [hands.submit(send, *one, line) for one in tickets]
        while line.sent < uploads * BYTES / 2 and not all(one.done() for one in sending):
            time.sleep(0.1)
        say("half", players, line)
        for one in sending:
            one.result()
        say("sent", players, line)
        cancel_all(hands, tickets)
        say("cancelled", players, line)
        cancel_all(hands, opened_by_all(hands, players, counts))
        say("again", players, line)


main()
