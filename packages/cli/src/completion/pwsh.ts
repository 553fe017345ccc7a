import type { Completed, CompletedCommand, CompletedOption } from './command-line.js';

/** The completion script for PowerShell. Where it offers nothing, PowerShell completes the names of files. */
export function pwshScript(commands: readonly CompletedCommand[], options: readonly CompletedOption[]): string {
  const values = commands.flatMap(({ name, options: own }) =>
    own.flatMap(({ flags, value }) =>
      isWords(value) ? flags.map((flag) => `    '${name} ${flag}' = ${list(value)}\n`) : [],
    ),
  );
  const flags = [{ name: '', options }, ...commands].map(
    ({ name, options: own }) => `    '${name}' = ${list(own.flatMap((option) => option.flags))}\n`,
  );
  const operands = [
    `    '' = ${list(commands.map(({ name }) => name))}\n`,
    ...commands.flatMap(({ name, operands: own }) => (isWords(own) ? `    '${name}' = ${list(own)}\n` : [])),
  ];
  return `# azroute completion pwsh: add this to your profile, or run: azroute completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName azroute -ScriptBlock {
  param($word, $ast, $position)
  $values = @{
${values.join('')}  }
  $flags = @{
${flags.join('')}  }
  $operands = @{
${operands.join('')}  }
  $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
  $command = $before | Select-Object -Skip 1 | Where-Object { $operands[''] -contains $_ } | Select-Object -First 1
  $key = "$command $($before[-1])"
  $offered = if ($values.ContainsKey($key)) { $values[$key] } elseif ($word -like '-*') { $flags["$command"] } else { $operands["$command"] }
  $offered | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function isWords(what: Completed | undefined): what is readonly string[] {
  return typeof what === 'object' && what.length > 0;
}

function list(words: readonly string[]): string {
  return `@(${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`;
}
