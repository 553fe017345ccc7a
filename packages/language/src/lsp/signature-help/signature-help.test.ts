import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { keywordWords } from '../../completion/keyword-words.js';
import { createAzrouteServices } from '../../module.js';
import { build } from '../../testing/parse.js';
import { attributeForms, forms } from './forms.js';

const services = createAzrouteServices(EmptyFileSystem).azroute;

/** The form at `<|>`, with the current part between bars. */
async function form(marked: string): Promise<string | undefined> {
  const offset = marked.indexOf('<|>');
  const [document] = (await build(marked.replace('<|>', ''))).documents;
  if (!document) throw new Error('There is no document.');
  const position = document.textDocument.positionAt(offset);
  const help = await services.lsp.SignatureHelp?.provideSignatureHelp(document, {
    textDocument: { uri: document.uri.toString() },
    position,
  });
  const { label = '', parameters = [] } = help?.signatures[0] ?? {};
  const [start, end] = (parameters[help?.activeParameter ?? -1]?.label ?? []) as [number, number];
  return (
    help && (start === undefined ? label : `${label.slice(0, start)}|${label.slice(start, end)}|${label.slice(end)}`)
  );
}

test.each([
  ['vnet <|>', 'vnet |NAME| { … }'],
  ['vnet a {\n  subnet <|>\n}', 'subnet |NAME| PREFIX, … { … }'],
  ['vnet a {\n  subnet s <|>\n}', 'subnet NAME |PREFIX, …| { … }'],
  ['vnet a {\n  subnet s 10.0.0.0/24 {\n    nic vm <|>\n  }\n}', 'nic NAME |ADDRESS, …| secondary ADDRESS, …'],
  [
    'vnet a {\n  subnet s 10.0.0.0/24 {\n    nic vm 10.0.0.4 secondary <|>\n  }\n}',
    'nic NAME ADDRESS, … secondary |ADDRESS, …|',
  ],
  [
    'vnet a {\n  subnet s 10.0.0.0/24 {\n    nic vm 10.0.0.4 secondary 10.0.0.5, <|>\n  }\n}',
    'nic NAME ADDRESS, … secondary |ADDRESS, …|',
  ],
  [
    'vnet a {\n  subnet s 10.0.0.0/24 {\n    loadBalancer lb 10.0.0.9 ports <|>\n  }\n}',
    'loadBalancer NAME ADDRESS ports |PORT, …| -> NIC, …',
  ],
  [
    'routeTable r {\n  route 0.0.0.0/0 -> VirtualApplianceEcmp 10.0.0.4, <|>\n}',
    'route NAME PREFIX or TAG -> |NEXT HOP, …|',
  ],
  ['peering <|>', 'peering |VNET [ATTRIBUTE, …]| <-> OTHER VNET [ATTRIBUTE, …]'],
  ['peering a <-> <|>', 'peering VNET [ATTRIBUTE, …] <-> |OTHER VNET [ATTRIBUTE, …]|'],
  ['peering a [<|>] <-> b', 'peering |VNET [ATTRIBUTE, …]| <-> OTHER VNET [ATTRIBUTE, …]'],
  ['bgp a [prepend <|>] <-> b', 'prepend |TIMES| PREFIX'],
  ['bgp a [prepend 2 <|>] <-> b', 'prepend TIMES |PREFIX|'],
  ['routeTable r {\n  route 0.0.0.0/0 -> <|>\n}', 'route NAME PREFIX or TAG -> |NEXT HOP, …|'],
  ['expect a -> <|>', 'expect END -> |END| via DEVICE, …'],
  ['scenario s {\n  down bgp a <-> <|>\n}', 'down bgp DEVICE <-> |OTHER DEVICE|'],
  ['<|>', undefined],
  ['vnet a {\n  <|>\n}', undefined],
  ['// vnet <|>', undefined],
])('%j has the form %s', async (text, expected) => {
  expect(await form(text)).toBe(expected);
});

test('has forms only of what there is', () => {
  expect(Object.keys(forms).filter((key) => !keywordWords[key])).toEqual([]);
  expect(Object.keys(attributeForms).filter((key) => !keywordWords[key] && !keywordWords[`Attribute.${key}`])).toEqual(
    [],
  );
});
