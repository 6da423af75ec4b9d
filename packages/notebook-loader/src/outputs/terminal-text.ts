import type { ElementContent } from 'hast';
import type { Page } from '../tree/page.ts';
import { ansiToHast } from './ansi/ansi-to-hast.ts';
import { shortenText } from './shorten-text.ts';

/** A text of bounded length; tells the author what is left out. */
export function shorten(raw: string, page: Page): string {
  const { text, omitted } = shortenText(raw);
  if (omitted > 0) {
    const length = raw.length.toLocaleString('en');
    page.message(
      `A text of ${length} characters is too long for a page; its middle is left out.`,
      'long-text',
    );
  }
  return text;
}

/** Text with the colours and the cursor movement of a terminal. */
export function terminal(text: string, page: Page): ElementContent[] {
  return ansiToHast(text.replace(/\n+$/, ''), (declarations) => page.styles.classFor(declarations));
}
