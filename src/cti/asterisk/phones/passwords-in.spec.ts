import { describe, expect, it } from '@jest/globals';
import { passwordsIn } from './passwords-in.js';
import { PasswordsFileError } from './passwords-file.error.js';

const read = (text: string) => Object.fromEntries(passwordsIn(text));

describe('passwordsIn', () => {
  it('takes accounts and passwords as they are written', () => {
    expect(read('1001: 0123\n"0815": true\nalice: "a:b#c"\n# nobody\n')).toEqual({
      '0815': 'true',
      '1001': '0123',
      alice: 'a:b#c',
    });
  });

  it.each(['', '# nothing yet\n', '{}'])('takes a file with none: %j', (text) => {
    expect(read(text)).toEqual({});
  });

  it.each([
    ['a list', '- swordfish', 'must hold accounts and their passwords'],
    ['a text', 'swordfish', 'must hold accounts and their passwords'],
    ['no YAML', '1001: [swordfish\n1002: swordfish', 'is not YAML in line'],
    ['an account twice', '1001: swordfish\n1001: swordfish', 'the 2.'],
    ['no password', '1001: swordfish\n1002:\n', 'the 2.'],
    ['a block as password', '1001: { sip: swordfish }', 'the 1.'],
    ['a password with a line break', '1001: "sword\\nfish"', 'the 1.'],
    ['what is no account', '"sip:swordfish@host": a', 'the 1.'],
    ['an alias', 'a: &a swordfish\nb: *a', 'the 2.'],
  ])('refuses %s, and tells nothing of it', (_, text, problem) => {
    const reading = () => read(text);
    expect(reading).toThrow(PasswordsFileError);
    expect(reading).toThrow(problem);
    expect(reading).not.toThrow(/fish/);
  });
});
