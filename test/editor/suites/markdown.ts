import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { commands, extensions, workspace } from 'vscode';
import { EXTENSION } from '../support/editor.js';
import { isPreviewThere } from '../support/preview.js';
import { until } from '../support/until.js';

const block = (text: string, info = '') => `\`\`\`azroute${info}\n${text}\n\`\`\`\n`;
const network = `vnet hub {
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 {
    nic vm 10.0.0.4
  }
}`;

/** What the extension gives to the preview of VS Code. */
async function previewer(): Promise<(text: string) => string> {
  const extension = extensions.getExtension<{ extendMarkdownIt<M>(markdownIt: M): M }>(EXTENSION);
  const { extendMarkdownIt } = (await extension?.activate()) ?? {};
  assert.ok(extendMarkdownIt);
  const markdownIt = extendMarkdownIt(new MarkdownIt({ html: true }));
  return (text) => markdownIt.render(text, { currentDocument: 'file:///design.md' });
}

describe('A Markdown document', () => {
  it('shows the pictures of its blocks, with ways and with what is wrong', async () => {
    const render = await previewer();
    const text = `# Design\n\n${block(network)}\n${block(network, ' from=vm to=10.0.9.9')}\n${block('vnet {')}\n\`\`\`js\n1\n\`\`\`\n`;
    const html = await until(() => {
      const shown = render(text);
      return /azroute-says/.test(shown) && shown.split('"azroute-picture"').length === 3 && shown;
    }, 'two pictures and a sentence');
    assert.match(html, /<svg [^>]*>.*data-id="vnet:hub"/s);
    assert.match(html, /<title>hub\.vm → 10\.0\.9\.9/);
    assert.match(html, /class="azroute-says" role="note">Line 1: /);
    assert.match(html, /<code class="language-js">/);
  });

  it('shows nothing of a name as markup', async () => {
    const render = await previewer();
    const text = block(network.replace('hub', '"<img src=x onerror=alert(1)>"'));
    const html = await until(() => {
      const shown = render(text);
      return shown.includes('azroute-picture') && shown;
    }, 'the picture');
    assert.doesNotMatch(html, /<img/);
  });

  it('is shown so by VS Code itself, where it has a Markdown preview', async function () {
    if (!isPreviewThere()) return this.skip();
    const document = await workspace.openTextDocument({ language: 'markdown', content: block(network) });
    await until(
      async () => String(await commands.executeCommand('markdown.api.render', document)).includes('"azroute-picture"'),
      'the picture',
    );
  });
});
