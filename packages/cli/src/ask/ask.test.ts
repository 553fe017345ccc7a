import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { azroute, words } from '../testing/capture.js';
import { repository } from '../testing/repository.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-ask-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const loop = readFileSync(join(repository, 'examples/05-multi-region-loop.azroute'), 'utf8');

async function ask(text: string, line: string) {
  writeFileSync(join(folder, 'main.azroute'), text);
  return azroute(['ask', 'main.azroute', ...words(line)], folder);
}

const between = '--from spoke11.vm --to spoke21.vm --via nva1 --via nva2';

/** The answers in words, and the exit codes. */
const answers: readonly (readonly [line: string, lines: readonly RegExp[], code: number])[] = [
  [
    between,
    [
      /^spoke11\.vm <-> spoke21\.vm via nva1, nva2 does not hold\. Each of these makes it hold:$/,
      /^ {2}1\. Insert 2 UDRs on nva1's subnet and 2 on nva2's subnet.* \(preferred\)$/,
      /^ {2}2\. Insert VXLAN tunnel nva1 ↔ nva2 .*; MTU 1,450$/,
    ],
    0,
  ],
  ['--from spoke11.vm --to spoke12.vm --via nva1', [/^spoke11\.vm <-> spoke12\.vm via nva1 holds already$/], 0],
  ['--from spoke11.* --to 10.1.2.4 --one-way', [/^spoke11\.\* -> 10\.1\.2\.4 holds already$/], 0],
  [
    '--from hub1.nva1 --to spoke21.vm --via nva1',
    [
      /^hub1\.nva1 <-> spoke21\.vm via nva1 does not hold\. Nothing can help\. hub1\.nva1 and nva1 are in the same subnet\./,
    ],
    1,
  ],
  ['--from spoke11.none --to spoke12.vm', [/there is no NIC, host or private endpoint "spoke11\.none"/], 2],
  ['--from spoke11.vm --to spoke12.vm --via ars1', [/"ars1" is a Route Server, not an NVA, firewall, gateway/], 2],
  ['--from spoke11 --to spoke12.vm', [/"spoke11" is a virtual network; write spoke11\.\* for all that is in it/], 2],
  ['--from nva1 --to nope.*', [/there is no virtual network, subnet or site "nope"/], 2],
  ['--from spoke11.vm --to 10.1.0.0/16', [/10\.1\.0\.0\/16 is a prefix; give one address in it/], 2],
  ['--from spoke11.vm --to spoke12.vm --via spoke11.vm', [/"spoke11\.vm" is a NIC, not an NVA, firewall, gateway/], 2],
  ['--from internet --to spoke12.vm', [/no packets come from the Internet/], 2],
  ['--from spoke11.vm --to spoke12.vm --via nva1 --dropped', [/exclude each other/], 2],
];

test.each(answers)('azroute ask %s', async (line, lines, code) => {
  const answer = await ask(loop, line);
  const got = answer.all.trimEnd().split('\n');
  expect(got.map((one, i) => (lines[i]?.test(one) ? 'as expected' : one))).toEqual(lines.map(() => 'as expected'));
  expect(answer.code).toBe(code);
});

test('the diff of the best change, applied, makes it hold', async () => {
  const { stdout } = await ask(loop, `${between} --output diff`);
  const changed = applyPatch(loop, stdout);
  expect(changed).not.toBe(false);
  const after = await ask(changed === false ? '' : changed, between);
  expect(after.all).toBe('spoke11.vm <-> spoke21.vm via nva1, nva2 holds already\n');
});

test('JSON has all changes, each with its diff', async () => {
  const { stdout } = await ask(loop, `${between} --output json`);
  const { asked, holds, changes } = JSON.parse(stdout);
  expect([asked, holds]).toEqual(['spoke11.vm <-> spoke21.vm via nva1, nva2', false]);
  for (const { title, files } of changes) {
    const changed = applyPatch(loop, files[0].diff);
    expect(changed, title).not.toBe(false);
    expect(JSON.parse((await ask(changed || '', `${between} --output json`)).stdout).holds, title).toBe(true);
  }
  expect(changes.map(({ isPreferred }: { isPreferred: boolean }) => isPreferred)).toEqual([true, false]);
});

test('a file is never written', async () => {
  await ask(loop, between);
  expect(readFileSync(join(folder, 'main.azroute'), 'utf8')).toBe(loop);
});
