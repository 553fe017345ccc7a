import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { inRoot, SBOM } from '../../../scripts/lib/root.mjs';
import { dependenciesOf, installed } from '../support/lock.js';

/** Packages that contain only types: nothing of them is in a bundle. */
const TYPES_ONLY = /^@types\/|^@chevrotain\/types@/;

/** The packages of this repository that the command line consists of. */
const OWN = ['cli', 'diagram', 'engine', 'import', 'language'].map((name) => `@azroute/${name}`);

const PRODUCTS = [
  {
    workspace: 'packages/extension',
    // The tools for language models are commands of the command line.
    needing: ['packages/extension', 'packages/cli'],
    own: [...OWN, 'azroute'],
    parts: [],
  },
  {
    workspace: 'packages/cli',
    needing: ['packages/cli'],
    own: OWN,
    // Only the server over standard input and output is bundled, not what the rest of the SDK needs.
    parts: ['@modelcontextprotocol/sdk', 'zod', 'zod-to-json-schema'],
  },
];

interface Component {
  readonly type: string;
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly 'bom-ref': string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly object[];
}

describe.each(PRODUCTS)('what $workspace ships', ({ workspace, needing, own, parts }) => {
  const dist = (name: string) => readFileSync(inRoot(workspace, 'dist', name), 'utf8');
  const text = dist('sbom.cdx.json');
  const bom: {
    readonly metadata: { readonly component: Component };
    readonly components: readonly Component[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  } = JSON.parse(text);
  const nameOf = ({ group, name }: Component) => (group ? `${group}/${name}` : name);
  const libraries = bom.components.filter(({ type }) => type === 'library');
  const ofOthers = libraries.filter(({ purl }) => purl !== undefined);

  it('has a valid list of its parts', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(text)).toBeNull();
  });

  it('lists every package that it needs, in the version that was installed', () => {
    const all = [
      ...needing.flatMap((each) => dependenciesOf(each)),
      ...parts.map((name) => installed(workspace, name)),
    ];
    const needed = [...new Set(all.map(({ name }) => name))];
    expect(needed.length).toBeGreaterThan(15);
    expect(ofOthers.map((one) => `${nameOf(one)}@${one.version}`).sort()).toEqual(
      needed.filter((name) => !TYPES_ONLY.test(name)).sort(),
    );
    expect(libraries.filter(({ purl }) => purl === undefined).map(nameOf)).toEqual(own);
  });

  it('says of each where it comes from, what it is and how it is licensed', () => {
    for (const one of ofOthers) {
      expect(one.purl).toBe(`pkg:npm/${nameOf(one).replace('@', '%40')}@${one.version}`);
      expect(one.hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }]);
      expect(one.licenses).toHaveLength(1);
    }
  });

  it('names the bundles with their checksums', () => {
    const scripts = readdirSync(inRoot(workspace, 'dist')).filter((name) => /\.m?js$/.test(name));
    const files = bom.components.filter(({ type }) => type === 'file');
    expect(files.map(({ name, hashes }) => [name, hashes?.[0]?.content])).toEqual(
      scripts.sort().map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(inRoot(workspace, 'dist', name)))
          .digest('hex'),
      ]),
    );
  });

  it('leads from the product to every package', () => {
    const uses = new Map(bom.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
    const reached = new Set<string>();
    const visit = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      for (const used of uses.get(ref) ?? []) visit(used);
    };
    visit(bom.metadata.component['bom-ref']);
    expect(libraries.map((one) => one['bom-ref']).filter((ref) => !reached.has(ref))).toEqual([]);
  });

  it('passes on the licence of each', () => {
    const [head = '', ...notices] = dist('THIRD-PARTY-NOTICES.txt').split(/^-{80}\n\n/m);
    const all = [head.replace(/^.*\n\n/, ''), ...notices];
    expect(all.map((notice) => notice.split(' (')[0]?.replace(' ', '@')).sort()).toEqual(
      ofOthers.map((one) => `${nameOf(one)}@${one.version}`).sort(),
    );
    for (const notice of all) expect(notice.length, notice.slice(0, 80)).toBeGreaterThan(400);
    for (const notice of all) expect(notice).toMatch(/copyright|Blue Oak/i);
  });
});

it('is listed beside the package', () => {
  expect(readFileSync(SBOM, 'utf8')).toBe(readFileSync(inRoot('packages/extension/dist/sbom.cdx.json'), 'utf8'));
});
