import { append } from '@azroute/engine';
import { compareNames, visibleText } from '@azroute/language';
import type { Estate } from '../model/estate.js';
import type { Remark, Thing } from '../model/things.js';
import { endsOf, type Part } from '../names/parts.js';
import { remarkText } from '../print/remark-comments.js';
import type { UnresolvedEntry } from '../template/read-template.js';

/** A remark with its place in the output. */
export interface Entry {
  readonly text: string;
  readonly id: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** The command whose output answers it. */
  readonly answer: string | undefined;
}

/** What a reader of the output has to know. */
export interface Report {
  readonly read: readonly { readonly file: string; readonly format: string; readonly resources: number }[];
  /** The files with routes, and whose routes they are. */
  readonly readRoutes: readonly { readonly file: string; readonly format: string; readonly of: string | undefined }[];
  /** What Azure printed and the model cannot have, a sentence each. */
  readonly contradictions: readonly { readonly file: string; readonly text: string }[];
  /** Expressions of templates and plans that have no value. */
  readonly unresolved: readonly UnresolvedEntry[];
  /** What conditions of templates switch off, a sentence each. */
  readonly switchedOff: readonly string[];
  readonly written: Readonly<Record<string, number>>;
  readonly missing: readonly Entry[];
  readonly assumed: readonly Entry[];
  readonly leftOut: readonly Entry[];
  /** Files of folders that are no exports, a sentence each. */
  readonly skipped: readonly string[];
  /** Resources on which no routes depend, by type. */
  readonly notImported: readonly { readonly type: string; readonly count: number }[];
  /** Resources of which two files say different things; the later one counts. */
  readonly differences: readonly { readonly id: string; readonly names: readonly string[] }[];
  /** What else there is to say, a sentence each. */
  readonly notes: readonly string[];
}

/** A text of the output. */
export interface OutputFile {
  /** Its path in the folder; empty for a single text. */
  readonly path: string;
  readonly text: string;
  /** Whether it is the user's after the first import. */
  readonly isUsers?: boolean;
  /** Whether it only follows from the others, and nobody writes into it. */
  readonly isDerived?: boolean;
}

/** The remarks of things and of what has no place, each once. */
export function remarksOf(estate: Estate, parts: readonly Part[], more: readonly Remark[]): Remark[] {
  const things: readonly Thing[] = parts.flatMap((part) => [
    ...part.wans,
    ...part.hubs.flatMap((hub) => [
      ...[hub, ...hub.routeTables, ...hub.firewalls],
      ...[...hub.expressRouteGateways, ...hub.vpnGateways],
    ]),
    ...part.networks.flatMap((network) => [
      network,
      ...network.subnets.flatMap((subnet) => [
        subnet,
        ...subnet.nics,
        ...subnet.loadBalancers,
        ...subnet.privateEndpoints,
      ]),
      ...network.firewalls,
      ...network.expressRouteGateways,
      ...network.routeServers,
      ...network.vpnGateways,
    ]),
    ...part.routeTables,
    ...part.appliances,
    ...part.sites,
    ...part.circuits,
  ]);
  const ends = parts.flatMap((part) => [
    ...[...part.peerings, ...part.hubConnections],
    ...[...part.sessions, ...part.connections, ...part.tunnels],
  ]);
  const all = [...more, ...estate.remarks, ...[...things, ...ends].flatMap(({ remarks }) => remarks)];
  return [...new Map(all.map((remark) => [`${remarkText(remark)} ${remark.id ?? ''}`, remark])).values()];
}

/** The remarks of one kind with their places in the output. */
export function entriesOf(remarks: readonly Remark[], kind: Remark['kind'], places: Places): Entry[] {
  return remarks
    .filter((remark) => remark.kind === kind)
    .map((remark) => {
      const place = places.take(remark);
      return { text: remark.text, id: remark.id, file: place?.file, line: place?.line, answer: remark.answer };
    })
    .sort(
      (a, b) =>
        compareNames(a.file ?? '\uFFFF', b.file ?? '\uFFFF') ||
        (a.line ?? Number.POSITIVE_INFINITY) - (b.line ?? Number.POSITIVE_INFINITY) ||
        compareNames(a.text, b.text),
    );
}

interface Place {
  readonly file: string;
  readonly line: number;
}

/** Where remarks stand in the output. */
export class Places {
  private readonly byText = new Map<string, Place[]>();

  constructor(files: readonly OutputFile[]) {
    for (const { path, text } of files) {
      text.split('\n').forEach((line, i) => {
        const comment = /\/\/ ((?:ASSUMED|MISSING|LEFT OUT): .*)$/.exec(line)?.[1];
        for (const remark of comment?.split(/; (?=ASSUMED: |MISSING: |LEFT OUT: )/) ?? []) {
          append(this.byText, remark, { file: path, line: i + 1 });
        }
      });
    }
  }

  /** The line of a remark; of several equal ones, the first that no other remark has. */
  take(remark: Remark): Place | undefined {
    const places = this.byText.get(visibleText(remarkText(remark))) ?? [];
    return places.length > 1 ? places.shift() : places[0];
  }
}

/** Types that the importer reads. */
const imported = new Set(
  [
    'virtualNetworks',
    'routeTables',
    'networkInterfaces',
    'loadBalancers',
    'privateEndpoints',
    'virtualNetworkGateways',
    'virtualHubs',
    'virtualHubs/hubVirtualNetworkConnections',
    'virtualHubs/hubRouteTables',
    'virtualHubs/routingIntent',
    'virtualWans',
    'vpnGateways',
    'vpnSites',
    'expressRouteGateways',
    'p2svpnGateways',
    'networkVirtualAppliances',
    'azureFirewalls',
    'localNetworkGateways',
    'connections',
    'expressRouteCircuits',
    'publicIPAddresses',
    'virtualNetworkAppliances',
    'networkManagers',
  ].map((type) => `microsoft.network/${type.toLowerCase()}`),
);

/** The resources that are not imported, by type. */
export function notImported(estate: Estate): Report['notImported'] {
  return [...estate.resources.counts()]
    .filter(([type]) => !imported.has(type) && !type.startsWith('microsoft.compute/virtualmachine'))
    .map(([type, count]) => ({ type, count }))
    .sort((a, b) => compareNames(a.type, b.type));
}

/** Resources that belong to no topology: nothing refers to them. */
export function unusedNotes(estate: Estate, parts: readonly Part[]): string[] {
  const used = new Set(parts.flatMap(({ routeTables }) => routeTables));
  const tables = [...estate.routeTables.values()].filter((table) => !used.has(table));
  const ends = [...estate.sites.filter(({ circuit }) => !circuit), ...estate.circuits.values()];
  const { connected } = endsOf(estate);
  const loose = ends.filter((end) => !connected.has(end));
  const usedWans = new Set(parts.flatMap(({ wans }) => wans));
  const empty = [...estate.wans.values()].filter((wan) => !usedWans.has(wan));
  return [
    ...listNote('route table', 'is associated with no subnet', 'are associated with no subnet', tables),
    ...listNote('virtual WAN', 'has no hub', 'are virtual WANs without a hub', empty),
    ...listNote('site or circuit', 'has no connection', 'have no connection', loose),
  ];
}

function listNote(noun: string, one: string, several: string, things: readonly Thing[]): string[] {
  if (things.length === 0) return [];
  const names = things.map(({ group, name }) => `${group}/${name}`).sort(compareNames);
  const listed = names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
  return [
    `Left out, because it has no effect: ${names.length === 1 ? `${noun} ${listed}, which ${one}` : `${listed}, which ${several}`}.`,
  ];
}

/** How much of each kind was written. */
export function writtenCounts(parts: readonly Part[]): Readonly<Record<string, number>> {
  const subnets = parts.flatMap(({ networks }) => networks.flatMap((network) => network.subnets));
  const networks = parts.flatMap((part) => part.networks);
  const hubs = parts.flatMap((part) => part.hubs);
  const places = [...networks, ...hubs];
  const count = (lists: readonly (readonly unknown[])[]) => lists.reduce((sum, list) => sum + list.length, 0);
  const counts: Record<string, number> = {
    virtualWan: count(parts.map(({ wans }) => wans)),
    virtualHub: hubs.length,
    vnet: networks.length,
    subnet: subnets.length,
    nic: count(subnets.map(({ nics }) => nics)),
    loadBalancer: count(subnets.map(({ loadBalancers }) => loadBalancers)),
    privateEndpoint: count(subnets.map(({ privateEndpoints }) => privateEndpoints)),
    vpnGateway: count(places.map(({ vpnGateways }) => vpnGateways)),
    expressRouteGateway: count(places.map(({ expressRouteGateways }) => expressRouteGateways)),
    routeServer: count(networks.map(({ routeServers }) => routeServers)),
    firewall: count(places.map(({ firewalls }) => firewalls)),
    peering: count(parts.map(({ peerings }) => peerings)),
    routeTable: count(parts.map(({ routeTables }) => routeTables)),
    nva: count(parts.map(({ appliances }) => appliances)),
    bgp: count(parts.map(({ sessions }) => sessions)),
    site: count(parts.map(({ sites }) => sites)),
    circuit: count(parts.map(({ circuits }) => circuits)),
    connection: count(parts.map(({ connections, hubConnections }) => [...connections, ...hubConnections])),
    tunnel: count(parts.map(({ tunnels }) => tunnels)),
    serviceTag: count(parts.map(({ serviceTags }) => serviceTags)),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, number]) => number > 0));
}
