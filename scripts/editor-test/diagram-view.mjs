import axe from 'axe-core';

/** What a suite can have done in the view of a diagram, by the name of the deed. */
const DEEDS = {
  /** How many elements there are. */
  count: (frame, selector) => frame.locator(selector).count(),
  /** The ids of boxes and lines. */
  ids: (frame, selector) => frame.locator(selector).evaluateAll((all) => all.map((each) => each.dataset.id)),
  texts: (frame, selector) => frame.locator(selector).allInnerTexts(),
  click: (frame, selector) => frame.locator(selector).last().click(LIMIT),
  menu: (frame, selector) =>
    frame
      .locator(selector)
      .last()
      .click({ ...LIMIT, button: 'right' }),
  hover: (frame, selector) => frame.locator(selector).last().hover(LIMIT),
  focus: (frame, selector) => frame.locator(selector).last().focus(LIMIT),
  fill: (frame, { selector, text }) => frame.locator(selector).fill(text, LIMIT),
  press: (frame, key) => frame.page().keyboard.press(key),
  /** The id of the box with the focus. */
  focused: (frame) => frame.evaluate(() => document.activeElement?.dataset.id ?? null),
  /** What must not happen: errors, and what the content security policy has stopped. */
  troubles: (frame) => frame.evaluate(() => document.body.dataset.troubles ?? ''),
  /** What is wrong for people who use a keyboard or a screen reader. */
  async faults(frame) {
    await frame.evaluate(axe.source);
    const { violations } = await frame.evaluate(() => globalThis.axe.run(document.body));
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  },
};

const LIMIT = { timeout: 5000 };

/** Does something in the view of a diagram, or in that of two if there is one; undefined if there is none yet. */
export async function inDiagram(page, deed) {
  let [found, most] = [undefined, 0];
  for (const frame of page.frames()) {
    const figures = await frame.evaluate(() => document.querySelectorAll('main figure svg').length).catch(() => 0);
    if (figures > most) [found, most] = [frame, figures];
  }
  const [[name, value]] = Object.entries(deed);
  return found && DEEDS[name](found, value);
}
