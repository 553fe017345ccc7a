import { append } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import { childOf, childrenOf, type Fields, flagOf, idOf, textOf } from '../azure/fields.js';
import { keyOf } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import { addressIn, type Estate, leftOut, listed, missingPlace, networkIdOf, thingOf, unread } from './estate.js';
import type { Nic, Remark } from './things.js';

/** NICs of machines, and those of the instances of uniform scale sets. */
const nicTypes = [
  'Microsoft.Network/networkInterfaces',
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/networkInterfaces',
] as const;

/** `networkInterfaces`, apart from those that Azure makes for private endpoints and gateways. */
export function readNics(estate: Estate): void {
  const ofEndpoints = endpointNics(estate);
  const machines = machinesOf(estate);
  const homeless = new Map<string, string[]>();
  for (const resource of nicTypes.flatMap((type) => estate.resources.of(type))) {
    const { fields, key, name } = resource;
    if (
      name.startsWith('_') ||
      ofEndpoints.has(key) ||
      refersTo(fields, 'privateendpoint') ||
      refersTo(fields, 'privatelinkservice')
    )
      continue;
    if (resource.isBare) {
      estate.remarks.push(unread(resource, 'NIC'));
      continue;
    }
    const configurations = [...childrenOf(fields, 'ipconfigurations')].sort(byPrimary);
    const subnetId = configurations.map((each) => idOf(each, 'subnet')).find((id) => id !== undefined);
    const subnet = estate.subnets.get(keyOf(subnetId));
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
    endpoints.flatMap(({ fields }) => childrenOf(fields, 'networkinterfaces').map((nic) => keyOf(textOf(nic, 'id')))),
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
      const nicId = textOf(nic, 'id');
      if (nicId !== undefined) found.set(keyOf(nicId), { machine: id, isPrimary: flagOf(nic, 'primary') });
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
  const secondary: string[] = [];
  const first = new Set<boolean>();
  const open: { readonly fields: Fields; readonly isSix: boolean; readonly isFirst: boolean }[] = [];
  for (const each of configurations) {
    const address = addressIn(textOf(each, 'privateipaddress'));
    const isSix = address?.includes(':') ?? textOf(each, 'privateipaddressversion')?.toLowerCase() === 'ipv6';
    const isFirst = !first.has(isSix);
    first.add(isSix);
    if (address === undefined) {
      open.push({ fields: each, isSix, isFirst });
      continue;
    }
    if (!isFirst) {
      secondary.push(address);
    } else {
      addresses.set(isSix ? 6 : 4, address);
    }
  }
  for (const { fields: each, isSix, isFirst } of open) {
    // A NIC without any known address gets a free one later.
    if (addresses.size === 0 && !isSix && isFirst) continue;
    const what = `${isFirst ? 'dynamic' : 'secondary'} ${isSix ? 'IPv6' : 'IPv4'} address`;
    thing.remarks.push(leftOut(`${what} of ${textOf(each, 'name') ?? 'ipconfig'}, which is not known`, thing.id));
  }
  const pools = configurations.flatMap((each) =>
    childrenOf(each, 'loadbalancerbackendaddresspools').map((pool) => keyOf(textOf(pool, 'id'))),
  );
  const publicId = configurations.map((each) => idOf(each, 'publicipaddress')).find((id) => id !== undefined);
  return {
    ...thing,
    subnet,
    // Without a known primary address, the first of the others stands for the NIC.
    addresses: [...addresses.values()],
    secondaryAddresses: secondary,
    forwards: flagOf(fields, 'enableipforwarding') === true,
    isPrimary: place?.isPrimary ?? flagOf(fields, 'primary') === true,
    machine: place?.machine ?? idOf(fields, 'virtualmachine') ?? instanceOf(resource),
    publicAddress: addressIn(textOf(estate.resources.get(publicId)?.fields, 'ipaddress')),
    pools: new Set(pools),
  };
}

/** The instance of a scale set to which a NIC belongs, by its ID. */
function instanceOf({ id, type }: Resource): string | undefined {
  return type.startsWith('microsoft.compute/') ? id.split('/').slice(0, -2).join('/') : undefined;
}

/** The primary configuration first; the others by name, whatever the order of the input was. */
function byPrimary(a: Fields, b: Fields): number {
  const primary = (fields: Fields) => (flagOf(fields, 'primary') === true ? 0 : 1);
  return primary(a) - primary(b) || compareNames(textOf(a, 'name') ?? '', textOf(b, 'name') ?? '');
}

function refersTo(fields: Fields, name: string): boolean {
  return textOf(childOf(fields, name), 'id') !== undefined;
}

/** NICs whose subnets the text does not contain: one remark for each network, or for each subnet of a known one. */
function remarkHomeless(estate: Estate, homeless: ReadonlyMap<string, readonly string[]>): void {
  const byPlace = new Map<string, { readonly id: string; readonly names: string[] }>();
  for (const [subnetId, names] of homeless) {
    const network = networkIdOf(subnetId).toLowerCase();
    const place = estate.networks.get(network)?.isStub === false ? subnetId.toLowerCase() : network;
    const known = byPlace.get(place) ?? { id: subnetId, names: [] };
    for (const name of names) known.names.push(name);
    byPlace.set(place, known);
  }
  for (const { id, names } of byPlace.values()) {
    const all = listed([...names].sort(compareNames), 3);
    if (id === '') estate.remarks.push(leftOut(`NICs without a subnet: ${all}.`));
    else
      estate.remarks.push(
        nicsMissing(missingPlace(estate, id, id, `the ${names.length === 1 ? 'NIC' : 'NICs'} ${all}`), names),
      );
  }
}

function nicsMissing(remark: Remark, { length }: readonly string[]): Remark {
  return length === 1
    ? remark
    : { ...remark, text: remark.text.replace(/, which is not here\.$/, ', which are not here.') };
}
