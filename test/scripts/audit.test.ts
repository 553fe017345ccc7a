import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder } from '../../scripts/lib/private-folder.mjs';
import { audit } from '../../scripts/package/audit.mjs';

const vulnerability = (name: string, severity: string, via: readonly unknown[]) =>
  [name, { name, severity, via }] as const;
const report = (...found: ReturnType<typeof vulnerability>[]) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities: Object.fromEntries(found) });
const advisory = { title: 'Slow on long texts', url: 'https://example.com/1' };

/** npm's output, and the resulting message. */
const ANSWERS = [
  {
    what: 'nothing is known',
    prints: report(),
    says: /^Audited: no known vulnerability in what is shipped\.$/,
    ok: true,
  },
  {
    what: 'something is known',
    prints: report(vulnerability('mild', 'low', [advisory]), vulnerability('bad', 'high', ['mild', advisory])),
    says: /^Audited: known vulnerabilities in what is shipped\.\n {2}bad \(high\): through mild; Slow on long texts https:\/\/example\.com\/1\n {2}mild \(low\)/,
    ok: false,
  },
  {
    what: 'what is known is low',
    prints: report(vulnerability('mild', 'low', [advisory])),
    says: /mild \(low\)/,
    ok: true,
  },
  {
    what: 'it is moderate',
    prints: report(vulnerability('so', 'moderate', [advisory])),
    says: /so \(moderate\)/,
    ok: false,
  },
  {
    what: 'the registry has no such service',
    prints: JSON.stringify({ message: '405 Method Not Allowed', error: { summary: '', detail: '' } }),
    says: /^Not audited: .*405 Method Not Allowed/,
    ok: true,
  },
  { what: 'it prints something else', prints: '<html>', says: /^Not audited: .*no report/, ok: true },
  { what: 'it prints nothing', prints: '', says: /^Not audited: .*no report/, ok: true },
];

describe.skipIf(process.platform === 'win32')('npm run package says', () => {
  let folder: string;
  beforeAll(() => {
    folder = freshFolder('azroute-');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A program that replaces npm. */
  const program = (text: string) => {
    const file = path.join(mkdtempSync(path.join(folder, 'bin-')), 'npm');
    writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return file;
  };

  it.each(ANSWERS)('so when $what', async ({ prints, says, ok }) => {
    const file = path.join(folder, 'answer');
    writeFileSync(file, prints);
    const answer = await audit({ npm: program(`cat '${file}'; exit 1`) });
    expect(answer.says).toMatch(says);
    expect(answer.ok).toBe(ok);
  });

  it('so when there is no answer in time', async () => {
    expect(await audit({ npm: program('exec sleep 60'), limit: 200 })).toMatchObject({
      says: expect.stringContaining('Not audited'),
      ok: true,
    });
  });

  it('so when there is no npm', async () => {
    expect(await audit({ npm: path.join(folder, 'none') })).toMatchObject({
      says: expect.stringContaining('ENOENT'),
      ok: true,
    });
  });

  it('what it asked for: what is shipped only', async () => {
    const seen = path.join(folder, 'seen');
    await audit({ npm: program(`echo "$@" > '${seen}'`) });
    expect(readFileSync(seen, 'utf8')).toMatch(/^audit --omit=dev --json /);
  });
});
