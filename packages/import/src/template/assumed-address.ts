import { addressAt, isProblem, type Prefix, parsePrefix } from '@azroute/engine';
import { plainText } from '../azure/fields.js';
import { firstUsable } from '../model/gateways.js';
import type { Expansion, Instance } from './expansion.js';
import { type Fields, isFields, propertyOf } from './values.js';

/**
 * What `reference()` of a resource yields. A firewall without an address has the one that the importer assumes for it:
 * the first usable one of its subnet.
 */
export function referenced(instance: Instance, found: Expansion, evaluate: (instance: Instance) => Fields): Fields {
  const value = evaluate(instance);
  return instance.type.toLowerCase() === 'microsoft.network/azurefirewalls'
    ? withAddress(value, found, evaluate)
    : value;
}

function withAddress(firewall: Fields, found: Expansion, evaluate: (instance: Instance) => Fields): Fields {
  const properties = propertyOf(firewall, 'properties');
  const configurations = isFields(properties) ? propertyOf(properties, 'ipConfigurations') : undefined;
  if (!isFields(properties) || !Array.isArray(configurations)) return firewall;
  const completed = configurations.map((each: unknown) => {
    const own = isFields(each) ? propertyOf(each, 'properties') : undefined;
    if (!isFields(each) || !isFields(own) || propertyOf(own, 'privateIPAddress') !== undefined) return each;
    const subnet = propertyOf(own, 'subnet');
    const id = isFields(subnet) ? propertyOf(subnet, 'id') : undefined;
    const prefix = typeof id === 'string' ? prefixOf(id, found, evaluate) : undefined;
    return prefix ? { ...each, properties: { ...own, privateIPAddress: addressAt(prefix, firstUsable).text } } : each;
  });
  return { ...firewall, properties: { ...properties, ipConfigurations: completed } };
}

/** The first prefix of a subnet, whether it is written in its network or by itself. */
function prefixOf(id: string, { instances }: Expansion, evaluate: (instance: Instance) => Fields): Prefix | undefined {
  const [networkId = '', name = ''] = id.split(/\/subnets\//i);
  const [network, own] = [instances.get(networkId.toLowerCase()), instances.get(id.toLowerCase())];
  const properties = (of: unknown) => (isFields(of) ? propertyOf(of, 'properties') : undefined);
  const inside = network && properties(evaluate(network));
  const listed = isFields(inside) ? propertyOf(inside, 'subnets') : undefined;
  const inline = (Array.isArray(listed) ? listed : []).find(
    (each: unknown) => isFields(each) && plainText(propertyOf(each, 'name')).toLowerCase() === name.toLowerCase(),
  ) as unknown;
  const subnet = properties(own ? evaluate(own) : inline);
  if (!isFields(subnet)) return undefined;
  const several = propertyOf(subnet, 'addressPrefixes');
  const text: unknown = Array.isArray(several) ? several[0] : propertyOf(subnet, 'addressPrefix');
  if (typeof text !== 'string') return undefined;
  const parsed = parsePrefix(text);
  return isProblem(parsed) ? undefined : parsed.prefix;
}
