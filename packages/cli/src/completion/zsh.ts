import type { Completed, CompletedCommand, CompletedOption } from './command-line.js';

/** The completion script for zsh. */
export function zshScript(commands: readonly CompletedCommand[], options: readonly CompletedOption[]): string {
  const described = commands.map(({ name, description }) => `    '${name}:${quoted(description)}'\n`).join('');
  const cases = commands.map(({ name, options: own, operands }) => {
    const specs = [...own.flatMap(specsOf), ...(operands.length > 0 ? [`'*:${word(operands)}'`] : [])];
    return `    ${name})\n      _arguments ${specs.join(' \\\n        ')}\n      ;;\n`;
  });
  return `#compdef azroute
# azroute completion zsh: put this file into a folder of $fpath as _azroute.

_azroute() {
  local -a commands
  commands=(
${described}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments ${options.flatMap(specsOf).join(' \\\n      ')}
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('')}  esac
}

if [[ $funcstack[1] == _azroute ]]; then _azroute "$@"; else compdef _azroute azroute; fi
`;
}

function specsOf({ flags, description, value }: CompletedOption): readonly string[] {
  const said = `[${quoted(description).replace(/[[\]]/g, '\\$&')}]`;
  return flags.map((flag) => {
    if (value === undefined) return `'${flag}${said}'`;
    return `'${flag}${flag.startsWith('--') ? '=' : '+'}${said}:${word(value)}'`;
  });
}

function word(what: Completed): string {
  switch (what) {
    case 'topologies':
      return 'file:_files -g "*.azroute"';
    case 'files':
      return 'file:_files';
    case 'anything':
      return 'value: ';
    default:
      return `value:(${what.join(' ')})`;
  }
}

/** Inside single quotes; a colon ends a part. */
function quoted(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll(':', '\\:');
}
