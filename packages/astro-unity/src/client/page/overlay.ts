import type { PlayerError } from '../player-error.ts';
import type { PlayerProgress } from '../types.ts';

/** What lies over the canvas while there is no game to see: progress, an error, a button. */
export class Overlay {
  readonly #root: HTMLElement;

  constructor(player: HTMLElement) {
    this.#root = player.ownerDocument.createElement('div');
    this.#root.className = 'unity-overlay';
    player.append(this.#root);
  }

  showProgress({ loaded, total }: PlayerProgress): void {
    const bar = this.#root.querySelector('progress') ?? this.#addProgress();
    bar.max = total;
    bar.value = loaded;
    const text = loaded < total ? `${megabytes(loaded)} of ${megabytes(total)} MB` : 'Starting…';
    const label = this.#root.querySelector('span');
    if (label && label.textContent !== text) label.textContent = text;
  }

  showStart(title: string, start: () => void): void {
    const button = this.#button('Start', start);
    if (title) button.setAttribute('aria-label', `Start: ${title}`);
    this.#root.replaceChildren(button);
  }

  showError(error: PlayerError, retry: () => void): void {
    const text = this.#root.ownerDocument.createElement('p');
    text.setAttribute('role', 'alert');
    text.textContent = error.visitorMessage;
    this.#root.replaceChildren(text, this.#button('Try again', retry));
  }

  clear(): void {
    this.#root.replaceChildren();
  }

  remove(): void {
    this.#root.remove();
  }

  #addProgress(): HTMLProgressElement {
    const bar = this.#root.ownerDocument.createElement('progress');
    bar.setAttribute('aria-label', 'Loading');
    this.#root.replaceChildren(bar, this.#root.ownerDocument.createElement('span'));
    return bar;
  }

  #button(label: string, onClick: () => void): HTMLButtonElement {
    const button = this.#root.ownerDocument.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', onClick);
    return button;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
