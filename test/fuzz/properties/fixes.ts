import { type CodeAction, type Diagnostic, DiagnosticSeverity, type TextEdit } from 'vscode-languageserver';
import type { Random } from '../random.js';
import { edited, type Subject, withSubject } from '../subject.js';
import type { Property } from './property.js';
import { strayRanges } from './ranges.js';

/** Reports whose fixes are always tried. */
const fixable: readonly unknown[] = ['AZR002', 'AZR003', 'AZR008', 'AZR009', 'AZR052'];

/** Each offered fix changes the text, removes its report, and adds no error in the text. */
export const fixes: Property = {
  name: 'fixes',
  complaints: async (subject, random) => {
    const complaints: string[] = [];
    for (const report of some(subject.shown, random)) {
      const actions = await actionsOf(subject, report);
      complaints.push(...strayRanges(subject, actions));
      for (const action of actions) {
        const title = `"${action.title}" for ${report.code} at ${JSON.stringify(report.range.start)}`;
        const after = withReason(edited(subject.text, editsOf(action, subject.uri)), action);
        if (after === subject.text) complaints.push(`${title} writes what stands there`);
        else
          complaints.push(
            ...(await changesFor(subject, report, action, after)).map((one) => `${title}: ${one}\n${after}`),
          );
      }
    }
    return complaints;
  },
};

/** A comment that hides a finding does so once somebody has given the reason. */
function withReason(text: string, { title }: CodeAction): string {
  const [, code] = /^Ignore (AZR\d{3}) here$/.exec(title) ?? [];
  return code === undefined
    ? text
    : text.replaceAll(new RegExp(`(// azroute-ignore ${code}: )(?=\\r|\\n|$)`, 'g'), '$1known');
}

async function actionsOf({ services, document, uri }: Subject, report: Diagnostic): Promise<CodeAction[]> {
  const params = { textDocument: { uri }, range: report.range, context: { diagnostics: [report] } };
  return ((await services.lsp.CodeActionProvider?.getCodeActions(document, params)) ?? []) as CodeAction[];
}

function editsOf({ edit }: CodeAction, uri: string): readonly TextEdit[] {
  return edit?.changes?.[uri] ?? [];
}

function changesFor(before: Subject, report: Diagnostic, action: CodeAction, text: string): Promise<string[]> {
  return withSubject(text, (after) => {
    const key = (report.data as { finding?: string } | undefined)?.finding;
    const isRepair = key !== undefined && !action.title.startsWith('Ignore ');
    const still = isRepair
      ? // Things without a name are told apart by their numbers: another one may have that number now.
        after.findings.some(({ data }) => (data as { finding?: string } | undefined)?.finding === key) &&
        countOf(after.findings, report) >= countOf(before.findings, report)
      : count(after.shown, report) >= count(before.shown, report);
    const come = errorsIn(after.problems);
    for (const error of errorsIn(before.problems)) {
      const at = come.indexOf(error);
      if (at >= 0) come.splice(at, 1);
    }
    return [...(still ? ['it is still reported'] : []), ...come.map((error) => `now there is ${error}`)];
  });
}

function countOf(reports: readonly Diagnostic[], { code }: Diagnostic): number {
  return reports.filter((one) => one.code === code).length;
}

function count(reports: readonly Diagnostic[], { code, message }: Diagnostic): number {
  return reports.filter((one) => one.code === code && one.message === message).length;
}

function errorsIn(reports: readonly Diagnostic[]): string[] {
  return reports
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map(({ code, message }) => `${code} ${message}`);
}

/** One of all reports, and one of those with specific fixes. */
function some(reports: readonly Diagnostic[], random: Random): Set<Diagnostic> {
  const mendable = reports.filter(({ code }) => fixable.includes(code));
  return new Set([reports, mendable].flatMap((list) => (list.length > 0 ? [random.of(list)] : [])));
}
