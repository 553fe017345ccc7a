import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, Client } from '../soak/protocol/client.ts';
import { shakeHands } from '../soak/protocol/handshake.ts';
import type { Diagnostic, Position, Published } from '../soak/protocol/messages.ts';
import { type ServerCommand, ServerProcess } from '../soak/protocol/server-process.ts';
import { makeFolder } from '../soak/replay/real-disk.ts';
import { uriOf } from '../soak/world/places.ts';
import { processorTime } from './processor-time.ts';
import { unknownNextHop } from './regions.ts';

/** A diagnostic as the server publishes it. */
interface Shown extends Diagnostic {
  readonly data?: { readonly finding?: unknown };
}

interface Action {
  readonly title: string;
  readonly kind?: string;
  readonly data?: unknown;
}

/** How long an answer took, and what the server used and waited for meanwhile, in milliseconds. */
export interface Timed {
  readonly ms: number;
  /** All threads together, also those that worked on something else. */
  readonly used: number;
  readonly waited: number;
}

/** How the lists became complete. */
interface Waited {
  readonly lists: readonly Timed[];
  readonly hovers: readonly Timed[];
  /** After how many milliseconds nothing was added anymore; undefined if it took too long. */
  readonly complete: number | undefined;
}

const [invoked, automatic] = [1, 2];
/** For how many rounds of lists nothing may be added before they count as complete. */
const quietRounds = 3;

/** An editor with one large text, which asks for code actions. */
export class RepairsClient {
  /** How long it took until the problems of the text were shown, in milliseconds. */
  opened = 0;
  private version = 1;
  private readonly actions = new Map<number, readonly Action[]>();

  private readonly client: Client;
  private readonly uri: string;
  readonly folder: string;
  /** The end of the address that edits change. */
  private readonly changing: Position;

  private constructor(client: Client, uri: string, folder: string, text: string) {
    this.client = client;
    this.uri = uri;
    this.folder = folder;
    const lines = text.split('\n');
    const line = lines.findIndex((one) => one.endsWith(unknownNextHop));
    this.changing = { line, character: lines[line]?.length ?? 0 };
  }

  /** Starts a server and opens the text. */
  static async open(server: ServerCommand, text: string): Promise<RepairsClient> {
    const folder = makeFolder();
    const uri = uriOf('big.azroute', folder);
    const answer = (method: string, params: unknown) =>
      method === 'workspace/configuration' ? (params as { items: readonly unknown[] }).items.map(() => null) : null;
    const client = new Client(new ServerProcess(server), { answer, notice: () => {} });
    await shakeHands(client, [folder]);
    const self = new RepairsClient(client, uri, folder, text);
    const started = performance.now();
    const textDocument = { uri, languageId: 'azroute', version: 1, text };
    client.notify('textDocument/didOpen', { textDocument });
    await self.settled();
    self.opened = performance.now() - started;
    return self;
  }

  /** The errors and warnings of the engine. */
  problems(): readonly Shown[] {
    const published = [...this.client.shown.values()].at(-1) as
      | (Omit<Published, 'diagnostics'> & { readonly diagnostics: readonly Shown[] })
      | undefined;
    const all = published?.diagnostics ?? [];
    return all.filter(({ severity = 1, data }) => severity <= 2 && data?.finding !== undefined);
  }

  /** Changes the next hop of a route that leads nowhere. Resolves when it is analyzed. */
  async edit(): Promise<void> {
    this.version++;
    const { line, character } = this.changing;
    const range = { start: { line, character: character - 1 }, end: { line, character } };
    const contentChanges = [{ range, text: String(this.version % 10) }];
    this.client.notify('textDocument/didChange', {
      textDocument: { uri: this.uri, version: this.version },
      contentChanges,
    });
    await this.settled();
  }

  /** Asks for the actions at one of the problems, and returns how long that took. */
  async list(number: number, byPerson: boolean): Promise<Timed> {
    const problems = this.problems();
    const problem = problems[number % problems.length];
    if (!problem) throw new Error('There are no problems.');
    const [answer, timed] = await this.timed('textDocument/codeAction', {
      textDocument: { uri: this.uri },
      range: problem.range,
      context: { diagnostics: [problem], triggerKind: byPerson ? invoked : automatic },
    });
    if (answer.is !== 'result') throw new Error(`The list was refused: ${JSON.stringify(answer)}`);
    this.actions.set(number % problems.length, (answer.result ?? []) as readonly Action[]);
    return timed;
  }

  /** Has the server make the edit of the first repair at one of the problems; undefined if there is none. */
  async resolve(number: number): Promise<Timed | undefined> {
    const actions = this.actions.get(number % this.problems().length) ?? [];
    const repair = actions.find(({ data }) => data !== undefined);
    if (!repair) return undefined;
    const [answer, timed] = await this.timed('codeAction/resolve', repair);
    const edit = answer.is === 'result' ? (answer.result as { edit?: unknown } | null)?.edit : undefined;
    if (edit === undefined) throw new Error(`There is no edit: ${repair.title}`);
    return timed;
  }

  /** Hovers over something. */
  async hover(): Promise<Timed> {
    const [problem] = this.problems();
    if (!problem) throw new Error('There are no problems.');
    const params = { textDocument: { uri: this.uri }, position: problem.range.start };
    return (await this.timed('textDocument/hover', params))[1];
  }

  /** Asks for a list every 200 ms until no repairs are added. */
  async untilProved(patience: number): Promise<Waited> {
    const lists: Timed[] = [];
    const hovers: Timed[] = [];
    const started = performance.now();
    let since = started;
    let before = '';
    let quiet = 0;
    while (performance.now() - started < patience) {
      for (const number of this.problems().keys()) {
        lists.push(await this.list(number, false));
        hovers.push(await this.hover());
        await sleep(200);
      }
      const now = JSON.stringify([...this.actions.values()].map((each) => each.map(({ title }) => title)));
      if (now !== before) since = performance.now();
      quiet = now === before ? quiet + 1 : 0;
      before = now;
      if (quiet === quietRounds) return { lists, hovers, complete: since - started };
    }
    return { lists, hovers, complete: undefined };
  }

  /** Resolves when the server has done nothing for two seconds, so that edits are prepared too. */
  async untilQuiet(patience: number): Promise<void> {
    const used = () => processorTime(this.client.process.child.pid ?? 0)?.used ?? 0;
    const started = performance.now();
    for (let quiet = 0; quiet < 4 && performance.now() - started < patience; ) {
      const before = used();
      await sleep(500);
      quiet = used() - before < 25 ? quiet + 1 : 0;
    }
  }

  /** Ends the server. */
  async close(): Promise<void> {
    await this.client.request('shutdown', null);
    this.client.notify('exit', undefined);
    await this.client.process.stop(5_000);
  }

  private async timed(method: string, params: unknown): Promise<[Answer, Timed]> {
    const pid = this.client.process.child.pid ?? 0;
    const before = processorTime(pid);
    const answer = await this.client.request(method, params);
    const after = processorTime(pid);
    const used = (after?.used ?? Number.NaN) - (before?.used ?? Number.NaN);
    const waited = (after?.waited ?? Number.NaN) - (before?.waited ?? Number.NaN);
    return [answer, { ms: answer.ms, used, waited }];
  }

  private async settled(): Promise<void> {
    await this.client.request('azroute/settled', null);
  }
}
