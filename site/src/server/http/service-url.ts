const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the address of another service from a variable: https, or http on this machine.
 *
 * @throws {Error} naming the variable and what is wrong with it. Its value may hold a secret, and is never repeated.
 */
export function readServiceUrl(name: string, value: string): URL {
  const url = URL.parse(value);
  if (!url || url.username || url.password || url.hash) {
    throw new Error(
      `${name} is no address. Write it as https://service.example/path, without user and fragment.`,
    );
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOSTS.has(url.hostname))) return url;
  throw new Error(
    `${name} begins with ${url.protocol}//, which everybody on the way can read. Use https://; http:// is for this machine only.`,
  );
}
