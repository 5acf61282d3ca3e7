// The environment of tests that talk over the wire: it is loaded once by each worker, and with it the schemas of the document.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { TestEnvironment } from 'jest-environment-node';

const DOCUMENT = new URL('../../../src/contract/asyncapi.json', import.meta.url);

let ajv;

/** Names of the schemas that say what a client may send: what is not named there is ignored. */
function askedSchemas({ channels, components }) {
  const found = new Set();
  const collect = (node) => {
    if (typeof node !== 'object' || node === null) return;
    const name = node.$ref?.slice(node.$ref.lastIndexOf('/') + 1);
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      collect(components.schemas[name]);
    }
    for (const one of Object.values(node)) collect(one);
  };
  collect(channels.command);
  return found;
}

/** What is told has nothing in it that is not named. */
function close(node) {
  if (typeof node !== 'object' || node === null) return;
  for (const one of Object.values(node)) close(one);
  if (node.type === 'object' && node.properties) node.additionalProperties ??= false;
}

function loaded() {
  const document = JSON.parse(readFileSync(DOCUMENT, 'utf8'));
  const asked = askedSchemas(document);
  const { schemas } = document.components;
  for (const name of Object.keys(schemas)) if (!asked.has(name)) close(schemas[name]);
  for (const channel of [document.channels.response, document.channels.event]) close(channel.messages);
  const made = new Ajv({ strict: false, validateFormats: false, inlineRefs: false });
  made.addSchema(document, 'wire');
  return made;
}

/** @returns what is wrong with a message of that name; undefined where nothing is, or there is no such message */
function wireProblem(channel, name, message) {
  ajv ??= loaded();
  const check = ajv.getSchema(`wire#/channels/${channel}/messages/${name}/payload`);
  if (!check) return `no such message: ${name}`;
  return check(message) ? undefined : ajv.errorsText(check.errors, { dataVar: name });
}

export default class WireEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.wireProblem = wireProblem;
  }
}
