import { emptyTopology, Network } from '@azroute/engine';
import { Joined } from '../lowering/joined.js';
import { SymbolTable } from '../symbols/symbol-table.js';
import type { LazyView } from '../topology/view.js';
import type { Known } from './place.js';

const known = new WeakMap<LazyView, Known>();

/** What completion knows of a topology; computed once for each state of it. Nothing is known of no topology. */
export function knownOf(view: LazyView | undefined): Known {
  let found = view && known.get(view);
  if (!found) {
    const symbols = view?.symbols ?? new SymbolTable([]);
    const topology = view?.topology ?? emptyTopology;
    found = {
      symbols,
      topology,
      network: view?.snapshot.network ?? new Network(topology),
      joined: new Joined(topology),
    };
    if (view) known.set(view, found);
  }
  return found;
}
