/** Sharing by what the device offers; links that need no script are there already. */
export function share(element, say) {
  const { share: url, shareText: text } = element.dataset;
  const native = element.querySelector("[data-share-native]");
  const copy = element.querySelector("[data-share-copy]");
  if (navigator.share) {
    native.hidden = false;
    native.addEventListener("click", () => navigator.share({ text, url }).catch(() => {}));
  }
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", () =>
      navigator.clipboard.writeText(url).then(() => say(copy.dataset.copied)));
  }
}
