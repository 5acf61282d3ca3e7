import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { GhostWatch } from './ghost-watch.js';

const [CUSTOMER, TARGET] = ['1.1', '1.2'];
const NAMES = { [CUSTOMER]: 'PJSIP/trunk-00000001', [TARGET]: 'PJSIP/1001-00000002' } as const;

describe('GhostWatch', () => {
  let scripted: ScriptedSwitch;

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    scripted.talk(TARGET, CUSTOMER);
  });

  const world = () => scripted.asterisk.calls.world;
  const patience = () => world().options.timeouts.confirm;
  const joined = () => {
    const from = scripted.clock.elapsed();
    world().applied.setMoved(CUSTOMER, { from, other: TARGET });
    world().applied.setMoved(TARGET, { from, other: CUSTOMER });
  };
  const ended = () => scripted.asked.filter((one) => one.startsWith('Hangup ')).map((one) => one.split(/[ =]/)[2]);

  it('ends one that has hung up and is put into a bridge all the same', () => {
    joined();
    scripted.moves(CUSTOMER, undefined);
    scripted.asksToEnd(CUSTOMER);
    expect(ended()).toEqual([]);
    scripted.moves(CUSTOMER, 'b2');
    expect(ended()).toEqual([NAMES[CUSTOMER]]);
  });

  it('ends one whose hang-up was lost in a bridge, once it has had the time to end', async () => {
    joined();
    scripted.asksToEnd(CUSTOMER);
    await scripted.clock.advance(patience() - 1);
    expect(ended()).toEqual([]);
    await scripted.clock.advance(1);
    expect(ended()).toEqual([NAMES[CUSTOMER]]);
  });

  it('leaves those alone who end, who are at the end of their dialplan, and whom nobody has moved', async () => {
    scripted.asksToEnd(TARGET);
    scripted.moves(TARGET, 'b2');
    joined();
    scripted.asksToEnd(CUSTOMER);
    scripted.moves(CUSTOMER, undefined);
    await scripted.clock.advance(patience());
    expect(ended()).toEqual([]);
    scripted.hangsUp(CUSTOMER);
    await scripted.clock.advance(patience());
    expect(ended()).toEqual([]);
  });

  it('ends nothing without a link', async () => {
    joined();
    scripted.asksToEnd(CUSTOMER);
    scripted.asterisk.disconnected();
    scripted.connect();
    await scripted.clock.advance(patience());
    expect(ended()).toEqual([]);
  });

  it('ends one that we have called and that would call again, when the other hangs up at once', () => {
    joined();
    world().applied.setCalling(TARGET);
    scripted.asksToEnd(CUSTOMER);
    scripted.moves(CUSTOMER, undefined);
    scripted.moves(TARGET, undefined);
    expect(ended()).toEqual([NAMES[TARGET]]);
  });

  it('ends it also where the hang-up, or that it has left our application, is told after that', () => {
    joined();
    world().applied.setCalling(TARGET);
    world().legs.heard({ type: 'StasisStart', channel: TARGET });
    scripted.moves(CUSTOMER, undefined);
    scripted.moves(TARGET, undefined);
    expect(ended()).toEqual([]);
    scripted.asksToEnd(CUSTOMER);
    expect(ended()).toEqual([NAMES[TARGET]]);
  });

  it('lets one go on whose other side lives, or hangs up later', async () => {
    joined();
    world().applied.setCalling(TARGET);
    scripted.moves(TARGET, undefined);
    scripted.moves(TARGET, 'b2');
    await scripted.clock.advance(patience());
    scripted.hangsUp(CUSTOMER);
    scripted.moves(TARGET, undefined);
    expect(ended()).toEqual([]);
  });

  describe('after another process', () => {
    const marked = (by: string) => scripted.answers.set('Getvar', () => ({ Value: by }));
    const inherit = async () => {
      await new GhostWatch(world()).inherit(new Set(['interaction-processor-dead']));
      await scripted.clock.advance(patience());
    };

    it('ends what that one has moved, where it has hung up and stays', async () => {
      marked('interaction-processor-dead');
      scripted.asksToEnd(CUSTOMER);
      await inherit();
      expect(ended()).toEqual([NAMES[CUSTOMER]]);
    });

    it('leaves alone who has not hung up, who ends, and what living processes or nobody has moved', async () => {
      marked('interaction-processor-dead');
      await inherit();
      for (const by of ['interaction-processor-other', '']) {
        marked(by);
        scripted.asksToEnd(CUSTOMER);
        await inherit();
      }
      marked('interaction-processor-dead');
      scripted.hangsUp(CUSTOMER);
      await inherit();
      expect(ended()).toEqual([]);
    });
  });
});
