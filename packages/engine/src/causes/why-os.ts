import { type Address, hostPrefix, type Prefix } from '../address/index.js';
import type { World } from '../forwarding/world.js';
import type { Cause, DeclId, Nva } from '../topology/index.js';
import { stopsOf } from './bgp-stops.js';
import { speakersById } from './bgp-way.js';
import { knownAround } from './known-prefixes.js';
import { installed, installedAround, installedInside, keptOut, longestFirst, type OsInput } from './os-candidates.js';
import { osNotes } from './os-notes.js';
import type { OsCandidate, OsWhy } from './os-why.js';
import type { PrefixStops } from './why.js';

/**
 * Why the operating system of an NVA has the route that it has for an address or a prefix (R189): the route that
 * decides, every other one with what beat or rejected it, their ways through BGP, and what never reached the NVA.
 * @returns undefined for an unknown NVA.
 */
export function whyOperatingSystem(world: World, id: DeclId, to: Address | Prefix): OsWhy | undefined {
  const { network, bgp } = world;
  const nva = network.nva(id);
  if (!nva) return undefined;
  const address = 'length' in to ? undefined : to;
  const prefix = 'length' in to ? to : hostPrefix(to);
  const table = world.devices.osTable(nva);
  const input: OsInput = { network, bgp, speakers: speakersById(bgp), nva, table };

  const around = installedAround(input, prefix);
  const decides = address
    ? table
        .lookup(address)
        .map((entry) => installed(input, entry))
        .sort(longestFirst)
    : around.filter((one) => one.prefix.length === around[0]?.prefix.length);
  const winner = decides[0];
  const shorter = around.filter((one) => one.prefix.length < (winner?.prefix.length ?? 0));
  return {
    nva: nva.id,
    prefix,
    address,
    decides,
    decision: decision(nva, address?.text ?? prefix.text, address === undefined, decides),
    losers: [...shorter.map((one) => ({ ...one, beatenBy: longer(winner) })), ...keptOut(input, prefix)].sort(
      longestFirst,
    ),
    inside: address ? [] : installedInside(input, prefix),
    notSent: notSent(input, prefix, winner),
    notes: osNotes(world, nva, prefix, decides),
  };
}

function decision(nva: Nva, asked: string, isPrefix: boolean, decides: readonly OsCandidate[]): Cause {
  const [winner] = decides;
  const declarations = [nva.id];
  if (!winner)
    return { rule: 'R189', text: `No route of ${nva.label} contains ${asked}, so it drops the packets.`, declarations };
  const { text } = winner.prefix;
  const intro =
    isPrefix && text === asked
      ? `${nva.label} has a route for ${asked}`
      : isPrefix
        ? `${nva.label} has no route for exactly ${asked}; ${text} is the longest one that contains it`
        : `${text} is the longest route of ${nva.label} that contains ${asked}`;
  const several = decides.length > 1 ? `, with ${decides.length} equal-cost paths` : '';
  return { rule: 'R189', text: `${intro}${several}.`, declarations };
}

function longer(winner: OsCandidate | undefined): Cause | undefined {
  return winner && { rule: 'R189', text: `${winner.prefix.text} is longer.`, declarations: [] };
}

/** BGP routes that contain the prefix, are longer than the one that decides, and that no peer sent to the NVA. */
function notSent({ network, bgp, speakers, nva }: OsInput, prefix: Prefix, winner: OsCandidate | undefined) {
  return knownAround(network, bgp, prefix)
    .filter(({ prefix: known }) => known.length > (winner?.prefix.length ?? -1))
    .map(
      ({ prefix: known }): PrefixStops => ({
        prefix: known,
        stops: stopsOf(network, bgp, speakers, known).filter(
          ({ kind, peer, harmless }) =>
            (kind === 'withheld' || kind === 'sessionDown') && peer?.device === nva.id && !harmless,
        ),
      }),
    )
    .filter(({ stops }) => stops.length > 0);
}
