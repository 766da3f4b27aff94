// Files of unfinished uploads, so that a page that was closed goes on by itself. Where the browser keeps none, the person
// is asked for the file again.

import { markedIds, unmark } from "./marks.js";

function store(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("anb-uploads", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("files");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("files", mode);
      const asked = act(transaction.objectStore("files"));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    };
  }).catch(() => undefined);
}

export const keep = (id, file) => store("readwrite", (files) => files.put(file, id));
export const kept = (id) => store("readonly", (files) => files.get(id));

/** With what is known of its parts. */
export function forget(id) {
  unmark(id);
  return store("readwrite", (files) => files.delete(id));
}

/** Of which uploads anything is kept. */
export async function keptIds() {
  return [...markedIds(), ...((await store("readonly", (files) => files.getAllKeys())) ?? [])];
}
