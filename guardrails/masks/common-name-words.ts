/** Words in the names of companies that name nobody: legal forms, trades and places' kinds. */
export const COMMON_NAME_WORDS: ReadonlySet<string> = new Set(
  `gmbh company corp corporation limited incorporated group holding holdings international services service solutions systems supply supplies trading industries industrial
  logistics freight transport shipping warehouse manufacturing products product works equipment process engineering electric electrical electronics automation mechanical machine
  tools hardware plumbing heating refrigeration packaging corrugated adhesives fasteners bearings valve valves pump pumps pipe tube cable cables steel metal metals plastics foods food brewing
  interior home office north south east west street customer customers vendor supplier order orders delivery deliveries invoice stock open late from with that this what where when have been total date week`
    .split(/\s+/)
    .filter(Boolean),
);
