import { describe, expect, it } from '@jest/globals';
import { eventArguments } from './event-arguments.js';

describe('eventArguments', () => {
  const callback = () => undefined;

  it.each([
    ['one argument', [{ a: 1 }], { message: { a: 1 }, acknowledge: undefined }],
    ['one and a callback', [{ a: 1 }, callback], { message: { a: 1 }, acknowledge: callback }],
    ['nothing', [], { message: undefined, acknowledge: undefined }],
    ['a callback alone', [callback], { message: undefined, acknowledge: callback }],
    ['several', [1, 2], { message: [1, 2], acknowledge: undefined }],
    ['several and a callback', [1, 2, callback], { message: [1, 2], acknowledge: callback }],
  ])('tells of %s', (_, args, told) => expect(eventArguments(args)).toEqual(told));
});
