import type { NotebookPage } from './pages.ts';
import type { LlmsHeading } from './publish-options.ts';
import { siteAddress } from './site-address.ts';

/**
 * The notebooks as a file for language models, in the form of https://llmstxt.org: a heading, a sentence, and a list of links to
 * the notebooks' Markdown with what each is about. For a site's own `/llms.txt`, put {@link llmsSection} below what else it says.
 */
export function llmsTxt(notebooks: readonly NotebookPage[], { title, description }: LlmsHeading): string {
  const about = description === undefined ? [] : [`> ${oneLine(description)}`];
  return `${[`# ${oneLine(title)}`, ...about, llmsSection(notebooks, 'Documents')].join('\n\n')}\n`;
}

/** The list alone, below a heading of the second rank. */
export function llmsSection(notebooks: readonly NotebookPage[], heading = 'Notebooks'): string {
  const items = notebooks.flatMap(({ title, description, downloads, url }) => {
    const address = downloads.markdown ?? url;
    if (address === undefined) return [];
    const label = oneLine(title).replaceAll(/[\\[\]]/g, '\\$&');
    const about = description === undefined ? '' : `: ${oneLine(description)}`;
    return `- [${label}](${siteAddress(address)})${about}`;
  });
  return `## ${oneLine(heading)}\n\n${items.join('\n')}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
