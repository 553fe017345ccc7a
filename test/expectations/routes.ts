import type { EffectiveTable } from '@azroute/engine';
import { type Fact, fact } from './compare.js';
import { list, type Section } from './expectation.js';

/** The None rows that Microsoft documents (R003); `<None>` in an expectation means these rows. */
const documentedNone = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'];

/** Placeholder for the public prefixes of a service endpoint, which the input does not determine. */
const servicePrefixes = 'X.X.X.X';

/** The rows of a printed effective route table, one fact per next hop (R051). `<None> except P` means None rows. */
export function expectedRoutes(section: Section): Fact[] {
  return section.rows.flatMap(([source = '', state = '', prefix = '', type = '', nextHops = '']) => {
    if (!source.startsWith('<None>'))
      return list(nextHops).map((nextHop) => fact(source, state, prefix, type, nextHop));
    const except = list(source.replace('<None>', '').replace('except', '').trim());
    return documentedNone
      .filter((none) => !except.includes(none))
      .map((none) => fact('Default', 'Active', none, 'None', '-'));
  });
}

/** The rows of a computed effective route table, one fact per next hop. */
export function computedRoutes(table: EffectiveTable): Fact[] {
  return table.routes.flatMap((row) => {
    const texts = row.nextHops.flatMap(({ text }) => text ?? []);
    const isService = row.nextHopType === 'VirtualNetworkServiceEndpoint';
    const prefix = isService ? servicePrefixes : (row.prefix?.text ?? row.serviceTag ?? '-');
    return (texts.length > 0 ? texts : ['-']).map((text) => fact(row.source, row.state, prefix, row.nextHopType, text));
  });
}
