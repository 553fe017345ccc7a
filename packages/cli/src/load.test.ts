import { createSnapshot, defaultSettings, emptyTopology } from '@azroute/engine';
import { expect, it, vi } from 'vitest';
import { azroute } from './testing/capture.js';

const file = 'examples/05-multi-region-loop.azroute';

const commands = [
  ['routes', file],
  ['routes', file, '--output', 'json'],
  ['trace', file, '--from', 'spoke11.vm', '--to', 'spoke12.vm'],
  ['bgp', file, '--device', 'ars1', '--learned'],
  ['why', file, '--nic', 'spoke11.vm', '--to', '10.2.0.0/16'],
];

it.each(commands)('%s looks for no findings', async (...argv) => {
  const snapshots = Object.getPrototypeOf(createSnapshot(emptyTopology, defaultSettings));
  const findings = vi.spyOn(snapshots, 'findings');
  try {
    const { stdout, stderr } = await azroute(argv);
    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
    expect(findings).not.toHaveBeenCalled();
    await azroute(['check', file]);
    expect(findings).toHaveBeenCalled();
  } finally {
    findings.mockRestore();
  }
});
