import type { LoadBalancer, Nic, PrivateEndpoint, Subnet } from '@azroute/engine';
import { nicKinds } from '../../../references/kinds.js';
import { wordText } from '../values.js';
import { children, setting, settingList } from './block-slots.js';
import type { Form } from './form.js';
import { keywordList, name, ofRole, referenceList, valueList, words } from './head-slots.js';

const nic: Form<Nic> = {
  keyword: 'nic',
  slots: {
    name: name(),
    addresses: valueList('addresses', ({ addresses }) => addresses.map(({ text }) => text)),
    secondaryAddresses: keywordList('secondary', 'secondaries', ({ secondaryAddresses }) =>
      secondaryAddresses.map(({ text }) => text),
    ),
  },
};

const loadBalancer: Form<LoadBalancer> = {
  keyword: 'loadBalancer',
  slots: {
    name: name(),
    address: words(({ address }) => address.text, ofRole('addresses')),
    ports: keywordList(
      'ports',
      'ports',
      ({ ports }) => (ports ?? []).map((port) => `${port}`),
      (head) => head.find(({ role }, at) => at > 0 && role === 'addresses'),
    ),
    backends: referenceList('backends', nicKinds, ({ backends }) => backends, '-> '),
  },
};

const privateEndpoint: Form<PrivateEndpoint> = {
  keyword: 'privateEndpoint',
  slots: { name: name(), address: words(({ address }) => address.text, ofRole('addresses')) },
};

/** Subnets. */
export const subnet: Form<Subnet> = {
  keyword: 'subnet',
  slots: {
    name: name(),
    prefixes: valueList('prefixes', ({ prefixes }) => prefixes.map(({ text }) => text)),
    routeTable: setting('routeTable', ({ routeTable }, names) =>
      routeTable === undefined ? undefined : names.ref(routeTable),
    ),
    serviceEndpoints: settingList('serviceEndpoints', ({ serviceEndpoints }) => serviceEndpoints, wordText),
    privateEndpointNetworkPolicies: setting('privateEndpointNetworkPolicies', (value) =>
      value.privateEndpointNetworkPolicies === 'Disabled' ? undefined : value.privateEndpointNetworkPolicies,
    ),
    nics: children(({ nics }) => nics, nic),
    loadBalancers: children(({ loadBalancers }) => loadBalancers, loadBalancer),
    privateEndpoints: children(({ privateEndpoints }) => privateEndpoints, privateEndpoint),
  },
};
