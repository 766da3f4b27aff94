/** A signed address of the store works for an hour: when it stops, ours leads to a new one and play goes on. */
export function player(video) {
  let renewedAt = 0;
  let playing = !video.paused;
  video.addEventListener("play", () => (playing = true));
  video.addEventListener("pause", () => (playing = false));
  const renew = () => {
    if (Date.now() - renewedAt < 30_000) return;
    renewedAt = Date.now();
    const at = video.currentTime;
    const goOn = playing; // what is loaded anew stands still
    const goBack = () => {
      video.currentTime = at;
      if (goOn) video.play().catch(() => {});
    };
    video.addEventListener("loadedmetadata", goBack, { once: true });
    video.src = video.getAttribute("src").split("?")[0] + "?renewed=" + renewedAt;
  };
  video.addEventListener("error", renew);
  if (video.error) renew(); // before this script was there
}
