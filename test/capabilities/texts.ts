import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const fixtures = join(import.meta.dirname, '../../packages/language/src/lsp/fixtures/hover');
const devices = readFileSync(join(fixtures, 'devices.azroute'), 'utf8').replaceAll('<|>', '');
const words = readFileSync(join(fixtures, 'words-of-routes.azroute'), 'utf8').replaceAll('<|>', '');
const expectations = readFileSync(join(fixtures, 'expectations.azroute'), 'utf8').replaceAll('<|>', '');

/** More characters than azroute reads. */
const tooMany = 4_000_001;

/** Texts as they are while somebody writes, or as programs and other systems write them. */
export const texts: Readonly<Record<string, string>> = {
  whole: `${devices}\n${words}`,
  'with line breaks of Windows': expectations.replaceAll('\n', '\r\n'),
  'on one line': devices.replace(/\/\/.*$/gm, '').replace(/\s+/g, ' '),
  'half typed': `${words.slice(0, words.indexOf('nva nva1'))}nva nva1 {\n  nic \n  route 10.0.0.0/8 via\nbgp nva1 [adv`,
  'without closing braces': expectations.replaceAll('}', ''),
  'with an unclosed name': `${devices}\nvnet "open {\n  address 10.0.0.0/16\n`,
  'in an unclosed comment': `/* ${devices}`,
  'of nothing but signs': '{}[],<->->"../:*/ /*\n][}{\n\r',
  'with characters of other languages':
    'vnet Zürich { address 10.0.0.0/16 }\nvnet "会社 🌍" { address 10.1.0.0/16 }\nexpect 会',
  'of white space': ' \t\r\n \n',
  empty: '',
  'of one endless line': `vnet a { address ${'10.0.0.0/16, '.repeat(2_000)}10.0.0.0/16 }`,
  'that is too long': 'x'.repeat(tooMany),
};
