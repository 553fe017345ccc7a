/** Whether a folder of this name is not searched. */
export function isLeftOut(name: string): boolean {
  return isHidden(name) || name === 'node_modules' || name === 'out';
}

/** Whether a file or folder of this name is hidden by its dot. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}
