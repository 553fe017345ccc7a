import { append } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import { childrenOf, flagOf, idOf, textOf } from '../azure/fields.js';
import { keyOf } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import { addressIn, assumed, type Estate, leftOut, missingPlace, thingOf, thingOfId, unread } from './estate.js';
import type { Appliance, Nic } from './things.js';

/** Machines whose NICs forward are appliances. A NIC without a machine is an appliance of its own. */
export function readAppliances(estate: Estate): void {
  const byMachine = new Map<string, Nic[]>();
  for (const nic of estate.nics.values()) {
    const key = nic.machine?.toLowerCase() ?? nic.key;
    append(byMachine, key, nic);
  }
  for (const nics of byMachine.values()) {
    if (nics.some(({ forwards }) => forwards)) addAppliance(estate, nics);
  }
  readNetworkAppliances(estate);
}

/** The appliance of a NIC; if it has none yet, it gets one with all NICs of its machine. */
export function applianceOf(estate: Estate, nic: Nic): Appliance {
  const known = estate.appliances.find(({ nics }) => nics.includes(nic));
  if (known) return known;
  const all = [...estate.nics.values()].filter(
    (other) => other === nic || (nic.machine !== undefined && same(other.machine, nic.machine)),
  );
  return addAppliance(estate, all);
}

function addAppliance(estate: Estate, nics: readonly Nic[], isStateless = false): Appliance {
  const sorted = [...nics].sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || compareNames(a.name, b.name));
  const [first] = sorted;
  const machine = first?.machine === undefined ? undefined : thingOfId(first.machine);
  const named = machine ?? thingOf(first as Nic);
  const appliance = { ...named, remarks: [], nics: sorted, asn: undefined, isStateless } satisfies Appliance;
  estate.appliances.push(appliance);
  (appliance.remarks as Appliance['remarks']).push(
    assumed(
      isStateless
        ? `${named.name} is a virtual network appliance of Azure: it forwards without state by the routes of its subnet.`
        : `what the operating system of ${named.name} does is not known to Azure: no routes, no announcements.`,
      named.id,
    ),
  );
  return appliance;
}

/** `virtualNetworkAppliances`: their NICs are found by the appliance that they name. */
function readNetworkAppliances(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/virtualNetworkAppliances')) {
    const nics = [...estate.nics.values()].filter(({ machine }) => same(machine, resource.id));
    const known = estate.appliances.findIndex((each) => each.nics.some((nic) => nics.includes(nic)));
    if (known >= 0) estate.appliances.splice(known, 1);
    const own = nics.length > 0 ? nics : nicOfAppliance(estate, resource);
    if (own.length > 0) addAppliance(estate, own, true);
  }
}

/** The NIC of an appliance that no NIC of the input names: in its subnet, with its primary address. */
function nicOfAppliance(estate: Estate, resource: Resource): Nic[] {
  const { fields, id, key, name } = resource;
  const configurations = childrenOf(fields, 'ipconfigurations');
  const subnetId = idOf(fields, 'subnet') ?? configurations.map((each) => idOf(each, 'subnet')).find((each) => each);
  const subnet = estate.subnets.get(keyOf(subnetId));
  if (!subnet) {
    const remark = resource.isBare
      ? unread(resource, 'virtual network appliance')
      : missingPlace(estate, id, subnetId, `the virtual network appliance ${name}`);
    estate.remarks.push(remark);
    return [];
  }
  const primary = configurations.filter((each) => flagOf(each, 'primary') === true);
  const addresses = (primary.length > 0 ? primary : configurations).flatMap(
    (each) => addressIn(textOf(each, 'privateipaddress')) ?? [],
  );
  const own = [false, true].flatMap((isSix) => addresses.find((each) => each.includes(':') === isSix) ?? []);
  if (own.length === 0) {
    estate.remarks.push(leftOut(`virtual network appliance ${name}, whose address is not known.`, id));
    return [];
  }
  const nic: Nic = {
    ...thingOf(resource),
    key: `${key}/nic`,
    subnet,
    addresses: own,
    secondaryAddresses: [],
    forwards: true,
    isPrimary: true,
    machine: id,
    publicAddress: undefined,
    pools: new Set(),
  };
  subnet.nics.push(nic);
  estate.nics.set(nic.key, nic);
  return [nic];
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.toLowerCase() === b?.toLowerCase();
}
