// What a file in the queue is shown with, beyond its template, and where the keyboard is.
import { player } from "./player.js";
import { calm } from "./previews.js";

/** Tells a control from those of other files, for who hears them and sees not where they stand. */
export function of(name) {
  const span = document.createElement("span");
  return Object.assign(span, { className: "unseen", textContent: ` ${name}` });
}

export function film(id, title) {
  const video = document.createElement("video");
  video.setAttribute("aria-label", title);
  const src = `/my/videos/${id}/clip.mp4`;
  Object.assign(video, { src, controls: true, muted: true, autoplay: !calm(), playsInline: true, width: 1280, height: 720 });
  player(video);
  return video;
}

export function link(href, textContent, className) {
  const a = document.createElement("a");
  Object.assign(a, { href, textContent, className });
  return a;
}

export function row(...parts) {
  const p = Object.assign(document.createElement("p"), { className: "row" });
  p.append(...parts);
  return p;
}

/** Whether somebody is at something else by now: a file takes its time to be looked at. */
export const elsewhere = () => document.activeElement !== document.body && document.activeElement?.id !== "file";
