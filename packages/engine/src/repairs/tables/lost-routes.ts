import { merged } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { propagationTakesRoutes } from '../../findings/route-tables/lost-routes.js';
import { hopAddresses, type Network } from '../../topology/index.js';
import { ownTable, setPropagation } from '../changes/routes.js';
import { addToWrong, type WrongRoutes, wrongRoutesOf } from '../changes/wrong-routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { appliancesFor } from './next-hops.js';

/** Leads what a table without propagation lost through an appliance, or switches propagation on (R069). */
export const replaceLostRoutes: Repairer = { mends: [propagationTakesRoutes], candidates };

/** How many routes take the place of those that were lost, before they are summarised. */
const mostRoutes = 8;

function* candidates({ world: { network } }: RepairContext, finding: Finding): Generator<Candidate> {
  const wrong = wrongRoutesOf(network, finding);
  const { subject } = finding;
  if (!wrong || subject?.kind !== 'userRoutes' || !subject.missing) return;
  const prefixes = subject.missing.length > mostRoutes ? merged(subject.missing) : subject.missing;
  const used = new Set(wrong.table.routes.flatMap(({ nextHop }) => hopAddresses(nextHop).map(({ text }) => text)));
  const appliances = appliancesFor(network, wrong, undefined);
  // The table decides which appliance is meant, if it names one.
  const named = appliances.filter(({ address }) => used.has(address.text));
  for (const { address } of named.length > 0 ? named : appliances) {
    const nextHop = { type: 'VirtualAppliance', address } as const;
    const ways = prefixes.filter(({ family }) => family === address.family).map((prefix) => ({ prefix, nextHop }));
    yield { edits: addToWrong(network, wrong, ways), standing: named.length === 1 ? 'fixAll' : 'offered' };
  }
  // Without an appliance there is one way to bring the routes back.
  yield { edits: withPropagation(network, wrong), standing: appliances.length === 0 ? 'fixAll' : 'offered' };
}

function withPropagation(network: Network, { table, subnets, isShared }: WrongRoutes) {
  if (!isShared) return [setPropagation(table, false)];
  const where = subnets.map(({ label }) => label).join(', ');
  const words = `give ${where} a copy of ${table.label} with propagation on`;
  const content = { disableBgpRoutePropagation: false, routes: table.routes };
  return ownTable(network, subnets, content, words);
}
