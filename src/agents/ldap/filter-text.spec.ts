import { expect, it } from '@jest/globals';
import { filterText } from './filter-text.js';

it.each([
  ['anna', 'anna'],
  ['*', '\\2a'],
  ['a)(uid=*', 'a\\29\\28uid\\3d\\2a'],
  ['\\\0', '\\5c\\00'],
  ['ä😀', '\\c3\\a4\\f0\\9f\\98\\80'],
])('writes %j as %s', (text, written) => {
  expect(filterText(text)).toBe(written);
});
