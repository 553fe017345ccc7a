import { OperationCancelled } from 'langium';
import { expect, it, vi } from 'vitest';
import { FirstAnswers } from './first-answers.js';
import { openFixture } from './testing/fixture.js';

const text = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 }
  subnet vms 10.0.2.0/24 { routeTable rt  nic vm 10.0.2.4 }
}
vnet spoke { address 10.1.0.0/24 }
nva nva1 { nic hub.nva1 }
routeTable rt { route all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4 }
peering hub <-> spoke
`;

async function started() {
  const { services, document } = await openFixture(text);
  const hover = vi.spyOn(services.lsp.HoverProvider!, 'getHoverContent');
  const over = () => hover.mock.calls.map(([, { position }]) => document.textDocument.offsetAt(position));
  return { services, documents: [document], hover, over, first: new FirstAnswers(services) };
}

it('the first of each kind of statement is asked about, once', async () => {
  const { documents, over, first, hover } = await started();
  expect(await first.compute(documents, () => false)).toBe(true);
  for (const word of ['vnet hub', 'subnet nva', 'nic nva1 10', 'nva nva1', 'routeTable rt {', 'route all', 'peering'])
    expect(over(), word).toContain(text.indexOf(word));
  expect(over()).not.toContain(text.indexOf('vnet spoke'));
  hover.mockClear();
  expect(await first.compute(documents, () => false)).toBe(true);
  expect(hover).not.toHaveBeenCalled();
});

it('it stops at each step, and goes on with the statement where it stopped', async () => {
  const { documents, over, first, hover } = await started();
  await first.compute(documents, () => false);
  const all = new Set(over());
  const other = await started();
  let turns = 0;
  let looks = 0;
  while (!(await other.first.compute(other.documents, () => ++looks % 40 === 0))) turns++;
  expect(turns).toBeGreaterThan(1);
  expect(new Set(other.over())).toEqual(all);
  expect(other.hover.mock.calls.length).toBeLessThan(3 * hover.mock.calls.length);
});

it('an answer that is stopped because it takes too long is not tried for ever', async () => {
  const { documents, first, hover } = await started();
  vi.useFakeTimers({ toFake: ['performance'] });
  let stops = false;
  hover.mockImplementation(() => {
    vi.advanceTimersByTime(5_000);
    stops = true;
    throw OperationCancelled;
  });
  expect(await first.compute(documents, () => stops)).toBe(false);
  stops = false;
  expect(await first.compute(documents, () => stops)).toBe(true);
  expect(hover).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

it('an answer that fails is left to the first request, which reports it', async () => {
  const { documents, first, hover } = await started();
  hover.mockRejectedValue(new Error('It fails.'));
  expect(await first.compute(documents, () => false)).toBe(true);
});
