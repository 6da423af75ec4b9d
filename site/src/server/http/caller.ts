import { isIPv6 } from 'node:net';

/** What one caller is counted by when the host tells no address, as a local server may not. */
const UNKNOWN = 'unknown';

/** How many bits of an IPv6 address belong to one customer at the least: who has one has 2⁶⁴ of them. */
const IPV6_GROUPS = 4;

/**
 * The key that a caller is counted by: an IPv4 address, or the /64 network of an IPv6 one.
 *
 * @param context - of Astro, whose `clientAddress` throws where the host tells none.
 */
export function callerOf(context: { readonly clientAddress: string }): string {
  try {
    return networkOf(context.clientAddress);
  } catch {
    return UNKNOWN;
  }
}

/** `2001:db8:1:2:3::4` → `2001:db8:1:2::/64`; `::ffff:192.0.2.1` → `192.0.2.1`; another address stays as it is. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = expand(address);
  const isMapped = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff';
  if (isMapped) return ipv4Of(groups.slice(6));
  return `${groups.slice(0, IPV6_GROUPS).join(':')}::/${IPV6_GROUPS * 16}`;
}

/** The eight groups, in lower case, without leading zeros. */
function expand(address: string): string[] {
  // The URL parser writes an address in its one canonical form, the dotted end of a mapped one as well.
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [before = '', after] = canonical.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}

function ipv4Of(groups: readonly string[]): string {
  return groups
    .flatMap((group) => {
      const value = Number.parseInt(group, 16);
      return [value >> 8, value & 255];
    })
    .join('.');
}
