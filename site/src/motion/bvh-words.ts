/** What is wrong with a file, and the line it is on. */
class BvhError extends Error {
  override name = 'BvhError';

  constructor(problem: string, line: number) {
    super(`Line ${line}: ${problem}`);
  }
}

/** The words of a text, one after the other; its errors name the line of the last one. */
export class BvhWords {
  readonly #text: string;
  /** Braces may stand close to a word. */
  readonly #word = /[{}]|[^\s{}]+/g;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): string | undefined {
    const word = this.peek();
    this.#at = this.#word.lastIndex;
    return word;
  }

  peek(): string | undefined {
    this.#word.lastIndex = this.#at;
    const found = this.#word.exec(this.#text);
    if (found) return found[0];
    this.#word.lastIndex = this.#text.length;
    return undefined;
  }

  expect(wanted: string): void {
    const word = this.next();
    if (word?.toUpperCase() === wanted.toUpperCase()) return;
    throw this.error(
      word === undefined
        ? `The file ends where "${wanted}" should be. It seems to be cut off, or is no BVH file.`
        : `"${shorten(word)}" stands where "${wanted}" should be.`,
    );
  }

  /** As {@link expect}, for a label that what follows may stand close to: `Frame Time:0.04`. */
  expectLabel(label: string): void {
    const pattern = new RegExp(`\\s*${label.replace(' ', '\\s+').replace(':', '\\s*:')}`, 'iy');
    pattern.lastIndex = this.#at;
    if (pattern.test(this.#text)) this.#at = pattern.lastIndex;
    else this.expect(label);
  }

  name(what: string): string {
    const name = this.restOfName();
    if (name) return name;
    throw this.error(`The name of ${what} is missing.`);
  }

  /** What stands before the next brace or the end of the line: names may have spaces in them, as `Bip01 L Thigh`. */
  restOfName(): string {
    const pattern = /\s*[^{}\r\n]*/y;
    pattern.lastIndex = this.#at;
    const [name = ''] = pattern.exec(this.#text) ?? [];
    this.#at += name.length;
    return name.trim().replaceAll(/\s+/g, ' ');
  }

  number(what: string): number {
    const word = this.next();
    const value = Number(word);
    if (word !== undefined && Number.isFinite(value)) return value;
    throw this.error(
      word === undefined
        ? `${what} is missing: the file ends. It seems to be cut off.`
        : `${what} is "${shorten(word)}", and no number.`,
    );
  }

  count(what: string): number {
    const value = this.number(what);
    if (Number.isInteger(value) && value >= 0 && value <= 1e6) return value;
    throw this.error(`${what} is ${value}.`);
  }

  error(problem: string): BvhError {
    return new BvhError(problem, this.#text.slice(0, this.#at).split(/\r\n?|\n/).length);
  }
}

const shorten = (word: string): string => (word.length > 40 ? `${word.slice(0, 40)}…` : word);
