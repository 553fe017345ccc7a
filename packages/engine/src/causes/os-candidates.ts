import { comparePrefixes, covers, type Prefix } from '../address/index.js';
import type { BgpResult } from '../bgp/result.js';
import type { BgpRoute } from '../bgp/route.js';
import type { OsEntry, OsTable } from '../forwarding/os-table.js';
import type { Cause, Network, Nva } from '../topology/index.js';
import { type Speakers, wayOf } from './bgp-way.js';
import { whyNotChosen } from './not-chosen.js';
import type { OsCandidate } from './os-why.js';

/** What the explanation of an NVA's OS routes is derived from. */
export interface OsInput {
  readonly network: Network;
  readonly bgp: BgpResult;
  readonly speakers: Speakers;
  readonly nva: Nva;
  readonly table: OsTable;
}

/** A route of the table as a candidate. */
export function installed(input: OsInput, entry: OsEntry): OsCandidate {
  return ofEntry(input, entry, 'installed', undefined);
}

/** All routes of the table that contain the prefix or equal it, longest first. */
export function installedAround(input: OsInput, prefix: Prefix): readonly OsCandidate[] {
  const groups = input.table.groups().filter(([first]) => first && covers(first.prefix, prefix));
  return groups
    .flat()
    .map((entry) => installed(input, entry))
    .sort(longestFirst);
}

/** All routes of the table inside the prefix, but not those of the prefix itself. */
export function installedInside(input: OsInput, prefix: Prefix): readonly OsCandidate[] {
  const groups = input.table
    .groups()
    .filter(([first]) => first && first.prefix.length > prefix.length && covers(prefix, first.prefix));
  return groups
    .flat()
    .map((entry) => installed(input, entry))
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix));
}

/**
 * Routes that contain the prefix and are not in the table: beaten by another origin, or not chosen or rejected by BGP.
 */
export function keptOut(input: OsInput, prefix: Prefix): readonly OsCandidate[] {
  const { network, bgp, nva, table } = input;
  const beaten = table.beaten(prefix).map((entry) => {
    const [better] = table.groups().find(([first]) => first?.prefix.text === entry.prefix.text) ?? [];
    return ofEntry(input, entry, 'beaten', better && outranked(nva, better, entry));
  });
  const refused = bgp.speakersOf(nva.id).flatMap((speaker) => {
    const { routes, rejected } = bgp.table(speaker.id);
    const entries = [...routes.values()].filter((entry) => covers(entry.prefix, prefix));
    const notChosen = entries.flatMap((entry) => {
      const taken = entry.installed;
      const best = taken[0] ?? entry.routes[0];
      // An advertised prefix is not a route by which the NVA could forward.
      const others = entry.routes.filter((route) => !taken.includes(route) && route.own?.kind !== 'advertised');
      return others.flatMap((route) =>
        best ? ofRoute(input, route, 'notChosen', whyNotChosen(network, speaker, best, route)) : [],
      );
    });
    const notTaken = rejected
      .filter(({ route }) => covers(route.prefix, prefix))
      .map(({ route, cause }) => ofRoute(input, route, 'rejected', cause));
    return [...notChosen, ...notTaken];
  });
  return [...beaten, ...refused].sort(longestFirst);
}

/** Longest prefix first, then by state, then by origin, then by way. */
export function longestFirst(a: OsCandidate, b: OsCandidate): number {
  return (
    b.prefix.length - a.prefix.length ||
    states.indexOf(a.state) - states.indexOf(b.state) ||
    origins.indexOf(a.origin) - origins.indexOf(b.origin) ||
    (keyOf(a) < keyOf(b) ? -1 : 1)
  );
}

const states: readonly OsCandidate['state'][] = ['installed', 'beaten', 'notChosen', 'rejected'];
const origins: readonly OsCandidate['origin'][] = ['connected', 'static', 'bgp', 'default'];

function keyOf({ prefix, target, cause, way }: OsCandidate): string {
  const speakers = way?.map(({ speaker }) => speaker.device).join('>');
  return [prefix.text, JSON.stringify(target), cause.text, speakers].join('|');
}

function ofEntry(
  input: OsInput,
  entry: OsEntry,
  state: OsCandidate['state'],
  beatenBy: Cause | undefined,
): OsCandidate {
  const { prefix, origin, target, bgpRoute } = entry;
  const way = bgpRoute && wayOf(input.speakers, bgpRoute);
  return { state, origin, prefix, target, cause: entryCause(input, entry), beatenBy, way };
}

function ofRoute(input: OsInput, route: BgpRoute, state: OsCandidate['state'], beatenBy: Cause): OsCandidate {
  const way = wayOf(input.speakers, route);
  return {
    state,
    origin: 'bgp',
    prefix: route.prefix,
    target: undefined,
    cause: learned(input, route),
    beatenBy,
    way,
  };
}

/** The declaration that put a route into the table. */
function entryCause(input: OsInput, { origin, prefix, target, bgpRoute, osRoute }: OsEntry): Cause {
  const { network, nva } = input;
  const nic = target.to === 'nic' ? target.nic : nva.nics[0];
  const where = nic === undefined ? [] : [nic];
  switch (origin) {
    case 'connected': {
      if (target.to === 'itself') {
        return { rule: 'R283', text: `${nva.label} delivers ${prefix.text} itself.`, declarations: [nva.id] };
      }
      const subnet = nic === undefined ? undefined : network.nic(nic)?.subnet;
      const text = `${prefix.text} is the subnet of ${nic === undefined ? nva.label : network.label(nic)}.`;
      return { rule: 'R189', text, declarations: subnet ? [...where, subnet.id] : where };
    }
    case 'static':
      return {
        rule: 'R189',
        text: `Static route of ${nva.label}.`,
        declarations: osRoute ? [osRoute.id, nva.id] : [nva.id],
      };
    case 'default':
      return {
        rule: 'R189',
        text: `The default route of the operating system leaves through the first NIC of ${nva.label}.`,
        declarations: [nva.id, ...where],
      };
    case 'bgp':
      return bgpRoute
        ? learned(input, bgpRoute)
        : { rule: 'R189', text: 'Learned through BGP.', declarations: [nva.id] };
  }
}

/** The sender of a BGP route, and the tunnel of the session if it has one. */
function learned({ network, speakers }: OsInput, route: BgpRoute): Cause {
  const { session } = route;
  const sender = session && speakers.get(session.local);
  if (!session || !sender) return route.cause;
  const path = `AS path ${route.asPath.join('-') || 'empty'}`;
  const hops = route.nextHops.map(({ text }) => text).join(' ');
  const tunnel =
    session.tunnel === undefined
      ? ''
      : `; the session runs over ${network.label(session.tunnel)}, so its routes lead into that tunnel`;
  const declarations = [session.declaration, ...(session.tunnel === undefined ? [] : [session.tunnel])];
  return {
    rule: 'R189',
    text: `Learned from ${sender.label} with ${path}${hops === '' ? '' : ` and next hop ${hops}`}${tunnel}.`,
    declarations,
  };
}

/** Why the table contains the route of one of two origins for a prefix (language reference, section 6). */
function outranked(nva: Nva, better: OsEntry, loser: OsEntry): Cause {
  const declarations = [better.osRoute?.id ?? better.bgpRoute?.session?.declaration ?? nva.id];
  const text =
    better.origin === loser.origin
      ? 'Another BGP route for this prefix has a shorter AS path.'
      : `${originNames[better.origin]} comes before ${lowerFirst(originNames[loser.origin])} for one prefix.`;
  return { rule: 'R189', text, declarations };
}

const originNames: Readonly<Record<OsEntry['origin'], string>> = {
  connected: 'A connected network',
  static: 'A static route',
  bgp: 'A BGP route',
  default: "The operating system's own default route",
};

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
