import type { Loader } from 'vega';

export interface ClosedLoader extends Loader {
  /** Addresses of data that were asked for and not loaded. */
  readonly refused: string[];
  /** Whether a picture or a link was left out. */
  readonly omitted: Set<'picture' | 'link'>;
}

const inlineImage = /^data:image\/(?:png|jpe?g|gif|webp);base64,[\w+/=\s]+$/i;

/**
 * A Vega loader that loads nothing: no file, no host. Charts of a notebook are drawn where the site is built, which may reach what
 * their author may not. Data within the address itself (`data:`) is read; pictures pass where they are data, too.
 */
export function closedLoader(): ClosedLoader {
  const refused: string[] = [];
  const omitted = new Set<'picture' | 'link'>();
  const refuse = (address: string): never => {
    if (!refused.includes(address)) refused.push(address);
    throw new Error(`${address} is not loaded.`);
  };
  return {
    refused,
    omitted,
    load: async (address) => readDataUrl(address) ?? refuse(address),
    http: async (address) => refuse(address),
    file: async (address) => refuse(address),
    sanitize: async (address, { context }: { context?: string } = {}) => {
      if (context === 'image' && inlineImage.test(address)) return { href: address };
      if (context === 'image') {
        omitted.add('picture');
        throw new Error(`${address} is left out.`);
      }
      if (context === 'href') {
        omitted.add('link');
        // Vega needs an address; a picture has no links, so this one is not in it either.
        return { href: '#' };
      }
      return refuse(address);
    },
  };
}

function readDataUrl(address: string): string | undefined {
  const [, base64, body] = /^data:[^,]*?(;base64)?,(.*)$/is.exec(address) ?? [];
  if (body === undefined) return undefined;
  return base64 ? Buffer.from(body, 'base64').toString('utf8') : decodeURIComponent(body);
}
