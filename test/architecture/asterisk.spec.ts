import { describe, expect, it } from '@jest/globals';
import { ASTERISK_ROOMS, brokenInnerArrows } from './asterisk-rooms.js';
import { keptArrangements, wireWords } from './asterisk-words.js';
import { projectFiles } from './project-files.js';

const files = projectFiles();
const sources = files.filter(({ path }) => /^src\/cti\/asterisk\/.*(?<!\.spec)\.ts$/.test(path));
const inRooms = (...rooms: readonly string[]) => new RegExp(`^src/cti/asterisk/(${rooms.join('|')})/`);

describe('the rooms of the Asterisk provider', () => {
  it('import downwards only', () => {
    expect(brokenInnerArrows(files)).toEqual([]);
    const rooms = Object.keys(ASTERISK_ROOMS);
    rooms.forEach((room, index) => {
      expect(ASTERISK_ROOMS[room]?.filter((one) => !rooms.slice(0, index).includes(one))).toEqual([]);
    });
  });

  it.each([
    ['mirror/a.ts', '../calls/b.js', 'mirror may not import calls'],
    ['calls/a.ts', '../session/b.js', 'calls may not import session'],
    ['calls/a.ts', '../asterisk-provider.js', 'calls may not import provider'],
    ['cellar/a.ts', '../ami/b.js', 'there is no room cellar'],
  ])('%s does not import %s', (path, specifier, sentence) => {
    const file = { path: `src/cti/asterisk/${path}`, text: `import type { B } from '${specifier}';` };
    expect(brokenInnerArrows([file])).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('what the switch is asked for', () => {
  it('is said in words everywhere but in pbx', () => {
    const said = sources.flatMap(wireWords);
    expect(said.filter((place) => !inRooms('ami', 'ari', 'link', 'pbx').test(place))).toEqual([]);
    expect(said.filter((place) => inRooms('pbx').test(place))).not.toEqual([]);
  });

  it.each(["await at.ask.ami.action('Hangup');", "ari.post('/bridges');", "(await this.clients).ari.delete('/a');"])(
    'would be seen: %s',
    (text) => {
      expect(wireWords({ path: 'a.ts', text })).toEqual(['a.ts:1']);
    },
  );

  it.each(["members.delete('a');", "pbx.list('a');"])('is not %s', (text) => {
    expect(wireWords({ path: 'a.ts', text })).toEqual([]);
  });
});

describe('what a call is', () => {
  it('is assigned in one file', () => {
    const kept = new Set(sources.flatMap(keptArrangements).map((place) => place.split(':')[0]));
    expect([...kept]).toEqual(['src/cti/asterisk/calls/call.ts']);
  });

  it.each([
    'class A { private now: Arrangement | undefined; }',
    'class A { constructor(private now: Arrangement) {} }',
    'class A { private readonly all = new Map<string, Arrangement>(); }',
  ])('would be seen: %s', (text) => {
    expect(keptArrangements({ path: 'a.ts', text })).toEqual(['a.ts:1']);
  });

  it.each(['interface A { readonly now: Arrangement }', 'class A { constructor(readonly now: Arrangement) {} }'])(
    'is only told by %s',
    (text) => {
      expect(keptArrangements({ path: 'a.ts', text })).toEqual([]);
    },
  );
});
