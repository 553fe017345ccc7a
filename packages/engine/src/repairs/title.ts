import { grouped } from '../collections.js';
import type { Network } from '../topology/index.js';
import { editKind } from './edits/edit-kinds.js';
import type { TopologyEdit } from './edits/topology-edit.js';
import type { Proof } from './proof/prove.js';

/** The title of a repair: its edits, and their effects. */
export function repairTitle(network: Network, edits: readonly TopologyEdit[], proof: Proof): string {
  const steps = [...grouped(edits, ({ kind }) => kind)].flatMap(
    ([kind, ofKind]) => editKind(kind).words(ofKind, edits, network) ?? [],
  );
  const what = steps.join(' and ');
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${effects(proof)}`;
}

function effects({ removedLoops, changedPaths }: Proof): string {
  const paths = `changes ${counted(changedPaths, 'path')}`;
  return removedLoops === 0 ? paths : `removes ${counted(removedLoops, 'loop')}, ${paths}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
