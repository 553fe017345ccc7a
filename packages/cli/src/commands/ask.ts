import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Repair } from '@azroute/engine';
import type { Command } from 'commander';
import { askedOf, type Question, questionText } from '../ask/asked.js';
import type { Context } from '../context.js';
import { exitCodes } from '../failure.js';
import { loadTopology } from '../load.js';
import { shownPath } from '../present/diagnostic.js';
import { type Formats, outputOption } from '../present/formats.js';
import { json } from '../present/json.js';
import { patchOf } from '../present/patch.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface AskOptions extends SettingsOptions {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  readonly oneWay?: boolean;
  readonly dropped?: boolean;
  readonly output: keyof typeof formats;
}

/** A proved change, with the texts that it changes. */
interface Offer {
  readonly repair: Repair;
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

interface Answer {
  readonly question: string;
  readonly holds: boolean;
  readonly offers: readonly Offer[];
  readonly why: string | undefined;
}

const formats = {
  text: ({ question, holds, offers, why }) => {
    if (holds) return `${question} holds already\n`;
    const lines = offers.map(
      ({ repair: { title, isPreferred } }, i) => `  ${i + 1}. ${title}${isPreferred ? ' (preferred)' : ''}`,
    );
    const found = offers.length === 0 ? (why ?? 'No change was found.') : 'Each of these makes it hold:';
    return [`${question} does not hold. ${found}`, ...lines].map((line) => `${line}\n`).join('');
  },
  json: ({ question, holds, offers, why }) =>
    json({
      asked: question,
      holds,
      changes: offers.map(({ repair: { title, isPreferred, trades }, files }) => ({
        title,
        isPreferred,
        trades,
        files: files.map(({ path, before, after }) => ({ file: path, diff: patchOf(path, before, after) })),
      })),
      ...(why !== undefined && { why }),
    }),
  diff: ({ offers: [best] }) =>
    (best?.files ?? []).map(({ path, before, after }) => patchOf(path, before, after)).join(''),
} satisfies Formats<string, Answer>;

/** `azroute ask`: what would make packets go somewhere, without an expectation in the file. */
export function addAsk(program: Command, context: Context): void {
  withSettings(program.command('ask'))
    .description('search for changes that make A reach B, through C if you wish')
    .argument('<file>', 'the file, or - for standard input; its imports belong to the topology')
    .requiredOption(
      '--from <name>',
      'the sender: a NIC, host or private endpoint, all of a network (spoke1.*), or an address',
    )
    .requiredOption('--to <name>', 'the destination: one of these, or internet')
    .option(
      '--via <name>',
      'an appliance or other device to pass; may be given several times, in order',
      (name: string, names: readonly string[]) => [...names, name],
      [] as readonly string[],
    )
    .option('--one-way', 'do not ask for the way back')
    .option('--dropped', 'ask for packets to be dropped')
    .addOption(outputOption(formats))
    .addHelpText(
      'after',
      '\nExamples:\n  azroute ask network.azroute --from spoke1.vm --to spoke2.vm --via nva1 --via nva2\n' +
        '  azroute ask network.azroute --from spoke1.* --to internet --via fw --output diff\n\n' +
        'The exit code is 0 if it holds or a change was found, 1 if none was, 2 for incorrect usage.',
    )
    .action((file: string, options: AskOptions) => ask(file, options, context));
}

async function ask(file: string, options: AskOptions, { io, exitWith }: Context): Promise<void> {
  const { opened, view, texts: given } = await loadTopology(file, options, io);
  const question: Question = { ...options, oneWay: options.oneWay === true, dropped: options.dropped === true };
  const asked = askedOf(view, question);
  const answer = view.snapshot.ask(asked);
  const offers: Offer[] = [];
  for (const repair of answer?.repairs ?? []) {
    const texts = await opened.rewritten(view, repair.topology);
    if (!texts) continue;
    const files = await Promise.all(
      [...texts].map(async ([uri, after]) => ({
        path: shownPath(uri, io.cwd),
        before: given.get(uri) ?? (await readFile(fileURLToPath(uri), 'utf8')),
        after,
      })),
    );
    offers.push({ repair, files });
  }
  const holds = answer === undefined;
  io.stdout(
    await formats[options.output]({ question: questionText(question, asked), holds, offers, why: answer?.why }),
  );
  if (!holds && offers.length === 0) exitWith(exitCodes.findings);
}
