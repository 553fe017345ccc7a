import { escapedMarkdown } from '@azroute/language';
import type { Proof } from '../proof/prove.js';
import { codeMarkdown as code } from './code-markdown.js';
import { proofMarkdown } from './proof-markdown.js';
import type { Entry, Report } from './report.js';

/** How many entries of one kind are listed. */
const most = 200;

/**
 * The report on an import as a document in Markdown, with links to the lines of the files beside it.
 * @param title the heading
 * @param proof how routes that Azure printed agree with what was imported
 */
export function reportMarkdown(report: Report, title: string, proof?: Proof): string {
  const { read, readRoutes, contradictions, unresolved, switchedOff } = report;
  const parts = [
    `# ${escapedMarkdown(title)}`,
    list([
      ...read.map(({ file, format, resources }) => `${code(file)}: ${format}, ${resources} resources`),
      ...readRoutes.map(
        ({ file, format, of }) => `${code(file)}: ${format}${of === undefined ? '' : ` of ${code(of)}`}`,
      ),
      ...report.skipped.map((sentence) => `Skipped: ${escapedMarkdown(sentence)}`),
    ]),
    `The files contain ${Object.entries(report.written)
      .map(([kind, count]) => `${count} × \`${kind}\``)
      .join(', ')}.`,
    proof === undefined ? '' : proofMarkdown(proof),
    section(
      'Contradictions',
      'Azure learned it, and by the configuration it cannot be. Nothing is made to fit.',
      contradictions.map(({ file, text }) => `${escapedMarkdown(text)} (${code(file)})`),
    ),
    section(
      'Missing',
      'The files refer to it and do not contain it. Export it, and import again.',
      entries(report.missing),
    ),
    section(
      'Unresolved',
      'Expressions that have no value here.',
      unresolved.map(({ file, line, of, isWhole, expression, why, help }) => {
        const place = code(line === undefined ? file : `${file}:${line}`);
        const lost = isWhole ? ' It is left out.' : '';
        const advice = help === undefined ? '' : ` The command line takes ${code(help)}.`;
        return `${place}: ${escapedMarkdown(of)}: ${code(expression)}: ${escapedMarkdown(why)}.${lost}${advice}`;
      }),
    ),
    section('Switched off', 'By conditions of templates.', switchedOff.map(escapedMarkdown)),
    section(
      'Assumed',
      'The files leave it open. What appliances and sites do is not known to Azure: complete it in the text.',
      entries(report.assumed),
    ),
    section('Left out', 'azroute has no statement for it.', entries(report.leftOut)),
    section('Also', undefined, [
      ...report.notes.map(escapedMarkdown),
      ...report.differences.map(
        ({ id, names }) =>
          `The files differ in ${names.slice(0, 5).map(code).join(', ')} of ${code(id)}; the later one counts.`,
      ),
      ...(report.notImported.length > 0
        ? [`Not imported: ${report.notImported.map(({ type, count }) => `${count} ${code(type)}`).join(', ')}.`]
        : []),
    ]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section(title: string, what: string | undefined, items: readonly string[]): string {
  if (items.length === 0) return '';
  return [`## ${title}`, ...(what === undefined ? [] : [what]), list(items)].join('\n\n');
}

function list(items: readonly string[]): string {
  const more = items.length > most ? [`… and ${items.length - most} more, marked in the files`] : [];
  return [...items.slice(0, most), ...more].map((item) => `- ${item}`).join('\n');
}

function entries(all: readonly Entry[]): string[] {
  return all.map((entry) => {
    const { file, line, text, answer } = entry;
    const command = answer === undefined ? '' : `\n\n  \`\`\`sh\n  ${answer.replaceAll('```', '')}\n  \`\`\``;
    if (file === undefined || line === undefined) return `${escapedMarkdown(text)}${command}`;
    const target = `${file.split('/').map(encodeURIComponent).join('/')}#L${line}`;
    return `[${escapedMarkdown(`${file}:${line}`)}](${target}): ${escapedMarkdown(text)}${command}`;
  });
}
