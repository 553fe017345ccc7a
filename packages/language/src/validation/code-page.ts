import type { FindingCode, Severity } from '@azroute/engine';
import { linkRules } from '../rulebook/rule-places.js';

/**
 * The documentation page of a code, in Markdown.
 * @param shown what azroute says to the example: the message of each finding
 * @param rules where the pages of the rulebook are; if it is given, the rules that the page cites are links
 */
export function codePage(code: FindingCode, shown: readonly string[] = [], rules?: string): string {
  const { title, severity, meaning, details, why, example, mend, mended } = code;
  const top = `**${severityName(severity)}.** ${[meaning, details].filter(Boolean).join(' ')}`;
  const says = shown.length > 0 ? ['azroute says:', ...shown.map((message) => `> ${message}`)] : [];
  const paragraphs = [
    `# ${code.code} · ${title}`,
    top,
    '## Why',
    ...why,
    ...(example === undefined ? [] : ['## An example', fenced(example), ...says]),
    '## How to mend it',
    ...mend,
    ...(mended === undefined ? [] : [fenced(mended)]),
  ];
  const page = `${joined(paragraphs)}\n`;
  return rules === undefined ? page : linkRules(page, rules);
}

/** A severity as pages and lists write it. */
export function severityName(severity: Severity): string {
  return severity.charAt(0).toUpperCase() + severity.slice(1);
}

function fenced(text: string): string {
  return `\`\`\`azroute\n${text.trimEnd()}\n\`\`\``;
}

/** Paragraphs with an empty line between them, items of one list without. */
function joined(paragraphs: readonly string[]): string {
  return paragraphs.reduce((text, paragraph) => {
    const list = paragraph.startsWith('- ') && text.split('\n').at(-1)?.startsWith('- ');
    return `${text}${list ? '\n' : '\n\n'}${paragraph}`;
  });
}
