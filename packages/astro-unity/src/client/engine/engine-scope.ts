/** What an engine takes of its window, and how each thing is given back. */
type Release = () => void;

/** The functions of a window that a scope calls in the engine's place, as they were before anybody replaced them. */
export interface NativeWindow {
  requestAnimationFrame(callback: FrameRequestCallback): number;
  cancelAnimationFrame(frame: number): void;
  setTimeout(handler: () => void, delay?: number): number;
  setInterval(handler: () => void, delay?: number): number;
  /** Clears intervals, too. */
  clearTimeout(timer: number): void;
  /** Tells the window's own listeners of an error that nobody caught. */
  reportError(error: unknown): void;
}

/** A listener that an engine added, and what stands in its place. */
interface Listening {
  target: EventTarget;
  type: string;
  listener: EventListenerOrEventListenerObject;
  capture: boolean;
  wrapped: (event: Event) => void;
}

/** A frame that an engine waits for. */
interface Frame {
  callback: FrameRequestCallback;
  /** Takes it back from the browser, if that was asked for it: not during a rest. */
  cancel?: Release | undefined;
}

/** Says whether the engine may hear an event. */
export type EventFilter = (event: Event) => boolean;

/** How long after each other frames are when a hidden page gives none, in milliseconds. */
const HIDDEN_FRAME_MS = 16;

/**
 * Everything that one running engine has taken of its window: listeners, frames, timers, workers, sound. All of it can
 * be put to rest and woken again, and is given back at the end. Unity's own `Quit` gives back a part, and which one
 * differs from version to version.
 */
export class EngineScope {
  readonly #native: NativeWindow;
  readonly #mayHear: EventFilter;
  readonly #releases = new Set<Release>();
  readonly #sounds = new Set<AudioContext>();
  #listenings: Listening[] = [];
  /** By the number that the engine can cancel it with, which is not the browser's. */
  readonly #frames = new Map<number, Frame>();
  /** Timers that the browser runs. */
  readonly #timers = new Set<number>();
  #heldTimers: Array<() => void> = [];
  #suspended: AudioContext[] = [];
  #frameNumber = 0;
  #isResting = false;
  readonly #ending = new AbortController();

  /** Receives what the engine says through a global function of the page. */
  readonly message: (name: string, args: unknown[]) => void;

  /** @param mayHear Decides about each event that one of the engine's listeners would hear. */
  constructor(native: NativeWindow, mayHear: EventFilter, message: EngineScope['message']) {
    this.#native = { ...native };
    this.#mayHear = mayHear;
    this.message = message;
  }

  /** Aborts with {@link end}. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  get #isOver(): boolean {
    return this.signal.aborted;
  }

  /** Adds a listener of the engine's. */
  listen(
    target: EventTarget,
    type: string,
    listener: EventListenerOrEventListenerObject,
    options: boolean | AddEventListenerOptions | undefined,
    add: (wrapped: (event: Event) => void) => void,
  ): void {
    const capture = isCapture(options);
    const isKnown = this.#listenings.some((known) => isSame(known, target, type, listener, capture));
    if (isKnown || this.#isOver) return;
    const wrapped = (event: Event): void => {
      if (!this.#mayHear(event)) return;
      this.#run(() => {
        if (typeof listener === 'function') listener.call(target, event);
        else listener.handleEvent(event);
      });
    };
    this.#listenings.push({ target, type, listener, capture, wrapped });
    add(wrapped);
  }

  /** What stands in the place of a listener that the engine takes back; forgotten with that. */
  unlisten(
    target: EventTarget,
    type: string,
    listener: EventListenerOrEventListenerObject,
    options: boolean | EventListenerOptions | undefined,
  ): ((event: Event) => void) | undefined {
    const capture = isCapture(options);
    const known = this.#listenings.find((listening) => isSame(listening, target, type, listener, capture));
    this.#listenings = this.#listenings.filter((listening) => listening !== known);
    return known?.wrapped;
  }

  /** The engine's `requestAnimationFrame`: none comes while it rests. */
  requestFrame(callback: FrameRequestCallback): number {
    if (this.#isOver) return 0;
    this.#frameNumber += 1;
    this.#frames.set(this.#frameNumber, { callback });
    this.#askForFrames();
    return this.#frameNumber;
  }

  /** The engine's `cancelAnimationFrame`. */
  cancelFrame(number: number): void {
    this.#frames.get(number)?.cancel?.();
    this.#frames.delete(number);
  }

  /** The engine's `setTimeout`: one that comes due during a rest runs after it. */
  setTimeout(callback: () => void, delay?: number): number {
    if (this.#isOver) return 0;
    const timer = this.#native.setTimeout(() => {
      this.#timers.delete(timer);
      if (this.#isResting) this.#heldTimers.push(callback);
      else this.#run(callback);
    }, delay);
    this.#timers.add(timer);
    return timer;
  }

  /** The engine's `setInterval`: the rounds of a rest are left out. */
  setInterval(callback: () => void, delay?: number): number {
    if (this.#isOver) return 0;
    const timer = this.#native.setInterval(() => {
      if (!this.#isResting) this.#run(callback);
    }, delay);
    this.#timers.add(timer);
    return timer;
  }

  /** Takes down how to give something back. */
  own(release: Release): void {
    if (this.#isOver) release();
    else this.#releases.add(release);
  }

  ownSound(context: AudioContext): void {
    this.#sounds.add(context);
    this.own(() => {
      if (context.state !== 'closed') void context.close().catch(() => {});
    });
  }

  /** No frames, timers or sound until {@link wake}. */
  rest(): void {
    if (this.#isResting || this.#isOver) return;
    this.#isResting = true;
    this.#suspended = [...this.#sounds].filter((context) => context.state === 'running');
    for (const context of this.#suspended) void context.suspend().catch(() => {});
  }

  wake(): void {
    if (!this.#isResting) return;
    this.#isResting = false;
    for (const context of this.#suspended.splice(0)) {
      if (context.state === 'suspended') void context.resume().catch(() => {});
    }
    for (const callback of this.#heldTimers.splice(0)) this.#run(callback);
    this.#askForFrames();
  }

  /** Wakes the engine for its last frames, which a hidden page would not give. */
  hurry(): void {
    const { setTimeout, clearTimeout } = this.#native;
    for (const frame of this.#frames.values()) {
      frame.cancel?.();
      frame.cancel = undefined;
    }
    this.#native.requestAnimationFrame = (callback) =>
      setTimeout(() => callback(performance.now()), HIDDEN_FRAME_MS);
    this.#native.cancelAnimationFrame = clearTimeout;
    this.wake();
    this.#askForFrames();
  }

  /** Gives everything back. Nothing of the engine's runs after it. */
  end(): void {
    this.#ending.abort();
    for (const { target, type, wrapped, capture } of this.#listenings.splice(0)) {
      target.removeEventListener(type, wrapped, capture);
    }
    for (const release of this.#releases) this.#run(release);
    this.#releases.clear();
    this.#sounds.clear();
    this.#suspended = [];
    this.#heldTimers = [];
    // What is still to come would hold the engine until then.
    for (const { cancel } of this.#frames.values()) cancel?.();
    for (const timer of this.#timers) this.#native.clearTimeout(timer);
    this.#frames.clear();
    this.#timers.clear();
  }

  /** Asks the browser for the frames that it does not know of. */
  #askForFrames(): void {
    if (this.#isResting) return;
    for (const [number, frame] of this.#frames) {
      if (frame.cancel) continue;
      const asked = this.#native.requestAnimationFrame((time) => {
        frame.cancel = undefined;
        if (this.#isResting) return;
        this.#frames.delete(number);
        this.#run(() => frame.callback(time));
      });
      frame.cancel = () => this.#native.cancelAnimationFrame(asked);
    }
  }

  /** Browsers report what a callback throws to the window that the callback is from, which is the page's for one from here. */
  #run(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.#native.reportError(error);
    }
  }
}

function isCapture(options: boolean | EventListenerOptions | undefined): boolean {
  return typeof options === 'object' ? options.capture === true : options === true;
}

function isSame(
  known: Listening,
  target: EventTarget,
  type: string,
  listener: EventListenerOrEventListenerObject,
  capture: boolean,
): boolean {
  return (
    known.target === target && known.type === type && known.listener === listener && known.capture === capture
  );
}
