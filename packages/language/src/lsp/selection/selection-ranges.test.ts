import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver';
import { build } from '../../testing/parse.js';
import { selectionRanges } from './selection-ranges.js';

/** What is selected at `|`, the smallest first. */
async function selected(marked: string): Promise<readonly string[]> {
  const offset = marked.indexOf('|');
  const [document] = (await build(marked.replace('|', ''))).documents;
  if (!document) throw new Error('There is no document.');
  const { textDocument } = document;
  const found: string[] = [];
  let range: SelectionRange | undefined = selectionRanges(document, [textDocument.positionAt(offset)])[0];
  for (; range; range = range.parent) found.push(textDocument.getText(range.range));
  return found;
}

test('grows from a number to its address, its statement, the blocks around it and the file', async () => {
  const nic = 'nic vm 10.0.0.4';
  const subnet = `subnet s 10.0.0.0/24 {\n    ${nic}\n  }`;
  const vnet = `vnet a {\n  ${subnet}\n}`;
  expect(await selected(`vnet a {\n  subnet s 10.0.0.0/24 {\n    nic vm 10.0|.0.4\n  }\n}\nvnet b\n`)).toEqual([
    '0',
    '10.0.0.4',
    nic,
    `{\n    ${nic}\n  }`,
    subnet,
    `{\n  ${subnet}\n}`,
    vnet,
    `${vnet}\nvnet b\n\n`,
  ]);
});

test('grows from a name to its reference, the end with its brackets, and the statement', async () => {
  const text = 'vnet hub1\nvnet hub2\npeering hub1 [allowGateway|Transit, allowForwardedTraffic] <-> hub2\n';
  expect(await selected(text)).toEqual([
    'allowGatewayTransit',
    'allowGatewayTransit, allowForwardedTraffic',
    '[allowGatewayTransit, allowForwardedTraffic]',
    'hub1 [allowGatewayTransit, allowForwardedTraffic]',
    'peering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> hub2',
    'vnet hub1\nvnet hub2\npeering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> hub2\n\n',
  ]);
});

test.each(['|', '|\n', 'vnet |', 'vnet a { |', '// a|b\n', 'vnet a {}|'])('answers in %j', async (text) => {
  expect((await selected(text)).length).toBeGreaterThan(0);
});
