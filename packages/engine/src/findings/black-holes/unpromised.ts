import { contains, type Prefix } from '../../address/index.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import type { Decision } from '../../forwarding/trace.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Network } from '../../topology/index.js';
import { Ends } from '../expectations/ends.js';
import type { FindingCode } from '../finding-code.js';
import type { Party } from '../flows/party.js';
import type { BlackHole } from './black-hole.js';
import { announcedBy } from './drop.js';
import { advertisedBlackHole, gatewayWithoutRoute, noneRoute, noReturnRoute, operatingSystemDrops } from './kinds.js';

/** The kinds for which it matters what brought the packets there; others are wrong whatever brought them. */
const kindsOnTheWay: ReadonlySet<FindingCode> = new Set([
  noneRoute,
  operatingSystemDrops,
  gatewayWithoutRoute,
  advertisedBlackHole,
  noReturnRoute,
]);

/**
 * Tells for which black holes nobody has promised that the packets arrive: only a default route, or a half of one, to an
 * appliance or firewall brings them there, and no expectation, no narrower route and no announcement names their private
 * destination. Such a route is meant for the Internet.
 * @returns the appliance
 */
export function unpromised(world: World): (hole: BlackHole) => DeclId | undefined {
  const { network } = world;
  const isNamed = namedByExpectations(network);
  return ({ kind, flow, drop }) => {
    const appliance = drop.hops.find((hop) => hop.kind === 'nva' || hop.kind === 'firewall')?.device;
    if (appliance === undefined || !flow.to || !kindsOnTheWay.has(kind) || !isPrivateAddress(flow.destination)) {
      return undefined;
    }
    const decisions = [...flow.trace.first, ...drop.hops.flatMap((hop) => hop.decisions)];
    const nvas = drop.hops.flatMap(({ device }) => network.nva(device) ?? []);
    const isPromised =
      decisions.some(isNarrow) ||
      nvas.some((nva) =>
        world.devices
          .osTable(nva)
          .lookup(flow.destination)
          .some(({ prefix }) => isNarrower(prefix)),
      ) ||
      nvas.some(({ id }) =>
        announcedBy(network, id).some((each) => isNarrower(each) && contains(each, flow.destination)),
      ) ||
      flow.receivers.some(isNamed);
    return isPromised ? undefined : appliance;
  };
}

/** Whether a route that somebody made decided, and is neither a default route nor a half of one. */
function isNarrow({ row, bgpRoute }: Decision): boolean {
  if (row) return row.source !== 'Default' && row.prefix !== undefined && isNarrower(row.prefix);
  return bgpRoute !== undefined && isNarrower(bgpRoute.prefix);
}

function isNarrower({ length }: Prefix): boolean {
  return length > 1;
}

/** Tells which parties an expectation wants reached. */
function namedByExpectations(network: Network): (party: Party) => boolean {
  const ends = new Ends(network);
  const ids = new Set<DeclId>();
  const addresses = new Set<string>();
  for (const { dropped, from, to, bothWays } of network.topology.expectations) {
    if (dropped) continue;
    for (const { sender, addresses: own } of [...ends.of(to), ...(bothWays ? ends.of(from) : [])]) {
      if (sender !== undefined) ids.add(sender);
      for (const { text } of own) addresses.add(text);
    }
  }
  return (party) =>
    party.members.some((id) => ids.has(id)) ||
    ([4, 6] as const).some((family) => addresses.has(party.address(family)?.text ?? ''));
}
