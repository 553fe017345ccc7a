import type { Tunnel, TunnelEnd } from '@azroute/engine';
import { type End, end } from './end-slot.js';
import type { Form } from './form.js';
import { name, ofRole, words } from './head-slots.js';
import { attributesFor } from './policy-attributes.js';

const tunnelEnd: End<TunnelEnd> = {
  device: ({ device }) => device,
  attributes: ({ endpoint }) => attributesFor('endpoint', endpoint ? [endpoint] : []),
};

/** Tunnels. */
export const tunnel: Form<Tunnel> = {
  keyword: 'tunnel',
  slots: {
    name: name(),
    tunnelKind: words(({ tunnelKind }) => tunnelKind, ofRole('kind')),
    a: end('a', ({ a }) => a, tunnelEnd),
    b: end('b', ({ b }) => b, tunnelEnd, '<-> '),
    mtu: words(({ mtu }) => (mtu === undefined ? '' : `mtu ${mtu}`), ofRole('mtu')),
  },
};
