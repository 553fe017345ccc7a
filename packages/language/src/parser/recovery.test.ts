import { type AstNode, EmptyFileSystem, GrammarUtils, isAstNode, isReference } from 'langium';
import { describe, expect, test } from 'vitest';
import { createAzrouteServices } from '../module.js';

// One statement or member per line, of every kind, all with different names.
const sample = `
import "other.azroute"
vnet hub1 {
  location westeurope
  address 10.1.0.0/16, fd00:1::/48
  summarizedGatewayPrefixes 10.0.0.0/14
  privateEndpointVNetPolicies Basic
  subnet GatewaySubnet 10.1.0.0/27
  subnet nva 10.1.2.0/24 {
    routeTable rt-nva
    serviceEndpoints Microsoft.Storage, Microsoft.Sql
    nic nva1 10.1.2.4, fd00:1:0:2::5
    loadBalancer ilb 10.1.2.100 -> nva1, nva2
    privateEndpoint pe 10.1.2.9
  }
  subnet apps 10.1.3.0/24 {
    privateEndpointNetworkPolicies RouteTableEnabled
    nic web 10.1.3.4
  }
  vpnGateway vpn1 {
    asn 65010
    activeActive
    publicIp 20.0.0.1, 20.0.0.2
    pointToSite 172.16.0.0/24
  }
  expressRouteGateway er1
  routeServer ars1 {
    branchToBranch true
    hubRoutingPreference VpnGateway
  }
  firewall azfw 10.1.4.4
}
peering hub1 [allowGatewayTransit, subnet apps] <-> spoke1 [useRemoteGateways]
peering hub1 -> spoke9
routeTable rt-nva {
  disableBgpRoutePropagation
  route default 0.0.0.0/0 -> Internet
  route 10.23.0.0/16 -> 10.2.2.4
  route to-spoke 10.22.0.0/16 -> VirtualAppliance 10.2.2.9
  route AzureCloud.westeurope -> None
}
site dc1 {
  address 192.168.0.0/16
  asn 65100
  router cpe1 172.20.0.1 { asn 65200 }
  host app 192.168.10.10
  transit
}
connection vpn1 [prefixes 172.20.0.0/16, 172.21.0.0/16] <-> cpe1 enableBgp
circuit er-ams { nextHop 10.24.132.60 }
nva nva1 {
  nic hub1.nva1, hub1.nva2
  asn 65001
  advertise 0.0.0.0/0, 10.0.0.0/8
  route 10.2.0.0/16 via tun0
  route 10.8.0.0/16 drop
  snat internet
  stateless
}
bgp nva1 [only 10.1.0.0/16, prepend 2] <-> ars1 over tun0
tunnel tun0 vxlan nva1 [endpoint 10.1.2.4] <-> nva2 mtu 1400
expect hub1.web -> 8.8.8.8 via nva1, azfw
scenario "nva1 fails" {
  down nva1
  down bgp nva1 <-> ars1
}
vnet last {
  address 10.99.0.0/16
  subnet end 10.99.0.0/24
}
`;

const { parser } = createAzrouteServices(EmptyFileSystem).azroute;

/** What each line contributes to the AST: nodes by type and own values, and values of blocks by property. */
function contributions(text: string): { readonly line: number; readonly key: string }[] {
  const found: { line: number; key: string }[] = [];
  const root = parser.LangiumParser.parse<AstNode>(text).value;
  visit(root, found);
  return found;
}

const blocks = ['AzrouteFile', 'Vnet', 'Subnet', 'VpnGateway', 'RouteServer', 'RouteTable', 'Site', 'Nva', 'Scenario'];

function visit(node: AstNode, found: { line: number; key: string }[]): void {
  const isBlock = blocks.includes(node.$type);
  const values: string[] = [];
  for (const [property, value] of Object.entries(node)) {
    if (property.startsWith('$')) continue;
    (Array.isArray(value) ? value : [value]).forEach((item, index) => {
      if (isAstNode(item)) {
        visit(item, found);
        if (!isBlock) values.push(`${property}=${item.$cstNode?.text}`);
        return;
      }
      const text = `${property}=${isReference(item) ? item.$refText : item}`;
      if (!isBlock || property === 'name') values.push(text);
      else {
        const line = GrammarUtils.findNodeForProperty(node.$cstNode, property, index)?.range.start.line ?? -1;
        found.push({ line, key: `${node.$type}.${text}` });
      }
    });
  }
  if (node.$type === 'AzrouteFile') return;
  found.push({ line: node.$cstNode?.range.start.line ?? -1, key: `${node.$type} ${values.join(' ')}` });
}

const lines = sample.split('\n');
const original = contributions(sample);

/** The contributions of other lines that are gone after one line was replaced. */
function lost(line: number, replacement: string): string[] {
  const text = [...lines.slice(0, line), replacement, ...lines.slice(line + 1)].join('\n');
  const left = new Map<string, number>();
  for (const { key } of contributions(text)) left.set(key, (left.get(key) ?? 0) + 1);
  return original
    .filter((entry) => entry.line !== line)
    .filter(({ key }) => {
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count === 0;
    })
    .map(({ key }) => key);
}

function tokensOf(line: string): { start: number; end: number }[] {
  return [...line.matchAll(/<->|->|[^\s,[\]{}]+|[,[\]{}]/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
}

const mutations: { readonly name: string; readonly of: (line: string) => string[] }[] = [
  {
    name: 'a token is missing',
    of: (line) => tokensOf(line).map(({ start, end }) => line.slice(0, start) + line.slice(end)),
  },
  {
    name: 'the line ends early',
    // Without the whole head of a block, its members have no place.
    of: (line) =>
      tokensOf(line)
        .slice(line.endsWith('{') ? 1 : 0)
        .map(({ start }) => line.slice(0, start)),
  },
  ...['???', 'foo', 'subnet', '= 7', '"open', '10.0.0.0/8', ']', '<->'].map((garbage) => ({
    name: `it contains ${garbage}`,
    // Two quotes on a line turn everything between them into a name.
    of: (line: string) =>
      (garbage.includes('"') && line.includes('"') ? [] : tokensOf(line)).map(
        ({ start }) => `${line.slice(0, start)}${garbage} ${line.slice(start)}`,
      ),
  })),
];

describe('a broken statement leaves all others in the AST if', () => {
  for (const { name, of } of mutations) {
    test(name, () => {
      const failures: string[] = [];
      lines.forEach((line, number) => {
        for (const changed of of(line)) {
          // A second word route becomes the name of the route.
          if (changed.trim() === 'route') continue;
          const gone = lost(number, changed);
          if (gone.length > 0)
            failures.push(`${number}: ${changed.trim()} => ${gone.slice(0, 4).join('; ')} (${gone.length})`);
        }
      });
      expect(failures).toEqual([]);
    });
  }
});
