const STORAGE_KEY = 'visitor';

let ofThisPage: string | undefined;

/**
 * A random id by which percentages of visitors are chosen. It names nobody, and leaves the browser only with what the
 * visitor saves. Where the browser keeps nothing, it is another one for each page.
 */
export function visitorId(): string {
  ofThisPage ??= storedId();
  return ofThisPage;
}

function storedId(): string {
  const fresh = crypto.randomUUID();
  try {
    const known = localStorage.getItem(STORAGE_KEY);
    if (known) return known;
    localStorage.setItem(STORAGE_KEY, fresh);
  } catch {
    // The same as above, for this page only.
  }
  return fresh;
}
