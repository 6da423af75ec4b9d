import { css } from '@codemirror/legacy-modes/mode/css';
import { javascript } from '@codemirror/legacy-modes/mode/javascript';
import { html as markup } from '@codemirror/legacy-modes/mode/xml';
import type { StreamParser } from '@codemirror/streamparser';

interface State {
  markup: unknown;
  /** Name of the tag that is being opened. */
  tag: string;
  isClosing: boolean;
  /** What is read within `<script>` or `<style>`. */
  inner: { parser: StreamParser<unknown>; state: unknown } | undefined;
}

const languages = new Map([
  ['script', javascript],
  ['style', css],
]);

const end = /<\/(?:script|style)\b/i;
const endHere = new RegExp(`^${end.source}`, 'i');

const parser: StreamParser<State> = {
  startState: (indentUnit) => ({
    markup: markup.startState?.(indentUnit),
    tag: '',
    isClosing: false,
    inner: undefined,
  }),
  token(stream, state) {
    if (state.inner) {
      if (stream.match(endHere, false)) state.inner = undefined;
      else {
        const style = state.inner.parser.token(stream, state.inner.state);
        const at = stream.current().search(end);
        if (at > 0) stream.backUp(stream.current().length - at);
        return style;
      }
    }
    const style = markup.token(stream, state.markup);
    const value = stream.current();
    if (value.startsWith('<')) state.isClosing = value === '</';
    if (style === 'tag' && !state.isClosing) state.tag = value.toLowerCase();
    const inner = value === '>' ? languages.get(state.tag) : undefined;
    if (inner) state.inner = { parser: inner, state: inner.startState?.(stream.indentUnit) ?? true };
    if (value === '>') state.tag = '';
    return style;
  },
};

/** HTML with the scripts and styles in it. */
export const html: StreamParser<unknown> = parser;
