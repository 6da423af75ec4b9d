import type { PlayerProgress } from './types.ts';

/** Adds up what parts report; the total is known from the build, so it is exact from the first byte. */
export class ProgressCounter {
  #loaded = 0;
  readonly #total: number;
  readonly #report: (progress: PlayerProgress) => void;

  constructor(total: number, report: (progress: PlayerProgress) => void) {
    this.#total = total;
    this.#report = report;
  }

  add(bytes: number): void {
    this.#loaded = Math.min(this.#loaded + bytes, this.#total);
    this.#report({ loaded: this.#loaded, total: this.#total });
  }
}
