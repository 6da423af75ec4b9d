/**
 * Why the site cannot be made available offline:
 * - `unsupported`: this browser has no service workers or no storage for the page (private windows of some).
 * - `unavailable`: the site offers none: the option `offline` is not set, or this is `astro dev`.
 * - `worker`: the site has a service worker of its own that does not import ours.
 * - `storage`: there is too little room on the device.
 * - `download`: a file could not be fetched.
 */
export type OfflineErrorCode = 'unsupported' | 'unavailable' | 'worker' | 'storage' | 'download';

export class OfflineError extends Error {
  override name = 'OfflineError';
  readonly code: OfflineErrorCode;

  constructor(code: OfflineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
