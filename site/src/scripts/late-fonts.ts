import mathUrl from '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2?url';
import italicUrl from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-italic.woff2?url';
import monoUrl from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url';

interface LateFont {
  /** What on the page makes it worth loading. */
  neededBy: string;
  face: () => FontFace;
}

/** Fonts that a page does without at first: asked for by a stylesheet, they would hold up its text. */
const LATE_FONTS: LateFont[] = [
  {
    neededBy: 'code, pre, kbd, samp',
    face: () => new FontFace('JetBrains Mono', `url("${monoUrl}")`, { weight: '100 800' }),
  },
  {
    neededBy: 'em, i, cite, dfn',
    face: () =>
      new FontFace('Instrument Sans', `url("${italicUrl}")`, { style: 'italic', weight: '400 700' }),
  },
  {
    // Formulas are MathML, and only a font with a table for mathematics places scripts and brackets well. Windows and
    // macOS bring one.
    neededBy: 'math',
    face: () =>
      new FontFace(
        'STIX Two Math',
        `local("STIX Two Math"), local("STIXTwoMath-Regular"), local("Cambria Math"), url("${mathUrl}")`,
      ),
  },
];

async function load({ neededBy, face }: LateFont): Promise<void> {
  if (document.querySelector(neededBy)) document.fonts.add(await face().load());
}

addEventListener('load', () => {
  // Without a font its text is shown in another one.
  for (const font of LATE_FONTS) load(font).catch(() => {});
});
