const system = matchMedia('(prefers-color-scheme: dark)');
const CHANGE = 'theme-change';

export type Theme = 'light' | 'dark';

/** The theme that shows: the reader's choice, or else the system's. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

/** Sets the theme of the page and of the pages to come. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
  document.dispatchEvent(new Event(CHANGE));
}

/** Calls back after every change of the theme, whoever made it. */
export function onThemeChange(listener: () => void): void {
  document.addEventListener(CHANGE, listener);
  system.addEventListener('change', listener);
}
