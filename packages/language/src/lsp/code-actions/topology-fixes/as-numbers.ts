import type { DeclId, Network, Site, Topology } from '@azroute/engine';
import { change, type FixCandidate, type FixContext, type TopologyFix } from './topology-fix.js';

/** The first number that is tried: the private ones below are Azure's own, or reserved (R103). */
const first = 65001;
/** Reserved by Azure (R103). */
const reserved: ReadonlySet<number> = new Set([65515, 65517, 65518, 65519, 65520]);

/** Gives a device the next free private AS number. */
export const freeAsNumber: TopologyFix = { codes: ['AZR043', 'AZR044'], candidates };

function candidates({ network, topology, declaration }: FixContext): readonly FixCandidate[] {
  const taken = new Set([
    ...topology.nvas.flatMap(({ asn }) => asn ?? []),
    ...topology.sites.flatMap(({ routers }) => routers.flatMap(({ asn }) => asn ?? [])),
    ...topology.vnets.flatMap(({ vpnGateways }) => vpnGateways.flatMap(({ asn }) => asn ?? [])),
  ]);
  let asn = first;
  while (taken.has(asn) || reserved.has(asn)) asn++;
  return speakersAt(network, topology, declaration).map(({ id, label, site }, i) => ({
    title: `Give ${label} asn ${asn}`,
    edits: [site ? change(id, { routers: site.routers.map((router) => ({ ...router, asn })) }) : change(id, { asn })],
    isPreferred: i === 0,
  }));
}

/** The devices that may lack the number: the one at which the problem is shown, or the ends of the statement. */
function speakersAt(network: Network, topology: Topology, declaration: DeclId) {
  const statement = [...topology.sessions, ...topology.connections].find(({ id }) => id === declaration);
  const ids = statement ? [statement.a.device, statement.b.device] : [declaration];
  return ids.flatMap((id) => {
    const thing = network.thing(id);
    if (thing?.kind === 'nva') return [speaker(thing.nva)];
    // A site without named routers is its own router, with its id.
    const own = topology.sites.find((site) => site.id === id && site.routers.length === 1);
    if (own) return [{ ...speaker(own), site: own }];
    if (thing?.kind === 'router') return [speaker(thing.router)];
    return thing?.kind === 'vpnGateway' ? [speaker(thing.gateway)] : [];
  });
}

function speaker({ id, label }: { readonly id: DeclId; readonly label: string }): {
  readonly id: DeclId;
  readonly label: string;
  readonly site?: Site;
} {
  return { id, label };
}
