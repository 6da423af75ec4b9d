import type { AnyFunction, FindScope, GameWindow } from './intercept.ts';
import { replaceProperty } from './replace-property.ts';

/** Replaces what engines open cameras, microphones and the like by, so that each is closed with its engine. */
export function interceptDevices({ navigator }: GameWindow, find: FindScope): Array<() => void> {
  const { mediaDevices, geolocation, wakeLock } = navigator as Partial<Navigator>;
  return [
    ...interceptTaking(mediaDevices, 'getUserMedia', find, stopTracks),
    ...interceptTaking(mediaDevices, 'getDisplayMedia', find, stopTracks),
    ...interceptTaking(geolocation, 'watchPosition', find, (watch: number) => geolocation?.clearWatch(watch)),
    ...interceptTaking(wakeLock, 'request', find, (lock: WakeLockSentinel) => void lock.release()),
  ];
}

/** @param owner Some browsers, and pages without https, have none. */
function interceptTaking<Taken>(
  owner: object | undefined,
  method: string,
  find: FindScope,
  giveBack: (taken: Taken) => void,
): Array<() => void> {
  const native: AnyFunction | undefined = owner && Reflect.get(owner, method);
  if (!owner || !native) return [];
  const nativeTake = native;
  function take(...args: unknown[]): unknown {
    const scope = find(take);
    const taking: Taken | Promise<Taken> = Reflect.apply(nativeTake, owner, args);
    if (!scope) return taking;
    void Promise.resolve(taking).then(
      (taken) => scope.own(() => giveBack(taken)),
      () => {
        // What is refused is the engine's own affair.
      },
    );
    return taking;
  }
  return [replaceProperty(owner, method, take)];
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
