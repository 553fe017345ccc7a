import assert from 'node:assert/strict';
import { commands, Uri, workspace } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { until } from '../support/until.js';

/** The labels of the tests that VS Code knows in a file; their ids begin with a number. */
async function testsIn(uri: Uri): Promise<readonly string[]> {
  const found = await commands.executeCommand<readonly (readonly string[])[]>('vscode.testing.getTestsInFile', uri);
  return found.map((parts) => (parts.at(-1) ?? '').replace(/^\d+ /, ''));
}

describe('Expectations in the Test Explorer', () => {
  let file: OpenFile;

  before(async () => {
    file = await OpenFile.open('05-multi-region-loop.azroute');
  });
  afterEach(() => file.revert());

  it('appear as they are written, and go with their statement', async () => {
    const end = file.document.lineAt(file.document.lineCount - 1).range.end;
    await file.insert(
      end,
      '\nexpect spoke11.vm -> spoke12.vm\nscenario "one down" { down nva1 expect spoke11.vm -> spoke12.vm }\n',
    );
    const names = await until(async () => {
      const tests = await testsIn(file.document.uri);
      return tests.includes('scenario one down') && tests;
    }, 'the tests');
    assert.equal(names.filter((name) => name === 'expect spoke11.vm -> spoke12.vm').length, 2);
    await file.remove(
      'expect spoke11.vm -> spoke12.vm\nscenario "one down" { down nva1 expect spoke11.vm -> spoke12.vm }\n',
    );
    await until(async () => !(await testsIn(file.document.uri)).includes('scenario one down'), 'the tests to go');
  });

  it('of closed files are there too', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const closed = Uri.joinPath(folder, 'article', '6-two-more-specific-routes.azroute');
    assert.ok(workspace.textDocuments.every(({ uri }) => uri.toString() !== closed.toString()));
    const names = await until(async () => {
      const tests = await testsIn(closed);
      return tests.length > 0 && tests;
    }, 'the tests of the file');
    const text = new TextDecoder().decode(await workspace.fs.readFile(closed));
    const written = [...text.matchAll(/^expect .*$/gm)].map(([line]) => line.trim());
    assert.ok(written.length > 0);
    for (const line of written) assert.ok(names.includes(line), line);
    const controllers = await commands.executeCommand<readonly string[]>('vscode.testing.getControllersWithTests');
    assert.deepEqual(controllers, ['azroute']);
  });
});
