import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../testing/client.js';
import { twoRegionLoop } from '../testing/loop.js';

const uri = 'file:///main.azroute';

/** A spoke whose packets pass a stateful firewall in one direction only. */
const oneSided = `vnet hub {
  address 10.0.0.0/16
  subnet AzureFirewallSubnet 10.0.1.0/26
  firewall fw 10.0.1.4
}
vnet spoke1 {
  address 10.1.0.0/24
  subnet apps 10.1.0.0/26 {
    routeTable rt
    nic vm 10.1.0.4
  }
}
vnet spoke2 {
  address 10.2.0.0/24
  subnet apps 10.2.0.0/26 {
    nic vm 10.2.0.4
  }
}
routeTable rt {
  route to-spoke2 10.2.0.0/24 -> VirtualAppliance 10.0.1.4
}
peering hub [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
peering hub [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]
peering spoke1 <-> spoke2
`;

interface Case {
  readonly text: string;
  readonly code: string;
  /** The expectations that are inserted. */
  readonly expected: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'what arrives after the repair of a loop': {
    text: twoRegionLoop,
    code: 'AZR101',
    expected: ['expect spoke1.vm <-> spoke2.vm via nva1, nva2'],
  },
  'nothing that is expected already': {
    text: `${twoRegionLoop}\nexpect spoke2.vm <-> spoke1.vm\n`,
    code: 'AZR101',
    expected: [],
  },
  'what takes another way if nothing is gained': {
    text: oneSided,
    code: 'AZR130',
    expected: ['expect spoke1.vm <-> spoke2.vm via fw'],
  },
};

const statements = (text: string) => text.split('\n').filter((line) => line.startsWith('expect '));

describe('a repair that is expected to stay so pins', () => {
  it.each(Object.entries(cases))('%s', async (_, { text, code, expected }) => {
    const client = await TestClient.start();
    await client.open(uri, text);
    const finding = (await client.diagnostics(uri)).find((one) => one.code === code);
    const actions = finding ? await client.fixes(uri, finding) : [];
    expect(actions.length).toBeGreaterThan(0);
    const pinned = actions.filter(({ title }) => title.endsWith(', and expect it to stay so'));
    expect(pinned.map(({ title }) => title)).toEqual(
      expected.length > 0 ? [`${actions[0]?.title}, and expect it to stay so`] : [],
    );
    const [action] = pinned;
    if (!action) return;
    expect(action.isPreferred).toBe(false);
    const document = TextDocument.create(uri, 'azroute', 1, text);
    const after = TextDocument.applyEdits(document, action.edit?.changes?.[uri] ?? []);
    expect(statements(after)).toEqual([...statements(text), ...expected]);
    await client.change(uri, after);
    const left = (await client.diagnostics(uri)).map((one) => one.code);
    expect(left).not.toContain(code);
    expect(left.filter((one) => /^AZR6/.test(String(one)))).toEqual([]);
  });
});
