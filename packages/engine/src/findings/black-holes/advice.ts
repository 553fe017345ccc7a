import type { FindingCode } from '../finding-code.js';
import type { RuleContext } from '../rule.js';
import type { BlackHole } from './black-hole.js';
import { advertiserOf } from './drop.js';
import {
  advertisedBlackHole,
  gatewayWithoutRoute,
  internetForPrivate,
  learnedNextHop,
  noneRoute,
  noReturnRoute,
  operatingSystemDrops,
  partialBlackHole,
  siteWithoutRoute,
} from './kinds.js';
import { adviceForStaticDevice } from './static-device.js';

/** What to do about a black hole, in one sentence. */
export function blackHoleAdvice(context: RuleContext, hole: BlackHole): string {
  // Other kinds are reported at their cause, where the finding says what to do.
  return adviceByKind.get(hole.kind)?.(hole, context) ?? '';
}

type Advice = (hole: BlackHole, context: RuleContext) => string;

const adviceByKind: ReadonlyMap<FindingCode, Advice> = new Map<FindingCode, Advice>([
  [noneRoute, afterNoneRoute],
  [
    operatingSystemDrops,
    ({ flow, drop }) => `Give ${drop.last?.label ?? 'the appliance'} a route to ${targetOf(flow)}.`,
  ],
  [
    gatewayWithoutRoute,
    ({ flow }) =>
      `Make sure that the gateway learns ${targetOf(flow)}: check the connection and its prefixes, enableBgp at both ends, gateway transit on the peering of the spoke, and branchToBranch between two branches.`,
  ],
  [
    siteWithoutRoute,
    (hole, { network }) =>
      adviceForStaticDevice(network, hole) ??
      `Let the gateway advertise ${hole.flow.to?.vnet?.label ?? targetOf(hole.flow)} to the site: ${hasGateway(hole.flow) ? 'enableBgp at both ends' : 'allowGatewayTransit and useRemoteGateways on the peering of the spoke'}, and no filter on the connection.`,
  ],
  [
    internetForPrivate,
    ({ flow }) => `Give the route another next hop for ${targetOf(flow)}: the Internet carries no private addresses.`,
  ],
  [
    advertisedBlackHole,
    ({ flow, drop }, { network }) =>
      `${advertiserOf(network, flow, drop)?.label ?? 'The appliance'} advertises a prefix that contains ${flow.destination.text}: advertise only what it can deliver, or give it the missing route.`,
  ],
  [partialBlackHole, () => 'Fix or remove the failing next hop: each new connection may be hashed to it.'],
  [noReturnRoute, afterNoReturnRoute],
  [learnedNextHop, afterLearnedNextHop],
]);

function afterNoneRoute({ flow, drop }: BlackHole): string {
  const target = targetOf(flow);
  const far = flow.to?.vnet?.label;
  return drop.last
    ? `Give the subnet of ${drop.last.label} a user-defined route to ${target}${far === undefined ? '' : `, or peer its VNet with ${far}`}.`
    : `Give ${flow.from.subnet?.label ?? flow.from.label} a route to ${target}.`;
}

function afterNoReturnRoute({ flow }: BlackHole): string {
  const target = targetOf(flow);
  const works = `Packets from ${target} to ${flow.from.label} arrive, but the answers are lost`;
  if (flow.to && !flow.to.vnet && flow.from.vnet) {
    return `${works}. Let the gateway learn ${target} through the prefixes of the connection or enableBgp at both ends.`;
  }
  return `${works}. Give ${flow.from.subnet?.label ?? flow.from.label} a return route over the same path.`;
}

function afterLearnedNextHop({ flow, drop }: BlackHole, { network }: RuleContext): string {
  const nic = network.nic(drop.decision?.at ?? '');
  const near = nic?.vnet.label ?? flow.from.vnet?.label ?? flow.from.label;
  const subnet = nic?.subnet.label ?? flow.from.subnet?.label ?? near;
  return `Peer ${near} with the VNet of the next hop, announce one that ${near} reaches (nextHop), or give ${subnet} a user-defined route to an appliance that it reaches.`;
}

function targetOf({ to }: BlackHole['flow']): string {
  return to?.label ?? 'the Internet';
}

/** Whether the VNet of the receiver has a gateway of its own. */
function hasGateway({ to }: BlackHole['flow']): boolean {
  return (to?.vnet?.vpnGateways.length ?? 0) + (to?.vnet?.expressRouteGateways.length ?? 0) > 0;
}
