import type {} from 'astro-unity/client';

/** How long a game may take to start, in milliseconds. */
export const READY_MS = 90_000;

/** Runs in the page: starts its player. @returns why it is not ready. */
export async function startPlayer(timeoutMs: number): Promise<string | undefined> {
  const player = document.querySelector('unity-player');
  const late = new Promise<string>((resolve) => {
    setTimeout(() => resolve(`It is "${player?.dataset.state}" after ${timeoutMs / 1000} s.`), timeoutMs);
  });
  const started = player?.start().then(
    () => undefined,
    (error: unknown) => String(error),
  );
  return Promise.race([started, late]);
}
