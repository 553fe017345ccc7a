import type { Topology } from '@azroute/engine';
import { type LangiumDocument, type LangiumDocuments, UriUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import { importsOf } from '../../imports/import-graph.js';
import type { Offer } from '../offer.js';
import { ownerOf, type Place } from '../place.js';
import {
  endAddresses,
  firewallAddresses,
  hostAddresses,
  otherRouters,
  routerAddresses,
  subnetAddresses,
  subnetGateways,
} from './addresses.js';
import { asNumbers } from './as-numbers.js';
import { endpointServices, regions, serviceTags } from './azure-names.js';
import { deviceDestinations, endPrefixes, userDestinations } from './destinations.js';
import { nextHops } from './next-hops.js';
import { attributeNumbers, tunnelMtus } from './numbers.js';
import { value } from './offered-value.js';
import { spacePrefixes, specialNames, subnetPrefixes } from './subnets.js';

/** The files that can be imported. */
interface Files {
  readonly document: LangiumDocument;
  readonly documents: LangiumDocuments;
}

/** Values that are not names of the topology: prefixes, addresses, numbers, regions, services, files. */
export function valuesAt(place: Place, files: Files): Offer[] {
  const { expected } = place;
  const offers = sources[`${expected.rules.at(-1)?.name}.${expected.property} ${expected.terminal}`];
  return offers?.(place, files) ?? [];
}

type Source = (place: Place, files: Files) => Offer[];

/** Where the values of each place come from, by its rule, property and terminal. */
const sources: Readonly<Record<string, Source>> = {
  'Vnet.locations REF': ({ topology }) => regionsOf(topology),
  'Vnet.addresses PREFIX': (place) => spacePrefixes(place, undefined, 24),
  'Vnet.summarizedGatewayPrefixes PREFIX': ownSpace,
  'Subnet.name NAME': specialNames,
  'Subnet.prefixes PREFIX': subnetPrefixes,
  'Subnet.serviceEndpoints REF': (place) => unwritten(endpointServices, place).map((text) => value(text, 'service', 2)),
  'Nic.addresses ADDRESS': primaryAddresses,
  'Nic.secondaries ADDRESS': subnetAddresses,
  'LoadBalancer.address ADDRESS': subnetAddresses,
  'PrivateEndpoint.address ADDRESS': subnetAddresses,
  'Firewall.address ADDRESS': firewallAddresses,
  'VpnGateway.asns NUMBER': (place) => asNumbers(place, 'VpnGateway'),
  'VpnGateway.pointToSite PREFIX': (place) => spacePrefixes(place, '172.16.0.0/24', 24),
  'Site.asns NUMBER': (place) => asNumbers(place, 'Site'),
  'Router.asns NUMBER': (place) => asNumbers(place, 'Router'),
  'Nva.asns NUMBER': (place) => asNumbers(place, 'Nva'),
  'Site.addresses PREFIX': (place) => spacePrefixes(place, '192.168.0.0/16', 16),
  'Router.address ADDRESS': routerAddresses,
  'Host.address ADDRESS': hostAddresses,
  'RouterRoute.prefix PREFIX': deviceDestinations,
  'RouterRoute.address ADDRESS': otherRouters,
  'Nva.advertise PREFIX': deviceDestinations,
  'Nva.connected PREFIX': (place) => spacePrefixes(place, '10.244.0.0/24', 24),
  'OsRoute.prefix PREFIX': deviceDestinations,
  'OsRoute.address ADDRESS': subnetGateways,
  'UserRoute.prefix PREFIX': userDestinations,
  'UserRoute.serviceTag REF': ({ topology }) => tags(topology),
  'UserNextHop.address ADDRESS': nextHops,
  'UserNextHop.furtherAddresses ADDRESS': nextHops,
  'ServiceTag.tag REF': ({ topology }) => tagsToGive(topology),
  'Attribute.prefixes PREFIX': endPrefixes,
  'Attribute.addresses ADDRESS': endAddresses,
  'Attribute.number NUMBER': attributeNumbers,
  'Tunnel.mtu NUMBER': tunnelMtus,
  // Traffic from the Internet is not computed.
  'Endpoint.target REF': ({ ends }) => (ends.here === 'b' ? [value('internet', 'the Internet', 2)] : []),
  'Import.path REF': (_place, files) => importPaths(files),
};

/** Free addresses of the families of which the NIC has no primary address yet. */
function primaryAddresses(place: Place): Offer[] {
  const { cursor, expected } = place;
  const statement = [...cursor.tokens.slice(expected.statement), ...cursor.following].map(({ image }) => image);
  const end = statement.findIndex((image, i) => i > 0 && /^[A-Za-z}]/.test(image) && i > 1);
  const written = statement.slice(2, end < 0 ? undefined : end);
  const has = (isSix: boolean) => written.some((image) => /[.:]/.test(image) && image.includes(':') === isSix);
  return subnetAddresses(place).filter(({ text }) => !has(text.includes(':')));
}

function regionsOf(topology: Topology): Offer[] {
  const used = new Set(topology.vnets.flatMap((vnet) => vnet.location ?? []));
  return [
    ...[...used].map((text) => value(text, 'region of this topology', 1)),
    ...regions.filter((region) => !used.has(region)).map((text) => value(text, 'region', 2)),
  ];
}

/** The address space of the network at the cursor, which a summary covers. */
function ownSpace(place: Place): Offer[] {
  const vnet = place.network.vnet(ownerOf(place, 'vnet')?.id ?? '');
  return (vnet?.addressSpace ?? []).map(({ text }, i) => value(text, 'address space of this network', 1, i));
}

function tags(topology: Topology): Offer[] {
  const given = new Set(topology.serviceTags.map(({ name }) => name));
  return [
    ...[...given].map((text) => value(text, 'service tag of this topology', 3)),
    ...serviceTags.filter((tag) => !given.has(tag)).map((text) => value(text, 'service tag', 4)),
  ];
}

/** Tags that routes and service endpoints of the topology name and no statement gives, and then the common ones. */
function tagsToGive(topology: Topology): Offer[] {
  const given = new Set(topology.serviceTags.map(({ name }) => name.toLowerCase()));
  const named = new Set(
    topology.routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination }) => ('serviceTag' in destination ? destination.serviceTag : [])),
    ),
  );
  return [
    ...[...named].map((text) => value(text, 'service tag of a route', 1)),
    ...serviceTags.filter((text) => !named.has(text)).map((text) => value(text, 'service tag', 2)),
  ].filter(({ text }) => !given.has(text.toLowerCase()));
}

function unwritten(values: readonly string[], { cursor, expected }: Place): string[] {
  const statement = [...cursor.tokens.slice(expected.statement), ...cursor.following];
  const written = new Set(statement.map(({ image }) => image));
  return values.filter((text) => !written.has(text));
}

/** The other files of the workspace that are not imported yet, by path: which one was opened first says nothing. */
function importPaths({ document, documents }: Files): Offer[] {
  const folder = UriUtils.dirname(document.uri);
  const imported = new Set(importsOf(document).map(({ uri }) => uri.toString()));
  return documents.all
    .filter(({ uri }) => uri.scheme === document.uri.scheme && uri.toString() !== document.uri.toString())
    .filter(({ uri }) => uri.path.endsWith('.azroute') && !imported.has(uri.toString()))
    .map(({ uri }) => `"${UriUtils.relative(folder, uri)}"`)
    .toArray()
    .sort()
    .map((text) => ({ text, detail: 'file', rank: 1, kind: CompletionItemKind.File }));
}
