const texts = new Map(
  [...document.querySelectorAll("#texts [data-text]")].map((text) => [text.dataset.text, text.textContent]));

/** A text in the page's language; {0} stands for the first value. */
export const t = (key, ...values) => (texts.get(key) ?? key).replace(/\{(\d)\}/g, (_, n) => values[n] ?? "");

export const megabytes = (bytes) => (bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });

export const duration = (seconds) =>
  seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
