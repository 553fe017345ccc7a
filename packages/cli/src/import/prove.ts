import { resolve } from 'node:path';
import { type Imported, type ProvedList, prove, type RoutesInput } from '@azroute/import';
import type { ListRow, TopologyView } from '@azroute/language';
import { documentUri, openTopology } from '@azroute/language/node';
import { type CauseJson, Declarations } from '../present/declarations.js';
import { type HubVerifyJson, hubVerifyJson } from '../present/hub-verify.js';
import type { Verified } from '../present/verify-all.js';
import { verifyJson } from '../present/verify-json.js';

/** How the routes of Azure that were given agree with what was imported. */
export interface ProofJson {
  readonly nics: readonly Verified[];
  readonly lists: readonly ListJson[];
  /** Tables and firewalls of virtual hubs. */
  readonly hubs: readonly (HubVerifyJson & { readonly against: string })[];
  /** Why some cannot be compared, a sentence each. */
  readonly failed: readonly string[];
}

/** How a list of BGP routes agrees. */
export interface ListJson {
  /** The Route Server or gateway. */
  readonly device: string;
  /** The peer to which the routes are advertised; none for those that were learned. */
  readonly to?: string;
  readonly against: string;
  readonly agree: readonly ListRow[];
  /** Rows that Azure printed and azroute did not compute, with the reason if azroute refuses such a route. */
  readonly missing: readonly (ListRow & { readonly because: readonly CauseJson[] })[];
  /** Rows that azroute computed and Azure did not print. */
  readonly extra: readonly ListRow[];
}

/** Where the imported topologies are read: on the disk, or, if they are only printed, their text. */
export interface ImportedPlace {
  readonly to: string | undefined;
  readonly text: string;
  readonly cwd: string;
}

/** Compares routes of Azure with what was imported: with the files as they are now, which can be the user's. */
export async function proveImported(
  { comparable }: Exclude<Imported, { readonly refused: unknown }>,
  routes: readonly RoutesInput[],
  place: ImportedPlace,
): Promise<ProofJson> {
  const proof = await prove({
    comparable,
    printed: new Map(routes.map(({ name, text }) => [name, text])),
    viewOf: (root) => viewOf(root, place),
    howToSee: `azroute check ${place.to ?? 'network.azroute'} says why`,
  });
  return {
    nics: proof.nics.map(({ file, id, view, result }) => ({
      ...verifyJson(result, id, new Declarations(view, place.cwd)),
      against: file,
    })),
    lists: proof.lists.map((list) => listJson(list, place.cwd)),
    hubs: proof.hubs.map(({ file, id, view, result }) => ({
      ...hubVerifyJson(view.labelOf(id), result, new Declarations(view, place.cwd)),
      against: file,
    })),
    failed: proof.failed,
  };
}

function listJson({ file, of, to, view, result }: ProvedList, cwd: string): ListJson {
  const declarations = new Declarations(view, cwd);
  return {
    device: view.labelOf(of),
    ...(to === undefined ? {} : { to: view.labelOf(to) }),
    against: file,
    agree: result.agree,
    missing: result.missing.map(({ causes, ...row }) => ({
      ...row,
      because: causes.map((cause) => declarations.cause(cause)),
    })),
    extra: result.extra,
  };
}

async function viewOf(root: string, { to, text, cwd }: ImportedPlace): Promise<TopologyView | undefined> {
  const path = to === undefined ? resolve(cwd, 'imported.azroute') : resolve(cwd, to, root);
  const texts = new Map(to === undefined ? [[documentUri(path), text]] : []);
  return (await openTopology([path], {}, texts)).views[0];
}
