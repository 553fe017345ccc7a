import assert from 'node:assert/strict';
import { CancellationTokenSource, LanguageModelTextPart, lm, Position, workspace } from 'vscode';
import { OpenFile } from '../support/editor.js';

/** What a tool answers a language model. */
async function answerOf(name: string, input: object): Promise<string> {
  const { token } = new CancellationTokenSource();
  const { content } = await lm.invokeTool(`azroute_${name}`, { input, toolInvocationToken: undefined }, token);
  return content.map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
}

describe('The tools for language models', () => {
  before(() => OpenFile.open('05-multi-region-loop.azroute'));

  it('are those of azroute mcp', () => {
    const names = lm.tools.map(({ name }) => name).filter((name) => name.startsWith('azroute_'));
    assert.deepEqual(names.sort(), [
      'azroute_bgp',
      'azroute_check',
      'azroute_diff',
      'azroute_explain',
      'azroute_fix',
      'azroute_routes',
      'azroute_trace',
      'azroute_verify',
      'azroute_why',
    ]);
  });

  it('answer about the files of the folder', async () => {
    const file = '05-multi-region-loop.azroute';
    const found = JSON.parse(await answerOf('check', { files: [file] }));
    assert.match(JSON.stringify(found), /AZR101/);
    const traced = JSON.parse(await answerOf('trace', { file, from: 'spoke11.vm', to: 'spoke21.vm' }));
    assert.match(JSON.stringify(traced), /loop/);
    assert.match(await answerOf('explain', { code: 'AZR101' }), /Forwarding loop/);
  });

  it('know what is not saved', async function () {
    this.timeout(120_000);
    const name = '03-route-server-default.azroute';
    const file = await OpenFile.open(name);
    const routes = () => answerOf('routes', { file: name, nic: 'hub1.nva1' });
    const before = await routes();
    const more = 'vnet unsaved { address 10.77.0.0/16 }\npeering hub1 <-> unsaved\n';
    await file.insert(new Position(file.document.lineCount, 0), more);
    try {
      assert.match(await routes(), /10\.77\.0\.0\/16/);
      assert.match(await answerOf('diff', { old: '01-basic-vnet.azroute', new: name }), /unsaved/);
      assert.equal((await answerOf('fix', { files: [name] })).includes('+vnet unsaved'), false);
    } finally {
      await file.revert();
    }
    assert.equal(await routes(), before);
  });

  it('read nothing outside of the folder, and write nothing', async () => {
    await assert.rejects(answerOf('check', { files: ['../outside.azroute'] }), /outside of the workspace/);
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    const saved = async () => new TextDecoder().decode(await workspace.fs.readFile(file.document.uri));
    const before = await saved();
    await answerOf('fix', { files: ['05-multi-region-loop.azroute'], write: true });
    assert.equal(await saved(), before);
    assert.equal(file.text, before);
    assert.equal(file.document.isDirty, false);
  });
});
