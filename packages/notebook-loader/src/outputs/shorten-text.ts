/** Longest text of one output that a page shows; more than this is of no use to a reader. In characters. */
const longestText = 400_000;

/** Steps of a progress bar that are kept of one line: each usually hides the one before. */
const keptOverwrites = 20;

/** Start and end of a text that is too long, with a line between that says how much is missing. */
export function shortenText(text: string, longest = longestText): { text: string; omitted: number } {
  if (text.length <= longest) return { text, omitted: 0 };
  const settled = text.includes('\r') ? text.split('\n').map(lastOverwrites).join('\n') : text;
  if (settled.length <= longest) return { text: settled, omitted: 0 };
  const head = settled.slice(0, longest * 0.75);
  const tail = settled.slice(-longest * 0.25);
  const omitted = settled.length - head.length - tail.length;
  const gap = `… ${omitted.toLocaleString('en')} characters are left out here …`;
  return { text: `${head}\n\n${gap}\n\n${tail}`.toWellFormed(), omitted };
}

function lastOverwrites(line: string): string {
  const steps = line.split('\r');
  return steps.length > keptOverwrites ? steps.slice(-keptOverwrites).join('\r') : line;
}
