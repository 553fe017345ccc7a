// npm test: every check of the project, cheapest first. A failed stage does not keep the others from running.
//   VSCODE_TEST=server   the editor tests in the embedded VS Code, without looking for another one (for CI)
import { mkdirSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { inRoot } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';
import { main, say } from './lib/say.mjs';
import { mochaCounts, sumCounts, vitestCounts } from './test/counts.mjs';

const RESULTS = inRoot('out', 'test');
const VITEST = `${RESULTS}/vitest.json`;
const SHIPPING = `${RESULTS}/shipping.json`;
const MOCHA = `${RESULTS}/mocha.json`;
const MOCHA_WEB = `${RESULTS}/mocha-web.json`;
const SITE_RESULTS = `${RESULTS}/site.json`;
const SOAK = `${RESULTS}/soak.json`;
const ANSWERS = `${RESULTS}/answers.json`;

/** Runs vitest with a readable report and one for counting. */
const vitest = (report, ...args) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  ...args,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];
const KNIP = 'node_modules/knip/bin/knip.js';
const TSC = 'node_modules/typescript/bin/tsc';

/** The stages: scripts with their arguments, and where a test stage writes its counts. */
const BUILD = { name: 'Build', steps: [['scripts/build.mjs']] };
const TYPES = {
  name: 'Types',
  steps: [
    [TSC, '--build'],
    [TSC, '--project', 'test'],
  ],
};
const LINT = {
  name: 'Format and lint',
  steps: [['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'], [KNIP]],
};
const ARCHITECTURE = {
  name: 'Architecture rules',
  steps: [
    ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'packages', '--config', '.dependency-cruiser.mjs'],
  ],
};
const UNIT = {
  name: 'Unit and conformance tests',
  steps: [vitest(VITEST)],
  counts: () => vitestCounts(VITEST),
};
const SOAKING = {
  name: 'Soak of the language server',
  steps: [
    ['test/soak/main.ts', ...'--seed 1 --jobs 1 --histories 12 --minutes 2.5 --shrink 60 --results'.split(' '), SOAK],
    ['test/soak/answers/main.ts', ...'--vnets 150 --requests 600 --results'.split(' '), ANSWERS],
  ],
  counts: () => sumCounts(SOAK, ANSWERS),
};
const PACKAGE = { name: 'Package', steps: [['scripts/package.mjs']] };
const SHIPPED = {
  name: 'Tests of what is shipped',
  steps: [vitest(SHIPPING, '--config', 'test/shipping/vitest.config.ts')],
  counts: () => vitestCounts(SHIPPING),
};
const EDITOR = {
  name: 'Editor tests in VS Code',
  steps: [['scripts/editor-test.mjs']],
  env: { MOCHA_RESULTS: MOCHA },
  counts: () => mochaCounts(MOCHA),
};

const WEB = {
  name: 'Editor tests in VS Code for the Web',
  steps: [['scripts/editor-test.mjs']],
  env: { VSCODE_TEST: 'web', MOCHA_RESULTS: MOCHA_WEB },
  counts: () => mochaCounts(MOCHA_WEB),
};

const SITE = {
  name: 'Site and playground in a browser',
  steps: [
    ['scripts/site.mjs'],
    [TSC, '--project', 'site'],
    vitest(SITE_RESULTS, '--config', 'test/site/vitest.config.ts'),
  ],
  counts: () => vitestCounts(SITE_RESULTS),
};

/**
 * What follows each other; what stands in lists of a list runs beside each other. The soak of one server at a time uses
 * one core, and so do the site, compiling, checking and packaging; the unit tests use all cores, and the editor wants them
 * to itself. The site is compiled against what the types have built, which is there long before the soak ends.
 */
const PLAN = [
  BUILD,
  [
    [TYPES, LINT, ARCHITECTURE, PACKAGE, SHIPPED],
    [SOAKING, SITE],
  ],
  UNIT,
  EDITOR,
  WEB,
];

/** Runs one stage; a stage that fails without a failed test counts as one failure. */
async function run({ name, steps, env, counts }, beside) {
  const printed = [];
  const output = beside ? (text) => printed.push(text) : 'inherit';
  const title = `\n── ${name} ${'─'.repeat(Math.max(0, 76 - name.length))}`;
  if (!beside) console.log(title);
  const start = Date.now();
  let ok = true;
  for (const [file, ...args] of steps) ok = (await runNode(file, args, env, output)) === 0 && ok;
  const { passed, failed, failures } = counts?.() ?? { passed: 0, failed: 0, failures: [] };
  if (beside) console.log(`${title}\n${printed.join('').trimEnd()}`);
  say(`${name}: ${ok ? 'ok' : 'FAILED'} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return { name, passed, failed: ok ? failed : Math.max(1, failed), failures };
}

/** The results of stages in order. */
async function runAll(stages, beside = false) {
  const results = [];
  for (const stage of stages) {
    if (Array.isArray(stage)) results.push(...(await Promise.all(stage.map((lane) => runAll(lane, true)))).flat());
    else results.push(await run(stage, beside));
  }
  return results;
}

/** Repeats the failures at the end, because readers look at the last lines of a log first. */
function printFailures(results) {
  for (const { name: stage, failures } of results) {
    for (const { name, message } of failures) {
      const where = name.replace(/^\/\S+?(?=: |$)/, (file) => relative(inRoot('.'), file));
      console.log(`\n✗ ${stage}: ${where}\n${message.replace(/^/gm, '    ')}`);
    }
  }
}

await main(async () => {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const results = await runAll(PLAN);
  printFailures(results);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const bad = results.filter((result) => result.failed > 0).map((result) => result.name);
  console.log(bad.length > 0 ? `\nFailed: ${bad.join(', ')}.` : '\nAll stages passed.');
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return bad.length > 0 ? 1 : 0;
});
