import type { Address, Family } from '../address/index.js';
import { type Participant, participantsOf } from '../comparison/participants.js';
import type { Analysis } from '../findings/analysis.js';
import { departure, type Party } from '../findings/flows/party.js';
import { partyClasses } from '../findings/flows/party-classes.js';
import type { Atoms } from '../findings/loops/atoms.js';
import type { Trace } from '../forwarding/trace.js';
import { walk } from '../forwarding/walk.js';
import type { World } from '../forwarding/world.js';
import { limits } from '../limits.js';
import { type DeclId, sizeOf } from '../topology/index.js';

/** Who sends to whom in one state of a topology, and what becomes of it, each computed when first asked for. */
export class Reach {
  readonly participants: readonly Participant[];
  private readonly byKey: ReadonlyMap<string, Participant>;
  private readonly byFamily = new Map<Family, ReadonlyMap<Party, number> | undefined>();
  private readonly traces = new Map<DeclId, Map<string, Trace | undefined>>();

  constructor(private readonly analysis: Analysis) {
    this.participants = participantsOf(this.world.network);
    this.byKey = new Map(this.participants.map((participant) => [participant.key, participant]));
  }

  get world(): World {
    return this.analysis.computation.forwarder.world;
  }

  participant(key: string): Participant | undefined {
    return this.byKey.get(key);
  }

  /**
   * What a participant of another state is in this one. Machines that are declared to be appliances are no party any more,
   * but packets to them must still arrive.
   */
  successor({ key, members }: Participant): Participant | undefined {
    return this.byKey.get(key) ?? this.byKey.get(members[0] ?? key);
  }

  /**
   * The class of each participant that has an address of the family, as a number: see {@link partyClasses}.
   * @returns undefined if there are too many to compare
   */
  classes(family: Family): ReadonlyMap<Party, number> | undefined {
    if (!this.byFamily.has(family)) this.byFamily.set(family, this.classify(family));
    return this.byFamily.get(family);
  }

  /** The address space, cut wherever a table may treat two addresses unlike; undefined if nothing is known of the family. */
  atoms(family: Family): Atoms | undefined {
    return this.analysis.computation.search.families.find(({ atoms }) => atoms.family === family)?.atoms;
  }

  /** The way of a packet; undefined if the participant cannot send it. */
  trace(from: Participant, destination: Address): Trace | undefined {
    let byDestination = this.traces.get(from.id);
    if (!byDestination) {
      byDestination = new Map();
      this.traces.set(from.id, byDestination);
    }
    if (!byDestination.has(destination.text)) byDestination.set(destination.text, this.follow(from, destination));
    return byDestination.get(destination.text);
  }

  private follow(from: Participant, destination: Address): Trace | undefined {
    const { forwarder } = this.analysis.computation;
    const start = departure(forwarder, from, destination);
    return start && walk(forwarder, start, from.address(destination.family));
  }

  private classify(family: Family): ReadonlyMap<Party, number> | undefined {
    const most = limits.flowViews(sizeOf(this.world.network.topology));
    const classes = partyClasses(this.world, this.participants, family, most);
    return classes && new Map(classes.flatMap(({ parties }, i) => parties.map((party) => [party, i] as const)));
  }
}

const known = new WeakMap<Analysis, Reach>();

/** The reach of an analysis; it is kept as long as the analysis, or until {@link forgetReach}. */
export function reachOf(analysis: Analysis): Reach {
  const reach = known.get(analysis) ?? new Reach(analysis);
  known.set(analysis, reach);
  return reach;
}

/** Lets go of the paths that were followed in an analysis. They are followed again when they are asked for. */
export function forgetReach(analysis: Analysis): void {
  known.delete(analysis);
}
