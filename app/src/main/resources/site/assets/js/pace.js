import { duration, size, t } from "./texts.js";

const WINDOW = 8000;

/** How fast an upload goes, by what came in the last seconds, so that one burst promises nothing. */
export class Pace {
  #samples = [];

  /** How far it is, how fast and how long it takes still, in words; `part` from 0 to 1. */
  of(part, bytes) {
    const now = performance.now();
    this.#samples = [...this.#samples.filter(([at]) => now - at < WINDOW), [now, part]];
    const [at, earlier] = this.#samples[0];
    const speed = ((part - earlier) * bytes) / ((now - at) / 1000);
    const percent = Math.floor(part * 100);
    if (!(speed > 0)) return `${percent} %`;
    return t("left", percent, size(speed), duration(((1 - part) * bytes) / speed));
  }
}
