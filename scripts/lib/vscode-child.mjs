// Runs VS Code's server, and ends it with everything it has started as soon as the script that started it is gone,
// however that ended: standard input is a pipe that the script keeps open.
//   node vscode-child.mjs FOLDER PROGRAM [ARGUMENT…]     FOLDER is then removed: it contains the token and the sockets
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [node, , folder, program, ...args] = process.argv;

function end() {
  rmSync(folder, { recursive: true, force: true });
  try {
    process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
  } finally {
    process.exit(1);
  }
}
process.stdin.on('end', end).on('error', end).resume();

process.argv = [node, program, ...args];
await import(pathToFileURL(program).href);
