import { readdirSync, readFileSync } from 'node:fs';
import { inRoot } from '../lib/root.mjs';

const LOOP = '05-multi-region-loop.azroute';
const NETWORK = 'network.azroute';
const EXPECTED = 'expectations.azroute';

const read = (...parts) => readFileSync(inRoot(...parts), 'utf8');
const articleFiles = readdirSync(inRoot('examples', 'article'));

/** The first network of a page. */
function networkOf(page) {
  const text = /```azroute\n([\s\S]*?)```/.exec(page)?.[1];
  if (text === undefined) throw new Error('The page contains no network.');
  return text;
}

/** The texts in which pictures are taken, by file name. */
export const TEXTS = {
  [LOOP]: read('examples', LOOP),
  [EXPECTED]: `vnet hub {
  address 10.0.0.0/16
  subnet apps 10.0.1.0/24 {
    nic vm1 10.0.1.4
    nic vm2 10.0.1.5
  }
}
vnet far {
  address 10.9.0.0/16
  subnet apps 10.9.0.0/24 {
    nic vm3 10.9.0.4
  }
}
peering hub <-> far

expect hub.vm1 -> hub.vm2
expect hub.vm1 -> far.vm3 dropped
scenario "without the peering" {
  down peering hub <-> far
  expect hub.vm1 -> far.vm3
}
`,
  [NETWORK]: networkOf(read('docs', 'refactorings', 'README.md')),
  ...Object.fromEntries(articleFiles.map((name) => [name, read('examples', 'article', name)])),
};

/** What an engineer has saved: an export, and outputs with routes. */
const exported = (...parts) => read('test', 'import', 'estate', ...parts);
TEXTS['exports/network-1.json'] = exported('resource-graph.json');
for (const name of readdirSync(inRoot('test', 'import', 'estate', 'routes')))
  TEXTS[`exports/routes/${name}`] = exported('routes', name);

/** The line and the column of a text in a file, both from 1. */
function place(file, text, inside = 0) {
  const lines = TEXTS[file].split('\n');
  const line = lines.findIndex((content) => content.includes(text));
  if (line < 0) throw new Error(`${file} does not contain "${text}".`);
  return [line + 1, lines[line].indexOf(text) + 1 + inside];
}

/** Where the loop is underlined. */
const atLoop = place(LOOP, 'nva nva1 {', 'nva n'.length);

/** The whole window. */
const whole = { size: { width: 1200, height: 760, scale: 2 } };
/** The editor, without the bars beside and below it. */
const editor = {
  size: { width: 1200, height: 620, scale: 1.5 },
  clip: { x: 48, y: 0, width: 1152, height: 598 },
};

/** The editor with a diagram beside it. */
const beside = { size: { width: 1400, height: 860, scale: 1.25 }, clip: { x: 48, y: 35, width: 1352, height: 803 } };

/** A small picture of the whole window for the walkthrough. */
const small = { size: { width: 880, height: 560, scale: 1 }, folder: 'packages/extension/images/walkthrough' };

/** What is offered at a place, with the menu open. */
function offers(file, text, { command = 'Quick Fix...', sees }) {
  return { ...editor, file, play: (workbench) => workbench.menu(command, place(file, text, text.length - 1), sees) };
}

const refactorings = (text, sees) => offers(NETWORK, text, { command: 'Refactor...', sees });
/** What is offered at the expectation of a question of the article. */
const question = (file, sees, expectation = 'expect spoke11.vm <->') => offers(file, expectation, { sees });

/** Two editors beside each other. */
const wide = { size: { width: 1600, height: 900, scale: 1.25 } };

/** Imports what was exported, as a user does. */
async function importEstate(workbench, workspace) {
  await workbench.run('View: Close All Editors');
  await workbench.run('azroute: Import from Azure…');
  await workbench.pick('A Folder…');
  await workbench.answerPath(`${workspace}/exports/`, 'Import');
  await workbench.answerPath(`${workspace}/`, 'Create Here');
  await workbench.see('.tab', { hasText: 'import-report.md' });
  // The preview takes a moment to draw.
  await workbench.settle(4000);
  await workbench.press('Control+1');
}

/** For each picture, by name: the file, the window, and a function that prepares the workbench. */
export const SCENES = {
  hover: {
    ...whole,
    file: LOOP,
    async play(workbench) {
      await workbench.goTo(...place(LOOP, 'nic nva1 10.1.1.4', 'nic n'.length));
      await workbench.press('Control+K Control+I');
      await workbench.see('.monaco-hover table');
    },
  },

  quickfix: {
    ...whole,
    file: LOOP,
    play: (workbench) => workbench.menu('Quick Fix...', atLoop, 'VXLAN'),
  },

  diagram: {
    ...beside,
    file: LOOP,
    async play(workbench) {
      await workbench.menu('Quick Fix...', atLoop, 'Show AZR101 in Diagram');
      await workbench.choose('Show AZR101 in Diagram');
      await workbench.seeDiagram('figure .way-table');
    },
  },

  'diagram-repair': {
    ...beside,
    file: LOOP,
    async play(workbench) {
      await workbench.menu('Quick Fix...', atLoop, 'Compare Repairs of AZR101');
      await workbench.choose('Compare Repairs of AZR101');
      await (await workbench.see('.quick-input-list .monaco-list-row', { hasText: 'UDRs' })).click();
      await workbench.seeDiagram('figure + figure svg');
    },
  },

  loop: {
    ...whole,
    file: LOOP,
    async play(workbench) {
      await workbench.run('Problems: Focus on Problems View');
      await workbench.see('.markers-panel .monaco-list-row', { hasText: 'AZR101' });
      await workbench.goTo(...atLoop);
      await workbench.see('.monaco-editor .squiggly-error');
    },
  },

  'walkthrough/loop': { ...small, file: LOOP, play: (workbench) => SCENES.loop.play(workbench) },
  'walkthrough/hover': { ...small, file: LOOP, play: (workbench) => SCENES.hover.play(workbench) },
  'walkthrough/quickfix': { ...small, file: LOOP, play: (workbench) => SCENES.quickfix.play(workbench) },

  'walkthrough/why': {
    ...small,
    file: LOOP,
    async play(workbench) {
      await workbench.goTo(...place(LOOP, 'nic nva1 10.1.1.4', 'nic n'.length));
      await workbench.run('azroute: Why…');
      await workbench.see('.quick-input-widget', { hasText: 'name of a NIC' });
      await workbench.type('10.2.0.0/16');
      await workbench.press('Enter');
      await workbench.settle(4000);
    },
  },

  'walkthrough/tests': {
    ...small,
    file: EXPECTED,
    async play(workbench) {
      await workbench.run('Testing: Focus on Test Explorer View');
      await (await workbench.see('.test-explorer .monaco-list-row', { hasText: EXPECTED })).click();
      await workbench.settle();
      await workbench.press('Control+1');
      await workbench.goTo(...place(EXPECTED, 'expect hub.vm1 -> far.vm3 dropped'));
    },
  },

  import: { ...wide, file: LOOP, play: importEstate },
  'import-diagram': {
    ...wide,
    file: LOOP,
    async play(workbench, workspace) {
      await importEstate(workbench, workspace);
      // The diagram shows names only where they can be read.
      await workbench.drag([824, 450], [400, 450]);
      await workbench.run('azroute: Open Diagram to the Side');
      await workbench.see('.tab', { hasText: 'Diagram of' });
      await workbench.press('Control+1');
      await workbench.settle(8000);
    },
  },

  'refactor-subnet': refactorings('subnet apps 10.1', 'Split'),
  'refactor-vnet': refactorings('vnet spoke2', 'Renumber'),
  'refactor-appliance': refactorings('nva nva1', 'Move nva1'),
  'refactor-hub': refactorings('vnet hub', 'Route Server'),
  'article-1': question('1-internet-through-the-nva.azroute', '0.0.0.0/1', 'expect spoke11.vm ->'),
  'article-2': question('2-on-premises-through-the-nva.azroute', 'IPsec'),
  'article-3': question('3-across-regions.azroute', 'VXLAN'),
  'article-4': question('4-without-the-loop.azroute', 'VXLAN'),
  'article-5-vpn': question('5-propagation-off-vpn.azroute', 'Switch propagation on'),
  'article-5-expressroute': question('5-propagation-off-expressroute.azroute', 'IPsec'),
  'article-6': question('6-two-more-specific-routes.azroute', 'Add hub1-routes'),
  'article-7': question('7-split-route-server.azroute', 'Add hub1-routes'),
};
