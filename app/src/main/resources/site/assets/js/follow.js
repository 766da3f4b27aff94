import { duration, t } from "./texts.js";

// HTTP/1.1 has six connections to a host, and a page needs some of them: more videos than these take turns.
const STREAMS = 2;
const TURN_MS = 4_000;
const LEAST_PAUSE_MS = 5_000;
const MORE_PAUSE_MS = 10_000;

const waiting = [];
let open = 0;

/**
 * Shows a video's way from the queue to its end, as it happens: its phase in `state`, which is read out, what changes all the
 * time in `figures` and `bar`, which are not. `ended` gets what became of it.
 */
export function follow(id, shown, ended) {
  join({ address: `/site/videos/${id}/events`, shown, ended });
}

function join(video) {
  waiting.push(video);
  next();
}

function next() {
  while (open < STREAMS && waiting.length) listen(waiting.shift());
}

async function listen(video) {
  open++;
  const left = await turn(video);
  open--;
  if (left === "others") waiting.push(video);
  if (left === "refused") again(video);
  next();
}

/** One stream, and why it was left: the video is at its end, others wait, or the answer was none. A line that breaks the browser mends. */
function turn(video) {
  return new Promise((resolve) => {
    const events = new EventSource(video.address);
    const leave = (why) => {
      clearInterval(turns);
      events.close();
      resolve(why);
    };
    const turns = setInterval(() => waiting.length && leave("others"), TURN_MS);
    events.addEventListener("progress", ({ data }) => show(video.shown, JSON.parse(data).progress));
    events.addEventListener("end", ({ data }) => {
      leave("end");
      video.ended(JSON.parse(data));
    });
    events.addEventListener("error", () => events.readyState === EventSource.CLOSED && leave("refused"));
  });
}

/** Not all who were refused at once; who may not follow any more is told. */
async function again(video) {
  const status = await fetch(video.address, { method: "HEAD" }).then((answer) => answer.status, () => 0);
  if ([401, 403, 404].includes(status)) {
    video.shown.state.textContent = t("unfollowed");
    video.shown.figures.textContent = "";
    return;
  }
  setTimeout(() => join(video), LEAST_PAUSE_MS + Math.random() * MORE_PAUSE_MS);
}

function show({ state, figures, bar }, progress) {
  if (!progress) return;
  const doing = progress.phase === "queued" ? "wait" : progress.phase;
  const phrase = t(`phase.${doing}`);
  if (state.textContent !== phrase) state.textContent = phrase;
  figures.textContent = counted(progress);
  bar.value = progress.percent;
}

function counted({ phase, percent, queue_position: place, eta_seconds: seconds }) {
  const known = seconds !== undefined;
  if (phase === "queued") return known ? t("phase.queued", place, duration(seconds)) : "";
  return known ? `${percent} % · ${t("phase.eta", duration(seconds))}` : `${percent} %`;
}
