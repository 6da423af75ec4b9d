import { PlayerError } from '../player-error.ts';

/** How long an engine that began without WebGPU may take to show that it can do without, in milliseconds. */
const PATIENCE_MS = 8000;

/**
 * What becomes of a start whose loader asks for WebGPU where there is none. Builds that hold WebGL 2 as well go on with
 * that; the others fail in words of their own, or never come to an end. The export does not tell which it is.
 */
export class WebGpuWatch {
  readonly #isMissing = lacksAdapter();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The engine begins: from here on it has a limited time. */
  async begin(signal: AbortSignal, fail: (cause: unknown) => void): Promise<void> {
    if (!(await this.#isMissing) || signal.aborted) return;
    this.#timer = setTimeout(() => fail(noAdapter()), PATIENCE_MS);
    signal.addEventListener('abort', () => this.stop());
  }

  /** The game runs, or has ended. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** The error of a start, in the right words. */
  async explain(cause: unknown): Promise<unknown> {
    const isOpen = !(cause instanceof PlayerError) || cause.code === 'startup';
    return isOpen && (await this.#isMissing) ? noAdapter(cause) : cause;
  }
}

function noAdapter(cause?: unknown): PlayerError {
  return new PlayerError(
    'webgpu',
    'The build asks for WebGPU, and the browser has no adapter. Add WebGL 2 to its graphics APIs (Player settings), so that it runs without.',
    { cause },
  );
}

async function lacksAdapter(): Promise<boolean> {
  const gpu: { requestAdapter(): Promise<unknown> } | undefined = Reflect.get(navigator, 'gpu');
  return !(await gpu?.requestAdapter().catch(() => null));
}
