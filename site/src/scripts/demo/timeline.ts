import type { UnityPlayerElement } from 'astro-unity/client';
import type { Frame } from './frame.ts';

/** The bar below the stage: plays and pauses, shows where in the clip it is, and takes one there. */
export class Timeline {
  readonly #player: UnityPlayerElement;
  readonly #button: HTMLButtonElement | null;
  readonly #slider: HTMLInputElement | null;
  readonly #output: HTMLOutputElement | null;
  #isPlaying = true;
  /** Whether the clip goes on when the slider is let go. */
  #goesOn = false;
  #isHeld = false;
  #time = 0;

  constructor(bar: Element, player: UnityPlayerElement) {
    this.#player = player;
    this.#button = bar.querySelector('button');
    this.#slider = bar.querySelector('input');
    this.#output = bar.querySelector('output');
    this.#button?.addEventListener('click', () => this.play(!this.#isPlaying));
    this.#slider?.addEventListener('pointerdown', () => this.#hold());
    for (const end of ['pointerup', 'pointercancel'])
      this.#slider?.addEventListener(end, () => this.#letGo());
    this.#slider?.addEventListener('input', () => this.seek(this.#slider?.valueAsNumber ?? 0));
  }

  /** Seconds from the start of the clip. */
  get time(): number {
    return this.#time;
  }

  play(isPlaying: boolean): void {
    this.#player.send('Player', isPlaying ? 'Play' : 'Pause');
    this.#show(isPlaying);
  }

  seek(seconds: number): void {
    this.#time = seconds;
    this.#player.send('Player', 'Seek', seconds);
  }

  update({ time, duration }: Frame): void {
    // A key on the stage plays and pauses as well.
    if (!this.#isHeld && this.#output?.value) this.#show(time !== this.#time);
    this.#time = time;
    if (this.#slider && !this.#isHeld) {
      this.#slider.max = String(duration);
      this.#slider.valueAsNumber = time;
    }
    if (this.#output) this.#output.value = `${time.toFixed(2)} / ${duration.toFixed(2)} s`;
  }

  #show(isPlaying: boolean): void {
    this.#isPlaying = isPlaying;
    if (this.#button) this.#button.textContent = isPlaying ? 'Pause' : 'Play';
  }

  #hold(): void {
    this.#isHeld = true;
    this.#goesOn = this.#isPlaying;
    this.play(false);
  }

  #letGo(): void {
    this.#isHeld = false;
    if (this.#goesOn) this.play(true);
  }
}
