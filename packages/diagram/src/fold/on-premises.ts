import { append, type Circuit, type DeclId, type Network, type Site } from '@azroute/engine';
import { circuitDetail, clientsBox, hostBox, nvaBox } from './devices.js';
import { type Draft, draft } from './draft.js';
import { networksOf } from './networks.js';
import { ownerOf } from './owner.js';
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
  const add = (band: number, row: OnPremises) => append(rows, band, row);
  const placed = new Set<Circuit>();
  const circuitsAt = connectedCircuits(network, circuits);
  for (const site of sites) {
    const band = bands.get(site.id) ?? last;
    const own = circuitsAt(site).filter((circuit) => !placed.has(circuit) && (bands.get(circuit.id) ?? band) === band);
    for (const circuit of own) placed.add(circuit);
    add(band, { site: siteBox(site), circuits: own.map(circuitBox) });
  }
  for (const circuit of circuits) {
    if (!placed.has(circuit)) add(bands.get(circuit.id) ?? last, { site: undefined, circuits: [circuitBox(circuit)] });
  }
  for (const vnet of networksOf(network.topology)) {
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

/** Finds the circuits that a site is connected with, in the order of their declarations. */
function connectedCircuits({ topology }: Network, circuits: readonly Circuit[]): (site: Site) => readonly Circuit[] {
  const far = new Map<DeclId, DeclId[]>();
  for (const { a, b } of topology.connections) {
    append(far, a.device, b.device);
    append(far, b.device, a.device);
  }
  const numbers = new Map(circuits.map(({ id }, i) => [id, i]));
  return ({ id, routers }) => {
    const ids = new Set([id, ...routers.map((router) => router.id)]);
    const found = new Set(
      [...ids].flatMap((device) => (far.get(device) ?? []).map((other) => numbers.get(other) ?? -1)),
    );
    return [...found].sort((a, b) => a - b).flatMap((i) => circuits[i] ?? []);
  };
}

/**
 * The band in which a site or circuit is drawn: that of the nearest VNet that it is connected with, and of several equally
 * near ones, that of the first connection.
 */
function bandsOf(network: Network, bandOfVnet: ReadonlyMap<DeclId, number>): ReadonlyMap<DeclId, number> {
  const { connections, sessions, tunnels } = network.topology;
  const linksAt = new Map<DeclId, { readonly order: number; readonly from: DeclId; readonly to: DeclId }[]>();
  [...connections, ...tunnels, ...sessions].forEach(({ a, b }, order) => {
    const [one, other] = [ownerOf(network, a.device), ownerOf(network, b.device)];
    if (one === undefined || other === undefined) return;
    append(linksAt, one, { order, from: one, to: other });
    append(linksAt, other, { order, from: other, to: one });
  });
  const bands = new Map(bandOfVnet);
  for (let layer = [...bands.keys()]; layer.length > 0; ) {
    const links = layer.flatMap((id) => linksAt.get(id) ?? []).sort((a, b) => a.order - b.order);
    layer = [];
    for (const { from, to } of links) {
      const band = bands.get(from);
      if (band === undefined || bands.has(to)) continue;
      bands.set(to, band);
      layer.push(to);
    }
  }
  return bands;
}
