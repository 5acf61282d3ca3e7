import { expect, it } from '@jest/globals';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { Microphone } from './microphone.js';
import { PhoneCalls } from './phone-calls.js';
import type { Speaker } from './speaker.js';

const NOBODY = { display_name: '', uri: { user: '' } };

it('leaves no microphone open where the caller has gone while it was opened', async () => {
  const listeners = new Map<string, (() => void)[]>();
  let ended = false;
  const session = {
    id: '1',
    remote_identity: NOBODY,
    on: (name: string, listener: () => void) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    isInProgress: () => !ended,
    isEstablished: () => false,
    isEnded: () => ended,
    isOnHold: () => ({ local: false }),
    receiveRequest: () => undefined,
  };
  let open = false;
  let opened: () => void = () => undefined;
  const microphone = {
    open: async () => {
      await new Promise<void>((resolve) => (opened = resolve));
      open = true;
      return { getTracks: () => [] };
    },
    close: () => (open = false),
  };
  const speaker = { silence: () => undefined } as unknown as Speaker;
  const calls = new PhoneCalls(microphone as unknown as Microphone, speaker, () => undefined);
  calls.incoming(session as unknown as RTCSession, { getHeaders: () => [] }, []);
  calls.answer(undefined);
  ended = true;
  for (const listener of listeners.get('ended') ?? []) listener();
  opened();
  await new Promise(setImmediate);
  expect([open, calls.size]).toEqual([false, 0]);
});
