import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { idsIn } from '../../repairs/edits/references.js';

/**
 * Whether the same is found in two states: every code of one is found in the other, at the same declarations if they are
 * in both. Copies and their originals may share a finding, and its words may name another address.
 */
export function hasSameFindings(before: Analysis, after: Analysis): boolean {
  const known = new Set(before.findings.flatMap(keysOf));
  const found = new Set(after.findings.map(codeOf));
  const declared = idsIn(before.computation.topology);
  return (
    before.findings.every((finding) => found.has(codeOf(finding))) &&
    after.findings.every((finding) => known.has(declared.has(finding.declaration) ? placeOf(finding) : codeOf(finding)))
  );
}

function keysOf(finding: Finding): readonly string[] {
  return [codeOf(finding), placeOf(finding)];
}

function codeOf({ code, severity }: Finding): string {
  return `${code} ${severity}`;
}

function placeOf(finding: Finding): string {
  return `${codeOf(finding)} ${finding.declaration}`;
}
