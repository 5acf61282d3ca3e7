import { describe, expect, it } from '@jest/globals';
import { contact } from '../../../test/support/scripted-provider.js';
import { SessionBench } from '../../../test/support/session-bench.js';
import { CtiRejectedError, CtiTimeoutError } from '../../errors/switch-errors.js';
import type { Session } from '../session.js';

/** What the switch does with each command that is let go; each waits until then. */
class Bench {
  readonly bench = new SessionBench({ maxInteractions: 4 });
  readonly waiting: { readonly verb: string; readonly end: (error?: Error) => void }[] = [];
  session!: Session;

  /** `c1` is held and `c2` connected. */
  async start(): Promise<this> {
    await this.bench.up();
    ({ session: this.session } = await this.bench.started());
    this.bench.says([contact('c1', 'held'), contact('c2', 'connected')]);
    const { cti } = this.bench;
    for (const verb of ['hold', 'retrieve', 'dial', 'answer'] as const) {
      cti[verb] = ((ref: { interaction?: string }) => this.arrives(`${verb} ${ref.interaction ?? ''}`.trim())) as never;
    }
    return this;
  }

  /** What has become of a command: nothing while it is at work. */
  begin(command: 'channel.dial' | 'conversation.retrieve' | 'conversation.hold' | 'conversation.answer', path: string) {
    const answer: { outcome?: string } = {};
    this.bench.command(this.session, command, path, { to: '5551234' }).then(
      () => (answer.outcome = 'success'),
      (error: unknown) => (answer.outcome = (error as { code: string }).code),
    );
    return answer;
  }

  get asked(): string[] {
    return this.waiting.map(({ verb }) => verb);
  }

  /** The switch does the oldest such thing, after `report`, or says no. */
  async does(verb: string, report: () => void = () => undefined, error?: Error): Promise<void> {
    await this.bench.clock.advance(0);
    const index = this.waiting.findIndex((one) => one.verb === verb);
    const [one] = index < 0 ? [] : this.waiting.splice(index, 1);
    if (!one) throw new Error(`nobody asked for ${verb}; asked for: ${this.asked.join()}`);
    report();
    one.end(error);
    for (let turn = 0; turn < 5; turn += 1) await this.bench.clock.advance(0);
  }

  says(id: string, state: 'held' | 'connected' | 'dialing' | 'ended' | 'alerting'): void {
    this.bench.says([contact(id, state === 'ended' ? 'held' : state, state === 'ended' ? { conversations: [] } : {})]);
  }

  state(id: string): string | undefined {
    return this.session.model.byCtiId(id)?.byRole('primary')?.state;
  }

  private arrives(verb: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ verb, end: (error) => (error ? reject(error) : resolve(undefined)) });
    });
  }
}

const no = () => new CtiRejectedError('refused', 'no');

describe('commands that are at work at the same time and have the same call in their way', () => {
  it('hold it once', async () => {
    const at = await new Bench().start();
    const dial = at.begin('channel.dial', 'tel');
    const retrieve = at.begin('conversation.retrieve', 'tel.i1.v1');
    expect(at.asked).toEqual(['hold c2']);
    await at.does('hold c2', () => at.says('c2', 'held'));
    expect(at.asked).toEqual(['dial', 'retrieve c1']);
    await at.does('retrieve c1', () => at.says('c1', 'connected'));
    await at.does('dial', undefined, no());
    expect([dial.outcome, retrieve.outcome]).toEqual(['CTI_REJECTED', 'success']);
    // The one who was refused takes nothing back that the other one needs.
    expect(at.asked).toEqual([]);
    expect(at.state('c2')).toBe('held');
  });

  it('leave it held for the one that is still at work', async () => {
    const at = await new Bench().start();
    const dial = at.begin('channel.dial', 'tel');
    const retrieve = at.begin('conversation.retrieve', 'tel.i1.v1');
    await at.does('hold c2', () => at.says('c2', 'held'));
    await at.does('retrieve c1', undefined, no());
    expect([dial.outcome, retrieve.outcome, at.asked.join()]).toEqual([undefined, 'CTI_REJECTED', 'dial']);
    await at.does('dial', () => at.says('c3', 'dialing'));
    expect([dial.outcome, at.asked.join(), at.state('c2')]).toEqual(['success', '', 'held']);
  });

  it('take it back when the last of them is refused, once', async () => {
    const at = await new Bench().start();
    const answers = [at.begin('channel.dial', 'tel'), at.begin('conversation.retrieve', 'tel.i1.v1')];
    await at.does('hold c2', () => at.says('c2', 'held'));
    await at.does('dial', undefined, no());
    await at.does('retrieve c1', undefined, no());
    expect(at.asked).toEqual(['retrieve c2']);
    await at.does('retrieve c2', () => at.says('c2', 'connected'));
    expect(answers.map(({ outcome }) => outcome)).toEqual(['CTI_REJECTED', 'CTI_REJECTED']);
    expect([at.asked.join(), at.state('c2')]).toEqual(['', 'connected']);
  });

  it('leave it held where one of them may have been carried out', async () => {
    const at = await new Bench().start();
    const dial = at.begin('channel.dial', 'tel');
    const retrieve = at.begin('conversation.retrieve', 'tel.i1.v1');
    await at.does('hold c2', () => at.says('c2', 'held'));
    await at.does('dial', undefined, new CtiTimeoutError());
    await at.does('retrieve c1', undefined, no());
    expect([dial.outcome, retrieve.outcome, at.asked.join()]).toEqual(['CTI_TIMEOUT', 'CTI_REJECTED', '']);
  });

  it('begun when it is held already: it is not taken back under their hands', async () => {
    const at = await new Bench().start();
    const dial = at.begin('channel.dial', 'tel');
    await at.does('hold c2', () => at.says('c2', 'held'));
    const retrieve = at.begin('conversation.retrieve', 'tel.i1.v1');
    await at.does('dial', undefined, no());
    expect([dial.outcome, at.asked.join()]).toEqual(['CTI_REJECTED', 'retrieve c1']);
    await at.does('retrieve c1', () => at.says('c1', 'connected'));
    expect([retrieve.outcome, at.asked.join(), at.state('c2')]).toEqual(['success', '', 'held']);
  });

  it('begun while it is taken back: they wait for that, and hold it anew', async () => {
    const at = await new Bench().start();
    at.begin('channel.dial', 'tel');
    await at.does('hold c2', () => at.says('c2', 'held'));
    await at.does('dial', undefined, no());
    expect(at.asked).toEqual(['retrieve c2']);
    const retrieve = at.begin('conversation.retrieve', 'tel.i1.v1');
    expect(at.asked).toEqual(['retrieve c2']);
    await at.does('retrieve c2', () => at.says('c2', 'connected'));
    await at.does('hold c2', () => at.says('c2', 'held'));
    await at.does('retrieve c1', () => at.says('c1', 'connected'));
    expect([retrieve.outcome, at.state('c2')]).toEqual(['success', 'held']);
  });

  it('fail together where it cannot be held', async () => {
    const at = await new Bench().start();
    const answers = [at.begin('channel.dial', 'tel'), at.begin('conversation.retrieve', 'tel.i1.v1')];
    await at.does('hold c2', undefined, no());
    expect(answers.map(({ outcome }) => outcome)).toEqual(['CTI_REJECTED', 'CTI_REJECTED']);
    expect([at.asked.join(), at.state('c2')]).toEqual(['', 'connected']);
  });

  it('share it with the agent who holds it at the same time, for whom it stays held', async () => {
    const at = await new Bench().start();
    const hold = at.begin('conversation.hold', 'tel.i2.v1');
    const dial = at.begin('channel.dial', 'tel');
    expect(at.asked).toEqual(['hold c2']);
    await at.does('hold c2', () => at.says('c2', 'held'));
    await at.does('dial', undefined, no());
    expect([hold.outcome, dial.outcome, at.asked.join()]).toEqual(['success', 'CTI_REJECTED', '']);
    expect(at.state('c2')).toBe('held');
  });

  it.each(['held', 'ended'] as const)('go on where it is %s by then without them', async (state) => {
    const at = await new Bench().start();
    const dial = at.begin('channel.dial', 'tel');
    await at.does('hold c2', () => at.says('c2', state), no());
    expect(at.asked).toEqual(['dial']);
    await at.does('dial', undefined, no());
    // Who held it there wants it so.
    expect([dial.outcome, at.asked.join()]).toEqual(['CTI_REJECTED', '']);
  });

  it('take nothing back while another call has the line', async () => {
    const at = await new Bench().start();
    const dial = at.begin('channel.dial', 'tel');
    await at.does('hold c2', () => at.says('c2', 'held'));
    at.says('c4', 'connected');
    await at.does('dial', undefined, no());
    expect([dial.outcome, at.asked.join()]).toEqual(['CTI_REJECTED', '']);
  });
});

describe('holding and retrieving what is so already', () => {
  it('is a success though the switch says no', async () => {
    const at = await new Bench().start();
    const hold = at.begin('conversation.hold', 'tel.i2.v1');
    await at.does('hold c2', () => at.says('c2', 'held'), no());
    const retrieve = at.begin('conversation.retrieve', 'tel.i1.v1');
    await at.does('retrieve c1', () => at.says('c1', 'connected'), no());
    expect([hold.outcome, retrieve.outcome]).toEqual(['success', 'success']);
  });

  it('is none where the call is over', async () => {
    const at = await new Bench().start();
    const hold = at.begin('conversation.hold', 'tel.i2.v1');
    await at.does('hold c2', () => at.says('c2', 'ended'), no());
    expect(hold.outcome).toBe('CTI_REJECTED');
  });
});

describe('what is asked before a call is held', () => {
  const checking = async (at: Bench, checked: () => Promise<void>) => {
    at.bench.cti.checkAddress = checked;
    const dial = at.begin('channel.dial', 'tel');
    await at.bench.clock.advance(0);
    return dial;
  };

  it('a number that cannot be dialled puts nobody on hold', async () => {
    const at = await new Bench().start();
    const dial = await checking(at, () => Promise.reject(new CtiRejectedError('no-such-address', 'no')));
    for (let turn = 0; turn < 5; turn += 1) await at.bench.clock.advance(0);
    expect([dial.outcome, at.asked, at.state('c2')]).toEqual(['CTI_REJECTED', [], 'connected']);
  });

  it('one that may be dialled does, and only then is it dialled', async () => {
    const at = await new Bench().start();
    const dial = await checking(at, () => Promise.resolve());
    expect(at.asked).toEqual(['hold c2']);
    await at.does('hold c2', () => at.says('c2', 'held'));
    expect(at.asked).toEqual(['dial']);
    await at.does('dial', () => at.says('c3', 'dialing'));
    expect([dial.outcome, at.state('c2')]).toEqual(['success', 'held']);
  });

  it('is not asked where nothing has to be held', async () => {
    const at = await new Bench().start();
    at.says('c2', 'held');
    const dial = await checking(at, () => Promise.reject(new Error('asked in vain')));
    expect([dial.outcome, at.asked]).toEqual([undefined, ['dial']]);
  });

  it('of a provider that cannot know, the call is held, and taken back when the switch says no', async () => {
    const at = await new Bench().start();
    const dial = at.begin('channel.dial', 'tel');
    await at.does('hold c2', () => at.says('c2', 'held'));
    await at.does('dial', undefined, new CtiRejectedError('no-such-address', 'no'));
    await at.does('retrieve c2', () => at.says('c2', 'connected'));
    expect([dial.outcome, at.state('c2')]).toEqual(['CTI_REJECTED', 'connected']);
  });
});
