import type { Network } from '../../topology/index.js';
import { type End, endsOf } from '../expectations/ends.js';
import type { Flow } from '../flows/flows.js';
import type { Party } from '../flows/party.js';

/** Tells which flows an expectation wants dropped: what its author asks for is no black hole. */
export function expectedDrops(network: Network): (flow: Flow) => boolean {
  const pairs = network.topology.expectations
    .filter(({ dropped }) => dropped)
    .flatMap(({ from, to, bothWays }) => {
      const ends = [endsOf(network, from), endsOf(network, to)] as const;
      return bothWays ? [ends, [ends[1], ends[0]] as const] : [ends];
    });
  if (pairs.length === 0) return () => false;
  return ({ senders, receivers, to }) =>
    pairs.some(([from, target]) => {
      const arrives = to ? receivers.every((party) => isAmong(party, target)) : target.some(({ internet }) => internet);
      return arrives && senders.every((party) => isAmong(party, from));
    });
}

function isAmong(party: Party, ends: readonly End[]): boolean {
  return ends.some(
    ({ sender, addresses }) =>
      (sender !== undefined && party.members.includes(sender)) ||
      addresses.some(({ family, text }) => party.address(family)?.text === text),
  );
}
