type Words<K extends string> = Readonly<Record<K, string>>;

/** What each language says of the developer's drawer. */
export interface DeveloperWords {
  readonly labels: Words<
    | 'heading'
    | 'filter'
    | 'pause'
    | 'clear'
    | 'copy'
    | 'copySelected'
    | 'copied'
    | 'refused'
    | 'script'
    | 'none'
    | 'nothingFits'
    | 'select'
    | 'messages'
    | 'what'
    | 'command'
    | 'event'
    | 'connection'
    | 'waiting'
    | 'sent'
    | 'answer'
  >;
  readonly kinds: Words<'all' | 'command' | 'event' | 'connection'>;
  readonly shown: (shown: number, all: number) => string;
}
