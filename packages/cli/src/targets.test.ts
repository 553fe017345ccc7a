import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute, words } from './testing/capture.js';

const network = `
vnet hub {
  address 10.1.0.0/20, 10.7.0.0/16, fd00:1::/48
  subnet nva 10.1.1.0/24, fd00:1:0:1::/64 {
    nic eth0 10.1.1.4
    nic both 10.1.1.5, fd00:1:0:1::5
    loadBalancer ilb 10.1.1.100 -> eth0
    privateEndpoint pe 10.1.1.9
  }
  firewall azfw 10.1.4.4
}
nva nva1 { nic hub.eth0 }
nva bare { asn 65009 }
site dc {
  address 192.168.0.0/16
  router cpe 192.168.0.1 { asn 65200 }
  host app 192.168.10.10
}
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azroute-'));
  await writeFile(join(folder, 'net.azroute'), network);
});

afterAll(() => rm(folder, { recursive: true }));

interface Answer {
  readonly to: string;
  readonly name?: string;
  readonly value?: readonly Answer[];
}

/** How `azroute why --to` was interpreted: `to` and `name` of each answer, lists in brackets. */
async function understood(nic: string, to: string): Promise<string> {
  const line = `why net.azroute --nic ${nic} --to ${to} --output json`;
  const { stdout } = await azroute(words(line), folder);
  const shown = (answer: Answer) => `${answer.to}${answer.name === undefined ? '' : ` ${answer.name}`}`;
  const answer: Answer = JSON.parse(stdout);
  return answer.value ? `[${answer.value.map(shown).join(', ')}]` : shown(answer);
}

describe('why --to', () => {
  it.each([
    { to: '10.2.0.0/16', is: '10.2.0.0/16' },
    { to: '10.2.0.4', is: '10.2.0.4' },
    { to: 'fd00:1::4', is: 'fd00:1::4' },
    { to: 'hub.both', is: '10.1.1.5 hub.both' },
    { to: 'ilb', is: '10.1.1.100 ilb' },
    { to: 'pe', is: '10.1.1.9 pe' },
    { to: 'azfw', is: '10.1.4.4 azfw' },
    { to: 'app', is: '192.168.10.10 app' },
    { to: 'cpe', is: '192.168.0.1 cpe' },
    { to: 'nva1', is: '10.1.1.4 nva1' },
    { to: 'dc', is: '[192.168.0.0/16 dc]' },
    { to: 'hub.nva', is: '[10.1.1.0/24 hub.nva]' },
    { to: 'hub', is: '[10.1.0.0/20 hub, 10.7.0.0/16 hub]' },
    { nic: 'both', to: 'hub', is: '[10.1.0.0/20 hub, 10.7.0.0/16 hub, fd00:1::/48 hub]' },
  ])('$to of $nic is $is', async ({ nic = 'eth0', to, is }) => {
    expect(await understood(nic, to)).toBe(is);
  });

  it('of a thing without an address says so', async () => {
    const { stderr, code } = await azroute(words('why net.azroute --nic eth0 --to bare'), folder);
    expect(stderr).toContain('error: bare has no address; give it one in the file, or ask for an address\n');
    expect(code).toBe(2);
  });

  it('of a network answers for each of its prefixes in turn', async () => {
    const { stdout } = await azroute(words('why net.azroute --nic eth0 --to hub'), folder);
    expect(stdout.match(/^eth0 to .*|^hub\.eth0 to .*/gm)).toEqual([
      'hub.eth0 to hub (10.1.0.0/20)',
      'hub.eth0 to hub (10.7.0.0/16)',
    ]);
  });
});
