import {
  type AdvertisedRoute,
  type BgpResult,
  type BgpRoute,
  type Cause,
  comparePrefixes,
  type DeclId,
  distinctBy,
  type Network,
  type Prefix,
  type Speaker,
  type SpeakerEntry,
  type SpeakerTable,
  whyNotChosen,
} from '@azroute/engine';
import { compareNames } from '../symbols/order.js';
import { instancesThatList, rowsOfOtherInstance } from './instance-rows.js';

/**
 * A route in the form of `az network vnet-gateway list-learned-routes` and its Route Server counterpart (R248, R251).
 */
export interface LearnedRow {
  readonly network: string;
  readonly nextHop: string;
  readonly asPath: string;
  readonly origin: string;
  readonly sourcePeer: string;
  readonly localAddress: string;
  readonly weight: number;
}

/** A route in the form of `… list-advertised-routes` (R249, R251); `peer` names the receiver if there are several. */
export interface AdvertisedRow {
  readonly peer?: string;
  readonly network: string;
  readonly nextHop: string;
  readonly asPath: string;
  readonly origin: 'Igp';
  readonly localAddress: string;
  readonly weight: 0;
}

/** A route that a device did not accept, choose or send, with the reason. */
export interface RefusedRow {
  readonly peer: string;
  readonly network: string;
  readonly nextHop: string;
  readonly asPath: string;
  readonly rule: string;
  readonly reason: string;
}

/** Which of a device's sessions to show: all, or those with one other device. */
export interface SessionChoice {
  readonly network: Network;
  readonly bgp: BgpResult;
  readonly device: DeclId;
  readonly peer: DeclId | undefined;
  labelOf(id: DeclId): string;
}

/** What a device learned: for each of its speakers by prefix, best first. Gateways list their own routes too (R251). */
export function learnedRows(choice: SessionChoice): readonly LearnedRow[] {
  return distinct(
    tablesOf(choice).flatMap((speakerTable) =>
      byPrefix([...speakerTable.routes.values()]).flatMap((entry) => [
        ...entry.routes
          .filter((route) => isListed(route, speakerTable, choice))
          .flatMap((route) => learnedFrom(route, speakerTable, choice)),
        ...(choice.peer === undefined ? fromOtherInstance(entry, speakerTable) : []),
      ]),
    ),
  );
}

/** What a device sends: for each of its speakers by peer, then by prefix. */
export function advertisedRows(choice: SessionChoice): readonly AdvertisedRow[] {
  return distinct(
    tablesOf(choice).flatMap(({ speaker }) =>
      byPrefix(choice.bgp.advertised(speaker.id))
        .filter((route) => isPeer(choice, route.session.remote))
        .map((route) => ({ route, peer: peerLabel(choice, route.session.remote) }))
        .sort((a, b) => compareNames(a.peer, b.peer))
        .flatMap(({ route, peer }) => sentOn(route, choice.peer === undefined ? peer : undefined)),
    ),
  );
}

/** The routes that a device received and did not accept or choose. */
export function droppedRows(choice: SessionChoice): readonly RefusedRow[] {
  return distinct(
    tablesOf(choice).flatMap((speakerTable) =>
      byPrefix(
        [...speakerTable.rejected, ...notChosen(speakerTable, choice)].map((entry) => ({
          ...entry,
          prefix: entry.route.prefix,
        })),
      )
        .filter(({ route }) => route.session !== undefined && isPeer(choice, route.session.local))
        .map((entry) => refused(entry, peerLabel(choice, entry.route.session?.local ?? ''))),
    ),
  );
}

/** A route that went no further. */
interface Refused {
  readonly route: BgpRoute;
  readonly cause: Cause;
}

function notChosen({ speaker, routes }: SpeakerTable, { network }: SessionChoice): readonly Refused[] {
  return [...routes.values()].flatMap((entry) => {
    const [best, ...others] = entry.routes;
    if (!best) return [];
    return others
      .slice(entry.bestCount - 1)
      .map((route) => ({ route, cause: whyNotChosen(network, speaker, best, route) }));
  });
}

/** The best routes that a device does not send, for each session. */
export function withheldRows(choice: SessionChoice): readonly RefusedRow[] {
  return distinct(
    tablesOf(choice).flatMap(({ speaker }) =>
      byPrefix(choice.bgp.withheld(speaker.id).map((entry) => ({ ...entry, prefix: entry.route.prefix })))
        .filter(({ session }) => isPeer(choice, session.remote))
        .map((entry) => refused(entry, peerLabel(choice, entry.session.remote))),
    ),
  );
}

function tablesOf({ bgp, device }: SessionChoice): readonly SpeakerTable[] {
  return bgp.speakersOf(device).map((speaker) => bgp.table(speaker.id));
}

/**
 * A Route Server's and a router's list contains what peers sent; a gateway's also its own routes, with origin
 * `Network`.
 */
function isListed(route: BgpRoute, { speaker }: SpeakerTable, choice: SessionChoice): boolean {
  if (route.session) return isPeer(choice, route.session.local);
  return choice.peer === undefined && (speaker.kind === 'vpnGateway' || speaker.kind === 'expressRouteGateway');
}

function isPeer({ bgp, peer }: SessionChoice, speaker: string): boolean {
  return peer === undefined || bgp.speakersOf(peer).some(({ id }) => id === speaker);
}

function peerLabel({ bgp, labelOf }: SessionChoice, speakerId: string): string {
  const speaker = bgp.speakers.find(({ id }) => id === speakerId);
  return speaker ? labelOf(speaker.device) : speakerId;
}

function learnedFrom(route: BgpRoute, { speaker }: SpeakerTable, { bgp }: SessionChoice): readonly LearnedRow[] {
  const sender = route.session && bgp.speakers.find(({ id }) => id === route.session?.local);
  const nextHops = route.nextHops.length === 0 ? [''] : route.nextHops.map(({ text }) => text);
  return instancesThatList(speaker, route).flatMap((localAddress) =>
    nextHops.map((nextHop) => ({
      network: route.prefix.text,
      nextHop,
      asPath: asPathText(route.asPath),
      origin: route.origin,
      sourcePeer: sourcePeer(route, nextHop, sender) ?? localAddress,
      localAddress,
      weight: route.weight,
    })),
  );
}

/** The address of the peer that sent a route. Each instance of a gateway advertises itself as next hop in its VNet. */
function sourcePeer({ session }: BgpRoute, nextHop: string, sender: Speaker | undefined): string | undefined {
  if (!session) return undefined;
  const isInstance = session.origin === 'automatic' && sender?.addresses.some(({ text }) => text === nextHop);
  return isInstance ? nextHop : (session.localAddress ?? '');
}

function fromOtherInstance(entry: SpeakerEntry, { speaker }: SpeakerTable): readonly LearnedRow[] {
  return rowsOfOtherInstance(speaker, entry).map(({ route, localAddress, sourcePeer: peer }) => ({
    network: entry.prefix.text,
    nextHop: peer,
    asPath: asPathText(route.asPath),
    origin: 'IBgp',
    sourcePeer: peer,
    localAddress,
    weight: route.weight,
  }));
}

function sentOn(route: AdvertisedRoute, peer: string | undefined): readonly AdvertisedRow[] {
  return route.nextHops.map(({ text }) => ({
    ...(peer === undefined ? {} : { peer }),
    network: route.prefix.text,
    nextHop: text,
    asPath: asPathText(route.asPath),
    origin: 'Igp',
    localAddress: route.session.localAddress ?? '',
    weight: 0,
  }));
}

function refused({ route, cause }: Refused, peer: string): RefusedRow {
  return {
    peer,
    network: route.prefix.text,
    nextHop: route.nextHops.map(({ text }) => text).join(' '),
    asPath: asPathText(route.asPath),
    rule: cause.rule,
    reason: cause.text,
  };
}

function asPathText(path: readonly number[]): string {
  return path.join('-');
}

function byPrefix<T extends { readonly prefix: Prefix }>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
}

/** If a device has several sessions with a peer, rows that look the same are merged. */
function distinct<T>(rows: readonly T[]): readonly T[] {
  return distinctBy(rows, (row) => JSON.stringify(row));
}
