import type { ErrorEvent, Exception, StackFrame } from '@sentry/core';

/** What stands in a text in place of what may say who somebody is. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  // The address stays, and neither its query nor its fragment, which holds the pose that a visitor made.
  [/\b([a-z][a-z\d+.-]*:\/\/[^\s?#"'<>]*)[?#][^\s"'<>)]*/gi, '$1'],
  [/\b(Bearer|Basic)\s+\S+/gi, '$1 [removed]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[address]'],
  [/(?<![\w:])(?:[\da-f]{1,4}:){5,7}[\da-f]{1,4}(?![\w:])/gi, '[address]'],
  [
    /(?<![\w:])(?=:*[\da-f])(?:(?:[\da-f]{1,4}:)+|:):(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?(?![\w:])/gi,
    '[address]',
  ],
  // A packed pose, an id, a token: no word is as long.
  [/[\w+/=-]{48,}/g, '[removed]'],
];

/**
 * What may be sent of an error: where in the code it happened, and its words without addresses, names and payloads.
 * Built from what is named here, so that whatever else a version of Sentry collects stays where it is: cookies, headers,
 * query strings, bodies, breadcrumbs, the visitor.
 */
export function scrubEvent(event: ErrorEvent): ErrorEvent {
  const { message, transaction, exception, request, contexts } = event;
  return {
    type: undefined,
    ...pick(event, ['event_id', 'timestamp', 'platform', 'level', 'release', 'environment']),
    ...pick(event, ['sdk', 'debug_meta', 'tags']),
    ...(message && { message: scrubText(message) }),
    ...(transaction && { transaction: scrubText(transaction) }),
    ...(exception?.values && { exception: { values: exception.values.map(scrubException) } }),
    ...(request?.url && { request: { url: scrubText(withoutTail(request.url)) } }),
    ...(contexts?.runtime && { contexts: { runtime: contexts.runtime } }),
  };
}

/** A text without what may say who somebody is. */
export function scrubText(text: string): string {
  return REPLACEMENTS.reduce((kept, [pattern, replacement]) => kept.replace(pattern, replacement), text);
}

function scrubException(exception: Exception): Exception {
  const { value, mechanism, stacktrace } = exception;
  return {
    ...pick(exception, ['type']),
    ...(value && { value: scrubText(value) }),
    ...(mechanism && { mechanism: pick(mechanism, ['type', 'handled']) }),
    ...(stacktrace?.frames && { stacktrace: { frames: stacktrace.frames.map(scrubFrame) } }),
  };
}

function scrubFrame(frame: StackFrame): StackFrame {
  return {
    ...pick(frame, ['function', 'module', 'lineno', 'colno', 'in_app']),
    ...(frame.filename && { filename: withoutTail(frame.filename) }),
  };
}

function withoutTail(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

/** Those members that are there. */
function pick<Value extends object, Key extends keyof Value>(
  value: Value,
  keys: readonly Key[],
): Pick<Value, Key> {
  const picked = { ...value };
  for (const key of Object.keys(picked))
    if (!keys.some((kept) => kept === key)) Reflect.deleteProperty(picked, key);
  return picked;
}
