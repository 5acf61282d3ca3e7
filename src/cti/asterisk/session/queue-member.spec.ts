import { beforeEach, describe, expect, it } from '@jest/globals';
import { AmiTimeoutError } from '../ami/ami-error.js';
import { AmiMessage } from '../ami/ami-message.js';
import { memberOf } from '../mirror/member-record.js';
import { type MemberPause, OPEN, PAUSE_FOR_WORK } from '../pbx/member-pause.js';
import { QueueVerbs } from '../pbx/queue-verbs.js';
import { type MemberOrigin, QueueMember, type QueueIntent } from './queue-member.js';

const TRAINING: MemberPause = { paused: true, reason: 'training' };
const LUNCH: MemberPause = { paused: true, reason: 'lunch' };
const AUTO: MemberPause = { paused: true, reason: 'Auto-Pause' };
const WORK: QueueIntent = { pause: { paused: true, reason: PAUSE_FOR_WORK }, forWork: true, word: OPEN };
const word = (pause: MemberPause): QueueIntent => ({ pause, forWork: false, word: pause });

describe('QueueMember', () => {
  let asked: string[];
  let fails: Error | undefined;
  beforeEach(() => {
    asked = [];
    fails = undefined;
  });

  const make = (
    origin: MemberOrigin,
    { paused, reason }: MemberPause = OPEN,
    Membership = 'dynamic',
    foundAt?: number,
  ) => {
    const action = (_: string, { Paused, Reason }: Readonly<Record<string, unknown>> = {}) => {
      asked.push(Paused === 'true' ? `paused ${String(Reason)}` : 'open');
      return fails ? Promise.reject(fails) : Promise.resolve(AmiMessage.of({}));
    };
    const row = {
      Queue: 'support',
      Location: 'PJSIP/1001',
      Membership,
      Paused: paused ? '1' : '0',
      PausedReason: reason,
    };
    const verbs = new QueueVerbs(() => ({ action, list: () => Promise.resolve([]) }));
    return new QueueMember(verbs, memberOf(AmiMessage.of(row)), origin, false, foundAt);
  };

  it('writes what is missing at once, and says nothing twice', async () => {
    const member = make('own');
    const brought = member.bring(word(LUNCH));
    expect(asked).toEqual(['paused lunch']);
    await Promise.all([brought, member.bring(word(LUNCH))]);
    expect(member.told(LUNCH, 0)).toBe(false);
    await member.bring(word(LUNCH));
    expect(asked).toHaveLength(1);
  });

  it('follows what others say until the agent says something', async () => {
    const member = make('own');
    expect(member.told(TRAINING, 0)).toBe(true);
    await member.bring(word(OPEN));
    expect([member.others, asked]).toEqual([TRAINING, []]);
    member.lift();
    expect(member.others).toEqual(TRAINING);
    await member.bring(word(OPEN));
    expect([member.others, asked]).toEqual([undefined, ['open']]);
  });

  it('takes nobody’s word from what was on its way when it was found', async () => {
    for (const found of [LUNCH, OPEN]) {
      const member = make('own', found, 'dynamic', 0);
      member.told(TRAINING, 1);
      expect(member.others).toEqual(TRAINING);
      expect(member.told(found, 2)).toBe(true);
      expect([member.others, member.now]).toEqual([undefined, found]);
    }
    const strange = make('foreign', LUNCH, 'dynamic', 0);
    strange.told(OPEN, 1);
    strange.told(LUNCH, 2);
    expect(strange.others).toEqual(LUNCH);
    const later = make('own', OPEN, 'dynamic', 0);
    later.told(TRAINING, 1);
    later.told(OPEN, 10_000);
    expect(later.others).toEqual(OPEN);
    const asked = make('own', OPEN, 'dynamic', 0);
    await asked.bring(word(LUNCH));
    asked.told(LUNCH, 1);
    asked.told(OPEN, 2);
    expect(asked.others).toEqual(OPEN);
  });

  it('does not take it for lifted where the switch could not be told', async () => {
    const member = make('own');
    member.told(TRAINING, 0);
    member.lift();
    fails = new AmiTimeoutError('QueuePause');
    await expect(member.bring(word(OPEN))).rejects.toBe(fails);
    expect(member.others).toEqual(TRAINING);
    expect(member.target(word(OPEN))).toEqual(TRAINING);
  });

  it('takes what comes late of a lost answer for its own', async () => {
    const member = make('own');
    fails = new AmiTimeoutError('QueuePause');
    await expect(member.bring(WORK)).rejects.toBe(fails);
    expect(member.told(WORK.pause, 0)).toBe(false);
    expect(member.others).toBeUndefined();
  });

  it('makes a pause good again that it has lifted because it did not know of it', async () => {
    const member = make('own');
    await member.bring(WORK);
    member.told(WORK.pause, 0);
    await member.bring(word(OPEN));
    member.told(TRAINING, 0);
    member.told(OPEN, 0);
    await member.bring(word(OPEN));
    expect(asked.at(-1)).toBe('paused training');
  });

  it('keeps its own pause where somebody has lifted an earlier one in the same moment', async () => {
    const member = make('own', LUNCH);
    await member.bring(WORK);
    member.told(OPEN, 0);
    member.told(WORK.pause, 0);
    expect(member.others).toBeUndefined();
    expect(member.target(WORK)).toEqual(WORK.pause);
  });

  it('lets nobody else end the work, and keeps a pause of others during it', async () => {
    const member = make('own');
    await member.bring(WORK);
    member.told(WORK.pause, 0);
    member.told(OPEN, 0);
    expect(member.target(WORK)).toEqual(WORK.pause);
    expect(member.target(word(LUNCH))).toEqual(OPEN);
    member.told(TRAINING, 0);
    expect(member.target(WORK)).toEqual(TRAINING);
  });

  it('takes no queue at its word that pauses for what we have done', () => {
    const member = make('own');
    member.pardon(100);
    expect(member.told(AUTO, 50)).toBe(true);
    expect(member.others).toBeUndefined();
    expect(member.told(AUTO, 50)).toBe(false);
    member.told(OPEN, 50);
    member.told(AUTO, 150);
    expect(member.others).toEqual(AUTO);
  });

  it('is left as others have made it', () => {
    expect(make('own').farewell).toBe('remove');
    expect(make('foreign', OPEN, 'static').farewell).toEqual(OPEN);
    expect(make('foreign', TRAINING).farewell).toEqual(TRAINING);
    expect(make('assigned').farewell).toEqual(OPEN);
    expect(make('assigned', OPEN, 'static').farewell).toMatchObject({ paused: true });
  });

  it('believes a reading, unless it is about to be something else', async () => {
    const member = make('own');
    await member.bring(word(LUNCH));
    member.read(OPEN);
    expect(member.others).toBeUndefined();
    member.told(LUNCH, 0);
    member.read(TRAINING);
    expect(member.others).toEqual(TRAINING);
  });

  it('asks anew after a lost link what has become of what was written', async () => {
    const member = make('own');
    void member.bring(word(LUNCH));
    member.cutOff();
    expect(member.now).toBeUndefined();
    member.read(OPEN);
    expect(member.others).toBeUndefined();
    await member.bring(word(LUNCH));
    expect(asked).toHaveLength(2);
  });
});
