import type { Finding } from '../../findings/finding.js';
import { codesNamed } from '../codes-named.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { sessionAt } from '../subjects.js';

/** The AS number that Azure's gateways and Route Servers have. */
const azureAsn = 65515;

/** R135: a session with both instances of a Route Server. */
export const peerWithBothInstances: Repairer = {
  mends: codesNamed('AZR209'),
  candidates: ({ world: { network } }, finding) => {
    const session = sessionAt(network, finding);
    if (!session) return [];
    const [nva, server] =
      network.thing(session.a.device)?.kind === 'routeServer' ? [session.b, session.a] : [session.a, session.b];
    const words = `peer ${network.label(nva.device)} with both instances of ${network.label(server.device)}`;
    const fields = { a: { ...session.a, instance: undefined }, b: { ...session.b, instance: undefined } };
    return [{ edits: [change(session.id, fields, words)], standing: 'fixAll' }];
  },
};

/** R140: beside a Route Server a VPN gateway is active-active and has the ASN 65515. */
export const fitGatewayToRouteServer: Repairer = { mends: codesNamed('AZR210'), candidates: gatewayFor };

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

/** R147, R164, R166: keeps a default route from the circuits of a Route Server with branch-to-branch. */
export const keepDefaultFromCircuits: Repairer = { mends: codesNamed('AZR211', 'AZR212'), candidates: branches };

function branches({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const { topology } = network;
  const candidates: Candidate[] = [];
  const servers = topology.vnets.flatMap(({ routeServers }) =>
    routeServers.filter(({ branchToBranch }) => branchToBranch),
  );
  if (finding.code === 'AZR211') {
    for (const session of topology.sessions) {
      for (const end of ['a', 'b'] as const) {
        const device = session[end].device;
        const other = session[end === 'a' ? 'b' : 'a'].device;
        if (!involves(finding, device) || !servers.some(({ id }) => id === other)) continue;
        const { policy } = session[end];
        if (policy.communities.includes('no-advertise')) continue;
        const fields = {
          [end]: { ...session[end], policy: { ...policy, communities: [...policy.communities, 'no-advertise'] } },
        };
        const words = `keep ${network.label(device)}'s routes from the gateways of ${network.label(other)} (no-advertise)`;
        candidates.push({ edits: [change(session.id, fields, words, 'attribute')], standing: 'fixAll' });
      }
    }
  }
  for (const server of servers) {
    const words = `switch branchToBranch off on ${server.label}`;
    candidates.push({ edits: [change(server.id, { branchToBranch: false }, words)], standing: 'offered' });
  }
  return candidates;
}

function involves({ declaration, related }: Finding, device: string): boolean {
  return declaration === device || related.some((place) => place.declaration === device);
}

/** R165: an NVA names itself as next hop, and not the Route Server from which it learned a route. */
export const sendSelfAsNextHop: Repairer = {
  mends: codesNamed('AZR214'),
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
