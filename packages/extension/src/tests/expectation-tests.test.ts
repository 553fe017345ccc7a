import type { TestResult } from '@azroute/language/protocol';
import { beforeEach, expect, it, vi } from 'vitest';
import { ExpectationTests } from './expectation-tests.js';

/** What the Test Explorer is told, and how a person runs all tests. */
const explorer = vi.hoisted(() => ({
  told: [] as string[],
  run: (_request: object): Promise<void> => Promise.reject(new Error('there is no profile')),
}));

vi.mock('vscode', () => {
  class Items {
    private items = new Map<string, { readonly id: string }>();
    get = (id: string) => this.items.get(id);
    replace = (items: readonly { readonly id: string }[]) => {
      this.items = new Map(items.map((item) => [item.id, item]));
    };
    [Symbol.iterator] = () => this.items[Symbol.iterator]();
  }
  class Token {
    isCancellationRequested = false;
  }
  const run = () => ({
    passed: ({ id }: { id: string }) => explorer.told.push(`${id} holds`),
    failed: ({ id }: { id: string }) => explorer.told.push(`${id} fails`),
    skipped: ({ id }: { id: string }) => explorer.told.push(`${id} is skipped`),
    end: () => {},
  });
  return {
    CancellationTokenSource: class {
      readonly token = new Token();
      cancel = () => {
        this.token.isCancellationRequested = true;
      };
      dispose() {}
    },
    Range: class {},
    TestMessage: class {},
    TestRunProfileKind: {},
    TestRunRequest: class {},
    Uri: { parse: (uri: string) => uri },
    workspace: { asRelativePath: (uri: string) => uri },
    tests: {
      createTestController: () => ({
        items: new Items(),
        createTestItem: (id: string) => ({ id, children: new Items() }),
        createRunProfile: (_name: string, _kind: unknown, handler: typeof explorer.run) => {
          explorer.run = handler;
        },
        createTestRun: run,
        dispose() {},
      }),
    },
  };
});
vi.mock('vscode-languageclient', () => ({ RequestType0: class {} }));

type State = TestResult['state'];

/** The requests that wait; an answer is the state of the only expectation, or none. */
let requests: { readonly isCancelled: () => boolean; readonly answer: (state?: State) => Promise<void> }[];
let settle: () => Promise<void>;

const rested = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  explorer.told = [];
  requests = [];
  const sendRequest = (_type: unknown, token: { readonly isCancellationRequested: boolean }) =>
    new Promise((resolve, reject) => {
      const answer = async (state?: State) => {
        const range = { start: {}, end: {} };
        const test = { id: 'it', label: 'it', range, result: { state, steps: [] }, tests: [] };
        if (state === undefined) reject(new Error('refused'));
        else resolve({ files: [{ uri: 'file:///a.azroute', tests: [test] }] });
        await rested();
      };
      requests.push({ isCancelled: () => token.isCancellationRequested, answer });
    });
  const client = { isRunning: () => true, sendRequest };
  const settled = (listener: () => void) => {
    settle = async () => {
      listener();
      await rested();
    };
    return { dispose() {} };
  };
  new ExpectationTests(...([() => client, settled] as unknown as ConstructorParameters<typeof ExpectationTests>));
});

it('asks when everything is analyzed, and reports only what is new', async () => {
  await settle();
  await requests[0]?.answer('holds');
  await settle();
  await requests[1]?.answer('holds');
  await settle();
  await requests[2]?.answer('fails');
  expect(explorer.told).toEqual(['it holds', 'it fails']);
});

it('asks again in place of a request that waits', async () => {
  await settle();
  await settle();
  expect(requests.map(({ isCancelled }) => isCancelled())).toEqual([true, false]);
  await requests[0]?.answer();
  await requests[1]?.answer('fails');
  expect(explorer.told).toEqual(['it fails']);
});

it('reports no earlier results to a person when there is no answer, and the next ones in any case', async () => {
  await settle();
  await requests[0]?.answer('holds');
  const run = explorer.run({});
  await requests[1]?.answer();
  await run;
  await settle();
  await requests[2]?.answer('holds');
  expect(explorer.told).toEqual(['it holds', 'it is skipped', 'it holds']);
});

it('reports to a person what a later request says', async () => {
  await settle();
  await requests[0]?.answer('holds');
  const run = explorer.run({});
  await settle();
  await requests[1]?.answer();
  await requests[2]?.answer('fails');
  await run;
  expect(explorer.told).toEqual(['it holds', 'it fails', 'it fails']);
});
