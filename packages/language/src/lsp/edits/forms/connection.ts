import type { Connection, ConnectionEnd, HubVirtualNetworkConnection } from '@azroute/engine';
import type { Attribute } from '../attributes.js';
import type { NamesInText } from '../names-in-text.js';
import { type End, end } from './end-slot.js';
import type { Form, Slot } from './form.js';
import { words } from './head-slots.js';
import { attributesFor, policyAttributes, preferenceAttributes } from './policy-attributes.js';
import { hubEndAttributes, routingAttributes } from './routing-attributes.js';

/** How each field of an end is written in brackets. */
const parts: {
  readonly [K in Exclude<keyof ConnectionEnd, 'device'>]: (
    end: ConnectionEnd,
    names: NamesInText,
  ) => readonly Attribute[];
} = {
  prefixes: ({ prefixes }) => attributesFor('prefixes', prefixes ?? []),
  bgpIps: ({ bgpIps }) => attributesFor('bgpIp', bgpIps),
  instance: ({ instance }) => attributesFor('instance', instance === undefined ? [] : [instance]),
  weight: ({ weight }) => attributesFor('weight', weight === 0 ? [] : [weight]),
  routing: ({ routing }, names) => routingAttributes(routing, names),
  policy: ({ policy }) => policyAttributes(policy),
  localPreferences: ({ localPreferences }) => preferenceAttributes(localPreferences),
};

const connectionEnd: End<ConnectionEnd> = {
  device: ({ device }) => device,
  attributes: (value, names) => Object.values(parts).flatMap((part) => part(value, names)),
};

/** Connections. */
export const connection: Form<Connection> = {
  keyword: 'connection',
  slots: {
    a: end('a', ({ a }) => a, connectionEnd),
    b: end('b', ({ b }) => b, connectionEnd, '<-> '),
    enableBgp: words(
      ({ enableBgp }) => (enableBgp ? 'enableBgp' : ''),
      (head) => {
        const first = head.findIndex(({ text, role }) => text === 'enableBgp' && role === 'key');
        return first < 0 ? [] : head.slice(first);
      },
    ),
  },
};

const hubEnd = end<HubVirtualNetworkConnection, HubVirtualNetworkConnection>('a', (value) => value, {
  device: ({ hub }) => hub,
  attributes: hubEndAttributes,
});

/** The fields that the hub's end contains. */
const atHub = ['hub', 'routing', 'staticRoutes', 'propagateStaticRoutes', 'vnetLocalRouteOverrideCriteria'] as const;

/** A field in the brackets of the hub's end, which is written once however many of its fields change. */
const inHubEnd: Slot<HubVirtualNetworkConnection> = {
  print: () => ({}),
  change(change, before, after, writing, form) {
    const first = atHub.find((field) => before[field] !== after[field]);
    if (written.get(change) === first) return;
    written.set(change, first);
    hubEnd.change(change, before, after, writing, form);
  },
};

/** The first changed field of the statements whose hub's end is written. */
const written = new WeakMap<object, string | undefined>();

/** Connections of VNets with hubs. */
export const hubConnection: Form<HubVirtualNetworkConnection> = {
  keyword: 'connection',
  slots: {
    hub: { print: hubEnd.print, change: inHubEnd.change },
    vnet: end('b', (value) => value, { device: ({ vnet }) => vnet, attributes: () => [] }, '<-> '),
    routing: inHubEnd,
    staticRoutes: inHubEnd,
    propagateStaticRoutes: inHubEnd,
    vnetLocalRouteOverrideCriteria: inHubEnd,
  },
};
