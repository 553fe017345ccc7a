import { spawn } from 'node:child_process';
import path from 'node:path';
import { inRoot, ROOT } from './root.mjs';

/**
 * Runs a program of node_modules or a script of this folder under this Node.
 * @param {string} file path inside the repository
 * @param {string[]} args
 * @param {Record<string, string>} env additional environment
 * @param {'inherit' | 'ignore'} output what happens to its standard output
 * @returns {Promise<number>} the exit code
 */
export function runNode(file, args = [], env = {}, output = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot(file), ...args], {
      cwd: ROOT,
      stdio: ['inherit', output, 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', (error) => {
      console.error(`${path.basename(file)}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
