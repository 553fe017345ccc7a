import { expect, test } from 'vitest';
import { prefix } from '../../address/index.js';
import { topologyOf } from '../../testing/builder.js';
import { Network } from '../../topology/index.js';
import { type NewRoute, ownTable } from './routes.js';

const network = new Network(
  topologyOf({ vnets: { hub: { address: '10.0.0.0/16', subnets: { a: { prefix: '10.0.1.0/24' } } } } }),
);

const route = (name: string | undefined, to: string): NewRoute => ({
  name,
  destination: { prefix: prefix(to) },
  nextHop: { type: 'None' },
});

test.each<[routes: readonly NewRoute[], names: readonly (string | undefined)[]]>([
  [
    [route('unused', '10.8.0.0/16'), route('unused', '10.9.0.0/16')],
    ['unused', 'unused-2'],
  ],
  [
    [route('Unused', '10.8.0.0/16'), route('unused', '10.9.0.0/16')],
    ['Unused', 'unused-2'],
  ],
  [
    [route('1', '10.8.0.0/16'), route(undefined, '10.9.0.0/16')],
    ['1', undefined],
  ],
])('each route of a table of its own has its own name and id', (routes, names) => {
  const subnets = network.topology.vnets.flatMap((vnet) => vnet.subnets);
  const [edit] = ownTable(network, subnets, { disableBgpRoutePropagation: false, routes }, 'give a table');
  const table = edit?.kind === 'addDeclaration' && 'routes' in edit.declaration ? edit.declaration : undefined;
  const made = (table?.routes ?? []) as readonly { readonly id: string; readonly name?: string }[];
  expect(made.map(({ name }) => name)).toEqual(names);
  expect(new Set(made.map(({ id }) => id)).size).toBe(names.length);
});
