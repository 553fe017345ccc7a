import assert from 'node:assert/strict';
import type { Disposable } from 'vscode';
import { DiagnosticSeverity, Uri } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { tableRows } from '../support/markdown-table.js';
import { MEMORY, memoryFiles } from '../support/memory-files.js';
import { until } from '../support/until.js';

describe('Files that are on no disk', () => {
  let files: Disposable;

  before(() => {
    files = memoryFiles({
      '/network.azroute':
        'import "hub.azroute"\n\nvnet spoke {\n  address 10.2.0.0/16\n  subnet s 10.2.0.0/24 { nic vm 10.2.0.4 }\n}\npeering hub <-> spoke\n',
      '/hub.azroute': 'vnet hub {\n  address 10.1.0.0/16\n}\n',
      '/overlap.azroute': 'vnet a {\n  address 10.1.0.0/16\n}\nvnet b {\n  address 10.1.0.0/16\n}\npeering a <-> b\n',
      '/azroute.json': '{ "diagnostics": { "AZR032": "hint" } }',
    });
  });
  after(() => files.dispose());

  it('are analysed with the files that they import', async () => {
    const file = await OpenFile.openUri(Uri.from({ scheme: MEMORY, path: '/network.azroute' }));
    const prefixes = await until(async () => {
      const rows = tableRows(await file.hover('nic v^m'));
      return rows.length > 1 && rows.map((cells) => cells[2]);
    }, 'the routes of vm');
    assert.deepEqual(prefixes.slice(0, 2), ['10.2.0.0/16', '10.1.0.0/16']);
    assert.deepEqual(
      file.diagnostics().map(({ message }) => message),
      [],
    );
  });

  it('have the severities of their azroute.json', async () => {
    const file = await OpenFile.openUri(Uri.from({ scheme: MEMORY, path: '/overlap.azroute' }));
    const overlap = await until(() => file.diagnostics('AZR032')[0], 'the overlap');
    assert.equal(overlap.severity, DiagnosticSeverity.Hint);
  });
});
