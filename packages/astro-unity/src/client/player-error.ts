/** Why a player could not start or go on. */
export type PlayerErrorCode =
  | 'download'
  | 'damaged'
  | 'webgl'
  | 'webgpu'
  | 'threads'
  | 'memory'
  | 'context'
  | 'startup'
  | 'crash';

const WORDS: Record<PlayerErrorCode, string> = {
  download: 'A part of this content could not be downloaded. Check your connection and try again.',
  damaged: 'A part of this content arrived damaged. Try again in a moment.',
  webgl: 'This content needs WebGL 2, which your browser has switched off or does not support.',
  webgpu: 'This content needs WebGPU, which your browser has switched off or does not support.',
  threads:
    'This content needs several processor threads, which your browser does not allow this page to use.',
  memory: 'Your device has too little free memory for this content. Close other tabs and try again.',
  context: 'Your device took the graphics away from this content, perhaps to save memory.',
  startup: 'This content could not be started.',
  crash: 'This content stopped because of an error.',
};

interface PlayerErrorOptions extends ErrorOptions {
  isTransient?: boolean;
}

/** An error of a player: a code for programs, words for visitors, and the cause for whoever mends it. */
export class PlayerError extends Error {
  override name = 'PlayerError';
  readonly code: PlayerErrorCode;
  /** What the visitor reads, in one or two sentences. */
  readonly visitorMessage: string;
  /** Whether it may pass by itself. */
  readonly isTransient: boolean;

  constructor(
    code: PlayerErrorCode,
    message: string,
    { isTransient = false, ...options }: PlayerErrorOptions = {},
  ) {
    super(message, options);
    this.code = code;
    this.visitorMessage = WORDS[code];
    this.isTransient = isTransient;
  }

  /** Whatever was thrown while a game started, as a player error. */
  static from(cause: unknown, code: PlayerErrorCode = 'startup'): PlayerError {
    if (cause instanceof PlayerError) return cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    return new PlayerError(codeOf(message) ?? code, message, { cause });
  }
}

function codeOf(message: string): PlayerErrorCode | undefined {
  if (/out of memory|could not allocate|enlarge memory|allocation failed|\bOOM\b/i.test(message))
    return 'memory';
  if (/does not support multithreading/i.test(message)) return 'threads';
  if (/webgpu/i.test(message)) return 'webgpu';
  if (/webgl/i.test(message)) return 'webgl';
  return undefined;
}
