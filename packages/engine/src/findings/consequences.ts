import type { DeclId } from '../topology/index.js';
import type { Finding, RelatedPlace } from './finding.js';

/** A root cause tells of this many consequences; the rest is counted. */
const shownConsequences = 8;

/**
 * Tells consequences where their causes are told: a finding that can be traced back to declarations which another
 * finding blames goes to the related places of that one. A missing flag that makes forty flows fail is one error.
 */
export function foldConsequences(findings: readonly Finding[]): readonly Finding[] {
  const blamedBy = new Map<DeclId, Finding>();
  for (const finding of findings) {
    if (finding.consequenceOf || !isBlame(finding)) continue;
    for (const id of [finding.declaration, ...(finding.blames ?? [])]) {
      if (!blamedBy.has(id)) blamedBy.set(id, finding);
    }
  }
  const told = new Map<Finding, Finding[]>();
  const left = findings.filter((finding) => {
    const root = finding.consequenceOf?.map((id) => blamedBy.get(id)).find((each) => each !== undefined);
    const others = root && told.get(root);
    if (others) others.push(finding);
    else if (root) told.set(root, [finding]);
    return !root && !finding.onlyAtCause;
  });
  return left.map((finding) => withConsequences(finding, told.get(finding) ?? []));
}

/** Remarks and advice do not explain why packets are lost. */
function isBlame({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function withConsequences(finding: Finding, consequences: readonly Finding[]): Finding {
  if (consequences.length === 0) return finding;
  const shown = consequences.slice(0, shownConsequences);
  const rest = consequences.length - shown.length;
  const places = shown.map(
    ({ declaration, message }): RelatedPlace => ({ declaration, message: `What follows: ${message}` }),
  );
  const more: RelatedPlace[] =
    rest > 0 ? [{ declaration: finding.declaration, message: `And ${rest} more that follow from it.` }] : [];
  const worst = consequences.some(({ severity }) => severity === 'error') ? 'error' : finding.severity;
  return { ...finding, severity: worst, related: [...finding.related, ...places, ...more] };
}
