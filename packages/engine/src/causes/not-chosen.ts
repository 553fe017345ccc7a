import { entryOf } from '../bgp/hubs/entry.js';
import { hubPropagation } from '../bgp/hubs/propagation.js';
import type { BgpRoute, Speaker, SpeakerKind } from '../bgp/route.js';
import { isExpressRoute } from '../bgp/select.js';
import type { Cause, Network } from '../topology/index.js';

/** The rule by which a route is preferred, and a clause that explains it. */
type Reason = readonly [rule: Cause['rule'], text: string];

/** Two routes for one prefix at a speaker, which prefers the first. */
interface Comparison {
  readonly network: Network;
  readonly speaker: Speaker;
  readonly best: BgpRoute;
  readonly other: BgpRoute;
}

/** One step of a comparison; undefined if it does not decide. */
type Step = (comparison: Comparison) => Reason | undefined;

/** W050: the steps in a table of a virtual hub. */
const hubSteps: readonly Step[] = [staticFirst, ownVnet, preferenceOfHub, shorterPath('W050')];

/** The steps by which each kind of speaker compares routes, in order. */
const stepsByKind: Readonly<Record<SpeakerKind, readonly Step[]>> = {
  routeServer: [ownRoute('R273'), hubRoutingPreference, shorterPath('R149')],
  vpnGateway: [ownRoute('R142'), shorterPath('R148')],
  expressRouteGateway: [ownRoute('R142'), overCircuit, connectionWeight, shorterPath('R148')],
  circuit: [ownRoute('R142'), shorterPath('R148')],
  nva: [ownRoute('R142'), localPreference, shorterPath('R148')],
  router: [ownRoute('R142'), localPreference, shorterPath('R148')],
  hubTable: hubSteps,
  hubExport: hubSteps,
  hubVpnGateway: [shorterPath('R148')],
  hubExpressRouteGateway: [connectionWeight, shorterPath('R148')],
};

/** Why a speaker that has both routes for one prefix prefers the first. */
export function whyNotChosen(network: Network, speaker: Speaker, best: BgpRoute, other: BgpRoute): Cause {
  const declarations = [...new Set([...best.cause.declarations, ...other.cause.declarations])];
  const [rule, text] = reason({ network, speaker, best, other });
  return { rule, text: `${speaker.label} prefers another route for ${other.prefix.text}: ${text}.`, declarations };
}

function reason(comparison: Comparison): Reason {
  for (const step of stepsByKind[comparison.speaker.kind]) {
    const decided = step(comparison);
    if (decided) return decided;
  }
  return ['R148', 'with equally long AS paths, eBGP comes before iBGP'];
}

function ownRoute(rule: Cause['rule']): Step {
  return ({ best, other }) => (best.own && !other.own ? [rule, 'it has one of its own'] : undefined);
}

function shorterPath(rule: Cause['rule']): Step {
  return ({ best, other }) =>
    best.asPath.length === other.asPath.length
      ? undefined
      : [rule, `its AS path is shorter (${pathOf(best)} against ${pathOf(other)})`];
}

function overCircuit({ best, other }: Comparison): Reason | undefined {
  return best.weight === other.weight
    ? undefined
    : ['R279', `it came over a circuit and has weight ${best.weight}, this one ${other.weight}`];
}

function localPreference({ best, other }: Comparison): Reason | undefined {
  return best.localPreference === other.localPreference
    ? undefined
    : ['R281', `its local preference is ${best.localPreference}, that of this one ${other.localPreference}`];
}

function connectionWeight({ best, other }: Comparison): Reason | undefined {
  const [weight, less] = [best.session?.receiverWeight ?? 0, other.session?.receiverWeight ?? 0];
  return weight === less ? undefined : ['R118', `its connection has weight ${weight}, this one ${less}`];
}

function hubRoutingPreference({ network, speaker, best, other }: Comparison): Reason | undefined {
  const thing = network.thing(speaker.device);
  const preference = thing?.kind === 'routeServer' ? thing.routeServer.hubRoutingPreference : 'ExpressRoute';
  return preference === 'ASPath' || isExpressRoute(best) === isExpressRoute(other)
    ? undefined
    : ['R149', `hub routing preference is ${preference}`];
}

function staticFirst({ best, other }: Comparison): Reason | undefined {
  return entryOf(best).by === 'static' && entryOf(other).by !== 'static'
    ? ['W027', 'a static route comes before all others of the same prefix']
    : undefined;
}

function ownVnet({ best }: Comparison): Reason | undefined {
  const { by, isRemote } = entryOf(best);
  return by === 'vnet' && !isRemote
    ? ['W054', 'it is the address space of a VNet that is connected to this hub']
    : undefined;
}

const rulesOfPreference = { ExpressRoute: 'W051', VpnGateway: 'W052', ASPath: 'W053' } as const;

function preferenceOfHub({ network, speaker, best, other }: Comparison): Reason | undefined {
  const { tables, exports } = hubPropagation(network);
  const preference = [...tables, ...exports].find(({ id }) => id === speaker.id)?.hub.hubRoutingPreference;
  const [mine, theirs] = [entryOf(best), entryOf(other)];
  if (preference === 'ASPath' && best.asPath.length !== other.asPath.length) {
    return [
      'W053',
      `hub routing preference is ASPath and its AS path is shorter (${pathOf(best)} against ${pathOf(other)})`,
    ];
  }
  const rule = preference === undefined ? 'W050' : rulesOfPreference[preference];
  if (mine.isRemote !== theirs.isRemote) {
    return [
      rule,
      `it was learned in this hub and the other one in a remote hub (hub routing preference ${preference})`,
    ];
  }
  return mine.by === theirs.by ? undefined : [rule, `hub routing preference is ${preference}`];
}

function pathOf({ asPath }: BgpRoute): string {
  return asPath.join('-') || 'empty';
}
