import type { Completed, CompletedCommand, CompletedOption } from './command-line.js';

/** The completion script for bash 3.2 and later. */
export function bashScript(commands: readonly CompletedCommand[], options: readonly CompletedOption[]): string {
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap(({ name, options: own }) =>
    own.flatMap(({ flags, value }) =>
      value === undefined
        ? []
        : `    ${flags.map((flag) => `${name},${flag}`).join('|')}) ${offer(value)}; return ;;\n`,
    ),
  );
  const flags = [{ name: "''", options }, ...commands].map(
    ({ name, options: own }) => `      ${name}) words='${own.flatMap((option) => option.flags).join(' ')}' ;;\n`,
  );
  const operands = commands.map(({ name, operands: own }) => `    ${name}) ${offer(own)} ;;\n`);
  return `# azroute completion bash: source this file, or put it where bash-completion looks for files.

_azroute_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

_azroute_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -d -- "$cur") $(compgen -f -X "$1" -- "$cur"))
}

_azroute() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= words= i
  COMPREPLY=()
  # --output=json is three words.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${names.join('|')}) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case $command,$prev in
${values.join('')}  esac
  if [[ $cur == -* ]]; then
    case $command in
${flags.join('')}    esac
    _azroute_words "$words"
    return
  fi
  case $command in
    '') _azroute_words '${names.join(' ')}' ;;
${operands.join('')}  esac
}

complete -F _azroute azroute
`;
}

function offer(what: Completed): string {
  switch (what) {
    case 'topologies':
      return "_azroute_files '!*.azroute'";
    case 'files':
      return "_azroute_files ''";
    case 'anything':
      return ':';
    default:
      return `_azroute_words '${what.join(' ')}'`;
  }
}
