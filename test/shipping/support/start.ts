import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { freshFolder } from '../../../scripts/lib/private-folder.mjs';
import { inRoot } from '../../../scripts/lib/root.mjs';
import { groupsWith, type Process } from './processes.js';

/** `npm start` with the embedded VS Code, without building first. */
export interface Started {
  /** The process that represents npm. */
  readonly npm: ChildProcess;
  /** The private folder of this start. */
  readonly home: string;
  /** The address that was printed. */
  readonly address: URL;
  readonly token: string;
  output(): string;
  /** The server of VS Code and everything that it has started. */
  server(): readonly Process[];
  /** The process that runs scripts of this name. */
  script(name: 'bootstrap' | 'serve'): Process;
  /** The folder of its sockets and of its token. */
  readonly runtimeFolder: string;
  /** Kills what is left of it. */
  clean(): void;
}

const BOOTSTRAP = inRoot('scripts', 'bootstrap.mjs');
const SERVE = '../test/shipping/start/serve';

/** How npm runs the script of `start`. */
const asNpm = (home: string) => ['sh', '-c', `node "${BOOTSTRAP}" ${SERVE} "${home}"; exit $?`];
/** The same in a separate terminal, which closes when the process ends. */
const inTerminal = (home: string) => ['script', '-qfc', `exec node "${BOOTSTRAP}" ${SERVE} "${home}"`, '/dev/null'];

/** Starts it and waits until it has printed its address. */
export async function start(where: 'npm' | 'terminal' = 'npm'): Promise<Started> {
  const home = freshFolder('azroute-start-');
  const [program = '', ...args] = where === 'npm' ? asNpm(home) : inTerminal(home);
  const npm = spawn(program, args, {
    stdio: [where === 'npm' ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    // A separate session, like that of a terminal.
    detached: true,
    env: { ...process.env, OPEN: '0', PORT: '0' },
  });
  let text = '';
  for (const stream of [npm.stdout, npm.stderr]) stream?.on('data', (chunk) => (text += chunk));
  const address = await new Promise<URL>((resolve, reject) => {
    npm.stdout?.on('data', () => {
      const found = /http:\/\/\S+(?=\r?\n)/.exec(text)?.[0];
      if (found) resolve(new URL(found));
    });
    npm.on('exit', () => reject(new Error(`it ended before it had started:\n${text}`)));
  });
  const server = () => groupsWith(path.join(home, 'server'));
  const script = (name: 'bootstrap' | 'serve') => {
    const found = groupsWith(home).find(({ command }) => command.includes(`/${name}.mjs`));
    if (!found) throw new Error(`no process runs ${name}.mjs`);
    return found;
  };
  const runtimeFolder = path.dirname(/--socket-path (\S+)/.exec(server()[0]?.command ?? '')?.[1] ?? '');
  return {
    npm,
    home,
    address,
    token: address.searchParams.get('tkn') ?? '',
    output: () => text,
    server,
    script,
    runtimeFolder,
    clean: () => {
      for (const { pid } of groupsWith(home)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It has already ended.
        }
      }
      // The process that would remove it has just been killed.
      if (runtimeFolder !== '.') rmSync(runtimeFolder, { recursive: true, force: true });
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
