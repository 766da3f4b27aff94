const texts = new Map(
  [...document.querySelectorAll("#texts [data-text]")].map((text) => [text.dataset.text, text.textContent]));

/** A text in the page's language; {0} stands for the first value. */
export const t = (key, ...values) => (texts.get(key) ?? key).replace(/\{(\d)\}/g, (_, n) => values[n] ?? "");

/** What this page says can be done about an error whose own remedy is for programs; undefined where that will do. */
export const remedy = (code) => texts.get(`remedy.${code}`);

export const megabytes = (bytes) => (bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });

/** Of something small, whose part of a megabyte says nothing. */
export const size = (bytes) => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${megabytes(bytes)} MB`);

export const duration = (seconds) => {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
};
