import type { Circuit, DeclId, Network, Site } from '@azroute/engine';
import { circuitDetail, clientsBox, hostBox, nvaBox } from './devices.js';
import { type Draft, draft } from './draft.js';
import type { OnPremises } from './plan.js';
import { asText, joined, prefixesText } from './words.js';

/** What is drawn at the left: sites, circuits, point-to-site clients, and things that nothing is connected with. */
export function onPremises(
  network: Network,
  bandOfVnet: ReadonlyMap<DeclId, number>,
  drawnAs: Map<DeclId, DeclId>,
  isPart: boolean,
): ReadonlyMap<number, readonly OnPremises[]> {
  const bands = bandsOf(network, bandOfVnet);
  // In a part of the topology, only what is connected with it.
  const isShown = ({ id }: Site | Circuit) => !isPart || bands.has(id);
  const sites = network.topology.sites.filter(isShown);
  const circuits = network.topology.circuits.filter(isShown);
  const last = Math.max(0, ...bandOfVnet.values());
  const rows = new Map<number, OnPremises[]>();
  const add = (band: number, row: OnPremises) => rows.set(band, [...(rows.get(band) ?? []), row]);
  const placed = new Set<Circuit>();
  for (const site of sites) {
    const band = bands.get(site.id) ?? last;
    const own = circuits.filter(
      (circuit) =>
        !placed.has(circuit) && (bands.get(circuit.id) ?? band) === band && areConnected(network, site, circuit.id),
    );
    for (const circuit of own) placed.add(circuit);
    add(band, { site: siteBox(site), circuits: own.map(circuitBox) });
  }
  for (const circuit of circuits) {
    if (!placed.has(circuit)) add(bands.get(circuit.id) ?? last, { site: undefined, circuits: [circuitBox(circuit)] });
  }
  for (const vnet of network.topology.vnets) {
    const band = bandOfVnet.get(vnet.id);
    for (const gateway of band === undefined ? [] : vnet.vpnGateways) {
      if (gateway.pointToSite.length + gateway.hosts.length === 0) continue;
      add(band as number, { site: clientsBox(gateway), circuits: [] });
    }
  }
  for (const box of isPart ? [] : unattached(network, drawnAs)) add(last, { site: box, circuits: [] });
  return rows;
}

/** NVAs without an existing NIC, and route tables that no subnet has. */
function unattached({ topology }: Network, drawnAs: ReadonlyMap<DeclId, DeclId>): readonly Draft[] {
  return [
    ...topology.nvas.filter(({ id }) => !drawnAs.has(id)).map(nvaBox),
    ...topology.routeTables
      .filter(({ id }) => !drawnAs.has(id))
      .map((table) => draft('routeTable', table.id, table.name, 'at no subnet')),
  ];
}

function circuitBox(circuit: Circuit): Draft {
  return draft('circuit', circuit.id, circuit.name, circuitDetail);
}

function siteBox(site: Site): Draft {
  const own = site.routers.find(({ id }) => id === site.id);
  const routers = site.routers.filter(({ id }) => id !== site.id);
  const boxes = routers.map((router) =>
    draft('router', router.id, router.name, joined(router.address?.text, asText(router.asn))),
  );
  const detail = joined(prefixesText(site.addressSpace), asText(own?.asn));
  return draft('site', site.id, site.name, detail, { children: [...boxes, ...site.hosts.map(hostBox)] });
}

function areConnected({ topology }: Network, site: Site, circuit: DeclId): boolean {
  const ids = new Set([site.id, ...site.routers.map(({ id }) => id)]);
  return topology.connections.some(
    ({ a, b }) => (a.device === circuit && ids.has(b.device)) || (b.device === circuit && ids.has(a.device)),
  );
}

/** The band in which a site or circuit is drawn: that of the first VNet that it is connected with, directly or not. */
function bandsOf(network: Network, bandOfVnet: ReadonlyMap<DeclId, number>): ReadonlyMap<DeclId, number> {
  const { connections, sessions, tunnels } = network.topology;
  const links = [...connections, ...tunnels, ...sessions].map(({ a, b }) => [
    ownerOf(network, a.device),
    ownerOf(network, b.device),
  ]);
  const bands = new Map<DeclId, number>();
  for (let grows = true; grows; ) {
    grows = false;
    for (const [one, other] of [...links, ...links.map(([a, b]) => [b, a])]) {
      if (one === undefined || other === undefined || bands.has(one) || bandOfVnet.has(one)) continue;
      const band = bandOfVnet.get(other) ?? bands.get(other);
      if (band === undefined) continue;
      bands.set(one, band);
      grows = true;
    }
  }
  return bands;
}

/** The VNet, site or circuit that a device belongs to. */
function ownerOf(network: Network, device: DeclId): DeclId | undefined {
  const thing = network.thing(device);
  if (!thing) return network.router(device)?.site.id;
  if (thing.kind === 'nva') return network.nicsOf(thing.nva)[0]?.vnet.id;
  if ('vnet' in thing) return thing.vnet.id;
  return 'site' in thing ? thing.site.id : device;
}
