import { gatewayBesideRouteServer } from '../../findings/bgp/gateway-beside-route-server.js';
import { routeServerNextHop } from '../../findings/bgp/route-server-next-hops.js';
import { singleInstanceSession } from '../../findings/bgp/single-instance-sessions.js';
import type { Finding } from '../../findings/finding.js';
import { azureAsn, type BgpSession, type Network } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { sessionAt } from '../subjects.js';

/** R135: a session with both instances of a Route Server. */
export const peerWithBothInstances: Repairer = {
  mends: [singleInstanceSession],
  candidates: ({ world: { network } }, finding) => {
    const session = sessionAt(network, finding);
    if (!session) return [];
    const kind = network.thing(session.a.device)?.kind;
    const [nva, server] =
      kind === 'routeServer' || kind === 'virtualHub' ? [session.b, session.a] : [session.a, session.b];
    const words = `peer ${network.label(nva.device)} with both instances of ${network.label(server.device)}`;
    const fields = { a: { ...session.a, instance: undefined }, b: { ...session.b, instance: undefined } };
    const whole = change(session.id, fields, words);
    const others = sessionsBeside(network, session);
    if (others.length === 0) return [{ edits: [whole], standing: 'fixAll' }];
    const isCopy = others.every((other) => policiesOf(other) === policiesOf(session));
    return [
      // What differs on another session with the same instance would be lost.
      { edits: [whole, ...others.map(withoutSession)], standing: isCopy ? 'fixAll' : 'offered' },
    ];
  },
};

/** The other sessions of the same two devices. */
function sessionsBeside({ topology }: Network, { id, a, b }: BgpSession): readonly BgpSession[] {
  const ends = [a.device, b.device];
  return topology.sessions.filter(
    (other) => other.id !== id && ends.includes(other.a.device) && ends.includes(other.b.device),
  );
}

/** What the two ends of a session announce and prefer, in the order of their devices. */
function policiesOf({ a, b }: BgpSession): string {
  const [first, second] = a.device < b.device ? [a, b] : [b, a];
  return JSON.stringify([first, second].map(({ policy, localPreferences }) => [policy, localPreferences]));
}

function withoutSession({ id }: BgpSession): TopologyEdit {
  return { kind: 'removeDeclaration', declaration: id, words: undefined, size: 'remove', touches: undefined };
}

/** R140: beside a Route Server a VPN gateway is active-active and has the ASN 65515. */
export const fitGatewayToRouteServer: Repairer = { mends: [gatewayBesideRouteServer], candidates: gatewayFor };

function gatewayFor({ world: { network } }: RepairContext, { declaration }: Finding): readonly Candidate[] {
  const thing = network.thing(declaration);
  if (thing?.kind !== 'vpnGateway') return [];
  const { gateway } = thing;
  const wrongAsn = gateway.asn !== undefined && gateway.asn !== azureAsn;
  const what = [...(gateway.activeActive ? [] : ['active-active']), ...(wrongAsn ? [`ASN ${azureAsn}`] : [])];
  const fields = { activeActive: true, ...(wrongAsn && { asn: azureAsn }) };
  return [
    {
      edits: [change(gateway.id, fields, `make ${gateway.label} ${what.join(', ')}`)],
      standing: 'offered',
      trades: [{ kind: 'redeployment', text: `${gateway.label} is redeployed` }],
    },
  ];
}

/** R165: an NVA names itself as next hop, and not the Route Server from which it learned a route. */
export const sendSelfAsNextHop: Repairer = {
  mends: [routeServerNextHop],
  candidates: ({ world: { network } }, finding) => {
    const session = sessionAt(network, finding);
    if (!session) return [];
    return (['a', 'b'] as const).flatMap((end): Candidate[] => {
      const side = session[end];
      if (network.thing(side.device)?.kind !== 'nva') return [];
      const policy = { ...side.policy, nextHopUnchanged: false, nextHopSelf: !side.policy.nextHopUnchanged };
      const words = `let ${network.label(side.device)} send itself as next hop`;
      return [{ edits: [change(session.id, { [end]: { ...side, policy } }, words, 'attribute')], standing: 'fixAll' }];
    });
  },
};

function change(
  declaration: string,
  fields: Readonly<Record<string, unknown>>,
  words: string,
  size: 'setting' | 'attribute' = 'setting',
): TopologyEdit {
  return { kind: 'changeDeclaration', declaration, fields, words, size, touches: undefined };
}
