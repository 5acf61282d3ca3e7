import { describe, expect, it } from '@jest/globals';
import type { ConversationState } from '../../../protocol/objects/object-states.js';
import type { CtiInteraction } from '../../port/cti-facts.js';
import { PAUSE_AFTER_REFUSAL, PAUSE_FOR_WORK } from './member-pause.js';
import { WorkState } from './work-state.js';

const call = (state: ConversationState, id = 'i1'): CtiInteraction => ({
  id,
  channel: 'tel',
  direction: 'inbound',
  from: '1',
  to: '2',
  data: {},
  recording: 'off',
  conversations: [{ id, role: 'primary', state, muted: false, parties: [] }],
});
const READY = { agentState: 'ready' } as const;
const LUNCH = { agentState: 'notready', reason: 'lunch' } as const;
const FOR_WORK = { paused: true, reason: PAUSE_FOR_WORK };
const FREE = { paused: false, reason: '' };

function ready(wrapUp = true): WorkState {
  const work = new WorkState(wrapUp);
  work.want(READY);
  return work;
}

describe('WorkState', () => {
  it('is not ready until somebody says otherwise', () => {
    const work = new WorkState(true);
    work.begin(undefined, [], []);
    expect(work.channelState).toEqual({ agentState: 'notready' });
    expect(work.pause()).toEqual({ paused: true, reason: '' });
  });

  it('keeps the queues away for a while after a refusal, which is no wish of the agent', () => {
    const work = ready();
    work.resting = true;
    expect(work.pause()).toEqual({ paused: true, reason: PAUSE_AFTER_REFUSAL });
    expect(work.pause(LUNCH)).toEqual({ paused: true, reason: 'lunch' });
    expect(work.channelState).toEqual(READY);
    const next = new WorkState(true);
    next.begin({ paused: true, reason: PAUSE_AFTER_REFUSAL }, [], []);
    expect(next.channelState).toEqual(READY);
    expect(next.pause()).toEqual(FREE);
  });

  it('takes what the switch has of the agent', () => {
    const work = new WorkState(true);
    work.begin({ paused: true, reason: 'lunch' }, [], []);
    expect(work.channelState).toEqual(LUNCH);
    work.begin(FREE, [], []);
    expect(work.channelState).toEqual(READY);
  });

  it('is paused from the answer on, not from the ring on, until the work is completed', () => {
    const work = ready();
    work.calls([call('alerting')]);
    expect(work.pause()).toEqual(FREE);
    expect(work.channelState).toEqual({ agentState: 'busy' });
    work.calls([call('connected')]);
    expect(work.pause()).toEqual(FOR_WORK);
    work.ended(call('connected'), true);
    work.calls([]);
    expect(work.pause()).toEqual(FOR_WORK);
    expect(work.channelState).toEqual({ agentState: 'wrapup' });
    expect(work.pause(work.wanted, 'i1')).toEqual(FREE);
    work.complete('i1');
    expect(work.pause()).toEqual(FREE);
    expect(work.channelState).toEqual(READY);
  });

  it('stays with the queues where the model has no work afterwards, or nobody answered', () => {
    const work = ready(false);
    work.calls([call('connected')]);
    expect(work.pause()).toEqual(FREE);
    work.ended(call('connected'), true);
    work.calls([]);
    expect(work.channelState).toEqual(READY);
    const other = ready();
    other.ended(call('alerting'), false);
    other.calls([]);
    expect(other.channelState).toEqual(READY);
  });

  it('keeps what is asked for during work as pending, and tells the queues at once', () => {
    const work = ready();
    work.calls([call('connected')]);
    work.want(LUNCH);
    expect(work.channelState).toEqual({ agentState: 'busy', pending: LUNCH });
    expect(work.pause()).toEqual({ paused: true, reason: 'lunch' });
    work.ended(call('connected'), true);
    work.calls([]);
    expect(work.channelState).toEqual({ agentState: 'wrapup', pending: LUNCH });
    work.complete('i1');
    expect(work.channelState).toEqual(LUNCH);
    work.calls([call('connected', 'i2')]);
    expect(work.channelState).toEqual({ agentState: 'busy' });
  });

  it('completes one of two and has the other left', () => {
    const work = ready();
    for (const id of ['i1', 'i2']) work.ended(call('connected', id), true);
    expect(work.pause(work.wanted, 'i1')).toEqual(FOR_WORK);
    work.complete('i1');
    expect(work.channelState).toEqual({ agentState: 'wrapup' });
    work.complete('i2');
    expect(work.channelState).toEqual(READY);
  });

  describe('after a restart', () => {
    it('knows a call that goes on, and that the agent was ready before it', () => {
      const work = new WorkState(true);
      work.begin(FOR_WORK, [call('connected')], []);
      expect(work.channelState).toEqual({ agentState: 'busy' });
      work.ended(call('connected'), true);
      work.calls([]);
      work.complete('i1');
      expect(work.channelState).toEqual(READY);
    });

    it('is in the work after a call that it does not know, until anybody completes it or the agent says more', () => {
      const after = () => {
        const work = new WorkState(true);
        work.begin(FOR_WORK, [], []);
        expect(work.channelState).toEqual({ agentState: 'wrapup' });
        expect(work.pause()).toEqual(FOR_WORK);
        return work;
      };
      const completed = after();
      expect(completed.pause(completed.wanted, 'whatever')).toEqual(FREE);
      completed.complete('whatever');
      expect(completed.channelState).toEqual(READY);
      const told = after();
      told.want(LUNCH);
      expect(told.channelState).toEqual(LUNCH);
    });

    it('takes over the work that the session before it knew', () => {
      const work = new WorkState(true);
      work.begin(FOR_WORK, [], [call('connected')]);
      expect(work.isWrappingUp('i1')).toBe(true);
      expect(work.hasUnnamedWork).toBe(false);
    });
  });
});
