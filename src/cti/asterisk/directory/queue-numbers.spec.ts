import { describe, expect, it } from '@jest/globals';
import { AmiMessage } from '../ami/ami-message.js';
import { QueueNumbers } from './queue-numbers.js';

type Row = readonly [extension: string, application: string, data: string];

/** A dialplan by context; a row without an extension is an include. */
function numbers(contexts: Readonly<Record<string, readonly Row[]>>) {
  const asked: string[] = [];
  const rows = (context: string, extension?: string): Promise<readonly AmiMessage[]> => {
    asked.push(extension === undefined ? context : `${extension}@${context}`);
    const found = (contexts[context] ?? []).filter(([one]) => extension === undefined || fits(one, extension));
    return Promise.resolve(
      found.map(([Extension, Application, AppData]) =>
        AmiMessage.of(Extension === '' ? { IncludeContext: AppData } : { Extension, Application, AppData }),
      ),
    );
  };
  return { asked, numbers: new QueueNumbers({ rows }, 'agents') };
}

const fits = (pattern: string, extension: string) =>
  pattern === extension || (pattern.startsWith('_') && pattern[1] === extension[0]);

describe('the numbers of queues', () => {
  it('are their names, where those lead to them, straight or through other contexts', async () => {
    const { numbers: at } = numbers({
      agents: [
        ['_4XX', 'Goto', 'queues,${EXTEN},1'],
        ['500', 'Queue', '500,t'],
        ['600', 'Queue', 'another'],
        ['700', 'Goto', 'round,700,1'],
      ],
      queues: [['_4XX', 'Queue', '${EXTEN},tT']],
      round: [['700', 'Goto', 'agents,700,1']],
    });
    expect([...(await at.find(['401', '500', '600', '700', '999']))]).toEqual([
      ['401', '401'],
      ['500', '500'],
    ]);
  });

  it('stand in the context of the agents and in what that includes, for queues with names', async () => {
    const { asked, numbers: at } = numbers({
      agents: [
        ['700', 'Answer', ''],
        ['700', 'Queue', 'support,,,,300'],
        ['800', 'Queue', 'support'],
        ['_9XX', 'Queue', 'sales'],
        ['s', 'Queue', 'sales'],
        ['', '', 'more'],
        ['', '', 'agents'],
      ],
      more: [['#75', 'Queue', 'sales']],
    });
    expect([...(await at.find(['support', 'sales', 'none']))]).toEqual([
      ['support', '700'],
      ['sales', '#75'],
    ]);
    expect(asked).toEqual(['agents', 'more']);
  });

  it('are looked for in so many contexts and no more', async () => {
    const rows = Array.from({ length: 100 }, (_, n) => [`c${String(n)}`, [['', '', `c${String(n + 1)}`] as const]]);
    const { asked, numbers: at } = numbers({ ...Object.fromEntries(rows), agents: [['', '', 'c0']] });
    await at.find(['support']);
    expect(asked).toHaveLength(32);
  });
});
