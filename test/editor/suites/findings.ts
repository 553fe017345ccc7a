import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Uri, workspace } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { until } from '../support/until.js';

const FAILS = 'AZR601';
const UNUSED_SPACE = 'AZR102';

describe('Findings', () => {
  let file: OpenFile;

  before(async () => {
    file = await OpenFile.open('05-multi-region-loop.azroute');
    await until(() => file.diagnostics(UNUSED_SPACE).length > 0, 'the loop in unused space');
  });
  afterEach(() => file.revert());

  it('say of an expectation that does not hold what happens instead, hop by hop, and go when it is mended', async () => {
    await file.insert(
      file.at('^peering hub1 [allowForwardedTraffic]'),
      'expect spoke11.vm -> spoke21.vm via nva1, nva2\n\n',
    );
    const finding = await until(() => file.diagnostics(FAILS)[0], 'the expectation to fail');
    assert.equal(finding.severity, DiagnosticSeverity.Error);
    assert.match(finding.message, /loop/);
    assert.ok((finding.relatedInformation ?? []).length > 1, 'no steps');
    await file.remove('via nva1, nva2');
    await file.remove('-> spoke21.vm ');
    await file.insert(file.at('expect spoke11.vm ^'), '-> spoke12.vm');
    await until(() => file.diagnostics(FAILS).length === 0, 'the expectation to hold');
  });

  it('are ignored by the comment that the light bulb inserts', async () => {
    const finding = await until(
      // After the last test, the file is restored, but its findings might not be.
      () => file.diagnostics(UNUSED_SPACE).find(({ range }) => file.document.lineAt(range.start).text === 'nva nva1 {'),
      'the finding at nva1',
    );
    const all = file.diagnostics(UNUSED_SPACE).length;
    const ignore = (await file.quickFixes(finding)).find(({ title }) => title === `Ignore ${UNUSED_SPACE} here`);
    assert.ok(ignore, 'no such action');
    await file.apply(ignore);
    assert.match(file.text, /\/\/ azroute-ignore AZR102: \nnva nva1 \{/);
    await commands.executeCommand('type', { text: 'known' });
    assert.match(file.text, /\/\/ azroute-ignore AZR102: known\nnva nva1 \{/);
    await until(() => file.diagnostics(UNUSED_SPACE).length === all - 1, 'one finding less');
  });

  it('have the severities of azroute.json as soon as it is saved', async () => {
    const configuration = Uri.joinPath(file.document.uri, '../azroute.json');
    const severities = () => new Set(file.diagnostics(UNUSED_SPACE).map(({ severity }) => severity));
    const write = (text: string) => workspace.fs.writeFile(configuration, new TextEncoder().encode(text));
    try {
      await write('{ "diagnostics": { "AZR102": "hint" } }');
      await until(() => severities().has(DiagnosticSeverity.Hint), 'the hint');
      await write('{ "diagnostics": { "AZR102": "off" } }');
      await until(() => severities().size === 0, 'the finding to be off');
    } finally {
      await workspace.fs.delete(configuration);
    }
    await until(() => severities().has(DiagnosticSeverity.Warning), 'the warning');
  });
});
