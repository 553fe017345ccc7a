import type { ChildProcess } from 'node:child_process';
import { until } from './until.js';

/** Node keeps active handles in this list; there is no public API. */
interface Handles {
  _getActiveHandles(): readonly object[];
}

const isServer = (handle: object): handle is ChildProcess & { readonly pid: number } =>
  'spawnargs' in handle &&
  'pid' in handle &&
  typeof handle.pid === 'number' &&
  Array.isArray(handle.spawnargs) &&
  handle.spawnargs.some((argument) => /[\\/]dist[\\/]server\.js$/.test(String(argument)));

/** The process IDs of the running language servers that this extension host has started. */
export function serverProcesses(): readonly number[] {
  const handles = (process as unknown as Handles)._getActiveHandles();
  return handles.filter(isServer).map(({ pid }) => pid);
}

/** Kills the server and waits until its process is gone. */
export async function killServer(): Promise<void> {
  const pid = await until(() => serverProcesses()[0], 'the server to run');
  process.kill(pid, 'SIGKILL');
  await until(() => !serverProcesses().includes(pid), 'the server to end');
}
