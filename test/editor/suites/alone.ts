import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { until } from '../support/until.js';
import { watch } from '../support/watch.js';

describe('The extension by itself', () => {
  it('starts the language server, and no other process, no connection, no file', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    const deeds = await watch(/[\\/]extension[\\/]dist[\\/]extension\.js/, async () => {
      await commands.executeCommand('azroute.restartServer');
      const finding = await until(() => file.diagnostics('AZR101')[0], 'the loop');
      await file.hover('nic n^va1 10.1.1.4');
      await file.quickFixes(finding);
      await file.outline();
      try {
        await file.remove('nva nva1 {');
        await until(() => file.diagnostics('AZR001').length > 0, 'the syntax error');
      } finally {
        await file.revert();
      }
      await commands.executeCommand('azroute.restartServer');
      await until(() => file.diagnostics('AZR101')[0], 'the loop after the restart');
    });
    assert.deepEqual(deeds, { processes: ['PROCESSWRAP', 'PROCESSWRAP'], connections: [], writes: [] });
    // The server starts twice, and each of the steps may take its time on a busy machine.
  }).timeout(120_000);

  it('would be found out', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'azroute-'));
    try {
      const deeds = await watch(/index\.cjs/, async () => {
        await new Promise<void>((resolve) => execFile(process.execPath, ['--version'], () => resolve()));
        await new Promise<void>((resolve) => connect(9, '127.0.0.1').on('error', () => resolve()));
        writeFileSync(path.join(folder, 'file'), '');
      });
      assert.equal(deeds.processes.length, 1);
      assert.ok(deeds.connections.length > 0);
      assert.deepEqual(deeds.writes, ['writeFileSync']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
