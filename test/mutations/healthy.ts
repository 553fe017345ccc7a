import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { allCodes } from '@azroute/language';

/** A topology that is right: nothing is reported in it that is more than a remark. */
export interface Healthy {
  readonly name: string;
  /** Its text without comments, so that no edit hits one. */
  readonly text: string;
}

const examples = join(import.meta.dirname, '../../examples');
const fixtures = join(import.meta.dirname, 'healthy');

/** Examples that show something broken. */
const broken = ['03-route-server-default', '05-multi-region-loop', '05-multi-region-propagation-off'];

/** The healthy examples. */
export const healthyExamples: readonly Healthy[] = globSync('*.azroute', { cwd: examples })
  .filter((file) => !broken.includes(basename(file, '.azroute')))
  .sort()
  .map((file) => ({ name: basename(file, '.azroute'), text: read(join(examples, file)) }));

/** Healthy topologies with what no example has. */
export const healthyFixtures: readonly Healthy[] = globSync('*.azroute', { cwd: fixtures })
  .sort()
  .map((file) => ({ name: basename(file, '.azroute'), text: read(join(fixtures, file)) }));

/** The mended examples of the diagnostics' pages. */
export const mendedExamples: readonly Healthy[] = allCodes.flatMap(({ code, mended }) =>
  mended === undefined ? [] : [{ name: `the mended example of ${code}`, text: withoutComments(mended) }],
);

/** All healthy topologies. */
export const healthy: readonly Healthy[] = [...healthyExamples, ...healthyFixtures, ...mendedExamples];

function read(file: string): string {
  return withoutComments(readFileSync(file, 'utf8'));
}

function withoutComments(text: string): string {
  return text.replaceAll(/[ \t]*\/\/.*$/gm, '').replace(/^\n+/, '');
}
