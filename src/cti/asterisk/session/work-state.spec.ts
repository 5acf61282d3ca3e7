import { describe, expect, it } from '@jest/globals';
import type { ConversationState } from '../../../protocol/objects/object-states.js';
import type { CtiInteraction } from '../../port/cti-facts.js';
import { PAUSE_FOR_WORK } from '../pbx/member-pause.js';
import type { QueueIntent } from './queue-member.js';
import { WorkState } from './work-state.js';

const call = (state: ConversationState, id = 'i1'): CtiInteraction => ({
  id,
  channel: 'tel',
  contact: id,
  direction: 'inbound',
  from: '1',
  to: '2',
  origin: { kind: 'direct' },
  times: { created: '2026-01-01T08:00:00.000Z' },
  data: {},
  recording: 'off',
  conversations: [{ id, role: 'primary', state, muted: false, parties: [] }],
});
const READY = { agentState: 'ready' } as const;
const LUNCH = { agentState: 'notready', reason: 'lunch' } as const;
const open = { paused: false, reason: '' };
const away = { paused: true, reason: 'lunch' };
const FOR_WORK: QueueIntent = { pause: { paused: true, reason: PAUSE_FOR_WORK }, forWork: true, word: open };
const FREE: QueueIntent = { pause: open, forWork: false, word: open };
const AWAY: QueueIntent = { pause: away, forWork: false, word: away };

function say(work: WorkState, word: typeof READY | typeof LUNCH): void {
  work.ask(word);
  work.settle(word);
}

function ready(wrapUp = true): WorkState {
  const work = new WorkState(wrapUp);
  say(work, READY);
  return work;
}

const stateOf = (work: WorkState) => work.channelState(work.wanted);

/** The call is over: first its end is seen coming. */
function ends(work: WorkState, id = 'i1'): void {
  work.calls([call('connected', id)], true);
  work.ended(call('connected', id), true);
  work.calls([], false);
}

describe('WorkState', () => {
  it('is not ready until somebody says otherwise', () => {
    const work = new WorkState(true);
    work.begin(undefined, [], []);
    expect(stateOf(work)).toEqual({ agentState: 'notready' });
    expect(work.intent).toMatchObject({ pause: { paused: true, reason: '' }, forWork: false });
  });

  it('pauses nobody who signs in during a call before its end is seen coming', () => {
    const work = new WorkState(true);
    work.begin(undefined, [call('connected')], []);
    expect(stateOf(work)).toMatchObject({ agentState: 'busy' });
    expect(work.intent).toEqual(FREE);
    work.calls([call('connected')], true);
    expect(work.intent).toMatchObject({ pause: { paused: true } });
    work.ended(call('connected'), true);
    work.calls([], false);
    work.complete('i1');
    expect(stateOf(work)).toEqual({ agentState: 'notready' });
    expect(work.intent).toMatchObject({ pause: { paused: true }, forWork: false });
  });

  it('takes what the switch has of the agent', () => {
    const work = new WorkState(true);
    work.begin(AWAY.pause, [], []);
    expect(stateOf(work)).toEqual(LUNCH);
    work.begin(FREE.pause, [], []);
    expect(stateOf(work)).toEqual(READY);
  });

  it('leaves the queues alone while a call goes on, and pauses with the first sign of its end until the work is done', () => {
    const work = ready();
    work.calls([call('alerting')], false);
    expect(work.intent).toEqual(FREE);
    work.calls([call('connected')], false);
    expect(work.intent).toEqual(FREE);
    expect(stateOf(work)).toEqual({ agentState: 'busy' });
    work.calls([call('connected')], true);
    expect(work.intent).toEqual(FOR_WORK);
    work.calls([call('connected')], false);
    expect(work.intent).toEqual(FREE);
    ends(work);
    expect(work.intent).toEqual(FOR_WORK);
    expect(stateOf(work)).toEqual({ agentState: 'wrapup' });
    work.beginCompletion('i1');
    expect(work.intent).toEqual(FREE);
    expect(stateOf(work)).toEqual({ agentState: 'wrapup' });
    work.complete('i1');
    expect(stateOf(work)).toEqual(READY);
  });

  it('goes on with the work where the switch could not be told of its end', () => {
    const work = ready();
    work.calls([call('connected')], false);
    ends(work);
    work.beginCompletion('i1');
    work.keepOn('i1');
    expect(work.intent).toEqual(FOR_WORK);
  });

  it('stays with the queues where the model has no work afterwards, or nobody answered', () => {
    const work = ready(false);
    work.calls([call('connected')], false);
    ends(work);
    expect(work.intent).toEqual(FREE);
    expect(stateOf(work)).toEqual(READY);
    const other = ready();
    other.calls([call('alerting')], false);
    other.calls([call('alerting')], true);
    expect(other.intent).toEqual(FREE);
    other.ended(call('alerting'), false);
    other.calls([], false);
    expect(stateOf(other)).toEqual(READY);
  });

  it('keeps what is asked for during a call as pending, and tells the queues with the end of it', () => {
    const work = ready();
    work.calls([call('connected')], false);
    say(work, LUNCH);
    expect(stateOf(work)).toEqual({ agentState: 'busy', pending: LUNCH });
    expect(work.intent).toEqual(FREE);
    ends(work);
    expect(stateOf(work)).toEqual({ agentState: 'wrapup', pending: LUNCH });
    expect(work.intent).toEqual({ pause: away, forWork: true, word: open });
    work.complete('i1');
    expect(stateOf(work)).toEqual(LUNCH);
    expect(work.intent).toEqual(AWAY);
    work.calls([call('connected', 'i2')], false);
    expect(stateOf(work)).toEqual({ agentState: 'busy' });
    expect(work.intent).toEqual(AWAY);
  });

  it('is not what the switch could not be told', () => {
    const work = ready();
    work.ask(LUNCH);
    expect(work.intent).toEqual(AWAY);
    expect(stateOf(work)).toEqual(READY);
    work.unask(LUNCH);
    expect(work.intent).toEqual(FREE);
  });

  it('completes one of two and has the other left', () => {
    const work = ready();
    work.calls([call('connected'), call('connected', 'i2')], false);
    for (const id of ['i1', 'i2']) work.ended(call('connected', id), true);
    work.calls([], false);
    work.complete('i1');
    expect(work.intent).toEqual(FOR_WORK);
    expect(stateOf(work)).toEqual({ agentState: 'wrapup' });
    work.complete('i2');
    expect(stateOf(work)).toEqual(READY);
  });

  it('stays at work while the next call rings, and talks without a pause', () => {
    const work = ready();
    work.calls([call('connected')], false);
    work.calls([call('connected'), call('alerting', 'i2')], false);
    work.ended(call('connected'), true);
    work.calls([call('alerting', 'i2')], false);
    expect(work.intent).toEqual(FOR_WORK);
    work.calls([call('connected', 'i2')], false);
    expect(work.intent).toEqual(FREE);
  });

  describe('after a restart', () => {
    it('knows a call that goes on, and that the agent was ready before it', () => {
      const work = new WorkState(true);
      work.begin(FREE.pause, [call('connected')], []);
      expect(stateOf(work)).toEqual({ agentState: 'busy' });
      ends(work);
      work.complete('i1');
      expect(stateOf(work)).toEqual(READY);
    });

    it('is in the work after a call that it does not know, until anybody completes it or the agent says more', () => {
      const after = () => {
        const work = new WorkState(true);
        work.begin(FOR_WORK.pause, [], []);
        expect(stateOf(work)).toEqual({ agentState: 'wrapup' });
        expect(work.intent).toEqual(FOR_WORK);
        return work;
      };
      const completed = after();
      completed.beginCompletion('whatever');
      expect(completed.intent).toEqual(FREE);
      completed.complete('whatever');
      expect(stateOf(completed)).toEqual(READY);
      const told = after();
      say(told, LUNCH);
      expect(stateOf(told)).toEqual(LUNCH);
      expect(told.intent).toEqual(AWAY);
    });

    it('takes over the work that the session before it knew', () => {
      const work = new WorkState(true);
      work.begin(FOR_WORK.pause, [], [call('connected')]);
      expect(work.isWrappingUp('i1')).toBe(true);
      expect(work.hasUnnamedWork).toBe(false);
    });
  });
});
