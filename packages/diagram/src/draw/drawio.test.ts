import { Network } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { topologyOf } from '../../../engine/src/testing/builder.js';
import { seededDice } from '../../../engine/src/testing/random.js';
import { drawPicture } from '../place/picture.js';
import { randomEstate } from '../testing/random-estate.js';
import { drawioText } from './drawio.js';

const ids = (text: string, attribute: string) =>
  [...text.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, id]) => id);

describe('a draw.io file', () => {
  it('has every box and line once, each in or between cells that are there', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const picture = drawPicture(new Network(topologyOf(randomEstate(seededDice(seed)))));
      const text = drawioText(picture, { theme: 'light', title: 'network' });
      const known = ids(text.replace(/<diagram [^>]*>/, ''), 'id');
      expect(new Set(known).size).toBe(known.length);
      for (const attribute of ['parent', 'source', 'target']) {
        for (const id of ids(text, attribute)) expect(known).toContain(id);
      }
      expect(text).not.toMatch(/NaN|undefined|var\(/);
      expect(ids(text, 'edge')).toHaveLength(picture.lines.length);
    }
  });

  it('shows markup in names as text', () => {
    const name = '<img src=x>&"';
    const network = new Network(
      topologyOf({
        vnets: { [name]: { address: '10.0.0.0/16' } },
        sites: { [name]: { address: '192.168.0.0/24', routers: { a: {}, b: {} } } },
        tunnels: { [name]: ['vxlan', `router:${name}/a`, `router:${name}/b`] },
      }),
    );
    const text = drawioText(drawPicture(network), { theme: 'light', title: name });
    expect(text).toContain('&lt;b&gt;&amp;lt;img src=x&amp;gt;&amp;amp;&amp;quot;&lt;/b&gt;');
    expect(text).toContain('value="&amp;lt;img src=x&amp;gt;&amp;amp;&amp;quot; vxlan"');
    expect(text).not.toMatch(/<img|value="&lt;img/);
  });
});
