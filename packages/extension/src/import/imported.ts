import { type InputFile, importAzure, reportMarkdown } from '@azroute/import';
import { type ImportedFolder, reportFile } from './import-files.js';

/** What the thread does that imports: files that contain routes complete the others. */
export function imported(files: readonly InputFile[]): ImportedFolder {
  const result = importAzure(files, { layout: 'folder', findsRoutes: true });
  if ('refused' in result) return result;
  const text = reportMarkdown(result.report, 'Imported from Azure');
  return { files: [...result.files, { path: reportFile, text }] };
}
