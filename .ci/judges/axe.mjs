// Axe over every content document of an EPUB, or over one HTML file, at three widths, at one
// of them in the dark as well: no violation of WCAG 2.2 AA, nothing wider than the screen, no
// failed request.
//
// axe.mjs EDITION.epub|FILE.html     exit status 0 where nothing was found

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launch, modules, openBook, serve } from './browser.mjs';

const SCREENS = [[320, 'light'], [800, 'light'], [800, 'dark'], [1280, 'light']];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// A content document of a book is no page of a site: the reading system brings the landmarks.
const NOT_FOR_BOOKS = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass'];

// Axe 4.14 does not know the roles of DPUB-ARIA in this rule and takes a page mark's
// `role="doc-pagebreak"` with its label for a nameless span; Ace judges these marks.
const isPublishingRole = (rule, node) =>
  rule === 'aria-prohibited-attr' && /\srole="doc-[a-z]+"/.test(node.html);

const file = process.argv[2];
const isBook = file.endsWith('.epub');
const { spine, entries } = isBook
  ? await openBook(file)
  : { spine: ['page.html'], entries: { 'page.html': await readFile(file) } };
const files = Object.fromEntries(Object.entries(entries).map(([name, data]) => [`/${name}`, data]));
const { server, origin } = await serve(files);
const axe = await readFile(path.join(modules, 'axe-core/axe.min.js'), 'utf8');
const browser = await launch();
const faults = [];
let passes = 0;
try {
  for (const [width, colorScheme] of SCREENS) {
    const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme });
    page.on('requestfailed', (request) => faults.push(`no ${request.url()}`));
    for (const name of spine) {
      await page.goto(`${origin}/${encodeURI(name)}`);
      // Axe takes a ground that no one states for white, in the dark too.
      await page.addStyleTag({ content: ':root { background: Canvas }' });
      await page.evaluate(axe);
      const rules = Object.fromEntries((isBook ? NOT_FOR_BOOKS : []).map((rule) => [rule, { enabled: false }]));
      const result = await page.evaluate(
        (options) => window.axe.run(document, options),
        { runOnly: RULES, rules, preload: false },
      );
      passes += result.passes.length;
      for (const { id, help, nodes: all } of result.violations) {
        const nodes = all.filter((node) => !(isBook && isPublishingRole(id, node)));
        if (nodes.length > 0) faults.push(`${name} at ${width}, ${colorScheme}: ${id} (${nodes.length}): ${help}: ${nodes[0].html}`);
      }
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) faults.push(`${name} at ${width}: ${overflow} pixels too wide`);
    }
    await page.close();
  }
  if (passes === 0) faults.push('axe looked at nothing');
} catch (error) {
  faults.push(String(error).split('\n')[0]);
} finally {
  await browser.close();
  server.close();
}
console.log([...new Set(faults)].join('\n') || `${passes} checks passed at ${SCREENS.map((screen) => screen.join(' ')).join(', ')}`);
process.exit(faults.length ? 1 : 0);
