import { importAzure } from '@azroute/import';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonValues } from '../../packages/import/src/read/json-values.js';
import { readStatements } from '../../packages/import/src/testing/read-statements.js';
import { formats, routes } from './estate-files.js';

/** `AZROUTE_IMPORT_MUTANTS=100000 npx vitest run test/import` tries more. */
const runs = Number(process.env.AZROUTE_IMPORT_MUTANTS ?? 120);

const odd: readonly unknown[] = [
  null,
  '',
  'x\nvnet evil {',
  '"',
  '*/ vnet evil',
  '\u2028\u202e',
  -1,
  1e99,
  true,
  [],
  {},
  [[[]]],
  { id: {} },
  '10.0.0.0/99',
  '::/0',
  '/providers/a/b/c/../..',
  '__proto__',
  'x'.repeat(5_000),
  "[parameters('x')]",
  "[reference('a').b[copyIndex()]]",
  '[concat(',
];

type Change = (container: Record<string, unknown>, key: string) => void;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...odd).map(
    (value): Change =>
      (container, key) => {
        container[key] = value;
      },
  ),
  fc.constant<Change>((container, key) => delete container[key]),
  fc.constantFrom('__proto__', 'ID', 'Properties', 'name').map(
    (name): Change =>
      (container, key) => {
        Object.defineProperty(container, name, {
          value: container[key],
          enumerable: true,
          configurable: true,
          writable: true,
        });
      },
  ),
);

/** All places of a value, as the objects and arrays that hold it and their keys. */
function placesOf(root: unknown): [Record<string, unknown>, string][] {
  const found: [Record<string, unknown>, string][] = [];
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      found.push([value as Record<string, unknown>, key]);
      open.push(inner ?? undefined);
    }
  }
  return found;
}

/** The names of the statements of a text, which has no syntax errors. */
function namesIn(text: string): string[] {
  return readStatements(text).flatMap((statement) => ('name' in statement ? statement.name : []));
}

/** Templates have comments and line ends in strings. */
function plainJson(text: string): unknown {
  const read = readJsonValues(text);
  return 'values' in read ? structuredClone(read.values[0]) : undefined;
}

function mutated(text: string, changes: readonly (readonly [number, Change])[]): string {
  const value: unknown = plainJson(text);
  for (const [at, change] of changes) {
    const places = placesOf(value);
    const place = places[Math.floor(at * places.length)];
    if (place) change(...place);
  }
  return JSON.stringify(value);
}

const several = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), change), {
  minLength: 1,
  maxLength: 6,
});

const names = ['Resource Graph as JSON', 'a Bicep snapshot', 'a Terraform state', 'an ARM template'] as const;

describe('whatever the files contain', () => {
  it.each(names)('%s yields a text without syntax errors, or a refusal', (name) => {
    const source = formats[name]?.[0]?.text ?? '';
    fc.assert(
      fc.property(several, (changes) => {
        const result = importAzure([{ name: 'x.json', text: mutated(source, changes) }], { layout: 'folder' });
        if ('refused' in result) expect(result.refused.length).toBeGreaterThan(0);
        else
          for (const { path, text } of result.files) {
            if (path.endsWith('.json')) expect(() => JSON.parse(text) as unknown).not.toThrow();
            else expect(namesIn(text)).not.toContain('evil');
          }
      }),
      { numRuns: Math.ceil(runs / names.length) },
    );
  });

  it('damaged routes yield a text without syntax errors, or a refusal', () => {
    const [graph] = formats['Resource Graph as JSON'] ?? [];
    fc.assert(
      fc.property(fc.nat(routes.length - 1), several, (at, changes) => {
        const damaged = routes.map((each, i) => (i === at ? { ...each, text: mutated(each.text, changes) } : each));
        const result = importAzure(graph ? [graph] : [], { layout: 'text', routes: damaged });
        if ('refused' in result) expect(result.refused.length).toBeGreaterThan(0);
        else expect(namesIn(result.files[0]?.text ?? '')).not.toContain('evil');
      }),
      { numRuns: Math.ceil(runs / names.length) },
    );
  });

  it('cut, damaged and odd texts yield a refusal or a text', () => {
    const texts = Object.values(formats).flatMap((files) => files.slice(0, 2).map((file) => file.text));
    const cut = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(40), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.oneof(cut, fc.anything()), (value) => {
        const text =
          Array.isArray(value) && typeof value[0] === 'string'
            ? damaged(value as never)
            : (JSON.stringify(value) ?? '');
        const result = importAzure([{ name: 'x.json', text }], { layout: 'text' });
        if ('refused' in result) expect(result.refused.length).toBeGreaterThan(0);
        else expect(() => readStatements(result.files[0]?.text ?? '')).not.toThrow();
      }),
      { numRuns: runs },
    );
  });

  it('secrets never reach the output', () => {
    const secret = 'hunter2-hunter2';
    for (const [name, files] of Object.entries(formats)) {
      const planted = files.map((file) => ({
        ...file,
        text: name.endsWith('CSV')
          ? file.text.replaceAll('{""', `{""sharedKey"":""${secret}"",""`)
          : file.text.replaceAll(
              /\{(\s*")/g,
              `{"sharedKey":"${secret}","authorizationKey":"${secret}","shared_key":"${secret}",$1`,
            ),
      }));
      expect(planted.some(({ text }) => text.includes(secret))).toBe(true);
      expect(JSON.stringify(importAzure(planted, { layout: 'folder' }))).not.toContain(secret);
    }
  });
});

function damaged([text, at, length, inserted]: readonly [string, number, number, string]): string {
  const place = at % (text.length + 1);
  return `${text.slice(0, place)}${inserted}${length === 0 ? '' : text.slice(place + length)}`;
}
