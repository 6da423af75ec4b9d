import type { Finding, Rule } from '../rule.ts';
import { cellTexts } from './cell-texts.ts';

/** Cells are looked at together, which is faster, until they have so many characters. */
const AT_ONCE = 4_000_000;

interface Batch {
  content: string;
  /** Where each cell begins in it. */
  starts: { cell: number; at: number }[];
}

/** Tokens, keys and passwords that must not be published, in sources and outputs; found by secretlint. */
export const secret: Rule = {
  name: 'secret',
  level: 'error',
  async find({ cells }) {
    const [{ lintSource }, { creator }] = await Promise.all([
      import('@secretlint/core'),
      import('@secretlint/secretlint-rule-preset-recommend'),
    ]);
    const findings: Finding[] = [];
    const lint = async ({ content, starts }: Batch) => {
      const { messages } = await lintSource({
        source: { content, filePath: 'notebook.txt', ext: '.txt', contentType: 'text' },
        options: {
          config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
          maskSecrets: true,
        },
      });
      for (const { message, range } of messages) {
        const cell = starts.findLast(({ at }) => at <= range[0])?.cell ?? 0;
        findings.push(found(message, cell));
      }
    };
    let batch: Batch = { content: '', starts: [] };
    for (const [cell, content] of cells.entries()) {
      batch.starts.push({ cell, at: batch.content.length });
      batch.content += `${cellTexts(content).join('\n')}\n`;
      if (batch.content.length < AT_ONCE) continue;
      await lint(batch);
      batch = { content: '', starts: [] };
    }
    await lint(batch);
    return findings;
  },
};

function found(message: string, cell: number): Finding {
  return {
    cell,
    reason: `Here is what must stay secret: ${message.replace(/\s*\(?\*[*()]*\)?:?\s*\**/g, ' ').trim()}.`,
    hint: 'Withdraw it where it was issued, since the file has it in its history, and read it from the environment.',
  };
}
