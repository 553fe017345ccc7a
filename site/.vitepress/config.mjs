import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashOf } from '../../scripts/site/share.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const base = process.env.AZROUTE_SITE_BASE ?? '/';
const grammar = JSON.parse(readFileSync(`${root}/syntaxes/azroute.tmLanguage.json`, 'utf8'));

/** The title of a page: its first heading. */
const titleOf = (file) => /^# (.*)$/m.exec(readFileSync(`${root}/docs/${file}`, 'utf8'))?.[1] ?? file;

const pages = (folder) =>
  readdirSync(`${root}/docs/${folder}`)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => ({ text: titleOf(`${folder}/${name}`), link: `/${folder}/${name.replace(/\.md$/, '')}` }));

const page = (name) => ({ text: titleOf(`${name}.md`), link: `/${name}` });

/** The anchor that GitHub makes of a heading: the links of the pages are written for it. */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** No script but those of the site, and no address but its own. */
function policyFor(html) {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${[...new Set(hashes)].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A block in azroute's language, with a link that opens it in the playground. */
function liveBlocks(md) {
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const html = fence(tokens, index, options, env, self);
    if (!/^azroute(\s|$)/.test(token.info) || /^import /m.test(token.content)) return html;
    const { files, line } = textFor(tokens, token, env);
    const link = `${base}play/index.html${hashOf(files, line)}`;
    return `<div class="azroute-live">${html}<a class="azroute-open" href="${link}" target="_self">Open in the playground</a></div>`;
  };
}

/** The text of a block; where the blocks of a page are parts of one network, all of them. */
function textFor(tokens, token, env) {
  if (env.relativePath !== 'language.md') return { files: { 'network.azroute': token.content } };
  const parts = tokens.filter(
    ({ type, info, content }) => type === 'fence' && info === 'azroute' && !/^import /m.test(content),
  );
  const before = parts.slice(0, parts.indexOf(token)).map(({ content }) => content);
  const text = parts.map(({ content }) => content).join('\n');
  return {
    files: { 'network.azroute': text },
    line: before.join('\n').split('\n').length + (before.length > 0 ? 1 : 0),
  };
}

export default {
  base,
  srcDir: '.pages',
  outDir: process.env.AZROUTE_SITE_OUT ?? '../out/site',
  cacheDir: '.cache',
  lang: 'en-US',
  title: 'azroute',
  description: 'Azure networks as text: effective routes, BGP tables, packet paths and routing loops while you type.',
  metaChunk: true,
  head: [['link', { rel: 'icon', href: `${base}play/icon.png` }]],
  // The playground is not made by the generator.
  ignoreDeadLinks: [/\/play\/index/],
  transformHtml: (html) =>
    html.replace('<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policyFor(html)}">`),
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark' },
    anchor: { slugify: anchorOf },
    languages: [{ ...grammar, name: 'azroute' }],
    languageAlias: { console: 'shellsession' },
    config: liveBlocks,
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: 'https://github.com/azroute/azroute' }],
    nav: [
      { text: 'Documentation', link: '/' },
      { text: 'Playground', link: '/play/index.html', target: '_self' },
    ],
    sidebar: [
      {
        text: 'Documentation',
        items: ['language', 'cli', 'diagram', 'import', 'editor', 'editors', 'configuration'].map(page),
      },
      {
        text: 'What it does',
        items: ['repairs', 'ends', 'limits', 'fidelity', 'security', 'article'].map(page),
      },
      {
        text: 'Refactorings',
        collapsed: true,
        link: '/refactorings/',
        items: pages('refactorings'),
      },
      { text: 'Diagnostics', collapsed: true, link: '/diagnostics/', items: pages('diagnostics') },
      { text: 'Rulebook', collapsed: true, link: '/rules/', items: pages('rules') },
    ],
  },
};
