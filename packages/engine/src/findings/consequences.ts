import type { DeclId } from '../topology/index.js';
import type { Finding, RelatedPlace } from './finding.js';

/** How many consequences a root cause lists; the rest is counted. */
const shownConsequences = 8;

/**
 * Moves consequences to their causes: a finding that goes back to declarations that another finding blames becomes a
 * related place of that finding. A missing flag that makes forty flows fail is one error.
 */
export function foldConsequences(findings: readonly Finding[]): readonly Finding[] {
  const blamedBy = new Map<DeclId, Finding>();
  for (const finding of findings) {
    if (finding.consequenceOf || !isBlame(finding)) continue;
    for (const id of [finding.declaration, ...(finding.blames ?? [])]) {
      if (!blamedBy.has(id)) blamedBy.set(id, finding);
    }
  }
  const byRoot = new Map<Finding, Finding[]>();
  const left = findings.filter((finding) => {
    const root = finding.consequenceOf?.map((id) => blamedBy.get(id)).find((each) => each !== undefined);
    const others = root && byRoot.get(root);
    if (others) others.push(finding);
    else if (root) byRoot.set(root, [finding]);
    return !root && !finding.onlyAtCause;
  });
  return left.map((finding) => withConsequences(finding, byRoot.get(finding) ?? []));
}

/** Only errors and warnings can explain why packets are lost. */
function isBlame({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function withConsequences(finding: Finding, consequences: readonly Finding[]): Finding {
  if (consequences.length === 0) return finding;
  const shown = consequences.slice(0, shownConsequences);
  const rest = consequences.length - shown.length;
  const places = shown.map(
    ({ declaration, message }): RelatedPlace => ({ declaration, message: `Consequence: ${message}` }),
  );
  const more: RelatedPlace[] =
    rest > 0
      ? [{ declaration: finding.declaration, message: `${rest} more ${rest === 1 ? 'consequence' : 'consequences'}.` }]
      : [];
  const worst = consequences.some(({ severity }) => severity === 'error') ? 'error' : finding.severity;
  return { ...finding, severity: worst, related: [...finding.related, ...places, ...more] };
}
