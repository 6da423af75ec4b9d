/** Why a folder cannot be used as a Unity export. */
export class UnityExportError extends Error {
  override readonly name = 'UnityExportError';
  /** Absolute path of the file or folder that is at fault. */
  readonly file: string;
  /** What to do about it, in full sentences. */
  readonly hint: string;

  constructor(message: string, details: { file: string; hint: string; cause?: unknown }) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.file = details.file;
    this.hint = details.hint;
  }
}
