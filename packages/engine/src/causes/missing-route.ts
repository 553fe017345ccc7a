import { covers, type Prefix } from '../address/index.js';
import { deviceOf } from '../bgp/device-of.js';
import type { BgpResult } from '../bgp/result.js';
import type { Speaker } from '../bgp/route.js';
import { byId, distinctBy } from '../collections.js';
import { type Cause, type Network, servesOthers, type Vnet } from '../topology/index.js';
import { type Speakers, waysOf } from './bgp-way.js';
import { noRemoteGateway, ownGatewayFirst } from './no-remote-gateway.js';
import type { Candidate, MissingRoute, Stop } from './why.js';

/** What the explanation of a missing route is derived from. */
export interface MissingInput {
  readonly network: Network;
  readonly bgp: BgpResult;
  readonly speakers: Speakers;
  /** The VNet of the NIC. */
  readonly vnet: Vnet;
  readonly prefix: Prefix;
  /** The candidates of exactly this prefix. */
  readonly candidates: readonly Candidate[];
  /** Where BGP routes for exactly this prefix stopped. */
  readonly stops: readonly Stop[];
}

/** Why no row of exactly this prefix is Active on the NICs of a VNet, the nearest reason first. */
export function missingRoute(input: MissingInput): MissingRoute {
  const { bgp, speakers, prefix } = input;
  const held = bgp.speakers.flatMap(({ id }) => bgp.best(id, prefix.text).slice(0, 1));
  return { prefix, reasons: distinct(reasonsOf(input)), heldBy: waysOf(speakers, held) };
}

function reasonsOf(input: MissingInput): readonly Cause[] {
  const { network, vnet, candidates } = input;
  const removed = candidates.flatMap(({ beatenBy }) => beatenBy ?? []);
  if (removed.length > 0) return removed;
  const home = network.hubOf(vnet.id) ?? vnet;
  const space = notPeered(input);
  const bgp = servesOthers(home) ? stoppedBefore(input, home) : inBgp(input) ? [noRemoteGateway(network, vnet)] : [];
  const all = [...space, ...bgp];
  return all.length > 0 ? all : [unknown(input)];
}

/** R018: the address space of a VNet appears only in the tables of directly peered VNets. */
function notPeered({ network, vnet, prefix }: MissingInput): Cause[] {
  return network.topology.vnets
    .filter(({ id, addressSpace }) => id !== vnet.id && addressSpace.some(({ text }) => text === prefix.text))
    .sort(byId)
    .map((owner) => {
      const oneSided = network.topology.peerings.find(
        ({ a, b }) => [a.vnet, b.vnet].includes(owner.id) && [a.vnet, b.vnet].includes(vnet.id),
      );
      const link = oneSided
        ? `their peering exists on only one side`
        : `the two are not directly peered, and peering is not transitive`;
      return {
        rule: oneSided ? 'R080' : 'R018',
        text: `${prefix.text} is the address space of ${owner.label}, which is not a neighbor of ${vnet.label}: ${link}.`,
        declarations: [owner.id, vnet.id, ...(oneSided ? [oneSided.id] : [])],
      };
    });
}

/** Why the gateways and the Route Server that program these NICs do not have the route, or do not program it. */
function stoppedBefore(input: MissingInput, home: Vnet): readonly Cause[] {
  const { bgp, prefix } = input;
  const writers = [...home.routeServers, ...home.vpnGateways, ...home.expressRouteGateways].flatMap(({ id }) =>
    bgp.speakersOf(id),
  );
  const ids = new Set(writers.map(({ id }) => id));
  const held = writers.flatMap((speaker) => heldButNotWritten(input, speaker));
  if (held.length > 0) return held;
  const lost = input.stops.filter(({ harmless, kind }) => !harmless && kind !== 'notChosen');
  const near = lost.filter(({ kind, at, peer }) => ids.has(kind === 'rejected' ? at.id : (peer?.id ?? '')));
  if (!inBgp(input)) return [];
  const names = [...new Set(writers.map(({ label }) => label))].sort().join(', ');
  const none: Cause = {
    rule: 'R142',
    text: `No route for ${prefix.text} reaches ${names} of ${home.label}, which program${names.includes(',') ? '' : 's'} the BGP routes of these NICs.`,
    declarations: [home.id],
  };
  const own = home === input.vnet ? ownGatewayFirst(input.network, home) : undefined;
  const far = near.length > 0 ? near : lost;
  return [...(own ? [own] : []), ...(near.length > 0 ? [] : [none]), ...far.map(({ cause }) => cause)];
}

/** A best route of a gateway or Route Server that it does not program on NICs. */
function heldButNotWritten({ network, bgp, prefix, vnet }: MissingInput, speaker: Speaker): Cause[] {
  const best = bgp.best(speaker.id, prefix.text)[0];
  if (!best) return [];
  if (best.own?.kind === 'network') {
    return [
      {
        rule: 'R273',
        text: `${speaker.label} originates ${prefix.text} itself, as ${lowerFirst(best.cause.text)} Such prefixes are announced to peers but not programmed on NICs; NICs of ${vnet.label} get them only through peering.`,
        declarations: [speaker.device, ...best.cause.declarations],
      },
    ];
  }
  if (best.own?.kind === 'bgpPeer') {
    return [
      {
        rule: 'R271',
        text: `${speaker.label} has ${prefix.text} as the host route of a BGP peer, which is not programmed on NICs if there is a Route Server.`,
        declarations: best.cause.declarations,
      },
    ];
  }
  const from = best.session ? network.label(deviceOf(best.session.local)) : speaker.label;
  return [
    {
      rule: 'R122',
      text: `${speaker.label} learned ${prefix.text} only from ${from}, inside the VNet; it programs on NICs only what it learned from outside.`,
      declarations: [speaker.device, ...best.cause.declarations],
    },
  ];
}

/** Whether any speaker has, or was offered, a route for exactly this prefix. */
function inBgp({ bgp, prefix, stops }: MissingInput): boolean {
  return stops.length > 0 || bgp.speakers.some(({ id }) => bgp.best(id, prefix.text).length > 0);
}

/** The reason if nothing announces the prefix: if a site has it, the site is named. */
function unknown({ network, prefix, vnet }: MissingInput): Cause {
  const sites = network.topology.sites.filter(({ addressSpace }) => addressSpace.some((own) => covers(own, prefix)));
  const site = sites.sort(byId)[0];
  return site
    ? {
        rule: 'R106',
        text: `${prefix.text} belongs to site ${site.label}, but no router of the site announces it and no connection has a static route for it.`,
        declarations: [site.id],
      }
    : {
        rule: 'R055',
        text: `Nothing in this topology has ${prefix.text}: it is not an address space, and nothing announces it.`,
        declarations: [vnet.id],
      };
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

function distinct(causes: readonly Cause[]): readonly Cause[] {
  return distinctBy(causes, ({ text }) => text);
}
