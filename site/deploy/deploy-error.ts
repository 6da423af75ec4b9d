/** Something that a person has to know and can mend. */
export class DeployError extends Error {
  /** What to do about it. */
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeployError';
    this.hint = hint;
  }
}
