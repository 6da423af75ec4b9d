interface Built {
  /** The address of production. */
  site: string | undefined;
  /** The environment that the site was built for. */
  builtFor: string;
}

/**
 * The environment in which an error happened. One build is first shown by staging and then promoted as it is, so the
 * name under which it was asked for decides whether it is production.
 */
export function environmentOf(hostname: string, { site, builtFor }: Built): string {
  return site && URL.parse(site)?.hostname === hostname ? 'production' : builtFor;
}
