import { compareNumbers, compareTexts } from '../collections.js';
import type { Analysis } from '../findings/analysis.js';
import type { Severity } from '../findings/severity.js';
import type { Topology } from '../topology/index.js';
import type { EditSize, TopologyEdit } from './edits/topology-edit.js';
import type { Length } from './proof/detours.js';
import type { Proof } from './proof/prove.js';
import type { Candidate } from './repairer.js';
import type { Standing } from './standing.js';

/** A candidate whose proof succeeded. */
export interface Proved {
  readonly candidate: Candidate;
  readonly title: string;
  readonly proof: Proof;
  /** The topology with its edits. */
  readonly topology: Topology;
  /** The findings that are left. */
  readonly left: Readonly<Record<Severity, number>>;
}

/** What may be done without a choice comes before what a person should look at. */
const standings: readonly Standing[] = ['fixAll', 'preferred', 'offered'];

/** How much edits change, the smallest first. */
const sizes: readonly EditSize[] = [
  'remove',
  'set',
  'attach',
  'route',
  'flag',
  'attribute',
  'setting',
  'osRoute',
  'table',
  'peering',
  'tunnel',
  'renumber',
];

function sizeOfEdit(edit: TopologyEdit): number {
  return sizes.indexOf('size' in edit ? edit.size : fixedSizes[edit.kind]);
}

const fixedSizes: Readonly<Record<Exclude<TopologyEdit, { readonly size: EditSize }>['kind'], EditSize>> = {
  addUserRoute: 'route',
  setUserRoute: 'set',
  removeUserRoute: 'remove',
  setRouteTable: 'attach',
  addRouteTable: 'table',
  setBgpRoutePropagation: 'setting',
  setPeeringFlag: 'flag',
  completePeering: 'peering',
  addPeering: 'peering',
  removePeering: 'remove',
  setSessionEnd: 'attribute',
  setConnectionEnd: 'attribute',
  setRouteServer: 'setting',
  setVpnGateway: 'setting',
  setNva: 'setting',
  setSubnet: 'renumber',
  addSession: 'attribute',
  removeSession: 'remove',
  bindSession: 'attribute',
  addOsRoute: 'osRoute',
  setOsRoute: 'osRoute',
  removeOsRoute: 'remove',
  addTunnel: 'tunnel',
  setTunnel: 'setting',
  setNic: 'renumber',
  setAddressSpace: 'renumber',
  addSubnet: 'renumber',
  removeUnused: 'remove',
  addExpectation: 'attribute',
  setExpectation: 'set',
  removeExpectation: 'remove',
};

/** The number of findings of each severity. */
export function countBySeverity({ findings }: Analysis): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/**
 * The proved candidates for one finding, the best first: what changes the network and not what is expected of it, gives
 * up nothing, needs no choice, leaves the fewest findings, makes the fewest detours, needs the fewest and smallest edits,
 * and changes the fewest conversations.
 */
export function inOrder(proved: readonly Proved[]): readonly Proved[] {
  const shortest = shortestWays(proved);
  return proved
    .map((each) => ({ each, order: orderOf(each, shortest) }))
    .sort((a, b) => compareNumbers(a.order, b.order) || compareTexts(a.each.title, b.each.title))
    .map(({ each }) => each);
}

/** Whether an edit changes what is expected of the network, and not the network. */
export function changesNoPacket(edit: TopologyEdit): boolean {
  return 'touches' in edit && edit.touches?.length === 0;
}

function orderOf({ candidate, proof, left }: Proved, shortest: ReadonlyMap<string, Length>): readonly number[] {
  const { comparison } = proof;
  const { edits, trades = [] } = candidate;
  return [
    Number(edits.every(changesNoPacket)),
    Number(comparison.asymmetric > 0) + Number(comparison.uninspected > 0),
    trades.length,
    standings.indexOf(candidate.standing),
    left.error,
    left.warning,
    detour(proof, shortest, ({ foreignLocations }) => foreignLocations),
    detour(proof, shortest, ({ wayPoints }) => wayPoints),
    left.information + left.hint,
    edits.length,
    edits.reduce((sum, edit) => sum + sizeOfEdit(edit), 0),
    comparison.gained.length + comparison.moved.length,
  ];
}

/** The shortest way that any of the candidates gives to each flow that did not arrive before. */
function shortestWays(proved: readonly Proved[]): ReadonlyMap<string, Length> {
  const shortest = new Map<string, Length>();
  for (const { proof } of proved) {
    for (const [key, { wayPoints, foreignLocations }] of proof.comparison.lengths) {
      const known = shortest.get(key) ?? { wayPoints, foreignLocations };
      shortest.set(key, {
        wayPoints: Math.min(known.wayPoints, wayPoints),
        foreignLocations: Math.min(known.foreignLocations, foreignLocations),
      });
    }
  }
  return shortest;
}

/** How much longer the new ways are than those before, or than the shortest ones that are possible. */
function detour(
  { comparison: { lengths, references } }: Proof,
  shortest: ReadonlyMap<string, Length>,
  of: (length: Length) => number,
): number {
  let sum = 0;
  for (const [key, length] of lengths) {
    const reference = references.get(key) ?? shortest.get(key);
    if (reference) sum += Math.max(0, of(length) - of(reference));
  }
  return sum;
}
