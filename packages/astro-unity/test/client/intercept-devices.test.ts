import { beforeEach, expect, it, vi } from 'vitest';
import { EngineScope } from '../../src/client/engine/engine-scope.ts';
import { interceptDevices } from '../../src/client/engine/intercept-devices.ts';

const stop = vi.fn();
const clearWatch = vi.fn();
const release = vi.fn();
const navigator = () => ({
  mediaDevices: { getUserMedia: async () => ({ getTracks: () => [{ stop }] }) },
  geolocation: { watchPosition: () => 7, clearWatch },
  wakeLock: { request: async () => ({ release }) },
});
type DeviceWindow = Parameters<typeof interceptDevices>[0];
const newScope = () => {
  const native = { reportError: (error: unknown) => expect.fail(String(error)) };
  return new EngineScope(
    native as never,
    () => true,
    () => {},
  );
};

beforeEach(() => {
  vi.clearAllMocks();
});

it.each([
  [
    'a camera',
    stop,
    [],
    async (devices: ReturnType<typeof navigator>) => devices.mediaDevices.getUserMedia(),
  ],
  [
    'the position',
    clearWatch,
    [7],
    async (devices: ReturnType<typeof navigator>) => devices.geolocation.watchPosition(),
  ],
  ['the screen', release, [], async (devices: ReturnType<typeof navigator>) => devices.wakeLock.request()],
])('gives back %s that an engine took, and none of the page', async (_, givenBack, args, take) => {
  const window = { navigator: navigator() };
  const scope = newScope();
  let owner: EngineScope | undefined = scope;
  const restores = interceptDevices(window as unknown as DeviceWindow, () => owner);
  await take(window.navigator);
  owner = undefined;
  await take(window.navigator);
  expect(givenBack).not.toHaveBeenCalled();
  scope.end();
  expect(givenBack.mock.calls).toEqual([args]);

  owner = scope;
  await take(window.navigator);
  // It was asked for before the end, and came after it.
  await vi.waitFor(() => expect(givenBack).toHaveBeenCalledTimes(2));
  for (const restore of restores) restore();
  expect(window.navigator.mediaDevices.getUserMedia.name).toBe('getUserMedia');
});
