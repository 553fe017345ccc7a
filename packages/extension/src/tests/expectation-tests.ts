import { type StatementTest, type TestResult, type TestsResult, testsRequest } from '@azroute/language/protocol';
import {
  type CancellationToken,
  type Disposable,
  type Event,
  Location,
  Position,
  Range,
  type TestController,
  type TestItem,
  type TestItemCollection,
  TestMessage,
  TestMessageStackFrame,
  type TestRun,
  type TestRunProfile,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  Uri,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, RequestType0 } from 'vscode-languageclient';
import { LatestToken } from '../latest-token.js';

const Tests = new RequestType0<TestsResult | null, void>(testsRequest);

/** The expectations and scenarios in the Test Explorer. Their state follows the text; nothing has to be run. */
export class ExpectationTests implements Disposable {
  private readonly controller: TestController = tests.createTestController('azroute', 'azroute');
  private readonly profile: TestRunProfile;
  private readonly changes: Disposable;
  /** The results by item, for runs. */
  private readonly results = new Map<TestItem, TestResult>();
  /** What the last run said. */
  private reported = '';
  private readonly tokens = new LatestToken();
  /** The request of the latest tests, with whether it is answered. */
  private taking: Promise<boolean> | undefined;

  /**
   * @param client the running language server, if there is one
   * @param settled when everything is analyzed
   */
  constructor(
    private readonly client: () => BaseLanguageClient | undefined,
    settled: Event<void>,
  ) {
    this.profile = this.controller.createRunProfile('Show the Current State', TestRunProfileKind.Run, (request) =>
      this.run(request),
    );
    this.controller.refreshHandler = () => this.follow();
    this.changes = settled(() => void this.follow());
  }

  /** Takes over the current tests, and reports their results if one has changed. */
  async follow(): Promise<void> {
    if (!(await this.take())) return;
    const report = JSON.stringify([...this.results].map(([item, result]) => [idOf(item), textOf(result)]));
    if (report === this.reported) return;
    this.reported = report;
    if (this.results.size === 0) return;
    // Continuous: nobody has asked for it, so that nothing is opened.
    const request = new TestRunRequest(undefined, undefined, this.profile, true, true);
    this.report(this.controller.createTestRun(request, 'azroute', false), [...this.results.keys()]);
  }

  dispose(): void {
    this.changes.dispose();
    this.controller.dispose();
  }

  /** Reports the current state of what a person has chosen to run. */
  private async run(request: TestRunRequest): Promise<void> {
    const isCurrent = await this.take();
    const excluded = new Set(request.exclude?.map(idOf));
    const included = request.include?.map(idOf);
    const wanted = [...this.results.keys()].filter((item) => {
      const ids = withParents(item).map(idOf);
      return ids.every((id) => !excluded.has(id)) && (!included || ids.some((id) => included.includes(id)));
    });
    // Results of an earlier state of the text say nothing about this one; the next ones are reported in any case.
    if (!isCurrent) this.reported = '';
    this.report(this.controller.createTestRun(request, undefined, false), wanted, isCurrent);
  }

  private report(run: TestRun, items: readonly TestItem[], isCurrent = true): void {
    for (const item of items) {
      const result = isCurrent ? this.results.get(item) : undefined;
      if (result?.state === 'holds') run.passed(item);
      else if (result?.state === 'fails') run.failed(item, failureOf(item, result));
      else run.skipped(item);
    }
    run.end();
  }

  /** Asks for the tests, in place of an earlier request that waits; returns whether there is an answer. */
  private take(): Promise<boolean> {
    const taking = this.takeWith(this.tokens.next());
    this.taking = taking;
    return taking;
  }

  private async takeWith(token: CancellationToken): Promise<boolean> {
    const client = this.client();
    if (!client?.isRunning()) return false;
    const answer = await client.sendRequest(Tests, token).catch(() => null);
    if (token.isCancellationRequested) return this.taking ?? false;
    if (!answer) return false;
    this.results.clear();
    const files = answer.files.map(({ uri, tests: statements }) => {
      const file = Uri.parse(uri);
      const id = file.toString();
      const item =
        this.controller.items.get(id) ?? this.controller.createTestItem(id, workspace.asRelativePath(file), file);
      this.fill(item.children, file, statements);
      return item;
    });
    replace(this.controller.items, files);
    return true;
  }

  private fill(items: TestItemCollection, file: Uri, statements: readonly StatementTest[]): void {
    const children = statements.map(({ id, label, range, result, tests: inner }, i) => {
      const item = items.get(id) ?? this.controller.createTestItem(id, label, file);
      const { start, end } = range;
      item.range = new Range(start.line, start.character, end.line, end.character);
      item.sortText = String(i).padStart(6, '0');
      this.fill(item.children, file, inner);
      item.description = result?.state === 'not judged' ? result.state : '';
      if (result) this.results.set(item, result);
      return item;
    });
    replace(items, children);
  }
}

/** Keeps the items that are the same, and with them their state. */
function replace(items: TestItemCollection, wanted: readonly TestItem[]): void {
  const before = [...items].map(([, item]) => item);
  if (before.length !== wanted.length || wanted.some((item) => items.get(item.id) !== item)) items.replace(wanted);
}

function failureOf(item: TestItem, { message = '', steps }: TestResult): TestMessage {
  const failure = new TestMessage(message);
  if (item.uri && item.range) failure.location = new Location(item.uri, item.range);
  failure.stackTrace = steps.map(
    (step) =>
      new TestMessageStackFrame(
        step.message,
        Uri.parse(step.uri),
        new Position(step.range.start.line, step.range.start.character),
      ),
  );
  return failure;
}

/** What a result says, without the places, which move with the text. */
function textOf({ state, message, steps }: TestResult): unknown {
  return [state, message, steps.map((step) => step.message)];
}

function withParents(item: TestItem): readonly TestItem[] {
  return item.parent ? [item, ...withParents(item.parent)] : [item];
}

function idOf(item: TestItem): string {
  return withParents(item)
    .map(({ id }) => id)
    .join('\n');
}
