import assert from 'node:assert/strict';
import { commands, extensions, FileType, Uri, workspace } from 'vscode';
import { EXTENSION, OpenFile } from '../support/editor.js';

describe('Help for a newcomer', () => {
  before(() => OpenFile.open('01-basic-vnet.azroute'));

  it('copies the examples, each time into another folder, to be changed', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const parent = Uri.joinPath(folder, 'copies');
    try {
      const copy = () => commands.executeCommand<Uri>('azroute.openExamples', { folder: parent, open: false });
      const [first, second] = [await copy(), await copy()];
      assert.equal(first.path, `${parent.path}/azroute-examples`);
      assert.equal(second.path, `${parent.path}/azroute-examples-2`);
      const names = async (uri: Uri): Promise<string[]> =>
        (
          await Promise.all(
            (
              await workspace.fs.readDirectory(uri)
            ).map(async ([name, type]) =>
              type === FileType.Directory
                ? (await names(Uri.joinPath(uri, name))).map((each) => `${name}/${each}`)
                : [name],
            ),
          )
        )
          .flat()
          .sort();
      const copied = await names(second);
      assert.ok(copied.includes('05-multi-region-loop.azroute'));
      assert.ok(copied.some((name) => name.startsWith('10-several-files/')));
      assert.deepEqual(
        copied.filter((name) => !name.endsWith('.azroute')),
        [],
      );
    } finally {
      await workspace.fs.delete(parent, { recursive: true });
    }
  });

  it('has a walkthrough whose pictures and commands exist', async () => {
    const extension = extensions.getExtension(EXTENSION);
    assert.ok(extension);
    const [walkthrough] = extension.packageJSON.contributes.walkthroughs;
    const registered = await commands.getCommands(true);
    assert.ok(walkthrough.steps.length > 3);
    for (const { media, description } of walkthrough.steps) {
      await workspace.fs.stat(Uri.joinPath(extension.extensionUri, media.image));
      assert.ok(media.altText);
      for (const [, command = ''] of (description as string).matchAll(/\(command:([\w.]+)/g))
        assert.ok(registered.includes(command), command);
    }
  });
});
