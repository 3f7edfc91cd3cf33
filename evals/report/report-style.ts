/** The report is one file, so that its style stands in it. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #fff; --panel: #f5f7f9; --rule: #dde3e9; --part: #4a7fb5; --good: #2f8f63; --bad: #c2453d; --warn: #b7791f; --none: #c9d1d9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf1; --soft: #9aa7b5; --paper: #12171d; --panel: #1a2129; --rule: #2c3640; --part: #6ea3d8; --good: #4fb585; --bad: #e5746c; --warn: #d9a34a; --none: #3a4550; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 0 0 .6rem; } h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.hint, small, .meta { color: var(--soft); font-size: .85rem; } .hint { margin: 0 0 .6rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.tiles li { background: var(--panel); border: 1px solid var(--rule); border-radius: 8px; padding: .75rem .9rem; }
.tiles b { display: block; font-size: 1.45rem; font-variant-numeric: tabular-nums; } .tiles .bad b { color: var(--bad); } .tiles .good b { color: var(--good); }
.verdict { border-left: 4px solid var(--good); background: var(--panel); padding: .6rem .9rem; border-radius: 0 8px 8px 0; } .verdict.bad { border-color: var(--bad); }
.verdict ul { margin: .3rem 0 0; padding-left: 1.2rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem; margin: 1.25rem 0; }
.chart { border: 1px solid var(--rule); border-radius: 8px; padding: 1rem; min-width: 0; } .chart.wide { grid-column: 1 / -1; }
.bars { list-style: none; margin: 0; padding: 0; display: grid; gap: .3rem; }
.bars li { display: grid; grid-template-columns: minmax(0, 12rem) 1fr 7.5rem; gap: .6rem; align-items: center; }
.label { overflow-wrap: anywhere; line-height: 1.2; font-size: .9rem; } .figure { text-align: right; font-variant-numeric: tabular-nums; font-size: .9rem; white-space: nowrap; }
.bar { width: 100%; height: .7rem; border-radius: 3px; overflow: hidden; } .histogram { width: 100%; height: 9rem; } .grid { width: 100%; height: auto; }
.track { fill: var(--rule); } .good rect, rect.good { fill: var(--good); } rect.part { fill: var(--part); } .mark { stroke: var(--bad); stroke-width: 1; vector-effect: non-scaling-stroke; }
rect.passed { fill: var(--good); } rect.failed { fill: var(--bad); } rect.broken { fill: var(--warn); } rect.absent { fill: var(--none); }
.key { display: inline-block; width: .7em; height: .7em; border-radius: 2px; margin-left: .5em; } .key.passed { background: var(--good); } .key.failed { background: var(--bad); } .key.broken { background: var(--warn); } .key.absent { background: var(--none); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
details { border: 1px solid var(--rule); border-radius: 8px; margin: .5rem 0; } summary { cursor: pointer; padding: .6rem .9rem; display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; } details > div { padding: 0 .9rem .9rem; }
.said { margin: .6rem 0; padding: .5rem .8rem; border-radius: 8px; background: var(--panel); overflow-wrap: anywhere; white-space: pre-wrap; } .said.person { margin-left: 15%; border: 1px solid var(--rule); background: none; }
.problem { color: var(--bad); margin: .2rem 0; overflow-wrap: anywhere; }
section.block { margin: 2rem 0; }
@media (max-width: 36rem) { .bars li { grid-template-columns: 1fr auto; } .bars .bar { grid-column: 1 / -1; order: 3; } .said.person { margin-left: 8%; } }
`;
