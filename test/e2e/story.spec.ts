import { afterEach, describe, expect, it } from '@jest/globals';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';
import { linesOf, type StoryFormat } from '../support/story-lines.js';

const SERVICE = 'InteractionProcessor';
const NUMBER = '+4930123456';
/** What one run has and another one has not. */
const OF_ITS_OWN = ['session', 'client', 'trace', 'took', 'absent', 'unknownAgent', 'replayed', 'target'];

describe('the story in the log', () => {
  let running: ProcessorProcess | undefined;
  const desktops: Desktop[] = [];

  afterEach(async () => {
    for (const desktop of desktops.splice(0)) desktop.close();
    running?.signal('SIGKILL');
    await running?.exit();
    running = undefined;
  });

  const start = async (environment: Record<string, string>) => {
    running = ProcessorProcess.start({ PORT: '0', ...environment });
    return { process: running, url: await running.url() };
  };
  const connect = async (url: string) => {
    const desktop = await Desktop.connect(url);
    desktops.push(desktop);
    return desktop;
  };
  const attempt = (desktop: Desktop, id: string, password: string) =>
    desktop.send({ command: 'prepareSession', data: { agent: { id, password } } });

  const control = async (url: string, path: string, told: object): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/simulator/${path}`, { method: 'POST', headers, body: JSON.stringify(told) });
    return (answer.status === 201 ? await answer.json() : {}) as Record<string, unknown>;
  };
  const customerCalls = (url: string, told: object) => control(url, 'calls', { from: NUMBER, ...told });

  /** Signs in, fails, is lost, is back, is overridden, and ends. @returns what was written in the log meanwhile */
  async function day(format: StoryFormat): Promise<string> {
    const { process, url } = await start({ LOG_FORMAT: format });
    const first = await (await connect(url)).signIn('1001');
    const stranger = await connect(url);
    await attempt(stranger, '1001', 'planted password');
    await attempt(stranger, 'planted-password-in-the-wrong-field', 'x');
    first.close();
    await process.prints(/client lost/);
    const back = await connect(url);
    const { resource, token } = first;
    succeeded(await back.send({ command: 'bindResource', data: { resource, token, lastSeq: 1 } }));
    const second = await (await connect(url)).signIn('1001', 'demo', true);
    succeeded(await second.command('session.logout'));
    await process.prints(/session ended[^\n]*session\.logout/);
    return process.output;
  }

  it('is the same as text and as JSON: sign-in, refusals, a client lost and back, an override, the end', async () => {
    const story = async (format: StoryFormat) => {
      const output = await day(format);
      expect(output).not.toContain('planted');
      running?.signal('SIGKILL');
      return linesOf(output, format).filter(({ context }) => context === 'Story');
    };
    const [text, json] = [await story('text'), await story('json')];
    const shared = (lines: typeof text) =>
      lines.map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => !OF_ITS_OWN.includes(name))));
    expect(shared(text)).toEqual(shared(json));
    expect(text.map((line) => Object.keys(line).toSorted())).toEqual(json.map((line) => Object.keys(line).toSorted()));
    const refused = {
      message: 'sign-in refused',
      code: 'INVALID_CREDENTIALS',
      address: '127.0.0.1',
    };
    const agent = { agent: '1001', service: SERVICE };
    expect(json).toMatchObject([
      { message: 'signed in', level: 'info', agent: '1001', address: '127.0.0.1', session: expect.any(String) },
      { message: 'client bound', ...agent },
      { ...refused, agent: '1001' },
      { ...refused, unknownAgent: expect.stringMatching(/^#[\da-f]{16}$/) },
      { message: 'client lost', ...agent, by: 'disconnected' },
      { message: 'client is back', ...agent, absent: expect.any(String), gap: 'false' },
      { message: 'session ended: overridden', ...agent, cause: 'override', by: 'agent', byAgent: '1001' },
      { message: 'signed in', agent: '1001', override: 'true' },
      { message: 'client bound', ...agent },
      { message: 'session ended', ...agent, command: 'session.logout', cause: 'requested' },
    ]);
  });

  it('follows a call from the first ring to the end of the work after it by one id', async () => {
    const { process, url } = await start({ LOG_FORMAT: 'json', LOG_LEVEL: 'debug' });
    const desktop = await (await connect(url)).signIn('1001');
    succeeded(await desktop.command('channel.ready', 'tel'));
    await customerCalls(url, { queue: 'support' });
    const { target = '' } = await desktop.until(({ name }) => name === 'interaction.added', 'a call');
    const [session, , interaction = ''] = target.split('.');
    const { target: leg = '' } = await desktop.until(({ name }) => name === 'conversation.added', 'its leg');
    const path = leg.slice(leg.indexOf('.') + 1);
    succeeded(await desktop.command('conversation.answer', path));
    succeeded(await desktop.command('conversation.dtmf', path, { digits: '4111222233334444' }));
    succeeded(await desktop.command('conversation.release', path));
    succeeded(await desktop.command('interaction.complete', `tel.${interaction}`));
    const forged = {
      agent: '1002',
      session: 'x',
      result: 'x',
      kind: 'signin',
      'x agent=1003 +49': 'y',
      auth: { token: 'a' },
    };
    succeeded(await desktop.command('session.snapshot', undefined, forged));
    await process.prints(/command session\.snapshot/);
    const snapshot =
      linesOf(process.output, 'json').find(({ message }) => message === 'command session.snapshot') ?? {};
    expect(snapshot).toMatchObject({ session, agent: '1001', result: 'success' });
    for (const made of ['kind', 'x agent=1003 +49', 'auth']) expect(snapshot).not.toHaveProperty([made]);
    const [told] = linesOf(process.output, 'json').filter((line) => line['interaction'] === interaction);
    const call = linesOf(process.output, 'json').filter((line) => line['call'] === told?.['call']);
    expect(call.map((line) => line['interaction'])).toEqual(call.map(() => interaction));
    const messages = call.map(({ message }) => message);
    expect(messages[0]).toBe('event interaction.added');
    for (const name of ['answer', 'dtmf', 'release']) expect(messages).toContain(`command conversation.${name}`);
    expect(messages).toContain('event interaction.removed');
    for (const line of call) expect(line).toMatchObject({ session, agent: '1001', service: SERVICE });
    const answered = call.find(({ message }) => message === 'command conversation.answer');
    expect(answered).toMatchObject({ trace: expect.stringMatching(/^[\da-f]{32}$/), result: 'success' });
    expect(process.output).not.toContain('4111222233334444');
  });

  it('tells at info how each contact ended and by whom, and what a session leaves at the switch, without a number', async () => {
    const { process, url } = await start({ LOG_FORMAT: 'json' });
    const desktop = await (await connect(url)).signIn('1001');
    const talks = async (from: number) => {
      const { id } = await customerCalls(url, { agent: '1001' });
      const { target = '' } = await desktop.until(({ name }) => name === 'conversation.added', 'a leg', from);
      succeeded(await desktop.command('conversation.answer', target.slice(target.indexOf('.') + 1)));
      return String(id);
    };
    await control(url, `calls/${await talks(0)}/hangup`, {});
    const ended = await desktop.until(({ name }) => name === 'interaction.ended', 'the end');
    const [session, , interaction = ''] = ended.target?.split('.') ?? [];
    succeeded(await desktop.command('interaction.complete', `tel.${interaction}`));
    await talks(desktop.events.length);
    await (await connect(url)).signIn('1001', 'demo', true);
    await process.prints(/session ended: overridden/);
    const lines = linesOf(process.output, 'json').filter((line) => line['session'] === session);
    const told = lines.filter(({ message = '' }) => /ended/.test(message));
    const contact = expect.stringMatching(/^\S+$/);
    const times = { rang: expect.stringMatching(/^\d+$/), talked: expect.stringMatching(/^\d+$/) };
    expect(told).toEqual([
      expect.objectContaining({
        message: 'contact ended',
        level: 'info',
        agent: '1001',
        interaction,
        contact,
        direction: 'inbound',
        cause: 'released',
        by: 'remote',
        ...times,
      }),
      expect.objectContaining({
        message: 'session ended: overridden',
        level: 'info',
        cause: 'override',
        left: contact,
      }),
    ]);
    expect(told[1]?.['left']).not.toBe(told[0]?.['contact']);
    expect(process.output).not.toContain(NUMBER);
  });

  it('tells of a client that comes too late for its session, so many times and no more', async () => {
    const { process, url } = await start({ LOG_FORMAT: 'json' });
    const desktop = await (await connect(url)).signIn('1001');
    succeeded(await desktop.command('session.logout'));
    const { resource, token } = desktop;
    const late = await connect(url);
    for (let time = 0; time < 30; time += 1)
      expect(await late.send({ command: 'bindResource', data: { resource, token } })).toMatchObject({
        failure: { code: 'RESOURCE_NOT_FOUND' },
      });
    running?.signal('SIGTERM');
    await running?.exit();
    const lines = linesOf(process.output, 'json').filter(
      ({ context, level }) => context === 'Story' && level === 'info',
    );
    const told = lines.filter(({ message = '' }) => message.includes('not bound'));
    const refused = { message: 'client not bound', code: 'RESOURCE_NOT_FOUND', address: '127.0.0.1' };
    expect(told).toHaveLength(21);
    expect(told[0]).toMatchObject(refused);
    expect(told.at(-1)).toMatchObject({ message: 'more clients not bound', code: 'RESOURCE_NOT_FOUND', more: '10' });
  });
});
