import { element } from './dom.ts';
import { formatTime, playerTitle } from './format.ts';
import type { RecordedMessage } from './message-recorder.ts';

/** The messages as rows of a list, latest first. */
export function messageRows(messages: readonly RecordedMessage[]): HTMLElement[] {
  if (messages.length === 0) return [element('li', { class: 'hint' }, 'None so far.')];
  return messages.map(({ direction, player, time, times, text, error }) =>
    element(
      'li',
      { class: direction },
      element('time', {}, formatTime(time)),
      element('span', { class: 'direction' }, direction === 'sent' ? 'to' : 'from'),
      element('span', { class: 'player-name' }, playerTitle(player)),
      ...(times > 1 ? [element('span', { class: 'direction' }, `${times} ×`)] : []),
      element('code', { title: text }, text),
      ...(error === undefined ? [] : [element('span', { class: 'problem' }, error)]),
    ),
  );
}
