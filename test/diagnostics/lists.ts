import type { Severity } from '@azroute/engine';
import { codeGroups, codesOf } from '@azroute/language';

/** The index of the pages. */
export function indexPage(): string {
  const groups = codeGroups
    .filter((group) => codesOf(group).length > 0)
    .map((group) => {
      const rows = codesOf(group).map(
        ({ code, title, severity }) => `| [${code}](${code}.md) | ${title} | ${severityName(severity)} |`,
      );
      return [`## ${group.title}`, '', '| Code | Title | Severity |', '| --- | --- | --- |', ...rows].join('\n');
    });
  const head = [
    '# Diagnostics',
    '',
    'Every problem that azroute reports has a code whose number and meaning never change. An error is something that cannot be',
    'deployed or does not work; a warning is something that you should know before you rely on it; information describes Azure',
    'behavior that might surprise you; a hint is about the file alone. `R` and a number name a rule of the',
    '[rulebook](../rules/README.md). The severity given is that of most findings: a finding that affects nothing',
    'declared can be less severe. `azroute explain AZR101` prints a page on the command line.',
    '',
    'The examples are run as tests.',
  ].join('\n');
  return `${[head, ...groups].join('\n\n')}\n`;
}

/** The codes in the README, one line a group. */
export function readmeList(): string {
  const rows = codeGroups
    .filter((group) => codesOf(group).length > 0)
    .map((group) => {
      const codes = codesOf(group).map(({ code, title }) => `[${code}](docs/diagnostics/${code}.md "${title}")`);
      return `| ${group.title} | ${codes.join(' ')} |`;
    });
  return ['| What is checked | Codes |', '| --- | --- |', ...rows].join('\n');
}

/** A severity as pages and lists write it. */
export function severityName(severity: Severity): string {
  return severity.charAt(0).toUpperCase() + severity.slice(1);
}
