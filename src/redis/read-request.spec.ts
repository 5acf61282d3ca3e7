import { describe, expect, it } from '@jest/globals';
import { readRequest } from './read-request.js';

describe('a message for the owner of a session', () => {
  it.each(['', '{', 'end', 'null', '1', '[]', '{"session":"s","fence":1,"wanted":"else"}', '{"session":"s"}'])(
    'is ignored where it is no request: %s',
    (message) => expect(readRequest(message)).toBeUndefined(),
  );

  it('is read where it is one, without what is not known', () => {
    const request = { session: 's', fence: 1, wanted: 'end', successor: { session: 't', instance: 'b' } };
    expect(readRequest(JSON.stringify({ ...request, more: 1 }))).toEqual(request);
    expect(readRequest(JSON.stringify({ ...request, successor: 't' }))).toBeUndefined();
  });
});
