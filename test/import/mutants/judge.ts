import { importAzure } from '@azroute/import';
import { readStatements } from '../../../packages/import/src/testing/read-statements.js';
import type { Mutant } from './mutant.js';

/**
 * Why an import of a mutant is wrong; undefined if it yields texts without syntax errors, or a refusal in words, and
 * nothing of the input became a statement.
 */
export function faultOf({ files, routes }: Mutant, layout: 'text' | 'folder'): string | undefined {
  try {
    const result = importAzure(files, { layout, routes, findsRoutes: routes.length === 0 });
    if ('refused' in result)
      return result.refused.every((each) => each !== '') && result.refused.length > 0 ? undefined : 'an empty refusal';
    for (const { path, text } of result.files) {
      if (path.endsWith('.json')) JSON.parse(text);
      else if (readStatements(text).some((each) => 'name' in each && each.name === 'evil'))
        return 'a statement from the input';
    }
    JSON.stringify(result.report);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
