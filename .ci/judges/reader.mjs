// Opens an EPUB in a reading system and compares the words it shows with the words of the book.
//
// reader.mjs epubjs|foliate EDITION.epub     exit status 0 where every spine item shows its words

import { readFile } from 'node:fs/promises';
import { launch, openBook, serve } from './browser.mjs';

const PAGES = {
  epubjs: `<!doctype html><meta charset="utf-8"><div id="view"></div>
    <script src="/modules/jszip/dist/jszip.min.js"></script>
    <script src="/modules/epubjs/dist/epub.min.js"></script>
    <script>
      window.openBook = async () => {
        window.book = ePub('/book.epub');
        await book.ready;
        window.view = book.renderTo('view', { width: 600, height: 800, spread: 'none' });
        const { toc } = await book.loaded.navigation;
        // The promise of the page list settles before the list is read; this is it, once the contents are.
        const { pages = [] } = book.pageList ?? {};
        const cover = await book.coverUrl();
        const image = new Image();
        image.src = cover ?? '';
        const width = await image.decode().then(() => image.naturalWidth, () => 0);
        return { items: book.spine.length, contents: toc.length, pages: pages.length, cover: width };
      };
      window.show = async (index) => {
        await view.display(book.spine.get(index).href);
        return view.getContents()[0].document;
      };
    </script>`,
  foliate: `<!doctype html><meta charset="utf-8">
    <script type="module">
      import '/modules/foliate-js/view.js';
      window.openBook = async () => {
        const data = await (await fetch('/book.epub')).blob();
        window.view = document.createElement('foliate-view');
        document.body.append(view);
        view.addEventListener('load', (event) => { window.loaded = event.detail.doc; });
        await view.open(new File([data], 'book.epub', { type: 'application/epub+zip' }));
        const cover = await view.book.getCover();
        const width = cover ? (await createImageBitmap(cover)).width : 0;
        return {
          items: view.book.sections.length,
          contents: view.book.toc?.length ?? 0,
          pages: view.book.pageList?.length ?? 0,
          cover: width,
        };
      };
      window.show = async (index) => {
        window.loaded = null;
        await view.goTo(index);
        while (!window.loaded) await new Promise((resolve) => setTimeout(resolve, 20));
        return window.loaded;
      };
    </script>`,
};

// NFKC: Chromium tells the variables of formulas as the mathematical letters it draws.
const words = (text) => text.normalize('NFKC').replace(/\u00ad/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];

const [engine, file] = process.argv.slice(2);
const faults = [];
const { spine, entries } = await openBook(file);
const { server, origin } = await serve({
  '/': PAGES[engine],
  '/index.html': PAGES[engine],
  '/book.epub': await readFile(file),
});
const browser = await launch();
let total = 0;
try {
  const page = await browser.newPage({ viewport: { width: 600, height: 800 } });
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${origin}/index.html`);
  await page.waitForFunction(() => window.openBook !== undefined);
  const { items, contents, pages, cover } = await page.evaluate(() => window.openBook());
  if (items !== spine.length) faults.push(`${items} of ${spine.length} spine items`);
  if (contents === 0) faults.push('no table of contents');
  const marks = spine.flatMap((name) => entries[name].toString().match(/role="doc-pagebreak"/g) ?? []).length;
  if (pages !== marks) faults.push(`the page list has ${pages} of ${marks} pages`);
  if (cover === 0) faults.push('no cover');
  for (const [index, name] of spine.entries()) {
    const shown = await page.evaluate(async (index) => {
      const { body } = await window.show(index);
      const broken = [...body.querySelectorAll('img')].filter((image) => image.complete && !image.naturalWidth);
      return { text: body.innerText, broken: broken.length, isError: !!body.querySelector('parsererror') };
    }, index);
    if (shown.isError) faults.push(`${name}: not well-formed`);
    if (shown.broken) faults.push(`${name}: ${shown.broken} broken images`);
    const expected = words(
      await page.evaluate((markup) => {
        const content = new DOMParser().parseFromString(markup, 'application/xhtml+xml');
        // Blocks end words, hidden parts are not shown.
        for (const element of content.querySelectorAll('[hidden]')) element.remove();
        const blocks = 'p,div,section,header,li,h1,h2,h3,h4,h5,h6,td,th,br,hr,figure,figcaption,dt,dd,pre,blockquote,aside,mi,mn,mo,mtext';
        for (const element of content.querySelectorAll(blocks)) element.before('\n');
        for (const element of content.querySelectorAll(blocks)) element.after('\n');
        return content.querySelector('body').textContent;
      }, entries[name].toString()),
    );
    const own = words(shown.text);
    total += own.length;
    if (own.join(' ').toLowerCase() !== expected.join(' ').toLowerCase()) {
      const at = own.findIndex((word, place) => word !== expected[place]);
      faults.push(`${name}: shows ${own.length} of ${expected.length} words, parted at "${own[at]}"`);
    }
  }
  if (total === 0) faults.push('no words at all');
} catch (error) {
  faults.push(String(error).split('\n')[0]);
} finally {
  await browser.close();
  server.close();
}
console.log(faults.join('\n') || `${spine.length} spine items show their ${total} words; contents, pages, cover`);
process.exit(faults.length ? 1 : 0);
