import type { FindingCode } from '@azroute/engine';
import { allCodes, codeGroups, codeHref, codesOf, readCodePage } from '@azroute/language';
import type { Command } from 'commander';
import { codeNamed } from '../code-named.js';
import { codePageText } from '../code-pages.js';
import type { Context } from '../context.js';
import type { Io } from '../io.js';
import { type Formats, outputOption } from '../present/formats.js';
import { json } from '../present/json.js';
import { markdownText } from '../present/markdown-text.js';
import { findRule, isRuleNumber } from '../rulebook/find-rule.js';
import { chapters, ruleJson, rulesText, ruleText } from '../rulebook/rulebook.js';

interface ExplainOptions {
  readonly output: keyof typeof formats;
}

/** An explanation in each output format. */
interface Explained {
  text(): string | Promise<string>;
  /** Whether its text is Markdown, which is laid out on a terminal. */
  readonly isMarkdown: boolean;
  data(): unknown;
}

const formats = {
  text: async ({ explained, io: { columns, colour } }) => {
    const text = await explained.text();
    return columns === undefined || !explained.isMarkdown ? text : markdownText(text, { columns, styled: colour });
  },
  json: async ({ explained }) => json(await explained.data()),
} satisfies Formats<string, { readonly explained: Explained; readonly io: Io }>;

/** `azroute explain`: the page of a diagnostic code, the entry of a rule, or a list of either. */
export function addExplain(program: Command, { io }: Context): void {
  program
    .command('explain')
    .description('explain what a diagnostic code or a rule means, why Azure behaves this way and how to fix it')
    .argument(
      '[code]',
      'the code, such as AZR101, or the rule, such as R156; without one, all codes are listed, and with "rules" all rules',
    )
    .addOption(outputOption(formats))
    .addHelpText('after', '\nExamples:\n  azroute explain AZR101\n  azroute explain R156')
    .action(async (subject: string | undefined, { output }: ExplainOptions) => {
      io.stdout(await formats[output]({ explained: explain(subject), io }));
    });
}

function explain(subject: string | undefined): Explained {
  if (subject === undefined)
    return { text: listText, isMarkdown: false, data: () => Promise.all(allCodes.map(codeJson)) };
  if (/^rules$/i.test(subject)) {
    return { text: rulesText, isMarkdown: false, data: () => chapters().flatMap(({ rules }) => rules.map(ruleJson)) };
  }
  if (isRuleNumber(subject)) {
    const rule = findRule(subject);
    return { text: () => ruleText(rule), isMarkdown: true, data: () => ruleJson(rule) };
  }
  const code = codeNamed(subject);
  return { text: () => codePageText(code.code), isMarkdown: true, data: () => codeJson(code) };
}

/** The parts of a code's page. */
async function codeJson({ code, severity }: FindingCode) {
  const { says: _, ...page } = readCodePage(await codePageText(code));
  return { ...page, severity, href: codeHref(code) };
}

function listText(): string {
  return codeGroups
    .filter((group) => codesOf(group).length > 0)
    .map((group) => {
      const lines = codesOf(group).map(({ code, severity, title }) => `  ${code}  ${severity.padEnd(11)}  ${title}\n`);
      return `${group.title}\n${lines.join('')}`;
    })
    .join('\n');
}
