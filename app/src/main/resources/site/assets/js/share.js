/** Sharing by what the device offers; links that need no script are there already. */
export function share(element, say) {
  const { share: url, shareText: text } = element.dataset;
  const copy = element.querySelector("[data-share-copy]");
  offer(copy, navigator.clipboard, () =>
    navigator.clipboard.writeText(url).then(() => say(copy.dataset.copied)));
  offer(element.querySelector("[data-share-native]"), navigator.share, () =>
    navigator.share({ text, url }).catch(() => {}));
}

function offer(button, able, act) {
  button.hidden = !able;
  button.classList.toggle("scripted", !able);
  if (able) button.addEventListener("click", act);
}
