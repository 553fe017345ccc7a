// npm run site: makes the site of azroute in out/site: the documentation with search, and the playground. It can be put
// on any static host.
//   --serve        serves it on 127.0.0.1 (--port 8080)
//   --base /path/  where it will be on its host, if not at its root
// What it needs is in site/package.json and is installed there: whoever only uses azroute need not have it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { serveFolders } from './editor-test/static-server.mjs';
import { inRoot } from './lib/root.mjs';
import { main, Plain, say } from './lib/say.mjs';
import { copyDocumentation } from './site/pages.mjs';
import { buildPlayground } from './site/play.mjs';

const OUT = inRoot('out', 'site');
const SITE = inRoot('site');
const WINDOWS = process.platform === 'win32';

const { values } = parseArgs({
  options: {
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    base: { type: 'string', default: '/' },
  },
});

function installIfNeeded() {
  const hidden = inRoot('site', 'node_modules', '.package-lock.json');
  const versions = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const want = versions(inRoot('site', 'package-lock.json'));
  const have = existsSync(hidden) ? versions(hidden) : {};
  const isComplete = Object.entries(want).every(
    ([name, entry]) => name === '' || entry.optional || have[name]?.version === entry.version,
  );
  if (isComplete) return;
  say('Installing what the site needs (once; about 15 seconds and 210 MB in site/node_modules) …');
  const npm = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(WINDOWS ? 'npm.cmd' : 'npm', npm, { cwd: SITE, stdio: 'inherit', shell: WINDOWS });
  if (status !== 0) throw new Plain('npm ci failed in the folder site; its message is above.');
}

/** The generator runs in a process of its own, because it has its own version of everything. */
function buildDocumentation() {
  copyDocumentation(inRoot('site', '.pages'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/vitepress/bin/vitepress.js', 'build'], {
    cwd: SITE,
    encoding: 'utf8',
    env: { ...process.env, AZROUTE_SITE_BASE: values.base, AZROUTE_SITE_OUT: OUT, NO_COLOR: '1' },
  });
  if (status !== 0) throw new Plain(`The documentation could not be built.\n${stdout}${stderr}`);
}

await main(async () => {
  if (!/^\/([\w.-]+\/)*$/.test(values.base)) throw new Plain('--base is a path that begins and ends with a slash.');
  installIfNeeded();
  rmSync(OUT, { recursive: true, force: true });
  buildDocumentation();
  await buildPlayground(inRoot('out', 'site', 'play'));
  say('Made the site in out/site.');
  if (!values.serve) return;
  if (values.base !== '/') throw new Plain('--serve serves the site at the root; leave --base out.');
  const { origin } = await serveFolders({ '': OUT }, Number(values.port));
  say(`It is at ${origin}/ until you press Ctrl+C.`);
  await new Promise(() => {});
});
