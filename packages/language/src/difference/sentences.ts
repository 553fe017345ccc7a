import type { PacketChange, PacketWay } from '@azroute/engine';
import type { DeclarationChange } from './declaration-changes.js';
import { type Difference, isNothing } from './difference.js';
import type { StatedRow } from './table-changes.js';

/** What two topologies without a difference are told as. */
export const noDifference = 'no difference';

/** Said in place of packets if not all of them can be followed. */
export const notFollowed = 'Not complete: the ways of packets are not compared, because a limit is reached (AZR902).';

/** The result in one sentence: what gets worse first. */
export function verdictOf(difference: Difference): string {
  if (isNothing(difference)) return noDifference;
  const { declarations, packets = [], tables, comes, goes, begins, ceases } = difference;
  const count = (kind: PacketChange['kind']) => packets.filter((each) => each.kind === kind).length;
  const parts = [
    counted(count('no longer arrives'), 'kind of packets no longer arrives', 'kinds of packets no longer arrive'),
    counted(ceases.length, 'expectation ceases to hold', 'expectations cease to hold'),
    counted(comes.length, 'finding is new', 'findings are new'),
    counted(goes.length, 'finding is gone', 'findings are gone'),
    counted(begins.length, 'expectation begins to hold', 'expectations begin to hold'),
    counted(count('arrives now'), 'kind of packets arrives now', 'kinds of packets arrive now'),
    counted(count('takes another way'), 'kind of packets takes another way', 'kinds of packets take another way'),
    counted(count('ends otherwise'), 'kind of packets ends otherwise', 'kinds of packets end otherwise'),
    counted(tables.flatMap(({ nics }) => nics).length, 'NIC has another table', 'NICs have another table'),
    counted(declarations.filter(({ isInside }) => !isInside).length, 'declaration differs', 'declarations differ'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** "changed peering hub1 <-> spoke1: a.allowForwardedTraffic false → true". */
export function declarationText({ change, before, after, fields }: DeclarationChange): string {
  const thing = after ?? before;
  const details = fields.map((each) => `${each.field} ${each.before} → ${each.after}`).join(', ');
  return `${change} ${thing?.kind} ${thing?.name}${details === '' ? '' : `: ${details}`}`;
}

/** "spoke1 to spoke2 (such as spoke1.vm to spoke2.vm, 10.2.0.4): no longer arrives: delivered via nva1 → dropped". */
export function packetText({ kind, from, to, example, before, after }: PacketChange): string {
  const receiver = example.to === undefined ? example.address : `${example.to}, ${example.address}`;
  return `${from} to ${to} (such as ${example.from} to ${receiver}) ${kind}: ${wayText(before)} → ${wayText(after)}`;
}

function wayText({ verdict, via }: PacketWay): string {
  return via.length > 0 && verdict !== 'loop' ? `${verdict} via ${via.join(', ')}` : verdict;
}

/** A row of a table: "Active 10.2.0.0/16 VirtualAppliance 10.1.1.4 (User)". */
export function rowText({ state, source, addressPrefix, nextHopType, nextHopIpAddress }: StatedRow): string {
  return [state, addressPrefix, nextHopType, ...nextHopIpAddress, `(${source})`].join(' ');
}

function counted(count: number, one: string, several: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : several}`;
}
