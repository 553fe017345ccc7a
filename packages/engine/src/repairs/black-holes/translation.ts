import { untranslatedSource } from '../../findings/black-holes/untranslated-sources.js';
import type { Finding } from '../../findings/finding.js';
import { appliancesInReach } from '../changes/appliances-in-reach.js';
import { setNva } from '../changes/devices.js';
import { setNextHop } from '../changes/routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Declares that an appliance translates, or sends the Internet traffic to one that does (R202). */
export const translateSources: Repairer = { mends: [untranslatedSource], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration, subject }: Finding): Generator<Candidate> {
  const nva = network.nva(declaration);
  if (!nva || subject?.kind !== 'flows') return;
  // It says something about the device, which only its owner knows.
  yield { edits: [setNva(nva, { snat: 'internet' }, `declare snat internet on ${nva.label}`)], standing: 'offered' };
  const rows = subject.flows.map(({ trace }) => trace.first.at(-1)?.row?.route);
  const ids = new Set(rows);
  const routes = network.topology.routeTables.flatMap((table) => table.routes.filter(({ id }) => ids.has(id)));
  const vnets = subject.flows.flatMap(({ senders }) => senders.flatMap(({ vnet }) => vnet?.id ?? []));
  if (routes.length === 0 || rows.includes(undefined)) return;
  for (const { device, address } of appliancesInReach(network, [...new Set(vnets)], undefined)) {
    const translates = network.thing(device)?.kind === 'firewall' || network.nva(device)?.snat !== 'none';
    if (device === declaration || !translates) continue;
    const nextHop = { type: 'VirtualAppliance', address } as const;
    yield { edits: routes.map((route) => setNextHop(network, route, nextHop)), standing: 'offered' };
  }
}
