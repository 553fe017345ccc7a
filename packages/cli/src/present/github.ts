import type { FindingJson, SeverityName } from './diagnostic.js';
import { printable } from './printable.js';

const commands: Readonly<Record<SeverityName, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** A finding as a workflow command of GitHub Actions, which shows it at its line in a pull request. */
export function githubAnnotation({
  file,
  line,
  column,
  endLine,
  endColumn,
  severity,
  code,
  message,
}: FindingJson): string {
  const properties = { file, line, endLine, ...(line === endLine && { col: column, endColumn }), title: code };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(`${value}`)}`);
  return `::${commands[severity]} ${list.join(',')}::${data(message)}\n`;
}

function data(text: string): string {
  return printable(text, false).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
