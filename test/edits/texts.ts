import { emptyTopology, Network, type Topology } from '@azroute/engine';
import { EmptyFileSystem } from 'langium';
import { formatText } from '../../packages/language/src/formatting/format-text.js';
import { applied } from '../../packages/language/src/formatting/gap-edits.js';
import { printed } from '../../packages/language/src/lsp/edits/forms/form.js';
import { forms } from '../../packages/language/src/lsp/edits/forms/forms.js';
import { NamesInText } from '../../packages/language/src/lsp/edits/names-in-text.js';
import { onLines } from '../../packages/language/src/lsp/edits/printed.js';
import type { Files } from '../../packages/language/src/lsp/testing/edited.js';
import { createAzrouteServices } from '../../packages/language/src/module.js';

const services = createAzrouteServices(EmptyFileSystem).azroute;

/** Numbers from 0 to below a limit. */
export type Dice = (below: number) => number;

/** The statements of a topology, a kind after the other. */
function textOf(topology: Topology): string {
  const names = new NamesInText(new Network(emptyTopology), topology);
  const style = { lineEnd: '\n', head: '', unit: '  ' };
  const statements = <K extends keyof Topology>(list: K) => {
    const items: readonly Topology[K][number][] = topology[list];
    return items.map((item) => `${onLines(printed(forms[list], item, names), style)}\n`);
  };
  const lists = Object.keys(forms) as (keyof Topology)[];
  return lists.flatMap((list) => statements(list)).join('');
}

const someExpectations = `
expect vnet0.vm -> internet
expect vnet0.vm <-> 10.1.3.4
expect vnet0.* -> 192.168.10.10 dropped
`;

const format = (text: string) => applied(text, formatText(services, text));

/** Ways in which people write the same topology. */
export const variants: Readonly<Record<string, (text: string, dice: Dice) => Files>> = {
  'as the formatter leaves it': (text) => ({ 'a.azroute': format(text) }),
  'with columns, blank lines and comments': (text, dice) => ({ 'a.azroute': format(airy(text, dice)) }),
  'with comments everywhere': (text, dice) => ({ 'a.azroute': commented(airy(text, dice), dice) }),
  'with CRLF': (text, dice) => ({ 'a.azroute': format(airy(text, dice)).replaceAll('\n', '\r\n') }),
  'with tabs': (text) => ({
    'a.azroute': format(text).replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2)),
  }),
  'on one line': (text) => ({ 'a.azroute': format(text).replace(/\s*\n\s*/g, ' ') }),
  'with one-line blocks': (text) => ({
    'a.azroute': format(text.replace(/\{\n([^{}\n]*\n)+\s*\}/g, (block) => block.replace(/\s*\n\s*/g, ' '))),
  }),
  'with names in quotes': (text) => ({ 'a.azroute': format(text.replace(/\b(rt|vnet|nva)(\d)\b/g, '"$1.$2/x"')) }),
  'with short next hops': (text) => ({ 'a.azroute': format(text.replaceAll('-> VirtualAppliance ', '-> ')) }),
  'in several files': (text) => {
    const table = /^routeTable [\s\S]*?^(?:\}|(?=\w)(?!route))/gm;
    const tables = text.match(table) ?? [];
    const rest = text.replace(table, '');
    return { 'a.azroute': format(`import "b.azroute"\n\n${rest}`), 'b.azroute': format(tables.join('\n')) };
  },
};

/** With more blanks before some addresses, blank lines between some statements, and comments behind some. */
function airy(text: string, dice: Dice): string {
  return text
    .replace(/(subnet|nic|route) (\S+) /g, (all) => (dice(3) === 0 ? `${all}  ` : all))
    .replace(/\n/g, () => ['\n', '\n', '\n\n', ' // why\n'][dice(4)] ?? '\n')
    .replace(/, /g, () => (dice(5) === 0 ? ',\n' : ', '));
}

/** With comments between words where that is possible. */
function commented(text: string, dice: Dice): string {
  return text
    .replace(/([[,]) ?(?=\S)/g, (all) => all + (['', '', '/* c */ ', '// c\n'][dice(4)] ?? ''))
    .replace(/\n/g, () => (dice(6) === 0 ? '\n// note\n' : '\n'));
}

/** A topology as text, with some expectations. */
export function sourceOf(topology: Topology, expectations = someExpectations): string {
  return textOf(topology) + expectations;
}
