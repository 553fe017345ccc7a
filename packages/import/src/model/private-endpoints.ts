import { append } from '@azroute/engine';
import { childrenOf, idOf, textOf, textsOf } from '../azure/fields.js';
import { keyOf, readId } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import { addressIn, type Estate, missing, missingPlace, shortId, thingOf, unread } from './estate.js';
import type { Remark } from './things.js';

/** `privateEndpoints`: one for each of their addresses; those of which the input contains only NICs come from these. */
export function readPrivateEndpoints(estate: Estate): void {
  const nics = nicsByEndpoint(estate);
  for (const resource of estate.resources.of('Microsoft.Network/privateEndpoints')) {
    if (resource.isBare && !nics.has(resource.key)) {
      estate.remarks.push(unread(resource, 'private endpoint'));
      continue;
    }
    const subnetId = idOf(resource.fields, 'subnet') ?? subnetOf(nics.get(resource.key) ?? []);
    addEndpoint(estate, resource, subnetId, addressesOf(estate, resource, nics.get(resource.key) ?? []), []);
  }
  for (const [key, own] of nics) {
    const id = readId(idOf(own[0]?.fields, 'privateendpoint') ?? '');
    if (!id || estate.resources.get(key)) continue;
    const remark = missing(id.id, `private endpoint ${shortId(id.id)}, known from its NIC only`);
    addEndpoint(estate, id, subnetOf(own), addressesIn(own.flatMap(configured)), [remark]);
  }
}

function addEndpoint(
  estate: Estate,
  of: Omit<Resource, 'fields' | 'isBare' | 'type'>,
  subnetId: string | undefined,
  addresses: readonly string[],
  remarks: readonly Remark[],
): void {
  const { name, key, id } = of;
  const subnet = estate.subnets.get(keyOf(subnetId));
  if (!subnet) {
    estate.remarks.push(missingPlace(estate, id, subnetId, `the private endpoint ${name}`));
    return;
  }
  (addresses.length > 0 ? addresses : [undefined]).forEach((address, i) => {
    const own = i === 0 ? { name, key } : { name: `${name}-${i + 1}`, key: `${key}/${i + 1}` };
    subnet.privateEndpoints.push({ ...thingOf(of), ...own, address, remarks: [...remarks] });
  });
}

/** The NICs that name a private endpoint, by its key. */
function nicsByEndpoint(estate: Estate): Map<string, Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const nic of estate.resources.of('Microsoft.Network/networkInterfaces')) {
    const key = readId(idOf(nic.fields, 'privateendpoint') ?? '')?.key;
    if (key !== undefined) append(found, key, nic);
  }
  return found;
}

function subnetOf(nics: readonly Resource[]): string | undefined {
  return nics
    .flatMap(({ fields }) => childrenOf(fields, 'ipconfigurations').map((each) => idOf(each, 'subnet')))
    .find((id) => id !== undefined);
}

/** Its addresses: from its NIC, as configured, or from its DNS configuration. */
function addressesOf(estate: Estate, resource: Resource, own: readonly Resource[]): string[] {
  const { fields } = resource;
  const listed = childrenOf(fields, 'networkinterfaces').flatMap(
    (nic) => estate.resources.get(textOf(nic, 'id')) ?? [],
  );
  const nics = new Set([...listed, ...own]);
  const sources = [
    [...nics].flatMap(configured),
    configured(resource),
    childrenOf(fields, 'customdnsconfigs').flatMap((each) => textsOf(each, 'ipaddresses')),
  ];
  return addressesIn(sources.find((texts) => texts.length > 0) ?? []);
}

function configured({ fields }: Resource): string[] {
  return childrenOf(fields, 'ipconfigurations').flatMap((each) => textOf(each, 'privateipaddress') ?? []);
}

function addressesIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => addressIn(text) ?? []))].sort();
}
