import type { UnityPlayerElement } from '../client/unity-player-element.ts';
import { button, element, field } from './dom.ts';
import type { BuildReport, ValueKind } from './events.ts';
import { buildName, playerTitle } from './format.ts';

const KINDS: Record<ValueKind, string> = { none: 'no value', number: 'number', text: 'text' };

/** A form that sends one message to one player, and offers what the export is known to take. */
export class ConsoleForm {
  readonly element: HTMLElement;
  readonly #player = element('select');
  readonly #object = element('input', { list: 'objects', required: true, value: 'Player' });
  readonly #method = element('input', { list: 'methods', required: true });
  readonly #kind = element('select');
  readonly #value = element('input');
  readonly #hint = element('p', { class: 'hint', role: 'status' });
  readonly #objects = element('datalist', { id: 'objects' });
  readonly #methods = element('datalist', { id: 'methods' });
  #reports: readonly BuildReport[] = [];
  #players: readonly UnityPlayerElement[] = [];

  constructor() {
    for (const input of [this.#object, this.#method, this.#value]) {
      input.autocomplete = 'off';
      input.spellcheck = false;
    }
    this.#kind.append(...Object.entries(KINDS).map(([value, text]) => element('option', { value }, text)));
    const form = element(
      'form',
      {},
      field('Player', this.#player),
      field('Object', this.#object),
      field('Method', this.#method),
      field('Takes', this.#kind),
      field('Value', this.#value),
      button('Send', () => form.requestSubmit(), 'purple'),
      this.#objects,
      this.#methods,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#player.addEventListener('change', () => this.#offer());
    this.#method.addEventListener('input', () => this.#suggestKind());
    this.#kind.addEventListener('change', () => this.#showKind());
    this.#showKind();
    this.element = element('div', {}, form, this.#hint);
  }

  setReports(reports: readonly BuildReport[]): void {
    this.#reports = reports;
    this.#offer();
  }

  setPlayers(players: readonly UnityPlayerElement[]): void {
    const isSame =
      players.length === this.#players.length && players.every((one, i) => one === this.#players[i]);
    if (isSame) return;
    this.#players = players;
    this.#player.replaceChildren(
      ...players.map((player, index) => element('option', { value: String(index) }, playerTitle(player))),
    );
    this.#offer();
  }

  get #target(): UnityPlayerElement | undefined {
    return this.#players[Number(this.#player.value)];
  }

  get #report(): BuildReport | undefined {
    const name = this.#target && buildName(this.#target);
    return this.#reports.find((report) => report.name === name);
  }

  #offer(): void {
    const { objects = [], methods = [] } = this.#report ?? {};
    this.#objects.replaceChildren(...objects.map((value) => element('option', { value })));
    this.#methods.replaceChildren(
      ...methods.map(({ name, label }) => element('option', { value: name }, label)),
    );
  }

  #suggestKind(): void {
    const method = this.#report?.methods.find(({ name }) => name === this.#method.value);
    this.#hint.textContent = method?.label ?? '';
    if (!method) return;
    this.#kind.value = method.value;
    this.#showKind();
  }

  #showKind(): void {
    const kind = this.#kind.value;
    this.#value.disabled = kind === 'none';
    this.#value.required = kind === 'number';
    this.#value.type = kind === 'number' ? 'number' : 'text';
    this.#value.step = 'any';
  }

  #send(): void {
    const player = this.#target;
    if (!player) {
      this.#hint.textContent = 'There is no player on this page.';
      return;
    }
    const [object, method, kind] = [this.#object.value, this.#method.value, this.#kind.value];
    this.#hint.textContent =
      player.state === 'ready' ? '' : `The player is ${player.state}: the message waits until it is ready.`;
    try {
      if (kind === 'none') player.send(object, method);
      else player.send(object, method, kind === 'number' ? this.#value.valueAsNumber : this.#value.value);
    } catch (error) {
      this.#hint.textContent = error instanceof Error ? error.message : String(error);
    }
  }
}
