/** The window's own styles, in the colours of Astro's toolbar. */
export const STYLE = `
:host astro-dev-toolbar-window {
  box-sizing: border-box;
  max-height: min(640px, calc(100vh - 96px));
  overflow-y: auto;
  color-scheme: dark;
  font-size: 14px;
  line-height: 1.5;
}
astro-dev-toolbar-window > * { flex: none; }
h1 { font-size: 22px; font-weight: 600; color: #fff; margin: 0; }
h2 {
  display: flex; justify-content: space-between; align-items: center; font-size: 16px; font-weight: 600; color: #fff; margin: 24px 0 8px;
}
h3 {
  display: flex; justify-content: space-between; align-items: center; gap: 8px;
  font-size: 14px; font-weight: 600; color: #fff; margin: 0 0 8px;
}
small { font-size: 12px; font-weight: 400; color: #bfc1c9; margin-left: 8px; }
p { margin: 8px 0 0; }
.cards { display: grid; gap: 12px; }
.card { background: #13151a; border: 1px solid #343841; border-radius: 8px; padding: 12px 16px; }
.hint { color: #9198ad; font-size: 12px; min-height: 18px; }
.problem { color: #f9c4d7; white-space: pre-wrap; overflow-wrap: anywhere; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
table { width: 100%; border-collapse: collapse; font-size: 12px; }
th { text-align: left; font-weight: 400; padding: 2px 12px 2px 0; }
td { padding: 2px 0; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.bar { width: 100%; padding-right: 12px; }
tr:first-child { color: #fff; }
tr.over { color: #f9c4d7; }
.track { position: relative; height: 8px; background: #23262d; border-radius: 4px; }
.track i {
  position: absolute; inset: 0 auto 0 0; width: max(2px, var(--size)); border-radius: 4px; background: #7118e2;
}
tr.over .track i { background: #b33e66; }
.track::after {
  content: ''; position: absolute; top: -2px; bottom: -2px; left: calc(var(--limit, -100%) - 1px); width: 2px;
  background: #e0ccfa; display: var(--mark, block);
}
.track:not([style*='--limit']) { --mark: none; }
dl { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; margin: 0; }
dt { font-size: 12px; color: #9198ad; }
dd { margin: 0; color: #fff; font-variant-numeric: tabular-nums; }
form { display: grid; grid-template-columns: repeat(6, 1fr); gap: 8px; align-items: end; }
.field { display: grid; gap: 4px; font-size: 12px; grid-column: span 2; }
input, select {
  box-sizing: border-box; width: 100%; min-width: 0; height: 30px; padding: 4px 8px; font: inherit; font-size: 14px;
  color: #fff; background: #24262d; border: 1px solid #545b6b; border-radius: 4px;
}
input:disabled { opacity: 0.5; }
input:focus-visible, select:focus-visible { outline: 2px solid #e0ccfa; outline-offset: 1px; }
ol { list-style: none; margin: 8px 0 0; padding: 0; max-height: 168px; overflow-y: auto; font-size: 12px; }
li { padding: 4px 0; border-top: 1px solid #23262d; overflow-wrap: anywhere; }
li > :not(:last-child) { margin-right: 8px; }
li code {
  font-family: ui-monospace, Menlo, Consolas, monospace; color: #fff;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
}
li time, .direction { color: #9198ad; font-variant-numeric: tabular-nums; }
li.received code { color: #d5f9c4; }
@media (max-width: 640px) {
  :host astro-dev-toolbar-window { padding: 16px; }
  dl { grid-template-columns: repeat(2, 1fr); }
  .field { grid-column: span 3; }
}
`;
