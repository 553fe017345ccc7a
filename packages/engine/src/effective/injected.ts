import { type Prefix, PrefixTable } from '../address/index.js';
import { isLinkLocal } from '../bgp/accept.js';
import { preferenceRank } from '../bgp/preference-rank.js';
import type { BgpResult } from '../bgp/result.js';
import type { BgpRoute } from '../bgp/route.js';
import { checkpoint } from '../checkpoint.js';
import { append, compareNumbers, compareTexts, distinctBy } from '../collections.js';
import type { Cause, HubRoutingPreference, Network, Vnet } from '../topology/index.js';
import { type Candidate, candidatesOf } from './candidates.js';
import type { Loss, LossKind } from './loss.js';
import type { InjectedRoute, RowNextHop } from './route.js';

/** A candidate of {@link InjectedRoutes} that is not programmed on NICs. */
export interface NotInjected {
  readonly prefix: Prefix;
  readonly nextHopTexts: readonly string[];
  readonly cause: Cause;
  readonly bgp: readonly BgpRoute[];
  readonly removedBy: Loss;
}

/**
 * All routes that a VNet's gateways and Route Server inject into its own NICs and those of its gateway-transit spokes.
 */
export interface InjectedRoutes {
  readonly routes: readonly InjectedRoute[];
  readonly byText: ReadonlyMap<string, InjectedRoute>;
  readonly table: PrefixTable<InjectedRoute>;
  readonly notInjected: readonly NotInjected[];
}

/** Makes the indexes of a list of injected routes. */
export function injectedList(routes: readonly InjectedRoute[], notInjected: readonly NotInjected[]): InjectedRoutes {
  const table = new PrefixTable<InjectedRoute>();
  for (const route of routes) table.set(route.prefix, route);
  return { routes, notInjected, table, byText: new Map(routes.map((route) => [route.prefix.text, route])) };
}

/**
 * Decides for the whole VNet what its NICs get (R052, R154): routes of NVAs from the Route Server, of the VPN gateway
 * and of the ExpressRoute gateway compete for each prefix, and only the winners are written.
 */
export function injectedRoutes(network: Network, bgp: BgpResult, vnet: Vnet): InjectedRoutes {
  const candidates = new Map<string, Candidate[]>();
  const notInjected: NotInjected[] = [];
  const drop = (candidate: Candidate, removedBy: Loss) => notInjected.push(absent(candidate, removedBy));
  const add = (candidate: Candidate) => {
    const { prefix } = candidate.route;
    if (isLinkLocal(prefix)) {
      drop(candidate, because('linkLocal', 'R274', vnet, `Link-local prefixes are learned but not programmed.`));
      return;
    }
    if (candidate.nextHops.length === 0) {
      drop(candidate, because('noNextHop', 'R158', vnet, `The route for ${prefix.text} has no next hop address.`));
      return;
    }
    append(candidates, prefix.text, candidate);
  };
  for (const candidate of candidatesOf(network, bgp, vnet)) {
    checkpoint();
    add(candidate);
  }

  const [server] = bgp.speakersOf(vnet.routeServers[0]?.id ?? '');
  const served = server && bgp.table(server.id).routes;
  const routes: InjectedRoute[] = [];
  for (const [text, list] of candidates) {
    checkpoint();
    const programmable = list.filter((candidate) => {
      if (candidate.origin !== 'NVA' || !served?.get(text)?.shared.routes[0]?.own) return true;
      drop(
        candidate,
        because(
          'originatedByRouteServer',
          'R273',
          vnet,
          `The Route Server originates ${text} itself, so an NVA's route for it is not programmed.`,
        ),
      );
      return false;
    });
    const winners = selectWinners(vnet, programmable, drop);
    const first = winners[0];
    if (first) {
      routes.push({
        kind: 'injected',
        prefix: first.route.prefix,
        nextHops: distinct(winners.length === 1 ? first.nextHops : winners.flatMap(({ nextHops }) => nextHops)),
        cause: first.route.cause,
        bgp: winners.map(({ route }) => route),
      });
    }
  }
  return injectedList(routes, notInjected);
}

function selectWinners(
  vnet: Vnet,
  candidates: readonly Candidate[],
  drop: (candidate: Candidate, removedBy: Loss) => void,
): Candidate[] {
  const server = vnet.routeServers[0];
  const preference: HubRoutingPreference = server?.hubRoutingPreference ?? 'ExpressRoute';
  const ranked = withoutOutweighed(vnet, candidates, drop).map((candidate) => ({
    candidate,
    rank: rankOf(candidate, preference),
  }));
  ranked.sort((a, b) => compareNumbers(a.rank, b.rank));
  const first = ranked[0];
  if (!first) return [];
  const winners: Candidate[] = [];
  for (const { candidate, rank } of ranked) {
    if (compareNumbers(rank, first.rank) === 0) winners.push(candidate);
    else drop(candidate, lost(vnet, candidate, first.candidate, preference));
  }
  if (!server || first.candidate.origin !== 'ExpressRoute') return winners;
  // R153: in a VNet with a Route Server, only one ExpressRoute path is used: that of the lowest edge address.
  const nextHops = distinct(winners.flatMap(({ nextHops: all }) => all));
  return [{ ...first.candidate, nextHops: nextHops.slice(0, 1) }];
}

/** R118: the ExpressRoute gateway compares the weights of its connections first, before its winner meets other origins. */
function withoutOutweighed(
  vnet: Vnet,
  candidates: readonly Candidate[],
  drop: (candidate: Candidate, removedBy: Loss) => void,
): readonly Candidate[] {
  const heaviest = Math.max(0, ...candidates.map(({ weight }) => weight));
  if (heaviest === 0) return candidates;
  return candidates.filter((candidate) => {
    if (candidate.origin !== 'ExpressRoute' || candidate.weight === heaviest) return true;
    const { text } = candidate.route.prefix;
    const weights = `weighs ${heaviest}, the one of this route ${candidate.weight}`;
    drop(
      candidate,
      because('connectionWeight', 'R118', vnet, `Another ExpressRoute connection that carries ${text} ${weights}.`),
    );
    return false;
  });
}

/** Without a Route Server ExpressRoute beats VPN (R115, T01), which is the default preference. */
function rankOf({ origin, pathLength }: Candidate, preference: HubRoutingPreference): readonly number[] {
  const isExpressRoute = origin === 'ExpressRoute';
  return [preferenceRank(preference, isExpressRoute), pathLength, isExpressRoute ? 0 : 1];
}

function lost(vnet: Vnet, loser: Candidate, winner: Candidate, preference: HubRoutingPreference): Loss {
  const { text } = loser.route.prefix;
  if (
    loser.origin !== winner.origin &&
    (loser.origin === 'ExpressRoute' || winner.origin === 'ExpressRoute') &&
    preference !== 'ASPath'
  ) {
    return because(
      'hubRoutingPreference',
      vnet.routeServers.length > 0 ? 'R154' : 'R115',
      vnet,
      `${winner.origin === 'NVA' ? 'The NVA' : winner.origin} carries ${text} too and wins over ${loser.origin} (hub routing preference ${preference}).`,
    );
  }
  if (winner.pathLength === loser.pathLength && winner.origin !== loser.origin) {
    return because(
      'origin',
      'R115',
      vnet,
      `${winner.origin} and ${loser.origin} carry ${text} with equally long AS paths, and ${winner.origin} comes first.`,
    );
  }
  return because(
    'asPathLength',
    'R151',
    vnet,
    `Another route for ${text} has a shorter AS path (${winner.pathLength} against ${loser.pathLength}).`,
  );
}

function absent(candidate: Candidate, removedBy: Loss): NotInjected {
  return {
    prefix: candidate.route.prefix,
    nextHopTexts: candidate.nextHops.flatMap(({ text }) => text ?? []),
    cause: candidate.route.cause,
    bgp: [candidate.route],
    removedBy,
  };
}

function distinct(nextHops: readonly RowNextHop[]): readonly RowNextHop[] {
  const hops = distinctBy(nextHops, ({ text, action }) => `${text}|${action.to}`);
  return hops.length < 2 ? hops : [...hops].sort(compareNextHops);
}

function compareNextHops(a: RowNextHop, b: RowNextHop): number {
  const key = ({ text, action }: RowNextHop) =>
    action.to === 'address'
      ? action.address.words.map((word) => String(word).padStart(10, '0')).join()
      : // A symbol for an undeclared address sorts before all addresses.
        /^[0-9a-f]/.test(text ?? '')
        ? padOctets(text ?? '')
        : '';
  const [one, two] = [key(a), key(b)];
  return compareTexts(one, two);
}

function padOctets(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(3, '0'));
}

function because(kind: LossKind, rule: Cause['rule'], vnet: Vnet, text: string): Loss {
  return { because: kind, rule, text, declarations: [vnet.routeServers[0]?.id ?? vnet.id] };
}
