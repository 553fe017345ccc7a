/** What the system calls an error, such as `ENOENT`; its text if it is none of the system's. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
