import type { DeclId, Topology } from '../../topology/index.js';

/** Whether an expectation means everything in a subnet, so that another extent of it changes what is expected. */
export function isNamedAsGroup({ expectations, scenarios }: Topology, subnet: DeclId): boolean {
  return [...expectations, ...scenarios.flatMap((scenario) => scenario.expectations)].some(({ from, to }) =>
    [from, to].some((end) => end.kind === 'every' && end.group === subnet),
  );
}
