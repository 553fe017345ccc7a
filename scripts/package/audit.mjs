import { spawn } from 'node:child_process';
import { ROOT } from '../lib/root.mjs';

const WINDOWS = process.platform === 'win32';
const LIMIT_MS = 60_000;
const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'];

/** The output of `npm audit`, or why there is none. */
function ask({ npm, limit }) {
  // Only shipped packages; no retries, because packaging must not wait for an unavailable service.
  const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${Math.ceil(limit / 2)}`];
  return new Promise((resolve) => {
    const child = spawn(npm, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'], shell: WINDOWS, timeout: limit });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', (error) => resolve({ problem: error.message }));
    child.on('close', (_, signal) => resolve(signal ? { problem: `no answer within ${limit / 1000} s` } : { text }));
  });
}

/** Reads the report of `npm audit`. */
function read(text) {
  try {
    const report = JSON.parse(text);
    if (report.vulnerabilities) return { found: Object.values(report.vulnerabilities) };
    return { problem: report.message ?? report.error?.summary ?? 'the answer is no report' };
  } catch {
    return { problem: 'the answer is no report' };
  }
}

/**
 * Queries the audit service of the registry that npm is configured for.
 * @param {{ npm?: string, limit?: number }} [options] the program, and its time limit in milliseconds
 * @returns {Promise<{ says: string, ok: boolean }>}
 */
export async function audit({ npm = WINDOWS ? 'npm.cmd' : 'npm', limit = LIMIT_MS } = {}) {
  const { text, problem } = await ask({ npm, limit });
  const { found, problem: noReport } = problem === undefined ? read(text) : {};
  if (!found) {
    const why = String(problem ?? noReport).split('\n')[0];
    return {
      says: `Not audited: the registry does not say which packages have known vulnerabilities (${why}). Run "npm audit --omit=dev" where it does.`,
      ok: true,
    };
  }
  if (found.length === 0) return { says: 'Audited: no known vulnerability in what is shipped.', ok: true };
  const list = found
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
    .map(({ name, severity, via }) => `  ${name} (${severity}): ${titles(via)}`);
  const ok = found.every(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf('low'));
  return { says: `Audited: known vulnerabilities in what is shipped.\n${list.join('\n')}`, ok };
}

/** The advisories for a vulnerability, or the packages that it comes from. */
const titles = (via) =>
  via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} ${one.url}`)).join('; ');
