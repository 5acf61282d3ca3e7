import { describe, expect, it } from '@jest/globals';
import { AmiMessage } from '../ami/ami-message.js';
import { readFileSync } from 'node:fs';
import { AgentDevices } from '../agent-devices.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { AgentCalls } from './agent-calls.js';
import { SwitchMirror } from '../mirror/switch-mirror.js';
import { plainCall } from './arrangement.js';
import { Call } from './call.js';

const RECORDINGS = new URL('../../../../test/asterisk/recordings/', import.meta.url);

/** What a real Asterisk told during a call, as it was recorded. */
function recording(name: string): readonly AmiMessage[] {
  const text = readFileSync(new URL(`${name}.ami`, RECORDINGS), 'utf8');
  return text
    .split('\n\n')
    .filter((block) => block.trim() !== '')
    .map((block) => message(block.split('\n')));
}

function message(lines: readonly string[]): AmiMessage {
  const pairs = lines.filter(Boolean).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  return AmiMessage.of(Object.fromEntries(pairs));
}

/** One agent's calls as they come out of what a switch tells. */
class Replay {
  readonly mirror = new SwitchMirror();
  readonly worked = new Map<string, Call>();
  readonly calls: AgentCalls;
  /** every change: state, code, who */
  readonly story: string[] = [];

  constructor(extension: string, dataVariables: readonly string[] = []) {
    this.calls = new AgentCalls({
      mirror: this.mirror,
      devices: new AgentDevices(new AsteriskOptions()),
      channel: 'tel',
      endpoint: `PJSIP/${extension}`,
      extension,
      dataVariables,
      now: () => 0,
      call: (uid) => this.worked.get(uid),
    });
  }

  play(events: readonly AmiMessage[]): this {
    for (const event of events) {
      this.mirror.apply(event);
      this.look();
    }
    return this;
  }

  look(): void {
    for (const { leg, cause } of this.calls.changes()) {
      const line = `${leg.state} ${cause.code} ${cause.by.kind}`;
      if (this.story.at(-1)?.split(' ')[0] !== leg.state) this.story.push(line);
    }
  }
}

const RUNG = 'alerting requested remote';
const DIALLED = 'dialing requested agent';
const ANSWERED = 'connected answered agent';
const REACHED = 'connected answered remote';

/** recording, whose eyes, what that agent's desk is told */
const STORIES: readonly [string, string, readonly string[]][] = [
  ['queue-call-agent-hangs-up', '1001', [RUNG, ANSWERED, 'ended released agent']],
  ['queue-call-abandoned', '1001', [RUNG, 'ended abandoned remote']],
  ['queue-call-rejected-then-abandoned', '1001', [RUNG, 'ended rejected agent', RUNG, 'ended abandoned remote']],
  ['queue-gives-up', '1001', [RUNG, 'ended noanswer timeout']],
  ['rings-until-timeout', '1001', [RUNG, 'ended noanswer timeout']],
  ['rings-two-other-answers', '1001', [RUNG, 'ended answered switch']],
  ['rings-two-other-answers', '1002', [RUNG, ANSWERED, 'ended released remote']],
  ['queue-call-through-local', '1001', [RUNG, ANSWERED, 'ended released remote']],
  ['queue-call-held-and-retrieved', '1001', [RUNG, ANSWERED, 'ended released remote']],
  ['dialled-customer-hangs-up', '1001', [DIALLED, REACHED, 'ended released remote']],
  ['dialled-busy', '1001', [DIALLED, 'ended busy remote']],
  ['dialled-no-such-number', '1001', [DIALLED, 'ended unreachable switch']],
  ['dialled-no-contact', '1001', [DIALLED, 'ended unreachable switch']],
  ['dialled-own-phone-refuses', '1001', [DIALLED, 'ended rejected agent']],
  [
    'phone-dials-colleague-and-holds',
    '1001',
    [DIALLED, REACHED, 'held requested agent', 'connected requested agent', 'ended released remote'],
  ],
  ['phone-dials-colleague-and-holds', '1002', [RUNG, ANSWERED, 'ended released agent']],
];

describe('AgentCalls', () => {
  it.each(STORIES)('%s, as %s sees it', (name, extension, story) => {
    expect(new Replay(extension).play(recording(name)).story).toEqual(story);
  });

  it.each(STORIES)('%s, told twice, ends as it does (%s)', (name, extension, story) => {
    const replay = new Replay(extension).play(recording(name).flatMap((event) => [event, event]));
    expect(replay.story.at(-1)).toBe(story.at(-1));
    expect(replay.calls.all).toEqual([]);
  });

  it.each(STORIES)('%s, all over again after its end, raises no ghost (%s)', (name, extension, story) => {
    const replay = new Replay(extension).play(recording(name)).play(recording(name));
    expect(replay.story).toHaveLength(story.length);
    expect([...replay.mirror.byEndpoint.of(`PJSIP/${extension}`)]).toEqual([]);
  });

  it('shows the caller, the number called and the queue, also through a Local channel', () => {
    const ringing = (name: string) => {
      const replay = new Replay('1001');
      for (const event of recording(name)) {
        replay.play([event]);
        const [interaction] = replay.calls.current;
        if (interaction) return interaction;
      }
      throw new Error('it never rang');
    };
    for (const name of ['queue-call-agent-hangs-up', 'queue-call-abandoned', 'queue-call-through-local']) {
      expect(ringing(name)).toMatchObject({
        direction: 'inbound',
        from: '5551234',
        to: '800',
        queue: 'support',
        conversations: [{ state: 'alerting', parties: [{ address: '5551234' }] }],
      });
    }
    expect(ringing('rings-until-timeout')).toMatchObject({ direction: 'inbound', to: '601' });
    expect(ringing('phone-dials-colleague-and-holds')).toMatchObject({
      direction: 'internal',
      from: '1001',
      to: '1002',
    });
  });

  it.each([
    ['queue-call-agent-hangs-up', '5551234'],
    ['dialled-customer-hangs-up', undefined],
  ] as const)('%s: shows number and name of who has taken the other side, never one of each', (name, before) => {
    const events = recording(name);
    const hungUp = events.findIndex((event) => event.event === 'HangupRequest');
    const replay = new Replay('1001').play(events.slice(0, hungUp));
    const [leg] = replay.calls.all;
    const other = replay.mirror.live(leg?.peer);
    const shown = () => replay.calls.current[0];
    const dialled = shown()?.to ?? '';
    expect(shown()?.conversations[0]?.parties).toMatchObject([{ address: before ?? dialled }]);
    const channel = { Uniqueid: other?.uid ?? '', Channel: other?.name ?? '', ChannelState: '6' };
    const now = { ...channel, Linkedid: other?.linked ?? '', CallerIDNum: '777000', CallerIDName: 'New Person' };
    replay.play([AmiMessage.of({ Event: 'NewCallerid', ...now })]);
    expect(shown()?.customer).toEqual({ address: '777000', name: 'New Person' });
    expect(shown()?.conversations[0]?.parties[0]?.address).toBe('777000');
  });

  it('keeps a held call held while its legs are moved about, and knows who left it', () => {
    const events = recording('queue-call-held-and-retrieved');
    const replay = new Replay('1001');
    const left = events.findIndex((event) => event.event === 'BridgeLeave');
    replay.play(events.slice(0, left));
    const [leg] = replay.calls.all;
    const [agent = '', peer = ''] = [leg?.uid, leg?.peer];
    const card = { direction: 'inbound', calling: false, from: '5551234', to: '800' } as const;
    replay.worked.set(agent, new Call('c1', agent, card, { ...plainCall(agent, peer), focus: 'none' }, 'own'));
    replay.play(events.slice(left));
    expect(replay.story).toEqual([RUNG, ANSWERED, 'held requested agent', 'ended released remote']);
  });

  it('does not know a call that ended without a word as hung up by anybody', () => {
    const events = recording('queue-call-agent-hangs-up');
    const replay = new Replay('1001').play(
      events.slice(
        0,
        events.findIndex((event) => event.event === 'HangupRequest'),
      ),
    );
    for (const channel of replay.mirror.all) replay.mirror.end(channel.uid, undefined);
    replay.look();
    expect(replay.story.at(-1)).toBe('ended recovered switch');
  });

  it('makes data of the channel variables that are asked for, the agent’s own leg first', () => {
    const events = recording('queue-call-abandoned').map((event) => {
      const channel = event.text('Channel');
      const fields = Object.fromEntries(
        ['Event', 'Channel', 'Uniqueid', 'Linkedid', 'ChannelState', 'DestChannel', 'DestUniqueid', 'DestLinkedid']
          .concat('DestChannelState', 'CallerIDNum', 'Exten', 'Queue')
          .filter((name) => event.has(name))
          .map((name) => [name, event.text(name)]),
      );
      const value = channel.startsWith('PJSIP/trunk') ? ['CUSTOMER=4711', 'SECRET=x'] : ['CUSTOMER='];
      return AmiMessage.of({ ...fields, ChanVariable: value });
    });
    const replay = new Replay('1001', ['CUSTOMER']);
    replay.play(
      events.slice(
        0,
        events.findIndex((event) => event.event === 'HangupRequest'),
      ),
    );
    expect(replay.calls.current).toMatchObject([{ data: { CUSTOMER: '4711' } }]);
    expect(JSON.stringify(replay.calls.current)).not.toContain('SECRET');
  });
});
