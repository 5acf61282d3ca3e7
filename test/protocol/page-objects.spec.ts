import { describe, expect, it } from '@jest/globals';
import { AgentEntryObject } from '../../src/protocol/objects/agent-entry.object.js';
import { ChannelObject } from '../../src/protocol/objects/channel.object.js';
import { ContactEntryObject } from '../../src/protocol/objects/contact-entry.object.js';
import { ConversationObject } from '../../src/protocol/objects/conversation.object.js';
import { DirectoryChangeObject } from '../../src/protocol/objects/directory-change.object.js';
import { HistoryEndObject } from '../../src/protocol/objects/history-end.object.js';
import { HistoryEntryObject } from '../../src/protocol/objects/history-entry.object.js';
import { InteractionObject } from '../../src/protocol/objects/interaction.object.js';
import * as states from '../../src/protocol/objects/object-states.js';
import { PartyObject } from '../../src/protocol/objects/party.object.js';
import { PhoneObject } from '../../src/protocol/objects/phone.object.js';
import { QueueEntryObject } from '../../src/protocol/objects/queue-entry.object.js';
import { SessionObject } from '../../src/protocol/objects/session.object.js';
import { CONVERSATION_TABLE } from '../../src/sessions/states/conversation-states.js';
import { INTERACTION_TABLE } from '../../src/sessions/states/interaction-states.js';
import { codeSpans } from './code-spans.js';
import { dtoFields } from './dto-fields.js';
import { dtoShape } from './dto-shape.js';
import { ProtocolPage } from './protocol-page.js';

const page = new ProtocolPage();

const OBJECTS = {
  session: SessionObject,
  channel: ChannelObject,
  interaction: InteractionObject,
  conversation: ConversationObject,
  party: PartyObject,
  entry: HistoryEntryObject,
  agent: AgentEntryObject,
  queue: QueueEntryObject,
  contact: ContactEntryObject,
  change: DirectoryChangeObject,
  phone: PhoneObject,
} as const;

const VALUES = [
  ['channel', 'type', states.CHANNEL_TYPES],
  ['channel', 'login', states.CHANNEL_LOGINS],
  ['channel', 'agentState', states.AGENT_STATES],
  ['interaction', 'type', states.CHANNEL_TYPES],
  ['interaction', 'direction', states.INTERACTION_DIRECTIONS],
  ['interaction', 'state', states.INTERACTION_STATES],
  ['interaction', 'recording', states.RECORDING_STATES],
  ['entry', 'type', states.CHANNEL_TYPES],
  ['entry', 'direction', states.INTERACTION_DIRECTIONS],
  ['conversation', 'role', states.CONVERSATION_ROLES],
  ['conversation', 'state', states.CONVERSATION_STATES],
  ['agent', 'presence', states.PRESENCES],
] as const;

describe('docs/protocol.md tells of objects', () => {
  it.each(Object.keys(OBJECTS) as (keyof typeof OBJECTS)[])('every field of a %s', (kind) => {
    const told = page.table(kind).rows.map(([field]) => codeSpans(field)[0]);
    const known = dtoFields(OBJECTS[kind]).map(({ name, optional }) => `${name}${optional ? '?' : ''}`);
    expect(told).toEqual(known);
  });

  it.each(VALUES)('the values of %s.%s', (kind, field, values) => {
    const row = page.table(kind).rows.find(([name]) => codeSpans(name)[0] === field);
    expect(codeSpans(row?.[1])).toEqual([...values]);
  });

  it('what an entry of the history has, and what may have become of it', () => {
    const told = page.table('entry').rows.find(([name]) => codeSpans(name)[0] === 'end');
    expect(codeSpans(told?.[1])[0]).toBe(dtoShape(HistoryEndObject));
    expect(page.table('entry', 1).rows.map(([name]) => codeSpans(name)[0])).toEqual([...states.OUTCOMES]);
  });

  it.each([INTERACTION_TABLE, CONVERSATION_TABLE])('how states follow each other: $name', ({ name, moves }) => {
    // The table of the states is the last that stands after the parties'.
    const rows = page.table('party', 1).rows.filter(([object]) => object === name);
    const told = Object.fromEntries(rows.map(([, state, next]) => [codeSpans(state)[0], codeSpans(next)]));
    expect(told).toEqual(moves);
  });
});
