import { resolve } from 'node:path';
import type { DeclId } from '@azroute/engine';
import type { Comparable, RoutesInput } from '@azroute/import';
import type { TopologyView } from '@azroute/language';
import { documentUri, openTopology } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { Declarations } from '../present/declarations.js';
import type { Verified } from '../present/verify-all.js';
import { parsePrinted } from '../verify/read-printed.js';
import { verified } from '../verify/verified.js';

/** How the effective routes that were given agree with what was imported. */
export interface Proof {
  readonly nics: readonly Verified[];
  /** Why some cannot be compared, a sentence each. */
  readonly failed: readonly string[];
}

/** Where the imported topologies are read: on the disk, or, if they are only printed, their text. */
export interface ImportedPlace {
  readonly to: string | undefined;
  readonly text: string;
  readonly cwd: string;
}

/** Compares effective routes with what was imported: with the files as they are now, which can be the user's. */
export async function prove(
  comparable: readonly Comparable[],
  routes: readonly RoutesInput[],
  place: ImportedPlace,
): Promise<Proof> {
  const nics: Verified[] = [];
  const failed: string[] = [];
  const views = new Map<string, Promise<TopologyView | undefined>>();
  for (const { file, root, nic } of comparable) {
    const open = views.get(root) ?? viewOf(root, place);
    views.set(root, open);
    try {
      const view = await open;
      const id = view && nicAt(view, nic);
      if (!view || id === undefined)
        throw new Failure(`${nic.join('.')} is not in the files, so ${file} is not compared`);
      const printed = parsePrinted(routes.find(({ name }) => name === file)?.text ?? '', file);
      const declarations = new Declarations(view, place.cwd);
      const label = declarations.label(id);
      nics.push({
        ...verified({ id, printed, view, nic: label, file: place.to ?? 'it' }, declarations),
        against: file,
      });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failed.push(error.message);
    }
  }
  return { nics, failed };
}

async function viewOf(root: string, { to, text, cwd }: ImportedPlace): Promise<TopologyView | undefined> {
  const path = to === undefined ? resolve(cwd, 'imported.azroute') : resolve(cwd, to, root);
  const texts = new Map(to === undefined ? [[documentUri(path), text]] : []);
  return (await openTopology([path], {}, texts)).views[0];
}

function nicAt(view: TopologyView, [vnet, subnet, nic]: Comparable['nic']): DeclId | undefined {
  return view.topology.vnets
    .find(({ name }) => name === vnet)
    ?.subnets.find(({ name }) => name === subnet)
    ?.nics.find(({ name }) => name === nic)?.id;
}
