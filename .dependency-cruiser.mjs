import { builtinModules } from 'node:module';

/**
 * The invariants 1 and 2 of the architecture: which package may know which, and what the engine may not touch.
 * Workspace packages resolve to their sources through the `source` condition of their `exports`.
 */
const TESTS = '[.]test[.]ts$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'engine-is-pure',
      comment: 'The engine runs in a browser worker: its only dependency outside itself is ip-num.',
      severity: 'error',
      from: { path: '^packages/engine/', pathNot: TESTS },
      to: { pathNot: ['^packages/engine/', '^node_modules/ip-num/'] },
    },
    {
      name: 'engine-tests-are-local',
      comment: 'Tests of the engine may use the test tools, but no other package of azroute.',
      severity: 'error',
      from: { path: '^packages/engine/' },
      to: { path: '^packages/(diagram|language|import|cli|extension)/|^node_modules/(langium|vscode)' },
    },
    {
      name: 'ip-num-only-in-address',
      comment: 'ip-num parses and prints addresses in one place; everything else computes on plain integers.',
      severity: 'error',
      from: { pathNot: '^packages/engine/src/address/' },
      to: { path: '^node_modules/ip-num/' },
    },
    {
      name: 'diagram-knows-engine-only',
      comment: 'The picture is made of plain data in a terminal, in a worker and on a web page.',
      severity: 'error',
      from: { path: '^packages/diagram/', pathNot: TESTS },
      to: { pathNot: '^packages/(diagram|engine)/' },
    },
    {
      name: 'language-knows-engine-and-diagram',
      comment: 'The language server draws the picture; whoever shows it gets plain data.',
      severity: 'error',
      from: { path: '^packages/(language|diagram)/' },
      to: { path: '^packages/(import|cli|extension)/' },
    },
    {
      name: 'import-is-pure',
      comment: 'The importer takes texts and returns texts, in the editor on the web too: no files, no processes.',
      severity: 'error',
      from: { path: '^packages/import/src/', pathNot: TESTS },
      to: {
        pathNot: ['^packages/(import|engine)/', '^packages/language/src/index[.]ts$', '^node_modules/jsonc-parser/'],
      },
    },
    {
      name: 'import-is-no-front-end',
      severity: 'error',
      from: { path: '^packages/import/' },
      to: { path: '^packages/(cli|extension)/' },
    },
    {
      name: 'language-runs-in-a-worker',
      comment: 'Only the Node entry point of the language package (node.ts and node/) may use Node built-ins.',
      severity: 'error',
      from: { path: '^packages/language/src/', pathNot: ['^packages/language/src/node([.]ts$|/)', TESTS] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'language-needs-no-node',
      comment: 'What runs in a browser knows neither the part of the language package for Node nor that of a library.',
      severity: 'error',
      from: { path: '^packages/language/src/', pathNot: ['^packages/language/src/node([.]ts$|/)', TESTS] },
      to: { path: ['^packages/language/src/node([.]ts$|/)', '^node_modules/[^/]+/lib/node/'] },
    },
    {
      name: 'extension-runs-in-a-browser',
      comment: 'Only the entry points of the extension for Node (node/) may use Node, and nothing else knows them.',
      severity: 'error',
      from: { path: '^packages/extension/src/', pathNot: ['^packages/extension/src/node/', TESTS] },
      to: {
        path: [
          '^packages/extension/src/node/',
          '^packages/language/src/node([.]ts$|/)',
          '^node_modules/[^/]+/lib/node/',
          `^(node:)?(${builtinModules.join('|')})$`,
        ],
      },
    },
    {
      name: 'node-runs-in-no-browser',
      comment: 'The entry points for browsers are for browsers.',
      severity: 'error',
      from: {
        path: '^packages/',
        pathNot: ['^packages/language/src/browser([.]ts$|/)', '^packages/extension/src/web/', TESTS],
      },
      to: {
        path: [
          '^packages/language/src/browser([.]ts$|/)',
          '^packages/extension/src/web/',
          '^node_modules/[^/]+/lib/browser/',
        ],
      },
    },
    {
      name: 'cli-and-extension-are-leaves',
      comment: 'The two front ends do not know each other.',
      severity: 'error',
      from: { path: '^packages/(cli|extension)/' },
      to: { path: '^packages/(cli|extension)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'no-cycles',
      comment: 'No file reaches itself, by types neither.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '/generated/' },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^packages/' },
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'browser', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
