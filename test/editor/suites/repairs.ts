import assert from 'node:assert/strict';
import {
  type CodeAction,
  ConfigurationTarget,
  commands,
  Position,
  Selection,
  Uri,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import { OpenFile } from '../support/editor.js';
import { TemporaryFiles } from '../support/temporary-file.js';
import { until } from '../support/until.js';

const LOOP = 'AZR101';
const BLOCKED = 'AZR308';
const FIX_ALL = 'source.fixAll.azroute';

/** A hub and two spokes that refuse what its appliance forwards. */
const blocked = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 }
}
nva nva1 { nic hub.nva1  snat internet }
vnet spoke1 { address 10.1.0.0/24  subnet apps 10.1.0.0/26 { routeTable rt  nic vm 10.1.0.4 } }
vnet spoke2 { address 10.2.0.0/24  subnet apps 10.2.0.0/26 { routeTable rt  nic vm 10.2.0.4 } }
routeTable rt { route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4 }
peering hub [allowForwardedTraffic] <-> spoke1
peering hub [allowForwardedTraffic] <-> spoke2
`;

describe('Repairs', function () {
  // On a busy machine, several analyses one after the other take a while.
  this.timeout(120_000);
  const files = new TemporaryFiles();

  afterEach(async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await commands.executeCommand('workbench.action.closeAllEditors');
    await files.remove();
  });

  /** The repair of the first loop whose title matches. */
  async function repairOf(file: OpenFile, title: RegExp): Promise<CodeAction> {
    // Repairs are proved one after the other, and the list contains those that are.
    return until(async () => {
      const [loop] = file.diagnostics(LOOP);
      const actions = loop ? await file.quickFixes(loop) : [];
      return actions.find((action) => title.test(action.title) && action.edit);
    }, `a repair like ${title}`);
  }

  const isMended = (file: OpenFile) => until(() => file.diagnostics(LOOP).length === 0, 'the loop to go');

  it('can be looked at in the preview, applied from there, undone exactly, and replaced by another one', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    const before = file.text;
    const applied = workspace.applyEdit(withPreview((await repairOf(file, /^Insert .*UDR/)).edit, file), {
      isRefactoring: true,
    });
    assert.ok(await decided(applied, 'refactorPreview.apply'));
    assert.match(file.text, /-> 10\.|VirtualAppliance/);
    await isMended(file);

    await file.undo();
    assert.equal(file.text, before);
    await file.apply(await repairOf(file, /VXLAN/));
    await isMended(file);
    await file.undo();
    assert.equal(file.text, before);
  });

  it('change nothing if the preview is discarded', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    const before = file.text;
    const applied = workspace.applyEdit(withPreview((await repairOf(file, /^Insert .*UDR/)).edit, file), {
      isRefactoring: true,
    });
    await decided(applied, 'refactorPreview.discard');
    assert.equal(file.text, before);
  });

  it('lead to the new names, which can be changed in all places at once', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    const before = file.text;
    const plainly = await repairOf(file, /^Insert .*UDR/);
    file.editor.selection = new Selection(0, 0, 0, 0);
    await file.apply(plainly);
    const name = await until(() => !file.editor.selection.isEmpty && selected(file), 'a selected name');
    assert.match(name, /^rt-/);
    const written = file.text.split(name).length;
    assert.ok(written > 2, `${name} is written ${written - 1} times`);
    await until(() => isInSight(file), 'the name to be in sight');
    await commands.executeCommand('type', { text: 'rt-west' });
    assert.equal(file.text.split('rt-west').length, written);
    await isMended(file);
    await commands.executeCommand('leaveSnippet');
    await file.undo();
    await file.undo();
    assert.equal(file.text, before);
  });

  it('change two files at once', async () => {
    const whole = (await OpenFile.open('05-multi-region-loop.azroute')).text;
    const [hub2] = /^vnet hub2 \{\n(?: .*\n|\n)*\}\n/m.exec(whole) ?? [];
    assert.ok(hub2, 'no block of hub2');
    const file = await files.open({
      'halves/main.azroute': `import "hub2.azroute"\n${whole.replace(hub2, '')}`,
      'halves/hub2.azroute': hub2,
    });
    const { edit, command } = await repairOf(file, /^Insert .*UDR/);
    const names = edit?.entries().map(([uri]) => uri.path.replace(/.*\//, ''));
    assert.deepEqual(names?.sort(), ['hub2.azroute', 'main.azroute']);
    await file.apply({ title: '', ...(edit && { edit }), ...(command && { command }) });
    await isMended(file);
    assert.ok(isInSight(file));
    assert.notEqual(file.editor.selection.active.line, 0);
    const other = await OpenFile.openUri(Uri.joinPath(file.document.uri, '../hub2.azroute'));
    assert.match(other.text, /routeTable/);
    await other.revert();
    await file.revert();
  });

  it('of a file that is read-only are shown, and leave it on the disk as it is', async () => {
    const file = await files.open({ 'locked.azroute': blocked });
    const setting = workspace.getConfiguration('files');
    const setLocked = (value: object | undefined) =>
      setting.update('readonlyInclude', value, ConfigurationTarget.Global);
    await setLocked({ '**/locked.azroute': true });
    try {
      const finding = await until(() => file.diagnostics(BLOCKED)[0], 'the finding');
      const action = await until(async () => (await file.quickFixes(finding)).find(({ edit }) => edit), 'the repair');
      await file.apply(action);
      assert.notEqual(file.text, blocked);
      assert.equal(await file.document.save(), false);
      const onDisk = await workspace.fs.readFile(file.document.uri);
      assert.equal(new TextDecoder().decode(onDisk), blocked);
    } finally {
      await setLocked(undefined);
    }
  });

  it('are applied all at once by the source action', async () => {
    const file = await files.open({ 'blocked.azroute': blocked });
    await until(() => file.diagnostics(BLOCKED).length === 2, 'the findings');
    const [action] = await file.actions(FIX_ALL);
    assert.equal(action?.title, 'Apply 2 repairs that need no choice: nothing is left');
    if (action) await file.apply(action);
    await until(() => file.diagnostics().length === 0, 'nothing to be left');
    await file.undo();
    assert.equal(file.text, blocked);
  });

  it('are applied on save only if the user wants that', async () => {
    const file = await files.open({ 'saved.azroute': blocked });
    const editor = workspace.getConfiguration('editor', { languageId: 'azroute' });
    const saved = async () => {
      await until(() => file.diagnostics(BLOCKED).length === 2, 'the findings');
      await file.insert(file.document.positionAt(0), '\n');
      await until(() => file.diagnostics(BLOCKED).some(({ range }) => range.start.line > 9), 'the findings to move');
      assert.ok(await file.document.save());
      return file.text;
    };
    assert.equal(await saved(), `\n${blocked}`);
    const useOnSave = (value: object | undefined) =>
      editor.update('codeActionsOnSave', value, ConfigurationTarget.Global, true);
    await useOnSave({ [FIX_ALL]: 'explicit' });
    try {
      assert.match(await saved(), /<-> spoke1 \[allowForwardedTraffic\]\n.*<-> spoke2 \[allowForwardedTraffic\]\n/);
    } finally {
      await useOnSave(undefined);
    }
    await until(() => file.diagnostics().length === 0, 'nothing to be left');
  });
});

function selected({ editor, document }: OpenFile): string {
  return document.getText(editor.selection);
}

function isInSight({ editor }: OpenFile): boolean {
  return editor.visibleRanges.some((range) => range.contains(editor.selection));
}

/** The edit of an action, for which VS Code opens the preview first: an edit without effect asks for it. */
function withPreview(edit: WorkspaceEdit | undefined, { document }: OpenFile): WorkspaceEdit {
  assert.ok(edit);
  edit.insert(document.uri, new Position(0, 0), '', { label: 'Nothing', needsConfirmation: true });
  return edit;
}

/** Runs a command of the preview until it has ended; returns whether the edit was applied. */
function decided(applied: Thenable<boolean>, command: string): Promise<boolean> {
  const ended = applied.then((isApplied) => ({ isApplied }));
  const pause = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 100));
  return until(async () => {
    await commands.executeCommand(command);
    return Promise.race([ended, pause()]);
  }, 'the preview to end').then(({ isApplied }) => isApplied);
}
