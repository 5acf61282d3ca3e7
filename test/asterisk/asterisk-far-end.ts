import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import type { AgentDevice, FarCall, FarEnd } from '../../src/conformance/far-end.js';
import type { AgentNumber, AsteriskLab } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';
import { AsteriskDevice } from './asterisk-device.js';
import { earAt } from './ear-at.js';
import type { Wire } from './wire.js';

const QUEUE_NUMBER = '800';
/** before an agent's extension it is the agent's direct number */
const DIRECT = '81';
/** a phone that says "busy" to everybody */
const BUSY_PHONE: AgentNumber = '1004';
/** a phone of nobody's who signs in: a third party inside the house */
const INSIDE_PHONE: AgentNumber = '1003';
/** a phone that an agent may work on today */
export const SPARE_PHONE: AgentNumber = '1005';
/** a number of the dialplan with a phone that is switched off */
const PHONE_OFF = '1006';
/** no number of the dialplan */
const UNKNOWN = '299';
/** a number outside that the dialplan gives up after a second */
const GIVEN_UP = '+15550199';
/** what has to be there besides the trunk */
export const LAB_PHONES: readonly AgentNumber[] = ['1001', '1002', INSIDE_PHONE, BUSY_PHONE, SPARE_PHONE];

const BUSY_HERE = 486;
const DECLINE = 603;
const BAD_GATEWAY = 502;

/** The far end of an Asterisk: telephones worked by hand, and the network between provider and switch. */
export class AsteriskFarEnd implements FarEnd {
  readonly queue = 'support';
  readonly numbers = {
    customer: '+15550123',
    third: '+15550456',
    busy: BUSY_PHONE,
    unreachable: PHONE_OFF,
    unknown: UNKNOWN,
    silent: GIVEN_UP,
  };
  private readonly taken = new Set<SoftCall>();

  constructor(
    private readonly lab: AsteriskLab,
    private readonly wire: Wire,
    private readonly patience: number,
  ) {
    this.setBusy();
  }

  async callQueue(from: string): Promise<FarCall> {
    return this.farCall(await this.lab.customer.dial(QUEUE_NUMBER, { from }), from);
  }

  async callAgent(agent: CtiAgent, from: string): Promise<FarCall> {
    return this.farCall(await this.lab.customer.dial(`${DIRECT}${agent.extension}`, { from }), from);
  }

  async nextCall(number: string = this.numbers.customer): Promise<FarCall> {
    const phone = number === INSIDE_PHONE ? this.lab.phone(INSIDE_PHONE) : this.lab.customer;
    const reaching = () =>
      phone.calls.find(
        (call) => call.direction === 'in' && call.calledNumber.endsWith(number) && !this.taken.has(call),
      );
    const known = () => phone.calls.map(({ calledNumber, state }) => `${calledNumber} ${state}`).join();
    const call = await eventually(reaching, this.patience, () => `a call at ${number}; there: ${known()}`);
    this.taken.add(call);
    return this.farCall(call, number);
  }

  device(agent: CtiAgent): AgentDevice {
    return new AsteriskDevice(this.lab.phone(agent.extension as AgentNumber), this.patience);
  }

  cutLink(): Promise<void> {
    this.wire.cut();
    return Promise.resolve();
  }

  restoreLink(): Promise<void> {
    this.wire.mend();
    return Promise.resolve();
  }

  /** The answer to the next step that does something to a call of the agent's: the books of queues are not meant. */
  loseNextReply({ extension }: CtiAgent): Promise<void> {
    this.wire.answers.loseNextStep(`PJSIP/${extension}`);
    return Promise.resolve();
  }

  restartSwitch(): Promise<void> {
    return this.lab.restart();
  }

  async dispositions(number: string): Promise<readonly string[]> {
    const joined = this.lab.ami.events.all.findLast(
      (event) => event['Event'] === 'QueueCallerJoin' && event['CallerIDNum'] === number,
    );
    const log = await readFile(join(this.lab.server.logDir, 'queue_log'), 'utf8');
    const rows = log.split('\n').map((line) => line.split('|'));
    return rows.flatMap(([, call, , , event, said]) =>
      event === 'DISPOSITION' && call === joined?.['Uniqueid'] ? [said ?? ''] : [],
    );
  }

  async leftovers(): Promise<readonly string[]> {
    const { channels, bridges } = await this.lab.leftovers();
    return [...channels, ...bridges.map((id) => `bridge ${id}`)];
  }

  async reset(): Promise<void> {
    this.taken.clear();
    this.wire.answers.clear();
    await this.lab.reset();
    this.setBusy();
    await this.restoreLink();
  }

  private setBusy(): void {
    this.lab.phone(BUSY_PHONE).behaviour.doNotDisturb = BUSY_HERE;
  }

  private farCall(call: SoftCall, number: string): FarCall {
    const { phone } = call;
    const ended = async () =>
      void (await eventually(
        () => call.isOver,
        this.patience,
        () => `${number} over, but ${call.state}`,
      ));
    return {
      ...earAt(() => call, this.patience, number),
      number,
      answer: async () => phone.answer(call),
      reject: async () => phone.reject(call, BUSY_HERE),
      decline: async () => phone.reject(call, DECLINE),
      unplug: async () => phone.reject(call, BAD_GATEWAY),
      hangup: () => phone.hangup(call),
      hold: () => phone.hold(call),
      unhold: () => phone.unhold(call),
      ended,
    };
  }
}
