import assert from 'node:assert/strict';
import { type Diagnostic, DiagnosticSeverity, Uri, workspace } from 'vscode';
import { linkOf, OpenFile } from '../support/editor.js';
import { tableRows } from '../support/markdown-table.js';
import { until } from '../support/until.js';

const LOOP = 'AZR101';

describe('The loop between two regions', () => {
  let file: OpenFile;

  /** The loop at the first NVA for the addresses of the other region. */
  const loopAtNva1 = (): Diagnostic | undefined =>
    file.diagnostics(LOOP).find(({ range }) => file.document.lineAt(range.start).text.includes('nva1'));
  const loopGone = () => until(() => loopAtNva1() === undefined, 'the loop at nva1 to go');
  const loopBack = () => until(loopAtNva1, 'the loop at nva1');

  before(async () => {
    file = await OpenFile.open('05-multi-region-loop.azroute');
    await loopBack();
  });
  afterEach(() => file.revert());

  it('is one error at the NVA that closes it, with a code and a link', async () => {
    const loop = await loopBack();
    assert.equal(loop.severity, DiagnosticSeverity.Error);
    assert.equal(loop.source, 'azroute');
    assert.equal(linkOf(loop), 'azroute-docs:/diagnostics/AZR101.md');
    assert.match(loop.message, /nva1/);
  });

  it('shows the walk of the packet hop by hop', async () => {
    const steps = (await loopBack()).relatedInformation ?? [];
    assert.ok(steps.length >= 2, `only ${steps.length} steps`);
    for (const step of steps) assert.equal(step.location.uri.toString(), file.document.uri.toString());
    assert.match(steps.map((step) => step.message).join('\n'), /10\.2\.0\.0\/16/);
  });

  it('explains itself in the effective routes of the NIC of nva1', async () => {
    const rows = tableRows(await file.hover('nic n^va1 10.1.1.4'));
    const row = (prefix: string) => rows.find((cells) => cells[2] === prefix);
    assert.deepEqual(row('10.1.0.0/20')?.slice(0, 4), ['Default', 'Active', '10.1.0.0/20', 'VnetLocal']);
    const learned = row('10.2.0.0/16');
    assert.deepEqual(learned?.slice(0, 4), ['Gateway', 'Active', '10.2.0.0/16', 'VirtualNetworkGateway']);
    assert.match(learned?.[4] ?? '', /^10\.1\.1\.4 ↺/);
  });

  it('links its rules to the pages of the extension', async () => {
    const [, target = ''] = /\[R160\]\(([^)]*)\)/.exec(await file.hover('nic n^va1 10.1.1.4')) ?? [];
    const uri = Uri.parse(target);
    const page = await workspace.openTextDocument(uri.with({ fragment: '' }));
    assert.match(uri.path, /\/dist\/rules\/route-server-routes\.md$/);
    const line = Number(/^L(\d+)$/.exec(uri.fragment)?.[1]);
    assert.match(page.lineAt(line).text, /^## R160 /);
  });

  it('shows the effective routes of a VM in a spoke', async () => {
    const rows = tableRows(await file.hover('nic v^m 10.1.16.4'));
    assert.deepEqual(
      rows.slice(0, 2).map((cells) => cells.slice(0, 4)),
      [
        ['Default', 'Active', '10.1.16.0/24', 'VnetLocal'],
        ['Default', 'Active', '10.1.0.0/20', 'VNetPeering'],
      ],
    );
    assert.match(rows.find((cells) => cells[2] === '10.2.0.0/16')?.[4] ?? '', /^10\.1\.1\.4 \[nva1\]/);
  });

  for (const [cure, title, text] of [
    [
      'user-defined routes',
      /^Insert 2 UDRs on nva1's subnet and 2 on nva2's subnet.*removes 2 loops/,
      /VirtualAppliance|-> 10\./,
    ],
    ['a VXLAN tunnel', /VXLAN.*removes/i, /tunnel \S+ vxlan /],
  ] as const) {
    it(`goes with ${cure} and comes back with undo`, async () => {
      const before = file.text;
      const fixes = await file.quickFixes(await loopBack());
      const fix = fixes.find((action) => title.test(action.title));
      assert.ok(fix, `not among: ${fixes.map((action) => action.title).join(' / ')}`);

      await file.apply(fix);
      assert.match(file.text, text);
      await loopGone();

      await file.undo();
      assert.equal(file.text, before);
      await loopBack();
    });
  }
});
