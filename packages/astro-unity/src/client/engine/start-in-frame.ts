import { PlayerError } from '../player-error.ts';
import type { Launch, RunningGame, UnityInstance } from '../types.ts';
import { EngineScope } from './engine-scope.ts';
import { eventGate } from './event-gate.ts';
import { addFrame, type GameFrame, onFrameError } from './frame.ts';
import { nativeFunctions } from './intercept.ts';
import { rejection } from './rejection.ts';

/** What a start in a frame works with. */
export interface FrameGame {
  frame: GameFrame;
  /** Ends with the caller's, and with the first failure. */
  signal: AbortSignal;
  /** An error before or after the start. */
  fail(cause: unknown): void;
}

/** Runs a game in a frame of its own, and ends it by taking the frame away. */
export async function startInFrame(
  { container, events, signal }: Launch,
  start: (game: FrameGame) => Promise<UnityInstance>,
): Promise<RunningGame> {
  const failure = new AbortController();
  const given = AbortSignal.any([signal, failure.signal]);
  let isRunning = false;
  const fail = (cause: unknown): void => {
    if (isRunning) events.crash(cause);
    else failure.abort(PlayerError.from(cause));
  };
  const frame = addFrame(container);
  const gate = eventGate({
    isActive: () => container.ownerDocument.activeElement === frame.element,
    isOwnError: () => true,
  });
  const scope = new EngineScope(nativeFunctions(frame.window), gate, (name, args) =>
    events.message({ name, args }),
  );
  onFrameError(frame, fail);
  frame.enter(scope);
  const end = (): void => {
    scope.end();
    frame.remove();
  };

  try {
    const instance = await Promise.race([start({ frame, signal: given, fail }), rejection(given)]);
    isRunning = true;
    return {
      instance,
      surface: frame.element,
      isLost: frame.isLost,
      rest: () => scope.rest(),
      wake: () => scope.wake(),
      dispose: async () => end(),
    };
  } catch (error) {
    failure.abort(error);
    end();
    throw given.reason;
  }
}
