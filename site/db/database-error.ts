/** Something that a person has to know and can mend. */
export class DatabaseError extends Error {
  /** What to do about it. */
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
    this.hint = hint;
  }
}

/** Another run holds the lock. */
export class LockedError extends DatabaseError {}
