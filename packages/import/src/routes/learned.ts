import { isProblem, parsePrefix } from '@azroute/engine';
import type { Estate } from '../model/estate.js';
import type { Connection, RouteServer, Session, Site, VpnGateway } from '../model/things.js';
import { type Announcer, announce } from './behind.js';
import { remarkCustomer } from './circuits.js';
import { type Found, sourcesText } from './found.js';
import type { LearnedRow } from './read-routes.js';
import { type Speaker, speakerOf, speakersOf } from './speakers.js';

/** A file with what a Route Server or a gateway learned. */
export interface LearnedFile {
  readonly file: string;
  readonly owner: string | undefined;
  readonly isOptional: boolean;
  readonly rows: readonly LearnedRow[];
}

/** What was learned from one peer. */
export interface OfPeer {
  readonly of: { readonly session: Session } | { readonly connection: Connection; readonly site: Site };
  readonly files: Set<string>;
  readonly rows: Map<string, LearnedRow>;
}

/** Takes over what Route Servers and VPN gateways learned from appliances and sites. */
export function readLearned(estate: Estate, files: readonly LearnedFile[], found: Found): void {
  const speakers = speakersOf(estate);
  const peers = new Map<string, OfPeer>();
  for (const file of files) {
    const speaker = speakerOf(file, speakers, 'routes learned', found);
    if (!speaker) continue;
    found.read.push({ file: file.file, format: 'learned routes', of: speaker.thing.name });
    if (file.rows.length > 0) found.lists.push({ file: file.file, of: speaker.thing, to: undefined, rows: file.rows });
    const own = new Set([...speaker.addresses, ...internalAddresses(speaker, speakers)]);
    for (const row of file.rows) {
      // What the other instance, the Route Server or the network itself says is known from elsewhere.
      if (row.origin !== 'ebgp' || own.has(row.sourcePeer)) continue;
      addRow(estate, speaker, row, file.file, peers, found);
    }
  }
  takeOver(estate, [...peers.values()]);
}

/** The addresses of the other speakers of the same network, whose sessions exist by themselves. */
function internalAddresses({ thing }: Speaker, speakers: readonly Speaker[]): string[] {
  return speakers.filter((other) => other.thing.network === thing.network).flatMap(({ addresses }) => addresses);
}

function addRow(
  estate: Estate,
  speaker: Speaker,
  row: LearnedRow,
  file: string,
  peers: Map<string, OfPeer>,
  found: Found,
): void {
  const { thing } = speaker;
  if (isProblem(parsePrefix(row.network))) {
    const text = `${thing.name} learned ${row.network.slice(0, 60)} from ${row.sourcePeer}, which is no prefix.`;
    found.contradictions.push({ file, text });
    return;
  }
  const end =
    speaker.kind === 'Route Server' ? sessionOf(estate, speaker.thing, row) : connectionOf(estate, speaker.thing, row);
  if (end === 'a gateway') return;
  const key = end && `${thing.key} ${'session' in end ? end.session.appliance.key : end.connection.b.key}`;
  const peer = key === undefined ? undefined : peers.get(key);
  const why = end ? contradiction(end, speaker, row, peer) : 'which is none of its peers in the files.';
  if (why !== undefined) {
    const text = `${thing.name} learned ${row.network} from ${row.sourcePeer}, ${why}`;
    if (!found.contradictions.some((known) => known.text === text)) found.contradictions.push({ file, text });
    return;
  }
  if (!end || key === undefined) return;
  const own = peer ?? { of: end, files: new Set(), rows: new Map() };
  own.rows.set(row.network, row);
  own.files.add(file);
  peers.set(key, own);
}

/** Why the model would not let a row be learned from a peer; undefined if it would. */
function contradiction(
  end: OfPeer['of'],
  { kind, thing }: Speaker,
  { path, network }: LearnedRow,
  peer: OfPeer | undefined,
): string | undefined {
  const asn = 'session' in end ? end.session.appliance.asn : end.site.asn;
  const own = kind === 'Route Server' ? 65515 : (thing.asn ?? 65515);
  if ('connection' in end && !end.connection.enableBgp) return 'over a connection without BGP.';
  if (path.includes(own)) return `with its own ASN ${own} in the path, which it does not accept.`;
  if (asn !== undefined && path[0] !== undefined && path[0] !== asn)
    return `with the path ${path.join(' ')}, although the peer has ASN ${asn}.`;
  const known = peer?.rows.get(network);
  if (known && known.path.join() !== path.join())
    return `with the path ${path.join(' ')} at one instance and ${known.path.join(' ')} at the other.`;
  return undefined;
}

function sessionOf(estate: Estate, server: RouteServer, { sourcePeer }: LearnedRow) {
  const session = estate.sessions.find(
    ({ router, appliance, peer }) =>
      router === server &&
      (peer === sourcePeer || appliance.nics.some(({ addresses }) => addresses.includes(sourcePeer))),
  );
  return session && { session };
}

function connectionOf(estate: Estate, gateway: VpnGateway, { sourcePeer }: LearnedRow) {
  for (const connection of estate.connections) {
    const { a, b } = connection;
    if (a !== gateway && b !== gateway) continue;
    if ('network' in b) {
      const far = a === gateway ? b : (a as VpnGateway);
      if (speakersOf(estate).some(({ thing, addresses }) => thing === far && addresses.includes(sourcePeer)))
        return 'a gateway';
    } else if (connection.bgpIp.includes(sourcePeer)) {
      const site = estate.sites.find((each) => each === b || each.routers.some((router) => router === b));
      if (site) return { connection, site };
    }
  }
  return undefined;
}

/** Makes peers announce what was learned from them. */
export function takeOver(estate: Estate, peers: readonly OfPeer[]): void {
  const files = new Map<Announcer, OfPeer>();
  for (const peer of peers) {
    const { of } = peer;
    const rows = [...peer.rows.values()].map(({ network, path }) => ({ prefix: network, path }));
    const file = sourcesText([...peer.files]);
    const announcer: Announcer =
      'session' in of
        ? { device: of.session.appliance, asn: of.session.appliance.asn, attributes: of.session.attributes, rows, file }
        : {
            device: of.connection.b === of.site ? of.site : (of.connection.b as Site),
            asn: ('asn' in of.connection.b ? of.connection.b.asn : undefined) ?? of.site.asn,
            attributes: of.connection.attributes,
            rows,
            file,
          };
    files.set(announcer, peer);
  }
  const announced = announce(estate, [...files.keys()]);
  for (const [announcer, peer] of files) {
    const own = announced.get(announcer)?.own ?? [];
    if ('session' in peer.of) ofAppliance(estate, peer.of.session, peer, own);
    else ofSite(peer.of.site, own, announcer.file);
  }
}

function ofAppliance(estate: Estate, session: Session, { rows }: OfPeer, own: readonly string[]): void {
  const { appliance, attributes, peer } = session;
  for (const prefix of own) attributes.push({ key: 'advertise', prefixes: [prefix] });
  const others = new Set([...rows.values()].flatMap(({ nextHop }) => nextHop ?? []).filter((hop) => hop !== peer));
  const [other] = others;
  if (others.size === 1 && other !== undefined && [...rows.values()].every(({ nextHop }) => nextHop === other)) {
    attributes.push({ key: 'nextHop', addresses: [other] });
  } else if (others.size > 0) {
    const text = `next hops ${[...others].sort().join(', ')} of some of its routes: a session has one for all`;
    session.remarks.push({ kind: 'LEFT OUT', text, id: appliance.id });
  }
  const behind = estate.tunnels.filter(({ a }) => a === appliance).map(({ b }) => b.name);
  const known = ['BGP', ...behind.map((name) => `the way to ${name}`)].join(' and ');
  const at = appliance.remarks.findIndex(({ text }) => text.startsWith('what the operating system of'));
  if (at >= 0)
    appliance.remarks[at] = {
      ...(appliance.remarks[at] as (typeof appliance.remarks)[number]),
      text: `nothing but ${known} is known of the operating system of ${appliance.name}.`,
    };
}

function ofSite(site: Site, own: readonly string[], file: string): void {
  site.address = [...new Set([...site.address, ...own])];
  if (own.length > 0) site.source = file;
  const at = site.remarks.findIndex(({ text }) => text.startsWith('no addresses; '));
  if (at >= 0) site.remarks.splice(at, 1);
  if (site.circuit) remarkCustomer(site, site.circuit);
}
