/** Whether searches skip a folder of this name. */
export function isLeftOut(name: string): boolean {
  return isHidden(name) || name === 'node_modules' || name === 'out';
}

/** Whether a file or folder of this name is hidden, because the name starts with a dot. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}
