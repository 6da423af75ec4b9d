/** The style of the report, for light and dark. */
export const reportStyle = `
:root { --page: #fbfbfa; --text: #1d2026; --quiet: #5c6370; --line: #d9dce1; --data: 210; --code: 265; --framework: 150; --other: 30; --light: 88%; --step: -7%; --chroma: 60%; --label: #14171c; }
@media (prefers-color-scheme: dark) { :root { --page: #14161a; --text: #e7e9ed; --quiet: #9aa2b1; --line: #2c313a; --light: 20%; --step: 7%; --chroma: 38%; --label: #f2f4f7; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 1240px; margin: 0 auto; padding: 24px 20px 64px; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .25rem; font-size: 1.15rem; }
p { margin: .25rem 0 1rem; }
.facts, .note { color: var(--quiet); }
.note { max-width: 70ch; margin-top: 1rem; font-size: .9rem; }
.treemap { display: block; width: 100%; height: auto; }
.narrow { display: none; }
@media (max-width: 640px) { .wide { display: none; } .narrow { display: block; } }
.treemap g { --hue: var(--other); }
.treemap .data { --hue: var(--data); }
.treemap .code { --hue: var(--code); }
.treemap .framework { --hue: var(--framework); }
.treemap rect { fill: hsl(var(--hue) var(--chroma) calc(var(--light) + var(--step) * var(--depth))); stroke: var(--page); stroke-width: 1.5; }
.treemap .depth-1 > rect { --depth: 0; }
.treemap .depth-2 > rect { --depth: 1; }
.treemap .depth-3 > rect { --depth: 2; }
.treemap text { fill: var(--label); font: 12px/1 ui-monospace, "SF Mono", Menlo, Consolas, monospace; white-space: pre; pointer-events: none; }
.treemap .depth-1 > text { font-weight: 600; }
.treemap g:hover > rect { stroke: var(--text); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th { font-weight: 400; text-align: left; overflow-wrap: anywhere; white-space: normal; }
thead th { color: var(--quiet); text-align: right; white-space: nowrap; overflow-wrap: normal; }
thead th:first-child { text-align: left; }
th span { color: var(--quiet); }
@media (max-width: 640px) { table { font-size: .85rem; } th, td { padding-right: 8px; } th:last-child, td:last-child { padding-right: 0; } }
`;
