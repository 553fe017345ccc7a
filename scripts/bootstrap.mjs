// The first step of `npm start` and `npm test`: plain Node 20 without dependencies. Installs what is missing, then
// continues with scripts/<name>.mjs under the Node that the project includes. package.json uses `exec` (a shell between
// npm and this process would neither forward signals nor keep the exit code) and repeats the command for Windows, whose
// shell has no `exec`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { installIfNeeded, projectNode } from './lib/install.mjs';
import { inRoot, ROOT } from './lib/root.mjs';
import { main, Plain } from './lib/say.mjs';

const [name, ...args] = process.argv.slice(2);

await main(() => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 10)) {
    throw new Plain(`azroute needs Node 20.10 or newer to begin; this is Node ${process.versions.node}.`);
  }
  installIfNeeded();
  const node = projectNode();
  const env = {
    ...process.env,
    PATH: [path.dirname(node), inRoot('node_modules', '.bin'), process.env.PATH].join(path.delimiter),
  };
  const child = spawn(node, [inRoot('scripts', `${name}.mjs`), ...args], { cwd: ROOT, stdio: 'inherit', env });
  // This process only waits for the child to end cleanly, whichever of them was told to stop.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm can be killed without this process being notified.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 1000).unref();
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(signal ? 1 : code));
  });
});
