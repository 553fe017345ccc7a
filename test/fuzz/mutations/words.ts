import { atWord, between, type Mutation, replaced, wordsIn } from './mutation.js';

const vocabulary = [
  ...'import vnet location address summarizedGatewayPrefixes subnet routeTable serviceEndpoints nic loadBalancer'.split(
    ' ',
  ),
  ...'privateEndpoint vpnGateway asn activeActive bgpIp publicIp pointToSite expressRouteGateway routeServer'.split(
    ' ',
  ),
  ...'branchToBranch hubRoutingPreference firewall peering allowForwardedTraffic prefixes advertise only prepend'.split(
    ' ',
  ),
  ...'nextHop endpoint instance community route VirtualAppliance VirtualApplianceEcmp secondary ports unknown gatewayDefaultSite Internet None site transit router host circuit'.split(
    ' ',
  ),
  ...'connection enableBgp nva snat stateless via drop bgp over tunnel vxlan mtu expect dropped scenario down'.split(
    ' ',
  ),
  ...'privateEndpointNetworkPolicies RouteTableEnabled privateEndpointVNetPolicies Basic Disabled VnetLocal'.split(' '),
  ...'true false { } [ ] , -> <-> 10.0.0.0/8 10.0.0.1/8 10.0.0.4 fd00::/48 fd00::4 65001 4294967296 0'.split(' '),
  ...'x a.b a.b. a.* "a b" "" ".*" 10-hub Zürich 1.2 1.2.3.4.5 1/ / : :: - . " 10.0.0.0/33 300.0.0.1'.split(' '),
];

const isName = (word: string) => /^[A-Za-z_"]/.test(word);
const isKeyword = (word: string) => /^[a-z][A-Za-z]+$/.test(word);

/** Words that are removed, added, duplicated, or moved. */
export const wordMutations: readonly Mutation[] = [
  { name: 'a word less', apply: (text, random) => atWord(text, random, () => '') },
  { name: 'a word twice', apply: (text, random) => atWord(text, random, (word) => `${word} ${word}`) },
  {
    name: 'two words in each other’s place',
    apply: (text, random) => {
      const words = wordsIn(text);
      const at = random.below(words.length - 1);
      const [a, b] = [words[at], words[at + 1]];
      if (!a || !b) return text;
      const [first, second] = [text.slice(a.start, a.end), text.slice(b.start, b.end)];
      return replaced(replaced(text, b, first), a, second);
    },
  },
  { name: 'a word more', apply: (text, random) => between(text, random, ` ${random.of(vocabulary)} `) },
  { name: 'a word more, by itself', apply: (text, random) => between(text, random, `\n${random.of(vocabulary)}\n`) },
  { name: 'another word', apply: (text, random) => atWord(text, random, () => random.of(vocabulary)) },
  {
    name: 'another word of the text',
    apply: (text, random) => {
      const words = wordsIn(text).map(({ start, end }) => text.slice(start, end));
      return words.length === 0 ? text : atWord(text, random, () => random.of(words));
    },
  },
  {
    name: 'another name of the text',
    apply: (text, random) => {
      const names = wordsIn(text)
        .map(({ start, end }) => text.slice(start, end))
        .filter(isName);
      return names.length === 0 ? text : atWord(text, random, () => random.of(names), isName);
    },
  },
  {
    name: 'a keyword spelt wrong',
    apply: (text, random) =>
      atWord(
        text,
        random,
        (word) => {
          const at = random.below(word.length);
          const change = random.of(['', 'x', word[at + 1] ?? 'e', `${word[at] ?? ''}${word[at] ?? ''}`]);
          return word.slice(0, at) + change + word.slice(at + 1);
        },
        isKeyword,
      ),
  },
  {
    name: 'a name of two parts',
    apply: (text, random) =>
      atWord(text, random, (word) => `${word}.${random.of(['a', word, '"a b"', '*', ''])}`, isName),
  },
  { name: 'a name in quotes', apply: (text, random) => atWord(text, random, (word) => `"${word}"`, isKeyword) },
  {
    name: 'other digits',
    apply: (text, random) =>
      atWord(
        text,
        random,
        (word) => word.replace(/\d+/g, (n) => random.of([n, n, n, '0', '1', '9', '256', ''])),
        (word) => /\d/.test(word),
      ),
  },
];
