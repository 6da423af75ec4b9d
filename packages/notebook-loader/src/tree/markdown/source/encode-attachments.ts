import type { Attachments } from '../../../nbformat/index.ts';

/** `attachment:` addresses whose names have spaces or parentheses: CommonMark ends an address there, Jupyter does not. */
export function encodeAttachments(markdown: string, attachments: Attachments): string {
  let encoded = markdown;
  for (const name of Object.keys(attachments)) {
    if (!/[\s()]/.test(name)) continue;
    encoded = encoded.replaceAll(
      `(attachment:${name}`,
      () =>
        `(attachment:${encodeURIComponent(name).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
    );
  }
  return encoded;
}
