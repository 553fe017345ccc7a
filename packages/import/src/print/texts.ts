import type { Remark } from '../model/things.js';
import type { NamesOfThings } from '../names/assign-names.js';
import { isHub, joinedParts, type Part } from '../names/parts.js';
import type { OutputFile } from '../report/report.js';
import { comment } from './comment.js';
import { idsText } from './ids.js';
import { statementsOf } from './part-statements.js';
import { printStatements } from './print.js';
import { remarkText } from './remark-comments.js';
import type { Statement } from './statements.js';

const legend = [
  'ASSUMED marks what the input did not say, MISSING what it refers to and does not hold,',
  'LEFT OUT what azroute has no statement for.',
];

/** In which order the statements of a single text stand. */
const order: readonly Statement['statement'][] = [
  'virtualWan',
  'virtualHub',
  'vnet',
  'peering',
  'routeTable',
  'serviceTag',
  'nva',
  'bgp',
  'tunnel',
  'site',
  'circuit',
  'connection',
];

/** The texts, with the topologies that they are. */
export interface Texts {
  readonly files: readonly OutputFile[];
  readonly topologies: readonly Topology[];
}

/** A topology of the output: the file that is its root, what it contains, and what that is called there. */
export interface Topology {
  readonly root: string;
  readonly part: Part;
  readonly names: NamesOfThings;
}

/** Everything as one text. */
export function oneText(parts: readonly Part[], remarks: readonly Remark[]): Texts {
  const part = joinedParts(parts);
  const { azure, devices, names } = statementsOf(part);
  const statements = [...azure, ...devices].sort((a, b) => order.indexOf(a.statement) - order.indexOf(b.statement));
  const warning =
    parts.length < 2
      ? []
      : [
          `These ${parts.length} topologies have nothing to do with each other: ${parts.map(titleOf).slice(0, 20).join(', ')}${parts.length > 20 ? ' and others' : ''}.`,
          'In one file, azroute takes equal addresses in them for one thing. Use --to FOLDER for a file each.',
        ];
  const head = ['Imported by azroute. Names and values are those of Azure.'];
  return {
    files: [{ path: '', text: textOf(head, [...warning, ...remarks.map(remarkText)], statements) }],
    topologies: [{ root: '', part, names }],
  };
}

/** A folder for each part: what is Azure's, what people know more about, and what is theirs. */
export function folderTexts(parts: readonly Part[], remarks: readonly Remark[], withExpectations: boolean): Texts {
  const taken = new Set<string>();
  const topologies: Topology[] = [];
  const files = parts.flatMap((part, i): OutputFile[] => {
    const { azure, devices, names } = statementsOf(part);
    const top = i === 0 ? remarks.map(remarkText) : [];
    const isSingle = part.networks.length === 1 && part.hubs.length === 0;
    const isIsolated = parts.length > 1 && isSingle && devices.length === 0;
    if (isIsolated) {
      const path = `${freePath(`isolated/${fileName(titleOf(part))}`, taken)}.azroute`;
      topologies.push({ root: path, part, names });
      const ids = `${path.replace(/\.azroute$/, '')}.ids.json`;
      return [
        { path, text: textOf(azureHead, top, azure) },
        { path: ids, text: idsText(part, names), isDerived: true },
      ];
    }
    const folder = parts.length === 1 ? '' : `${freePath(fileName(titleOf(part)), taken)}/`;
    topologies.push({ root: `${folder}main.azroute`, part, names });
    return [
      { path: `${folder}main.azroute`, text: mainText(withExpectations), isUsers: true },
      { path: `${folder}azure.azroute`, text: textOf(azureHead, top, azure) },
      { path: `${folder}azure.ids.json`, text: idsText(part, names), isDerived: true },
      { path: `${folder}devices.azroute`, text: textOf(devicesHead, [], devices), isUsers: true },
    ];
  });
  return { files, topologies };
}

const azureHead = ['Written by azroute import, and written anew by the next one: change Azure, not this file.'];
const devicesHead = [
  'Yours: azroute import has written this file once and does not change it.',
  'What appliances and sites do is not known to Azure. Complete it here: routes, announcements, addresses, tunnels.',
];
/** The file beside `main.azroute` with what communicates today. */
export const expectationsFile = 'expectations.azroute';
const expectationsHead = [
  'What communicated when azroute import --expect wrote this file, by kinds of ends. Changes must keep it.',
];

function mainText(withExpectations: boolean): string {
  const imports = ['azure.azroute', 'devices.azroute', ...(withExpectations ? [expectationsFile] : [])];
  return `// Yours: azroute import has written this file once and does not change it.
// Add what must hold, such as: expect spoke1.vm1 -> spoke2.vm1
${imports.map((file) => `import "${file}"\n`).join('')}`;
}

/** The text of {@link expectationsFile}, or of the end of a single text, from `expect` statements. */
export function expectationsText(statements: readonly string[]): string {
  const head = expectationsHead.map((line) => `${comment(line)}\n`).join('');
  return `${head}${statements.map((statement) => `${statement}\n`).join('')}`;
}

/** Whether an import has written a text into a folder, by its first line. */
export function isImported(text: string): boolean {
  return [azureHead, devicesHead].some(([first = '']) => text.startsWith(comment(first)));
}

/** What a part is called: its virtual WAN, its hub, or its first network. */
function titleOf({ wans, hubs, networks }: Part): string {
  return (wans[0] ?? hubs[0] ?? networks.find(isHub) ?? networks[0])?.name ?? 'network';
}

function fileName(name: string): string {
  return name.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_') || '_';
}

function freePath(wanted: string, taken: Set<string>): string {
  let free = wanted;
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${wanted}--${i}`;
  taken.add(free.toLowerCase());
  return free;
}

function textOf(head: readonly string[], top: readonly string[], statements: readonly Statement[]): string {
  const body = printStatements(statements);
  const isMarked = top.length > 0 || /\/\/.*(ASSUMED|MISSING|LEFT OUT): /.test(body);
  const comments = [...head, ...(isMarked ? legend : [])].map((line) => `${comment(line)}\n`);
  const remarks = top.map((line) => `${comment(line)}\n`);
  const blocks = [comments.join(''), remarks.join(''), body].filter((text) => text !== '');
  return blocks.join('\n');
}
