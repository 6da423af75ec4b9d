import type { PlayerProgress } from '../types.ts';

/** The bytes of one part. */
export interface PartProgress {
  /** Further decoded bytes have arrived. */
  add(bytes: number): void;
  /** All of it is here. */
  complete(): void;
  /** What arrived is of no use; it begins again. */
  restart(): void;
}

/** Between two reports, in milliseconds: whoever draws one takes time from the decoding of what comes next. */
const INTERVAL_MS = 100;

/** Adds up what parts report; the total is known from the build, so it is exact from the first byte. */
export class ProgressCounter {
  readonly #loaded: number[] = [];
  readonly #total: number;
  #nextReport = 0;
  readonly #report: (progress: PlayerProgress) => void;

  constructor(total: number, report: (progress: PlayerProgress) => void) {
    this.#total = total;
    this.#report = report;
  }

  /** @param size Decoded bytes. */
  part(size: number): PartProgress {
    const index = this.#loaded.push(0) - 1;
    const set = (bytes: number): void => {
      this.#loaded[index] = Math.min(bytes, size);
      this.#tell();
    };
    return {
      add: (bytes) => set((this.#loaded[index] ?? 0) + bytes),
      complete: () => set(size),
      restart: () => set(0),
    };
  }

  #tell(): void {
    const loaded = this.#loaded.reduce((sum, bytes) => sum + bytes, 0);
    const now = performance.now();
    if (loaded < this.#total && now < this.#nextReport) return;
    this.#nextReport = now + INTERVAL_MS;
    this.#report({ loaded, total: this.#total });
  }
}
