import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HistoryEntryObject } from '../../src/protocol/objects/history-entry.object.js';
import { AsteriskLab, LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { clientMap, snapshotMap } from '../support/client-map.js';
import { succeeded, type Desktop, type ReceivedEvent } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { orderFaults } from '../support/protocol-order.js';

const PATIENCE_MS = 10_000;

/** The whole path: a plain Socket.IO client, the processor, a real Asterisk, real SIP phones. */
describe('a desktop on a real Asterisk', () => {
  const lab = new AsteriskLab();
  let processor: Processor;
  let desktop: Desktop;

  beforeAll(async () => {
    await lab.start(['1001', '1002']);
    const { host, amiPort, httpPort, amiUser, ariUser, secret } = lab.server;
    processor = await Processor.start({
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://${host}:${amiPort}`,
      ASTERISK_AMI_USER: amiUser,
      ASTERISK_AMI_SECRET: secret,
      ASTERISK_ARI_URL: `http://${host}:${httpPort}`,
      ASTERISK_ARI_USER: ariUser,
      ASTERISK_ARI_SECRET: secret,
    });
    const ready = async () => (await fetch(`${processor.url}/health/ready`)).ok;
    await eventually(ready, PATIENCE_MS, () => 'in service');
  }, LAB_START_MS);

  afterAll(async () => {
    await processor.stop();
    await lab.stop();
  });

  beforeEach(async () => {
    desktop = await processor.desktop();
    await desktop.signIn('1001', 'demo', true);
  });

  afterEach(async () => {
    const told = desktop.events.filter((event) => event.name !== undefined);
    expect(orderFaults(told)).toEqual([]);
    await lab.untilEmpty();
    await desktop.command('session.logout');
    desktop.close();
    await lab.reset();
  });

  const state = (event: ReceivedEvent) => event.data?.['conversation']?.['state'];
  const conversation = (wanted: string, from = 0) => desktop.until((event) => state(event) === wanted, wanted, from);
  const ended = () => desktop.until((event) => event.name === 'interaction.ended', 'the end');

  const agreed = async () => {
    const answer = succeeded(await desktop.command('session.snapshot'));
    await desktop.waitFor(() => desktop.events.some((event) => event.seq === answer['seq']) || undefined, 'all events');
    const upTo = desktop.events.filter((event) => event.name && (event.seq ?? 0) <= Number(answer['seq']));
    const { session } = answer['data'] as { session: never };
    expect(Object.fromEntries(clientMap(upTo))).toEqual(Object.fromEntries(snapshotMap(session)));
  };

  /** The latest of the agent's history. */
  const newest = async () => {
    const { data } = succeeded(await desktop.command('session.history', '', { limit: 1 })) as unknown as {
      readonly data: { readonly entries: readonly HistoryEntryObject[] };
    };
    return data.entries[0];
  };

  /** A customer's call in the queue, answered from the desktop. */
  const answered = async () => {
    succeeded(await desktop.command('channel.ready', 'tel'));
    const customer = await lab.customer.dial('800');
    await conversation('alerting');
    succeeded(await desktop.command('conversation.answer', 'tel.i1.v1'));
    await conversation('connected');
    const agent = lab.phone('1001').calls[0];
    if (!agent) throw new Error('no call at the phone');
    return { customer, agent };
  };

  it('a call from the queue: rung, answered, held, retrieved, digits, released, completed', async () => {
    const { customer, agent } = await answered();
    const added = desktop.events.find((event) => event.name === 'interaction.added')?.data?.['interaction'];
    expect(added).toMatchObject({ direction: 'inbound', queue: 'support', from: '5551234', state: 'ALERTING' });
    await agreed();
    expect(await lab.audio({ customer, agent })).toEqual({ customer: ['1001'], agent: ['customer'] });

    succeeded(await desktop.command('conversation.hold', 'tel.i1.v1'));
    expect(state(desktop.events.findLast((event) => state(event)) ?? {})).toBe('held');
    expect(await lab.audio({ customer })).toEqual({ customer: ['music'] });
    await agreed();
    succeeded(await desktop.command('conversation.retrieve', 'tel.i1.v1'));
    expect(await lab.audio({ customer, agent })).toEqual({ customer: ['1001'], agent: ['customer'] });

    succeeded(await desktop.command('conversation.dtmf', 'tel.i1.v1', { digits: '12*#' }));
    await eventually(
      () => customer.digits === '12*#',
      PATIENCE_MS,
      () => `12*#, but ${customer.digits}`,
    );

    succeeded(await desktop.command('conversation.release', 'tel.i1.v1'));
    expect((await ended()).cause).toEqual({
      code: 'released',
      by: { kind: 'agent', id: '1001' },
      command: 'conversation.release',
    });
    await agreed();
    expect(desktop.names().filter((name) => /^(interaction|conversation)\./.test(name))).toEqual([
      'interaction.added',
      'conversation.added',
      'conversation.statechanged',
      'interaction.statechanged',
      'conversation.statechanged',
      'conversation.statechanged',
      'conversation.statechanged',
      'conversation.disposed',
      'interaction.ended',
    ]);
    succeeded(await desktop.command('interaction.complete', 'tel.i1', { disposition: 'sold' }));
    await desktop.until((event) => event.data?.['channel']?.['agentState'] === 'ready', 'ready again', -4);
    expect(await newest()).toMatchObject({ queue: 'support', end: { outcome: 'answered' }, disposition: 'sold' });
    await agreed();
  });

  it('the customer hangs up', async () => {
    const { customer } = await answered();
    await lab.customer.hangup(customer);
    expect((await ended()).cause).toEqual({ code: 'released', by: { kind: 'remote' } });
    await agreed();
  });

  it('the agent answers and hangs up on the phone: the screen shows it just so', async () => {
    succeeded(await desktop.command('channel.ready', 'tel'));
    await lab.customer.dial('800');
    const phone = lab.phone('1001');
    const { call } = await phone.next('incoming');
    await conversation('alerting');
    phone.answer(call);
    expect((await conversation('connected')).cause?.code).toBe('answered');
    await phone.hangup(call);
    const { cause } = await ended();
    expect(cause?.code).toBe('released');
    expect(cause?.command).toBeUndefined();
    await agreed();
  });

  it('the customer gives up while it rings', async () => {
    succeeded(await desktop.command('channel.ready', 'tel'));
    const customer = await lab.customer.dial('800');
    await conversation('alerting');
    await lab.customer.hangup(customer);
    expect((await ended()).cause).toEqual({ code: 'abandoned', by: { kind: 'remote' } });
    await desktop.until((event) => event.name === 'interaction.removed', 'removal without completion');
    const cause = { code: 'abandoned', by: { kind: 'remote' } };
    expect(await newest()).toMatchObject({ from: '5551234', queue: 'support', end: { outcome: 'missed', cause } });
    await agreed();
  });

  it('dials out: dialling, answered, released', async () => {
    const answer = succeeded(await desktop.command('channel.dial', 'tel', { to: '95557777' }));
    expect(answer['data']).toEqual({ interaction: 'i1', conversation: 'v1' });
    await conversation('dialing');
    const { call } = await lab.customer.next('incoming');
    expect(desktop.events.some((event) => state(event) === 'connected')).toBe(false);
    lab.customer.answer(call);
    await conversation('connected');
    const agent = lab.phone('1001').calls[0];
    if (!agent) throw new Error('no call at the phone');
    expect(await lab.audio({ customer: call, agent })).toEqual({ customer: ['1001'], agent: ['customer'] });
    await agreed();
    await lab.customer.hangup(call);
    expect((await ended()).cause).toEqual({ code: 'released', by: { kind: 'remote' } });
  });

  it('has the trace of a command in its action ids, and on the channels that it makes or rearranges', async () => {
    const [dialled, held] = ['0af7651916cd43dd8448eb211c80319c', '4bf92f3577b34da6a3ce929d0e0e4736'];
    const traced = (command: string, path: string, trace: string | undefined, data = {}) =>
      desktop.send({
        command,
        target: `${desktop.resource}.${path}`,
        data,
        traceparent: `00-${trace}-b7ad6b7169203331-01`,
      });
    const onPhones = async () => {
      const channels = (await lab.ami.list('CoreShowChannels')).map(({ Channel }) => Channel ?? '');
      const read = (Channel: string) => lab.ami.action('Getvar', { Channel, Variable: 'INTERACTION_PROCESSOR_TRACE' });
      const answers = await Promise.all(channels.filter((name) => name.startsWith('PJSIP/')).map(read));
      return answers.map(({ Value }) => Value);
    };
    succeeded(await traced('channel.dial', 'tel', dialled, { to: '95557777' }));
    const { call } = await lab.customer.next('incoming');
    lab.customer.answer(call);
    await conversation('connected');
    expect(await onPhones()).toEqual([dialled, dialled]);
    const { ActionID: id } = await lab.ami.events.until(
      ({ Event }) => Event === 'OriginateResponse',
      PATIENCE_MS,
      'it',
    );
    expect(id).toMatch(new RegExp(`-${dialled}$`));
    succeeded(await traced('conversation.hold', 'tel.i1.v1', held));
    expect(await onPhones()).toEqual([held, held]);
    await lab.customer.hangup(call);
    await ended();
  });

  it('consults and transfers, in the order of the protocol, and the two talk', async () => {
    const { customer } = await answered();
    const colleague = lab.phone('1002');
    succeeded(await desktop.command('interaction.consult', 'tel.i1', { to: '1002' }));
    const { call } = await colleague.next('incoming');
    expect(
      desktop.events.some((event) => event.data?.['conversation']?.['id'] === 'v2' && state(event) === 'connected'),
    ).toBe(false);
    colleague.answer(call);
    await desktop.until(
      (event) => event.data?.['conversation']?.['id'] === 'v2' && state(event) === 'connected',
      'the colleague',
    );
    await agreed();
    const from = desktop.events.length;
    succeeded(await desktop.command('interaction.consulttransfer', 'tel.i1'));
    expect((await ended()).cause).toMatchObject({ code: 'transferred', by: { kind: 'agent', id: '1001' } });
    const order = desktop.events
      .slice(from)
      .map(({ name, target }) => `${name} ${target?.split('.').slice(2).join('.')}`);
    expect(order.slice(0, 6)).toEqual([
      'conversation.statechanged i1.v1',
      'conversation.disposed i1.v1',
      'interaction.focuschanged i1',
      'conversation.statechanged i1.v2',
      'conversation.disposed i1.v2',
      'interaction.ended i1',
    ]);
    expect(await lab.audio({ customer, colleague: call })).toEqual({ customer: ['1002'], colleague: ['customer'] });
    await lab.customer.hangup(customer);
  });

  it('works on a second telephone too: added, rung, answered, disposed of', async () => {
    const channel = { endpoint: '1002', type: 'Telephony' };
    succeeded(await desktop.command('session.addchannel', '', { channel }));
    const added = desktop.events.findLast((event) => event.name === 'channel.added');
    expect(added?.data?.['channel']).toMatchObject({ id: 'tel2', endpoint: '1002', login: 'inactive' });
    succeeded(await desktop.command('channel.activate', 'tel2'));
    succeeded(await desktop.command('channel.ready', 'tel2'));
    await agreed();
    const customer = await lab.customer.dial('800');
    expect((await conversation('alerting')).target).toContain('.tel2.i1.v1');
    succeeded(await desktop.command('conversation.answer', 'tel2.i1.v1'));
    expect(await lab.audio({ customer })).toEqual({ customer: ['1002'] });
    expect((await desktop.command('channel.dispose', 'tel2'))['failure']).toMatchObject({ code: 'INVALID_STATE' });
    await agreed();
    succeeded(await desktop.command('conversation.release', 'tel2.i1.v1'));
    succeeded(await desktop.command('channel.dispose', 'tel2'));
    expect(desktop.names().at(-1)).toBe('channel.removed');
    await agreed();
  });

  it('an override in mid-call leaves the call alone, and the new desktop has it', async () => {
    const { customer } = await answered();
    const next = await (await processor.desktop()).signIn('1001', 'demo', true);
    await desktop.until((event) => event.name === 'session.ended' && event.cause?.code === 'override', 'the override');
    const found = await next.until((event) => state(event) === 'connected', 'the call');
    expect(customer.state).toBe('up');
    const path = String(found.target).split('.').slice(1).join('.');
    succeeded(await next.command('conversation.release', path));
    await next.until((event) => event.name === 'interaction.ended', 'the end');
    succeeded(await next.command('session.logout'));
  });
});
