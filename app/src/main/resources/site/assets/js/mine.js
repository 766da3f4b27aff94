// The owner's page of a video that is not done yet: it follows, and shows the result when there is one.
import { follow } from "./follow.js";

document.querySelectorAll("[data-follow]").forEach((element) =>
  follow(
    element.dataset.follow,
    {
      state: element.querySelector("[data-state]"),
      figures: element.querySelector("[data-figures]"),
      bar: element.querySelector("progress"),
    },
    () => location.replace(location.pathname))); // what the query says was done is over
