import { type Input, type Tool, tools } from '@azroute/language/tools';
import type { ZodType } from 'zod';
import type { Io } from '../io.js';
import { version } from '../version.js';
import { answerCall, type Run } from './answer.js';

const instructions =
  'azroute computes effective routes, BGP tables and packet paths of Azure networks that are written as text in .azroute files. Begin with check; ask trace and why about packets and routes, and explain about codes.';

/**
 * Serves the tools to a language model over standard input and output, with the Model Context Protocol.
 * @param io its current folder is the workspace
 * @param canWrite whether tools may change files in it
 */
export async function serveTools(run: Run, io: Io, canWrite: boolean): Promise<void> {
  const sdk = await import('./sdk.js');
  const { z } = sdk;
  const schemaOf = ({ description, choices, isList, isOptional }: Input): ZodType => {
    const [first, ...others] = choices ?? [];
    const text = first === undefined ? z.string().min(1).max(4_000) : z.enum([first, ...others]);
    const value = isList ? z.array(text).max(1_000) : text;
    return (isOptional ? value.optional() : value).describe(description);
  };
  const schemasOf = ({ inputs, writes }: Tool): Record<string, ZodType> => ({
    ...Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, schemaOf(input)])),
    ...(writes &&
      canWrite && {
        write: z.boolean().default(false).describe('whether to write the repaired files, not only to show the diff'),
      }),
  });
  const server = new sdk.McpServer({ name: 'azroute', version }, { instructions });
  for (const tool of tools) {
    const isReadOnly = !(tool.writes && canWrite);
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.description,
        inputSchema: schemasOf(tool),
        annotations: { readOnlyHint: isReadOnly, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      },
      (given) => answerCall(tool, given as Parameters<typeof answerCall>[1], run, io, canWrite),
    );
  }
  await server.connect(new sdk.StdioServerTransport());
}
