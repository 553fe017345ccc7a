import type { Mutation } from '../mutation.js';
import { has } from '../where.js';

/** Tunnels that do not work, or that nothing uses. */
export const overlayMutations: readonly Mutation[] = [
  { name: 'a GRE tunnel', find: /^(tunnel \S+ )(?:vxlan|ipsec)/gm, replace: '$1gre', fires: ['AZR501'] },
  { name: 'an IP-in-IP tunnel', find: /^(tunnel \S+ )(?:vxlan|ipsec)/gm, replace: '$1ipip', fires: ['AZR501'] },
  {
    name: 'an MTU that leaves no room for the outer headers',
    find: /^(tunnel \S+ (?:vxlan|ipsec) .*?)(?: mtu \d+)?$/gm,
    replace: '$1 mtu 1500',
    fires: ['AZR502'],
  },
  {
    name: 'a tunnel between networks that nothing connects',
    find: /^peering hub1 (?:\[[^\]]*\] )?<-> hub2.*\n/gm,
    replace: '',
    where: has(/^tunnel .* vxlan /m),
    fires: ['AZR503', 'AZR105'],
  },
  {
    name: 'a tunnel whose far end has no route of its own',
    find: / \[advertise 192\.168\.255\.1\/32, onlyExactly 192\.168\.255\.1\/32\]/g,
    replace: ' [deny 0.0.0.0/0]',
    where: has(/^tunnel/m),
    fires: ['AZR504', 'AZR105'],
  },
  {
    name: 'an appliance without a host route to the far end',
    find: /^ {2}route \S+\/32 +via \w+\.\w+\n/gm,
    replace: '',
    where: has(/^tunnel/m),
    fires: ['AZR505'],
  },
  {
    name: 'a session that does not run over the tunnel',
    find: / over tun\d+$/gm,
    replace: '',
    where: has(/advertise/),
    fires: ['AZR506', 'AZR201'],
  },
  {
    name: 'a tunnel over the Internet without encryption',
    find: /^(tunnel \S+ )ipsec(?= .*\[endpoint \d)/gm,
    replace: '$1vxlan',
    fires: ['AZR507'],
  },
];
