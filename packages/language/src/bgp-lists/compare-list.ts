import type { Cause, DeclId, Snapshot, Topology } from '@azroute/engine';
import { Failure } from '../asked/failure.js';
import { canonicalPrefix } from '../verify/printed-row.js';
import { advertisedRows, learnedRows, type SessionChoice } from './bgp-rows.js';
import { speakingDevice } from './speaking-device.js';

/** A row of what a Route Server or a VPN gateway learned or advertises; what a list lacks is empty. */
export interface ListRow {
  readonly network: string;
  readonly nextHop: string;
  /** ASNs joined by hyphens. */
  readonly asPath: string;
  /** `EBgp`, `IBgp`, `Network` or `Igp`. */
  readonly origin: string;
  readonly sourcePeer: string;
  readonly localAddress: string;
}

/** A list that Azure printed. */
export interface PrintedList {
  /** The Route Server or gateway that it is of. */
  readonly device: DeclId;
  /** The peer to which routes are advertised; undefined for what was learned. */
  readonly to: DeclId | undefined;
  readonly rows: readonly ListRow[];
}

/** How a computed list differs from a printed one; lists are sets of rows. */
export interface ListComparison {
  readonly agree: readonly ListRow[];
  /** Rows that Azure printed and azroute did not compute, with the reason if azroute refuses such a route. */
  readonly missing: readonly (ListRow & { readonly causes: readonly Cause[] })[];
  /** Rows that azroute computed and Azure did not print. */
  readonly extra: readonly ListRow[];
}

/** The part of a view that is compared. */
interface Computed {
  readonly topology: Topology;
  readonly snapshot: Snapshot;
  labelOf(id: DeclId): string;
}

/**
 * Compares a list of a Route Server (R248, R249) or a VPN gateway (R251) with the computed one. Routes of peers outside
 * of the network have to agree in prefix, path, next hop, peer and instance. Of what a gateway has from the network and
 * from the Route Server, only prefix and path are compared: which instance lists how many copies is not known (R280).
 * The list of a Route Server is that of some of its peers, those in the rows.
 * @throws Failure if there is nothing to compare
 */
export function compareList(view: Computed, { device, to, rows }: PrintedList): ListComparison {
  const { bgp, network } = view.snapshot;
  const name = view.labelOf(device);
  if (bgp.speakersOf(device).length === 0) throw new Failure(`${name} has no BGP here`);
  // Rows that azroute has not computed would look like rows that only Azure has.
  if (view.snapshot.leftOut(device).length > 0)
    throw new Failure(`the BGP routes of ${name} are not complete, so they cannot be compared`);
  const choice: SessionChoice = {
    network,
    bgp,
    device,
    peer: to === undefined ? undefined : speakingDevice(view.topology, to),
    labelOf: (id) => view.labelOf(id),
  };
  const printed = byKey(rows.map((row) => ({ ...row, network: canonicalPrefix(row.network) })));
  const computed = byKey(to === undefined ? learned(choice, rows) : advertised(choice));
  const [agree, missing] = [
    [...printed].filter(([key]) => computed.has(key)),
    [...printed].filter(([key]) => !computed.has(key)),
  ];
  return {
    agree: agree.map(([, row]) => row),
    missing: missing.map(([, row]) => ({ ...row, causes: whyRefused(choice, row) })),
    extra: [...computed].flatMap(([key, row]) => (printed.has(key) ? [] : [row])),
  };
}

function learned(choice: SessionChoice, printed: readonly ListRow[]): ListRow[] {
  const peers = new Set(printed.map(({ sourcePeer }) => sourcePeer));
  const isRouteServer = choice.bgp.speakersOf(choice.device)[0]?.kind === 'routeServer';
  return learnedRows(choice).filter(({ sourcePeer }) => !isRouteServer || peers.has(sourcePeer));
}

function advertised(choice: SessionChoice): ListRow[] {
  return advertisedRows(choice).map((row) => ({ ...row, sourcePeer: '' }));
}

function byKey(rows: readonly ListRow[]): Map<string, ListRow> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function keyOf({ network, nextHop, asPath, origin, sourcePeer, localAddress }: ListRow): string {
  const what = [origin.toLowerCase(), network, asPath];
  const isOfPeer = !['ibgp', 'network'].includes(what[0] ?? '');
  return (isOfPeer ? [...what, nextHop, sourcePeer, localAddress] : what).join(' ');
}

/** Why azroute does not take a route with this prefix and path from its peer. */
function whyRefused({ bgp, device }: SessionChoice, { network, asPath }: ListRow): Cause[] {
  const refused = bgp.speakersOf(device).flatMap(({ id }) => bgp.table(id).rejected);
  const same = refused.filter(({ route }) => route.prefix.text === network && route.asPath.join('-') === asPath);
  return [...new Map(same.map(({ cause }) => [cause.text, cause])).values()];
}
