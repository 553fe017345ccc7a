/** The largest exported file that is read, in bytes; messages say 200 MB. Exports of large estates have tens of megabytes. */
export const largestExport = 200_000_000;

/** How many files of a folder are read; messages say 10,000. More are no exports. */
export const mostExports = 10_000;

/** Whether a file of a folder can be an export, by its name. The IDs that an import has left are none. */
export function isExportedFile(name: string): boolean {
  return /\.(json|csv|tfstate)$/i.test(name) && !/\.ids\.json$/i.test(name);
}
