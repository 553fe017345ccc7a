// npm run build: bundles what is shipped:
//   packages/cli/dist/azroute.js            the command line
//   packages/cli/dist/git.js                what it loads to read a revision with git, and for nothing else
//   packages/cli/dist/mcp.js                what it loads to serve a language model, and for nothing else
//   packages/extension/dist/extension.js    the client in VS Code
//   packages/extension/dist/server.js       the language server that it starts
//   packages/extension/dist/web-extension.js and web-server.js    the same two for VS Code in a browser
//   packages/extension/dist/diagram.js and diagram.css    the page that shows the diagram
//   packages/extension/dist/tools.mjs       the commands as tools for language models, in a thread of its own
//   packages/extension/dist/rules           the pages of the rulebook, to which hovers link
//   packages/extension/dist/diagnostics     the pages of the diagnostic codes, which a click on a code opens
//   packages/extension/dist/examples        the examples, of which a command makes copies
//   packages/extension/dist/markdown.css    the colors of pictures in the Markdown preview
// and beside them THIRD-PARTY-NOTICES.txt and sbom.cdx.json (CycloneDX): whose code is in them.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { apart } from './build/apart.mjs';
import { builtIns } from './build/built-ins.mjs';
import { common, polyfills, web, webServerAt } from './build/bundles.mjs';
import { copyExamples } from './build/examples.mjs';
import { instead } from './build/instead.mjs';
import { markdownStyles } from './build/markdown-styles.mjs';
import { thirdPartyNotices } from './build/notices.mjs';
import { copyPages } from './build/pages.mjs';
import { partsOf } from './build/parts.mjs';
import { softwareBillOfMaterials } from './build/sbom.mjs';
import { inRoot } from './lib/root.mjs';
import { main, say } from './lib/say.mjs';

/** Neither the server nor the command line starts a process, except for git, or uses the network. */
const alone = { plugins: [builtIns()] };
/** CommonJS libraries inside a module bundle call `require` for Node's built-ins. */
const requireInModule = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

const extension = {
  ...common,
  format: 'cjs',
  entryPoints: ['packages/extension/src/node/extension.ts'],
  outfile: 'packages/extension/dist/extension.js',
  external: ['vscode'],
  // The client library starts the language server.
  plugins: [builtIns({ besides: ['child_process'] })],
};
const server = {
  ...common,
  ...alone,
  ...polyfills,
  format: 'cjs',
  entryPoints: ['packages/extension/src/node/server.ts'],
  outfile: 'packages/extension/dist/server.js',
};
const webExtension = {
  ...web,
  format: 'cjs',
  entryPoints: ['packages/extension/src/web/extension.ts'],
  outfile: 'packages/extension/dist/web-extension.js',
  external: ['vscode'],
};
/** What runs on the page of a diagram. */
const diagram = {
  ...web,
  format: 'iife',
  entryPoints: ['packages/extension/src/webview/view.ts'],
  outfile: 'packages/extension/dist/diagram.js',
};
const webServer = webServerAt('packages/extension/dist/web-server.js');
const cli = {
  ...common,
  ...alone,
  ...polyfills,
  format: 'esm',
  entryPoints: ['packages/cli/src/main.ts'],
  outfile: 'packages/cli/dist/azroute.js',
  banner: requireInModule,
  plugins: [builtIns(), apart('run-git.js', './git.js'), apart('sdk.js', './mcp.js')],
  // For .png files, who wants it installs it.
  external: ['@resvg/resvg-js'],
  // `azroute explain` includes the pages of the rulebook.
  loader: { '.md': 'text' },
};
/** The only bundle of the command line that can start a process: git. */
const git = {
  ...common,
  format: 'esm',
  entryPoints: ['packages/cli/src/git/run-git.ts'],
  outfile: 'packages/cli/dist/git.js',
  plugins: [builtIns({ besides: ['child_process'] })],
};
/** The Model Context Protocol: only its server over standard input and output. */
const mcp = {
  ...common,
  format: 'esm',
  entryPoints: ['packages/cli/src/mcp/sdk.ts'],
  outfile: 'packages/cli/dist/mcp.js',
  banner: requireInModule,
  plugins: [builtIns(), instead(/[\\/]ajv-provider\.js$/, inRoot('scripts/build/no-validator.js'))],
};

/** The commands as tools for the language models of VS Code, each call in a thread of its own. */
const tools = {
  ...cli,
  entryPoints: ['packages/cli/src/mcp/editor-thread.ts'],
  outfile: 'packages/extension/dist/tools.mjs',
};

/** What is shipped together: the folder, a description, and its bundles. */
const PRODUCTS = [
  {
    folder: 'packages/extension/dist',
    name: 'azroute',
    description: 'The extension for VS Code with its language server.',
    bundles: [extension, server, tools, webExtension, webServer, diagram],
  },
  {
    folder: 'packages/cli/dist',
    name: 'azroute-cli',
    description: 'The command line with its language server.',
    bundles: [cli, git, mcp],
  },
];

async function buildProduct({ folder, name, description, bundles }) {
  rmSync(inRoot(folder), { recursive: true, force: true });
  const results = await Promise.all(bundles.map((options) => build(options)));
  const parts = partsOf(results.map(({ metafile }) => metafile));
  const files = bundles.map(({ outfile }) => outfile);
  writeFileSync(inRoot(folder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(parts));
  const sbom = softwareBillOfMaterials({ name, description, bundles: files, parts });
  writeFileSync(inRoot(folder, 'sbom.cdx.json'), sbom);
}

/** The style of the page of a diagram, with the colors of the picture. */
async function writeStyles() {
  const [colors, own] = await Promise.all(
    ['colors.ts', 'view.css'].map(async (file) => {
      const entryPoints = [`packages/extension/src/webview/${file}`];
      const options = { ...web, entryPoints, format: 'esm', minify: file.endsWith('.css'), write: false };
      const { outputFiles } = await build(options);
      return outputFiles[0].text;
    }),
  );
  const { colorRules } = await import(`data:text/javascript,${encodeURIComponent(colors)}`);
  writeFileSync(inRoot('packages/extension/dist/diagram.css'), `${colorRules()}\n${own}`);
}

/** The sizes of bundles, as they are and as a web server compresses them. */
function sizesOf(bundles) {
  const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
  return bundles
    .map(({ outfile }) => {
      const content = readFileSync(inRoot(outfile));
      const compressed = kilobytes(gzipSync(content).length);
      return `${path.basename(outfile)} has ${kilobytes(content.length)} (${compressed} compressed)`;
    })
    .join(', ');
}

await main(async () => {
  await Promise.all(PRODUCTS.map(buildProduct));
  cpSync(inRoot('syntaxes'), inRoot('packages/extension/dist/syntaxes'), { recursive: true });
  copyPages(inRoot('packages/extension/dist'));
  copyExamples(inRoot('packages/extension/dist/examples'));
  await writeStyles();
  writeFileSync(inRoot('packages/extension/dist/markdown.css'), markdownStyles());
  say(`Built the extension and the command line. In a browser, ${sizesOf([webExtension, webServer])}.`);
});
