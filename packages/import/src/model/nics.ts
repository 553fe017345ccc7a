import { append } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import { childOf, childrenOf, type Fields, flagOf, idOf, textOf } from '../azure/fields.js';
import type { Resource } from '../azure/resources.js';
import { addressIn, type Estate, leftOut, missing, networkKeyOf, shortId, thingOf } from './estate.js';
import type { Nic, Remark } from './things.js';

/** `networkInterfaces`, apart from those that Azure makes for private endpoints and gateways. */
export function readNics(estate: Estate): void {
  const ofEndpoints = endpointNics(estate);
  const machines = machinesOf(estate);
  const homeless = new Map<string, string[]>();
  for (const resource of estate.resources.of('Microsoft.Network/networkInterfaces')) {
    const { fields, key, name } = resource;
    if (
      name.startsWith('_') ||
      ofEndpoints.has(key) ||
      has(fields, 'privateendpoint') ||
      has(fields, 'privatelinkservice')
    )
      continue;
    const configurations = [...childrenOf(fields, 'ipconfigurations')].sort(byPrimary);
    const subnetId = configurations.map((each) => idOf(each, 'subnet')).find((id) => id !== undefined);
    const subnet = subnetId === undefined ? undefined : estate.subnets.get(subnetId.toLowerCase());
    if (!subnet) {
      const place = subnetId ?? '';
      append(homeless, place, name);
      continue;
    }
    const nic = nicOf(estate, resource, subnet, configurations, machines.get(key));
    estate.nics.set(key, nic);
    subnet.nics.push(nic);
  }
  remarkHomeless(estate, homeless);
}

/** The NICs of private endpoints: they must not become second things with the same address. */
function endpointNics(estate: Estate): Set<string> {
  const endpoints = estate.resources.of('Microsoft.Network/privateEndpoints');
  return new Set(
    endpoints.flatMap(({ fields }) =>
      childrenOf(fields, 'networkinterfaces').flatMap((nic) => textOf(nic, 'id')?.toLowerCase() ?? []),
    ),
  );
}

interface Place {
  readonly machine: string;
  readonly isPrimary: boolean | undefined;
}

/** The virtual machines of NICs, as the machines say. */
function machinesOf(estate: Estate): Map<string, Place> {
  const found = new Map<string, Place>();
  for (const { id, fields } of estate.resources.of('Microsoft.Compute/virtualMachines')) {
    for (const nic of childrenOf(childOf(fields, 'networkprofile'), 'networkinterfaces')) {
      const key = textOf(nic, 'id')?.toLowerCase();
      if (key !== undefined) found.set(key, { machine: id, isPrimary: flagOf(nic, 'primary') });
    }
  }
  return found;
}

function nicOf(
  estate: Estate,
  resource: Resource,
  subnet: Nic['subnet'],
  configurations: readonly Fields[],
  place: Place | undefined,
): Nic {
  const { fields } = resource;
  const thing = thingOf(resource);
  const addresses = new Map<4 | 6, string>();
  for (const each of configurations) {
    const address = addressIn(textOf(each, 'privateipaddress'));
    const isSix = address?.includes(':') ?? textOf(each, 'privateipaddressversion')?.toLowerCase() === 'ipv6';
    if (address === undefined) continue;
    if (addresses.has(isSix ? 6 : 4)) {
      thing.remarks.push(leftOut(`secondary address ${address} (${textOf(each, 'name') ?? 'ipconfig'})`, thing.id));
    } else {
      addresses.set(isSix ? 6 : 4, address);
    }
  }
  const pools = configurations.flatMap((each) =>
    childrenOf(each, 'loadbalancerbackendaddresspools').flatMap((pool) => textOf(pool, 'id')?.toLowerCase() ?? []),
  );
  const publicId = configurations.map((each) => idOf(each, 'publicipaddress')).find((id) => id !== undefined);
  return {
    ...thing,
    subnet,
    addresses: [...addresses.values()],
    forwards: flagOf(fields, 'enableipforwarding') === true,
    isPrimary: place?.isPrimary ?? flagOf(fields, 'primary') === true,
    machine: place?.machine ?? idOf(fields, 'virtualmachine'),
    publicAddress: addressIn(textOf(estate.resources.get(publicId)?.fields, 'ipaddress')),
    pools: new Set(pools),
  };
}

/** The primary configuration first; the others by name, whatever the order of the input was. */
function byPrimary(a: Fields, b: Fields): number {
  const primary = (fields: Fields) => (flagOf(fields, 'primary') === true ? 0 : 1);
  return primary(a) - primary(b) || compareNames(textOf(a, 'name') ?? '', textOf(b, 'name') ?? '');
}

function has(fields: Fields, name: string): boolean {
  return textOf(childOf(fields, name), 'id') !== undefined;
}

/** NICs whose subnets the input does not hold: one remark for each network. */
function remarkHomeless(estate: Estate, homeless: ReadonlyMap<string, readonly string[]>): void {
  const byNetwork = new Map<string, { readonly id: string; readonly names: string[] }>();
  for (const [subnetId, names] of homeless) {
    const id = subnetId.replace(/\/subnets\/[^/]*$/i, '');
    const known = byNetwork.get(networkKeyOf(subnetId)) ?? { id, names: [] };
    known.names.push(...names);
    byNetwork.set(networkKeyOf(subnetId), known);
  }
  for (const { id, names } of byNetwork.values()) estate.remarks.push(...remarkOf(id, names));
}

function remarkOf(id: string, names: readonly string[]): Remark[] {
  const sorted = [...names].sort(compareNames);
  const listed =
    sorted.length > 3 ? `${sorted.slice(0, 3).join(', ')} and ${sorted.length - 3} more` : sorted.join(', ');
  if (id === '') return [leftOut(`NICs without a subnet: ${listed}.`)];
  return [
    missingNetwork(
      id,
      `with ${sorted.length === 1 ? 'the NIC' : 'the NICs'} ${listed}, which ${sorted.length === 1 ? 'is' : 'are'} not here.`,
    ),
  ];
}

/** A network that the input does not hold and in which something would stand. */
export function missingNetwork(id: string, what: string): Remark {
  return missing(id, `virtual network ${shortId(id)} ${what}`);
}
