import type { DeclId, Network, Nva, Topology } from '@azroute/engine';
import { change, type FixCandidate, type FixContext, removal, type TopologyFix } from './topology-fix.js';

/** Removes a declaration that cannot be, or that nothing uses. */
export const removeDeclaration: TopologyFix = {
  codes: ['AZR027', 'AZR032', 'AZR040', 'AZR050'],
  candidates: ({ network, topology, declaration }) => [
    {
      title: titleOf(network, topology, declaration),
      edits: [removal(declaration)],
      isPreferred: firstOfItsKind(network, declaration) !== undefined,
    },
  ],
};

/** Removes a second gateway, Route Server or firewall of a network; what led to it leads to the first one. */
export const removeSecond: TopologyFix = {
  codes: ['AZR027'],
  candidates: ({ network, topology, declaration }) => {
    const first = firstOfItsKind(network, declaration);
    if (!first) return [];
    const ends = [...topology.connections, ...topology.sessions].flatMap(({ id, a, b }) =>
      a.device === declaration
        ? [change(id, { a: { ...a, device: first.id } })]
        : b.device === declaration
          ? [change(id, { b: { ...b, device: first.id } })]
          : [],
    );
    if (ends.length === 0) return [];
    const idle: FixCandidate = {
      title: `Remove ${first.label}, which nothing uses`,
      edits: [{ kind: 'removeUnused', declaration: first.id }],
      isPreferred: true,
    };
    const title = `Remove ${network.label(declaration)}; its connections go to ${first.label}`;
    return [idle, { title, edits: [...ends, removal(declaration)], isPreferred: false }];
  },
};

/** Removes an appliance that is nothing but a second name for the NIC of another one. */
export const removeSecondName: TopologyFix = {
  codes: ['AZR046'],
  candidates: (context) =>
    sharing(context)
      .filter(isBare)
      .map(({ id, label }) => ({
        title: `Remove ${label}, which is nothing but a NIC of another appliance`,
        edits: [{ kind: 'removeUnused', declaration: id }],
        isPreferred: true,
        completesText: true,
      })),
};

function isBare({ asn, advertise, routes, connected, hosts, snat, stateless }: Nva): boolean {
  const parts = [...advertise, ...routes, ...connected, ...hosts];
  return asn === undefined && parts.length === 0 && snat === 'none' && !stateless;
}

/** Removes an appliance of which another one names the NIC. */
export const removeSharing: TopologyFix = {
  codes: ['AZR046'],
  candidates: (context) =>
    sharing(context).map(({ id, label }) => ({
      title: `Remove ${label}`,
      edits: [removal(id)],
      isPreferred: false,
      completesText: true,
    })),
};

/** The other appliances that have the NIC which is written. */
function sharing({ network, topology, declaration, written }: FixContext): readonly Nva[] {
  return topology.nvas.filter(
    ({ id, nics }) => id !== declaration && nics.some((nic) => isNamed(network.label(nic), written)),
  );
}

function isNamed(label: string, written: string): boolean {
  return label === written || label.endsWith(`.${written}`);
}

function firstOfItsKind(network: Network, id: DeclId) {
  const thing = network.thing(id);
  if (!thing || !('vnet' in thing)) return undefined;
  const { vpnGateways, expressRouteGateways, routeServers, firewalls } = thing.vnet;
  return [vpnGateways, expressRouteGateways, routeServers, firewalls]
    .find((list) => list.some((each) => each.id === id))
    ?.find((each) => each.id !== id);
}

function titleOf(network: Network, { peerings }: Topology, id: DeclId): string {
  const peering = peerings.find((each) => each.id === id);
  if (!peering) return `Remove ${network.label(id)}`;
  return `Remove the peering ${network.label(peering.a.vnet)} – ${network.label(peering.b.vnet)}`;
}
