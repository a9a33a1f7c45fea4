/** The look of the live page, in both colour schemes. */
export const liveStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f9, #14161a); --card: light-dark(#fff, #1d2026);
  --line: light-dark(#d9dde3, #343a44); --ink: light-dark(#1b1f26, #e8eaee); --soft: light-dark(#59616e, #a3abb8);
  --accent: light-dark(#0b5fd9, #7db1ff); --good: light-dark(#1a7431, #6fd18a); --bad: light-dark(#b3261e, #ff9d94);
  --busy: light-dark(#8a5a00, #f0c060);
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 3rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline }
h1 { margin: 0; font-size: 1.375rem; letter-spacing: -.01em }
h2 { margin: 2rem 0 .75rem; font-size: 1.0625rem }
header p { margin: 0 }
#address, code, td { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875rem }
#address, .count, .empty { color: var(--soft) }
#connection { margin-inline-start: auto; font-size: .875rem; color: var(--soft) }
#connection.on { color: var(--good) }
#connection.off { color: var(--bad) }
.count { font-weight: 400 }
.empty { margin: 0; padding: 1.25rem; border: 1px dashed var(--line); border-radius: .75rem }
ul { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); margin: 0;
  padding: 0; list-style: none }
article { display: grid; grid-template-columns: 7rem 1fr; gap: .125rem .875rem; padding: .875rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .75rem; align-content: start; height: 100% }
article img { grid-row: span 4; width: 7rem; aspect-ratio: 16/9; object-fit: cover; border-radius: .375rem; background: var(--line);
  outline: 1px solid var(--line); outline-offset: -1px }
article h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere }
article p { margin: 0; font-size: .875rem; color: var(--soft); overflow-wrap: anywhere }
article a { color: var(--accent) }
.state { font-weight: 600 }
.state.complete, .ok { color: var(--good) }
.state.receiving { color: var(--busy) }
.parts { display: flex; flex-wrap: wrap; gap: 3px; grid-column: -2 / -1; margin-top: .375rem; padding: 0 }
.parts i { width: .75rem; height: .75rem; border-radius: 3px; background: var(--accent) }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .75rem }
.scroll:has(table[hidden]) { display: none }
table { width: 100%; border-collapse: collapse }
th { color: var(--soft); font-size: .8125rem; font-weight: 500; text-align: start }
th, td { padding: .4375rem .75rem; border-bottom: 1px solid var(--line); white-space: nowrap }
tbody tr:last-child td { border-bottom: 0 }
td:nth-child(2) { white-space: normal; overflow-wrap: anywhere; min-width: 14rem }
td:nth-child(n + 3), th:nth-child(n + 3) { text-align: end; font-variant-numeric: tabular-nums }
.error { color: var(--bad) }
.fault { margin-inline-start: .5rem; padding: 0 .375rem; border: 1px solid currentColor; border-radius: .375rem; color: var(--busy);
  font-size: .75rem; white-space: nowrap }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
@media (max-width: 34rem) { article { grid-template-columns: 4.5rem 1fr } article img { width: 4.5rem } }
`;
