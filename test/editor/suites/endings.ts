import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { killServer, serverProcesses } from '../support/server-process.js';
import { until } from '../support/until.js';

const LOOP = 'AZR101';
/** How often a server is restarted automatically. */
const RESTARTS = 5;
const QUIET_MS = 1500;

describe('A server that ended', function () {
  // Each test starts several servers, one after the other.
  this.timeout(120_000);
  let file: OpenFile;

  before(async () => {
    file = await OpenFile.open('05-multi-region-loop.azroute');
  });
  beforeEach(async () => {
    await commands.executeCommand('notifications.clearAll');
    // Earlier restarts no longer count.
    await commands.executeCommand('azroute.restartServer');
    await works();
  });

  /** Waits for diagnostics and checks a hover, to verify that the running server has the text. */
  async function works(): Promise<void> {
    await until(() => file.diagnostics(LOOP).length > 0, 'the loop');
    await until(
      async () => (await file.hover('nic n^va1 10.1.1.4')).includes('10.2.0.0/16'),
      'the routes in the hover',
    );
  }

  it('is started again, and what is open is analysed again', async () => {
    await killServer();
    await until(() => file.diagnostics(LOOP).length === 0, 'what the dead server has found to go');
    await works();
    assert.equal(serverProcesses().length, 1);
  });

  it('knows what was typed and not saved', async () => {
    try {
      await file.remove('nva nva1 {');
      await until(() => file.diagnostics('AZR001').length > 0, 'the syntax error');
      await killServer();
      await until(() => file.diagnostics().length === 0, 'what the dead server has found to go');
      await until(() => file.diagnostics('AZR001').length > 0, 'the syntax error after the restart');
    } finally {
      await file.revert();
    }
  });

  it('is left alone when it ends too often, until the button of the message is pressed', async () => {
    for (let i = 0; i < RESTARTS; i++) await killServer();
    await works();
    await killServer();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    assert.deepEqual(serverProcesses(), []);
    assert.deepEqual(file.diagnostics(), []);
    await until(async () => {
      await commands.executeCommand('notifications.focusToasts');
      await commands.executeCommand('notification.acceptPrimaryAction');
      return serverProcesses().length > 0;
    }, 'the button to start the server');
    await works();
    await killServer();
    await works();
  });
});
