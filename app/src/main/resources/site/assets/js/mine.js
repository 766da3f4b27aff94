// The owner's page of a video that is not done yet: it follows, and shows the result when there is one.
import { follow } from "./follow.js";

/** Whether somebody is writing, which a page that is loaded anew would lose; saving it shows the result as well. */
const writing = () =>
  [...document.querySelectorAll("[data-words] :is(input:not([type=hidden]), textarea)")].some((field) => field.value !== field.defaultValue || field.matches("[aria-invalid]"));

document.querySelectorAll("[data-follow]").forEach((element) =>
  follow(
    element.dataset.follow,
    {
      state: element.querySelector("[data-state]"),
      figures: element.querySelector("[data-figures]"),
      bar: element.querySelector("progress"),
    },
    () => writing() || location.replace(location.pathname))); // what the query says was done is over
