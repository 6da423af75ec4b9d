// Starlight's stylesheet knows no theme but that of `data-theme`, so the system's choice is written there as well, where the
// reader has made none. Storage can be forbidden; the system's choice is then the answer.
let theme;
try {
  theme = localStorage.getItem('theme');
} catch {}
if (theme !== 'light' && theme !== 'dark')
  theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
document.documentElement.dataset.theme = theme;
