import { run as runSuites } from './support/run.js';

/** VS Code calls this in the extension host; it rejects if a test fails. */
export const run = (): Promise<void> =>
  runSuites(() => {
    require('./suites/loop.js');
    require('./suites/syntax-error.js');
    require('./suites/findings.js');
    require('./suites/pages.js');
    require('./suites/markdown.js');
    require('./suites/tests.js');
    require('./suites/repairs.js');
    require('./suites/comparison.js');
    require('./suites/diagram.js');
    require('./suites/everyday.js');
    require('./suites/typing.js');
    require('./suites/newcomer.js');
    require('./suites/imports.js');
    require('./suites/refactorings.js');
    require('./suites/virtual.js');
    require('./suites/hostile.js');
    require('./suites/endings.js');
    require('./suites/paths.js');
    require('./suites/help.js');
    require('./suites/language-models.js');
    require('./suites/alone.js');
    require('./suites/manifest.js');
  });
