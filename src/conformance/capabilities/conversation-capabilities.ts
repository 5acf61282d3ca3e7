import type { Capability } from '../../cti/port/capability.js';
import type { CapabilityRow } from './capability-row.js';
import { whileConferring, whileRinging, whileTalking } from './scenes.js';

type ConversationCapability = Extract<Capability, `conversation.${string}`>;

export const CONVERSATION_CAPABILITIES: Readonly<Record<ConversationCapability, CapabilityRow>> = {
  'conversation.answer': {
    service: 'answer call',
    ask: (session, { ref }) => session.answer(ref),
    effect: whileRinging(),
  },
  'conversation.release': {
    service: 'clear connection',
    ask: (session, { ref }) => session.release(ref),
    effect: whileTalking(),
  },
  'conversation.hold': {
    service: 'hold call',
    ask: (session, { ref }) => session.hold(ref),
    effect: whileTalking(),
  },
  'conversation.retrieve': {
    service: 'retrieve call',
    ask: (session, { ref }) => session.retrieve(ref),
    effect: whileTalking({
      needs: ['conversation.hold'],
      make: ({ desk, call }) => desk.session.hold(call.ref),
    }),
  },
  'conversation.transfer': {
    service: 'single step transfer call',
    ask: (session, { ref, to }) => session.transfer(ref, to),
    effect: { ...whileTalking(), calls: 'third' },
  },
  'conversation.conference': {
    service: 'single step conference call',
    ask: (session, { ref, to }) => session.conference(ref, to),
    effect: { ...whileTalking(), calls: 'third' },
  },
  'conversation.deflect': {
    service: 'deflect call',
    ask: (session, { ref, to }) => session.deflect(ref, to),
    effect: { ...whileRinging(), calls: 'third' },
  },
  'conversation.dtmf': {
    service: 'generate digits',
    ask: (session, { ref }) => session.dtmf(ref, '1'),
    effect: { ...whileTalking(), seen: async ({ far: [customer] }) => customer?.gotDigits('1') },
  },
  'conversation.mute': {
    service: 'set microphone mute: on',
    ask: (session, { ref }) => session.mute(ref),
    effect: whileTalking(),
  },
  'conversation.unmute': {
    service: 'set microphone mute: off',
    ask: (session, { ref }) => session.unmute(ref),
    effect: whileTalking({
      needs: ['conversation.mute'],
      make: ({ desk, call }) => desk.session.mute(call.ref),
    }),
  },
  'conversation.dropparty': {
    service: 'clear connection, of another party',
    ask: (session, { ref, party }) => session.dropParty(ref, party),
    effect: whileConferring({
      make: async ({ desk, call }) => {
        const { conversations } = await desk.stands(call, { primary: 'connected' });
        return { party: conversations[0]?.parties[0]?.id ?? '' };
      },
    }),
  },
};
