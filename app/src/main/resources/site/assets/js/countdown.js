/** Turns a moment into the time that is left until it. */
export function countdown(element) {
  const end = Date.parse(element.dateTime);
  const pattern = element.dataset.countdown;
  const show = () => {
    const minutes = Math.max(0, Math.floor((end - Date.now()) / 60_000));
    const parts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
    element.textContent = pattern.replace(/\{(\d)\}/g, (_, n) => parts[n]);
  };
  show();
  setInterval(show, 20_000);
}
