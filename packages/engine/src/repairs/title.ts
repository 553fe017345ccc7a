import { grouped } from '../collections.js';
import type { Network } from '../topology/index.js';
import { editKind } from './edits/edit-kinds.js';
import type { TopologyEdit } from './edits/topology-edit.js';
import { effectsText } from './effects.js';
import type { Proof } from './proof/prove.js';
import type { Candidate } from './repairer.js';

/** The title of a repair: what is done, its effects, and what the proof found that it gives up. */
export function repairTitle(network: Network, { edits, title, trades = [] }: Candidate, proof: Proof): string {
  const effects = effectsText(network, proof);
  const done = title ?? sentence(editsText(network, edits));
  return [effects === '' ? done : `${done}: ${effects}`, ...givenUp(proof), ...trades.map(({ text }) => text)].join(
    '; ',
  );
}

/** What edits do, as verbs and their objects. */
export function editsText(network: Network, edits: readonly TopologyEdit[]): string {
  return [...grouped(edits, ({ kind }) => kind)]
    .flatMap(([kind, ofKind]) => editKind(kind).words(ofKind, edits, network) ?? [])
    .join(' and ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function givenUp({ comparison: { asymmetric, uninspected } }: Proof): readonly string[] {
  return [
    ...(asymmetric > 0 ? ['the two directions pass different appliances'] : []),
    ...(uninspected > 0 ? ['some packets pass fewer appliances'] : []),
  ];
}
