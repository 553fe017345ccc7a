import type { Flow } from '../../comparison/changes.js';
import { Ends } from '../../findings/expectations/ends.js';
import type { Finding } from '../../findings/finding.js';
import type { DeclId, ExpectationEnd, Network } from '../../topology/index.js';

/**
 * The flows that may be lost: the expectation that is to hold says that they are dropped, or they arrive only because of
 * the leak that is to be closed.
 */
export function exemptBy(network: Network, { subject }: Finding): (flow: Flow) => boolean {
  if (subject?.kind === 'leak') {
    const isBranch = ({ vnet }: Flow['from']) => vnet === undefined;
    return ({ from, to }) =>
      isBranch(from) && (subject.to === 'internet' ? to === undefined : to !== undefined && isBranch(to));
  }
  const expectation = subject?.kind === 'unmetExpectation' ? subject.expectation : undefined;
  if (!expectation?.dropped) return () => false;
  const ends = new Ends(network);
  const [from, to] = [partiesOf(network, ends, expectation.from), partiesOf(network, ends, expectation.to)];
  const goes = (flow: Flow, senders: ReadonlySet<DeclId>, receivers: ReadonlySet<DeclId>, internet: boolean) =>
    flow.senders.every(({ id }) => senders.has(id)) &&
    (flow.to === undefined ? internet : flow.receivers.every(({ id }) => receivers.has(id)));
  return (flow) =>
    goes(flow, from, to, expectation.to.kind === 'internet') || (expectation.bothWays && goes(flow, to, from, false));
}

/** The subnets, sites and other parties to which the things of an end belong: a route acts on all of them. */
function partiesOf(network: Network, ends: Ends, end: ExpectationEnd): ReadonlySet<DeclId> {
  return new Set(
    ends.of(end).flatMap(({ sender }): DeclId[] => {
      const thing = sender === undefined ? undefined : network.thing(sender);
      if (thing?.kind === 'nic') return [thing.subnet.id];
      if (thing?.kind === 'host') return [thing.home.id];
      return sender === undefined ? [] : [sender];
    }),
  );
}
