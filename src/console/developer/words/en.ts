import type { DeveloperWords } from './words.js';

export const en: DeveloperWords = {
  labels: {
    heading: 'What goes over the line',
    filter: 'Filter',
    pause: 'Pause',
    clear: 'Clear',
    copy: 'Copy as test',
    copySelected: 'Copy the selected as test',
    copied: 'The test is on the clipboard.',
    refused: 'The browser does not allow the clipboard: copy it from here.',
    script: 'Test',
    none: 'Nothing has been recorded.',
    nothingFits: 'Nothing fits the filter.',
    select: 'Select',
    messages: 'Messages',
    what: 'What is shown',
    command: 'Command',
    event: 'Event',
    connection: 'Connection',
    waiting: 'no answer yet',
    sent: 'Sent',
    answer: 'Answer',
  },
  kinds: { all: 'Everything', command: 'Commands', event: 'Events', connection: 'Connection' },
  shown: (shown, all) => (shown === all ? `${all}` : `${shown} of ${all}`),
};
