import type { MessageValue, PlayerMessage, UnityInstance } from '../client/types.ts';
import type { UnityPlayerElement } from '../client/unity-player-element.ts';

/** A message between a page and a game, or several of the same name in a row. */
export interface RecordedMessage {
  direction: 'sent' | 'received';
  player: UnityPlayerElement;
  /** `Player.SetSpeed`, or the name of the event. */
  name: string;
  /** How many in a row. Games raise some events in each frame. */
  times: number;
  /** Of the last one, as everything below. */
  time: Date;
  /** As code would write it: `Player.SetSpeed(1.5)`. */
  text: string;
  /** Why Unity did not take it. */
  error?: string | undefined;
}

/** How many messages it has seen of a player. */
export interface MessageCounts {
  sent: number;
  received: number;
}

/** How many messages are kept to look at. */
const KEPT = 100;

/**
 * Records what pages and games say to each other, from its making on. Sent is what reaches the game, by whatever way;
 * what waits for a game that is not ready is not counted yet.
 */
export class MessageRecorder {
  readonly #counts = new WeakMap<UnityPlayerElement, MessageCounts>();
  readonly #watched = new WeakSet<UnityInstance>();
  readonly #onMessage: () => void;
  /** Latest first. */
  messages: RecordedMessage[] = [];

  /** @param onMessage Called after each one. */
  constructor(onMessage: () => void) {
    this.#onMessage = onMessage;
    for (const player of document.querySelectorAll('unity-player')) this.#watch(player);
    document.addEventListener('unity-ready', ({ target }) => {
      if (isPlayer(target)) this.#watch(target);
    });
    document.addEventListener('unity-message', (event) => {
      if (!(event instanceof CustomEvent) || !isPlayer(event.target)) return;
      const { name, args }: PlayerMessage = event.detail;
      this.#record({ direction: 'received', player: event.target, name, text: `${name}(${values(args)})` });
    });
  }

  countsOf(player: UnityPlayerElement): MessageCounts {
    const known = this.#counts.get(player);
    if (known) return known;
    const counts = { sent: 0, received: 0 };
    this.#counts.set(player, counts);
    return counts;
  }

  clear(): void {
    this.messages = [];
    this.#onMessage();
  }

  /** Looks on at what is sent to a running game. */
  #watch(player: UnityPlayerElement): void {
    const { instance } = player;
    if (!instance || this.#watched.has(instance)) return;
    this.#watched.add(instance);
    const { SendMessage } = instance;
    Reflect.set(instance, 'SendMessage', (object: string, method: string, ...value: MessageValue[]): void => {
      const name = `${object}.${method}`;
      const message = { direction: 'sent', player, name, text: `${name}(${values(value)})` } as const;
      try {
        // Unity counts arguments, so as many are passed on as came.
        Reflect.apply(SendMessage, instance, [object, method, ...value]);
        this.#record(message);
      } catch (error) {
        this.#record({ ...message, error: error instanceof Error ? error.message : String(error) });
        throw error;
      }
    });
  }

  #record(message: Omit<RecordedMessage, 'time' | 'times'>): void {
    this.countsOf(message.player)[message.direction] += 1;
    const [latest, ...older] = this.messages;
    const isAnother = latest && isSameKind(latest, message);
    const recorded = { ...message, time: new Date(), times: isAnother ? latest.times + 1 : 1 };
    this.messages = [recorded, ...(isAnother ? older : this.messages)].slice(0, KEPT);
    this.#onMessage();
  }
}

function isSameKind(one: RecordedMessage, other: Omit<RecordedMessage, 'time' | 'times'>): boolean {
  return one.direction === other.direction && one.player === other.player && one.name === other.name;
}

function isPlayer(target: EventTarget | null): target is UnityPlayerElement {
  return target instanceof HTMLElement && target.localName === 'unity-player';
}

function values(args: readonly unknown[]): string {
  return args.map(valueText).join(', ');
}

function valueText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // What refers to itself has no JSON.
    return String(value);
  }
}
