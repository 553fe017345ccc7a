import { readFileSync } from 'node:fs';

const repository = new URL('../../', import.meta.url);

/** Topologies with every kind of declaration, route and finding, by name. */
export const texts = Object.fromEntries(
  [
    'packages/language/src/lsp/fixtures/hover/devices.azroute',
    'packages/language/src/lsp/fixtures/hover/two-regions.azroute',
    'examples/02-gateway-and-peerings-vpn.azroute',
    'examples/04-overlay-to-onprem.azroute',
    'examples/05-multi-region-loop.azroute',
    'examples/05-multi-region-fixed-udr.azroute',
    'examples/08-load-balancers.azroute',
    'examples/09-split-route-server.azroute',
  ].map((path) => [path.replace(/^.*\//, ''), readFileSync(new URL(path, repository), 'utf8').replaceAll('<|>', '')]),
);
