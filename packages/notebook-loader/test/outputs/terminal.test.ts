import { describe, expect, test } from 'vitest';
import { writeTerminal } from '../../src/outputs/ansi/terminal.ts';

const shown = (text: string) =>
  writeTerminal(text)
    .map((runs) => runs.map((run) => run.text).join(''))
    .join('\n');

describe('what a terminal shows', () => {
  test.each<[string, string, string]>([
    ['plain lines', 'a\nb\n', 'a\nb\n'],
    ['carriage return overwrites', 'abc\rx', 'xbc'],
    ['a progress bar', ' 10%\r 20%\r100%\ndone', '100%\ndone'],
    ['carriage return at the end', 'abc\r', 'abc'],
    ['backspace', 'abc\b\bX', 'aXc'],
    ['a sequence that another cuts off', 'a\u001b[0\u001b[32mb', 'ab'],
    ['backspace stops at the start', 'a\b\b\bX', 'X'],
    ['erase to the end of the line', 'abcdef\r\u001b[Kx', 'x'],
    ['erase from the cursor', 'abcdef\rab\u001b[K', 'ab'],
    ['erase the whole line', 'abc\u001b[2Kd', '   d'],
    ['cursor up', 'a\nb\n\u001b[2AX', 'X\nb\n'],
    ['cursor forward and back', 'abc\u001b[3Dx\u001b[1Cy', 'xby'],
    ['column', 'abc\u001b[1Gx', 'xbc'],
    ['far away columns', 'a\u001b[999999999Cb', `a${' '.repeat(1999)}b`],
    ['unknown sequences vanish', '\u001b[?25la\u001b[5nb\u001b(B', 'ab'],
    ['window titles vanish', '\u001b]0;title\u0007a', 'a'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['other control characters vanish', 'a\u0007\u0000b', 'ab'],
    ['characters beyond the first plane', '🙂🙂\rx', 'x🙂'],
  ])('%s', (_, written, expected) => {
    expect(shown(written)).toBe(expected);
  });
});

const pens = (text: string) => writeTerminal(text)[0]?.map((run) => [run.text, run.pen]);

describe('colours and styles', () => {
  test.each<[string, string, object]>([
    ['named', '\u001b[31mx', { foreground: 1 }],
    ['intense', '\u001b[92mx', { foreground: 10 }],
    ['background', '\u001b[44mx', { background: 4 }],
    ['named of 256', '\u001b[38;5;9mx', { foreground: 9 }],
    ['cube of 256', '\u001b[38;5;196mx', { foreground: [255, 0, 0] }],
    ['gray of 256', '\u001b[48;5;232mx', { background: [8, 8, 8] }],
    ['true colour', '\u001b[38;2;1;2;3mx', { foreground: [1, 2, 3] }],
    ['true colour with colons', '\u001b[38:2:1:2:3mx', { foreground: [1, 2, 3] }],
    ['several', '\u001b[1;3;4;9mx', { bold: true, italic: true, underline: true, strike: true }],
    ['inverse', '\u001b[7mx', { inverse: true }],
    ['default colour', '\u001b[31;39mx', {}],
    ['reset', '\u001b[1;31m\u001b[mx', {}],
    ['a number that is none', '\u001b[38;5;999mx', {}],
    ['link', '\u001b]8;;https://a.b/c\u001b\\x', { link: 'https://a.b/c' }],
    ['link with parameters', '\u001b]8;id=1;http://a.b/\u0007x', { link: 'http://a.b/' }],
    ['link that runs', '\u001b]8;;javascript:alert(1)\u0007x', {}],
    ['link to a file', '\u001b]8;;file:///etc/passwd\u0007x', {}],
  ])('%s', (_, written, pen) => {
    expect(JSON.parse(JSON.stringify(pens(written)))).toEqual([['x', pen]]);
  });
});
