import type { Output, StreamOutput } from '../nbformat/index.ts';

/** Longest text of a stream that a page shows; a page of more than this is of no use to anybody. */
export const longestStream = 400_000;

/** Joins neighbouring pieces of the same stream, as they were one when they were written. */
export function coalesceStreams(outputs: readonly Output[]): Output[] {
  const joined: (Output | { name: string; parts: string[] })[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (output.output_type !== 'stream') joined.push(output);
    else if (last && 'parts' in last && last.name === output.name) last.parts.push(output.text);
    else joined.push({ name: output.name, parts: [output.text] });
  }
  return joined.map((output) =>
    'parts' in output
      ? ({
          output_type: 'stream',
          name: output.name === 'stderr' ? 'stderr' : 'stdout',
          text: output.parts.join(''),
        } satisfies StreamOutput)
      : output,
  );
}

/** Start and end of a text that is too long, with a line between that says how much is missing. */
export function shortenStream(text: string): { text: string; omitted: number } {
  if (text.length <= longestStream) return { text, omitted: 0 };
  const head = text.slice(0, longestStream * 0.75);
  const tail = text.slice(-longestStream * 0.25);
  const omitted = text.length - head.length - tail.length;
  return {
    text: `${head}\n\n… ${omitted.toLocaleString('en')} characters are left out here …\n\n${tail}`.toWellFormed(),
    omitted,
  };
}
