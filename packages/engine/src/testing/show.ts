import type { BgpRoute, EffectiveTable } from '../index.js';

const letters = { Default: 'D', VirtualNetworkGateway: 'V', User: 'U' } as const;

/**
 * A table as lines `D A 10.1.0.0/20 VnetLocal`, sorted: source, state, destination, next hop type, next hops. The four
 * documented None rows together are one line `<None>`, or `<None> minus …` if some are missing; for tests.
 */
export function showTable(table: EffectiveTable | undefined): string[] {
  if (!table) return ['no table'];
  const documented = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'];
  const isNone = (row: (typeof table.routes)[number]) => row.source === 'Default' && row.nextHopType === 'None';
  const nones = table.routes.filter(isNone).flatMap(({ prefix }) => prefix?.text ?? []);
  const missing = documented.filter((text) => !nones.includes(text));
  const lines = table.routes
    .filter((row) => !isNone(row))
    .map((row) =>
      [
        letters[row.source],
        row.state[0],
        row.prefix?.text ?? row.serviceTag,
        row.nextHopType,
        row.nextHops.flatMap(({ text }) => text ?? []).join(','),
      ]
        .join(' ')
        .trim(),
    );
  if (nones.length > 0) lines.push(missing.length > 0 ? `<None> minus ${missing.join(', ')}` : '<None>');
  return lines.sort();
}

/** A route as `10.0.0.0/16 via 10.1.1.4 [65001-65515]`; for tests. */
export function showRoute(route: Pick<BgpRoute, 'prefix' | 'nextHops' | 'asPath'>): string {
  const via = route.nextHops.map(({ text }) => text).join(',');
  return `${route.prefix.text}${via ? ` via ${via}` : ''} [${route.asPath.join('-')}]`;
}
