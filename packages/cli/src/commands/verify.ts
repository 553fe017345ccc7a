import type { Command } from 'commander';
import type { Context } from '../context.js';
import { exitCodes, Failure } from '../failure.js';
import { piped } from '../files/standard-input.js';
import { loadView } from '../load.js';
import { idOf } from '../names.js';
import { Declarations } from '../present/declarations.js';
import { type Formats, outputOption } from '../present/formats.js';
import { json } from '../present/json.js';
import { type VerifyJson, verifyJson } from '../present/verify-json.js';
import { verifyText } from '../present/verify-text.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';
import { compareTables, differs } from '../verify/compare.js';
import { printedName, readPrinted } from '../verify/read-printed.js';

interface VerifyOptions extends SettingsOptions {
  readonly nic: string;
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

/** `azroute verify`: compares the effective routes of a NIC with those that Azure printed. */
export function addVerify(program: Command, { io, exitWith }: Context): void {
  withSettings(program.command('verify'))
    .description('compare the effective routes of a NIC with those that Azure printed')
    .argument('<file>', 'the file, or - for standard input; its imports belong to the topology')
    .requiredOption('-n, --nic <name>', 'the NIC, as the language refers to it: vm1, spoke1.vm1 or spoke1.apps.vm1')
    .requiredOption(
      '--against <output>',
      'a local file with the output of "az network nic show-effective-route-table" as JSON or as a table, or - for standard input',
    )
    .addOption(outputOption(formats))
    .addHelpText(
      'after',
      '\nExample:\n  az network nic show-effective-route-table -g rg1 -n vm1-nic -o json > vm1.json\n' +
        '  azroute verify network.azroute --nic spoke1.vm1 --against vm1.json',
    )
    .action(async (file: string, { nic, against, output, ...options }: VerifyOptions) => {
      if (file === piped && against === piped) {
        throw new Failure('standard input can be read only once; give - once');
      }
      const printed = await readPrinted(against, io);
      const view = await loadView(file, options, io);
      const id = idOf(view, nic, ['nic'], 'NIC');
      const computed = view.snapshot.effectiveRoutes(id);
      if (!computed) throw new Failure(`${nic} has no effective routes; azroute check ${file} says why`);
      const [missing] = view.snapshot.leftOut(id);
      // Rows that azroute has not computed would look like rows that only Azure has.
      if (missing !== undefined) throw new Failure(`the routes of ${nic} are not complete, so they cannot be compared`);
      const comparison = compareTables(printed, computed, view.snapshot.settings.noneRoutes);
      const result = verifyJson(comparison, id, view, new Declarations(view, io.cwd));
      io.stdout(formats[output]({ result, against }));
      if (differs(comparison)) exitWith(exitCodes.findings);
    });
}
