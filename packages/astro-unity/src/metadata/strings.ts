import { MetadataError } from './metadata-error.ts';

/** No name in C# is longer; what is, is damage. */
const MAX_LENGTH = 2048;

/** Reads names out of the table of strings, which end with a zero byte. */
export function stringReader(bytes: Buffer): (offset: number) => string {
  return (offset) => {
    const end = offset < 0 || offset >= bytes.length ? -1 : bytes.indexOf(0, offset);
    if (end < 0 || end - offset > MAX_LENGTH) {
      throw new MetadataError(`A name should begin at byte ${offset} of its strings, but none is there.`);
    }
    return bytes.toString('utf8', offset, end);
  };
}
