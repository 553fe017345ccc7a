import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { tableRows } from '../support/markdown-table.js';
import { until } from '../support/until.js';

const LOOP = 'AZR101';

describe('A syntax error in one block', () => {
  let file: OpenFile;

  before(async () => {
    file = await OpenFile.open('05-multi-region-loop.azroute');
    await until(() => file.diagnostics(LOOP).length > 0, 'the loop');
    await file.insert(file.at('^vnet spoke12 {'), 'vnet unfinished {\n  subnet web\n}\n\n');
    await until(() => syntaxErrors().length > 0, 'the syntax error');
  });
  after(() => file.revert());

  const syntaxErrors = () => {
    const lines = [file.at('vnet unfinished^ {').line, file.at('^  subnet web\n}').line + 2];
    return file
      .diagnostics()
      .filter(({ range }) => range.start.line >= lines[0]! && range.start.line <= lines[1]!)
      .filter(({ severity }) => severity === DiagnosticSeverity.Error);
  };

  it('is one short sentence at its place', () => {
    const messages = syntaxErrors().map(({ message }) => message);
    assert.match(messages.join('\n'), /prefix such as/);
    for (const message of messages) assert.ok(message.length < 160, message);
  });

  it('leaves the loops', async () => {
    await until(() => file.diagnostics(LOOP).length > 0, 'the loop');
  });

  it('leaves the hovers', async () => {
    const rows = tableRows(await file.hover('nic v^m 10.1.17.4'));
    assert.deepEqual(rows[0]?.slice(0, 4), ['Default', 'Active', '10.1.17.0/24', 'VnetLocal']);
  });

  it('leaves the outline', async () => {
    const names = (await file.outline()).map(({ name }) => name);
    for (const name of ['hub1', 'spoke12', 'hub2', 'nva2', 'dc1']) {
      assert.ok(
        names.some((entry) => entry.includes(name)),
        `${name} is not among ${names.join(', ')}`,
      );
    }
  });

  it('goes when the text is mended', async () => {
    await file.remove('vnet unfinished {\n  subnet web\n}\n\n');
    await until(() => file.diagnostics().every(({ message }) => !/prefix such as/.test(message)), 'the error to go');
  });
});
