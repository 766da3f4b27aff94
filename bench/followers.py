"""Followers of waiting videos, and of two clips uploaded meanwhile; prints how long after the job table each change was heard.

usage: followers.py PORT TOKENS VIDEOS LISTENERS CLIP FOLDER    started by bench/followers
"""
import asyncio
import json
import os
import subprocess
import sys
import time
from collections import Counter

port, tokens, videos, listeners, clip, folder = int(sys.argv[1]), *sys.argv[2:4], int(sys.argv[4]), *sys.argv[5:7]
FIRST_OF_ENCODING, PERCENT_OF_ENCODING = 4, 92  # of the whole, as anb.progress.Phase has it
PHASES = ["fetching", "probing", "encoding", "checking", "storing", "processed"]
counts = {"open": 0, "refused": 0, "events": 0}
refusals = Counter()


def ask(method, path, token, more=""):
    return f"{method} {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n{more}\r\n".encode()


async def wait_for_one(token, video):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(ask("GET", f"/api/videos/{video}/events", token))
    head = await reader.readuntil(b"\r\n\r\n")
    line = head.split(b"\r\n")[0].decode()
    if " 200" not in line:
        counts["refused"] += 1
        refusals[line] += 1
        return
    counts["open"] += 1
    while line := await reader.readline():
        counts["events"] += line.startswith(b"event:")


async def upload(token):
    with open(clip, "rb") as file:
        content = file.read()
    edge = "anbanbanb"
    form = (f"--{edge}\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nSeguido\r\n--{edge}\r\n"
            "Content-Disposition: form-data; name=\"video_file\"; filename=\"a.mp4\"\r\nContent-Type: video/mp4\r\n\r\n"
            ).encode() + content + f"\r\n--{edge}--\r\n".encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(ask("POST", "/api/videos/upload", token,
                     f"Content-Type: multipart/form-data; boundary={edge}\r\nContent-Length: {len(form)}\r\nConnection: close\r\n"))
    writer.write(form)
    answer = (await reader.read()).decode()
    return json.loads(answer[answer.index("{"):answer.rindex("}") + 1])["video_id"]


async def follow(token, video, heard):
    """Notes when each phase and percent, or a later one, was first heard of."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(ask("GET", f"/api/videos/{video}/events", token))
    while line := await reader.readline():
        if line.startswith(b"data:"):
            event = json.loads(line[5:])
            progress = event.get("progress") or {}
            phase = progress.get("phase") or event["status"]
            for percent in range(100 if phase == "processed" else progress.get("percent", 0) + 1):
                heard.setdefault(percent, time.time())
            if phase in PHASES:
                for known in PHASES[:PHASES.index(phase) + 1]:
                    heard.setdefault(known, time.time())
                if phase == "processed":
                    return


def changed(video):
    """When the job table first had each phase, and each percent of the whole that the encoding came to."""
    rows = subprocess.check_output(["psql", "-AtXF", " ", "-c", "select phase, percent, min(extract(epoch from at)) from heard "
                                    f"where video = '{video}' and phase is not null group by phase, percent"], text=True)
    phases, percents = {}, {}
    for phase, percent, at in (row.split(" ") for row in rows.splitlines()):
        phases[phase] = min(float(at), phases.get(phase, float(at)))
        if phase == "encoding" and percent:
            whole = FIRST_OF_ENCODING + PERCENT_OF_ENCODING * int(percent) // 100
            percents[whole] = min(float(at), percents.get(whole, float(at)))
    return phases, percents


def lags(told, changes):
    return [heard[change] - at for heard in told for change, at in changes.items() if change in heard]


def report(what, all_lags):
    all_lags.sort()
    print(f"{len(all_lags)} changes of {what} heard by 4 followers of 2 clips through both nodes: "
          f"p50 {all_lags[len(all_lags) // 2]:.2f} s, longest {all_lags[-1]:.2f} s after the job table changed")


async def main():
    with open(tokens) as file:
        all_tokens = file.read().split()
    with open(videos) as file:
        waiting = file.read().split()
    followers = []
    for number in range(listeners):
        followers.append(asyncio.create_task(wait_for_one(all_tokens[number], waiting[number])))
        if number % 50 == 49:
            await asyncio.sleep(0.05)
    while counts["open"] + counts["refused"] < listeners:
        await asyncio.sleep(0.1)
    await asyncio.sleep(2)
    open(os.path.join(folder, "all-follow"), "w").close()
    while not os.path.exists(os.path.join(folder, "go")):
        await asyncio.sleep(0.1)
    of_phases, of_percents = [], []
    for token in all_tokens[listeners:listeners + 2]:
        video = await upload(token)
        told = [{} for _ in range(4)]  # nginx gives each connection to the next node
        await asyncio.wait_for(asyncio.gather(*(follow(token, video, heard) for heard in told)), 300)
        phases, percents = changed(video)
        of_phases += lags(told, phases)
        of_percents += lags(told, percents)
    report("phase", of_phases)
    report("percent", of_percents)
    why = "".join(f", {n} with {line}" for line, n in refusals.items())
    print(f"meanwhile {counts['open']} followed ({counts['refused']} refused{why}) and heard {counts['events']} events")
    for follower in followers:
        follower.cancel()

asyncio.run(main())
