import type { Analysis } from '../../findings/analysis.js';
import { type End, Ends } from '../../findings/expectations/ends.js';
import { expectationIn } from '../../findings/expectations/expected.js';
import { judge } from '../../findings/expectations/judge.js';
import type { Finding } from '../../findings/finding.js';
import { follow } from '../../forwarding/walk.js';

/**
 * Whether the expectation of a finding certainly still fails, for the pair of ends that the finding names. That can be
 * told long before loops and findings are known, and is so for most changes that are tried for an expectation.
 */
export function stillFails({ computation }: Analysis, { subject }: Finding): boolean {
  if (subject?.kind !== 'unmetExpectation') return false;
  // A change can be one of the expectation, or of the scenario.
  const [expectation, scenario] = expectationIn(computation.topology, subject.expectation.id) ?? [];
  if (!expectation) return false;
  const { failure } = subject;
  const { network, forwarder } = scenario ? computation.scenario(scenario) : computation;
  const ends = new Ends(network);
  const [froms, tos] = [ends.of(expectation.from), ends.of(expectation.to)];
  const pair =
    pairOf(froms, tos, failure.from, failure.to) ??
    // What fails may be the way back.
    pairOf(froms, tos, failure.to, failure.from);
  return (
    pair !== undefined && judge(network, (from, to) => follow(forwarder, from, to), expectation, ...pair) !== undefined
  );
}

function pairOf(froms: readonly End[], tos: readonly End[], from: End, to: End): readonly [End, End] | undefined {
  const like = (end: End) => (one: End) => one.sender === end.sender && one.label === end.label;
  const [one, two] = [froms.find(like(from)), tos.find(like(to))];
  return one && two && [one, two];
}
