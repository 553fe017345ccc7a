/** What is known of a rule: what it is about, and why no code cites it. */
export interface Rule {
  readonly title: string;
  readonly reason?: string;
}

/** The page that lists all rules with the files that cite them, or the reason why none does. */
export function rulesPage(
  rules: Readonly<Record<string, Rule>>,
  cited: ReadonlyMap<string, readonly string[]>,
): string {
  const entries = Object.entries(rules);
  const encoded = entries.filter(([rule]) => cited.has(rule));
  const others = entries.filter(([rule]) => !cited.has(rule));
  return `# Rules

azroute follows a rulebook of ${entries.length} numbered rules about routing in Azure; see [fidelity](fidelity.md) for what they rest on.
${encoded.length} of them are encoded at places that cite them. ${others.length} are not, for the reason given here: most follow from others, or speak of what the language does not describe.

This page is made from the sources: \`npx vitest run test/rules --update\` renews it.

## Encoded

| Rule | About | Cited by |
| --- | --- | --- |
${encoded.map(([rule, { title }]) => `| ${rule} | ${title} | ${(cited.get(rule) ?? []).map(link).join(' · ')} |\n`).join('')}
## Not encoded

| Rule | About | Why not |
| --- | --- | --- |
${others.map(([rule, { title, reason }]) => `| ${rule} | ${title} | ${reason ?? '?'} |\n`).join('')}`;
}

/** `engine/effective/table` or `AZR110`, with a link to the file. */
function link(file: string): string {
  const page = /^docs\/(diagnostics\/(AZR\d+)\.md)$/.exec(file);
  if (page) return `[${page[2]}](${page[1]})`;
  return `[${file.replace(/^packages\/(\w+)\/src\//, '$1/').replace(/\.ts$/, '')}](../${file})`;
}
