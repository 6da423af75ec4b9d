import type { UnityPlayerElement } from 'astro-unity/client';

/** The part of the window that a clip has to reach before its player starts: the middle half of its height. */
const MIDDLE = '-25% 0px';

/**
 * `<motion-clip src>` around the picture of a clip: a live player in the picture's place once it is in view. The page has one
 * player at a time; where another clip comes into view, this one is a picture again.
 *
 * The player is made from the page's `<template id="clip-player">`.
 */
class MotionClip extends HTMLElement {
  static #live: MotionClip | undefined;
  readonly #observer = new IntersectionObserver((entries) => this.#look(entries), { rootMargin: MIDDLE });
  #player: UnityPlayerElement | undefined;
  /** The reader wants the picture. */
  #isStill = false;

  connectedCallback(): void {
    this.#observer.observe(this);
    this.append(this.#makeButton());
    this.#show();
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    this.#stop();
  }

  #look(entries: IntersectionObserverEntry[]): void {
    // For readers who want less motion the player waits for a click, and the picture says more than its button.
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    if (entries.at(-1)?.isIntersecting && !this.#player && !this.#isStill) this.#start();
  }

  #start(): void {
    const template = document.querySelector<HTMLTemplateElement>('template#clip-player');
    const stage = template?.content.firstElementChild?.cloneNode(true);
    const picture = this.querySelector('img');
    if (!(stage instanceof HTMLElement) || !picture) return;
    const before = MotionClip.#live;
    if (before) before.#stop();
    MotionClip.#live = this;
    stage.setAttribute('aria-label', this.getAttribute('aria-label') ?? 'Motion clip');
    stage.addEventListener('unity-ready', () => void this.#play());
    // The picture keeps the place, so nothing on the page moves.
    picture.after(stage);
    this.#player = this.querySelector('unity-player') ?? undefined;
    this.#show();
  }

  /** Also where players wait for a click: the reader has clicked. What fails is said by the player itself. */
  #startAtOnce(): void {
    this.#start();
    this.#player?.start().catch(() => {});
  }

  async #play(): Promise<void> {
    const response = await fetch(this.getAttribute('src') ?? '');
    if (response.ok) this.#player?.send('Player', 'LoadClip', await response.text());
  }

  #stop(): void {
    this.#player?.remove();
    this.#player = undefined;
    if (MotionClip.#live === this) MotionClip.#live = undefined;
    this.#show();
  }

  #makeButton(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.addEventListener('click', () => {
      this.#isStill = this.#player !== undefined;
      if (this.#player) this.#stop();
      else this.#startAtOnce();
    });
    return button;
  }

  #show(): void {
    const button = this.querySelector<HTMLButtonElement>(':scope > button');
    if (button) button.textContent = this.#player ? 'Show the picture' : 'Show it in motion';
  }
}

customElements.define('motion-clip', MotionClip);
