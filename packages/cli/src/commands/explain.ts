import type { FindingCode } from '@azroute/engine';
import { allCodes, codeGroups, codeHref, codesOf, readCodePage } from '@azroute/language';
import { type Command, Option } from 'commander';
import { codePageText } from '../code-pages.js';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { json } from '../present/json.js';

interface ExplainOptions {
  readonly output: 'text' | 'json';
}

/** `azroute explain`: the page of a diagnostic code, or the list of all codes. */
export function addExplain(program: Command, { io }: Context): void {
  program
    .command('explain')
    .description('say what a diagnostic code means, why Azure does so and how to mend it')
    .argument('[code]', 'the code, such as AZR101; without one, all codes are listed')
    .addOption(new Option('-o, --output <format>', 'form of the output').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  azroute explain AZR101')
    .action(async (code: string | undefined, { output }: ExplainOptions) => {
      if (output === 'json') {
        io.stdout(json(code === undefined ? await Promise.all(allCodes.map(codeJson)) : await codeJson(find(code))));
      } else io.stdout(code === undefined ? listText() : await codePageText(find(code).code));
    });
}

function find(text: string): FindingCode {
  const wanted = /^\d{1,3}$/.test(text) ? `AZR${text.padStart(3, '0')}` : text.toUpperCase();
  const found = allCodes.find(({ code }) => code === wanted);
  if (found) return found;
  const digits = /^AZR(\d+)$/.exec(wanted)?.[1];
  if (digits === undefined) throw new Failure(`"${text}" is no code such as AZR101; azroute explain lists them all`);
  const number = Number(digits);
  const near = [...allCodes]
    .sort((a, b) => Math.abs(Number(a.code.slice(3)) - number) - Math.abs(Number(b.code.slice(3)) - number))
    .slice(0, 3)
    .map(({ code }) => code);
  throw new Failure(`there is no code ${text}; near it are ${near.join(', ')}, and azroute explain lists them all`);
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
