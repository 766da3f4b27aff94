import { duration, t } from "./texts.js";

/** Shows a video's way from the queue to its end, as it happens; `ended` gets what became of it. */
export function follow(id, state, bar, ended) {
  const events = new EventSource(`/site/videos/${id}/events`);
  events.addEventListener("progress", (event) => {
    const { progress } = JSON.parse(event.data);
    if (!progress) return;
    bar.value = progress.percent;
    state.textContent = words(progress);
  });
  events.addEventListener("end", (event) => {
    events.close();
    ended(JSON.parse(event.data));
  });
  return events;
}

function words({ phase, percent, queue_position: place, eta_seconds: seconds }) {
  if (phase !== "queued") return t(`phase.${phase}`, percent);
  return seconds === undefined ? t("phase.wait") : t("phase.queued", place, duration(seconds));
}
