const system = matchMedia('(prefers-color-scheme: dark)');

/** The theme that shows: the reader's choice, or else the system's. */
export function currentTheme(): 'light' | 'dark' {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    const show = (): void => button.setAttribute('aria-pressed', String(currentTheme() === 'dark'));
    button.addEventListener('click', () => {
      const theme = currentTheme() === 'dark' ? 'light' : 'dark';
      document.documentElement.dataset.theme = theme;
      show();
      try {
        localStorage.setItem('theme', theme);
      } catch {
        // Storage is forbidden: the choice holds for this page.
      }
    });
    system.addEventListener('change', show);
    show();
    this.hidden = false;
  }
}

customElements.define('theme-toggle', ThemeToggle);
