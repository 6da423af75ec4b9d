import type { BuildName } from '../index.ts';
import type { MessageOf } from './bridge.ts';
import type { PlayerError } from './player-error.ts';
import type { PlayerProgress, UnityInstance } from './types.ts';
import { UnityPlayerElement } from './unity-player-element.ts';

export type {
  EventName,
  EventValues,
  MessageName,
  MessageOf,
  MessageValues,
  ObjectName,
} from './bridge.ts';
export type { LoadCondition } from './page/start-condition.ts';
export { PlayerError, type PlayerErrorCode } from './player-error.ts';
export type { PlayerMessage, PlayerProgress, UnityInstance } from './types.ts';
export { type PlayerState, UnityPlayerElement } from './unity-player-element.ts';

if (!customElements.get('unity-player')) customElements.define('unity-player', UnityPlayerElement);

declare global {
  interface HTMLElementTagNameMap {
    'unity-player': UnityPlayerElement;
  }
  /** They bubble, so the document and the window hear them as well. */
  interface GlobalEventHandlersEventMap {
    'unity-progress': CustomEvent<PlayerProgress>;
    'unity-ready': CustomEvent<UnityInstance>;
    'unity-error': CustomEvent<PlayerError>;
    'unity-message': CustomEvent<MessageOf<BuildName>>;
  }
}
