import { styleText } from 'node:util';

/** Colours a text where the output is a terminal that shows colours. */
export function paint(style: Parameters<typeof styleText>[0], text: string, color: boolean): string {
  return color ? styleText(style, text, { validateStream: false }) : text;
}
