import type { Theme } from '../theme.ts';

const system = matchMedia('(prefers-color-scheme: dark)');

function chosenTheme(): Theme | undefined {
  try {
    const theme = localStorage.getItem('theme');
    return theme === 'light' || theme === 'dark' ? theme : undefined;
  } catch {
    return undefined;
  }
}

// A reader who has chosen nothing follows the system, also when that changes while the page is open.
system.addEventListener('change', () => {
  if (!chosenTheme()) document.documentElement.dataset.theme = system.matches ? 'dark' : 'light';
});
