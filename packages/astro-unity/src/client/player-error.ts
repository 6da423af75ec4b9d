/** Why a player could not start or go on. */
export type PlayerErrorCode = 'download' | 'webgl' | 'memory' | 'startup' | 'crash';

const WORDS: Record<PlayerErrorCode, string> = {
  download: 'A part of this content could not be downloaded. Check your connection and try again.',
  webgl: 'This content needs WebGL 2, which your browser has switched off or does not support.',
  memory: 'Your device has too little free memory for this content. Close other tabs and try again.',
  startup: 'This content could not be started.',
  crash: 'This content stopped because of an error.',
};

/** An error of a player: a code for programs, words for visitors, and the cause for whoever mends it. */
export class PlayerError extends Error {
  override name = 'PlayerError';
  readonly code: PlayerErrorCode;
  /** What the visitor reads, in one or two sentences. */
  readonly visitorMessage: string;

  constructor(code: PlayerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.visitorMessage = WORDS[code];
  }

  /** Whatever was thrown while a game started, as a player error. */
  static from(cause: unknown, code: PlayerErrorCode = 'startup'): PlayerError {
    if (cause instanceof PlayerError) return cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    return new PlayerError(
      /out of memory|could not allocate|enlarge memory/i.test(message) ? 'memory' : code,
      message,
      {
        cause,
      },
    );
  }
}
