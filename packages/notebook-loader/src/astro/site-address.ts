/**
 * An address of this site as others need it: with scheme and host, where the project's `site` says them.
 *
 * @param from the page that the address is written in, for fragments and relative addresses.
 */
export function siteAddress(address: string, from = '/'): string {
  return wholeAddress(address, from, import.meta.env.SITE);
}

/** The same where the project's `site` is known otherwise. */
export function wholeAddress(address: string, from: string, site: string | undefined): string {
  const host = site ?? 'https://relative.invalid';
  const url = URL.parse(address, URL.parse(from, host) ?? host);
  if (url === null) return address;
  return site === undefined && url.origin === host ? url.pathname + url.search + url.hash : url.href;
}
