import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DeclId } from '@azroute/engine';
import { compareNames, type TopologyView } from '@azroute/language';
import { Failure } from '../failure.js';
import type { Declarations } from '../present/declarations.js';

/** A file with the effective routes of a NIC. */
interface Dump {
  readonly file: string;
  readonly nic: DeclId;
}

/** The files of a folder: those that belong to a NIC, and the names of the others. */
export interface Dumps {
  readonly dumps: readonly Dump[];
  readonly others: readonly string[];
}

/**
 * Finds the NICs of the files in a folder. A file belongs to the NIC with whose name, such as `spoke1.vm1`, it begins.
 * @throws Failure if a file fits several NICs, or no file fits any
 */
export async function dumpsIn(
  folder: string,
  cwd: string,
  view: TopologyView,
  declarations: Declarations,
): Promise<Dumps> {
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  const nics = nicsByName(view);
  const dumps: Dump[] = [];
  const others: string[] = [];
  for (const file of files.sort(compareNames)) {
    const found = nicsOf(file, nics);
    if (found.length > 1) {
      const labels = found.map((id) => declarations.label(id));
      throw new Failure(`${join(folder, file)} fits ${labels.join(' and ')}; begin its name with one of these`);
    }
    const [nic] = found;
    if (nic === undefined) others.push(file);
    else dumps.push({ file: join(folder, file), nic });
  }
  if (dumps.length === 0) {
    throw new Failure(`no file in ${folder} begins with the name of a NIC; name them such as spoke1.vm1.json`);
  }
  return { dumps, others };
}

/** The NICs by all their names in lower case: alone, and with those of subnet and network before it. */
function nicsByName({ topology }: TopologyView): ReadonlyMap<string, readonly DeclId[]> {
  const found = new Map<string, DeclId[]>();
  for (const vnet of topology.vnets) {
    for (const subnet of vnet.subnets) {
      for (const { id, name } of subnet.nics) {
        const names = [[name], [vnet.name, name], [subnet.name, name], [vnet.name, subnet.name, name]];
        for (const path of names) {
          const key = path.join('.').toLowerCase();
          found.set(key, [...(found.get(key) ?? []), id]);
        }
      }
    }
  }
  return found;
}

/** The NICs whose name is the longest at the beginning of a file's name, up to a dot. */
function nicsOf(file: string, nics: ReadonlyMap<string, readonly DeclId[]>): readonly DeclId[] {
  let name = file.toLowerCase();
  for (let end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.')) {
    name = name.slice(0, end);
    const found = nics.get(name);
    if (found) return [...new Set(found)];
  }
  return [];
}
