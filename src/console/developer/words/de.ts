import type { DeveloperWords } from './words.js';

export const de: DeveloperWords = {
  labels: {
    heading: 'Was über die Leitung geht',
    filter: 'Filter',
    pause: 'Anhalten',
    clear: 'Leeren',
    copy: 'Als Test kopieren',
    copySelected: 'Auswahl als Test kopieren',
    copied: 'Der Test ist in der Zwischenablage.',
    refused: 'Der Browser erlaubt die Zwischenablage nicht: von hier kopieren.',
    script: 'Test',
    none: 'Es ist nichts aufgezeichnet.',
    nothingFits: 'Nichts passt zum Filter.',
    select: 'Auswählen',
    messages: 'Nachrichten',
    what: 'Was gezeigt wird',
    command: 'Befehl',
    event: 'Ereignis',
    connection: 'Verbindung',
    waiting: 'noch keine Antwort',
    sent: 'Gesendet',
    answer: 'Antwort',
  },
  kinds: { all: 'Alles', command: 'Befehle', event: 'Ereignisse', connection: 'Verbindung' },
  shown: (shown, all) => (shown === all ? `${all}` : `${shown} von ${all}`),
};
