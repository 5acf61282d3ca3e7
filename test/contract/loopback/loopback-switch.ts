import { CtiRejectedError } from '../../../src/errors/switch-errors.js';
import type { PendingState } from '../../../src/protocol/objects/object-states.js';
import { availability } from '../../../src/cti/port/availability.js';
import { leavesWork } from '../../../src/cti/port/call-model.js';
import type { CtiCause, CtiSnapshot, CtiTimes } from '../../../src/cti/port/cti-facts.js';
import type { CtiOpenRequest, CtiSessionListener } from '../../../src/cti/port/cti-provider.js';

export interface LoopbackCall {
  readonly id: string;
  readonly from: string;
  times: CtiTimes;
  state: 'waiting' | 'alerting' | 'connected' | 'held' | 'ended';
  position?: Position | undefined;
}

const now = () => new Date().toISOString();

/** Where an agent works: at most one call at a time, and the work after it. */
export class Position {
  wanted: PendingState = { agentState: 'notready' };
  askedDuringWork = false;
  call: LoopbackCall | undefined;
  wrapUp: string | undefined;
  listener: CtiSessionListener | undefined;

  constructor(public request: CtiOpenRequest) {}

  get facts(): CtiSnapshot {
    const { wanted, askedDuringWork, call, wrapUp, request } = this;
    const work = availability({
      wanted,
      askedDuringWork,
      live: call ? 1 : 0,
      wrappingUp: wrapUp === undefined ? 0 : 1,
    });
    const endpoint = request.extension ?? request.agent.extension;
    const { queues } = request.agent;
    return {
      channels: [{ id: 'phone', type: 'Telephony', endpoint, login: 'active', queues, ...work }],
      interactions: call ? [interaction(call)] : [],
    };
  }
}

/** One queue, and telephones that know nothing but to answer, to hold and to hang up. */
export class LoopbackSwitch {
  linked = true;
  readonly calls: LoopbackCall[] = [];
  readonly positions = new Map<string, Position>();
  private count = 0;

  enter(from: string): LoopbackCall {
    const call: LoopbackCall = { id: `call${(this.count += 1)}`, from, state: 'waiting', times: { created: now() } };
    this.calls.push(call);
    this.route();
    return call;
  }

  want(position: Position, wanted: PendingState): void {
    position.wanted = wanted;
    position.askedDuringWork = position.call !== undefined || position.wrapUp !== undefined;
    this.tell(position, { code: 'requested', by: { kind: 'agent' } });
    this.route();
  }

  /** @param by at the device or the desktop it is the agent, else the customer */
  move(call: LoopbackCall, from: LoopbackCall['state'], to: LoopbackCall['state']): void {
    if (call.state !== from)
      throw new CtiRejectedError('wrong-state', `the call is ${call.state}`, { state: call.state });
    call.state = to;
    if (to === 'connected') call.times = { ...call.times, answered: call.times.answered ?? now() };
    const code = from === 'alerting' ? 'answered' : 'requested';
    if (call.position) this.tell(call.position, { code, by: { kind: 'agent' } });
  }

  leave(call: LoopbackCall, by: 'agent' | 'remote'): void {
    const { position, state } = call;
    const refused = by === 'agent' && state === 'alerting';
    call.state = refused ? 'waiting' : 'ended';
    if (!refused) this.calls.splice(this.calls.indexOf(call), 1);
    call.position = undefined;
    if (!position) return;
    position.call = undefined;
    if (state !== 'alerting' && leavesWork(position.request.model)) position.wrapUp = call.id;
    const code = state !== 'alerting' ? 'released' : refused ? 'rejected' : 'abandoned';
    this.settle(position, { code, by: { kind: by } }, call);
  }

  complete(position: Position, id: string): void {
    if (position.call?.id === id) throw new CtiRejectedError('wrong-state', 'the call goes on');
    if (position.wrapUp !== id) throw new CtiRejectedError('no-such-call', 'there is no work after that call');
    position.wrapUp = undefined;
    this.settle(position, { code: 'completed', by: { kind: 'agent' } });
  }

  private settle(position: Position, cause: CtiCause, over?: LoopbackCall): void {
    if (position.wrapUp === undefined) position.askedDuringWork = false;
    this.tell(position, cause, over);
    this.route();
  }

  private route(): void {
    for (const call of this.calls.filter(({ state }) => state === 'waiting')) {
      const free = [...this.positions.values()].find(({ facts }) => facts.channels[0]?.agentState === 'ready');
      if (!free) return;
      Object.assign(call, { state: 'alerting', position: free });
      free.call = call;
      this.tell(free, { code: 'requested', by: { kind: 'rule' } });
    }
  }

  private tell({ listener, facts }: Position, cause: CtiCause, over?: LoopbackCall): void {
    const ended = over ? [{ ...interaction(over), conversations: [] }] : [];
    if (this.linked) listener?.report({ ...facts, interactions: [...facts.interactions, ...ended], cause });
  }
}

function interaction({ id, from, state, times }: LoopbackCall): CtiSnapshot['interactions'][number] {
  const legState = state === 'waiting' ? 'unknown' : state;
  const parties = [{ id: `${id}-customer`, address: from }];
  return {
    id,
    channel: 'phone',
    contact: id,
    direction: 'inbound',
    from,
    to: 'loop',
    queue: 'loop',
    customer: { address: from },
    origin: { kind: 'queue' },
    times,
    data: {},
    recording: 'off',
    conversations: [{ id: `${id}-leg`, role: 'primary', state: legState, muted: false, parties }],
  };
}
