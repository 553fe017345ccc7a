import { checkpoint, Interrupted } from '../checkpoint.js';
import type { DeclId } from '../topology/index.js';
import type { Finding } from './finding.js';
import { report } from './report.js';
import type { Rule, RuleContext } from './rule.js';
import { ruleFailed } from './rule-failed.js';
import { rules as allRules } from './rules.js';

/**
 * All findings in the order of the rules, before consequences are folded. A rule that fails is reported as a finding,
 * and the other rules still run.
 * @param found the findings of rules that are already known; those of the others are added
 */
export function findAll(
  context: RuleContext,
  rules: readonly Rule[] = allRules,
  found: Map<Rule, readonly Finding[]> = new Map(),
): readonly Finding[] {
  const complete = context.bgp.complete;
  return rules.flatMap((rule) => {
    // Conclusions from tables that lack routes would be wrong.
    if (!complete && !rule.declarationsOnly) return [];
    const findings = found.get(rule) ?? findBy(rule, context);
    found.set(rule, findings);
    return findings;
  });
}

function findBy(rule: Rule, context: RuleContext): readonly Finding[] {
  try {
    return [...withPauses(rule.find(context))];
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return [failure(rule, error, context)];
  }
}

/** The same findings, with a checkpoint before each. */
function* withPauses(findings: Iterable<Finding>): Generator<Finding> {
  checkpoint();
  for (const finding of findings) {
    checkpoint();
    yield finding;
  }
}

/** The finding about a rule that failed, at any existing declaration. */
function failure(rule: Rule, error: unknown, context: RuleContext): Finding {
  const detail = error instanceof Error ? error.message : String(error);
  const names = rule.codes.map(({ code, title }) => `${code} "${title}"`).join(', ');
  const message = `The check ${names} failed and was skipped. The error was: ${detail}. Report it together with this topology.`;
  return report(ruleFailed, someDeclaration(context), message, {
    key: rule.codes[0]?.code ?? '',
    subject: rule.subjectIfFailed?.(context.network.topology),
  });
}

function someDeclaration({ network }: RuleContext): DeclId {
  const { topology } = network;
  return topology.nvas[0]?.id ?? topology.vnets[0]?.id ?? topology.sites[0]?.id ?? '';
}
