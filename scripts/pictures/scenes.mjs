import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/root.mjs';

const lines = readFileSync(inRoot('examples/05-multi-region-loop.azroute'), 'utf8').split('\n');

/** The line and the column of a text in the example, both from 1. */
function place(text, inside = 0) {
  const line = lines.findIndex((content) => content.includes(text));
  if (line < 0) throw new Error(`The example does not contain "${text}".`);
  return [line + 1, lines[line].indexOf(text) + 1 + inside];
}

/** For each picture, by name, a function that prepares the workbench; the picture shows the whole window. */
export const SCENES = {
  async hover(workbench) {
    await workbench.goTo(...place('nic nva1 10.1.1.4', 'nic n'.length));
    await workbench.press('Control+K Control+I');
    await workbench.see('.monaco-hover table');
    await workbench.settle();
  },

  async quickfix(workbench) {
    await workbench.goTo(...place('nva nva1 {', 'nva n'.length));
    await workbench.see('.monaco-editor .squiggly-error');
    await workbench.press('Control+.');
    await workbench.see('.action-widget', { hasText: 'UDR' });
    await workbench.settle();
  },

  async loop(workbench) {
    await workbench.run('Problems: Focus on Problems View');
    await workbench.see('.markers-panel .monaco-list-row', { hasText: 'AZR101' });
    await workbench.goTo(...place('nva nva1 {', 'nva n'.length));
    await workbench.see('.monaco-editor .squiggly-error');
    await workbench.settle();
  },
};
