import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { AzureIds } from '@azroute/language';
import { statsOf } from '../files/stats-of.js';

/** Larger files are not those of an import. */
const largest = 50_000_000;

/**
 * The IDs that `azroute import` has left beside a topology: `azure.ids.json`, or `NAME.ids.json` of a single network.
 * Undefined if there are none on the disk.
 * @param roots the topology before and after the change, the later first
 */
export async function knownIds(roots: readonly string[], cwd: string): Promise<AzureIds | undefined> {
  for (const root of roots) {
    const path = resolve(cwd, root);
    const beside = statsOf(path)?.isDirectory() ? path : dirname(path);
    for (const file of [join(beside, 'azure.ids.json'), path.replace(/\.azroute$/, '.ids.json')]) {
      const stats = statsOf(file);
      if (!stats?.isFile() || stats.size > largest) continue;
      const known = idsIn(await readFile(file, 'utf8').catch(() => ''));
      if (known) return known;
    }
  }
  return undefined;
}

function idsIn(text: string): AzureIds | undefined {
  try {
    const { ids, locations } = JSON.parse(text) as Record<string, unknown>;
    return { ids: textsIn(ids), locations: textsIn(locations) };
  } catch {
    return undefined;
  }
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
