import { isProblem, parsePrefix } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import type { Estate } from '../model/estate.js';
import type { Found } from './found.js';

/** A file with service tags and their prefixes. */
export interface TagsFile {
  readonly file: string;
  readonly tags: ReadonlyMap<string, readonly string[]>;
}

/** Takes over the prefixes of the service tags to which routes lead. */
export function readServiceTags(estate: Estate, files: readonly TagsFile[], found: Found): void {
  const routes = [...estate.routeTables.values()].flatMap((table) => table.routes);
  const used = new Set(routes.map(({ destination }) => destination).filter((each) => !each.includes('/')));
  for (const { file, tags } of files) {
    found.read.push({ file, format: 'service tags', of: undefined });
    for (const tag of [...used].sort(compareNames)) {
      const prefixes = (tags.get(tag.toLowerCase()) ?? []).filter((text) => !isProblem(parsePrefix(text)));
      if (prefixes.length === 0 || estate.serviceTags.some((known) => known.tag === tag)) continue;
      estate.serviceTags.push({ tag, prefixes, source: file });
    }
  }
}
