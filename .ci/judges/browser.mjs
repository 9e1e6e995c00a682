// Chromium under playwright-core, and a server for the files of one run.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const judges = process.env.JUDGES;
export const require = createRequire(path.join(judges, 'package.json'));
export const modules = path.join(judges, 'node_modules');

const BROWSERS = ['chromium', 'google-chrome', 'chromium-browser'];
const TYPES = {
  '.css': 'text/css',
  '.epub': 'application/epub+zip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.otf': 'font/otf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
};

function browserPath() {
  for (const folder of process.env.PATH.split(':')) {
    for (const name of BROWSERS) {
      const file = path.join(folder, name);
      if (existsSync(file)) return file;
    }
  }
  throw new Error('there is no Chromium');
}

export async function launch() {
  const { chromium } = require('playwright-core');
  return chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
}

// Serves `files` (address to bytes) and, below /modules/, the installed packages.
export async function serve(files) {
  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    try {
      const body = address.startsWith('/modules/')
        ? await readFile(path.join(modules, path.normalize(address.slice('/modules'.length))))
        : files[address];
      if (body === undefined) throw new Error('no such file');
      response.setHeader('content-type', TYPES[path.extname(address)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

// The content documents of an EPUB in reading order, with every entry by its name.
export async function openBook(file) {
  const archive = await require('jszip').loadAsync(await readFile(file));
  const container = await archive.file('META-INF/container.xml').async('string');
  const packagePath = container.match(/full-path="([^"]+)"/)[1];
  const packageText = await archive.file(packagePath).async('string');
  const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
  const items = new Map();
  for (const [tag] of packageText.matchAll(/<item\s[^>]*>/g)) {
    items.set(attribute(tag, 'id'), attribute(tag, 'href'));
  }
  const spine = [...packageText.matchAll(/<itemref\s[^>]*>/g)].map(([tag]) =>
    path.posix.join(path.posix.dirname(packagePath), items.get(attribute(tag, 'idref'))),
  );
  const [navigationTag] = [...packageText.matchAll(/<item\s[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => attribute(tag, 'properties')?.split(' ').includes('nav'));
  const navigation = navigationTag && attribute(navigationTag, 'href');
  const entries = {};
  for (const [name, entry] of Object.entries(archive.files)) {
    if (!entry.dir) entries[name] = await entry.async('nodebuffer');
  }
  return {
    spine,
    navigation: navigation && path.posix.join(path.posix.dirname(packagePath), navigation),
    entries,
  };
}
