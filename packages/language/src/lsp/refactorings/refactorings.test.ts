import { describe, expect, it } from 'vitest';
import { RefactoringClient, unformatted } from '../testing/refactoring-client.js';

const spokes = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}
vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    routeTable rt-spokes
    nic vm 10.1.0.4
  }
}
vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.0.0/24 {
    routeTable rt-spokes
    nic vm 10.2.0.4
  }
}

peering hub <-> spoke1
peering hub [allowForwardedTraffic] <-> spoke2

nva nva1 {
  nic hub.nva1
  snat internet
}

routeTable rt-spokes {
  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
}
`;

/** A refactoring of a text: the title, and what is replaced in the text. */
interface Case {
  readonly text: string;
  readonly title: string;
  readonly changes: readonly (readonly [before: string, after: string])[];
}

const cases: Readonly<Record<string, Case>> = {
  'extract a route table': {
    text: spokes.replace('apps 10.1', 'ap<|>ps 10.1'),
    title: 'Give spoke1.apps a route table of its own, rt-spoke1-apps, with the routes of rt-spokes',
    changes: [
      ['10.1.0.0/24 {\n    routeTable rt-spokes', '10.1.0.0/24 {\n    routeTable rt-spoke1-apps'],
      [
        '10.0.1.4\n}\n$',
        '10.0.1.4\n}\n\nrouteTable rt-spoke1-apps {\n  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4\n}\n',
      ],
    ],
  },
};

function changed(text: string, changes: Case['changes']): string {
  return changes.reduce((result, [before, after]) => {
    const at = before.endsWith('$') ? result.lastIndexOf(before.slice(0, -1)) : result.indexOf(before);
    if (at < 0) throw new Error(`The text does not contain ${before}`);
    return result.slice(0, at) + after + result.slice(at + before.replace(/\$$/, '').length);
  }, text);
}

describe('refactorings', () => {
  it.each(Object.entries(cases))('%s', async (_name, { text, title, changes }) => {
    const client = await RefactoringClient.open({ 'main.azroute': text });
    const after = await client.after(title);
    expect(after).toEqual({ 'main.azroute': changed(text.replaceAll('<|>', ''), changes) });
    expect(await unformatted(after)).toEqual([]);
  });

  it('are offered only if somebody asks for them', async () => {
    const client = await RefactoringClient.open({ 'main.azroute': spokes.replace('apps 10.1', 'ap<|>ps 10.1') });
    expect(await client.offered({ triggerKind: 2 })).toEqual([]);
    expect(await client.offered({ only: ['quickfix'] })).toEqual([]);
    expect(await client.offered({ only: ['refactor.inline'] })).toEqual([]);
    expect((await client.offered({ triggerKind: 1 })).length).toBeGreaterThan(0);
    expect((await client.offered({ only: ['refactor.extract'] })).length).toBeGreaterThan(0);
  });

  it('change nothing if the text has changed since', async () => {
    const client = await RefactoringClient.open({ 'main.azroute': spokes.replace('apps 10.1', 'ap<|>ps 10.1') });
    const [action] = await client.offered();
    await client.client.change('file:///main.azroute', `${spokes}\n`);
    await client.client.settled();
    expect(action && (await client.resolved(action))).toBeUndefined();
  });
});
