import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Started, start } from '../support/start.js';

/** Whether something responds at an address of this machine. */
const answers = ({ hostname, port }: URL) =>
  new Promise<boolean>((resolve) => {
    const client = connect(Number(port), hostname, () => {
      client.destroy();
      resolve(true);
    });
    client.on('error', () => resolve(false));
  });

interface Ending {
  readonly what: string;
  readonly where?: 'terminal';
  end(started: Started): void;
}

const ENDINGS: readonly Ending[] = [
  { what: 'the terminal is closed', where: 'terminal', end: ({ npm }) => npm.kill('SIGKILL') },
  { what: 'Ctrl+C is pressed', where: 'terminal', end: ({ npm }) => npm.stdin?.write('\x03') },
  { what: 'npm passes SIGTERM on', end: ({ script }) => process.kill(script('bootstrap').pid, 'SIGTERM') },
  { what: 'npm passes SIGHUP on', end: ({ script }) => process.kill(script('bootstrap').pid, 'SIGHUP') },
  { what: 'npm is killed', end: ({ npm }) => npm.kill('SIGKILL') },
  { what: 'the script below npm is killed', end: ({ script }) => process.kill(script('bootstrap').pid, 'SIGKILL') },
  { what: 'the script that serves is killed', end: ({ script }) => process.kill(script('serve').pid, 'SIGKILL') },
];

describe.skipIf(process.platform !== 'linux')('the embedded VS Code of npm start ends when', () => {
  let started: Started | undefined;
  afterEach(() => started?.clean());

  it.each(ENDINGS)('$what', async ({ where, end }) => {
    started = await start(where);
    expect(started.server().length).toBeGreaterThan(0);
    expect(await answers(started.address)).toBe(true);
    end(started);
    const left = async () => ({
      processes: started?.server().map(({ command }) => command),
      answers: started && (await answers(started.address)),
      folder: existsSync(started?.runtimeFolder ?? ''),
    });
    await expect
      .poll(left, { timeout: 30_000, interval: 100 })
      .toEqual({ processes: [], answers: false, folder: false });
  });
});
