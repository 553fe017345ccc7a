import {
  defaultHubFirewallAddress,
  defaultHubVpnAddresses,
  defaultLabel,
  defaultRouterIps,
  type Firewall,
  type HubRoute,
  type HubRouteTable,
  hubPrefix,
  type VirtualHub,
  type VirtualWan,
  type Vnet,
  type VpnGateway,
} from '@azroute/engine';
import { nameText } from '../../../symbols/reference-text.js';
import type { NamesInText } from '../names-in-text.js';
import type { Printed } from '../printed.js';
import { wordText } from '../values.js';
import { children, setting, settingList } from './block-slots.js';
import type { Form, Slot } from './form.js';
import { printed, writeDifferences } from './form.js';
import { name, ofRole, words } from './head-slots.js';
import { placeOf } from './placing.js';
import { expressRouteGateway, firewall, vpnGateway } from './vnet.js';

/** Virtual WANs. */
export const virtualWan: Form<VirtualWan> = {
  keyword: 'virtualWan',
  slots: {
    name: name(),
    allowBranchToBranchTraffic: setting('allowBranchToBranchTraffic', (value) =>
      value.allowBranchToBranchTraffic ? undefined : 'false',
    ),
  },
};

const hubRoute: Form<HubRoute> = {
  keyword: 'route',
  slots: {
    name: words(
      (value) => (value.name === undefined ? '' : nameText(value.name)),
      ofRole('name'),
      ([keyword]) => keyword,
    ),
    prefixes: words(({ prefixes }) => prefixes.map(({ text }) => text).join(', '), prefixWords),
    nextHop: {
      print: ({ nextHop }, names) => ({ head: `-> ${names.ref(nextHop)}` }),
      change: (change, _before, { nextHop }, writing) =>
        change.replaceWords(ofRole('nextHop')(change.head), writing.names.ref(nextHop)),
    },
  },
};

/** The prefixes of a route with the commas between them. */
function prefixWords(head: Parameters<ReturnType<typeof ofRole>>[0]): ReturnType<ReturnType<typeof ofRole>> {
  const roles = head.map(({ role }, i) => i > 0 && role === 'prefixes');
  return head.slice(roles.indexOf(true), roles.lastIndexOf(true) + 1);
}

const hubRouteTable: Form<Omit<HubRouteTable, 'hub'>> = {
  keyword: 'hubRouteTable',
  slots: {
    name: name(),
    labels: settingList('labels', writtenLabels, nameText),
    routes: children(({ routes }) => routes, hubRoute),
  },
};

/** `defaultRouteTable` has its label without being given it. */
function writtenLabels({ name: own, labels }: Omit<HubRouteTable, 'hub'>): readonly string[] {
  return own === 'defaultRouteTable' ? labels.filter((label) => label !== defaultLabel) : labels;
}

/** Whether a built-in table is written: only to add something to it. */
function isWritten(table: HubRouteTable): boolean {
  return table.routes.length > 0 || writtenLabels(table).length > 0;
}

/** What no text says. */
const unwritten: Slot<VirtualHub> = {
  print: () => ({}),
  change: (_change, _before, _after, writing) => writing.fail(),
};

/** Virtual hubs. */
export const virtualHub: Form<VirtualHub> = {
  keyword: 'virtualHub',
  slots: {
    name: name(),
    virtualWan: setting('virtualWan', ({ virtualWan: id }, names) => (id === undefined ? undefined : names.ref(id))),
    vnet: managedVnet(),
    hubRoutingPreference: setting('hubRoutingPreference', ({ hubRoutingPreference }) =>
      hubRoutingPreference === 'ExpressRoute' ? undefined : hubRoutingPreference,
    ),
    virtualRouterIps: settingList('virtualRouterIps', ({ virtualRouterIps, vnet }) =>
      withoutDefaults(virtualRouterIps, vnet, defaultRouterIps),
    ),
    routingIntent: intent(),
    defaultRouteTable: children(
      ({ defaultRouteTable }) => (isWritten(defaultRouteTable) ? [defaultRouteTable] : []),
      hubRouteTable,
    ),
    noneRouteTable: unwritten,
    deployed: unwritten,
    hubRouteTables: children(({ hubRouteTables }) => hubRouteTables, hubRouteTable),
  },
};

/** The parts of the managed VNet, which are written in the hub's own block. */
const managed: Form<
  Pick<Vnet, 'id' | 'location' | 'addressSpace' | 'vpnGateways' | 'expressRouteGateways' | 'firewalls'>
> = {
  keyword: 'virtualHub',
  slots: {
    location: setting('location', ({ location }) => (location === undefined ? undefined : wordText(location))),
    addressSpace: settingList('address', ({ addressSpace }) => addressSpace.map(({ text }) => text)),
    vpnGateways: children(({ vpnGateways }) => vpnGateways, vpnGateway),
    expressRouteGateways: children(({ expressRouteGateways }) => expressRouteGateways, expressRouteGateway),
    firewalls: children(({ firewalls }) => firewalls, firewall),
  },
};

function managedVnet(): Slot<VirtualHub> {
  return {
    keywords: ['location', 'address', 'vpnGateway', 'expressRouteGateway', 'firewall'],
    print: ({ vnet }, names) => ({ members: printed(managed, asWritten(vnet), names).members }),
    change: (_change, before, after, writing) =>
      writeDifferences(managed, asWritten(before.vnet), asWritten(after.vnet), writing, before.id),
  };
}

const asWrittenOf = new WeakMap<Vnet, Vnet>();

/** Without the addresses that Azure would give (W003). */
function asWritten(vnet: Vnet): Vnet {
  let written = asWrittenOf.get(vnet);
  if (!written) {
    const prefix = hubPrefix(vnet);
    const firewallOf = (one: Firewall): Firewall =>
      prefix && one.address?.text === defaultHubFirewallAddress(prefix).text ? { ...one, address: undefined } : one;
    const gatewayOf = (one: VpnGateway): VpnGateway => {
      const bgpIps = withoutDefaults(one.bgpIps, vnet, defaultHubVpnAddresses).length > 0 ? one.bgpIps : [];
      return { ...one, activeActive: false, bgpIps };
    };
    written = { ...vnet, firewalls: vnet.firewalls.map(firewallOf), vpnGateways: vnet.vpnGateways.map(gatewayOf) };
    asWrittenOf.set(vnet, written);
  }
  return written;
}

/** Addresses as they are written: none if they are the defaults of the hub's prefix. */
function withoutDefaults(
  addresses: VirtualHub['virtualRouterIps'],
  vnet: Vnet,
  defaultsOf: (prefix: NonNullable<ReturnType<typeof hubPrefix>>) => VirtualHub['virtualRouterIps'],
): readonly string[] {
  const prefix = hubPrefix(vnet);
  const texts = addresses.map(({ text }) => text);
  const defaults = prefix ? defaultsOf(prefix).map(({ text }) => text) : [];
  return texts.join() === defaults.join() ? [] : texts;
}

function intent(): Slot<VirtualHub> {
  const lines = ({ routingIntent }: VirtualHub, names: NamesInText): readonly Printed[] => {
    if (!routingIntent) return [];
    const policies = [
      ['PrivateTraffic', routingIntent.privateTraffic],
      ['Internet', routingIntent.internet],
    ] as const;
    const members = policies.flatMap(([destination, id]) =>
      id === undefined ? [] : [{ head: `${destination} -> ${names.ref(id)}`, members: [] }],
    );
    return [{ head: 'routingIntent', members }];
  };
  const slot: Slot<VirtualHub> = {
    keywords: ['routingIntent'],
    print: (value, names) => ({ members: lines(value, names) }),
    change: (change, _before, after, writing, form) => {
      for (const member of change.members) if (member.keyword === 'routingIntent') change.remove(member);
      for (const line of lines(after, writing.names)) change.add(line, placeOf(change, form, slot));
    },
  };
  return slot;
}
