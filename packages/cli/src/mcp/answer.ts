import { commandLine, type Given, type Tool, type ToolAnswer, valuesOf, wrongInput } from '@azroute/language/tools';
import { Failure } from '../failure.js';
import { failureText } from '../failure-text.js';
import type { Io } from '../io.js';
import { expectImportsInside, inWorkspace } from './workspace.js';

/** An answer longer than this helps no model, in characters. */
const longestAnswer = 400_000;

/** Runs a command line and returns its exit code, as `run` does. */
export type Run = (argv: readonly string[], io: Io) => Promise<number>;

/** Answers the call of a tool by running the command of its name in the workspace, which is the current folder. */
export async function answerCall(tool: Tool, given: Given, run: Run, io: Io, canWrite: boolean): Promise<ToolAnswer> {
  const written = { stdout: '', stderr: '' };
  const write = (stream: keyof typeof written) => (text: string) => {
    written[stream] += text;
  };
  const own: Io = {
    ...io,
    stdout: write('stdout'),
    stderr: write('stderr'),
    document: write('stdout'),
    // Standard input belongs to the protocol.
    stdin: () => {
      throw new Failure('standard input is in use');
    },
    stdinIsTerminal: true,
    columns: undefined,
    colour: false,
    debug: false,
  };
  try {
    const argv = await argumentsOf(tool, given, own, canWrite);
    // An exit code of 1 is an answer: there are findings, or there is a difference.
    const isError = (await run(argv, own)) > 1;
    return answer(isError ? [written.stderr] : [written.stdout, written.stderr], isError);
  } catch (error) {
    return answer([failureText(error, false)], true);
  }
}

async function argumentsOf(tool: Tool, given: Given, io: Io, canWrite: boolean): Promise<readonly string[]> {
  const wrong = wrongInput(tool, given);
  if (wrong !== undefined) throw new Failure(wrong);
  const checked: Record<string, unknown> = {};
  const topologies: string[] = [];
  for (const [name, { isPath, isList, isOptional, as }] of Object.entries(tool.inputs)) {
    const all = isPath && isList && isOptional && valuesOf(given[name]).length === 0;
    checked[name] = all ? ['.'] : given[name];
    if (!isPath) continue;
    const paths = valuesOf(checked[name]).map((path) => inWorkspace(path, io.cwd));
    checked[name] = paths;
    if (as === 'operand') topologies.push(...paths);
  }
  await expectImportsInside(topologies, io);
  const isDry = tool.writes && !(canWrite && given.write === true);
  return commandLine({ ...tool, always: [...tool.always, ...(isDry ? ['--dry-run'] : [])] }, checked);
}

function answer(texts: readonly string[], isError: boolean): ToolAnswer {
  const content = texts.filter((text) => text !== '').map((text) => ({ type: 'text' as const, text }));
  if (content.reduce((sum, { text }) => sum + text.length, 0) > longestAnswer) {
    const text = 'error: the answer is too long; ask for less, such as one file or one NIC\n';
    return { content: [{ type: 'text', text }], isError: true };
  }
  return { content, ...(isError && { isError }) };
}
