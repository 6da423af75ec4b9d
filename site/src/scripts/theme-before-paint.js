// Stands in the head of every page, to run before the first paint: a reader's own choice wins over the system's.
// Storage can be forbidden; the system's choice, which the stylesheet follows, is then the answer.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
