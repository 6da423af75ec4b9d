import type { UnityInstance } from '../client/types.ts';
import type { UnityPlayerElement } from '../client/unity-player-element.ts';
import { button, element } from './dom.ts';
import { buildName, formatBytes, playerTitle } from './format.ts';
import { countFrames, type FrameCounter } from './frame-counter.ts';
import { type Heap, heapOf } from './heap.ts';
import type { MessageCounts } from './message-recorder.ts';

const STATE_STYLES: Record<string, string> = { ready: 'green', loading: 'blue', error: 'red' };

/** A card for one player of the page, with figures that are measured while it is shown. */
export class PlayerCard {
  readonly element: HTMLElement;
  readonly #player: UnityPlayerElement;
  readonly #state = element('astro-dev-toolbar-badge');
  readonly #figures = {
    fps: element('dd'),
    heap: element('dd'),
    sent: element('dd'),
    received: element('dd'),
  };
  #instance: UnityInstance | undefined;
  #frames: FrameCounter | undefined;
  #measuredAt = 0;

  constructor(player: UnityPlayerElement) {
    this.#player = player;
    const { fps, heap, sent, received } = this.#figures;
    const figure = (name: string, value: HTMLElement) => element('div', {}, element('dt', {}, name), value);
    this.element = element(
      'section',
      { class: 'card player' },
      element(
        'h3',
        {},
        element('span', {}, playerTitle(player), element('small', {}, buildName(player))),
        this.#state,
      ),
      element(
        'dl',
        {},
        figure('Frames per second', fps),
        figure('Heap', heap),
        figure('Messages sent', sent),
        figure('Received', received),
      ),
      element(
        'p',
        { class: 'buttons' },
        button('Show', () => player.scrollIntoView({ behavior: 'smooth', block: 'center' })),
        button('Start again', () => void this.#startAgain()),
        button('Dispose', () => void player.dispose()),
      ),
    );
  }

  /** Shows what is so now; frames are those since the last time. */
  update({ sent, received }: MessageCounts): void {
    const { state = 'idle', instance } = this.#player;
    this.#state.textContent = state;
    this.#state.setAttribute('badge-style', STATE_STYLES[state] ?? 'gray');
    this.#figures.fps.textContent = this.#measureFrames(instance);
    this.#figures.heap.textContent = heapText(instance && heapOf(instance));
    this.#figures.sent.textContent = String(sent);
    this.#figures.received.textContent = String(received);
  }

  /** Nothing is measured until the next {@link update}. */
  stop(): void {
    this.#frames?.stop();
    this.#frames = undefined;
    this.#instance = undefined;
  }

  async #startAgain(): Promise<void> {
    await this.#player.dispose();
    // The player shows its error itself.
    await this.#player.start().catch(() => {});
  }

  #measureFrames(instance: UnityInstance | undefined): string {
    const now = performance.now();
    const seconds = (now - this.#measuredAt) / 1000;
    this.#measuredAt = now;
    if (instance !== this.#instance) {
      this.stop();
      this.#instance = instance;
      const canvas = instance?.Module.canvas;
      this.#frames = isCanvas(canvas) ? countFrames(canvas) : undefined;
      return this.#frames ? '…' : '–';
    }
    return this.#frames ? String(Math.round(this.#frames.take() / seconds)) : '–';
  }
}

function heapText(heap: Heap | undefined): string {
  if (!heap) return '–';
  const { total, used = total } = heap;
  return used < total ? `${formatBytes(used)} of ${formatBytes(total)}` : formatBytes(total);
}

/** It may come from the window of a frame, so `instanceof` does not tell. */
function isCanvas(value: unknown): value is HTMLCanvasElement {
  return typeof value === 'object' && value !== null && 'getContext' in value && 'ownerDocument' in value;
}
