import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['../../../examples', '../../mutations/healthy', '../../findings'];

/** Whole topologies: the examples, and texts with findings. Long ones would only slow the histories down. */
export const topologies: readonly string[] = folders
  .flatMap((folder) =>
    globSync('**/*.azroute', { cwd: join(import.meta.dirname, folder) })
      .sort()
      .map((file) => join(folder, file)),
  )
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .filter((text) => text.length < 4_000);

/** Statements that fit into one topology or conflict in it: there are few names, so that references often resolve. */
export const statements: readonly string[] = [
  'vnet hub1 {\n  location westeurope\n  address 10.1.0.0/20\n  subnet GatewaySubnet 10.1.3.0/24\n  subnet vms 10.1.2.0/24 {\n    nic vm 10.1.2.4\n  }\n}\n',
  'vnet hub1 {\n  address 10.1.0.0/20\n  subnet RouteServerSubnet 10.1.0.0/24\n  subnet nva 10.1.1.0/24 {\n    routeTable rt-nva1\n    nic nva1 10.1.1.4\n  }\n  routeServer ars1\n}\n',
  'vnet hub2 {\n  address 10.2.0.0/20\n  subnet nva 10.2.1.0/24 { nic nva2 10.2.1.4 }\n}\n',
  'vnet spoke1 {\n  address 10.1.16.0/24\n  subnet vms 10.1.16.0/26 {\n    routeTable rt1\n    nic vm 10.1.16.4\n  }\n}\n',
  'vnet "two words" { address 10.9.0.0/24 }\n',
  'peering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways]\n',
  'peering hub1 <-> hub2\n',
  'peering hub1 <-> "two words"\n',
  'routeTable rt1 {\n  route default 0.0.0.0/0 -> VirtualAppliance 10.1.1.4\n  route none 10.2.0.0/16 -> None\n}\n',
  'routeTable rt-nva1 { route to-region2 10.2.0.0/16 -> VirtualAppliance 10.2.1.4 }\n',
  'nva nva1 {\n  nic hub1.nva1\n  asn 65001\n  advertise 10.1.0.0/16\n}\n',
  'nva nva2 {\n  nic hub2.nva2\n  asn 65002\n}\n',
  'bgp nva1 <-> ars1\n',
  'bgp nva1 [onlyExactly 10.1.0.0/16] <-> nva2\n',
  'site dc1 {\n  address 192.168.1.0/24\n  asn 65100\n  host app 192.168.1.10\n}\n',
  'circuit er-ams { nextHop 10.2.146.35 }\nconnection er-ams <-> dc1\n',
  '// a comment\n',
  '/* a comment\n   over lines */\n',
  '// azroute-ignore AZR002\n',
];

/** Text that is never valid. */
export const rubbish: readonly string[] = [
  '{',
  '}',
  '{ {',
  '"',
  '/*',
  '*/',
  '//',
  '[',
  ']',
  '<->',
  '->',
  ',',
  '.',
  '\t',
  '\0',
  '\u{1f600}',
  '\ud83d',
  'ü',
  '\u202e',
  '\ufeff',
  '\r',
  '\r\n',
  '\n\n\n',
  'vnet',
  'vnet {',
  'import',
  'import "',
  'peering <->',
  'route x -> ',
  '10.0.0.0/33',
  '999.1.1.1',
  'nic vm',
  '}'.repeat(20),
  'subnet a 10.1.2.0/24 {\n',
  'asn 65001',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> branch\n',
];

/** Values of settings: valid ones and others. */
export const settings: readonly unknown[] = [
  null,
  {},
  { noneRoutes: null, diagnostics: {} },
  { noneRoutes: '2019' },
  { noneRoutes: '2026', diagnostics: { AZR102: 'off' } },
  { diagnostics: { AZR001: 'warning', AZR002: 'hint', AZR010: 'off' } },
  { noneRoutes: 7, diagnostics: 'all' },
  { diagnostics: { AZR002: 'loud', nonsense: null }, unknown: [] },
];

/** Texts of an `azroute.json`. */
export const configurations: readonly string[] = [
  '{}',
  '{ "noneRoutes": "2021" }',
  '{ "diagnostics": { "AZR002": "off", "AZR010": "warning" } }',
  '{ "diagnostics": { "AZR002": "loud" }, "nonsense": 1 }',
  '{ "diagnostics": ',
  '',
  '[1, 2]',
];
