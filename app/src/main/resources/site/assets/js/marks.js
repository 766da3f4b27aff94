// The sums of parts that were sent, so that a file that is chosen again is told from another of its name and size: parts of
// two recordings would be put together. Kept apart from the files themselves, for which a browser may have no room.

const PREFIX = "anb-upload ";

/** Remembers a part that is being sent. */
export async function mark(id, file, number, bytes) {
  const sum = await sumOf(bytes);
  const marks = marksOf(id) ?? { parts: {} };
  marks.lastModified = file.lastModified;
  if (sum) marks.parts[number] = sum;
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify(marks));
  } catch {
    // a browser that keeps nothing: name and size have to do
  }
}

/** Whether this is the file of a ticket, as far as is known here. Its date may be that of a copy: it decides only where there are no sums. */
export async function matches({ upload_id: id, part_size: size }, file) {
  const marks = marksOf(id);
  if (!marks) return true;
  const sums = Object.entries(marks.parts);
  for (const [number, sum] of sums) {
    if ((await sumOf(file.slice((number - 1) * size, number * size))) !== sum) return false;
  }
  return sums.length > 0 || file.lastModified === marks.lastModified;
}

export function markedIds() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

export function unmark(id) {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // then there is nothing to remove
  }
}

function marksOf(id) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + id));
  } catch {
    return null;
  }
}

/** None where the page did not come by HTTPS, or the file cannot be read. */
async function sumOf(bytes) {
  try {
    const sum = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
    return btoa(String.fromCharCode(...new Uint8Array(sum)));
  } catch {
    return undefined;
  }
}
