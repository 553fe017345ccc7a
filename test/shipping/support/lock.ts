import { readFileSync } from 'node:fs';
import { inRoot } from '../../../scripts/lib/root.mjs';

interface Entry {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly link?: boolean;
  readonly resolved?: string;
}

const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync(inRoot('package-lock.json'), 'utf8'),
);

/** A third-party package: its folder, and its name and version as `name@version`. */
export interface Installed {
  readonly place: string;
  readonly name: string;
}

/** The third-party packages that a workspace package needs to run, from package-lock.json. */
export function dependenciesOf(workspace: string): readonly Installed[] {
  const found = new Map<string, string>();
  const visit = (place: string): void => {
    for (const name of Object.keys(lock.packages[place]?.dependencies ?? {})) {
      const target = resolve(place, name);
      const entry = lock.packages[target];
      if (entry?.link) {
        visit(entry.resolved ?? '');
      } else if (!found.has(target)) {
        found.set(target, `${name}@${entry?.version}`);
        visit(target);
      }
    }
  };
  visit(workspace);
  return [...found].map(([place, name]) => ({ place, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A package that a workspace package finds, from package-lock.json. */
export function installed(workspace: string, name: string): Installed {
  const place = resolve(workspace, name);
  return { place, name: `${name}@${lock.packages[place]?.version}` };
}

/** Where a package finds another one: in its own node_modules or in that of a parent folder. */
function resolve(place: string, name: string): string {
  for (let folder = place; ; folder = folder.replace(/\/?[^/]*$/, '')) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (candidate in lock.packages) return candidate;
    if (folder === '') throw new Error(`package-lock.json has no ${name} for ${place}`);
  }
}
