import type { Properties } from 'hast';

/** Lines longer than a phone shows scroll, and what scrolls must be within reach of the keyboard. */
export function codeProperties(source: string): Properties {
  return { className: ['nb-source', 'shiki'], ...(isWide(source) ? { tabIndex: 0 } : {}) };
}

export function isWide(source: string): boolean {
  return /[^\n]{41}/.test(source);
}
