import { expect, it } from 'vitest';
import type { StatementTest, TestsResult } from '../../protocol.js';
import { TestClient } from '../testing/client.js';

const uri = 'file:///main.azroute';
const network = `vnet hub {
  address 10.0.0.0/16
  subnet a 10.0.1.0/24 { nic vm1 10.0.1.4 nic vm2 10.0.1.5 }
  subnet none 10.0.2.0/24
}
vnet far { address 10.9.0.0/16 subnet a 10.9.0.0/24 { nic vm3 10.9.0.4 } }
peering hub <-> far
`;

async function testsOf(texts: Readonly<Record<string, string>>): Promise<TestsResult> {
  const client = await TestClient.start();
  for (const [name, text] of Object.entries(texts)) await client.open(`file:///${name}`, text);
  await client.settled();
  return client.request<TestsResult>('azroute/tests', {});
}

/** The tests of one text, one a line: its state, its label, and the contained ones indented. */
async function listed(statements: string): Promise<readonly string[]> {
  const { files } = await testsOf({ 'main.azroute': network + statements });
  expect(files.map((file) => file.uri)).toEqual([uri]);
  const lines = (tests: readonly StatementTest[], indent: string): string[] =>
    tests.flatMap(({ label, result, tests: inner }) => [
      `${indent}${result?.state ?? 'scenario'}: ${label}`,
      ...lines(inner, `${indent}  `),
    ]);
  return lines(files[0]?.tests ?? [], '');
}

it('lists the expectations, and the scenarios with theirs', async () => {
  const statements = `expect hub.vm1 -> far.vm3
expect hub.vm1
  -> hub.vm2   dropped
scenario "no peering" { down peering hub <-> far expect hub.vm1 -> far.vm3 expect hub.vm1 -> hub.vm2 }
expect every none -> hub.vm1
expect hub.vm1 -> gone
`;
  expect(await listed(statements)).toMatchInlineSnapshot(`
    [
      "holds: expect hub.vm1 -> far.vm3",
      "fails: expect hub.vm1 -> hub.vm2 dropped",
      "scenario: scenario no peering",
      "  fails: expect hub.vm1 -> far.vm3",
      "  holds: expect hub.vm1 -> hub.vm2",
      "not judged: expect every none -> hub.vm1",
      "not judged: expect hub.vm1 -> gone",
    ]
  `);
});

it('says of one that fails why, and where the packets went', async () => {
  const statements = 'scenario "no peering" { down peering hub <-> far expect hub.vm1 -> far.vm3 }\n';
  const { files } = await testsOf({ 'main.azroute': network + statements });
  const result = files[0]?.tests[0]?.tests[0]?.result;
  expect(result).toMatchObject({ state: 'fails' });
  expect(result?.message).toMatch(/does not hold/);
  expect(result?.steps.length).toBeGreaterThan(0);
  for (const step of result?.steps ?? []) expect(step.uri).toBe(uri);
});

it('gives the same statement the same id after an edit elsewhere, and equal ones different ids', async () => {
  const ids = async (before: string) => {
    const { files } = await testsOf({
      'main.azroute': `${network}${before}expect hub.vm1 -> hub.vm2\nexpect hub.vm1 -> hub.vm2\n`,
    });
    return files[0]?.tests.map(({ id }) => id);
  };
  const first = await ids('');
  expect(new Set(first).size).toBe(2);
  expect(await ids('\n\n')).toEqual(first);
});

it('gives different ids to scenarios whose names look like numbered ones', async () => {
  const scenarios = ['x', 'x (2)', 'x'].map((name) => `scenario "${name}" { expect hub.vm1 -> hub.vm2 }`);
  const { files } = await testsOf({ 'main.azroute': `${network}${scenarios.join('\n')}\n` });
  const ids = files.flatMap(({ tests }) => tests.map(({ id }) => id));
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(3);
});

it('counts the expectations of scenarios too where there are more than an editor lists', async () => {
  const scenario = (name: string) => `scenario ${name} {\n${'  expect hub.vm1 -> hub.vm2\n'.repeat(3_000)}}\n`;
  const { files } = await testsOf({
    'main.azroute': `${network}${scenario('one')}${scenario('two')}${scenario('three')}`,
  });
  const tests = files.flatMap((each) => each.tests);
  expect(tests.map((each) => each.tests.length)).toEqual([3_000, 1_998]);
});

it('lists a file of several topologies once, with its worst result', async () => {
  const shared = 'expect hub.vm1 -> far.vm3\n';
  const rest = `vnet hub { address 10.0.0.0/16 subnet a 10.0.1.0/24 { nic vm1 10.0.1.4 } }
vnet far { address 10.9.0.0/16 subnet a 10.9.0.0/24 { nic vm3 10.9.0.4 } }
`;
  const { files } = await testsOf({
    'expected.azroute': `${rest}${shared}`,
    'peered.azroute': 'import "expected.azroute"\npeering hub <-> far\n',
    'apart.azroute': 'import "expected.azroute"\n',
  });
  expect(files).toMatchObject([{ uri: 'file:///expected.azroute', tests: [{ result: { state: 'fails' } }] }]);
});

it('has nothing to list without expectations', async () => {
  expect(await testsOf({ 'main.azroute': network })).toEqual({ files: [] });
});
