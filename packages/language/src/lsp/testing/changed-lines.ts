import { structuredPatch } from 'diff';
import type { Files } from './edited.js';

/** The lines that differ between files, with a line around them; below the names of the files if there are several. */
export function changedLines(before: Files, after: Files): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => {
      const { hunks } = structuredPatch(name, name, before[name] ?? '', after[name] ?? '', '', '', { context: 1 });
      const lines = hunks.flatMap((hunk, i) => [...(i > 0 ? ['@@'] : []), ...hunk.lines]);
      const head = names.length > 1 ? [`@@ ${name}${name in after ? '' : ' (deleted)'} @@`] : [];
      return `${[...head, ...lines].join('\n')}\n`;
    })
    .join('');
}
