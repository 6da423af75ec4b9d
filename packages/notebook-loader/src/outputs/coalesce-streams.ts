import type { Output, StreamOutput } from '../nbformat/index.ts';

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
