import { expect, test } from 'vitest';
import { azroute } from './testing/capture.js';
import { repository } from './testing/repository.js';

const example = 'examples/01-basic-vnet.azroute';

test.each([
  [['trace', example, '--from', 'web1', '--to', 'web2', '--from', 'web2'], '--from <name>'],
  [['routes', example, '-n', 'web1', '--nic', 'web2'], '-n, --nic <name>'],
  [['check', example, '--fail-on', 'error', '--fail-on', 'warning'], '--fail-on <severity>'],
  [['check', example, '-o', 'json', '-o', 'json'], '-o, --output <format>'],
])('%j is refused: an option takes one value', async (args, flags) => {
  const { all, code } = await azroute(args, repository);
  expect(all).toContain(`error: option '${flags}' is given several times, and takes one value\n`);
  expect(code).toBe(2);
});

test('options that collect values may be repeated', async () => {
  const args = ['fix', example, '--dry-run', '--code', 'AZR101', '--code', 'AZR102'];
  expect((await azroute(args, repository)).code).toBe(0);
});
