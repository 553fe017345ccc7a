import { type ServerStatus, statusNotification } from '@azroute/language/protocol';
import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  type LogOutputChannel,
  languages,
} from 'vscode';
import { type BaseLanguageClient, NotificationType } from 'vscode-languageclient';

const Status = new NotificationType<ServerStatus>(statusNotification);

/** How long nothing may change before the log says how long the last analysis took, in milliseconds. */
const quiet = 1_000;

/** Says beside the language of an editor whether the server analyzes, is ready or has failed; the log says it too. */
export class ServerStatusItem implements Disposable {
  private readonly item: LanguageStatusItem = languages.createLanguageStatusItem('azroute.status', {
    language: 'azroute',
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly log: LogOutputChannel) {
    this.item.name = 'azroute';
    this.item.command = { title: 'Show Log', command: 'azroute.showLog' };
    this.show('Starting', '');
    this.item.busy = true;
  }

  /** Follows a server, which takes the place of the last one. */
  follow(client: BaseLanguageClient): void {
    client.onNotification(Status, (status) => this.take(status));
  }

  /** The server has ended and is not restarted. */
  gaveUp(): void {
    this.fail('The language server has ended', 'Files are not analyzed.');
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.item.dispose();
  }

  private take(status: ServerStatus): void {
    clearTimeout(this.timer);
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
        this.timer = setTimeout(() => this.log.info(`Analyzed: ${detail}.`), quiet);
      }
    }
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
