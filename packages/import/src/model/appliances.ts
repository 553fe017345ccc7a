import { compareNames } from '@azroute/language';
import { assumed, type Estate, thingOf, thingOfId } from './estate.js';
import type { Appliance, Nic } from './things.js';

/** Machines whose NICs forward are appliances. A NIC without a machine is an appliance of its own. */
export function readAppliances(estate: Estate): void {
  const byMachine = new Map<string, Nic[]>();
  for (const nic of estate.nics.values()) {
    const key = nic.machine?.toLowerCase() ?? nic.key;
    byMachine.set(key, [...(byMachine.get(key) ?? []), nic]);
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
    if (nics.length > 0) addAppliance(estate, nics, true);
  }
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.toLowerCase() === b?.toLowerCase();
}
