"""Voters of a storm: each token votes once for one video, many at the same time, until all have or the server is gone.

usage: voters.py PORT VIDEO TOKENS ACKNOWLEDGED    ACKNOWLEDGED: the file to which every token that got 200 is written, at once
"""
import asyncio
import sys

port, video, tokens, acknowledged = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
CONNECTIONS = 128
answers = {}


async def vote(waiting, out):
    try:
        while waiting:
            await vote_until_closed(waiting, out, *await asyncio.open_connection("127.0.0.1", port))
    except (ConnectionError, asyncio.IncompleteReadError):
        answers["none"] = answers.get("none", 0) + 1


async def vote_until_closed(waiting, out, reader, writer):
    """One connection's votes; the server ends a connection after some requests and says so."""
    head = ""
    while waiting and "connection: close" not in head.lower():
        token = waiting.pop()
        writer.write(f"POST /api/public/videos/{video}/vote HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
                     "Content-Length: 0\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = next(line for line in head.split("\r\n") if line.lower().startswith("content-length:"))
        await reader.readexactly(int(length.split(":")[1]))
        status = head.split(" ")[1]
        answers[status] = answers.get(status, 0) + 1
        if status == "200":
            out.write(token + "\n")
    writer.close()


async def storm():
    with open(tokens) as lines:
        waiting = lines.read().split()
    with open(acknowledged, "a", buffering=1) as out:
        await asyncio.gather(*(vote(waiting, out) for _ in range(CONNECTIONS)), return_exceptions=True)
    print("answers", answers, "not asked", len(waiting))

asyncio.run(storm())
