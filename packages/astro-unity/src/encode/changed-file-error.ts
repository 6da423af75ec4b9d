/** Thrown for a file that is no longer what was read. */
export class ChangedFileError extends Error {
  override name = 'ChangedFileError';
  readonly hint = 'Build the site again once Unity has finished its export.';

  constructor(file: string, options?: ErrorOptions) {
    super(`The file ${file} changed while the site was built.`, options);
  }
}

/**
 * What to throw where a part could not be read a second time: every part was decoded to its end when it was read first, so
 * one that cannot be decoded has changed.
 */
export function explainDecodeError(cause: unknown, file: string): unknown {
  const isDecodeError =
    cause instanceof Error && 'code' in cause && /^(?:Z_|ERR__ERROR_)/.test(String(cause.code));
  return isDecodeError ? new ChangedFileError(file, { cause }) : cause;
}
