import assert from 'node:assert/strict';
import { commands, extensions, languages } from 'vscode';
import { EXTENSION, OpenFile } from '../support/editor.js';

describe('The extension', () => {
  before(() => OpenFile.open('01-basic-vnet.azroute'));

  it('is activated by its language and its own files only, and asks for no trust', () => {
    const manifest = extensions.getExtension(EXTENSION)?.packageJSON;
    assert.deepEqual(
      (manifest.activationEvents as string[]).filter(
        (event) => !/^on(Language:azroute$|Command:azroute\.|FileSystem:azroute-|WebviewPanel:azroute\.)/.test(event),
      ),
      [],
    );
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it('registers the language and its commands', async () => {
    assert.ok((await languages.getLanguages()).includes('azroute'));
    const registered = await commands.getCommands(true);
    const { contributes } = extensions.getExtension(EXTENSION)?.packageJSON ?? {};
    const palette = (contributes.commands as { command: string }[]).map(({ command }) => command);
    for (const command of [
      'azroute.ask',
      'azroute.compareWithLastCommit',
      'azroute.copyChange',
      'azroute.openExamples',
      'azroute.import',
      'azroute.verify',
      'azroute.compareTables',
      'azroute.openDiagram',
      'azroute.showPath',
      'azroute.why',
      'azroute.restartServer',
      'azroute.showLog',
    ])
      assert.ok(registered.includes(command) && palette.includes(command), command);
  });
});
