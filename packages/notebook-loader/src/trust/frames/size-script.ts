/** Height of a frame until it tells its own, and the most that it gets, in CSS pixels. */
export const frameHeights = { initial: 450, most: 4000 } as const;

/**
 * What runs in a page with frames, as a file of its own: gives each frame the height that it asks for. A message counts only
 * from the window of one of these frames, and only as a number.
 */
export const frameSizeScript = `const frames = () => document.querySelectorAll('.nb-frame iframe');
addEventListener('message', ({ data, source }) => {
  const height = Number(data?.notebookFrame);
  if (!(height > 0)) return;
  for (const frame of frames())
    if (frame.contentWindow === source) frame.height = String(Math.min(height, ${frameHeights.most}));
});
for (const frame of frames()) frame.contentWindow?.postMessage('height', '*');
`;
