import type { Completed, CompletedCommand, CompletedOption } from './command-line.js';

/** The completion script for fish. */
export function fishScript(commands: readonly CompletedCommand[], options: readonly CompletedOption[]): string {
  const lines = [
    'complete -c azroute -f',
    ...options.map((option) => line('__fish_use_subcommand', option)),
    ...commands.flatMap(({ name, description, options: own, operands }) => {
      const seen = `__fish_seen_subcommand_from ${name}`;
      return [
        `complete -c azroute -n __fish_use_subcommand -a ${name} -d '${quoted(description)}'`,
        ...own.map((option) => line(`'${seen}'`, option)),
        ...(operands.length > 0 ? [`complete -c azroute -n '${seen}' ${offer(operands)}`] : []),
      ];
    }),
  ];
  return `# azroute completion fish: put this into ~/.config/fish/completions/azroute.fish.\n${lines.join('\n')}\n`;
}

function line(condition: string, { flags, description, value }: CompletedOption): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(' ');
  const after = value === undefined ? '' : ` -r ${offer(value)}`;
  return `complete -c azroute -n ${condition} ${names}${after} -d '${quoted(description)}'`;
}

function offer(what: Completed): string {
  switch (what) {
    case 'topologies':
      return "-k -a '(__fish_complete_suffix .azroute)'";
    case 'files':
      return '-F';
    case 'anything':
      return '-f';
    default:
      return `-f -a '${what.join(' ')}'`;
  }
}

function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}
