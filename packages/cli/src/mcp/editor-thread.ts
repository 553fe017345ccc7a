import { parentPort, workerData } from 'node:worker_threads';
import { documentUri } from '@azroute/language/node';
import { type ToolAnswer, type ToolCall, tools } from '@azroute/language/tools';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { run } from '../run.js';
import { answerCall } from './answer.js';

/** The thread in which an editor has a tool called: it answers one call, changes nothing, and ends. */
async function answered({ tool: name, given, workspace, unsaved }: ToolCall): Promise<ToolAnswer> {
  const tool = tools.find((each) => each.name === name);
  if (!tool) throw new Failure(`there is no tool ${name}`);
  const nowhere = () => {};
  const io: Io = {
    stdout: nowhere,
    stderr: nowhere,
    document: nowhere,
    stdin: () => {
      throw new Failure('there is no standard input');
    },
    stdinIsTerminal: true,
    columns: undefined,
    unsaved: new Map(Object.entries(unsaved).map(([path, text]) => [documentUri(path), text])),
    cwd: workspace,
    colour: false,
    debug: false,
    interrupted: () => new Promise(nowhere),
    serverStarts: nowhere,
  };
  return answerCall(tool, given, run, io, false);
}

parentPort?.postMessage(await answered(workerData as ToolCall));
