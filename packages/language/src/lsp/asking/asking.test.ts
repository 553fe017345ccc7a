import { beforeAll, describe, expect, it } from 'vitest';
import { type AskChoices, type AskParams, type AskResult, askRequests } from '../../protocol.js';
import { TestClient } from '../testing/client.js';
import { filesWith, unformatted } from '../testing/refactoring-client.js';

const name = 'main.azroute';
const uri = `file:///${name}`;
const text = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}
vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    nic vm 10.1.0.4
  }
}
vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.0.0/24 {
    nic vm 10.2.0.4
  }
}

peering hub [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
peering hub [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
}

site dc {
  address 192.168.0.0/16
  host app 192.168.1.4
}
`;

describe('a way that somebody asks for', () => {
  let client: TestClient;
  let choices: AskChoices;
  const idOf = (label: string) =>
    [...choices.ends, ...choices.devices].find((one) => one.label === label)?.value ?? 'none';
  const ask = (params: Pick<AskParams, 'from' | 'to' | 'via'>, version = choices.version) =>
    client.request<AskResult>(askRequests.ask, {
      textDocument: { uri },
      root: choices.root,
      version,
      ...params,
    } satisfies AskParams);

  beforeAll(async () => {
    client = await TestClient.start({ workspace: { workspaceEdit: { documentChanges: true } } });
    await client.open(uri, text);
    await client.settled();
    choices = await client.request<AskChoices>(askRequests.choices, { textDocument: { uri } });
  });

  it('has ends and appliances to choose from', () => {
    expect(choices.ends.map(({ label, description }) => `${label} ${description}`)).toEqual([
      'spoke1.vm 10.1.0.4',
      'spoke2.vm 10.2.0.4',
      'dc.app 192.168.1.4',
    ]);
    expect(choices.devices.map(({ label }) => label)).toEqual(['nva1']);
  });

  it('does not end where it begins', async () => {
    const at = async (name: string) => {
      const line = text.split('\n').findIndex((each) => each.includes(name));
      const place = {
        textDocument: { uri },
        position: { line, character: (text.split('\n')[line] ?? '').indexOf(name) },
      };
      const { ends, nics } = await client.request<AskChoices>(askRequests.choices, place);
      return [ends, nics].map((all) => all.map(({ label }) => label).join(' '));
    };
    expect(await at('vm 10.1.0.4')).toEqual(['spoke2.vm dc.app', 'hub.nva1 spoke2.vm']);
    expect(await at('nva1 {')).toEqual(['spoke1.vm spoke2.vm dc.app', 'spoke1.vm spoke2.vm']);
  });

  it('is there after each of the changes', async () => {
    const way = { from: idOf('spoke1.vm'), to: idOf('spoke2.vm'), via: [idOf('nva1')] };
    const result = await ask(way);
    const changes = 'changes' in result ? result.changes : [];
    expect(changes[0]?.title).toMatch(/^Insert UDRs 10\.2\.0\.0\/16 → 10\.0\.1\.4 on subnet spoke1\.apps and/);
    for (const { title, edit } of changes) {
      const after = filesWith({ [name]: text }, edit);
      expect(await unformatted(after), title).toEqual([]);
      await client.change(uri, after[name] ?? '');
      await client.settled();
      choices = await client.request<AskChoices>(askRequests.choices, { textDocument: { uri } });
      expect(await ask(way), title).toEqual({ said: 'Packets go that way already.' });
      await client.change(uri, text);
      await client.settled();
      choices = await client.request<AskChoices>(askRequests.choices, { textDocument: { uri } });
    }
  });

  it('may be impossible, and the answer says why', async () => {
    expect(await ask({ from: idOf('spoke1.vm'), to: idOf('dc.app'), via: [] })).toEqual({
      said: 'Nothing can help. No connection or tunnel leads from dc to Azure.',
    });
  });

  it('is not looked for in a text that has changed, or from what is not there', async () => {
    const changed = { said: 'The text has changed since the question was begun. Ask again.' };
    const via: readonly string[] = [];
    expect(await ask({ from: idOf('spoke1.vm'), via }, choices.version - 1)).toEqual(changed);
    expect(await ask({ from: 'nic:spoke9/apps/vm', via })).toEqual(changed);
    expect(await client.request(askRequests.ask, { textDocument: { uri } })).toEqual(changed);
    expect(await client.request(askRequests.choices, { textDocument: { uri: 'file:///other.azroute' } })).toBeNull();
  });
});

it.each([
  [true, 'Nothing can help. No connection or tunnel leads from dc to Azure.'],
  [false, undefined],
])(
  'an expectation that nothing makes hold has an action that says why, if the client shows it (%s)',
  async (disabledSupport, why) => {
    const client = await TestClient.start({ textDocument: { codeAction: { disabledSupport } } });
    await client.open(uri, `${text}\nexpect spoke1.vm -> dc.app\n`);
    await client.settled();
    const diagnostic = client.published.at(-1)?.diagnostics.find(({ code }) => code === 'AZR601');
    if (!diagnostic) throw new Error('The expectation holds.');
    const actions = await client.codeActions(uri, diagnostic);
    expect(actions.flatMap(({ disabled }) => disabled?.reason ?? [])).toEqual(why === undefined ? [] : [why]);
  },
);
