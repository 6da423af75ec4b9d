/** Widths of the ASCII characters from space to `~` in Helvetica, in thousandths of the font size (Adobe's font metrics). */
const helvetica = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Ideographs and kana are square; everything else beyond ASCII is about as wide as a digit. */
const square = /[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|[\ud83c-\ud83e][\udc00-\udfff]/;

/** Sans-serif fonts of some systems (DejaVu Sans) are wider; too much room is better than a text cut off. */
const reserve = 1.1;

/** Width of a line of text in the sans-serif fonts that charts are set in, in the unit of the font size. */
export function textWidth(text: string, fontSize: number, bold: boolean): number {
  let width = 0;
  for (const character of text) {
    width += helvetica[character.charCodeAt(0) - 32] ?? (square.test(character) ? 1000 : 556);
  }
  return (width * fontSize * reserve * (bold ? 1.06 : 1)) / 1000;
}
