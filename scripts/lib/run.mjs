import { spawn } from 'node:child_process';
import path from 'node:path';
import { inRoot, ROOT } from './root.mjs';

/**
 * Runs a program of node_modules or a script of this folder under this Node.
 * @param {string} file path inside the repository
 * @param {string[]} args
 * @param {Record<string, string>} env additional environment
 * @param {'inherit' | 'ignore' | ((text: string) => void)} output what happens to its standard output; a function
 *   gets what it writes to its standard error, too
 * @returns {Promise<number>} the exit code
 */
export function runNode(file, args = [], env = {}, output = 'inherit') {
  const collect = typeof output === 'function' ? output : undefined;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot(file), ...args], {
      cwd: ROOT,
      stdio: collect ? ['ignore', 'pipe', 'pipe'] : ['inherit', output, 'inherit'],
      env: { ...process.env, ...env },
    });
    for (const stream of collect ? [child.stdout, child.stderr] : []) stream?.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => {
      console.error(`${path.basename(file)}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => {
      const end = () => resolve(code ?? 1);
      if (!collect) return end();
      // What a process has started may hold its output open after it.
      child.once('close', end);
      setTimeout(end, 5_000).unref();
    });
  });
}
