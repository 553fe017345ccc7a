import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compareNames } from '@azroute/language';
import { Failure } from '../failure.js';
import { type FoundNic, labelOf, nicsByName } from './nics.js';
import type { ComparedTopology } from './topologies.js';

/** A file with the effective routes of a NIC. */
interface Dump {
  readonly file: string;
  readonly nic: FoundNic;
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
export async function dumpsIn(folder: string, cwd: string, topologies: readonly ComparedTopology[]): Promise<Dumps> {
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  const nics = nicsByName(topologies);
  const dumps: Dump[] = [];
  const others: string[] = [];
  for (const file of files.sort(compareNames)) {
    const found = nicsOf(file, nics);
    if (found.length > 1) {
      const labels = found.map((nic) => labelOf(nic, topologies));
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

/** The NICs whose name is the longest at the beginning of a file's name, up to a dot. */
function nicsOf(file: string, nics: ReadonlyMap<string, readonly FoundNic[]>): readonly FoundNic[] {
  let name = file.toLowerCase();
  for (let end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.')) {
    name = name.slice(0, end);
    const found = nics.get(name);
    if (found) return found;
  }
  return [];
}
