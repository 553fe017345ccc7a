import { expect, it } from 'vitest';
import type { Tree } from '../webview/messages.js';
import { pageTree } from './page-tree.js';

/** A tree as one line. */
function text(part: Tree | string): string {
  if (typeof part === 'string') return part;
  const attributes = Object.entries(part.attributes).map(([name, value]) => ` ${name}=${value}`);
  return `<${part.tag}${attributes.join('')}>${part.children.map(text).join('')}</${part.tag}>`;
}

it.each([
  [
    '**NIC [vm](file:///a#L1,6)** · 10.0.0.4',
    '<p><strong>NIC <a data-href=file:///a#L1,6>vm</a></strong> · 10.0.0.4</p>',
  ],
  [
    '| a | b |\n|---|---|\n| 1 | `2` |',
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td><code>2</code></td></tr></tbody></table>',
  ],
  ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
  ['a \\<b\\> \\&amp; \\*c\\*', '<p>a <b> &amp; *c*</p>'],
  ['<img src=x onerror=alert(1)>', '<p><img src=x onerror=alert(1)></p>'],
])('%s', (markdown, expected) => {
  expect(pageTree(markdown).map(text).join('')).toBe(expected);
});

it('has no element that Markdown does not have', () => {
  const all = JSON.stringify(pageTree('<script>alert(1)</script>\n\n<b onclick="x">y</b> ![i](http://e/x.png)'));
  expect(all).not.toMatch(/"tag":"(script|b|img)"/);
});
