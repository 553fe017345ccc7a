import { allCodes, scaffolds } from '@azroute/language';
import type { Command, Option } from 'commander';

/** What can stand in a place of the command line: one of some words, a topology, any file, or something unforeseen. */
export type Completed = readonly string[] | 'topologies' | 'files' | 'anything';

/** An option, with what follows it. */
export interface CompletedOption {
  /** `-o` and `--output`; one of them may be missing. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Undefined if nothing follows. */
  readonly value: Completed | undefined;
}

/** A command, with what can follow its name. */
export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  readonly operands: Completed;
}

/** The shells for which a script is generated. */
export const shells = ['bash', 'zsh', 'fish', 'pwsh'] as const;

/** A shell for which a script is generated. */
export type Shell = (typeof shells)[number];

/** What can be written after `azroute`: everything that commander knows. */
export function commandsOf(program: Command): readonly CompletedCommand[] {
  const names = program.commands.map((command) => command.name());
  return program.commands.map((command) => ({
    name: command.name(),
    description: firstSentence(command.description()),
    options: optionsOf(command),
    operands: operandsOf(command, names),
  }));
}

/** The options of a command, `--help` included. */
export function optionsOf(command: Command): readonly CompletedOption[] {
  return command.createHelp().visibleOptions(command).map(completedOption);
}

function completedOption(option: Option): CompletedOption {
  const flags = [option.short, option.long].flatMap((flag) => flag ?? []);
  const takesValue = option.required || option.optional;
  return { flags, description: firstSentence(option.description), value: takesValue ? valueAfter(option) : undefined };
}

function valueAfter({ argChoices, flags }: Option): Completed {
  if (argChoices) return argChoices;
  return /<(file|output)>$/.test(flags) ? 'files' : 'anything';
}

/** What the names of arguments stand for. */
function operandsOf(command: Command, commands: readonly string[]): Completed {
  const [argument] = command.registeredArguments;
  switch (argument?.name()) {
    case 'file':
    case 'old':
      return 'topologies';
    case 'code':
      return [...allCodes.map(({ code }) => code), 'rules'];
    case 'command':
      return commands;
    case 'scaffold':
      return scaffolds.map(({ name }) => name);
    case 'shell':
      return shells;
    default:
      return [];
  }
}

function firstSentence(description: string): string {
  return description.split(/[;:]/)[0] ?? '';
}
