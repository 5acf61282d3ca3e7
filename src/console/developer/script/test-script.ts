import type { Recorded } from '../../state/recording.js';
import { isReading } from './call-text.js';
import { HELPERS } from './helpers.js';
import { ScriptLines } from './script-lines.js';

export interface Who {
  readonly agent: string;
  readonly model: string;
}

/**
 * A program on the typed client that does what was recorded and waits for what came of it.
 * @param who signs in, where the recording does not have it
 * @param reads whether it also asks what only tells how things are, as the page does by itself
 */
export function testScript(entries: readonly Recorded[], who: Who, reads: boolean): string {
  const begins = entries.findLastIndex(({ message }) => isCommand(message, 'prepareSession'));
  const started = entries.findIndex(({ message }, at) => at > begins && isCommand(message, 'session.start'));
  const session = sessionOf(entries);
  const lines = new ScriptLines(session, reads);
  // What is told up to the answer to the start has been told when the client has signed in.
  const from = entries[started]?.answeredAfter ?? entries[begins]?.number ?? 0;
  for (const entry of entries) if (entry.number > from) lines.take(entry, isAlone(entry, entries));
  const body = lines.end().map((line) => (line === '' ? '' : `  ${line}`));
  return [
    '// Recorded at the console: does the same again, and waits for the same events.',
    '//   node recorded.mjs [url]          default http://127.0.0.1:3000; PASSWORD (demo), SIMULATOR_URL, EVENT_MS',
    HELPERS,
    'const client = await connect(url, { patience: EVENT_MS });',
    'try {',
    `  const session = await client.signIn(${signInText(entries[begins], who)});`,
    "  session.on('*', (event) => {",
    '    events.push(event);',
    '    look();',
    '  });',
    '  const taken = [];',
    ...body,
    "  console.log('as recorded');",
    '} finally {',
    '  client.close();',
    '}',
    '',
  ].join('\n');
}

function isCommand(message: Recorded['message'], command: string): boolean {
  return message.kind === 'command' && message.command === command;
}

/** Whether nobody did anything from when it was sent until it was answered. */
function isAlone({ number, answeredAfter = Infinity }: Recorded, entries: readonly Recorded[]): boolean {
  return entries.every((other) => other.number <= number || other.number > answeredAfter || !isDoing(other.message));
}

function isDoing(message: Recorded['message']): boolean {
  if (message.kind === 'command') return !isReading(message.command);
  if (message.kind !== 'event' || !('name' in message.event)) return false;
  return message.event.name === 'interaction.added' || message.event.cause?.by.kind === 'remote';
}

/** The last one that anything was told of or asked of. */
function sessionOf(entries: readonly Recorded[]): string {
  const targets = entries.flatMap(({ message }) => {
    if (message.kind === 'command') return message.target ?? [];
    return message.kind === 'event' && 'name' in message.event ? message.event.target : [];
  });
  return targets.at(-1)?.split('.')[0] ?? '';
}

function signInText(begins: Recorded | undefined, { agent, model }: Who): string {
  const sent = begins?.message.kind === 'command' ? begins.message : undefined;
  const data: { readonly model?: string; readonly agent?: { readonly id?: string } } | undefined = sent?.data;
  const service = sent?.service;
  const named = JSON.stringify({ agent: data?.agent?.id ?? agent, model: data?.model ?? model, service });
  return `{ ...${named}, password: process.env.PASSWORD ?? 'demo', confirm: () => true }`;
}
