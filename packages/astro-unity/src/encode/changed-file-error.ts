/** Thrown for a file that is no longer what was read. */
export class ChangedFileError extends Error {
  override name = 'ChangedFileError';
  readonly hint = 'Build the site again once Unity has finished its export.';

  constructor(file: string, options?: ErrorOptions) {
    super(`The file ${file} changed while the site was built.`, options);
  }
}
