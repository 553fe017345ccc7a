import { type CancellationToken, CancellationTokenSource } from 'vscode';

/** Tokens of requests of which only the last one matters: each cancels the one before. */
export class LatestToken {
  private source = new CancellationTokenSource();

  next(): CancellationToken {
    this.source.cancel();
    this.source.dispose();
    this.source = new CancellationTokenSource();
    return this.source.token;
  }
}
