/** A signed address of the store works for an hour: when it stops, ours leads to a new one and play goes on. */
export function player(video) {
  let renewedAt = 0;
  const renew = () => {
    if (Date.now() - renewedAt < 30_000) return;
    renewedAt = Date.now();
    const at = video.currentTime;
    const playing = !video.paused;
    video.src = video.getAttribute("src").split("?")[0] + "?renewed=" + renewedAt;
    video.addEventListener("loadedmetadata", () => (video.currentTime = at), { once: true });
    if (playing) video.play().catch(() => {});
  };
  video.addEventListener("error", renew);
  if (video.error) renew(); // before this script was there
}
