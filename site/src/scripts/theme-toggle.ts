import { chooseTheme, currentTheme, onThemeChange } from './theme.ts';

class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    const show = (): void => button.setAttribute('aria-pressed', String(currentTheme() === 'dark'));
    button.addEventListener('click', () => chooseTheme(currentTheme() === 'dark' ? 'light' : 'dark'));
    onThemeChange(show);
    show();
    this.hidden = false;
  }
}

customElements.define('theme-toggle', ThemeToggle);
