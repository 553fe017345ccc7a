import type { BgpRoute, Speaker } from '../bgp/route.js';
import { isExpressRoute } from '../bgp/select.js';
import type { Cause, Network } from '../topology/index.js';

/** Why a speaker that has both routes for one prefix prefers the first, by the order in which it compares them. */
export function whyNotChosen(network: Network, speaker: Speaker, best: BgpRoute, other: BgpRoute): Cause {
  const declarations = [...new Set([...best.cause.declarations, ...other.cause.declarations])];
  const [rule, text] = reason(network, speaker, best, other);
  return { rule, text: `${speaker.label} prefers another route for ${other.prefix.text}: ${text}.`, declarations };
}

function reason(network: Network, speaker: Speaker, best: BgpRoute, other: BgpRoute): [Cause['rule'], string] {
  const server = speaker.kind === 'routeServer';
  if (best.own && !other.own) return [server ? 'R273' : 'R142', 'it has one of its own'];
  if (speaker.kind === 'expressRouteGateway') {
    if (best.weight !== other.weight)
      return ['R279', `it came over a circuit and weighs ${best.weight}, this one ${other.weight}`];
    const [weight, less] = [best.session?.receiverWeight ?? 0, other.session?.receiverWeight ?? 0];
    if (weight !== less) return ['R118', `its connection weighs ${weight}, this one ${less}`];
  }
  if (server) {
    const thing = network.thing(speaker.device);
    const preference = thing?.kind === 'routeServer' ? thing.routeServer.hubRoutingPreference : 'ExpressRoute';
    if (preference !== 'ASPath' && isExpressRoute(best) !== isExpressRoute(other)) {
      return ['R149', `hub routing preference is ${preference}`];
    }
  }
  if (speaker.kind === 'router' || speaker.kind === 'nva') {
    const [preference, less] = [best.localPreference, other.localPreference];
    if (preference !== less) return ['R281', `its local preference is ${preference}, that of this one ${less}`];
  }
  if (best.asPath.length !== other.asPath.length) {
    return [server ? 'R149' : 'R148', `its AS path is shorter (${pathOf(best)} against ${pathOf(other)})`];
  }
  return ['R148', 'with equally long AS paths, eBGP comes before iBGP'];
}

function pathOf({ asPath }: BgpRoute): string {
  return asPath.join('-') || 'empty';
}
