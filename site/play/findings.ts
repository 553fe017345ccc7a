import { type Diagnostic, messageOf } from './convert.js';

const words = { 1: 'error', 2: 'warning', 3: 'information', 4: 'hint' } as const;

/** A finding and the file in which it is. */
export interface Found {
  readonly uri: string;
  readonly diagnostic: Diagnostic;
}

/**
 * Lists findings, errors first.
 * @param go called with one that is chosen
 * @param show called with the loop that is to be drawn, such as `AZR101:2`
 */
export function listFindings(
  list: HTMLElement,
  all: readonly Found[],
  go: (found: Found) => void,
  show: (loop: string) => void,
): void {
  const counts = new Map<string, number>();
  const sorted = all.toSorted((a, b) => (a.diagnostic.severity ?? 1) - (b.diagnostic.severity ?? 1));
  list.replaceChildren(
    ...sorted.map((found) => {
      const { severity = 1, code = '' } = found.diagnostic;
      const number = (counts.get(String(code)) ?? 0) + 1;
      counts.set(String(code), number);
      const item = document.createElement('li');
      item.className = words[severity];
      const label = document.createElement('span');
      label.className = 'severity';
      label.textContent = `${words[severity]} ${code} `;
      const text = document.createElement('button');
      text.type = 'button';
      text.className = 'go';
      text.append(label, messageOf(found.diagnostic));
      text.onclick = () => go(found);
      item.append(text);
      if (code === 'AZR101' || code === 'AZR102') {
        const draw = document.createElement('button');
        draw.type = 'button';
        draw.textContent = 'Show in diagram';
        draw.onclick = () => show(`${code}:${number}`);
        item.append(draw);
      }
      return item;
    }),
  );
}
