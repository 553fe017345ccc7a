import { nameText, referenceText } from '@azroute/language';
import { block } from './block.js';
import { comment } from './comment.js';
import { flagText, listText } from './parts.js';
import type * as data from './statements.js';

/** A virtual network with everything in it: its values, its subnets, its gateways. */
export function vnetLines(vnet: data.VnetStatement): string[] {
  const groups = [
    [
      ...(vnet.location === undefined ? [] : [`location ${nameText(vnet.location)}`]),
      ...listText('address', vnet.address),
      ...listText('summarizedGatewayPrefixes', vnet.summarizedGatewayPrefixes),
      ...(vnet.privateEndpointVNetPolicies === undefined
        ? []
        : [`privateEndpointVNetPolicies ${vnet.privateEndpointVNetPolicies}`]),
    ],
    vnet.subnets.flatMap(subnetLines),
    gatewaysLines(vnet.gateways),
  ];
  return block(`vnet ${nameText(vnet.name)}`, apart(groups));
}

/** Groups of lines with an empty line between them. */
export function apart(groups: readonly (readonly string[])[]): string[] {
  return groups.filter((lines) => lines.length > 0).flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

/** The gateways and firewalls of a virtual network or a virtual hub. */
export function gatewaysLines(gateways: readonly data.GatewayStatement[]): string[] {
  return gateways.flatMap((gateway) => commented(gateway, gatewayLines(gateway)));
}

/** Lines with the comments of what they say: above, and at the end of the first line. */
function commented({ above, beside }: data.Commented, lines: readonly string[]): string[] {
  const [first = '', ...rest] = lines;
  return [...(above ?? []).map(comment), beside === undefined ? first : `${first} ${comment(beside)}`, ...rest];
}

function subnetLines(subnet: data.SubnetStatement): string[] {
  const members = [
    ...(subnet.routeTable ? [`routeTable ${referenceText(subnet.routeTable)}`] : []),
    ...listText('serviceEndpoints', subnet.serviceEndpoints),
    ...(subnet.privateEndpointNetworkPolicies === undefined
      ? []
      : [`privateEndpointNetworkPolicies ${subnet.privateEndpointNetworkPolicies}`]),
    ...subnet.members.flatMap((member) => commented(member, [memberText(member)])),
  ];
  const head = `subnet ${nameText(subnet.name)} ${subnet.prefixes.join(', ')}`;
  return commented(subnet, members.length === 0 ? [head] : block(head, members));
}

function memberText(member: data.SubnetMember): string {
  const name = nameText(member.name);
  switch (member.statement) {
    case 'nic':
      return [`nic ${name} ${member.addresses.join(', ')}`, ...listText('secondary', member.secondary)].join(' ');
    case 'loadBalancer':
      return [
        `loadBalancer ${name} ${member.address}`,
        ...listText(
          'ports',
          member.ports.map((port) => `${port}`),
        ),
        `-> ${member.backends.map(referenceText).join(', ')}`,
      ].join(' ');
    case 'privateEndpoint':
      return `privateEndpoint ${name} ${member.address}`;
  }
}

function gatewayLines(gateway: data.GatewayStatement): string[] {
  const head = `${gateway.statement} ${nameText(gateway.name)}`;
  const lines = (members: readonly string[]) => (members.length === 0 ? [head] : block(head, members));
  switch (gateway.statement) {
    case 'vpnGateway':
      return lines([
        ...(gateway.asn === undefined ? [] : [`asn ${gateway.asn}`]),
        ...flagText('activeActive', gateway.activeActive),
        ...listText('bgpIp', gateway.bgpIp),
        ...listText('publicIp', gateway.publicIp),
        ...(gateway.gatewayDefaultSite ? [`gatewayDefaultSite ${referenceText(gateway.gatewayDefaultSite)}`] : []),
        ...listText('pointToSite', gateway.pointToSite),
        ...gateway.hosts.map(({ name, address }) => `host ${nameText(name)} ${address}`),
      ]);
    case 'routeServer':
      return lines([
        ...flagText('branchToBranch', gateway.branchToBranch),
        ...(gateway.hubRoutingPreference === undefined ? [] : [`hubRoutingPreference ${gateway.hubRoutingPreference}`]),
      ]);
    case 'expressRouteGateway':
      return [head];
    case 'firewall':
      return [gateway.address === undefined ? head : `${head} ${gateway.address}`];
  }
}
