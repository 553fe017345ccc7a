import { expect, test } from 'vitest';
import { paths } from '../../testing/paths.js';

/** How many routes a table has, and what is said of it (R077). */
const cases: readonly (readonly [count: number, severity: string | undefined])[] = [
  [400, undefined],
  [401, 'warning'],
  [600, 'warning'],
  [601, 'error'],
];

test.each(cases)('%i routes', (count, severity) => {
  const routes = Array.from({ length: count }, (_, i) => `198.18.${i >> 7}.${(i & 127) * 2}/31 -> None`);
  const { snapshot } = paths({
    vnets: {
      net: { address: '10.1.0.0/16', subnets: { vms: { prefix: '10.1.1.0/24', routeTable: 'rt' } } },
    },
    routeTables: { rt: { routes } },
  });
  expect(snapshot.findings().find(({ code }) => code === 'AZR413')?.severity).toBe(severity);
});
