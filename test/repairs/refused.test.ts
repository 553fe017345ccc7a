import { expect, test } from 'vitest';
import { Computation } from '../../packages/engine/src/computation/computation.js';
import { Analysis } from '../../packages/engine/src/findings/analysis.js';
import { prove } from '../../packages/engine/src/repairs/proof/prove.js';
import { ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';

/** A change of a text that mends a finding and brings another one. */
interface Change {
  readonly name: string;
  readonly text: string;
  /** What the change writes in place of what. */
  readonly instead: readonly (readonly [written: string, text: string])[];
  /** The code of the finding that it is to mend. */
  readonly mends: string;
  /** The codes for which it is refused; none if what is new was hidden. */
  readonly refused: readonly string[];
}

const hubs = `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 { nic nva1 10.1.1.4 }
}
vnet hub2 {
  address 10.2.0.0/16
  subnet nva 10.2.1.0/24 { nic nva2 10.2.1.4 }
}
nva nva1 { nic hub1.nva1  asn 65001  advertise 10.11.0.0/16 }
nva nva2 { nic hub2.nva2  asn 65002  advertise 10.22.0.0/16 }
`;

const tunnel = `${hubs}tunnel tun0 vxlan nva1 <-> nva2\nbgp nva1 <-> nva2 over tun0\n`;
/** A peering that every change may complete, and thereby mend something. */
const half = 'vnet hub3 { address 10.3.0.0/16 }\npeering hub1 -> hub3\n';
const whole: Change['instead'][number] = ['hub1 -> hub3', 'hub1 <-> hub3'];
const chain = `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 { nic nva1 10.1.1.4 nic nva2 10.1.1.5 }
}
vnet far { address 10.9.0.0/16 subnet nva 10.9.1.0/24 { nic nva3 10.9.1.4 } }
nva nva1 { nic hub1.nva1  asn 65001  advertise 10.11.0.0/16 }
nva nva2 { nic hub1.nva2  asn 65002 }
bgp nva1 <-> nva2
bgp nva2 <-> nva3
`;
const spokeOfHub = `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/26
  subnet apps 10.1.1.0/24 { nic vm 10.1.1.4 }
  vpnGateway vpn1
}
vnet spoke {
  address 10.5.0.0/16
  subnet apps 10.5.1.0/24 { nic vm 10.5.1.4 }
}
peering hub1 [allowGatewayTransit] <-> spoke
site dc { address 192.168.0.0/16 host app 192.168.0.4 }
`;
/** A route whose next hop nothing has. */
const nobody = `vnet hub3 { address 10.3.0.0/16 subnet apps 10.3.1.0/24 { routeTable rt nic vm 10.3.1.4 } }
routeTable rt { route 20.0.0.0/8 -> 10.3.1.9 }
`;
const site = `site dc {
  address 192.168.0.0/16
  router cpe 192.168.0.1 {
    asn 65100
    route 172.16.0.0/16 via 192.168.0.2
  }
  router edge 192.168.0.2 { asn 65100 }
}
`;

const changes: readonly Change[] = [
  {
    name: 'a tunnel that is mended and then wrong for another reason',
    text: tunnel,
    instead: [['vxlan nva1 <-> nva2', 'gre nva1 <-> nva2\npeering hub1 <-> hub2']],
    mends: 'AZR503',
    refused: ['AZR501'],
  },
  {
    name: 'a tunnel that was reported and is found to be wrong for another reason too',
    text: `${tunnel}peering hub1 -> hub2\n`,
    instead: [
      ['hub1 -> hub2', 'hub1 <-> hub2'],
      ['vxlan', 'gre'],
    ],
    mends: 'AZR301',
    refused: [],
  },
  {
    name: 'a tunnel that was right',
    text: `${tunnel}peering hub1 <-> hub2\n${half}`,
    instead: [whole, ['vxlan', 'gre']],
    mends: 'AZR301',
    refused: ['AZR501'],
  },
  {
    name: 'a session that was down, and drops routes once it is up',
    text: `${chain}nva nva3 { nic far.nva3  asn 65001 }\n`,
    instead: [['bgp nva1', 'peering hub1 <-> far\nbgp nva1']],
    mends: 'AZR201',
    refused: [],
  },
  {
    name: 'a session that was up',
    text: `${chain}nva nva3 { nic far.nva3  asn 65003 }\npeering hub1 <-> far\n${half}`,
    instead: [whole, ['peering hub1 <-> far\n', '']],
    mends: 'AZR301',
    refused: ['AZR201'],
  },
  {
    name: 'an AS number that its routes have passed already',
    text: `${chain}nva nva3 { nic far.nva3  asn 65003 }\npeering hub1 <-> far\n${half}`,
    instead: [whole, ['asn 65003', 'asn 65001']],
    mends: 'AZR301',
    refused: ['AZR205'],
  },
  {
    name: 'a warning that becomes an error because of packets that were lost before too',
    text: `${spokeOfHub}connection vpn1 <-> dc [prefixes 10.1.0.0/16]\n${nobody}`,
    instead: [
      ['-> 10.3.1.9', '-> None'],
      ['10.1.0.0/16]', '10.1.0.0/16, 10.5.0.0/16]'],
    ],
    mends: 'AZR410',
    refused: [],
  },
  {
    name: 'a warning that becomes an error, if there are more errors than before',
    text: `${spokeOfHub}connection vpn1 <-> dc [prefixes 10.1.0.0/16]\n${half}`,
    instead: [whole, ['10.1.0.0/16]', '10.1.0.0/16, 10.5.0.0/16]']],
    mends: 'AZR301',
    refused: ['AZR117'],
  },
  {
    name: 'a static route to nowhere',
    text: site + hubs + half,
    instead: [whole, ['via 192.168.0.2', 'via 192.168.0.3']],
    mends: 'AZR301',
    refused: ['AZR113'],
  },
  {
    name: 'a peering of networks that overlap with others',
    text: `${tunnel}vnet spoke { address 10.2.0.0/16 }\npeering hub1 <-> spoke`,
    instead: [['peering', 'peering hub1 <-> hub2\npeering']],
    mends: 'AZR503',
    refused: ['AZR307'],
  },
];

test.each(changes)('$name', async ({ text, instead, mends, refused }) => {
  const before = await analyzed(text);
  const finding = before.findings.find(({ code }) => code === mends);
  if (!finding) throw new Error(`There is no ${mends}.`);
  const after = await analyzed(instead.reduce((changed, [written, other]) => changed.replace(written, other), text));
  const proof = prove(before, after, finding, []);
  const news =
    'refused' in proof ? { refused: proof.refused, codes: proof.findings.map(({ code }) => code) } : undefined;
  expect(news).toEqual(refused.length > 0 ? { refused: 'newFindings', codes: refused } : undefined);
});

async function analyzed(text: string): Promise<Analysis> {
  const files = await ReadFiles.read({ 'main.azroute': text });
  expect(await files.errors()).toEqual([]);
  return new Analysis(new Computation(files.topology));
}
