import { classifyUrl } from '../../trust/url-policy.ts';
import { applySgr, type Pen, plainPen } from './pen.ts';

/** Characters that look the same. */
export interface Run {
  text: string;
  pen: Pen;
}

interface Row {
  characters: string[];
  pens: Pen[];
}

/** A cursor cannot be sent further than this, so that a short sequence cannot ask for much memory. */
const widest = 2000;

/** CSI sequences with parameters and final byte, private CSI, OSC with its command, other escapes, control characters but tabs. */
const control = new RegExp(
  [
    String.raw`\u001b\[([\d;:]*)[ -/]*([@-~])`,
    String.raw`\u001b\[[<-?][\d;:]*[@-~]`,
    String.raw`\u001b\]((?:(?!\u001b|\u0007)[\s\S])*)(?:\u0007|\u001b\\)`,
    // A sequence that another cuts off does nothing.
    String.raw`\u001b\[[\d;:]*(?=\u001b)`,
    String.raw`\u001b[ -/]*[0-~]`,
    String.raw`(?!\t)\p{Cc}`,
  ].join('|'),
  'gu',
);

/**
 * What a terminal shows after a text was written to it: `\r`, `\b`, cursor movement and erasing take effect, colours and links
 * become pens. Returns one list of runs a line.
 */
export function writeTerminal(text: string): Run[][] {
  if (!/(?![\t\n])\p{Cc}/u.test(text)) {
    return text.split('\n').map((line) => (line === '' ? [] : [{ text: line, pen: plainPen }]));
  }
  const rows: Row[] = [{ characters: [], pens: [] }];
  let row = 0;
  let column = 0;
  let pen = plainPen;
  const current = (): Row => {
    while (rows.length <= row) rows.push({ characters: [], pens: [] });
    return rows[row] ?? { characters: [], pens: [] };
  };
  const write = (piece: string) => {
    if (piece === '') return;
    const { characters, pens } = current();
    while (characters.length < column) {
      characters.push(' ');
      pens.push(plainPen);
    }
    for (const character of piece) {
      characters[column] = character;
      pens[column] = pen;
      column++;
    }
  };
  let from = 0;
  for (const match of text.matchAll(control)) {
    write(text.slice(from, match.index));
    from = match.index + match[0].length;
    const [sequence, parameters = '', final, osc] = match;
    if (sequence === '\n') {
      row++;
      column = 0;
      current();
    } else if (sequence === '\r') column = 0;
    else if (sequence === '\b') column = Math.max(0, column - 1);
    else if (osc !== undefined) pen = applyOsc(pen, osc);
    else if (final === 'm') pen = applySgr(pen, parameters);
    else if (final !== undefined) {
      const count = Math.min(widest, Number.parseInt(parameters, 10) || 0);
      const steps = count || 1;
      if (final === 'A') row = Math.max(0, row - steps);
      else if (final === 'B') row = Math.min(rows.length - 1, row + steps);
      else if (final === 'C') column = Math.min(widest, column + steps);
      else if (final === 'D') column = Math.max(0, column - steps);
      else if (final === 'G') column = steps - 1;
      else if (final === 'E' || final === 'F') {
        row = final === 'E' ? Math.min(rows.length - 1, row + steps) : Math.max(0, row - steps);
        column = 0;
      } else if (final === 'K') eraseLine(current(), column, count);
    }
  }
  write(text.slice(from));
  return rows.map(runsOf);
}

function eraseLine(line: Row, column: number, mode: number): void {
  if (mode === 0) {
    line.characters.length = Math.min(line.characters.length, column);
    line.pens.length = line.characters.length;
  } else if (mode === 1) line.characters.fill(' ', 0, column + 1);
  else {
    line.characters.length = 0;
    line.pens.length = 0;
  }
}

/** OSC 8 opens and closes a link; http and https only. */
function applyOsc(pen: Pen, command: string): Pen {
  const address = /^8;[^;]*;(.*)$/s.exec(command)?.[1];
  if (address === undefined) return pen;
  const url = classifyUrl(address, 'link');
  const link = url.kind === 'absolute' && /^https?:/.test(url.url) ? url.url : undefined;
  return { ...pen, link };
}

function runsOf({ characters, pens }: Row): Run[] {
  const runs: Run[] = [];
  for (const [index, text] of characters.entries()) {
    const pen = pens[index] ?? plainPen;
    const last = runs.at(-1);
    if (last?.pen === pen) last.text += text;
    else runs.push({ text, pen });
  }
  return runs;
}
