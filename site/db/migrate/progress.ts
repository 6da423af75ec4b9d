/** What happens while the database is changed. */
export type ProgressEvent =
  | { readonly kind: 'waiting'; readonly holder: string }
  | { readonly kind: 'taken-over'; readonly holder: string }
  | { readonly kind: 'backing-up'; readonly file: string }
  | { readonly kind: 'backed-up'; readonly file: string; readonly milliseconds: number }
  | Running
  | {
      readonly kind: 'done';
      readonly migration: string;
      readonly direction: Direction;
      readonly milliseconds: number;
    };

/** A migration runs. */
export interface Running {
  readonly kind: 'running';
  readonly migration: string;
  readonly direction: Direction;
  /** From 1; 0 where the statements were sent as one. */
  readonly statement: number;
  readonly statements: number;
}

export type Direction = 'up' | 'down';

export type ReportProgress = (event: ProgressEvent) => void;
