import { append } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import { childrenOf, type Fields, idOf, numberOf, plainText, textOf } from '../azure/fields.js';
import { keyOf, readId } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import {
  addressIn,
  type Estate,
  leftOut,
  listed,
  missing,
  missingPlace,
  nearNetworks,
  shortId,
  thingOf,
  unread,
} from './estate.js';
import type { LoadBalancer, Nic, Remark, Subnet } from './things.js';

/** `loadBalancers`: one for each private frontend with an HA-ports rule, or to which a route points. */
export function readLoadBalancers(estate: Estate): void {
  const nextHops = new Set(
    [...estate.routeTables.values()].flatMap(({ routes }) =>
      routes.flatMap(({ nextHopAddress, furtherNextHops }) => [nextHopAddress, ...furtherNextHops]),
    ),
  );
  const nics = indexOf(estate);
  for (const resource of estate.resources.of('Microsoft.Network/loadBalancers')) {
    const { fields } = resource;
    if (resource.isBare) {
      estate.remarks.push(unread(resource, 'load balancer'));
      continue;
    }
    const all = childrenOf(fields, 'frontendipconfigurations');
    const frontends = all.filter((each) => idOf(each, 'subnet'));
    if (textOf(fields, 'gateway_tier') || /gateway/i.test(skuOf(fields))) {
      estate.remarks.push(leftOut(`gateway load balancer ${resource.name}.`, resource.id));
      continue;
    }
    if (frontends.length < all.length || all.length === 0) {
      const what = all.length === 0 ? 'without a frontend' : 'with a public frontend, which is not here';
      estate.remarks.push(leftOut(`load balancer ${resource.name} ${what}.`, resource.id));
    }
    const members = frontends.flatMap((frontend) =>
      readFrontend(estate, resource, frontend, { nextHops, nics, count: frontends.length }),
    );
    for (const { subnet, balancer } of members) subnet.loadBalancers.push(balancer);
  }
}

function skuOf(fields: Fields): string {
  const { sku } = fields;
  return typeof sku === 'object' && !Array.isArray(sku) ? (textOf(sku as Fields, 'name') ?? '') : plainText(sku);
}

interface NicIndex {
  readonly byAddress: ReadonlyMap<string, readonly Nic[]>;
  readonly byPool: ReadonlyMap<string, readonly Nic[]>;
}

function indexOf(estate: Estate): NicIndex {
  const [byAddress, byPool] = [new Map<string, Nic[]>(), new Map<string, Nic[]>()];
  for (const nic of estate.nics.values()) {
    for (const address of nic.addresses) append(byAddress, address, nic);
    for (const pool of nic.pools) append(byPool, pool, nic);
  }
  return { byAddress, byPool };
}

/** What a frontend depends on besides its load balancer. */
interface Around {
  readonly nextHops: ReadonlySet<string | undefined>;
  readonly nics: NicIndex;
  /** How many frontends the load balancer has. */
  readonly count: number;
}

interface Placed {
  readonly subnet: Subnet;
  readonly balancer: LoadBalancer;
}

function readFrontend(
  estate: Estate,
  resource: Resource,
  frontend: Fields,
  { nextHops, nics, count }: Around,
): Placed[] {
  const { fields, id, name } = resource;
  const subnet = estate.subnets.get(keyOf(idOf(frontend, 'subnet')));
  const frontendName = textOf(frontend, 'name') ?? '';
  if (!subnet) {
    estate.remarks.push(missingPlace(estate, id, idOf(frontend, 'subnet'), `the load balancer ${name}`));
    return [];
  }
  const address = addressIn(textOf(frontend, 'privateipaddress'));
  const rules = childrenOf(fields, 'loadbalancingrules').filter((rule) =>
    isOf(idOf(rule, 'frontendipconfiguration'), 'frontendipconfigurations', frontendName),
  );
  const ha = rules.filter(
    (rule) => textOf(rule, 'protocol')?.toLowerCase() === 'all' && (numberOf(rule, 'frontendport') ?? 0) === 0,
  );
  const isNextHop = address !== undefined && nextHops.has(address);
  if (ha.length === 0 && !isNextHop) {
    estate.remarks.push(leftOut(`load balancer ${name} (${frontendName}), which has no HA-ports rule.`, id));
    return [];
  }
  const pools = (ha.length > 0 ? ha : rules).flatMap(poolsOf);
  const remarks: Remark[] = [];
  const ports = ha.length > 0 ? [] : rules.flatMap((rule) => numberOf(rule, 'frontendport') ?? []);
  const { backends, unknown } = backendsOf(estate, resource, subnet, { pools, nics });
  if (backends.length === 0) {
    const why = `back ends of load balancer ${name} (${shortId(id)}): it is not here, since none of its NICs are.`;
    subnet.remarks.push(missing(id, why));
    return [];
  }
  if (unknown.length > 0) remarks.push(missing(id, `back ends of load balancer ${name}: ${listed(unknown)}`));
  const thing = thingOf(resource);
  const balancer: LoadBalancer = {
    ...thing,
    name: count === 1 ? name : `${name}-${frontendName}`,
    key: `${thing.key}/${frontendName.toLowerCase()}`,
    remarks,
    address,
    ports: [...new Set(ports)].filter((port) => port > 0).sort((a, b) => a - b),
    backends,
  };
  return [{ subnet, balancer }];
}

function poolsOf(rule: Fields): string[] {
  const several = childrenOf(rule, 'backendaddresspools').flatMap((pool) => textOf(pool, 'id') ?? []);
  const one = idOf(rule, 'backendaddresspool');
  return [...new Set([...several, ...(one === undefined ? [] : [one])].map(keyOf))];
}

/** Whether an ID ends with this collection and name. */
function isOf(id: string | undefined, collection: string, name: string): boolean {
  return id?.toLowerCase().endsWith(`/${collection}/${name.toLowerCase()}`) === true;
}

interface Backends {
  readonly backends: readonly Nic[];
  /** The names or addresses of those that the input does not hold. */
  readonly unknown: readonly string[];
}

/** The NICs of pools: as the pool lists them, as the NICs say, or by the addresses in the pool. */
function backendsOf(
  estate: Estate,
  resource: Resource,
  subnet: Subnet,
  { pools, nics }: { readonly pools: readonly string[]; readonly nics: NicIndex },
): Backends {
  const [found, unknown] = [new Set<Nic>(), new Set<string>()];
  const near = new Set(nearNetworks(estate, subnet.network));
  const nicAt = (address: string) => {
    const all = (nics.byAddress.get(address) ?? []).filter((nic) => near.has(nic.subnet.network));
    return all.find((nic) => nic.subnet.network === subnet.network) ?? all[0];
  };
  const take = (nic: Nic | undefined, name: string) => {
    if (nic) found.add(nic);
    else unknown.add(name);
  };
  for (const pool of childrenOf(resource.fields, 'backendaddresspools')) {
    const name = textOf(pool, 'name') ?? '';
    if (!pools.some((id) => isOf(id, 'backendaddresspools', name))) continue;
    const configurations = childrenOf(pool, 'backendipconfigurations').map((each) => textOf(each, 'id') ?? '');
    for (const id of configurations) {
      const nic = id.replace(/\/ipconfigurations\/[^/]*\/*$/i, '');
      take(estate.nics.get(keyOf(nic)), nicName(nic));
    }
    for (const each of childrenOf(pool, 'loadbalancerbackendaddresses')) {
      const address = addressIn(textOf(each, 'ipaddress'));
      // Pools of NICs list each of them here again, with or without its address.
      const nic = address === undefined ? undefined : nicAt(address);
      if (address !== undefined && (configurations.length === 0 || nic)) take(nic, address);
    }
  }
  for (const id of pools) for (const nic of nics.byPool.get(id) ?? []) found.add(nic);
  return {
    backends: [...found].sort((a, b) => compareNames(a.name, b.name) || compareNames(a.key, b.key)),
    unknown: [...unknown].sort(compareNames),
  };
}

/** A NIC as people call it; that of a scale set's instance with the scale set and the number. */
function nicName(id: string): string {
  const instance = /\/virtualMachineScaleSets\/([^/]+)\/virtualMachines\/([^/]+)\//i.exec(id);
  return instance ? `${instance[1]}/${instance[2]}` : (readId(id)?.name ?? id);
}
