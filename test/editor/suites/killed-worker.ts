import { commands } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { startedServers as started } from '../support/started-servers.js';
import { until } from '../support/until.js';

describe('A worker that ended', function () {
  this.timeout(120_000);
  let file: OpenFile;

  before(async () => {
    file = await OpenFile.open('05-multi-region-loop.azroute');
    await works();
  });

  async function works(): Promise<void> {
    await until(() => file.diagnostics('AZR101').length > 0, 'the loop');
    await until(async () => /10\.2\.0\.0\/16/.test(await file.hover('nic n^va1 10.1.1.4')), 'routes in the hover');
  }

  it('with an error is started again', async () => {
    const before = started.length;
    started.at(-1)?.onerror?.({ message: 'out of memory' });
    await until(() => started.length > before, 'another worker');
    await works();
  });

  it('without a word is replaced by the command', async () => {
    started.at(-1)?.terminate();
    await commands.executeCommand('azroute.restartServer');
    await works();
  });
});
