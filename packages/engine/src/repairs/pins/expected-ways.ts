import { pathsOf } from '../../findings/inspection/inspected-paths.js';
import type { Trace } from '../../forwarding/trace.js';
import type { DeclId, ExpectationEnd } from '../../topology/index.js';
import type { AddExpectation } from '../edits/topology-edit.js';

/** The appliances that packets pass; none if there are several ways. */
export function appliancesOn(trace: Trace): readonly DeclId[] {
  const [hops = [], ...others] = pathsOf(trace);
  if (others.length > 0) return [];
  return hops.filter(({ kind }) => kind === 'nva' || kind === 'firewall').map(({ device }) => device);
}

/**
 * Expectations that packets keep their ways: one for both directions if they pass the same appliances, otherwise one for
 * each.
 * @param there the appliances on the way; undefined if packets don't arrive, or if that is not to be expected
 */
export function expectedWays(
  from: ExpectationEnd,
  to: ExpectationEnd,
  there: readonly DeclId[] | undefined,
  back: readonly DeclId[] | undefined,
): readonly AddExpectation[] {
  if (there && back && there.join() === [...back].reverse().join()) return [expected(from, to, true, there)];
  return [...(there ? [expected(from, to, false, there)] : []), ...(back ? [expected(to, from, false, back)] : [])];
}

function expected(from: ExpectationEnd, to: ExpectationEnd, bothWays: boolean, via: readonly DeclId[]): AddExpectation {
  return { kind: 'addExpectation', from, to, bothWays, dropped: false, via: via.length > 0 ? via : undefined };
}
