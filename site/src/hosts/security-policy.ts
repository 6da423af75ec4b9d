/** What a page may use besides the files of its own site. */
export interface AllowedSources {
  /** CSP sources (`'sha256-…'`) of scripts that pages carry inline. */
  scripts: Iterable<string>;
  /** The same of styles. */
  styles: Iterable<string>;
  /** Origins that scripts may ask, such as that of an API elsewhere. */
  connect: Iterable<string>;
}

/** The Content-Security-Policy: everything from this site only, and inline only what was hashed at build time. */
export function contentSecurityPolicy({ scripts, styles, connect }: AllowedSources): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    // A Unity player compiles WebAssembly; 'wasm-unsafe-eval' allows that and no eval of JavaScript.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...sorted(scripts)],
    'style-src': ["'self'", ...sorted(styles)],
    // Unity makes textures and audio clips out of blob: and data: addresses.
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", 'data:', 'blob:', ...sorted(connect)],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** The headers that every answer of the site carries. */
export function securityHeaders(allowed: AllowedSources): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(allowed),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // The camera is what a later demo measures poses with; nothing else of the device is used.
    'permissions-policy':
      'camera=(self), microphone=(), geolocation=(), xr-spatial-tracking=(), fullscreen=(self), cross-origin-isolated=(self)',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'x-content-type-options': 'nosniff',
  };
}

/** In a fixed order, so that the same pages give the same header. */
function sorted(sources: Iterable<string>): string[] {
  return [...new Set(sources)].sort();
}
