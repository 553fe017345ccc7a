import { type InputFile, importAzure, type Proof, prove, reportMarkdown } from '@azroute/import';
import { topologyOfTexts } from '@azroute/language';
import { type ImportedFolder, reportFile } from './import-files.js';

/** What the thread does that imports: files that contain routes complete the others, and are compared with the result. */
export async function imported(files: readonly InputFile[]): Promise<ImportedFolder> {
  const result = importAzure(files, { layout: 'folder', findsRoutes: true });
  if ('refused' in result) return result;
  const texts = new Map(result.files.map(({ path, text }) => [path, text]));
  const proof = await prove({
    comparable: result.comparable,
    printed: new Map(files.map(({ name, text }) => [name, text])),
    viewOf: (root) => topologyOfTexts(root, texts),
    howToSee: 'its findings say why',
  }).catch(failedProof);
  const text = reportMarkdown(result.report, 'Imported from Azure', proof);
  return { files: [...result.files, { path: reportFile, text }] };
}

/** Nothing is compared, since azroute itself fails at it: what is imported stays. */
function failedProof(error: unknown): Proof {
  return {
    nics: [],
    lists: [],
    hubs: [],
    failed: [`azroute failed at it: ${error instanceof Error ? error.message : String(error)}`],
  };
}
