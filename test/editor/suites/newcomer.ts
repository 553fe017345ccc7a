import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Range, window } from 'vscode';
import type { OpenFile } from '../support/editor.js';
import { person } from '../support/person.js';
import { TemporaryFiles } from '../support/temporary-file.js';
import { until } from '../support/until.js';

/** What somebody does: takes something from the list of suggestions, makes up a name, or presses a key. */
type Step = readonly ['choose' | 'type' | 'press', string];

const choose = (label: string): Step => ['choose', label];
const type = (text: string): Step => ['type', text];
const press = (...keys: string[]): Step[] => keys.map((key) => ['press', key]);

/** From the end of one statement to the next, whose list opens with the first letters of what is wanted. */
const nextStatement = [...press('Control+End', 'Enter', 'Enter', 'Control+Space')];

const hub: readonly Step[] = [
  ...press('Control+Space'),
  choose('vnet'),
  type('hub'),
  ...press('Tab'),
  choose('10.0.0.0/16'),
  ...press('Tab'),
  type('shared'),
  ...press('Tab'),
  choose('10.0.0.0/24'),
  ...press('Tab'),
  // Behind the block of the subnet; a list that opens late would take the first key that only moves up or down.
  ...press('Escape', 'Control+End', 'ArrowUp', 'End', 'Enter'),
  type('gat'),
  choose('vpnGateway'),
  type('vpn1'),
  ...press('Enter'),
  type('fire'),
  choose('firewall'),
  type('afw'),
  ...press('Tab'),
  choose('10.0.1.68'),
];

const routes: readonly Step[] = [
  ...nextStatement,
  type('udr'),
  choose('routeTable'),
  type('rt-spokes'),
  ...press('Tab'),
  type('default'),
  ...press('Tab'),
  choose('0.0.0.0/0'),
  ...press('Tab'),
  choose('10.0.1.68'),
];

const spoke1: readonly Step[] = [
  ...nextStatement,
  choose('vnet'),
  type('spoke1'),
  ...press('Tab'),
  choose('10.1.0.0/16'),
  ...press('Tab'),
  type('apps'),
  ...press('Tab'),
  choose('10.1.0.0/24'),
  ...press('Tab'),
  choose('nic'),
  type('vm'),
  ...press('Tab'),
  choose('10.1.0.4'),
  ...press('Enter', 'Control+Space'),
  choose('routeTable'),
  choose('rt-spokes'),
];

const peering: readonly Step[] = [
  ...nextStatement,
  choose('peering'),
  choose('hub'),
  type(' '),
  choose('['),
  choose('allowGatewayTransit'),
  type(','),
  choose('allowForwardedTraffic'),
  ...press('Tab', 'Tab'),
  choose('spoke1'),
  type(' '),
  choose('['),
  choose('useRemoteGateways'),
  type(','),
  choose('allowForwardedTraffic'),
];

const spoke2: readonly Step[] = [...nextStatement, choose('spoke of hub'), ...press('Escape')];

const expectation: readonly Step[] = [
  ...nextStatement,
  choose('expect'),
  choose('spoke1.vm'),
  ...press('Tab'),
  choose('spoke2.vm'),
  type(' '),
  choose('via'),
  choose('afw'),
];

describe('A newcomer', function () {
  this.bail(true);
  this.timeout(180_000);
  const files = new TemporaryFiles();
  let file: OpenFile;

  before(async function () {
    if (!person.isThere) this.skip();
    file = await files.open({ 'newcomer.azroute': '' });
    await until(async () => (await file.completions('^')).length > 0, 'the server');
  });

  after(async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await files.remove();
  });

  const parts = { hub, routes, spoke1, peering, spoke2, expectation };
  for (const [name, steps] of Object.entries(parts)) {
    it(`writes the ${name} with the list of suggestions`, async () => {
      const before = file.text;
      try {
        await does(steps);
      } catch (error) {
        // Keys can come between two lists on a busy machine; people then undo what came of it and try again, once.
        console.warn(`Once more: ${(error as Error).message}`);
        await backTo(before);
        await does(steps);
      }
    });
  }

  async function does(steps: readonly Step[]): Promise<void> {
    for (const [deed, what] of steps) {
      try {
        await person[deed](what);
      } catch (error) {
        throw new Error(`${(error as Error).message}, in\n${file.text}`);
      }
    }
  }

  async function backTo(text: string): Promise<void> {
    for (const key of ['Escape', 'Escape', 'Escape']) await person.press(key);
    const editor = await window.showTextDocument(file.document);
    const { lineCount } = file.document;
    await editor.edit((edit) => edit.replace(new Range(0, 0, lineCount, 0), text));
    await person.press('Control+End');
  }

  it('has a network without problems, in which the expectation holds', async () => {
    await until(() => file.diagnostics().length === 0, 'no problems').catch(() => undefined);
    const problems = file.diagnostics().filter(({ severity }) => severity <= DiagnosticSeverity.Information);
    assert.deepEqual(problems.map(({ message }) => message).concat(problems.length > 0 ? file.text : []), []);
    assert.match(await file.hover('e^xpect'), /holds/);
  });
});
