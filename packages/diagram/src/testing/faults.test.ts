import { Network } from '@azroute/engine';
import { expect, it } from 'vitest';
import { topologyOf } from '../../../engine/src/testing/builder.js';
import type { Box, Line, Picture } from '../model.js';
import { drawPicture } from '../place/picture.js';
import { faultsOf } from './faults.js';

const network = new Network(
  topologyOf({
    vnets: {
      hub: {
        location: 'westeurope',
        address: '10.0.0.0/16',
        routeServer: { name: 'ars' },
        subnets: {
          RouteServerSubnet: { prefix: '10.0.0.0/24' },
          nva: { prefix: '10.0.1.0/24', nics: { nva: '10.0.1.4' } },
        },
      },
      spoke: { location: 'westeurope', address: '10.1.0.0/16', subnets: { vms: { prefix: '10.1.0.0/24' } } },
      other: { location: 'westeurope', address: '10.2.0.0/16' },
    },
    peerings: ['hub agt <-> spoke urg', 'hub agt <-> other urg'],
    nvas: { nva: { nics: ['hub/nva/nva'], asn: 65001 } },
    tunnels: { tun: ['ipsec', 'nva:nva', 'router:dc/r1'] },
    sites: { dc: { address: '192.168.0.0/24', routers: { r1: { address: '192.168.0.1' } } } },
    sessions: [{ from: 'nva:nva', to: 'routeServer:hub/ars' }],
  }),
);
const picture = drawPicture(network);

const spoke = picture.boxes.find(({ id }) => id === 'vnet:spoke') as Box;

const withBox = (id: string, change: Partial<Box>): Picture => ({
  ...picture,
  boxes: picture.boxes.map((box) => (box.id === id ? { ...box, ...change } : box)),
});
const withLine = (kind: Line['kind'], change: (line: Line) => Partial<Line>): Picture => ({
  ...picture,
  lines: picture.lines.map((line) => (line.kind === kind ? { ...line, ...change(line) } : line)),
});

it('finds nothing in a good picture', () => expect(faultsOf(picture, network)).toEqual([]));

it.each<[string, Picture, string]>([
  ['overlapping boxes', withBox('vnet:other', { y: spoke.y + 4 }), 'overlaps'],
  ['a text that is too long', withBox('vnet:spoke', { title: 'x'.repeat(30) }), 'is too long'],
  ['a box outside the page', withBox('vnet:spoke', { x: 5000 }), 'is not inside the page'],
  ['a missing box', { ...picture, boxes: picture.boxes.filter(({ id }) => id !== 'site:dc') }, 'is missing'],
  ['a missing line', { ...picture, lines: [] }, 'is missing'],
  [
    'a line through a box',
    withLine('session', () => ({ points: [0, picture.width].map((x) => ({ x, y: spoke.y + 20 })) })),
    'crosses',
  ],
  ['a tunnel without a label', withLine('tunnel', () => ({ label: undefined })), 'has no label'],
  ['a line on another one', withLine('peering', ({ points }) => ({ comb: undefined, points })), 'lies on'],
  [
    'a label on a box',
    withLine('tunnel', ({ label }) => ({
      label: label && { ...label, x: 100, y: (picture.boxes.at(-1)?.y ?? 0) + 8 },
    })),
    'is on',
  ],
])('finds %s', (_, broken, fault) => {
  expect(faultsOf(broken, network).join('\n')).toContain(fault);
});
