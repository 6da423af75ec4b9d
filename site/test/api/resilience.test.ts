import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createResilience, DEFAULT_PATIENCE, type Resilience } from '../../src/server/worker/resilience.ts';
import { type FailureReason, WorkerFailure } from '../../src/server/worker/worker-failure.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** One step of a script: an answer, a failure, or silence. */
type Step = 'answer' | 'silence' | WorkerFailure;

/** A worker that does what the script says, and then its last step for ever. */
function scripted(...steps: Step[]) {
  const times: number[] = [];
  const started = Date.now();
  const attempt = async (signal: AbortSignal): Promise<string> => {
    const step = steps[Math.min(times.length, steps.length - 1)] ?? 'answer';
    times.push(Date.now() - started);
    if (step instanceof WorkerFailure) throw step;
    if (step === 'answer') return 'answer';
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  return { attempt, times };
}

async function outcome(
  run: Resilience['read'],
  attempt: (signal: AbortSignal) => Promise<string>,
): Promise<string> {
  const asked = run(attempt).catch((error: unknown) =>
    error instanceof WorkerFailure ? error.reason : String(error),
  );
  await vi.runAllTimersAsync();
  return asked;
}

const failure = (reason: FailureReason, retryAfter?: number): WorkerFailure =>
  new WorkerFailure(reason, reason, { retryAfter });

test.each<[string, Step[], string, number[]]>([
  ['an answer', ['answer'], 'answer', [0]],
  ['a failure, then an answer', [failure('error'), 'answer'], 'answer', [0, 100]],
  ['only failures: the wait doubles', [failure('unreachable')], 'unreachable', [0, 100, 300]],
  ['Retry-After is heeded', [failure('busy', 2), 'answer'], 'answer', [0, 2100]],
  ['Retry-After that is longer than anybody waits', [failure('busy', 30)], 'busy', [0]],
  ['silence, then an answer', ['silence', 'answer'], 'answer', [0, 2100]],
  ['silence: two tries and a half', ['silence'], 'timeout', [0, 2100, 4300]],
  ['rubbish, then an answer', [failure('rubbish'), 'answer'], 'answer', [0, 100]],
  ['a refusal', [failure('refused')], 'refused', [0]],
  ['too much', [failure('too-large')], 'too-large', [0]],
])('reading meets %s', async (_what, steps, result, times) => {
  const worker = scripted(...steps);
  expect(await outcome(createResilience().read, worker.attempt)).toBe(result);
  expect(worker.times).toEqual(times);
});

test.each<[Step, string]>([
  [failure('error'), 'error'],
  ['silence', 'timeout'],
])('writing is tried once: %s', async (step, result) => {
  const worker = scripted(step, 'answer');
  expect(await outcome(createResilience().write, worker.attempt)).toBe(result);
  expect(worker.times).toHaveLength(1);
});

test('a question that took too long is told to stop', async () => {
  const signals: AbortSignal[] = [];
  await outcome(createResilience().write, (signal) => {
    signals.push(signal);
    return new Promise(() => undefined);
  });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('after five failures in a row the worker is left alone, then tried by one question', async () => {
  const { read, write, probe } = createResilience();
  const down = scripted(failure('unreachable'));
  for (let n = 0; n < 5; n += 1) await outcome(write, down.attempt);
  expect(down.times).toHaveLength(5);

  expect(await outcome(read, down.attempt)).toBe('paused');
  expect(await outcome(write, down.attempt)).toBe('paused');
  expect(down.times).toHaveLength(5);
  await expect(read(down.attempt)).rejects.toMatchObject({ retryAfter: 10 });
  // Health asks nevertheless.
  expect(await outcome(probe, down.attempt)).toBe('unreachable');

  vi.advanceTimersByTime(DEFAULT_PATIENCE.pause);
  expect(await outcome(write, down.attempt)).toBe('unreachable');
  expect(await outcome(write, down.attempt)).toBe('paused');

  vi.advanceTimersByTime(DEFAULT_PATIENCE.pause);
  const up = scripted('answer');
  expect(await outcome(read, up.attempt)).toBe('answer');
  expect(await outcome(read, up.attempt)).toBe('answer');
});

test.each<FailureReason>(['refused', 'rubbish', 'too-large'])(
  'what one visitor’s data may bring about (%s) does not switch the worker off for the others',
  async (reason) => {
    const { write } = createResilience();
    const worker = scripted(...Array<Step>(20).fill(failure(reason)), 'answer');
    for (let n = 0; n < 20; n += 1) await outcome(write, worker.attempt);
    expect(await outcome(write, worker.attempt)).toBe('answer');
  },
);
