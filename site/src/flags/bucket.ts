/**
 * Where a visitor stands between 0 and 100 (excluded) for one flag: always at the same place, at another for each flag,
 * and evenly spread.
 */
export function bucketOf(flag: string, visitor: string): number {
  return (mix(fnv1a(`${flag}:${visitor}`)) / 2 ** 32) * 100;
}

/** FNV-1a, 32 bits, over UTF-8. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

/** The last step of MurmurHash3: FNV-1a alone leaves texts that differ in their last letter close together. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
