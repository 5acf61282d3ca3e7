import type { CommandContract } from '../src/protocol/command-contract.js';
import { COMMAND_TABLE } from '../src/protocol/command-table.js';
import { COMMANDS } from './command-messages.js';
import type { ContractDocument } from './document.js';
import type { JsonSchema } from './json-schema.js';
import { typeWords } from './type-words.js';

const ABOUT = `# The wire protocol, message by message

Made from [src/contract/asyncapi.json](../src/contract/asyncapi.json), which the service gives out as \`GET /asyncapi.json\`, by
\`npm run asyncapi\`: not to be written by hand. What it all means stands in [protocol.md](protocol.md).

\`?\` marks what may be missing; in what a client sends it may be \`null\` as well.`;

/** The document as a page of Markdown for people. */
export function contractPage({ channels, components }: ContractDocument): string {
  const commands = COMMANDS.flatMap((name) => commandPart(name, channels));
  const events = Object.entries(channels.event.messages).flatMap(([name, { payload }]) => [
    `### ${name}`,
    block(payload),
  ]);
  const schemas = Object.entries(components.schemas).flatMap(([name, schema]) => [
    `### ${name}`,
    schema.description ?? '',
    block(schema),
  ]);
  const all = [ABOUT, '## Commands', ...commands, '## Events', ...events, '## Schemas', ...schemas];
  return `${all.filter((part) => part !== '').join('\n\n')}\n`;
}

function commandPart(name: (typeof COMMANDS)[number], { command, response }: ContractDocument['channels']): string[] {
  const { failures }: CommandContract = COMMAND_TABLE[name];
  const answers = ['success', 'confirm'].flatMap((result) => {
    const payload = response.messages[`${name}.${result}`]?.payload;
    return payload ? [`Answer of ${result}:`, block(payload)] : [];
  });
  const codes = failures.map((code) => `\`${code}\``).join(' ');
  return [`### ${name}`, block(command.messages[name]?.payload ?? {}), ...answers, `May fail with ${codes}.`];
}

/** The properties as a table; what a value has below it is a part of its own, or stands in the cell. */
function block(schema: JsonSchema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, one]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    return `| \`${name}${optional}\` | ${typeWords(one)} | ${one.description ?? ''} |`;
  });
  if (rows.length === 0) return schema.properties ? '' : typeWords(schema);
  return ['| field | values | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
