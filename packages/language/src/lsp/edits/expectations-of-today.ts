import type { TopologyView } from '../../topology/view.js';
import { expectation } from './forms/expectation.js';
import { printed } from './forms/form.js';
import { NamesInText } from './names-in-text.js';
import { onOneLine } from './printed.js';

/**
 * What happens today between all networks and sites, and to the Internet, as `expect` statements that the topology does
 * not have yet: one for each pair of kinds of ends, of which routing treats all members alike. What cannot be decided is
 * left out. The quick fix "Insert expectations of what happens today" writes the same for what is selected.
 */
export function expectationsOfToday({ snapshot, topology }: TopologyView): readonly string[] {
  const all = [...topology.vnets, ...topology.sites].map(({ id }) => id);
  const changed = snapshot.answeredRefactoring('insertExpectations', all, {})?.topology;
  if (!changed) return [];
  const known = new Set(topology.expectations);
  const names = new NamesInText(snapshot.network, changed);
  return changed.expectations
    .filter((each) => !known.has(each))
    .map((each) => onOneLine(printed(expectation, each, names)))
    .sort();
}
