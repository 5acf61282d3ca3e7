import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/**
 * Reads a password: asked for twice without echo at a terminal, else all of the input without its last line break.
 * @throws Error when the two differ, when there is none, and when the person gave up
 */
export async function readPassword(input: Input, prompts: NodeJS.WritableStream): Promise<string> {
  const password = input.isTTY ? await askTwice(input, prompts) : (await text(input)).replace(/\r?\n$/, '');
  if (!password) throw new Error('there is no password');
  return password;
}

async function askTwice(input: Input, prompts: NodeJS.WritableStream): Promise<string> {
  const password = await ask('Password: ', input, prompts);
  const again = await ask('Again: ', input, prompts);
  if (password !== again) throw new Error('the two passwords differ');
  return password;
}

function ask(prompt: string, input: Input, prompts: NodeJS.WritableStream): Promise<string> {
  // The line editor echoes to its output; this one throws everything away.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: true, historySize: 0 });
  const answer = new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => reject(new Error('there is no password')));
  });
  prompts.write(prompt);
  return answer.finally(() => {
    lines.close();
    prompts.write('\n');
  });
}
