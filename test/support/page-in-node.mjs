// Runs the script of a page where there is no browser: node --experimental-websocket page-in-node.mjs SCRIPT SERVER
// Signs in as an agent would, presses `ready`, and prints what the page shows: then, and when its session is over.
import { pathToFileURL } from 'node:url';

const [script, server] = process.argv.slice(2);
const DEADLINE_MS = 20_000;
const items = new Map();
const elements = new Map();

const element = (fields = {}) => ({ textContent: '', children: [], ...fields });
const withChildren = (node) =>
  Object.assign(node, {
    append: (...children) => node.children.push(...children),
    replaceChildren: (...children) => (node.children = children),
  });

Object.assign(globalThis, {
  location: { search: `?server=${server}`, origin: 'http://page.invalid' },
  sessionStorage: {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  },
  window: globalThis,
  confirm: () => true,
  document: {
    createElement: () => withChildren(element()),
    querySelector: (selector) => {
      const value = { '#agent': '1001', '#password': 'demo' }[selector];
      if (!elements.has(selector)) elements.set(selector, withChildren(element({ value })));
      return elements.get(selector);
    },
  },
});

const shown = () => [
  elements.get('#state')?.textContent,
  ...(elements.get('#objects')?.children ?? []).map(({ children }) =>
    children.map((child) => child.textContent ?? child).join('|'),
  ),
];

async function until(fits) {
  const end = Date.now() + DEADLINE_MS;
  while (!fits()) {
    if (Date.now() > end) throw new Error(`the page shows ${JSON.stringify(shown())}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

await import(pathToFileURL(script).href);
elements.get('#form').onsubmit({ preventDefault: () => undefined });
await until(() => shown().length > 1);
console.log(JSON.stringify(shown()));
elements
  .get('#objects')
  .children[0].children.find(({ textContent }) => textContent === 'ready')
  .onclick();
await until(() => JSON.stringify(shown()).includes('channel ready'));
console.log(JSON.stringify(shown()));
await until(() => items.size === 1);
console.log('kept');
await until(() => elements.get('#form').hidden === false);
console.log(JSON.stringify(shown()));
process.exit();
