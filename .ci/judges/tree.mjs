// The accessibility tree of every content document of an EPUB, as Chromium builds it: what a
// screen reader meets, in reading order.
//
// tree.mjs EDITION.epub     prints one JSON array a document: [{ role, level?, name, language }]
//
// Nodes that Chromium leaves out of the tree, boxes of text and nameless groups are passed over;
// text is joined to the element that it is in.

import { launch, openBook, serve } from './browser.mjs';

// What holds others without saying anything of its own.
// Raised letters are part of their word: « 1er » is one.
const TRANSPARENT = new Set([
  'generic', 'none', 'RootWebArea', 'InlineTextBox', 'LineBreak', 'main', 'superscript',
]);

const { spine, navigation, entries } = await openBook(process.argv[2]);
const files = Object.fromEntries(Object.entries(entries).map(([name, data]) => [`/${name}`, data]));
const { server, origin } = await serve(files);
const browser = await launch();
const documents = [];
try {
  const page = await browser.newPage();
  const client = await page.context().newCDPSession(page);
  await client.send('Accessibility.enable');
  await client.send('DOM.enable');
  // The contents stand in the spine as well.
  for (const name of new Set([navigation, ...spine])) {
    await page.goto(`${origin}/${encodeURI(name)}`);
    documents.push({ name, nodes: await reduced(client) });
  }
} finally {
  await browser.close();
  server.close();
}
console.log(JSON.stringify(documents));

async function reduced(client) {
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const out = [];
  // The text at hand, which goes on until another node or the line ends.
  let text;
  const walk = async (node) => {
    const role = node.role?.value;
    if (role === 'StaticText' && text && !node.ignored) {
      text.name += node.name?.value ?? '';
    } else if (!node.ignored && role && !TRANSPARENT.has(role)) {
      const level = node.properties?.find(({ name }) => name === 'level')?.value?.value;
      out.push({
        role,
        ...(level === undefined ? {} : { level }),
        name: node.name?.value ?? '',
        language: await language(client, node.backendDOMNodeId),
      });
      text = role === 'StaticText' ? out.at(-1) : undefined;
    }
    if (role === 'LineBreak') text = undefined;
    if (role === 'StaticText') return;
    for (const child of node.childIds ?? []) {
      if (byId.has(child)) await walk(byId.get(child));
    }
  };
  await walk(nodes[0]);
  return out;
}

async function language(client, backendNodeId) {
  const { object } = await client.send('DOM.resolveNode', { backendNodeId });
  const { result } = await client.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: `function () {
      const element = this.nodeType === 1 ? this : this.parentElement;
      return element?.closest('[lang]')?.lang ?? '';
    }`,
    returnByValue: true,
  });
  return result.value;
}
