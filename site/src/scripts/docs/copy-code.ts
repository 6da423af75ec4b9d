const COPIED_FOR_MS = 1500;

/** Gives each block of code a button that copies it. */
function addCopyButton(figure: Element): void {
  const code = figure.querySelector('pre');
  if (!code) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-code';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.textContent ?? '');
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, COPIED_FOR_MS);
  });
  figure.append(button);
}

// The clipboard is there on secure pages only.
if (navigator.clipboard) document.querySelectorAll('figure.code-block').forEach(addCopyButton);
