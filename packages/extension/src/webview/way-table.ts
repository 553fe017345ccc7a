import { make } from './build.js';
import { tell } from './host.js';
import type { WayTable } from './messages.js';

/** The table of decisions: a click on a row goes to the declaration that caused it. */
export function wayTable({ title, tone, rows, ending }: WayTable): HTMLElement {
  const body = make('tbody');
  for (const { number, tone: of, where, table, route, why, declaration } of rows) {
    const place = make('td', {}, make('strong', {}, where), ' ', make('span', { class: 'muted' }, table));
    const decision = make('td', {}, make('code', {}, route));
    if (why !== '') decision.append(make('div', { class: 'muted' }, why));
    if (declaration !== undefined) {
      const link = make(
        'button',
        { type: 'button', class: 'link', title: 'Go to what caused it' },
        ...decision.childNodes,
      );
      link.addEventListener('click', () => tell({ kind: 'go', id: declaration }));
      decision.replaceChildren(link);
    }
    body.append(make('tr', {}, make('td', {}, make('span', { class: `mark ${of}` }, `${number}`)), place, decision));
  }
  const head = make(
    'thead',
    {},
    make(
      'tr',
      { class: 'hidden' },
      ...['Number', 'Where', 'What decided'].map((name) => make('th', { scope: 'col' }, name)),
    ),
  );
  const section = make('section', {
    class: `way-table ${tone}`,
    'aria-label': 'The way of the packets',
    tabindex: '0',
  });
  section.append(make('h2', {}, title), make('table', {}, head, body));
  if (ending !== undefined) section.append(make('p', { class: `ending ${tone}` }, ending));
  return section;
}

/** What a screen reader says when a way appears. */
export function spoken({ title, rows }: WayTable): string {
  return `${title}, ${rows.length} ${rows.length === 1 ? 'decision' : 'decisions'}`;
}
