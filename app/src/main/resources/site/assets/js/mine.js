// The owner's page of a video that is not done yet: it follows, and shows the result when there is one.
import { follow } from "./follow.js";

document.querySelectorAll("[data-follow]").forEach((element) =>
  follow(
    element.dataset.follow,
    element.querySelector("[data-state]"),
    element.querySelector("progress"),
    () => location.reload()));
