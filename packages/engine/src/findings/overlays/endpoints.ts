import type { DeclId, Network } from '../../topology/index.js';
import { possible } from '../advice/in-vain.js';
import { vnetsOf } from '../bgp/vnets-of.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces, worstLeaf } from '../walk-places.js';
import type { Underlay } from './underlay.js';

export const endpointUnreachable: FindingCode = {
  code: 'AZR503',
  title: 'Ends of a tunnel cannot reach each other',
  severity: 'error',
};
export const endpointHijacked: FindingCode = {
  code: 'AZR504',
  title: 'Announced prefix covers the far end of the tunnel',
  severity: 'error',
};

export const brokenEndpointsRule: Rule = { codes: [endpointUnreachable, endpointHijacked], find: brokenEndpoints };

/**
 * Tunnels whose outer packets do not get from one end to the other (R217), or come back to their sender because its own
 * announcement covers the far end (R193, R218). A tunnel that a loop finding already names is not reported again.
 */
function brokenEndpoints(context: RuleContext): Finding[] {
  const { network, underlays, computation } = context;
  return network.topology.tunnels.flatMap((tunnel): Finding[] => {
    const broken = underlays()
      .of(tunnel)
      .filter(({ arrives, trace }) => !arrives && trace?.end.kind !== 'blockedProtocol');
    const lost = broken.filter(({ trace }) => trace?.verdict !== 'loop');
    const isReported = () => computation.loops.some((loop) => loop.tunnel === tunnel.id);
    const hijacked = broken.find((each) => !lost.includes(each) && !isReported());
    if (hijacked) return [hijack(context, hijacked)];
    return lost[0] ? [unreachable(context, lost[0], lost.length)] : [];
  });
}

function unreachable(
  { network }: RuleContext,
  { tunnel, from, to, destination, trace, obstacle }: Underlay,
  ends: number,
): Finding {
  const reason = trace ? worstLeaf(trace).reason.text : (obstacle?.text ?? '');
  const both = ends > 1 ? ' The same holds for the other direction.' : '';
  const target = destination ? ` at ${destination.text}` : '';
  const [peer] = peerings(network, from, to);
  const message = `The outer packets of ${tunnel.label} from ${network.label(from)} do not reach ${network.label(to)}${target}. ${reason}${both} ${peer ? `Peer ${peer.vnets.map((id) => network.label(id)).join(' with ')}, let` : 'Let'} a gateway learn the address of the far end, or use ipsec between public addresses (endpoint).`;
  return report(endpointUnreachable, tunnel.id, message, {
    related: trace ? walkPlaces(network, trace) : [],
    ...(peer && { advice: [peer] }),
  });
}

/** The peerings that the VNets of two devices could have and lack. */
function peerings(network: Network, from: DeclId, to: DeclId) {
  const steps = vnetsOf(network, from).flatMap((near) =>
    vnetsOf(network, to)
      .filter((far) => far !== near)
      .map((far) => ({ kind: 'peer', vnets: [near.id, far.id] }) as const),
  );
  return possible(network, steps);
}

function hijack({ network }: RuleContext, { tunnel, from, to, destination, trace }: Underlay): Finding {
  const message = `The outer packets of ${tunnel.label} for ${network.label(to)} come back to ${network.label(from)}. A route that covers the far end, ${destination?.text ?? ''}, leads back to the near one. Let the gateway learn a longer route to the far end, such as a host route, or announce a prefix that does not contain it.`;
  return report(endpointHijacked, tunnel.id, message, { related: trace ? walkPlaces(network, trace) : [] });
}
