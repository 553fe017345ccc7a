import type { DeclId, Network, Site, Topology } from '@azroute/engine';
import { isAllowedAsn } from '../../../lowering/values.js';
import { privateAsns } from '../../../topology/private-asns.js';
import { change, type FixCandidate, type FixContext, type TopologyFix } from './topology-fix.js';

/** Gives a device the AS number of its partners behind a load balancer (R229), or the next free private one. */
export const missingAsNumber: TopologyFix = {
  codes: ['AZR043'],
  candidates: (context) => candidates(context).map((candidate) => ({ ...candidate, isPreferred: true })),
};

/** Gives it another number than one that it cannot have; of which neighbours on premises must be told. */
export const otherAsNumber: TopologyFix = { codes: ['AZR044'], candidates };

function candidates({ network, topology, declaration }: FixContext): readonly FixCandidate[] {
  const taken = new Set([
    ...topology.nvas.flatMap(({ asn }) => asn ?? []),
    ...topology.sites.flatMap(({ routers }) => routers.flatMap(({ asn }) => asn ?? [])),
    ...topology.vnets.flatMap(({ vpnGateways }) => vpnGateways.flatMap(({ asn }) => asn ?? [])),
  ]);
  const free = privateAsns.find((asn) => isAllowedAsn(asn) && !taken.has(asn));
  return speakersAt(network, topology, declaration).flatMap(({ id, label, site }, i) => {
    const asn = partnerAsn(network, topology, id) ?? free;
    if (asn === undefined) return [];
    return [
      {
        title: `Give ${label} asn ${asn}`,
        edits: [
          site ? change(id, { routers: site.routers.map((router) => ({ ...router, asn })) }) : change(id, { asn }),
        ],
        isPreferred: i === 0 && !peersOnPremises(network, topology, id),
      },
    ];
  });
}

/** The number of another NVA behind the same load balancer. */
function partnerAsn(network: Network, { vnets }: Topology, id: DeclId): number | undefined {
  const balancers = vnets.flatMap(({ subnets }) => subnets.flatMap(({ loadBalancers }) => loadBalancers));
  const partners = balancers
    .map(({ backends }) => backends.flatMap((nic) => network.nvaOfNic(nic) ?? []))
    .filter((nvas) => nvas.some((nva) => nva.id === id))
    .flat();
  return partners.find((nva) => nva.id !== id && nva.asn !== undefined && isAllowedAsn(nva.asn))?.asn;
}

function peersOnPremises(network: Network, { sessions, connections }: Topology, id: DeclId): boolean {
  const isOutside = (device: DeclId) => ['site', 'router', 'circuit'].includes(network.thing(device)?.kind ?? '');
  return (
    isOutside(id) ||
    [...sessions, ...connections].some(
      ({ a, b }) => (a.device === id && isOutside(b.device)) || (b.device === id && isOutside(a.device)),
    )
  );
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
