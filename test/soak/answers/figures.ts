import type { Answer } from '../protocol/client.ts';
import { refusals } from '../protocol/messages.ts';

/** Within this time, in milliseconds, requests that only read are answered. */
const target = 50;

/** The requests that wait for an analysis. */
const waiting: ReadonlySet<string> = new Set(['codeActions', 'rename', 'formatting']);

/** A quantile of sorted numbers. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** The outcomes of requests, by kind. */
export class Figures {
  private readonly kinds = new Map<string, Answer[]>();

  /** Takes an answer. */
  add(kind: string, answer: Answer): void {
    this.kinds.set(kind, [...(this.kinds.get(kind) ?? []), answer]);
  }

  /** How many requests were made. */
  get asked(): number {
    return this.all().length;
  }

  /** How many got no answer, or an error that is not a valid refusal. */
  get failed(): number {
    return this.all().filter(isWrong).length;
  }

  /** A table for a reader. */
  table(): string[] {
    const head = ['request', 'asked', 'answered', 'refused', 'wrong', 'lost', 'median', '99 %', 'slowest', 'late'];
    const rows = [...this.kinds].map(([kind, answers]) => {
      const results = answers.filter(({ is }) => is === 'result');
      const refused = answers.filter((answer) => answer.is === 'error' && refusals.has(answer.error.code));
      const lost = answers.filter(({ is }) => is === 'silence' || is === 'gone');
      // The user waits for a refusal as well.
      const times = answers.map(({ ms }) => ms);
      const counts = [
        answers.length,
        results.length,
        refused.length,
        answers.filter(isWrong).length - lost.length,
        lost.length,
      ];
      const quantiles = [0.5, 0.99, 1].map((part) => `${quantile(times, part).toFixed(0)} ms`);
      return [
        kind,
        ...counts.map(String),
        ...quantiles,
        percent(times.filter((ms) => ms > target).length, times.length),
      ];
    });
    const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
    return [head, ...rows].map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    );
  }

  /** Of the requests that only read, the share whose answers came later than they should, as a percentage. */
  get late(): string {
    const times = this.readingAnswers().map(({ ms }) => ms);
    return percent(times.filter((ms) => ms > target).length, times.length);
  }

  /** How often each error occurred. */
  errors(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const answer of this.all()) {
      if (answer.is !== 'error') continue;
      const name = refusals.get(answer.error.code) ?? `${answer.error.code} ${answer.error.message}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  private readingAnswers(): Answer[] {
    return [...this.kinds].flatMap(([kind, answers]) => (waiting.has(kind) ? [] : answers));
  }

  private all(): Answer[] {
    return [...this.kinds.values()].flat();
  }
}

function isWrong(answer: Answer): boolean {
  return answer.is !== 'result' && !(answer.is === 'error' && refusals.has(answer.error.code));
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}
