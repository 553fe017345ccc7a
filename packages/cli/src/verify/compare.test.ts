import type { EffectiveRoute, EffectiveTable, FabricAction } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { Failure } from '../failure.js';
import { row } from '../testing/fixtures.js';
import { compareTables, differs } from './compare.js';
import type { ComparedRow } from './compared-row.js';
import { parsePrinted } from './read-printed.js';

/** A row as created by `row`, with the next hops of a gateway, a circuit or an address. */
function leading(text: string, to: 'vpnGateway' | 'circuit' | 'drop' = 'drop'): EffectiveRoute {
  const made = row(text);
  const actions: Record<typeof to, FabricAction> = {
    vpnGateway: { to: 'vpnGateway', gateway: 'vpnGateway:hub/gw' },
    circuit: { to: 'circuit', circuit: 'circuit:er', gateway: 'expressRouteGateway:hub/er' },
    drop: { to: 'drop' },
  };
  return { ...made, nextHops: made.nextHops.map((nextHop) => ({ ...nextHop, action: actions[to] })) };
}

function table(routes: readonly EffectiveRoute[], disableBgpRoutePropagation = false): EffectiveTable {
  return {
    vnet: 'vnet:v',
    routeTable: undefined,
    disableBgpRoutePropagation,
    routes,
    absent: [],
    isUnknown: false,
    ofUnknownExtent: [],
    lookup: () => undefined,
    match: () => undefined,
    inPlaceOf: () => undefined,
  };
}

const gateway = 'VirtualNetworkGateway Active 10.9.0.0/16 VirtualNetworkGateway';
const byGateway = (nextHops: string) => [leading(`${gateway} ${nextHops}`, 'vpnGateway')];
const byCircuit = (nextHops: string) => [leading(`${gateway} ${nextHops}`, 'circuit')];

interface Case {
  readonly it: string;
  readonly printed: string;
  readonly computed: readonly EffectiveRoute[];
  /** Differences as `- row` (missing), `+ row` (extra) and `~ row profiles` (None rows of another profile). */
  readonly expected: readonly string[];
  readonly differs?: boolean;
}

const cases: readonly Case[] = [
  {
    it: 'one next hop a row is the same as all in one row',
    printed: `${gateway} 10.1.1.5\n${gateway} 10.1.1.4`,
    computed: [row(`${gateway} 10.1.1.4,10.1.1.5`)],
    expected: [],
  },
  {
    it: 'one next hop a computed row as well',
    printed: `${gateway} 10.1.1.4, 10.1.1.5`,
    computed: [row(`${gateway} 10.1.1.4`), row(`${gateway} 10.1.1.5`)],
    expected: [],
  },
  {
    it: 'a next hop less',
    printed: `${gateway} 10.1.1.4`,
    computed: [row(`${gateway} 10.1.1.4,10.1.1.5`)],
    expected: [`- ${gateway} 10.1.1.4`, `+ ${gateway} 10.1.1.4,10.1.1.5`],
  },
  {
    it: 'the public address of a gateway that the file does not tell',
    printed: `${gateway} 52.1.2.3`,
    computed: byGateway('<GW>'),
    expected: [],
  },
  {
    it: 'but no private one',
    printed: `${gateway} 10.1.3.4`,
    computed: byGateway('<GW>'),
    expected: [`- ${gateway} 10.1.3.4`, `+ ${gateway} <GW>`],
  },
  {
    it: 'a gateway address that was blotted out',
    printed: `${gateway} <GW>`,
    computed: byGateway('52.1.2.3'),
    expected: [],
  },
  {
    it: 'which stands for no edge',
    printed: `${gateway} <GW>`,
    computed: byCircuit('10.3.129.70'),
    expected: [`- ${gateway} <GW>`, `+ ${gateway} 10.3.129.70`],
  },
  {
    it: 'both edges of a circuit',
    printed: `${gateway} 10.3.129.70\n${gateway} 10.3.129.71`,
    computed: byCircuit('<MSEE>'),
    expected: [],
  },
  {
    it: 'an edge that was blotted out',
    printed: `${gateway} <MSEE>`,
    computed: byCircuit('10.3.129.70'),
    expected: [],
  },
  {
    it: 'another state',
    printed: 'Default Active 0.0.0.0/0 Internet',
    computed: [row('Default Invalid 0.0.0.0/0 Internet')],
    expected: ['- Default Active 0.0.0.0/0 Internet', '+ Default Invalid 0.0.0.0/0 Internet'],
  },
  {
    it: 'host bits and case make no difference',
    printed: 'Default Active 10.1.0.4/16 VNetLocal',
    computed: [row('Default Active 10.1.0.0/16 VnetLocal')],
    expected: [],
  },
  {
    it: 'None rows of another year are named',
    printed: 'Default Active 127.0.0.0/8 None',
    computed: [row('Default Active 172.16.0.0/12 None')],
    expected: ['~ Default Active 127.0.0.0/8 None 2023,2026', '~ Default Active 172.16.0.0/12 None 2019,2021'],
    differs: false,
  },
  {
    it: 'None rows of all years are a difference',
    printed: 'Default Active 10.0.0.0/8 None',
    computed: [row('Default Active 192.168.0.0/16 None')],
    expected: ['- Default Active 10.0.0.0/8 None', '+ Default Active 192.168.0.0/16 None'],
  },
  {
    it: 'a None row that no year has is a difference',
    printed: 'Default Active 10.44.0.0/16 None',
    computed: [],
    expected: ['- Default Active 10.44.0.0/16 None'],
  },
  {
    it: 'the prefixes of a service stand for its row',
    printed:
      '[{"addressPrefix":["20.60.0.0/24","20.60.1.0/24"],"nextHopIpAddress":[],"nextHopType":"VirtualNetworkServiceEndpoint","source":"Default","state":"Active"}]',
    computed: [row('Default Active Storage VirtualNetworkServiceEndpoint')],
    expected: [],
  },
  {
    it: 'a user-defined route of a service tag as well',
    printed:
      '{"value":[{"addressPrefix":["20.60.0.0/24","20.60.1.0/24"],"nextHopIpAddress":null,"nextHopType":"Internet","source":"User","state":"Active","name":"cloud"}]}',
    computed: [row('User Active AzureCloud Internet', 'cloud')],
    expected: [],
  },
  {
    it: 'of two service tags the one that is missing, by the name of its route',
    printed:
      '[{"addressPrefix":["20.60.0.0/24","20.60.1.0/24"],"hasBgpOverride":false,"nextHopType":"Internet","source":"User","state":"Active","name":"Cloud"}]',
    computed: [row('User Active AzureCloud Internet', 'cloud'), row('User Active Sql Internet', 'sql')],
    expected: ['+ User Active <service prefixes> Internet'],
  },
  {
    it: 'a service tag of just one prefix',
    printed:
      '[{"addressPrefix":["20.60.0.0/24"],"nextHopType":"Internet","source":"User","state":"Active","name":"cloud"}]',
    computed: [row('User Active AzureCloud Internet', 'cloud')],
    expected: [],
  },
  {
    it: 'a service tag that the file has not is one difference, however many prefixes it has',
    printed:
      '[{"addressPrefix":["20.60.0.0/24","20.60.1.0/24"],"nextHopType":"Internet","source":"User","state":"Active","name":"cloud"}]',
    computed: [],
    expected: ['- User Active <service prefixes> Internet'],
  },
  {
    it: 'several prefixes of one peering in one row, and next hops in one row or in several',
    printed: `{"value":[
      {"addressPrefix":["10.1.0.0/16","10.2.0.0/16"],"nextHopIpAddress":[],"nextHopType":"VNetPeering","source":"Default","state":"Active"},
      {"addressPrefix":["10.9.0.0/16"],"nextHopIpAddress":["10.1.1.4"],"nextHopType":"VirtualNetworkGateway","source":"VirtualNetworkGateway","state":"Invalid"},
      {"addressPrefix":["10.9.0.0/16"],"nextHopIpAddress":["10.1.1.5"],"nextHopType":"VirtualNetworkGateway","source":"VirtualNetworkGateway","state":"Invalid"}
    ],"nextLink":null}`,
    computed: [
      row('Default Active 10.1.0.0/16 VNetPeering'),
      row('Default Active 10.2.0.0/16 VNetPeering'),
      row('VirtualNetworkGateway Invalid 10.9.0.0/16 VirtualNetworkGateway 10.1.1.4,10.1.1.5'),
    ],
    expected: [],
  },
  {
    it: 'a single route as PowerShell writes it, without the array',
    printed:
      '{"Name":null,"DisableBgpRoutePropagation":false,"State":"Active","Source":"Default","AddressPrefix":["10.1.0.0/16"],"NextHopType":"VnetLocal","NextHopIpAddress":[]}',
    computed: [row('Default Active 10.1.0.0/16 VnetLocal')],
    expected: [],
  },
  {
    it: 'keys and texts as PowerShell writes them',
    printed:
      '[{"AddressPrefix":"10.9.0.0/16","NextHopIpAddress":"10.1.1.4","NextHopType":"VirtualAppliance","Source":"User","State":"Active"}]',
    computed: [row('User Active 10.9.0.0/16 VirtualAppliance 10.1.1.4')],
    expected: [],
  },
];

function text({ source, state, addressPrefix, nextHopType, nextHopIpAddress }: ComparedRow): string {
  return [source, state, addressPrefix, nextHopType, nextHopIpAddress.join()].join(' ').trim();
}

describe('a printed and a computed table', () => {
  it.each(cases)('$it', ({ printed, computed, expected, differs: wanted = expected.length > 0 }) => {
    const comparison = compareTables(parsePrinted(printed, 'F'), table(computed), 'documented');
    expect([
      ...comparison.missing.map((one) => `- ${text(one)}`),
      ...comparison.extra.map((one) => `+ ${text(one)}`),
      ...comparison.otherProfile.map(({ row: one, profiles }) => `~ ${text(one)} ${profiles.join()}`),
    ]).toEqual(expected);
    expect(differs(comparison)).toBe(wanted);
  });

  it('differ if propagation is off on one side only', () => {
    const printed = parsePrinted(
      '[{"addressPrefix":["10.1.0.0/16"],"disableBgpRoutePropagation":true,"nextHopType":"VnetLocal","source":"Default","state":"Active"}]',
      'F',
    );
    const computed = [row('Default Active 10.1.0.0/16 VnetLocal')];
    expect(differs(compareTables(printed, table(computed), 'documented'))).toBe(true);
    expect(differs(compareTables(printed, table(computed, true), 'documented'))).toBe(false);
  });
});

describe('a file that is something else', () => {
  const cure = 'give it the output of "az network nic show-effective-route-table"';
  it.each([
    { content: '', error: `F contains no routes; ${cure}` },
    { content: 'Source  State\n', error: `F contains no routes; ${cure}` },
    { content: 'hello world', error: `line 1 of F is neither JSON nor a row of a route table; ${cure}` },
    { content: 'User Active 10.0.0.0/8', error: `line 1 of F is neither JSON nor a row of a route table; ${cure}` },
    {
      content: '{\n  "value": [',
      error: 'F is not valid JSON: it ends prematurely, at line 2, column 13; write the output to the file again',
    },
    {
      content: '{\n  "value": [1,]}',
      error: `F is not valid JSON at line 2, column 15; ${cure}`,
    },
    { content: '[]\n[]', error: `F is not valid JSON at line 2, column 1; ${cure}` },
    { content: '[]', error: `F contains no routes; ${cure}` },
    { content: '{"value": []}', error: `F contains no routes; ${cure}` },
    { content: '{"value": null}', error: `F contains no array of routes; ${cure}` },
    { content: '{"routes": []}', error: `F contains no array of routes; ${cure}` },
    {
      content: '{"value": [{}], "nextLink": "https://management.azure.com/next"}',
      error:
        'F contains only the first routes, and the others are at its nextLink; get them with "az rest --method get --url <nextLink>" and put the routes of all pages into one array',
    },
    {
      content: '{"error": {"code": "NicNotAttached", "message": "The VM is not running."}}',
      error: 'F contains an Azure error (NicNotAttached) instead of routes; fix it and run the command again',
    },
    { content: '[1]', error: `route 1 of F is not an object; ${cure}` },
    {
      content: '[{"addressPrefix":"10.0.0.0/8","hasBgpOverride":false,"nextHopType":"None","name":"r"}]',
      error: `route 1 of F belongs to a route table and is not an effective route of a NIC; ${cure}`,
    },
    { content: '[{"addressPrefix":["10.0.0.0/8"],"state":"Active"}]', error: `route 1 of F has no source; ${cure}` },
    { content: '[{"source":"User","nextHopType":"None"}]', error: `route 1 of F has no state; ${cure}` },
    { content: '[{"source":"User","state":7}]', error: `route 1 of F has no state; ${cure}` },
    { content: '[{"source":"User","state":"Active"}]', error: `route 1 of F has no nextHopType; ${cure}` },
    {
      content: '[{"source":"User","state":"Active","nextHopType":"None","addressPrefix":[5]}]',
      error: `route 1 of F has no addressPrefix; ${cure}`,
    },
  ])('$content', ({ content, error }) => {
    expect(() => parsePrinted(content, 'F')).toThrow(new Failure(error));
  });
});
