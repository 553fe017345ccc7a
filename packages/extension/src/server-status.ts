import { type ServerStatus, statusNotification } from '@azroute/language/protocol';
import {
  type Disposable,
  EventEmitter,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  type LogOutputChannel,
  languages,
} from 'vscode';
import { type BaseLanguageClient, NotificationType } from 'vscode-languageclient';

const Status = new NotificationType<ServerStatus>(statusNotification);

/** How long nothing may change before what is shown about the topologies is asked for again, in milliseconds. */
const quietBeforeAsking = 300;

/** How long nothing may change before the log says how long the last analysis took, in milliseconds. */
const quietBeforeLogging = 1_000;

/** Says beside the language of an editor whether the server analyzes, is ready or has failed; the log says it too. */
export class ServerStatusItem implements Disposable {
  private readonly item: LanguageStatusItem = languages.createLanguageStatusItem('azroute.status', {
    language: 'azroute',
  });
  private timers: readonly ReturnType<typeof setTimeout>[] = [];
  private readonly settled = new EventEmitter<void>();
  /** Everything is analyzed, and nothing has changed since. */
  readonly onDidSettle = this.settled.event;

  constructor(private readonly log: LogOutputChannel) {
    this.item.name = 'azroute';
    this.item.command = { title: 'Show Server Log', command: 'azroute.showLog' };
    this.starting();
  }

  /** Follows a server, which takes the place of the last one. */
  follow(client: BaseLanguageClient): void {
    this.starting();
    client.onNotification(Status, (status) => this.take(status));
  }

  /** The server has ended and is not restarted. */
  gaveUp(): void {
    this.clearTimers();
    this.fail('The language server has ended', 'Files are not analyzed.');
  }

  dispose(): void {
    this.clearTimers();
    this.settled.dispose();
    this.item.dispose();
  }

  private take(status: ServerStatus): void {
    this.clearTimers();
    switch (status.state) {
      case 'analyzing':
        this.show('Analyzing', '');
        this.item.busy = true;
        return;
      case 'failed':
        this.fail('The analysis failed', 'Findings and hovers may be missing until the text changes.');
        return;
      case 'ready': {
        const detail = detailOf(status);
        this.show('Ready', detail);
        this.timers = [
          setTimeout(() => this.settled.fire(), quietBeforeAsking),
          setTimeout(() => this.log.info(`Analyzed: ${detail}.`), quietBeforeLogging),
        ];
      }
    }
  }

  private starting(): void {
    this.clearTimers();
    this.show('Starting', '');
    this.item.busy = true;
  }

  private clearTimers(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }

  private show(text: string, detail: string): void {
    this.item.text = text;
    this.item.detail = detail;
    this.item.severity = LanguageStatusSeverity.Information;
    this.item.busy = false;
  }

  private fail(text: string, detail: string): void {
    this.show(text, detail);
    this.item.severity = LanguageStatusSeverity.Error;
    this.log.error(`${text}. ${detail}`);
  }
}

/** "0.12 s · 3 files · 1 error, 2 warnings". */
function detailOf({ milliseconds, files, errors, warnings }: ServerStatus & { readonly state: 'ready' }): string {
  const found = [...counted(errors, 'error'), ...counted(warnings, 'warning')].join(', ');
  const seconds = (milliseconds / 1000).toFixed(milliseconds < 9_950 ? 2 : 0);
  return [`${seconds} s`, ...counted(files, 'file'), found || 'no errors or warnings'].join(' · ');
}

function counted(number: number, noun: string): readonly string[] {
  return number === 0 ? [] : [`${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`];
}
