import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountData } from '../../src/client/engine/mount-data.ts';
import { ProgressCounter } from '../../src/client/parts/progress.ts';
import { readBytes } from '../../src/client/parts/read-bytes.ts';
import { retry } from '../../src/client/parts/retry.ts';
import { PlayerError } from '../../src/client/player-error.ts';

const bytesOf = (...chunks: number[][]): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new Uint8Array(chunk));
        controller.close();
      },
    }),
  );

describe('readBytes', () => {
  it('puts the pieces together and tells of each', async () => {
    const told: number[] = [];
    const bytes = await readBytes(bytesOf([1, 2], [3]), 3, (count) => told.push(count));
    expect([...bytes]).toEqual([1, 2, 3]);
    expect(told).toEqual([2, 1]);
  });

  it.each([
    ['shorter', 4, true],
    ['longer', 2, false],
  ])('refuses a body that is %s than it should be', async (_, size, isTransient) => {
    const error = await readBytes(bytesOf([1, 2], [3]), size, () => {}).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'damaged', isTransient });
  });

  it('says so where there is no memory for it', async () => {
    const error = await readBytes(bytesOf([1]), 2 ** 50, () => {}).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'memory', cause: expect.any(RangeError) });
  });
});

describe('ProgressCounter', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => vi.useRealTimers());

  it('adds parts up, never past their sizes, and takes back what begins again', () => {
    const told: number[] = [];
    const counter = new ProgressCounter(30, ({ loaded }) => told.push(loaded));
    const first = counter.part(10);
    const second = counter.part(20);
    for (const happen of [
      () => first.add(4),
      () => second.add(25),
      () => first.restart(),
      () => first.complete(),
    ]) {
      happen();
      vi.advanceTimersByTime(100);
    }
    expect(told).toEqual([4, 24, 20, 30]);
  });

  it('tells ten times a second at most, and always of the end', () => {
    const told: number[] = [];
    const part = new ProgressCounter(100, ({ loaded }) => told.push(loaded)).part(100);
    for (let piece = 0; piece < 25; piece++) {
      part.add(4);
      vi.advanceTimersByTime(10);
    }
    expect(told).toEqual([4, 44, 84, 100]);
  });
});

describe('retry', () => {
  const never = new AbortController().signal;
  const busy = new PlayerError('download', 'busy', { isTransient: true });
  const gone = new PlayerError('download', 'gone');
  const broken = new PlayerError('damaged', 'broken', { isTransient: true });

  it.each([
    ['what may pass', [busy, busy], 'here', ['default', 'default', 'default']],
    ['damage, past the copy that the browser keeps', [broken], 'here', ['default', 'reload']],
    ['nothing that will not pass', [gone], gone, ['default']],
    [
      'four times at most',
      [busy, busy, busy, busy, busy],
      busy,
      ['default', 'default', 'default', 'default'],
    ],
  ] as const)('tries again: %s', async (_, failures, outcome, caches) => {
    vi.useFakeTimers();
    try {
      const used: RequestCache[] = [];
      const trying = retry(async ({ cache }) => {
        const failure = failures[used.length];
        used.push(cache);
        if (failure) throw failure;
        return 'here';
      }, never).catch((cause: unknown) => cause);
      await vi.runAllTimersAsync();
      expect(await trying).toBe(outcome);
      expect(used).toEqual(caches);
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives up a download that stalls, and tries again', async () => {
    vi.useFakeTimers();
    try {
      let round = 0;
      const trying = retry(async ({ signal }) => {
        round += 1;
        if (round > 1) return 'here';
        return new Promise<string>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      }, never);
      await vi.advanceTimersByTimeAsync(12_000);
      expect(await trying).toBe('here');
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends with the reason of whoever stops it', async () => {
    const stop = new AbortController();
    const trying = retry(async () => {
      stop.abort(new Error('left'));
      throw busy;
    }, stop.signal);
    await expect(trying).rejects.toThrow('left');
  });
});

describe('mountData', () => {
  it('creates folders and hands each file over without a copy', () => {
    const name = 'Il2CppData/Metadata/a.dat';
    const tableEnd = 20 + 12 + name.length;
    const data = new Uint8Array(tableEnd + 3);
    const view = new DataView(data.buffer);
    data.set(new TextEncoder().encode('UnityWebData1.0\0'));
    view.setUint32(16, tableEnd, true);
    view.setUint32(20, tableEnd, true);
    view.setUint32(24, 3, true);
    view.setUint32(28, name.length, true);
    data.set(new TextEncoder().encode(name), 32);
    data.set([7, 8, 9], tableEnd);

    const folders: string[] = [];
    const files: [string, number[], boolean][] = [];
    mountData(
      {
        FS_createPath: (parent, path) => folders.push(`${parent}|${path}`),
        FS_createDataFile: (path, _name, bytes) =>
          files.push([path, [...bytes], bytes.buffer === data.buffer]),
        addRunDependency: () => {},
        removeRunDependency: () => {},
      },
      data,
    );
    expect(folders).toEqual(['|Il2CppData', 'Il2CppData/|Metadata']);
    expect(files).toEqual([[name, [7, 8, 9], true]]);
  });
});
