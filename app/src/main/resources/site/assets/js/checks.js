import { megabytes, t } from "./texts.js";

const NAMES = /\.(mp4|m4v|mov)$/i;
const PATIENCE = 5000;

/** The type the store is told; what the file is, the server judges by its content. */
export const typeOf = (file) =>
  file.type === "video/quicktime" || /\.mov$/i.test(file.name) ? "video/quicktime" : "video/mp4";

/** Why a file cannot take part, as far as a browser can tell; empty when it may. */
export async function check(file, rules) {
  if (!NAMES.test(file.name) && !["video/mp4", "video/quicktime"].includes(file.type)) return t("check.type");
  if (file.size === 0) return t("check.empty", megabytes(rules.mostBytes));
  if (file.size > rules.mostBytes) return t("check.size", megabytes(file.size), megabytes(rules.mostBytes));
  const seen = await look(file);
  return seen ? judge(seen, rules) : "";
}

function judge({ duration, width, height }, rules) {
  const seconds = duration.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  if (duration < rules.shortest - rules.tolerance / 1000) return t("check.short", seconds, rules.shortest, rules.longest);
  if (duration > rules.longest + rules.tolerance / 1000) return t("check.long", seconds, rules.shortest, rules.longest);
  const small = Math.min(width, height) < rules.shorterSide || Math.max(width, height) < rules.longerSide;
  return small ? t("check.small", `${width}×${height}`, `${rules.longerSide}×${rules.shorterSide}`) : "";
}

/** What the browser's own player says of it; nothing where it cannot play such a file, which is no fault of the file. */
function look(file) {
  return new Promise((resolve) => {
    const video = document.createElement("video");
    const url = URL.createObjectURL(file);
    const end = (seen) => {
      clearTimeout(late);
      URL.revokeObjectURL(url);
      resolve(seen);
    };
    const late = setTimeout(() => end(null), PATIENCE);
    video.preload = "metadata";
    video.onloadedmetadata = () =>
      end(Number.isFinite(video.duration) && video.videoWidth
        ? { duration: video.duration, width: video.videoWidth, height: video.videoHeight }
        : null);
    video.onerror = () => end(null);
    video.src = url;
  });
}
