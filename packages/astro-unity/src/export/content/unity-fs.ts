import type { ContentCheck } from './content-check.ts';
import { readUnityVersion } from './data-container.ts';

/** The bytes of a `data.unity3d` that hold its versions. */
const HEAD_LENGTH = 64;

/** Whether bytes begin like a Unity archive; `UnityFS` from Unity 5.3 on, `UnityWeb` and `UnityRaw` before. */
export function isUnityFs(head: Uint8Array): boolean {
  return /^Unity(?:FS|Web|Raw)\0/.test(Buffer.from(head.subarray(0, 16)).toString('latin1'));
}

/**
 * Picks up the Unity version of a data file of Unity 5, as the bytes pass by. These are files set end to end, and only
 * the loader's code says where each begins, so there is nothing else to check; the first is `data.unity3d`.
 */
export class UnityFsHead implements ContentCheck {
  #head: Buffer = Buffer.alloc(0);

  get unityVersion(): string | undefined {
    return readUnityVersion(this.#head);
  }

  write(chunk: Buffer): void {
    if (this.#head.length >= HEAD_LENGTH) return;
    this.#head = Buffer.concat([this.#head, chunk]).subarray(0, HEAD_LENGTH);
  }

  end(): string | undefined {
    return undefined;
  }
}
