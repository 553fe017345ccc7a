import { resolve } from 'node:path';
import { compareHubRoutes } from '@azroute/language';
import type { Command } from 'commander';
import type { Context } from '../context.js';
import { exitCodes, Failure } from '../failure.js';
import { failureText } from '../failure-text.js';
import { piped } from '../files/standard-input.js';
import { statsOf } from '../files/stats-of.js';
import { type HubOptions, hubRoutesOf, refuseWithoutHub, withHub } from '../hub-table.js';
import { loadView } from '../load.js';
import { Declarations } from '../present/declarations.js';
import { type Formats, outputOption } from '../present/formats.js';
import { hubVerifyJson, hubVerifyText } from '../present/hub-verify.js';
import { json } from '../present/json.js';
import { isDifferent, type Verified, verifyAllText } from '../present/verify-all.js';
import type { VerifyJson } from '../present/verify-json.js';
import { verifyText } from '../present/verify-text.js';
import { refusalSentence } from '../readable.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';
import { dumpsIn } from '../verify/dumps.js';
import { nicNamed } from '../verify/nics.js';
import { printedName, readPrinted, readPrintedHub } from '../verify/read-printed.js';
import { topologiesOf } from '../verify/topologies.js';
import { verified } from '../verify/verified.js';

interface VerifyOptions extends SettingsOptions, HubOptions {
  readonly against: string;
  readonly output: keyof typeof formats;
}

interface Answer {
  readonly result: VerifyJson;
  /** The file that Azure's routes were read from. */
  readonly against: string;
}

const formats = {
  text: ({ result, against }) => verifyText(result, printedName(against)),
  json: ({ result }) => json(result),
} satisfies Formats<string, Answer>;

/** `azroute verify`: compares the effective routes of a NIC, or of many, with those that Azure printed. */
export function addVerify(program: Command, context: Context): void {
  const { io } = context;
  withHub(
    withSettings(program.command('verify'))
      .description('compare the effective routes of a NIC, or of many, with those that Azure printed')
      .argument('<file>', 'the file, a folder with topologies, or - for standard input; imports belong to a topology')
      .option('-n, --nic <name>', 'the NIC, as the language refers to it: vm1, spoke1.vm1 or spoke1.apps.vm1'),
  )
    .requiredOption(
      '--against <output>',
      'a local file with the output of "az network nic show-effective-route-table" as JSON or as a table, or - for standard input; ' +
        'without --nic, a folder with such files, each named after its NIC; with --hub, the output of "az network vhub get-effective-routes" as JSON',
    )
    .addOption(outputOption(formats))
    .addHelpText(
      'after',
      '\nExamples:\n  az network nic show-effective-route-table -g rg1 -n vm1-nic -o json > vm1.json\n' +
        '  azroute verify network.azroute --nic spoke1.vm1 --against vm1.json\n' +
        '  azroute verify net --against routes/\n' +
        '  azroute verify network.azroute --hub hub1 --against hub1.json',
    )
    .action(async (file: string, options: VerifyOptions) => {
      if (file === piped && options.against === piped) {
        throw new Failure('standard input can be read only once; give - once');
      }
      refuseWithoutHub(options);
      if (options.hub !== undefined) return verifyHub(file, options.hub, options, context);
      if (options.nic === undefined) return verifyFolder(file, options, context);
      const printed = await readPrinted(options.against, io);
      const { topology, id } = nicNamed(options.nic, await topologiesOf(file, options, io));
      const { view, declarations } = topology;
      const result = verified({ id, printed, view, nic: options.nic, file: topology.file }, declarations);
      io.stdout(formats[options.output]({ result, against: options.against }));
      if (isDifferent(result)) context.exitWith(exitCodes.findings);
    });
}

/** Compares the routes of a virtual hub. */
async function verifyHub(file: string, hub: string, options: VerifyOptions, context: Context): Promise<void> {
  const { io } = context;
  const printed = await readPrintedHub(options.against, io);
  const view = await loadView(file, options, io);
  const { id, routes } = hubRoutesOf(view, hub, options);
  const comparison = compareHubRoutes(printed, routes, (one) => view.labelOf(one));
  const result = hubVerifyJson(view.labelOf(id), comparison, new Declarations(view, io.cwd));
  io.stdout(options.output === 'json' ? json(result) : hubVerifyText(result, printedName(options.against)));
  if (result.missing.length + result.extra.length > 0) context.exitWith(exitCodes.findings);
}

/** Compares all files of a folder, each with the NIC that it is named after. */
async function verifyFolder(
  file: string,
  { against, output, ...options }: VerifyOptions,
  context: Context,
): Promise<void> {
  const { io } = context;
  const stats = against === piped || against === '' ? undefined : statsOf(resolve(io.cwd, against));
  if (!stats && against !== piped && against !== '') throw new Failure(refusalSentence('missing', against, 'a folder'));
  if (!stats?.isDirectory()) throw new Failure('name the NIC with --nic, or give a folder with --against');
  const topologies = await topologiesOf(file, options, io);
  const { dumps, others } = await dumpsIn(against, io.cwd, topologies);
  const [nics, failed]: [Verified[], string[]] = [[], []];
  for (const dump of dumps) {
    try {
      const printed = await readPrinted(dump.file, io);
      const { id, topology } = dump.nic;
      const { view, declarations } = topology;
      const result = verified({ id, printed, view, nic: declarations.label(id), file: topology.file }, declarations);
      nics.push({ ...result, against: dump.file });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failed.push(error.message);
    }
  }
  const answer = { nics, notCompared: others, failed };
  io.stdout(output === 'json' ? json(answer) : verifyAllText(answer, file));
  if (output !== 'json') for (const sentence of failed) io.stderr(failureText(new Failure(sentence), io.debug));
  if (failed.length > 0) context.exitWith(exitCodes.usage);
  else if (nics.some(isDifferent)) context.exitWith(exitCodes.findings);
}
