import assert from 'node:assert/strict';
import { type CodeAction, commands, env, Range, Selection, Uri, ViewColumn, window, workspace } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { person } from '../support/person.js';
import { until } from '../support/until.js';

const vm = 'nic:spoke11/vms/vm';
const nva = 'nic:hub1/nva/nva1';
const box = (id: string) => `g.box[data-id="${id}"]`;

/** Does something in the diagram. */
const there = person.inDiagram;

describe('The diagram', function () {
  // A view is a page of its own, which takes a while to load on a busy machine.
  this.timeout(60_000);
  let file: OpenFile;

  before(async function () {
    // Tests cannot look into a view of VS Code; only in a browser can something press its keys and read its boxes.
    if (!person.isThere) this.skip();
    await commands.executeCommand('workbench.action.closeAllEditors');
    file = await OpenFile.open('05-multi-region-loop.azroute');
    await until(() => file.diagnostics('AZR101').length > 0, 'the analysis');
    await commands.executeCommand('azroute.openDiagram');
    await until(async () => (await count(box(nva))) === 1, 'the picture');
  });

  afterEach(async () => {
    // A view that comes back to the front is loaded again, and for a moment there is none.
    const troubles = await until(async () => (await there<string | null>({ troubles: '' })) ?? undefined, 'the view');
    assert.equal(troubles, '');
  });
  after(() => commands.executeCommand('workbench.action.closeAllEditors'));

  const front = () => window.showTextDocument(file.document, ViewColumn.One);
  const revert = async () => {
    await front();
    await commands.executeCommand('workbench.action.files.revert');
  };
  const insert = async (line: number, text: string) => {
    const editor = await front();
    await editor.edit((builder) => builder.insert(file.document.lineAt(line).range.end, text));
  };
  const count = async (selector: string) => (await there<number | undefined>({ count: selector })) ?? 0;
  const sees = (selector: string, what: string) => until(async () => (await count(selector)) > 0, what);
  const goesAway = (selector: string, what: string) => until(async () => (await count(selector)) === 0, what);

  it('goes to the declaration of a box', async () => {
    await there({ click: box(nva) });
    const nic = file.at('nic ^nva1 10.1.1.4');
    await until(() => window.activeTextEditor?.selection.start.isEqual(nic), 'the cursor at the declaration');
  });

  it('marks the box of the cursor', async () => {
    const at = file.at('subnet ^vms 10.1.2.0/24');
    const editor = await front();
    editor.selection = new Selection(at, at);
    await until(async () => (await there<string[]>({ ids: '.here' })).join() === 'subnet:hub1/vms', 'the mark');
  });

  it('shows the page of a box, as the hover of the text does', async () => {
    await there({ focus: box(nva) });
    await there({ press: 'Space' });
    await sees('.popup table', 'the page');
    assert.match((await there<string[]>({ texts: '.popup' })).join(), /NIC hub1\.nva1 · 10\.1\.1\.4/);
    await there({ press: 'Escape' });
    await goesAway('.popup:not([hidden])', 'no page');
  });

  it('follows the text, and keeps its last picture while the text is broken', async () => {
    try {
      const { line } = file.at('nic ^nva1 10.1.1.4');
      await insert(line, '\n    nic probe 10.1.1.9');
      await sees(box('nic:hub1/nva/probe'), 'the new box');
      await insert(line + 1, ' }}} {');
      await sees('.hint:not([hidden])', 'the hint');
      assert.match((await there<string[]>({ texts: '.hint' })).join(), /The text has an error/);
      assert.equal(await count(box('nic:hub1/nva/probe')), 1);
    } finally {
      await revert();
    }
    await goesAway(box('nic:hub1/nva/probe'), 'the picture of the text');
    await goesAway('.hint:not([hidden])', 'no hint');
  });

  it('shows the way between two boxes that are chosen in their menus', async () => {
    await there({ menu: box(vm) });
    await there({ click: '.menu button:has-text("Trace from Here")' });
    await there({ menu: box('nic:spoke21/vms/vm') });
    await there({ click: '.menu button:has-text("Trace from vm to Here")' });
    await sees('.way-table', 'the table of the way');
    assert.match((await there<string[]>({ texts: '.way-table h2' })).join(), /spoke21\.vm: forwarding loop at nva1/);
    assert.equal(await count('.way-table tbody tr'), 3);
    assert.deepEqual(await there({ faults: '' }), []);
    await there({ focus: box(vm) });
    await there({ press: 'Escape' });
    await goesAway('.way-table', 'no way');
  });

  it('shows a finding from the light bulb', async () => {
    const range = new Range(file.at('nva ^nva1 {'), file.at('nva ^nva1 {'));
    const show = await until(async () => {
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        file.document.uri,
        range,
      );
      return actions.find(({ title }) => title === 'Show AZR101 in Diagram');
    }, 'the action');
    assert.ok(show.command);
    await commands.executeCommand(show.command.command, ...(show.command.arguments ?? []));
    await sees('.way-table.loop', 'the loop');
  });

  it('writes SVG, PNG and draw.io, and copies SVG', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const write = async (name: string) => {
      const uri = Uri.joinPath(folder, name);
      await commands.executeCommand('azroute.exportDiagram', { uri });
      const content = await workspace.fs.readFile(uri);
      await workspace.fs.delete(uri);
      return content;
    };
    const text = (content: Uint8Array) => new TextDecoder().decode(content);
    const [svg, png] = [text(await write('loop.svg')), await write('loop.png')];
    const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    assert.ok(svg.includes('forwarding loop') && !svg.includes('var('), svg.slice(0, 300));
    const size = new DataView(png.buffer, png.byteOffset);
    assert.deepEqual([...png.slice(1, 4)].map((code) => String.fromCharCode(code)).join(''), 'PNG');
    assert.deepEqual([size.getUint32(16), size.getUint32(20)], [2 * Number(width), 2 * Number(height)]);
    assert.match(text(await write('loop.drawio')), /^<mxfile /);
    await env.clipboard.writeText('');
    await there({ click: 'button:has-text("Copy SVG")' });
    await until(async () => (await env.clipboard.readText()).startsWith('<svg'), 'the copy');
  });

  it('is used with the keyboard', async () => {
    // The way of an earlier test may be there.
    if ((await count('.way-table')) > 0) await there({ click: 'button:has-text("Leave path")' });
    await goesAway('.way-table', 'no way');
    await there({ focus: box('vnet:spoke11') });
    await there({ press: 'ArrowRight' });
    assert.equal(await there({ focused: '' }), 'vnet:spoke12');
    await there({ press: 'ArrowUp' });
    assert.notEqual(await there({ focused: '' }), 'vnet:spoke12');
    assert.equal(await count('g.box[tabindex="0"]'), 1);
    await there({ focus: box('vnet:spoke12') });
    await there({ press: 'Enter' });
    const name = file.at('vnet ^spoke12 {');
    await until(() => window.activeTextEditor?.selection.start.isEqual(name), 'the cursor at the declaration');
  });

  it('shows how many errors each virtual network has when it is too small to be read', async () => {
    const hub = box('vnet:hub1');
    await there({ focus: hub });
    for (let i = 0; i < 4; i++) await there({ press: '+' });
    await goesAway('svg.far', 'the picture that can be read');
    for (let i = 0; i < 10; i++) await there({ press: '-' });
    await sees(`svg.far ${hub} > .errors:has-text("1")`, 'the number of errors');
    assert.deepEqual(await there({ faults: '' }), []);
    await there({ press: '0' });
  });

  it('finds names, prefixes and addresses', async () => {
    await there({ fill: { selector: 'input[type=search]', text: '10.1.16' } });
    const found = () => there<string[]>({ ids: '.found' });
    await until(async () => (await found()).includes(vm) && !(await found()).includes(nva), 'what is found');
    await there({ fill: { selector: 'input[type=search]', text: '' } });
    await goesAway('.found', 'nothing marked');
  });

  it('shows the pictures before and after a repair, and applies it', async () => {
    const at = file.at('nva ^nva1 {');
    const compare = await until(async () => {
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        file.document.uri,
        new Range(at, at),
      );
      return actions.find(({ title }) => title.startsWith('Compare Repairs of AZR101'));
    }, 'the action');
    const [repairs] = compare.command?.arguments ?? [];
    const before = file.text;
    try {
      await commands.executeCommand('azroute.compareInDiagram', { ...repairs, repairs: repairs.repairs.slice(0, 1) });
      await sees('figure + figure .way-table.good, figure + figure .way-table.there', 'both pictures');
      assert.equal(await count('figure:first-child .way-table.loop'), 1);
      assert.equal(file.text, before);
      await there({ click: 'button:has-text("Apply this repair")' });
      await until(() => file.text !== before, 'the repair');
    } finally {
      await revert();
    }
  });

  it('has no fault for keyboards and screen readers', async () => {
    await sees(box(nva), 'the picture');
    assert.deepEqual(await there({ faults: '' }), []);
  });
});
