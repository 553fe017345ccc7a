import { describe, expect, it } from 'vitest';
import { azroute, words } from '../testing/capture.js';

const loop = 'examples/05-multi-region-loop.azroute --from spoke11.vm';
const internet = 'examples/03-route-server-default-fixed-udr.azroute --from spoke11.vm --to 8.8.8.8';

describe('trace --fail-on', () => {
  it.each([
    [`${loop} --to spoke21.vm`, 0],
    [`${loop} --to spoke21.vm --fail-on loop`, 1],
    [`${loop} --to spoke21.vm --fail-on loop,dropped`, 1],
    [`${loop} --to spoke21.vm --fail-on dropped`, 0],
    [`${loop} --to spoke12.vm --fail-on loop,dropped`, 0],
    [`${loop} --to spoke12.vm --fail-on delivered`, 1],
    [`${internet} --fail-on internet`, 1],
    [`${internet} --fail-on=loop,dropped`, 0],
  ])('%s ends with %i', async (line, code) => {
    expect((await azroute(words(`trace ${line}`))).code).toBe(code);
  });

  it('says which verdicts there are', async () => {
    const { stderr, code } = await azroute(words(`trace ${loop} --to spoke21.vm --fail-on lop`));
    expect(stderr).toContain('Each of them is one of delivered, internet, loop or dropped.');
    expect(code).toBe(2);
  });
});
