import type { Rule } from '../rule.ts';
import { cellTexts } from './cell-texts.ts';

/** Tokens, keys and passwords that must not be published, in sources and outputs; found by secretlint. */
export const secret: Rule = {
  name: 'secret',
  level: 'error',
  async find({ cells }) {
    const [{ lintSource }, { creator }] = await Promise.all([
      import('@secretlint/core'),
      import('@secretlint/secretlint-rule-preset-recommend'),
    ]);
    const starts: number[] = [];
    let content = '';
    for (const cell of cells) {
      starts.push(content.length);
      content += `${cellTexts(cell).join('\n')}\n`;
    }
    const { messages } = await lintSource({
      source: { content, filePath: 'notebook.txt', ext: '.txt', contentType: 'text' },
      options: {
        config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
        maskSecrets: true,
      },
    });
    return messages.map(({ message, range: [at] }) => ({
      cell: starts.findLastIndex((start) => start <= at),
      reason: `Here is what must stay secret: ${message.replace(/\s*\(?\*[*()]*\)?:?\s*\**/g, ' ').trim()}.`,
      hint: 'Withdraw it where it was issued, since the file has it in its history, and read it from the environment.',
    }));
  },
};
