import type { AstroConfig } from 'astro';

/** The settings of an Astro project that decide what a page's address looks like. */
export interface AddressRules {
  base: string;
  trailingSlash: AstroConfig['trailingSlash'];
  /** `build.format`; `directory` in `astro dev`, which serves every page without `.html`. */
  format: AstroConfig['build']['format'];
}

export function addressRules(config: AstroConfig, command: 'dev' | 'build'): AddressRules {
  return {
    base: config.base,
    trailingSlash: config.trailingSlash,
    format: command === 'build' ? config.build.format : 'directory',
  };
}

/**
 * The address of a page, from the root of the host: what a link must say so that the host answers without a redirect.
 *
 * @param path The page's path within the site, such as `/notebooks/walking`.
 */
export function pageAddress(path: string, rules: AddressRules): string {
  const whole = join(rules.base, path);
  if (whole === '/') return whole;
  // A file that is named after the page has an extension, and so no trailing slash under any setting.
  if (rules.format !== 'directory') return `${whole}.html`;
  return rules.trailingSlash === 'never' ? whole : `${whole}/`;
}

/** The address of a file that lies among the pages, from the root of the host. */
export function fileAddress(path: string, rules: Pick<AddressRules, 'base'>): string {
  return join(rules.base, path);
}

/** The path of an address within the site. */
export function withoutBase(address: string, base: string): string {
  const prefix = `${base.replace(/\/+$/, '')}/`;
  return address.startsWith(prefix) ? address.slice(prefix.length) : address.replace(/^\/+/, '');
}

function join(...parts: string[]): string {
  const segments = parts.flatMap((part) => part.split('/')).filter(Boolean);
  return `/${segments.map((segment) => encodeURIComponent(segment)).join('/')}`;
}
