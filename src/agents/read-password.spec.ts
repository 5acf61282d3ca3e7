import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readPassword } from './read-password.js';

/** A terminal and somebody who types one line after each prompt. */
function terminal(...lines: string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const prompts = new PassThrough();
  const shown: string[] = [];
  prompts.on('data', (chunk) => {
    const text = String(chunk);
    shown.push(text);
    if (!text.endsWith(': ')) return;
    const line = lines.shift();
    if (line === undefined) input.end();
    else input.write(`${line}\r`);
  });
  return { input, prompts, shown };
}

function piped(content: string): PassThrough {
  const input = new PassThrough();
  input.end(content);
  return input;
}

describe('readPassword', () => {
  it.each([
    ['word\n', 'word'],
    ['two words\r\n', 'two words'],
    [' spaces stay ', ' spaces stay '],
  ])('reads what is piped in: %j', async (content, password) => {
    const prompts = new PassThrough();
    await expect(readPassword(piped(content), prompts)).resolves.toBe(password);
    expect(prompts.readableLength).toBe(0);
  });

  it('asks twice at a terminal and never shows what is typed', async () => {
    const { input, prompts, shown } = terminal('hunter2', 'hunter2');
    await expect(readPassword(input, prompts)).resolves.toBe('hunter2');
    expect(shown.join('')).toBe('Password: \nAgain: \n');
  });

  it('refuses two different ones', async () => {
    const { input, prompts } = terminal('hunter2', 'hunter3');
    await expect(readPassword(input, prompts)).rejects.toThrow('differ');
  });

  it('refuses an empty one and a person who goes away', async () => {
    await expect(readPassword(piped('\n'), new PassThrough())).rejects.toThrow('no password');
    const { input, prompts } = terminal('hunter2');
    await expect(readPassword(input, prompts)).rejects.toThrow('no password');
  });
});
