import { childrenOf, idOf, textOf, textsOf } from '../azure/fields.js';
import type { Resource } from '../azure/resources.js';
import { addressIn, type Estate, thingOf } from './estate.js';
import { missingNetwork } from './nics.js';

/** `privateEndpoints`: one for each of their addresses. */
export function readPrivateEndpoints(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/privateEndpoints')) {
    const subnetId = idOf(resource.fields, 'subnet') ?? '';
    const subnet = estate.subnets.get(subnetId.toLowerCase());
    if (!subnet) {
      const network = subnetId.replace(/\/subnets\/[^/]*$/i, '');
      estate.remarks.push(missingNetwork(network, `with the private endpoint ${resource.name}, which is not here.`));
      continue;
    }
    const addresses = addressesOf(estate, resource);
    const { name, key } = resource;
    (addresses.length > 0 ? addresses : [undefined]).forEach((address, i) => {
      const own = i === 0 ? { name, key } : { name: `${name}-${i + 1}`, key: `${key}/${i + 1}` };
      subnet.privateEndpoints.push({ ...thingOf(resource), ...own, address });
    });
  }
}

/** Its addresses: from its NIC, as configured, or from its DNS configuration. */
function addressesOf(estate: Estate, { key, fields }: Resource): string[] {
  const listed = childrenOf(fields, 'networkinterfaces').flatMap((nic) => textOf(nic, 'id') ?? []);
  const own = estate.resources
    .of('Microsoft.Network/networkInterfaces')
    .filter((nic) => idOf(nic.fields, 'privateendpoint')?.toLowerCase() === key);
  const nics = new Map([...listed.map((id) => estate.resources.get(id)), ...own].map((nic) => [nic?.key, nic]));
  const sources = [
    [...nics.values()].flatMap((nic) =>
      childrenOf(nic?.fields, 'ipconfigurations').flatMap((each) => textOf(each, 'privateipaddress') ?? []),
    ),
    childrenOf(fields, 'ipconfigurations').flatMap((each) => textOf(each, 'privateipaddress') ?? []),
    childrenOf(fields, 'customdnsconfigs').flatMap((each) => textsOf(each, 'ipaddresses')),
  ];
  const found = sources.find((texts) => texts.length > 0) ?? [];
  return [...new Set(found.flatMap((text) => addressIn(text) ?? []))].sort();
}
