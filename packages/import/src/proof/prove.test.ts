import { topologyOfTexts } from '@azroute/language';
import { describe, expect, it } from 'vitest';
import { importAzure } from '../import-azure.js';
import { reportMarkdown } from '../report/markdown.js';
import { idOf, nic, resource, vnet } from '../testing/azure.js';
import { prove } from './prove.js';

/** A hub with an appliance that peers with the Route Server, and a gateway to a site with BGP. */
const hub = [
  vnet('hub', '10.0.0.0/16', {
    RouteServerSubnet: {
      addressPrefix: '10.0.1.0/27',
      ipConfigurations: [{ id: idOf('virtualHubs', 'rs/ipConfigurations/ip') }],
    },
    GatewaySubnet: { addressPrefix: '10.0.2.0/27' },
    nva: { addressPrefix: '10.0.3.0/24' },
  }),
  nic('nva1', 'hub/nva', '10.0.3.4', { enableIPForwarding: true }),
  nic('nva2', 'hub/nva', '10.0.3.5', { enableIPForwarding: true }),
  resource('virtualHubs', 'rs', {
    kind: 'RouteServer',
    bgpConnections: [
      { name: 'peer1', peerIp: '10.0.3.4', peerAsn: 65010 },
      { name: 'peer2', peerIp: '10.0.3.5', peerAsn: 65020 },
    ],
  }),
  resource('virtualNetworkGateways', 'gw', {
    gatewayType: 'Vpn',
    activeActive: false,
    bgpSettings: { asn: 65515, bgpPeeringAddress: '10.0.2.30' },
    ipConfigurations: [{ subnet: { id: idOf('virtualNetworks', 'hub/subnets/GatewaySubnet') } }],
  }),
  resource('localNetworkGateways', 'dc', { bgpSettings: { asn: 65100, bgpPeeringAddress: '192.168.0.1' } }),
  resource('connections', 'to-dc', {
    connectionType: 'IPsec',
    enableBgp: true,
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'gw') },
    localNetworkGateway2: { id: idOf('localNetworkGateways', 'dc') },
  }),
];

const instances = ['10.0.1.4', '10.0.1.5'];
const ofServer = (...rows: readonly object[]) =>
  Object.fromEntries(
    instances.map((localAddress, i) => [`RouteServiceRole_IN_${i}`, rows.map((row) => ({ localAddress, ...row }))]),
  );
const learned = (network: string, asPath: string, more: object = {}) => ({
  ...{ network, asPath, origin: 'EBgp', sourcePeer: '10.0.3.4', nextHop: '10.0.3.4', weight: 32768, ...more },
});
const advertised = (network: string, asPath = '65515') =>
  Object.fromEntries(
    instances.map((address, i) => [
      `RouteServiceRole_IN_${i}`,
      [{ network, asPath, origin: 'Igp', localAddress: address, nextHop: address, sourcePeer: null, weight: 0 }],
    ]),
  );

/** The comparison, and the document of the editor that says it. */
async function proved(routes: Readonly<Record<string, unknown>>, resources: readonly object[] = hub) {
  const given = Object.entries(routes).map(([name, content]) => {
    const [owner, file] = name.includes('=') ? name.split('=') : [undefined, name];
    return { name: file ?? '', text: JSON.stringify(content), ...(owner === undefined ? {} : { owner }) };
  });
  const files = given.filter((file) => !('owner' in file));
  const inputs = [{ name: 'export.json', text: JSON.stringify(resources) }, ...files];
  const withOwner = given.filter((file) => 'owner' in file);
  const result = importAzure(inputs, { layout: 'folder', findsRoutes: true, routes: withOwner });
  if ('refused' in result) throw new Error(result.refused.join('\n'));
  const texts = new Map(result.files.map(({ path, text }) => [path, text]));
  const proof = await prove({
    comparable: result.comparable,
    printed: new Map(files.map(({ name, text }) => [name, text])),
    viewOf: (root) => topologyOfTexts(root, texts),
    howToSee: 'its findings say why',
  });
  return { proof, document: reportMarkdown(result.report, 'Imported', proof) };
}

describe('routes that Azure printed are compared with the result', () => {
  it('learned routes of a Route Server agree once they are taken over', async () => {
    const { document } = await proved({ 'rs.json': ofServer(learned('10.9.0.0/16', '65010')) });
    expect(document).toContain('## Compared with Azure\n\n**All agree.**');
    expect(document).toContain('- Routes learned by `rs`: 2 agree, 0 missing, 0 extra (`rs.json`)');
  });

  it('a row that the model refuses is missing, with the reason, and only that', async () => {
    const own = ofServer(learned('10.9.0.0/16', '65010'), learned('10.8.0.0/16', '65010-65515'));
    const { proof, document } = await proved({ 'rs.json': own });
    expect(
      proof.lists.map(({ result: { agree, missing, extra } }) => [agree, missing, extra].map((rows) => rows.length)),
    ).toEqual([[2, 2, 0]]);
    expect(document).toContain('**0 of 1 agree.**');
    expect(document).toContain(
      '  - only Azure has `10.8.0.0/16 EBgp 65010-65515 via 10.0.3.4 from 10.0.3.4 at 10.0.1.4`',
    );
  });

  it('routes of a peer that the files do not contain are missing', async () => {
    const far = ofServer(learned('10.9.0.0/16', '65011', { sourcePeer: '10.0.3.77', nextHop: '10.0.3.77' }));
    const { proof } = await proved({ 'rs.json': far });
    expect(proof.lists[0]?.result).toMatchObject({ agree: [], extra: [], missing: [{}, {}] });
  });

  it('the list of a gateway contains what is its own, and what it has from others', async () => {
    const rows = [
      { network: '10.0.0.0/16', origin: 'Network', asPath: '', sourcePeer: '10.0.2.30', localAddress: '10.0.2.30' },
      { network: '192.168.0.1/32', origin: 'Network', asPath: '', sourcePeer: '10.0.2.30', localAddress: '10.0.2.30' },
      {
        ...learned('192.168.0.0/16', '65100', { sourcePeer: '192.168.0.1', nextHop: '192.168.0.1' }),
        localAddress: '10.0.2.30',
      },
    ];
    const { document } = await proved({ 'gw.json': { value: rows } });
    expect(document).toContain('- Routes learned by `gw`: 3 agree, 0 missing, 0 extra (`gw.json`)');
    const less = await proved({ 'gw.json': { value: rows.slice(1) } });
    expect(less.document).toContain('2 agree, 0 missing, 1 extra');
    expect(less.document).toContain('  - only azroute has `10.0.0.0/16 Network from 10.0.2.30 at 10.0.2.30`');
  });

  it('advertised routes belong to the peer that the name of the file says', async () => {
    const { document } = await proved({ 'rs.peer2.json': advertised('10.0.0.0/16') });
    expect(document).toContain('- Routes advertised by `rs` to `nva2`: 2 agree, 0 missing, 0 extra (`rs.peer2.json`)');
    const other = await proved({ 'nva1.json': advertised('10.7.0.0/16') });
    expect(other.document).toContain(
      '- Routes advertised by `rs` to `nva1`: 0 agree, 2 missing, 2 extra (`nva1.json`)',
    );
    await expect(proved({ 'other.json': advertised('10.0.0.0/16') })).rejects.toThrow(
      'other.json contains the routes that rs advertises to one of its peers, which are nva1, nva2; begin the name of the file with nva1',
    );
  });

  it('advertised routes of one of two Route Servers with equal addresses belong to the one that is named', async () => {
    const twin = JSON.parse(
      JSON.stringify(hub.slice(0, 4)).replace(/(?<=[/"])(rg|hub|rs)(?=[/"])/g, '$12'),
    ) as object[];
    const both = [...hub, ...twin];
    const rows = advertised('10.0.0.0/16');
    await expect(proved({ 'nva1.json': rows }, both)).rejects.toThrow(
      'nva1.json fits Route Server hub/rs and Route Server hub2/rs2; begin the name of the file with rs, or on the command line give --routes rs=nva1.json.',
    );
    const ofTwin = '- Routes advertised by `rs2` to `nva2`: 2 agree, 0 missing, 0 extra';
    expect((await proved({ 'rs2.nva2=dump.json': rows }, both)).document).toContain(ofTwin);
    expect((await proved({ 'rs2=nva2.json': rows }, both)).document).toContain(ofTwin);
    await expect(proved({ 'rs2=dump.json': rows }, both)).rejects.toThrow('give --routes rs2.nva1=dump.json.');
  });

  it('an empty list of advertised routes is compared, and not taken for what was learned', async () => {
    const none = ofServer();
    const nothing = '- Routes advertised by `rs` to `nva2`: 0 agree, 0 missing, 2 extra';
    expect((await proved({ 'rs.nva2.adv.json': none })).document).toContain(nothing);
    expect((await proved({ 'rs.nva2.advertised.json': none })).document).toContain(nothing);
    expect((await proved({ 'rs.nva2=advertised.json': none })).document).toContain(nothing);
    expect((await proved({ 'gw.dc.advertised=dump.json': { value: [] } })).document).toContain(
      '- Routes advertised by `gw` to `dc`: 0 agree, 0 missing,',
    );
    await expect(proved({ 'advertised.json': none })).rejects.toThrow('begin the name of the file with rs,');
    // What nothing was learned from does not end the import.
    expect((await proved({ 'rs.nva1.json': none })).proof.lists).toEqual([]);
    await expect(proved({ 'dump.json': none })).rejects.toThrow('dump.json is an empty list');
  });

  it('effective routes are compared in the editor too, with the rows that differ', async () => {
    const rows = [
      {
        source: 'Default',
        state: 'Active',
        addressPrefix: ['10.0.0.0/16'],
        nextHopType: 'VnetLocal',
        nextHopIpAddress: [],
      },
      { source: 'User', state: 'Active', addressPrefix: ['10.6.0.0/16'], nextHopType: 'None', nextHopIpAddress: [] },
    ];
    const { document, proof } = await proved({ 'nva1.json': { value: rows } });
    expect(document).toMatch(/- `hub\.nva1`: 1 agree, 1 missing, \d+ extra \(`nva1\.json`\)/);
    expect(document).toContain('  - only Azure has `User Active 10.6.0.0/16 None`');
    expect(document).toContain('  - only azroute has `Default Active 0.0.0.0/0 Internet`: ');
    expect(proof.failed).toEqual([]);
  });

  it('files that cannot be compared are named', async () => {
    const { document } = await proved({ 'nva1.json': { value: [{ source: 'User', nextHopType: 'None' }] } });
    expect(document).toContain('- Not compared: ');
  });
});
