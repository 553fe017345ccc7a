import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pages } from '../diagnostics/pages.js';

/** A healthy topology: only findings of severity information or hint are reported. */
export interface Healthy {
  readonly name: string;
  /** Its text without comments, so that no edit hits one. */
  readonly text: string;
  /**
   * For one file of several: the folder that contains them, the path of the file in it, and the file that imports all
   * of them.
   */
  readonly part?: { readonly folder: string; readonly file: string; readonly root: string };
}

const examples = join(import.meta.dirname, '../../examples');
const own = join(import.meta.dirname, 'healthy');

/** Examples that show something broken. */
const broken = [
  '03-route-server-default',
  '05-multi-region-loop',
  '05-multi-region-propagation-off',
  '13-virtual-wan-expressroute',
];

/** The healthy examples in one file. */
const wholeExamples: readonly Healthy[] = globSync('*.azroute', { cwd: examples })
  .filter((file) => !broken.includes(basename(file, '.azroute')))
  .sort()
  .map((file) => ({ name: basename(file, '.azroute'), text: read(join(examples, file)) }));

const several = join(examples, '10-several-files');

/** The files of the multi-file example. */
const parts: readonly Healthy[] = globSync('**/*.azroute', { cwd: several })
  .sort()
  .map((file) => ({
    name: `10-several-files/${file}`,
    text: read(join(several, file)),
    part: { folder: several, file, root: 'network.azroute' },
  }));

/** Healthy topologies with features that no example has. */
const fixtures: readonly Healthy[] = globSync('*.azroute', { cwd: own })
  .sort()
  .map((file) => ({ name: basename(file, '.azroute'), text: read(join(own, file)) }));

/** The fixed examples on the pages of the diagnostics. */
const fixedExamples: readonly Healthy[] = [...pages.values()].flatMap(({ code, fixed }) =>
  fixed === undefined ? [] : [{ name: `the fixed example of ${code}`, text: withoutComments(fixed) }],
);

/** All healthy topologies. */
export const healthy: readonly Healthy[] = [...wholeExamples, ...parts, ...fixtures, ...fixedExamples];

function read(file: string): string {
  return withoutComments(readFileSync(file, 'utf8'));
}

function withoutComments(text: string): string {
  return text.replaceAll(/[ \t]*\/\/.*$/gm, '').replace(/^\n+/, '');
}
