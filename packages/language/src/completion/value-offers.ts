import type { Topology } from '@azroute/engine';
import { type LangiumDocument, type LangiumDocuments, UriUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import { importsOf } from '../imports/import-graph.js';
import type { Cursor } from './cursor.js';
import type { Expected } from './expected.js';
import type { Offer } from './offer.js';
import { endpointServices, regions, serviceTags } from './values.js';

/** Where values come from. */
export interface ValueSources {
  readonly cursor: Cursor;
  readonly document: LangiumDocument;
  readonly documents: LangiumDocuments;
  readonly topology: Topology | undefined;
}

/** Values that are not names of the topology: regions, services, files, addresses of appliances. */
export function valuesAt(expected: Expected, sources: ValueSources): Offer[] {
  const { topology, cursor } = sources;
  const rule = expected.rules[expected.rules.length - 1]?.name;
  switch (`${rule}.${expected.property} ${expected.terminal}`) {
    case 'Vnet.locations REF': {
      const used = new Set(topology?.vnets.flatMap((vnet) => vnet.location ?? []));
      return [
        ...[...used].map((text) => value(text, 'region of this topology', 1)),
        ...regions.filter((region) => !used.has(region)).map((text) => value(text, 'region', 2)),
      ];
    }
    case 'Subnet.serviceEndpoints REF':
      return unwritten(endpointServices, cursor, expected).map((text) => value(text, 'service', 2));
    case 'UserRoute.serviceTag REF': {
      const given = new Set(topology?.serviceTags.map(({ name }) => name));
      return [
        ...[...given].map((text) => value(text, 'service tag of this topology', 3)),
        ...serviceTags.filter((tag) => !given.has(tag)).map((text) => value(text, 'service tag', 4)),
      ];
    }
    case 'ServiceTag.tag REF':
      return tagsToGive(topology);
    case 'Endpoint.target REF':
      return [value('internet', 'the Internet', 2)];
    case 'UserNextHop.address ADDRESS':
      return topology ? applianceAddresses(topology) : [];
    case 'Attribute.number NUMBER':
      return cursor.tokens.at(-1)?.image === 'instance'
        ? [value('0', 'the first instance', 2), value('1', 'the second instance', 2)]
        : [];
    case 'Import.path REF':
      return importPaths(sources);
    default:
      return [];
  }
}

function value(text: string, detail: string, rank: number): Offer {
  return { text, detail, rank, kind: CompletionItemKind.Value };
}

/** Tags that routes and service endpoints of the topology name and no statement gives, and then the common ones. */
function tagsToGive(topology: Topology | undefined): Offer[] {
  const given = new Set(topology?.serviceTags.map(({ name }) => name.toLowerCase()));
  const named = new Set(
    topology?.routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination }) => ('serviceTag' in destination ? destination.serviceTag : [])),
    ),
  );
  return [
    ...[...named].map((text) => value(text, 'service tag of a route', 1)),
    ...serviceTags.filter((text) => !named.has(text)).map((text) => value(text, 'service tag', 2)),
  ].filter(({ text }) => !given.has(text.toLowerCase()));
}

function unwritten(values: readonly string[], cursor: Cursor, expected: Expected): string[] {
  const written = new Set(cursor.tokens.slice(expected.statement).map(({ image }) => image));
  return values.filter((text) => !written.has(text));
}

/** Addresses that a user-defined route can send packets to. */
function applianceAddresses(topology: Topology): Offer[] {
  const owners = new Map(topology.nvas.flatMap((nva) => nva.nics.map((nic) => [nic, nva.label] as const)));
  const offers: Offer[] = [];
  for (const vnet of topology.vnets) {
    for (const { nics, loadBalancers } of vnet.subnets) {
      for (const nic of nics) {
        const owner = owners.get(nic.id);
        if (owner === undefined) continue;
        offers.push(...nic.addresses.map(({ text }) => value(text, `${nic.label}, NIC of the NVA ${owner}`, 1)));
      }
      for (const { address, label } of loadBalancers) offers.push(value(address.text, `load balancer ${label}`, 1));
    }
    for (const { address, label } of vnet.firewalls) {
      if (address) offers.push(value(address.text, `firewall ${label}`, 1));
    }
  }
  return offers;
}

/** The other files of the workspace that are not imported yet. */
function importPaths({ document, documents }: ValueSources): Offer[] {
  const folder = UriUtils.dirname(document.uri);
  const imported = new Set(importsOf(document).map(({ uri }) => uri.toString()));
  return documents.all
    .filter(({ uri }) => uri.scheme === document.uri.scheme && uri.toString() !== document.uri.toString())
    .filter(({ uri }) => uri.path.endsWith('.azroute') && !imported.has(uri.toString()))
    .map(({ uri }) => ({
      text: `"${UriUtils.relative(folder, uri)}"`,
      detail: 'file',
      rank: 1,
      kind: CompletionItemKind.File,
    }))
    .toArray();
}
