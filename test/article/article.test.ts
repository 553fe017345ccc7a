import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  applyEdits,
  createSnapshot,
  type EffectiveTable,
  type Finding,
  type Repair,
  type Topology,
  type TopologyEdit,
} from '@azroute/engine';
import { afterAll, describe, expect, test } from 'vitest';
import { open, type Subject } from '../expectations/subject.js';
import { costsOf } from './costs.js';

/*
 * The questions of "to encap or not to encap", each as a file whose expectations fail, and the answers that are offered.
 */

const examples = join(import.meta.dirname, '../../examples');
const folder = mkdtempSync(join(tmpdir(), 'azroute-article-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What an answer is in the words of the article. */
type Answer = 'routes' | 'propagation' | 'overlay' | 'two halves' | 'split Route Server';

/** The answers that the article and its comments give to each question. */
const answers: Readonly<Record<string, readonly Answer[]>> = {
  '1-internet-through-the-nva': ['routes', 'two halves'],
  '2-on-premises-through-the-nva': ['routes', 'overlay', 'split Route Server'],
  '3-across-regions': ['routes', 'overlay'],
  '4-without-the-loop': ['routes', 'overlay'],
  '5-propagation-off-expressroute': ['propagation', 'overlay'],
  '5-propagation-off-vpn': ['routes', 'propagation', 'two halves'],
  '6-two-more-specific-routes': ['routes', 'two halves', 'split Route Server'],
  '7-split-route-server': ['routes', 'split Route Server'],
};

const files = globSync('article/*.azroute', { cwd: examples }).sort();

test('every question has its answers', () => {
  expect(files.map((file) => basename(file, '.azroute'))).toEqual(Object.keys(answers));
});

describe.each(files)('%s', async (file) => {
  const path = join(examples, file);
  const subject = await open(path, {});
  const name = basename(file, '.azroute');

  test('what is offered', async () => {
    const lines = failing(subject).flatMap((finding) => [
      finding.message,
      ...subject.snapshot.repairs(finding).map(({ title, isPreferred }) => `${isPreferred ? '*' : '-'} ${title}`),
      '',
    ]);
    await expect(lines.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'offers', `${name}.txt`));
    expect(subject.snapshot.failedRepairs()).toEqual([]);
  });

  test('the answers of the article are among them', () => {
    const [first] = failing(subject);
    const offered = first ? changesOf(subject, first).map(({ edits }) => answerOf(edits)) : [];
    expect([...new Set(offered)].sort()).toEqual([...(answers[name] ?? [])].sort());
  });

  test('the page shows each with what it costs', () => {
    const section = sectionOf(file);
    const [first] = failing(subject);
    for (const repair of first ? changesOf(subject, first) : []) {
      const cells = [answerOf(repair.edits), ...costsOf(subject.snapshot, repair)];
      expect(section).toContain(`: ${repair.title}\n`);
      expect(section).toContain(`| ${cells.join(' | ').trimEnd()} |\n`);
    }
  });

  test('each holds as text', async () => {
    for (const finding of failing(subject)) {
      for (const repair of changesOf(subject, finding)) {
        const after = await written(path, subject, repair);
        const left = after?.snapshot.findings().map(({ key }) => key) ?? ['it cannot be written'];
        expect(left, repair.title).not.toContain(finding.key);
        expect(failing(after ?? subject).length, repair.title).toBeLessThan(failing(subject).length);
      }
    }
  });

  test('no part of the routes is idle', () => {
    for (const finding of failing(subject)) {
      for (const { edits, title, topology } of changesOf(subject, finding)) {
        if (answerOf(edits) !== 'routes') continue;
        const whole = keysOf(topology);
        for (const edit of edits) {
          const fewer = applyEdits(
            subject.snapshot.topology,
            edits.filter((each) => each !== edit),
          );
          // Some belong together, and cannot be made alone.
          if (!fewer) continue;
          const more = keysOf(fewer).filter((key) => !whole.includes(key));
          expect(more.length, `${title} without ${edit.kind}`).toBeGreaterThan(0);
        }
      }
    }
  });
});

/** The routes that are offered for the loop: those of the article, and those of hubs with VMs for symmetric ways. */
const loops: readonly (readonly [file: string, routes: readonly string[]])[] = [
  [
    'article/4-without-the-loop',
    ['subnet:hub1/nva 10.2.0.0/16 -> 10.2.1.4', 'subnet:hub2/nva 10.1.0.0/16 -> 10.1.1.4'],
  ],
  [
    '05-multi-region-loop',
    [
      'subnet:hub1/nva 10.2.0.0/16 -> 10.2.1.4',
      'subnet:hub2/nva 10.1.0.0/16 -> 10.1.1.4',
      'subnet:hub2/nva 10.1.0.0/20 -> 10.1.1.4',
      'subnet:hub1/nva 10.2.0.0/20 -> 10.2.1.4',
    ],
  ],
];

describe.each(loops)('the loop between the regions in %s', async (name, routes) => {
  const { snapshot } = await open(join(examples, `${name}.azroute`), {});
  const asked = {
    from: { kind: 'thing', id: 'nic:spoke11/vms/vm' },
    to: { kind: 'thing', id: 'nic:spoke21/vms/vm' },
    bothWays: true,
    dropped: false,
    via: ['nva:nva1', 'nva:nva2'],
  } as const;
  const offered = snapshot.ask(asked)?.repairs ?? [];
  const of = (answer: Answer) => offered.find(({ edits }) => answerOf(edits) === answer);

  test('the routes on the subnets of the appliances are the fewest (R262, E1)', () => {
    const added = (of('routes')?.edits ?? []).map((edit) =>
      edit.kind === 'addUserRoute' && 'address' in edit.nextHop
        ? `${edit.subnet} ${edit.prefix.text} -> ${edit.nextHop.address.text}`
        : edit.kind,
    );
    expect(added).toEqual(routes);
  });

  test('the overlay leaves the tables of all NICs as they were (R263)', () => {
    const topology = of('overlay')?.topology ?? { ...snapshot.topology, vnets: [] };
    const after = createSnapshot(topology);
    const nics = snapshot.topology.vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.nics));
    const tables = (of: typeof snapshot) => nics.map(({ id }) => rowsOf(of.effectiveRoutes(id)));
    expect(tables(after)).toEqual(tables(snapshot));
    expect(after.ask(asked)).toBeUndefined();
  });
});

/** The part of the page about the article that is about a file. */
function sectionOf(file: string): string {
  const page = readFileSync(join(import.meta.dirname, '../../docs/article.md'), 'utf8');
  return page.split(/^#+ /mu).find((section) => section.includes(`[examples/${file}]`)) ?? '';
}

function keysOf(topology: Topology): readonly string[] {
  return createSnapshot(topology)
    .findings()
    .map(({ key }) => key);
}

function failing({ snapshot }: Subject): readonly Finding[] {
  return snapshot.findings().filter(({ code }) => code === 'AZR601');
}

/** The repairs that change the network, and not the expectation. */
function changesOf({ snapshot }: Subject, finding: Finding): readonly Repair[] {
  const { expectations } = snapshot.topology;
  return snapshot.repairs(finding).filter(({ topology }) => topology.expectations === expectations);
}

function answerOf(edits: readonly TopologyEdit[]): Answer {
  const has = (test: (edit: TopologyEdit) => boolean) => edits.some(test);
  if (has(({ kind }) => kind === 'addTunnel')) return 'overlay';
  if (has((edit) => edit.kind === 'addDeclaration' && edit.list === 'vnets')) return 'split Route Server';
  if (has((edit) => edit.kind === 'changeDeclaration' && edit.declaration.startsWith('bgp:'))) return 'two halves';
  if (has((edit) => edit.kind === 'changeDeclaration' && 'disableBgpRoutePropagation' in edit.fields))
    return 'propagation';
  return 'routes';
}

/** The topology that a repair makes of a file, read from the text. */
async function written(path: string, subject: Subject, { topology }: Repair): Promise<Subject | undefined> {
  const texts = await subject.rewritten(topology);
  const text = texts?.get(path);
  if (text === undefined) return undefined;
  const copy = join(folder, basename(path));
  cpSync(path, copy);
  writeFileSync(copy, text);
  return open(copy, {});
}

function rowsOf(table: EffectiveTable | undefined): readonly string[] {
  return (table?.routes ?? []).map(({ source, state, prefix, nextHops }) =>
    JSON.stringify([source, state, prefix?.text, nextHops]),
  );
}
