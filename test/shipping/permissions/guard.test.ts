import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contents, ended, startGuarded } from '../support/guarded.js';

interface Attempt {
  readonly code: string;
  /** What the guard must report. */
  readonly forbidden?: RegExp;
  /** How Node itself refuses, if the guard reports nothing. */
  readonly refused?: string;
}

/** Each attempts something and swallows the refusal, as a library might. */
const ATTEMPTS: readonly Attempt[] = [
  { code: `require('net').connect(9, '127.0.0.1')`, forbidden: /^net\.connect/m },
  { code: `new (require('net').Socket)().connect(9, '127.0.0.1')`, forbidden: /^net\.Socket\.connect/m },
  { code: `require('net').createServer().listen(0)`, forbidden: /^net\.createServer/m },
  { code: `new (require('net').Server)().listen(0)`, forbidden: /^net\.Server\.listen/m },
  { code: `require('dns').lookup('example.com', () => {})`, forbidden: /^dns\.lookup/m },
  { code: `await require('dns').promises.resolve('example.com')`, forbidden: /^dns\/promises\.resolve/m },
  { code: `new (require('dns').Resolver)().resolve4('example.com', () => {})`, forbidden: /^handle/m },
  { code: `require('dgram').createSocket('udp4')`, forbidden: /^dgram\.createSocket/m },
  { code: `new (require('dgram').Socket)('udp4')`, forbidden: /^handle UDP/m },
  { code: `await fetch('http://127.0.0.1:9')`, forbidden: /^fetch/m },
  { code: `new WebSocket('ws://127.0.0.1:9')`, forbidden: /^WebSocket/m },
  { code: `require('https').get('https://127.0.0.1:9')`, forbidden: /^https\.get/m },
  { code: `await (await import('node:http')).request('http://127.0.0.1:9')`, forbidden: /^http\.request/m },
  { code: `require('tls').connect(9)`, forbidden: /^tls\.connect/m },
  { code: `require('http2').connect('http://127.0.0.1:9')`, forbidden: /^http2\.connect/m },
  { code: `require('child_process').spawn('true')`, forbidden: /^child_process\.spawn/m },
  { code: `require('child_process').execFileSync('true')`, forbidden: /^child_process\.execFileSync/m },
  { code: `require('fs').writeFileSync(FILE, '')`, forbidden: /^fs\.writeFileSync/m },
  { code: `await require('fs').promises.writeFile(FILE, '')`, forbidden: /^fs\/promises\.writeFile/m },
  { code: `await (await import('node:fs/promises')).writeFile(FILE, '')`, forbidden: /^fs\/promises\.writeFile/m },
  { code: `require('fs').openSync(FILE, 'w')`, forbidden: /^fs\.openSync with w/m },
  { code: `await require('fs').promises.open(FILE, 'a+')`, forbidden: /^fs\/promises\.open with a\+/m },
  { code: `require('fs').openSync(FILE, require('fs').constants.O_CREAT)`, forbidden: /^fs\.openSync with/m },
  { code: `require('fs').createWriteStream(FILE)`, forbidden: /^fs\.createWriteStream/m },
  { code: `require('fs').mkdirSync(FILE)`, forbidden: /^fs\.mkdirSync/m },
  { code: `require('fs').rmSync(OWN)`, forbidden: /^fs\.rmSync/m },
  { code: `process.dlopen(module, FILE)`, forbidden: /^process\.dlopen/m },
  { code: `require('fs').readFileSync('/etc/hostname')`, refused: 'ERR_ACCESS_DENIED' },
  { code: `eval('1')`, refused: 'Code generation from strings disallowed for this context' },
  { code: `new Function('return 1')`, refused: 'Code generation from strings disallowed for this context' },
  {
    code: `new (require('worker_threads').Worker)("fetch('http://127.0.0.1:9')", { eval: true })`,
    forbidden: /^fetch/m,
  },
];

describe('the guard of these tests', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'azroute-guard-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.concurrent.each(ATTEMPTS)('refuses $code', async ({ code, forbidden, refused }) => {
    const script = path.join(mkdtempSync(path.join(folder, 'try-')), 'script.cjs');
    const text = `
      const [OWN, FILE] = [${JSON.stringify(script)}, ${JSON.stringify(`${script}.new`)}];
      process.on('uncaughtException', (error) => console.log('refused', error.code ?? error.message));
      (async () => {
        ${code};
        console.log('let through');
      })().catch((error) => console.log('refused', error.code ?? error.message));`;
    writeFileSync(script, text);
    const before = contents(path.dirname(script));
    const result = await ended(startGuarded(script, [], { cwd: folder, reads: [path.dirname(script)] }));
    if (forbidden) expect(result.forbidden.join('\n'), result.stderr).toMatch(forbidden);
    else expect(result.stdout).toBe(`refused ${refused}\n`);
    expect(contents(path.dirname(script))).toEqual(before);
  });

  it('lets a program read what it may read, and start a thread', async () => {
    const script = path.join(mkdtempSync(path.join(folder, 'read-')), 'script.cjs');
    writeFileSync(
      script,
      `const { Worker, isMainThread } = require('worker_threads');
       console.log(require('fs').readFileSync(__filename, 'utf8').length > 9, process.permission.has('fs.write'));
       if (isMainThread) new Worker(__filename);`,
    );
    const result = await ended(startGuarded(script, [], { cwd: folder, reads: [path.dirname(script)] }));
    expect(result).toMatchObject({ code: 0, stdout: 'true false\ntrue false\n', forbidden: [] });
  });
});
