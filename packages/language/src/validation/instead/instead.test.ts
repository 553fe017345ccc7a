import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../../lsp/testing/client.js';
import { foreignAttributes, foreignWords, superfluous } from './foreign-words.js';

interface Case {
  /** A text with one word that is not azroute's. */
  readonly text: string;
  /** What is said of it first. */
  readonly sentence: string;
  /** The text after the first fix. */
  readonly fixed: string;
}

const hub = 'vnet hub { address 10.0.0.0/16 }\nvnet spoke { address 10.1.0.0/16 }\n';
const inSubnet = (line: string) => `vnet hub {\n  address 10.0.0.0/16\n  subnet s 10.0.0.0/24 {\n    ${line}\n  }\n}\n`;
const inVnet = (line: string) => `vnet hub {\n  ${line}\n}\n`;
const firewall =
  'vnet hub {\n  address 10.0.0.0/16\n  subnet AzureFirewallSubnet 10.0.1.0/26\n  firewall afw 10.0.1.4\n}\n';

const cases: readonly Case[] = [
  {
    text: `${hub}peering hub <-> spoke [useRemoteGateway]\n`,
    sentence: 'useRemoteGateway is written useRemoteGateways here.',
    fixed: `${hub}peering hub <-> spoke [useRemoteGateways]\n`,
  },
  {
    text: `${hub}peering hub [allowForwardTraffic] <-> spoke\n`,
    sentence: 'allowForwardTraffic is not a word here; did you mean allowForwardedTraffic?',
    fixed: `${hub}peering hub [allowForwardedTraffic] <-> spoke\n`,
  },
  {
    text: inVnet('addressSpace 10.0.0.0/16'),
    sentence: 'addressSpace is written address here.',
    fixed: inVnet('address 10.0.0.0/16'),
  },
  {
    text: inVnet('address 10.0.0.0/24\n  subnet GatewaySubnet 10.0.0.0/27\n  virtualNetworkGateway vpn'),
    sentence: 'virtualNetworkGateway is written vpnGateway here.',
    fixed: inVnet('address 10.0.0.0/24\n  subnet GatewaySubnet 10.0.0.0/27\n  vpnGateway vpn'),
  },
  { text: inSubnet('vm web 10.0.0.4'), sentence: 'vm is written nic here.', fixed: inSubnet('nic web 10.0.0.4') },
  {
    text: inVnet('subnets apps 10.0.0.0/24'),
    sentence: 'subnets is written subnet here.',
    fixed: inVnet('subnet apps 10.0.0.0/24'),
  },
  {
    text: `${hub}peer hub <-> spoke\n`,
    sentence: 'peer is written peering here.',
    fixed: `${hub}peering hub <-> spoke\n`,
  },
  {
    text: 'udr rt {\n  route 0.0.0.0/0 -> None\n}\n',
    sentence: 'udr is written routeTable here.',
    fixed: 'routeTable rt {\n  route 0.0.0.0/0 -> None\n}\n',
  },
  {
    text: 'localNetworkGateway dc {\n  address 192.168.0.0/16\n}\n',
    sentence: 'A local network gateway is written as the site behind it here: site.',
    fixed: 'site dc {\n  address 192.168.0.0/16\n}\n',
  },
  {
    text: 'routeTable rt {\n  route 0.0.0.0/0 -> nextHopType None\n}\n',
    sentence: 'nextHopType is not written here: the next hop stands alone behind the arrow.',
    fixed: 'routeTable rt {\n  route 0.0.0.0/0 -> None\n}\n',
  },
  {
    text: inVnet('address = 10.0.0.0/16'),
    sentence: '= is not written here: a value follows its word after a blank.',
    fixed: inVnet('address 10.0.0.0/16'),
  },
  {
    text: inVnet('address: 10.0.0.0/16'),
    sentence: ': is not written here: a value follows its word after a blank.',
    fixed: inVnet('address 10.0.0.0/16'),
  },
  {
    text: inVnet('address 10.0.0.0/16;'),
    sentence: '; is not written here: a statement ends with its line.',
    fixed: inVnet('address 10.0.0.0/16'),
  },
  {
    text: '# the hub\nvnet hub { address 10.0.0.0/16 }\n',
    sentence: '# does not begin a comment here: // does.',
    fixed: '// the hub\nvnet hub { address 10.0.0.0/16 }\n',
  },
  {
    text: 'routeTable rt {\n  route 0.0.0.0/0 -> Internett\n}\n',
    sentence: 'Internett is not a word here; did you mean Internet?',
    fixed: 'routeTable rt {\n  route 0.0.0.0/0 -> Internet\n}\n',
  },
  {
    text: `${firewall}routeTable rt {\n  route 0.0.0.0/0 -> afw\n}\n`,
    sentence: 'afw is a name; the next hop of a route is an address here.',
    fixed: `${firewall}routeTable rt {\n  route 0.0.0.0/0 -> 10.0.1.4\n}\n`,
  },
];

test.each(cases)('$sentence', async ({ text, sentence, fixed }) => {
  const client = await TestClient.start();
  const uri = 'file:///a.azroute';
  await client.open(uri, text);
  const errors = (await client.diagnostics(uri)).filter(({ code }) => code === 'AZR001');
  const error = errors.find(({ message }) => String(message).split('\n')[0] === sentence);
  expect(error, errors.map(({ message }) => String(message)).join('\n')).toBeDefined();
  const [fix] = error ? await client.fixes(uri, error) : [];
  const edits = Object.values(fix?.edit?.changes ?? {}).flat();
  expect(TextDocument.applyEdits(TextDocument.create(uri, 'azroute', 1, text), edits)).toBe(fixed);
});

test('says each thing in a sentence that fits into the list of problems', () => {
  const all = [...Object.values(foreignWords), foreignAttributes, superfluous].flatMap((each) => Object.values(each));
  expect(all.filter(({ sentence }) => sentence.length > 100 || !/[.?]$/.test(sentence))).toEqual([]);
});
