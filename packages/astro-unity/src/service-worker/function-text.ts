/**
 * The text of a function that runs in a service worker, without comments and indentation. Service workers are emitted by
 * their fixed names and as classic scripts, which no bundler is needed for. The function must refer to nothing outside
 * itself, and hold no text with two spaces in a row.
 */
export function functionText(code: (...values: never[]) => void): string {
  return String(code)
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/ {2,}/g, ' ');
}
