import { buildCard } from './build-card.ts';
import { ConsoleForm } from './console-form.ts';
import { button, element } from './dom.ts';
import type { BuildReport } from './events.ts';
import { messageRows } from './message-list.ts';
import { MessageRecorder } from './message-recorder.ts';
import { PlayerCard } from './player-card.ts';
import { STYLE } from './style.ts';

const MEASURED = 'Sizes are those that a build deploys.';
const AS_WRITTEN = 'Sizes are those of the files that Unity wrote. A build compresses them with brotli.';

/** How often figures are measured, in milliseconds. */
const PERIOD_MS = 1000;

/** The window of the app. */
export class View {
  readonly window = element('astro-dev-toolbar-window');
  readonly style = element('style', {}, STYLE);
  readonly #builds = element('div', { class: 'cards' });
  readonly #players = element('div', { class: 'cards' });
  readonly #messages = element('ol');
  readonly #sizes = element('p', { class: 'hint' });
  readonly #console = new ConsoleForm();
  readonly #recorder = new MessageRecorder(() => this.#showMessages());
  readonly #measure: HTMLElement;
  #cards = new Map<Element, PlayerCard>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param measure Asks for sizes as a build deploys them. */
  constructor(measure: () => void) {
    this.#measure = button('Compress as a build does', () => {
      this.#sizes.textContent = 'Compressing. This takes a while, and the next build need not do it again.';
      this.#measure.hidden = true;
      measure();
    });
    this.window.append(
      element('header', {}, element('h1', {}, 'Unity players')),
      element('h2', {}, 'On this page'),
      this.#players,
      element(
        'h2',
        {},
        'Messages',
        button('Clear', () => this.#recorder.clear()),
      ),
      this.#console.element,
      this.#messages,
      element('h2', {}, 'Builds'),
      this.#builds,
      this.#sizes,
      this.#measure,
    );
    this.#showMessages();
  }

  showReports(reports: readonly BuildReport[]): void {
    this.#builds.replaceChildren(...reports.map(buildCard));
    const isMeasured = reports.length > 0 && reports.every((report) => report.isMeasured || report.problem);
    this.#sizes.textContent = isMeasured ? MEASURED : AS_WRITTEN;
    this.#measure.hidden = isMeasured;
    this.#console.setReports(reports);
  }

  /** Measures while the window is open, and nothing while it is not. */
  toggle(isOpen: boolean): void {
    clearInterval(this.#timer);
    if (isOpen) {
      this.#showMessages(true);
      this.#update();
      this.#timer = setInterval(() => this.#update(), PERIOD_MS);
    } else {
      this.#timer = undefined;
      for (const card of this.#cards.values()) card.stop();
    }
  }

  #update(): void {
    const players = [...document.querySelectorAll('unity-player')];
    const cards = new Map(
      players.map((player) => [player, this.#cards.get(player) ?? new PlayerCard(player)]),
    );
    for (const [player, card] of this.#cards) if (!document.contains(player)) card.stop();
    const isSame = players.length === this.#cards.size && players.every((player) => this.#cards.has(player));
    this.#cards = new Map(cards);
    for (const [player, card] of cards) card.update(this.#recorder.countsOf(player));
    if (!isSame || players.length === 0) {
      const none = element('p', { class: 'hint' }, 'There is no player on this page.');
      this.#players.replaceChildren(
        ...(players.length > 0 ? [...cards.values()].map((card) => card.element) : [none]),
      );
    }
    this.#console.setPlayers(players);
  }

  #showMessages(always = false): void {
    // Games may say something in each frame.
    if (always || this.#timer !== undefined)
      this.#messages.replaceChildren(...messageRows(this.#recorder.messages));
  }
}
