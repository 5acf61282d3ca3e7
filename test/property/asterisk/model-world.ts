import { ModelProcess } from './model-process.js';
import { expectedAfter, lost } from './model-oracle.js';
import { callOf, faultsOf } from './model-truth.js';
import type { Arrangement } from '../../../src/cti/asterisk/calls/arrangement.js';
import { operate, type Between, type ModelStep } from './model-steps.js';
import { ModelSwitch, type Scene } from './model-switch.js';
import type { ModelChannel } from './model-channel.js';
import { asteriskFailure } from '../../../src/cti/asterisk/pbx/asterisk-failure.js';
import { ProcessorError } from '../../../src/errors/processor-error.js';

/** Longer than anything of ours waits for. */
const PATIENCE = 120_000;
const TICK = 500;
const START = 1_700_000_000;

interface Pending {
  readonly what: string;
  done: boolean;
}

/** One agent, one customer, a switch that does what Asterisk does, and a process of ours. */
export class ModelWorld {
  readonly model: ModelSwitch;
  process: ModelProcess;
  /** true once something was lost, so that time has to go by until all is well */
  disturbed = false;
  /** the last operation was refused, or could not be asked for */
  idle = false;
  private processes = 0;
  private time = 0;
  private pending: Pending[] = [];
  private readonly strange: string[] = [];

  /** @param choose a number below its argument: what moves next */
  constructor(private readonly choose: (below: number) => number) {
    this.model = new ModelSwitch({
      ami: (event) => this.process.link.ami(event),
      ari: (type, uid, application) => this.process.link.ari(type, uid, application),
    });
    this.process = this.newProcess();
  }

  async start(scene: Scene): Promise<this> {
    this.ask('connect', this.process.connect());
    await this.quiet();
    this.model.talk(scene);
    await this.quiet();
    return this;
  }

  /** Does one step, and waits until nothing happens any more. @returns what is not as it should be */
  async take(step: ModelStep): Promise<string[]> {
    this.idle = false;
    const { link } = this.process;
    const before = callOf(this.process, this.model);
    const expected = before && expectedAfter(before, step, this.model);
    if (step.between) this.prepare(step.between);
    this.act(step);
    await this.quiet();
    if (this.disturbed) await this.pass(20_000);
    link.fault = undefined;
    link.meanwhile = undefined;
    const missing = expected && !this.idle ? this.unlike(expected) : [];
    return [...this.strange, ...this.model.faults, ...missing, ...faultsOf(this.process, this.model)];
  }

  private unlike(expected: Arrangement): string[] {
    const is = this.process.asterisk.calls.world.book.of(this.model.agentLeg)?.settled;
    const [one, other] = [is, expected].map((each) => JSON.stringify(each, (_, value: unknown) => value));
    return [...lost(expected, this.model), ...(is && one !== other ? [`it is ${one} instead of ${other}`] : [])];
  }

  private act(step: ModelStep): void {
    const leg = 'n' in step ? this.leg(step.n) : undefined;
    switch (step.do) {
      case 'operation': {
        const work = operate(this.process, step.operation);
        this.idle = work === undefined;
        if (work) this.ask(step.operation, work);
        break;
      }
      case 'answers':
        if (leg?.state === 5) this.model.answer(leg);
        else this.idle = true;
        break;
      case 'is busy':
        if (leg?.state === 5) this.model.hangUp(leg, 'far end', '17');
        else this.idle = true;
        break;
      case 'leaves':
        if (leg) this.model.hangUp(leg, 'far end');
        else this.idle = true;
        break;
      case 'a call comes':
        if (this.model.channels.has(this.model.agentLeg)) this.idle = true;
        else this.model.talk(step.scene);
        break;
      case 'restart':
        this.restart();
        break;
      case 'cut':
        this.cut();
    }
  }

  private prepare({ after, what, n }: Between): void {
    const { link } = this.process;
    const at = link.requests + after;
    if (what === 'lost' || what === 'unheard' || what === 'refused') {
      link.fault = { at, kind: what };
      this.disturbed = true;
      return;
    }
    const acts = {
      leaves: () => {
        const leg = this.leg(n);
        if (leg) this.model.hangUp(leg, 'far end');
      },
      answers: () => {
        const ringing = this.model.legs.find(({ state }) => state === 5);
        if (ringing) this.model.answer(ringing);
      },
      dies: () => this.restart(),
      cut: () => this.cut(),
      'second operation': () => {
        const second =
          (['hold', 'retrieve', 'cancelConsult', 'alternate', 'mute', 'conference'] as const)[n % 6] ?? 'hold';
        const work = operate(this.process, second);
        if (work) this.ask(second, work);
      },
    };
    link.meanwhile = { at, act: acts[what] };
  }

  private leg(n: number): ModelChannel | undefined {
    return this.model.legs[n];
  }

  private restart(): void {
    this.disturbed = true;
    this.process.die();
    // Nobody is there any more whom an answer could reach.
    this.pending = [];
    this.process = this.newProcess();
    this.ask('connect', this.process.connect());
  }

  private cut(): void {
    this.disturbed = true;
    this.process.cut();
    this.ask('connect again', this.process.connect());
  }

  private newProcess(): ModelProcess {
    return new ModelProcess(this.model, `interaction-processor-p${++this.processes}`);
  }

  private ask(what: string, work: Promise<unknown>): void {
    const one: Pending = { what, done: false };
    this.pending.push(one);
    const failed = (error: unknown) => {
      one.done = true;
      if (!(asteriskFailure(error) instanceof ProcessorError))
        this.strange.push(`${what}: ${String((error as Error).stack)}`);
      else if (what.startsWith('connect')) this.strange.push(`${what}: ${String(error)}`);
      else this.idle = true;
    };
    work.then(() => (one.done = true), failed);
  }

  /** Until nothing is under way and everybody has an answer. */
  private async quiet(): Promise<void> {
    for (let passed = 0; ; passed += TICK) {
      await this.drain();
      this.pending = this.pending.filter(({ done }) => !done);
      if (this.pending.length === 0) return;
      if (passed > PATIENCE) {
        this.strange.push(...this.pending.map(({ what }) => `${what} is not answered`));
        return;
      }
      this.disturbed = true;
      await this.timeGoesBy();
    }
  }

  private async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += TICK) {
      await this.timeGoesBy();
      await this.drain();
    }
    await this.quiet();
    this.disturbed = false;
  }

  private async timeGoesBy(): Promise<void> {
    await this.process.clock.advance(TICK);
    this.time += TICK;
    this.model.seconds = START + Math.floor(this.time / 1_000);
  }

  private async drain(): Promise<void> {
    await settle();
    while (this.process.link.move(this.choose)) await settle();
  }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
