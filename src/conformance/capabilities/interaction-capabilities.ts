import type { Capability } from '../../cti/port/capability.js';
import type { CapabilityRow } from './capability-row.js';
import { whileConsulting, whileRinging, whileTalking } from './scenes.js';

type InteractionCapability = Extract<Capability, `interaction.${string}`>;

const recorded = whileTalking({
  needs: ['interaction.recording.start'],
  make: ({ desk, call }) => desk.session.startRecording(call.ref),
});

export const INTERACTION_CAPABILITIES: Readonly<Record<InteractionCapability, CapabilityRow>> = {
  'interaction.accept': {
    service: 'accept call',
    ask: (session, { ref }) => session.accept(ref),
    effect: whileRinging(),
  },
  'interaction.reject': {
    service: 'clear connection, of a call that rings',
    ask: (session, { ref }) => session.reject(ref),
    effect: whileRinging(),
  },
  'interaction.complete': {
    service: 'set agent state: work after call done',
    ask: (session, { ref }) => session.complete(ref),
    effect: whileTalking({
      make: async ({ desk, customer, call }) => {
        await customer.hangup();
        await desk.ended(call);
        await desk.is('wrapup');
      },
    }),
  },
  'interaction.setdata': {
    service: 'associate data',
    ask: (session, { ref, data }) => session.setData(ref, data),
    effect: whileTalking({ make: () => Promise.resolve({ data: { order: '42' } }) }),
  },
  'interaction.consult': {
    service: 'consultation call',
    ask: (session, { ref, to }) => session.consult(ref, to),
    effect: { ...whileTalking(), calls: 'third' },
  },
  'interaction.alternate': {
    service: 'alternate call',
    ask: (session, { ref }) => session.alternate(ref),
    effect: whileConsulting(),
  },
  'interaction.cancelconsult': {
    service: 'reconnect call',
    ask: (session, { ref }) => session.cancelConsult(ref),
    effect: whileConsulting(),
  },
  'interaction.consulttransfer': {
    service: 'transfer call',
    ask: (session, { ref }) => session.consultTransfer(ref),
    effect: whileConsulting(),
  },
  'interaction.consultconference': {
    service: 'conference call',
    ask: (session, { ref }) => session.consultConference(ref),
    effect: whileConsulting(),
  },
  'interaction.recording.start': {
    service: 'record message',
    ask: (session, { ref }) => session.startRecording(ref),
    effect: whileTalking(),
  },
  'interaction.recording.stop': {
    service: 'stop',
    ask: (session, { ref }) => session.stopRecording(ref),
    effect: recorded,
  },
  'interaction.recording.pause': {
    service: 'suspend',
    ask: (session, { ref }) => session.pauseRecording(ref),
    effect: recorded,
  },
  'interaction.recording.resume': {
    service: 'resume',
    ask: (session, { ref }) => session.resumeRecording(ref),
    effect: whileTalking({
      needs: ['interaction.recording.start', 'interaction.recording.pause'],
      make: async ({ desk, call }) => {
        await desk.session.startRecording(call.ref);
        await desk.session.pauseRecording(call.ref);
      },
    }),
  },
};
