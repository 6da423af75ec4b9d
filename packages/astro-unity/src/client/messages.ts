import type { MessageValue } from './types.ts';

/**
 * A value as Unity's `SendMessage` takes it: numbers and strings as they are, booleans as 1 and 0, objects and arrays
 * as JSON, `null` as an empty string.
 */
export function toMessageValue(value: unknown): MessageValue {
  switch (typeof value) {
    case 'undefined':
    case 'string':
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? '' : JSON.stringify(value);
    default:
      throw new TypeError(
        `A ${typeof value} cannot be sent to Unity. Send a string, a number, a boolean or plain data.`,
      );
  }
}
