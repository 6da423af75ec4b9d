import type { PlayerPart } from '../../pack/types.ts';
import { type OpenedPart, openPart } from './open-part.ts';
import type { PartProgress } from './progress.ts';
import { retry } from './retry.ts';

/**
 * Fetches one part, again where that may help.
 *
 * @param consume Takes the body in, and tells of each piece.
 * @throws {PlayerError}
 */
export function fetchPart<Result>(
  part: PlayerPart,
  progress: PartProgress,
  signal: AbortSignal,
  consume: (opened: OpenedPart, onBytes: (bytes: number) => void) => Promise<Result>,
): Promise<Result> {
  return retry(async (attempt) => {
    progress.restart();
    return consume(await openPart(part, attempt), (bytes) => {
      attempt.touch();
      progress.add(bytes);
    });
  }, signal);
}
